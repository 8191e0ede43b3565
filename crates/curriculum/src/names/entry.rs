//! One entry: other words from a school year on, or its end.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{Area, ReferenceId};
use serde_json::json;
use web::{
    About, Answer, Ask, Context, Differing, Error, Form, Kept, Path, Say, Section, Shell, Typed,
    Whole, Writing, again, both_versions, go, page,
};

use super::list::{area_of, beside, list_of, title_length};
use super::queries::{self, Name, New};
use crate::access;
use crate::held::Held;
use crate::words::{from_year, hold, line, span, typed};

#[derive(Template)]
#[template(path = "names/entry.html")]
struct EntryPage {
    shell: Shell,
    today: Date,
    name: Name,
    typed: Typed,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
}

impl EntryPage {
    fn new(on: &Context, shell: Shell, name: Name, typed: Typed) -> Self {
        Self {
            today: on.today,
            kept: kept(&name),
            differing: Vec::new(),
            shell,
            name,
            typed,
        }
    }

    const fn title_length(&self) -> usize {
        title_length(self.name.kind)
    }

    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    /// The kept learning area; empty where the list has none.
    fn area(&self) -> &'static str {
        area(&self.name)
    }

    fn years(&self) -> [SchoolYear; 2] {
        SchoolYear::open(self.today)
    }

    fn list(&self) -> String {
        list_of(self.name.kind, SchoolYear::of(self.today))
    }

    fn span(&self) -> String {
        span(&self.shell.say, self.name.held())
    }

    fn ends(&self) -> String {
        ends(&self.name)
    }

    fn is_open(&self) -> bool {
        is_open(&self.name, self.today)
    }
}

/// Whether it holds in this school year or later.
fn is_open(name: &Name, today: Date) -> bool {
    name.held().lasts_to(SchoolYear::of(today).first())
}

fn ends(name: &Name) -> String {
    name.to_on.map(|day| day.to_string()).unwrap_or_default()
}

fn area(name: &Name) -> &'static str {
    name.area.map(Area::as_str).unwrap_or_default()
}

fn kept(name: &Name) -> Vec<Kept> {
    let own = name
        .area
        .map(|one| ("area", "curriculum-area", one.as_str().to_owned()));
    [
        ("title", "curriculum-title-label", name.title.clone()),
        ("ends", "curriculum-ends", ends(name)),
    ]
    .into_iter()
    .chain(own)
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}

pub async fn show(ask: Ask, Path(id): Path<ReferenceId>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let institution = ok.institution();
    let name = queries::one(&mut ok, institution, id).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&EntryPage::new(&ok.on, shell, name, Typed::default()))
}

/// A learning area by its name.
fn in_words(say: &Say, one: Differing) -> Differing {
    if one.label != "curriculum-area" {
        return one;
    }
    let word = |code: &str| {
        let area = code.parse::<Area>();
        area.map_or_else(|_| code.to_owned(), |area| say.t(&format!("area-{area}")))
    };
    Differing {
        mine: word(&one.mine),
        theirs: word(&one.theirs),
        ..one
    }
}

/// The form as it was typed, with what is wrong or what somebody else saved meanwhile.
async fn back(
    ok: &mut Writing<Whole>,
    name: Name,
    typed: Typed,
    differing: Vec<Differing>,
) -> Answer {
    let shell = ok.shell(Section::Curriculum, None).await?;
    let page = EntryPage::new(&ok.on, shell, name, typed);
    if differing.is_empty() {
        again(&page)
    } else {
        let say = &page.shell.say;
        let differing = differing
            .into_iter()
            .map(|one| in_words(say, one))
            .collect();
        both_versions(&EntryPage { differing, ..page })
    }
}

pub async fn change(ask: Ask, Path(id): Path<ReferenceId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    hold(&mut ok, institution).await?;
    let name = queries::one(&mut ok, institution, id).await?;
    let mut typed = typed(form);
    let differing = typed.overtaken(&kept(&name));
    if !differing.is_empty() {
        return back(&mut ok, name, typed, differing).await;
    }
    if !is_open(&name, today) {
        return Err(Error::Unprocessable("curriculum-over"));
    }
    let title = line(&mut typed, "title", title_length(name.kind));
    let area = area_of(&mut typed, name.kind);
    let year = from_year(&mut typed, "year", today);
    let from = year.map_or(name.from_on, |year| year.first().max(name.from_on));
    if !name.held().lasts_to(from) {
        typed.wrong("year", "curriculum-fault-over");
    }
    let held = Held {
        from,
        to: name.to_on,
    };
    let list = beside(&mut ok, institution, name.kind, held).await?;
    let lower = title.to_lowercase();
    let mut others = list.iter().filter(|one| one.id != id);
    if others.any(|one| one.title.to_lowercase() == lower) {
        typed.wrong("title", "curriculum-fault-entry-known");
    }
    let (Some(year), true) = (year, typed.is_good()) else {
        return back(&mut ok, name, typed, Vec::new()).await;
    };
    if name.title == title && name.area == area {
        return go(&list_of(name.kind, year));
    }
    queries::end(&mut ok, institution, id, name.held().end_before(from)).await?;
    let new = New {
        id: ReferenceId(ok.next_id()?),
        kind: name.kind,
        area,
        position: name.position,
        title,
        held,
    };
    queries::add(&mut ok, institution, &new).await?;
    let detail = json!({
        "list": name.kind.as_str(), "entry": id,
        "old": { "title": name.title, "area": name.area, "from": name.from_on },
        "new": { "entry": new.id, "title": new.title, "area": area, "from": from },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(name.kind, year))
}

pub async fn retire(ask: Ask, Path(id): Path<ReferenceId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    hold(&mut ok, institution).await?;
    let name = queries::one(&mut ok, institution, id).await?;
    let mut typed = typed(form);
    // this form sends nothing but the end that it was shown with
    let ends: Vec<Kept> = kept(&name)
        .into_iter()
        .filter(|one| one.field == "ends")
        .collect();
    let differing = typed.overtaken(&ends);
    let year = from_year(&mut typed, "until", today);
    let Some(year) = year.filter(|_| differing.is_empty()) else {
        return back(&mut ok, name, typed, differing).await;
    };
    if !is_open(&name, today) {
        return Err(Error::Unprocessable("curriculum-over"));
    }
    let list = list_of(name.kind, year);
    if !name.held().lasts_to(year.first()) {
        return go(&list);
    }
    let to = name.held().end_before(year.first());
    queries::end(&mut ok, institution, id, to).await?;
    let detail = json!({
        "list": name.kind.as_str(), "entry": id, "title": name.title,
        "old": { "to": name.to_on }, "new": { "to": to },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&list)
}
