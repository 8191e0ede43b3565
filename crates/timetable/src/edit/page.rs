//! What the form shows.

use askama::Template;
use kernel::Area;
use web::{Context, Group, Say, Shell};

use crate::clash::{Clash, Taken, clashes};
use crate::draft::{Lesson, Seen, State, Step, WEEKDAYS};
use crate::form::{Draft, Fault, Offer, Placed, Typed, read, with_spare};
use crate::queries::StepTaken;
use crate::timetable::Board;
use crate::view::{ClashLine, StepLine, WeekView, clash_lines, step_line};

/// One choice of a lesson's teacher.
pub struct Choice {
    pub value: String,
    /// "Mūzika – Baiba Lāce"
    pub label: String,
    pub own: bool,
}

/// One row of the form as it is shown.
pub struct Field {
    pub row: Typed,
    pub starts_fault: Option<String>,
    pub ends_fault: Option<String>,
    pub area_fault: Option<String>,
    pub teacher_fault: Option<String>,
    pub title_fault: Option<String>,
    /// The chosen teacher who is not offered any more
    pub gone: Option<String>,
    /// Where the teacher is at the same time
    pub clashes: Vec<ClashLine>,
}

impl Field {
    /// Whether it may be stated that the lesson is held jointly: only where it would clash, or was stated before.
    pub const fn may_be_joint(&self) -> bool {
        self.row.joint || !self.clashes.is_empty()
    }

    /// Whether that choice is made.
    pub fn is(&self, choice: &Choice) -> bool {
        self.row.teacher == choice.value
    }
}

/// A weekday of the form.
pub struct Day {
    pub weekday: i64,
    pub name: String,
    /// The rows with something in them
    pub fields: Vec<Field>,
    /// Empty ones, folded away while there are others
    pub spare: Vec<Field>,
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
pub struct EditPage {
    pub shell: Shell,
    pub group: Group,
    pub seen: Seen,
    pub from_on: String,
    pub from_fault: Option<String>,
    pub days: Vec<Day>,
    pub choices: Vec<Choice>,
    /// Each fault's field and words, for the summary
    pub faults: Vec<(String, String)>,
    /// Every clash, for the banner
    pub clashes: Vec<ClashLine>,
    pub submitted: bool,
    /// The remark with which it was given back
    pub returned: Option<StepLine>,
    /// The saved version with who saved it, where another one was saved meanwhile
    pub theirs: Option<(String, WeekView)>,
}

impl EditPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }
}

/// What is said about the form.
#[derive(Default)]
pub struct Said {
    pub faults: Vec<Fault>,
    pub conflict: bool,
}

/// What the form stands on.
pub struct Desk {
    pub board: Board,
    pub offers: Vec<Offer>,
    pub taken: Vec<Taken>,
    pub steps: Vec<StepTaken>,
}

impl Desk {
    /// The last step of an open draft, if it was to give it back.
    fn returned(&self) -> Option<&StepTaken> {
        let open = self.board.open.as_ref()?;
        let mut steps = self.steps.iter();
        let last = steps.find(|one| one.version == open.version.version)?;
        (open.version.state == State::Draft && last.step == Step::Returned).then_some(last)
    }
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
    let week = WeekView::of(&on.say, &board.names, &base.plan.lessons);
    Some((who, week))
}

fn choice(say: &Say, offer: &Offer) -> Choice {
    let subject = match (offer.subject.as_str(), offer.area) {
        ("", Some(area)) => say.t(&format!("area-{area}")),
        (subject, _) => subject.to_owned(),
    };
    Choice {
        value: offer.value(),
        label: if subject.is_empty() {
            offer.name.clone()
        } else {
            format!("{subject} – {}", offer.name)
        },
        own: offer.own,
    }
}

/// A chosen teacher who is not offered, by what is known: the subject, the name.
fn gone(say: &Say, desk: &Desk, row: &Typed) -> Option<String> {
    let offered = |offer: &Offer| offer.value() == row.teacher;
    if row.teacher.is_empty() || desk.offers.iter().any(offered) {
        return None;
    }
    let (account, subject) = row.teacher.split_once('/')?;
    let name = account
        .parse()
        .ok()
        .and_then(|id| desk.board.names.get(&id));
    let who = match (subject, name) {
        ("", None) => return Some(say.t("timetable-teacher-gone")),
        ("", Some(name)) => name.clone(),
        (subject, None) => subject.to_owned(),
        (subject, Some(name)) => format!("{subject} – {name}"),
    };
    Some(format!("{who} ({})", say.t("timetable-teacher-gone")))
}

/// The form as it is typed, with what is said about it.
pub fn compose(
    on: &Context,
    (shell, group): (Shell, Group),
    desk: &Desk,
    (draft, seen): (Draft, Seen),
    said: &Said,
) -> EditPage {
    let say = &on.say;
    let words = |fault: &Fault| say.with(fault.key, &fault.about);
    let fault = |field: &str| {
        said.faults
            .iter()
            .find(|fault| fault.field == field)
            .map(words)
    };
    let (placed, _) = read(&draft, &desk.offers);
    let lessons: Vec<Lesson> = placed.iter().map(|one| one.lesson.clone()).collect();
    let found = clashes(&lessons, &desk.taken);
    let field = |row: Typed| {
        let of = |kind: &str| fault(&row.field(kind));
        Field {
            starts_fault: of("starts"),
            ends_fault: of("ends"),
            area_fault: of("area"),
            teacher_fault: of("teacher"),
            title_fault: of("title"),
            gone: gone(say, desk, &row),
            clashes: clash_lines(say, &of_row(&found, &placed, &row)),
            row,
        }
    };
    let day = |weekday: i64| {
        let rows = with_spare(&draft.rows, weekday).into_iter().map(field);
        let (spare, fields) = rows.partition(|field| field.row.is_blank());
        Day {
            weekday,
            name: say.t(&format!("timetable-day-{weekday}")),
            fields,
            spare,
        }
    };
    let open = desk.board.open.as_ref();
    EditPage {
        days: WEEKDAYS.into_iter().map(day).collect(),
        from_fault: fault("from_on"),
        faults: said
            .faults
            .iter()
            .map(|one| (one.field.clone(), words(one)))
            .collect(),
        choices: desk.offers.iter().map(|offer| choice(say, offer)).collect(),
        clashes: clash_lines(say, &found),
        submitted: open.is_some_and(|open| open.version.state == State::Submitted),
        returned: desk.returned().map(|last| step_line(on, last)),
        theirs: said.conflict.then(|| theirs(on, &desk.board)).flatten(),
        from_on: draft.from_on.clone(),
        shell,
        group,
        seen,
    }
}

/// The clashes of a row's lesson.
fn of_row<'a>(found: &[Clash<'a>], placed: &[Placed], row: &Typed) -> Vec<Clash<'a>> {
    let own = placed
        .iter()
        .find(|one| one.place == row.place && one.lesson.weekday == row.weekday);
    found
        .iter()
        .filter(|clash| own.is_some_and(|own| own.lesson == *clash.lesson))
        .copied()
        .collect()
}
