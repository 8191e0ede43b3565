//! The board's cells: a duty of a group in a word, an icon and a place to tap.

use std::collections::BTreeMap;

use calendar::{Rules, State};
use jiff::Timestamp;
use kernel::GroupId;
use web::{Context, Say};

use crate::duties::{GroupDay, Item, Plan, Standing, Task};
use crate::words::{detail, late_by, plan_title, title};

/// One cell: a duty of a group.
pub struct Cell {
    /// "h-ok", "h-late", "h-miss", "h-wait", "h-none"
    pub class: &'static str,
    pub icon: Option<&'static str>,
    /// What the state is called, for those who do not see the colour
    pub word: String,
    /// "08:41", "vēl 19 min"
    pub text: String,
    /// "22 no 22"
    pub below: String,
    /// What it is, for those who do not see the column
    pub title: String,
    pub address: String,
}

/// "08:41", on another day "19. okt. 15:30"
pub fn short(on: &Context, at: Timestamp) -> String {
    let zone = &on.viewer.institution.zone;
    let (day, time) = (zone.to_datetime(at).date(), on.say.time(at, zone));
    if day == on.today {
        time
    } else {
        format!("{} {time}", on.say.day_short(day))
    }
}

/// A state's class, icon, the key of its word, and what is said of it.
pub fn state(
    on: &Context,
    standing: Standing,
) -> (&'static str, Option<&'static str>, &'static str, String) {
    let say = &on.say;
    match standing {
        Standing::Timed(State::DoneInTime { at }) | Standing::Done(at) => {
            ("h-ok", Some("i-check"), "state-done", short(on, at))
        }
        Standing::Timed(State::DoneLate { at, by }) => {
            let late = say.a("oversight-late-by", "span", say.span(by));
            (
                "h-late",
                Some("i-check"),
                "oversight-done-late",
                format!("{} {late}", short(on, at)),
            )
        }
        Standing::Timed(State::Missed { by }) => (
            "h-miss",
            Some("i-x"),
            "oversight-missing",
            say.a("due-missed", "span", late_by(say, by)),
        ),
        Standing::Timed(State::DueIn(left)) => (
            "h-wait",
            Some("i-clock"),
            "state-open",
            say.a("due-in", "span", say.span(left)),
        ),
        Standing::Timed(State::Open { .. }) | Standing::Open => {
            ("h-wait", None, "state-open", say.t("oversight-not-yet"))
        }
        Standing::Timed(State::NotNeeded) => ("h-none", None, "state-none", "–".to_owned()),
    }
}

/// A duty of the day.
pub fn cell(on: &Context, facts: &GroupDay, item: &Item) -> Cell {
    let say = &on.say;
    let (class, icon, word, text) = state(on, item.standing);
    let needed = item.standing.is_needed();
    let below = match item.task {
        Task::Absences if needed => absences(say, facts),
        Task::Diary | Task::NextDiary if needed && !item.standing.is_done() => {
            detail(say, facts, item)
        }
        Task::Topic => facts
            .topics
            .first()
            .map(|topic| topic.title.clone())
            .unwrap_or_default(),
        Task::Absences | Task::Diary | Task::NextDiary | Task::StillToTell => String::new(),
    };
    let title = title(on, item);
    Cell {
        class,
        icon,
        word: say.t(word),
        text,
        below,
        title,
        address: item.address(false),
    }
}

/// "22 no 22 · 3 nav"
fn absences(say: &Say, facts: &GroupDay) -> String {
    let marked = say.a2("oversight-of", "n", facts.marked, "all", facts.expected);
    match facts.absent {
        0 => marked,
        absent => format!("{marked} · {}", say.n("oversight-absent-count", absent)),
    }
}

/// How a plan stands: as of a day's duty, but so late that it is said in a line of its own.
pub fn plan_state(
    on: &Context,
    standing: Standing,
) -> (
    &'static str,
    Option<&'static str>,
    &'static str,
    String,
    String,
) {
    let (class, icon, word, text) = state(on, standing);
    match standing {
        Standing::Timed(State::DoneLate { at, by }) => {
            let late = on.say.a("due-missed", "span", late_by(&on.say, by));
            (class, icon, word, short(on, at), late)
        }
        _ => (class, icon, word, text, String::new()),
    }
}

/// A plan, once whole since then.
pub fn plan_cell(
    on: &Context,
    rules: &Rules<'_>,
    (group, plan): (GroupId, Plan),
    done: &BTreeMap<GroupId, Timestamp>,
) -> Cell {
    let standing = plan.standing(group, done.get(&group).copied(), rules, on.now);
    let (class, icon, word, text, below) = plan_state(on, standing);
    Cell {
        class,
        icon,
        word: on.say.t(word),
        text,
        below,
        title: plan_title(&on.say, plan),
        address: plan.address(group, false),
    }
}
