//! The handlers of a timetable's draft.

use jiff::civil::Date;
use kernel::{GroupId, InstitutionId, TimetableId};
use people::subjects::{own_teachers, subject_teachers};
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Error, Form, Path, Result, Routes, Section, Writing, again,
    both_versions, go, page,
};

use super::page::{Desk, EditPage, Said, compose};
use crate::clash::clashes;
use crate::draft::{Lesson, Outcome, Plan, Seen, State, next_monday, outcome};
use crate::form::{Draft, Fault, Placed, check, offers, opened, read, typed};
use crate::timetable::Board;
use crate::view::about;
use crate::writes::{self, Stamp};
use crate::{access, queries};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/timetable/edit", show, &access::EDIT)
        .post("/groups/{group}/timetable/edit", write, &access::EDIT)
}

/// What the form stands on, for a version that begins on `from`.
async fn desk(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    (today, from): (Date, Option<Date>),
) -> Result<Desk> {
    let board = Board::read(tx, institution, group, today).await?;
    let open = board.open.as_ref().map(|open| open.plan.from_on);
    let from = from.or(open).unwrap_or_else(|| next_monday(today));
    let subjects = subject_teachers(tx, institution, from).await?;
    let own = own_teachers(tx, institution, group, from).await?;
    Ok(Desk {
        board,
        offers: offers(&subjects, &own, group),
        // what has begun already is compared from today on
        taken: queries::taken(tx, institution, group, from.max(today)).await?,
        steps: queries::steps(tx, institution, group).await?,
    })
}

/// The form as it opens: the open version, or a copy of the newest approved one.
fn fresh(on: &Context, board: &Board) -> Draft {
    let from_on = board
        .open
        .as_ref()
        .map_or_else(|| next_monday(on.today), |open| open.plan.from_on);
    let rows = board
        .base()
        .map(|base| opened(&base.plan.lessons))
        .unwrap_or_default();
    Draft {
        from_on: on.say.date(from_on),
        rows,
    }
}

async fn show(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::EDIT, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let desk = desk(&mut ok, institution, group, (today, None)).await?;
    let frame = (shell, ok.record.clone());
    let form = (fresh(&ok.on, &desk.board), desk.board.seen());
    page(&compose(&ok.on, frame, &desk, form, &Said::default()))
}

/// Writes the plan; none where somebody else was faster.
async fn keep(
    ok: &mut Writing<GroupId>,
    board: &Board,
    seen: Seen,
    (plan, state): (&Plan, State),
) -> Result<Option<About>> {
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        at: ok.on.now,
    };
    let group = ok.subject;
    let (version, revision) = if let Some(open) = &board.open {
        if !writes::change(ok, stamp, open.version.id, seen.1, (plan, state)).await? {
            return Ok(None);
        }
        (open.version.version, seen.1 + 1)
    } else {
        let (id, number) = (TimetableId(ok.next_id()?), board.next_number());
        match writes::begin(ok, stamp, group, (id, number), (plan, state)).await {
            Err(Error::Conflict(_)) => return Err(Error::Conflict("timetable-changed")),
            other => other?,
        }
        (number, 1)
    };
    if state == State::Submitted {
        writes::handed_in(ok, stamp, group, (version, revision)).await?;
    }
    let detail = json!({
        "version": version, "revision": revision, "state": state.as_str(),
        "from": plan.from_on, "lessons": plan.lessons.len(),
    });
    Ok(Some(About::change(detail)))
}

/// The form as it was sent, with what is said about it.
async fn back(
    ok: &mut Writing<GroupId>,
    form: (Draft, Option<Seen>),
    said: &Said,
) -> Result<EditPage> {
    let (institution, group, today) = (ok.institution(), ok.subject, ok.on.today);
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    // read anew: another may have saved since
    let desk = desk(ok, institution, group, (today, form.0.from_day())).await?;
    let frame = (shell, ok.record.clone());
    let seen = form.1.unwrap_or_else(|| desk.board.seen());
    Ok(compose(&ok.on, frame, &desk, (form.0, seen), said))
}

/// What keeps the timetable from being handed in: teachers in two groups at once, each beside its field.
fn blocking(on: &Context, desk: &Desk, draft: &Draft) -> Vec<Fault> {
    let (placed, _) = read(draft, &desk.offers);
    let of = |one: &Placed| {
        let own: [Lesson; 1] = [one.lesson.clone()];
        let found = clashes(&own, &desk.taken);
        let first = found.iter().find(|clash| clash.blocks())?;
        Some(Fault {
            field: format!("teacher-{}-{}", one.lesson.weekday, one.place),
            key: "timetable-clash-fault",
            about: about(&on.say, first),
        })
    };
    placed.iter().filter_map(of).collect()
}

/// What the form asks for.
fn wanted(form: &Form) -> Result<State> {
    match form.text("action") {
        "" | "save" => Ok(State::Draft),
        "submit" => Ok(State::Submitted),
        _ => Err(Error::Unprocessable("unprocessable-value")),
    }
}

/// Saves the draft, or saves and submits it.
async fn write(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::EDIT, group).await?;
    let seen: Seen = (form.parse("version")?, form.parse("revision")?);
    let (state, draft) = (wanted(&form)?, typed(&form)?);
    let (institution, today) = (ok.institution(), ok.on.today);
    let desk = desk(&mut ok, institution, group, (today, draft.from_day())).await?;
    let submitting = state == State::Submitted;
    let checked = check(&draft, &desk.offers, submitting).and_then(|plan| {
        let faults = if submitting {
            blocking(&ok.on, &desk, &draft)
        } else {
            Vec::new()
        };
        if faults.is_empty() {
            Ok(plan)
        } else {
            Err(faults)
        }
    });
    let plan = match checked {
        Ok(plan) => plan,
        Err(faults) => {
            let said = Said {
                faults,
                conflict: false,
            };
            return again(&back(&mut ok, (draft, Some(seen)), &said).await?);
        }
    };
    let board = &desk.board;
    let saved = board
        .open
        .as_ref()
        .map(|open| (&open.plan, open.version.state));
    let about = match outcome(seen, board.seen(), saved, (&plan, state)) {
        Outcome::Same => return go(&format!("/groups/{group}/timetable")),
        Outcome::Write => keep(&mut ok, board, seen, (&plan, state)).await?,
        Outcome::Conflict => None,
    };
    let Some(about) = about else {
        let said = Said {
            conflict: true,
            ..Said::default()
        };
        return both_versions(&back(&mut ok, (draft, None), &said).await?);
    };
    ok.commit(vec![about]).await?;
    go(&format!("/groups/{group}/timetable"))
}
