//! One list of a school year, with the form for one entry more.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{Area, InstitutionId, ReferenceId};
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Error, Form, Path, Query, Result, Section, Shell, Typed, Whole, again, go,
    page,
};

use super::queries::{self, Name, New};
use crate::access;
use crate::held::Held;
use crate::records::Kind;
use crate::words::{SUBJECT, TITLE, Which, from_year, hold, line, may_write, span, typed};

#[derive(Template)]
#[template(path = "names/list.html")]
struct ListPage {
    shell: Shell,
    today: Date,
    kind: Kind,
    year: SchoolYear,
    names: Vec<Name>,
    may_write: bool,
    typed: Typed,
}

impl ListPage {
    const fn title_length(&self) -> usize {
        title_length(self.kind)
    }

    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    /// Whether each entry belongs to a learning area.
    fn has_areas(&self) -> bool {
        self.kind == Kind::Subject
    }

    fn years(&self) -> [SchoolYear; 2] {
        SchoolYear::open(self.today)
    }

    fn title(&self) -> String {
        self.shell
            .say
            .t(&format!("curriculum-list-{}", self.kind.as_str()))
    }

    fn address(&self, year: SchoolYear) -> String {
        list_of(self.kind, year)
    }

    /// When it holds, where that is not the whole year.
    fn span(&self, name: &Name) -> Option<String> {
        let whole = name.from_on <= self.year.first() && name.to_on.is_none();
        (!whole).then(|| span(&self.shell.say, name.held()))
    }
}

/// The address of a list in a year.
pub fn list_of(kind: Kind, year: SchoolYear) -> String {
    format!(
        "/curriculum/lists/{}?year={}",
        kind.as_str(),
        year.starts_in()
    )
}

/// The longest title of an entry.
pub const fn title_length(kind: Kind) -> usize {
    match kind {
        Kind::Subject => SUBJECT,
        Kind::Value | Kind::Virtue | Kind::Skill | Kind::Technique => TITLE,
    }
}

/// The learning area of a subject, which is needed; other entries have none.
pub fn area_of(typed: &mut Typed, kind: Kind) -> Option<Area> {
    if kind != Kind::Subject {
        return None;
    }
    let area = typed.choice::<Area>("area");
    if area.is_none() {
        typed.wrong("area", "fault-choice");
    }
    area
}

fn kind_of(text: &str) -> Result<Kind> {
    text.parse().map_err(|_| Error::NotFound)
}

pub async fn show(ask: Ask, Path(kind): Path<String>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let (kind, year) = (kind_of(&kind)?, which.year(ok.on.today)?);
    let institution = ok.institution();
    let mut names = queries::during(&mut ok, institution, year.first(), year.last()).await?;
    names.retain(|name| name.kind == kind);
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&ListPage {
        today: ok.on.today,
        may_write: may_write(&ok.on),
        typed: Typed::default(),
        shell,
        kind,
        year,
        names,
    })
}

/// The entries of the list that hold on some of those days.
pub async fn beside(
    tx: &mut ReadTx,
    institution: InstitutionId,
    kind: Kind,
    held: Held,
) -> Result<Vec<Name>> {
    let to = held.to.unwrap_or(Date::constant(9999, 12, 31));
    let mut list = queries::during(tx, institution, held.from, to).await?;
    list.retain(|one| one.kind == kind);
    Ok(list)
}

pub async fn add(ask: Ask, Path(kind): Path<String>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let kind = kind_of(&kind)?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let mut typed = typed(form);
    let title = line(&mut typed, "title", title_length(kind));
    let area = area_of(&mut typed, kind);
    let year = from_year(&mut typed, "year", today);
    hold(&mut ok, institution).await?;
    let held = Held {
        from: year.unwrap_or(SchoolYear::of(today)).first(),
        to: None,
    };
    let list = beside(&mut ok, institution, kind, held).await?;
    let lower = title.to_lowercase();
    if list.iter().any(|one| one.title.to_lowercase() == lower) {
        typed.wrong("title", "curriculum-fault-entry-known");
    }
    let (Some(year), true) = (year, typed.is_good()) else {
        let year = SchoolYear::of(today);
        let mut names = queries::during(&mut ok, institution, year.first(), year.last()).await?;
        names.retain(|name| name.kind == kind);
        let shell = ok.shell(Section::Curriculum, None).await?;
        return again(&ListPage {
            may_write: true,
            shell,
            today,
            kind,
            year,
            names,
            typed,
        });
    };
    let new = New {
        id: ReferenceId(ok.next_id()?),
        position: list
            .iter()
            .map(|one| one.position)
            .max()
            .unwrap_or_default()
            + 1,
        kind,
        area,
        title,
        held,
    };
    queries::add(&mut ok, institution, &new).await?;
    let detail = json!({
        "list": kind.as_str(), "entry": new.id,
        "new": { "title": new.title, "area": new.area, "from": new.held.from },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(kind, year))
}
