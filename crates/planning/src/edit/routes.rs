//! The handlers of a timetable's draft.

use askama::Template;
use kernel::{Area, GroupId, TimetableId};
use serde_json::json;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, Path, Result, Routes, Section, Shell, Writing,
    again, both_versions, go, page,
};

use crate::access;
use crate::draft::{
    Draft, Fault, Outcome, Plan, Seen, State, Typed, WEEKDAYS, check, next_monday, opened, outcome,
    typed, with_spare,
};
use crate::queries::{self, Stamp};
use crate::timetable::{Board, WeekView};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/timetable/edit", show, &access::EDIT)
        .post("/groups/{group}/timetable/edit", write, &access::EDIT)
}

/// One row of the form as it is shown.
struct Field {
    row: Typed,
    starts_fault: Option<String>,
    area_fault: Option<String>,
    title_fault: Option<String>,
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
struct EditPage {
    shell: Shell,
    group: Group,
    seen: Seen,
    from_on: String,
    from_fault: Option<String>,
    days: Vec<(i64, String, Vec<Field>)>,
    /// Each fault's field and words, for the summary
    faults: Vec<(String, String)>,
    submitted: bool,
    /// The saved version with who saved it, where another one was saved meanwhile
    theirs: Option<(String, WeekView)>,
}

impl EditPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }
}

/// What is said about the form.
#[derive(Default)]
struct Said {
    faults: Vec<Fault>,
    conflict: bool,
}

fn theirs(on: &Context, board: &Board) -> Option<(String, WeekView)> {
    let base = board.base()?;
    let name = format!("{} {}", base.version.given_name, base.version.surname);
    let at = on.say.moment(
        base.version.updated_at,
        &on.viewer.institution.zone,
        on.today,
    );
    let who = on.say.a2("timetable-saved", "who", name, "time", at);
    Some((who, WeekView::of(&on.say, &base.plan.lessons)))
}

fn compose(
    on: &Context,
    (shell, group): (Shell, Group),
    board: &Board,
    (draft, seen): (Draft, Seen),
    said: &Said,
) -> EditPage {
    let say = &on.say;
    let fault = |field: &str| {
        said.faults
            .iter()
            .find(|fault| fault.field == field)
            .map(|fault| say.t(fault.key))
    };
    let field = |row: Typed| {
        let of = |kind: &str| fault(&format!("{kind}-{}-{}", row.weekday, row.place));
        let (starts_fault, area_fault, title_fault) = (of("starts"), of("area"), of("title"));
        Field {
            row,
            starts_fault,
            area_fault,
            title_fault,
        }
    };
    let day = |weekday: i64| {
        let rows = with_spare(&draft.rows, weekday)
            .into_iter()
            .map(field)
            .collect();
        (weekday, say.t(&format!("timetable-day-{weekday}")), rows)
    };
    EditPage {
        days: WEEKDAYS.into_iter().map(day).collect(),
        from_fault: fault("from_on"),
        faults: said
            .faults
            .iter()
            .map(|one| (one.field.clone(), say.t(one.key)))
            .collect(),
        submitted: board
            .open
            .as_ref()
            .is_some_and(|open| open.version.state == State::Submitted),
        theirs: said.conflict.then(|| theirs(on, board)).flatten(),
        from_on: draft.from_on,
        shell,
        group,
        seen,
    }
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
    let shell = ok.shell(Section::Timetable, Some(group)).await?;
    let board = Board::read(&mut ok, institution, group, today).await?;
    let frame = (shell, ok.record.clone());
    let form = (fresh(&ok.on, &board), board.seen());
    page(&compose(&ok.on, frame, &board, form, &Said::default()))
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
        if !queries::change(ok, stamp, open.version.id, seen.1, (plan, state)).await? {
            return Ok(None);
        }
        (open.version.version, seen.1 + 1)
    } else {
        let (id, number) = (TimetableId(ok.next_id()?), board.next_number());
        match queries::begin(ok, stamp, group, (id, number), (plan, state)).await {
            Err(Error::Conflict(_)) => return Err(Error::Conflict("timetable-changed")),
            other => other?,
        }
        (number, 1)
    };
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
    let shell = ok.shell(Section::Timetable, Some(group)).await?;
    // read anew: another may have saved since
    let board = Board::read(ok, institution, group, today).await?;
    let frame = (shell, ok.record.clone());
    let seen = form.1.unwrap_or_else(|| board.seen());
    Ok(compose(&ok.on, frame, &board, (form.0, seen), said))
}

/// Saves the draft, or saves and submits it.
async fn write(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::EDIT, group).await?;
    let seen: Seen = (form.parse("version")?, form.parse("revision")?);
    let state = match form.text("action") {
        "" | "save" => State::Draft,
        "submit" => State::Submitted,
        _ => return Err(Error::Unprocessable("unprocessable-value")),
    };
    let draft = typed(&form)?;
    let plan = match check(&draft, state == State::Submitted) {
        Ok(plan) => plan,
        Err(faults) => {
            let said = Said {
                faults,
                conflict: false,
            };
            return again(&back(&mut ok, (draft, Some(seen)), &said).await?);
        }
    };
    let (institution, today) = (ok.institution(), ok.on.today);
    let board = Board::read(&mut ok, institution, group, today).await?;
    let saved = board
        .open
        .as_ref()
        .map(|open| (&open.plan, open.version.state));
    let about = match outcome(seen, board.seen(), saved, (&plan, state)) {
        Outcome::Same => return go(&format!("/groups/{group}/timetable")),
        Outcome::Write => keep(&mut ok, &board, seen, (&plan, state)).await?,
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
