//! A move and a regime, as they are typed. Pure.

use jiff::civil::Date;
use kernel::GroupId;

use super::queries::{Regime, Stay};
use web::Typed;

/// What happens to a child's stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To a group, from a day on; until the day of leaving, where one is set already
    To(GroupId, Date, Option<Date>),
    /// Away from the institution; the last day
    Leaves(Date),
}

/// Reads a move. `stays` are the child's, the newest first; `groups` the institution's. No group means that the
/// child leaves.
pub fn step(typed: &mut Typed, stays: &[Stay], groups: &[GroupId]) -> Option<Step> {
    let day = typed.date("move-from");
    let group = typed.choice::<GroupId>("move-group");
    if group.is_some_and(|group| !groups.contains(&group)) {
        typed.wrong("move-group", "fault-choice");
    }
    let Some(day) = day else {
        typed.wrong("move-from", "fault-date");
        return None;
    };
    let last = stays.first();
    let runs = last.is_some_and(|stay| stay.to_on.is_none_or(|to| day <= to));
    let step = match (group, last) {
        (Some(group), Some(stay)) if runs && stay.group_id == group => {
            typed.wrong("move-group", "child-moves-same");
            None
        }
        (Some(_), Some(stay)) if day <= stay.from_on => {
            typed.wrong("move-from", "child-moves-before");
            None
        }
        (Some(group), stay) => {
            let planned = stay.and_then(|stay| stay.to_on).filter(|_| runs);
            Some(Step::To(group, day, planned))
        }
        (None, Some(stay)) if day < stay.from_on => {
            typed.wrong("move-from", "child-moves-before");
            None
        }
        (None, Some(_)) if runs => Some(Step::Leaves(day)),
        (None, _) => {
            typed.wrong("move-from", "child-left-already");
            None
        }
    };
    step.filter(|_| typed.is_good())
}

/// How a child learns outside the institution (3.10.2), or that it is a guest from another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRegime {
    /// "home", "remote" or "guest"
    pub kind: &'static str,
    /// From which institution a guest comes, or why
    pub note: String,
    /// The first day
    pub from: Date,
    /// The last day
    pub to: Option<Date>,
}

/// Reads a regime. One that begins on the day of a kept one takes its place; any other must not run into one.
pub fn regime(typed: &mut Typed, kept: &[Regime]) -> Option<NewRegime> {
    let kind = ["home", "remote", "guest"]
        .into_iter()
        .find(|kind| typed.is("regime", kind));
    if kind.is_none() {
        typed.wrong("regime", "fault-choice");
    }
    let (from, to) = (typed.date("regime-from"), typed.date("regime-to"));
    let Some(from) = from else {
        typed.wrong("regime-from", "fault-date");
        return None;
    };
    if to.is_some_and(|to| to < from) {
        typed.wrong("regime-to", "staff-ends-before");
    }
    let runs_into = |one: &&Regime| {
        one.from_on != from
            && to.is_none_or(|to| one.from_on <= to)
            && one.to_on.is_none_or(|last| from <= last)
    };
    if kept.iter().any(|one| runs_into(&one)) {
        typed.wrong("regime-from", "child-regime-overlaps");
    }
    let note = typed.text("regime-note").trim().to_owned();
    if note.chars().count() > 200 {
        typed.wrong("regime-note", "fault-long");
    }
    if kind == Some("guest") && note.is_empty() {
        typed.wrong("regime-note", "child-guest-from");
    }
    let kind = kind?;
    typed.is_good().then_some(NewRegime {
        kind,
        note,
        from,
        to,
    })
}
