//! What several pages say: areas in running text, who wrote, why a day is off, how an entry stands.

use calendar::{Duty, Period, State, Week};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Area, GroupId};
use web::{Context, Say};

use crate::coverage::Coverage;

/// What stands in a text for the areas that a script fills in.
pub const AREAS: &str = "{areas}";

/// "tehnoloģiju": an area inside a sentence.
pub fn area(say: &Say, area: Area) -> String {
    let name = say.t(&format!("area-{area}"));
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// "valodu, matemātikas"
pub fn areas(say: &Say, list: &[Area]) -> String {
    list.iter()
        .map(|one| area(say, *one))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What the week lacks, in words.
pub fn lacks(say: &Say, coverage: &Coverage) -> String {
    let missing = coverage.missing();
    let key = match missing.len() {
        0 => return say.t("diary-lacks-none"),
        1 => "diary-lacks-one",
        _ => "diary-lacks-many",
    };
    say.a(key, "areas", areas(say, &missing))
}

/// The section's name by the period (3.2).
pub fn section(say: &Say, day: Date) -> String {
    match Period::of(day) {
        Period::Content => say.t("nav-diary"),
        Period::Consolidation => say.t("nav-diary-summer"),
    }
}

/// The day that names a week's section: today, or its middle.
pub fn naming_day(week: Week, today: Date) -> Date {
    let [_, _, _, thursday, ..] = week.days();
    if week.contains(today) {
        today
    } else {
        thursday
    }
}

/// A person with the absent one in whose place they wrote (3.19).
pub fn writer(say: &Say, name: (&str, &str), absent: (Option<&str>, Option<&str>)) -> String {
    let name = format!("{} {}", name.0, name.1);
    match absent {
        (Some(given), Some(surname)) => say.a2(
            "diary-in-place",
            "who",
            name,
            "absent",
            format!("{given} {surname}"),
        ),
        _ => name,
    }
}

/// "18 min", "2 dienām"
fn late_by(say: &Say, span: SignedDuration) -> String {
    let days = span.as_hours() / 24;
    if days > 0 {
        say.n("span-days-acc", days)
    } else {
        say.span(span)
    }
}

/// A state as a tag: icon and words.
pub struct Tag {
    /// Its class
    pub class: &'static str,
    /// Its icon
    pub icon: &'static str,
    /// Its words
    pub text: String,
}

/// How a day's entry stands; nothing where nothing is due.
pub fn tag(on: &Context, duty: &Duty<GroupId>) -> Option<Tag> {
    let (say, zone) = (&on.say, &on.viewer.institution.zone);
    // of another day, with its date
    let moment = |at: Timestamp| say.moment(at, zone, duty.for_day);
    let (class, icon, text) = match duty.state(on.now, zone) {
        State::NotNeeded => return None,
        State::DoneInTime { at } => ("tag-ok", "i-check", say.a("diary-done", "time", moment(at))),
        State::DoneLate { at, by } => {
            let text = say.a2(
                "diary-done-late",
                "time",
                moment(at),
                "span",
                late_by(say, by),
            );
            ("tag-warn", "i-clock", text)
        }
        State::DueIn(span) => {
            let by = duty.due.map(moment).unwrap_or_default();
            let text = say.a2("diary-due-in", "time", by, "span", say.span(span));
            ("tag-warn", "i-clock", text)
        }
        State::Open { .. } => ("", "i-dot", say.t("diary-open")),
        State::Missed { by } => (
            "tag-bad",
            "i-warn",
            say.a("diary-missed", "span", late_by(say, by)),
        ),
    };
    Some(Tag { class, icon, text })
}

/// The same with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
