//! The handlers of the timetable's page and its approval.

use askama::Template;
use kernel::GroupId;
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, Path, Routes, Say, Section, Shell, go, page,
};

use super::board::{Board, Whole};
use crate::access;
use crate::draft::{Lesson, State, WEEKDAYS};
use crate::queries::{self, Stamp, Version};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/timetable", show, &access::SEE)
        .post(
            "/groups/{group}/timetable/approval",
            decide,
            &access::APPROVE,
        )
}

/// A version laid out by weekday.
pub struct WeekView {
    /// Each weekday's name with its play-lessons
    pub days: Vec<(String, Vec<Lesson>)>,
}

impl WeekView {
    /// Of play-lessons.
    pub fn of(say: &Say, lessons: &[Lesson]) -> Self {
        let day = |weekday: i64| {
            let of_day = lessons
                .iter()
                .filter(|lesson| lesson.weekday == weekday)
                .cloned()
                .collect();
            (say.t(&format!("timetable-day-{weekday}")), of_day)
        };
        Self {
            days: WEEKDAYS.into_iter().map(day).collect(),
        }
    }
}

/// A version's card.
struct Card {
    version: Version,
    /// What it is: "Spēkā esošais", "Sāksies", "Melnraksts", "Iesniegts"
    tag: (&'static str, String),
    /// Who saved or approved it, and when
    who: String,
    week: WeekView,
}

#[derive(Template)]
#[template(path = "timetable/timetable.html")]
struct TimetablePage {
    shell: Shell,
    group: Group,
    cards: Vec<Card>,
    versions: Vec<(Version, String)>,
    may_edit: bool,
    may_approve: bool,
    has_open: bool,
}

fn who(on: &Context, version: &Version) -> String {
    let moment = |at| on.say.moment(at, &on.viewer.institution.zone, on.today);
    let approver = version
        .approver_given_name
        .as_ref()
        .zip(version.approver_surname.as_ref());
    if let (Some(at), Some((given, surname))) = (version.approved_at, approver) {
        let name = format!("{given} {surname}");
        return on
            .say
            .a2("timetable-approved", "who", name, "time", moment(at));
    }
    let name = format!("{} {}", version.given_name, version.surname);
    on.say.a2(
        "timetable-saved",
        "who",
        name,
        "time",
        moment(version.updated_at),
    )
}

fn card(on: &Context, whole: &Whole) -> Card {
    let (version, say) = (&whole.version, &on.say);
    let tag = match version.state {
        State::Draft => ("tag-info", say.t("timetable-draft")),
        State::Submitted => ("tag-warn", say.t("timetable-submitted")),
        State::Approved if version.from_on > on.today => (
            "",
            say.a("timetable-coming", "day", say.date(version.from_on)),
        ),
        State::Approved => ("tag-ok", say.t("timetable-in-force")),
    };
    Card {
        week: WeekView::of(say, &whole.plan.lessons),
        who: who(on, version),
        version: version.clone(),
        tag,
    }
}

async fn show(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let shell = ok.shell(Section::Timetable, Some(group)).await?;
    let board = Board::read(&mut ok, institution, group, today).await?;
    let reach = Reach {
        group: Some(group),
        ..Reach::default()
    };
    let on = &ok.on;
    let cards = [&board.open, &board.in_force, &board.coming];
    page(&TimetablePage {
        cards: cards
            .into_iter()
            .flatten()
            .map(|whole| card(on, whole))
            .collect(),
        may_edit: access::EDIT.allows(&on.viewer, reach),
        may_approve: access::APPROVE.allows(&on.viewer, reach),
        has_open: board.open.is_some(),
        versions: board
            .versions
            .into_iter()
            .map(|one| (one.clone(), who(on, &one)))
            .collect(),
        group: ok.record.clone(),
        shell,
    })
}

/// Approves what was submitted, or returns it.
async fn decide(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::APPROVE, group).await?;
    let seen = (form.parse("version")?, form.parse("revision")?);
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        at: ok.on.now,
    };
    let (done, state) = match form.need("decision")? {
        "approve" => (
            queries::approve(&mut ok, stamp, group, seen).await?,
            State::Approved,
        ),
        "return" => (
            queries::give_back(&mut ok, stamp, group, seen).await?,
            State::Draft,
        ),
        _ => return Err(Error::Unprocessable("unprocessable-value")),
    };
    if !done {
        return Err(Error::Conflict("timetable-changed"));
    }
    let detail = json!({ "version": seen.0, "revision": seen.1 + 1, "state": state.as_str() });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/groups/{group}/timetable"))
}
