//! Who stands on the page, and where a right PIN leads.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::sorting::sort_key;
use kernel::{AccountId, GroupId};
use web::{Error, Result};

use super::queries::{Tablet, Worker};

/// A button of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub account: AccountId,
    /// "Līga", or "Līga B." beside another Līga
    pub name: String,
}

/// The buttons by first name, the group's own people first.
pub fn choices(mut workers: Vec<Worker>) -> Vec<Choice> {
    let names: Vec<String> = workers.iter().map(|one| one.given_name.clone()).collect();
    workers.sort_by_cached_key(|one| (!one.own, sort_key(&one.given_name, &one.surname)));
    let name = |one: &Worker| {
        let alone = names.iter().filter(|name| **name == one.given_name).count() == 1;
        match one.surname.chars().next() {
            Some(initial) if !alone => format!("{} {initial}.", one.given_name),
            _ => one.given_name.clone(),
        }
    };
    workers
        .iter()
        .map(|one| Choice {
            account: one.account_id,
            name: name(one),
        })
        .collect()
}

/// What was asked for, if the tablet opens it; else the group's attendance.
pub fn way(next: &str, group: GroupId) -> String {
    let inside = ["attendance", "diary"].iter().any(|section| {
        let rest = next.strip_prefix(&format!("/groups/{group}/{section}"));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    });
    if inside {
        next.to_owned()
    } else {
        format!("/groups/{group}/attendance/today")
    }
}

/// The zone of the institution.
pub fn zone(tablet: &Tablet) -> Result<TimeZone> {
    TimeZone::get(&tablet.timezone).map_err(|e| Error::Internal(e.to_string()))
}

/// Whether the group is still there on that day.
pub fn is_open(tablet: &Tablet, today: Date) -> bool {
    tablet.closed_on.is_none_or(|day| today <= day)
}
