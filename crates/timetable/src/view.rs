//! A version in words, as every page shows it.

use std::collections::BTreeMap;

use kernel::{AccountId, Area};
use web::{Context, Say};

use crate::clash::Clash;
use crate::draft::{Lesson, WEEKDAYS};
use crate::queries::{StepTaken, Version};

/// A play-lesson as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// "09:15"
    pub starts: String,
    /// "09:40"
    pub ends: String,
    /// "Pasaku rīts"; its subject or area where it is called nothing
    pub name: String,
    /// Its learning area
    pub area: Area,
    /// "Baiba Lāce"; empty where the group's teachers share it
    pub teacher: String,
    /// Held together with another group
    pub joint: bool,
}

/// What a lesson is called: its subject and its title, or its area.
pub fn name(say: &Say, subject: &str, title: &str, area: Area) -> String {
    match (subject, title) {
        ("", "") => say.t(&format!("area-{area}")),
        (one, "") | ("", one) => one.to_owned(),
        (subject, title) if subject == title => subject.to_owned(),
        (subject, title) => format!("{subject}: {title}"),
    }
}

impl Shown {
    /// Of a lesson.
    pub fn of(say: &Say, names: &BTreeMap<AccountId, String>, lesson: &Lesson) -> Self {
        let teacher = lesson.teacher.and_then(|teacher| names.get(&teacher));
        Self {
            starts: lesson.starts.clone(),
            ends: lesson.ends.clone(),
            name: name(say, &lesson.subject, &lesson.title, lesson.area),
            area: lesson.area,
            teacher: teacher.cloned().unwrap_or_default(),
            joint: lesson.joint,
        }
    }
}

/// A version laid out by weekday.
pub struct WeekView {
    /// Each weekday's name with its play-lessons
    pub days: Vec<(String, Vec<Shown>)>,
}

impl WeekView {
    /// Of play-lessons.
    pub fn of(say: &Say, names: &BTreeMap<AccountId, String>, lessons: &[Lesson]) -> Self {
        let day = |weekday: i64| {
            let of_day = lessons.iter().filter(|lesson| lesson.weekday == weekday);
            let shown = of_day.map(|lesson| Shown::of(say, names, lesson)).collect();
            (say.t(&format!("timetable-day-{weekday}")), shown)
        };
        Self {
            days: WEEKDAYS.into_iter().map(day).collect(),
        }
    }
}

/// A clash as it is shown.
pub struct ClashLine {
    /// What is where at the same time
    pub text: String,
    /// It keeps the timetable from being handed in
    pub blocks: bool,
    /// Stated to be held jointly
    pub joint: bool,
}

/// What a clash's text speaks of.
pub fn about(say: &Say, clash: &Clash<'_>) -> Vec<(&'static str, String)> {
    let (lesson, taken) = (clash.lesson, clash.taken);
    let state = say.t(&format!("timetable-state-{}", taken.state.as_str()));
    vec![
        ("day", say.t(&format!("timetable-day-{}", lesson.weekday))),
        ("times", format!("{}–{}", lesson.starts, lesson.ends)),
        ("who", format!("{} {}", taken.given_name, taken.surname)),
        ("group", taken.group_name.clone()),
        ("there", format!("{}–{}", taken.starts, taken.ends)),
        ("state", state),
    ]
}

/// Each clash in a sentence.
pub fn clash_lines(say: &Say, clashes: &[Clash<'_>]) -> Vec<ClashLine> {
    let line = |clash: &Clash<'_>| ClashLine {
        text: say.with("timetable-clash", &about(say, clash)),
        blocks: clash.blocks(),
        joint: clash.lesson.joint,
    };
    clashes.iter().map(line).collect()
}

/// "saglabāja Līga Bērziņa 08:41", "apstiprināja Ilze Kronberga 4. okt."
pub fn who(on: &Context, version: &Version) -> String {
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
    let at = moment(version.updated_at);
    on.say.a2("timetable-saved", "who", name, "time", at)
}

/// A step in words, with what was said.
pub struct StepLine {
    /// "atdeva labošanai Ilze Kronberga 08:41"
    pub text: String,
    /// What was said; may be empty
    pub remark: String,
}

/// A step in words.
pub fn step_line(on: &Context, step: &StepTaken) -> StepLine {
    let name = format!("{} {}", step.given_name, step.surname);
    let at = on
        .say
        .moment(step.taken_at, &on.viewer.institution.zone, on.today);
    let key = format!("timetable-step-{}", step.step.as_str());
    StepLine {
        text: on.say.a2(&key, "who", name, "time", at),
        remark: step.remark.clone(),
    }
}
