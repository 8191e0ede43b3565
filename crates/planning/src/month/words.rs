//! What the plan's pages say: fields by their names, what is missing, who wrote, how the plan stands.

use calendar::{Deadline, Duty, DutyKind, Month, State};
use jiff::{SignedDuration, Timestamp};
use kernel::{Area, GroupId};
use web::{Context, Say};

use super::model::{CONTENT, ITEMS, Missing, SKILLS, VALUES, VIRTUES, outcomes_of};
use super::queries::Head;
use super::sheet::Sheet;

/// "Valodu", of "Valodu mācību joma"
pub fn area(say: &Say, area: Area) -> String {
    say.t(&format!("area-{area}"))
}

/// A subject: its own name, or its area's.
pub fn subject(say: &Say, of: Area, subject: &str) -> String {
    if subject.is_empty() {
        area(say, of)
    } else {
        subject.to_owned()
    }
}

/// A field's label.
pub fn field(say: &Say, field: &str) -> String {
    if let Some((of, name)) = outcomes_of(field) {
        let text = format!("{}: {}", say.t("plan-outcomes"), area(say, of));
        return if name.is_empty() {
            text
        } else {
            format!("{text}, {name}")
        };
    }
    let key = match field {
        CONTENT => "plan-content",
        VALUES => "plan-values",
        VIRTUES => "plan-virtues",
        SKILLS => "plan-skills",
        ITEMS => "plan-items",
        _ if field.ends_with("-title") => "plan-theme",
        _ if field.ends_with("-question") => "plan-question",
        _ if field.ends_with("-message") => "plan-message",
        _ if field.ends_with("-dates") => "plan-theme-dates",
        _ => "plan-theme-weeks",
    };
    say.t(key)
}

/// A field's text as it is read by people: dates as dates.
pub fn readable(say: &Say, field: &str, text: &str) -> String {
    let dated = |line: &str| {
        let (date, rest) = line.split_once('|')?;
        let day = say.date(date.parse().ok()?);
        let rest: Vec<&str> = rest.split('|').filter(|part| !part.is_empty()).collect();
        let rest: Vec<String> = rest
            .into_iter()
            .map(|part| match part.parse::<super::Kind>() {
                Ok(kind) => say.t(&format!("plan-kind-{kind}")) + ":",
                Err(_) => part.to_owned(),
            })
            .collect();
        Some(format!("{day} {}", rest.join(" ")))
    };
    if field == ITEMS || field.ends_with("-weeks") {
        let lines: Vec<String> = text.lines().filter_map(dated).collect();
        return lines.join("\n");
    }
    let span = text.split_once('/').filter(|_| field.ends_with("-dates"));
    match span.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?))) {
        Some((from, to)) => format!("{} – {}", say.date(from), say.date(to)),
        None => text.to_owned(),
    }
}

/// What is missing, with the field to go to.
pub fn missing(say: &Say, what: Missing) -> (String, String) {
    let (id, key) = match what {
        Missing::Theme => ("themes", "plan-theme"),
        Missing::Message => ("themes", "plan-message"),
        Missing::Content => (CONTENT, "plan-content"),
        Missing::Values => (VALUES, "plan-values"),
        Missing::Virtues => (VIRTUES, "plan-virtues"),
        Missing::Skills => (SKILLS, "plan-skills"),
        Missing::Outcomes(of) => {
            return (
                format!("outcomes-{of}"),
                say.a("plan-missing-area", "area", area(say, of)),
            );
        }
    };
    (id.to_owned(), say.t(key))
}

/// "Līga Bērziņa", "Una Meiere (Līgas Bērziņas vietā)"
pub fn writer(say: &Say, name: (&str, &str), absent: (Option<&str>, Option<&str>)) -> String {
    let name = format!("{} {}", name.0, name.1);
    match absent {
        (Some(given), Some(surname)) => say.a2(
            "plan-in-place",
            "who",
            name,
            "absent",
            format!("{given} {surname}"),
        ),
        _ => name,
    }
}

/// "12.11.2026. 16:20, Līga Bērziņa"
pub fn saved(on: &Context, head: &Head) -> String {
    let zone = &on.viewer.institution.zone;
    let absent = (
        head.absent_given_name.as_deref(),
        head.absent_surname.as_deref(),
    );
    let who = writer(&on.say, (&head.given_name, &head.surname), absent);
    let at = on.say.moment(head.updated_at, zone, on.today);
    on.say.a2("plan-saved", "time", at, "who", who)
}

/// A state as a tag: class, icon and words.
pub struct Tag {
    /// Its class
    pub class: &'static str,
    /// Its icon
    pub icon: &'static str,
    /// Its words
    pub text: String,
}

fn span(say: &Say, span: SignedDuration) -> String {
    let days = span.as_hours() / 24;
    if days > 0 {
        say.n("span-days-acc", days)
    } else {
        say.span(span)
    }
}

/// How a plan stands towards its deadline.
pub fn tag(on: &Context, duty: &Duty<GroupId>) -> Tag {
    let (say, zone) = (&on.say, &on.viewer.institution.zone);
    let moment = |at: Timestamp| say.moment(at, zone, on.today);
    // midnight is the end of the day before: the day alone is said
    let by = |due: Timestamp| match Deadline::of(due, zone) {
        Deadline { day, time: None } => say.date(day),
        _ => moment(due),
    };
    let due = duty.due.map(by).unwrap_or_default();
    let (class, icon, text) = match duty.state(on.now, zone) {
        State::NotNeeded => ("", "i-dot", say.t("plan-not-needed")),
        State::DoneInTime { at } => ("tag-ok", "i-check", say.a("plan-done", "time", moment(at))),
        State::DoneLate { at, by } => {
            let text = say.a2("plan-done-late", "time", moment(at), "span", span(say, by));
            ("tag-warn", "i-clock", text)
        }
        State::DueIn(_) | State::Open { .. } => {
            ("tag-warn", "i-clock", say.a("plan-due", "time", due))
        }
        State::Missed { by } => (
            "tag-bad",
            "i-warn",
            say.a("plan-missed", "span", span(say, by)),
        ),
    };
    Tag { class, icon, text }
}

/// The duty of a month's plan (3.5).
pub fn duty(on: &Context, sheet: &Sheet) -> Duty<GroupId> {
    let (due, done) = sheet.due(on);
    Duty {
        kind: DutyKind::MonthPlan,
        subject: sheet.at.group,
        for_day: sheet.at.month.first(),
        due: Some(due),
        done,
    }
}

/// "decembris", with the year where it is not this one's.
pub fn month(on: &Context, month: Month) -> String {
    if month.year() == on.today.year() {
        on.say.month_name(month)
    } else {
        on.say.month(month)
    }
}
