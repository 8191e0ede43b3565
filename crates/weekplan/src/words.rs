//! What several pages say: areas in running text, who wrote, how the plan stands, means in one line.

use calendar::{Duty, State};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Area, GroupId};
use web::{Context, Say};

use crate::balance::{Balance, Need};
use crate::queries::Kept;

/// What stands in a text for what a script fills in.
pub const AREAS: &str = "{areas}";

/// "tehnoloģiju": an area inside a sentence.
pub fn area(say: &Say, area: Area) -> String {
    let name = say.t(&format!("area-{area}"));
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// The same with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What the week lacks, in words.
pub fn lacks(say: &Say, balance: &Balance) -> String {
    let missing = balance.missing();
    let key = match missing.len() {
        0 => return say.t("week-lacks-none"),
        1 => "week-lacks-one",
        _ => "week-lacks-many",
    };
    let names: Vec<String> = missing.iter().map(|one| area(say, *one)).collect();
    say.a(key, "areas", names.join(", "))
}

/// The catalogue's key of a need.
pub const fn need(need: Need) -> &'static str {
    match need {
        Need::Health => "week-need-health",
        Need::Language => "week-need-language",
        Need::Outdoors => "week-need-outdoors",
    }
}

/// A person with the absent one in whose place they wrote (3.19).
pub fn writer(say: &Say, name: (&str, &str), absent: (Option<&str>, Option<&str>)) -> String {
    let name = format!("{} {}", name.0, name.1);
    match absent {
        (Some(given), Some(surname)) => {
            let absent = format!("{given} {surname}");
            say.a2("plan-in-place", "who", name, "absent", absent)
        }
        _ => name,
    }
}

/// "saglabāts 12.11.2026. 16:20, Līga Bērziņa"
pub fn saved(on: &Context, kept: &Kept) -> String {
    let at = on
        .say
        .moment(kept.updated_at, &on.viewer.institution.zone, on.today);
    let absent = (
        kept.absent_given_name.as_deref(),
        kept.absent_surname.as_deref(),
    );
    let who = writer(&on.say, (&kept.given_name, &kept.surname), absent);
    on.say.a2("week-saved", "time", at, "who", who)
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

/// "18 min", "2 dienām"
fn late_by(say: &Say, span: SignedDuration) -> String {
    let days = span.as_hours() / 24;
    if days > 0 {
        say.n("span-days-acc", days)
    } else {
        say.span(span)
    }
}

/// "piektdienai, 6. novembrim, 19:00" is too much grammar: "Pk 06.11. 19:00".
fn short(on: &Context, at: Timestamp) -> String {
    let local = on.viewer.institution.zone.to_datetime(at);
    let time = on.say.time(at, &on.viewer.institution.zone);
    if local.date() == on.today {
        return time;
    }
    let day = on.say.day_short(local.date());
    format!("{} {day} {time}", on.say.weekday_short(local.date()))
}

/// How the plan stands towards its deadline.
pub fn tag(on: &Context, duty: &Duty<GroupId>) -> Tag {
    let (say, zone) = (&on.say, &on.viewer.institution.zone);
    let (class, icon, text) = match duty.state(on.now, zone) {
        State::NotNeeded => ("", "i-dot", say.t("week-not-needed")),
        State::DoneInTime { at } => (
            "tag-ok",
            "i-check",
            say.a("week-done", "time", short(on, at)),
        ),
        State::DoneLate { at, by } => {
            let text = say.a2(
                "week-done-late",
                "time",
                short(on, at),
                "span",
                late_by(say, by),
            );
            ("tag-warn", "i-clock", text)
        }
        State::DueIn(span) => {
            let by = duty.due.map(|due| short(on, due)).unwrap_or_default();
            let text = say.a2("week-due-in", "time", by, "span", say.span(span));
            ("tag-warn", "i-clock", text)
        }
        State::Open { due } => ("", "i-clock", say.a("week-due", "time", short(on, due))),
        State::Missed { by } => (
            "tag-bad",
            "i-warn",
            say.a("week-missed", "span", late_by(say, by)),
        ),
    };
    Tag { class, icon, text }
}

/// "Pirmdiena"
pub fn weekday(say: &Say, day: Date) -> String {
    capital(&say.weekday(day))
}

/// 1 for Monday to 7.
pub fn number(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}
