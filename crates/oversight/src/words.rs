//! States in words and pictures: the same on "Galvenā lapa" and on the board.

use calendar::{Calendar, Deadline, Rules, State};
use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp};
use web::{Context, Say};

use crate::duties::{GroupDay, Item, Plan, Standing, Task, Written};

/// Due within this long is "now".
pub const NOW: SignedDuration = SignedDuration::from_hours(1);

/// A word with its icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// "tag-ok" …
    pub class: &'static str,
    /// "i-check" …
    pub icon: Option<&'static str>,
    /// "aizpildīts 07:12"
    pub text: String,
}

/// How a row of a to-do list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// "s-late", "s-now", "s-open", "s-done"
    pub class: &'static str,
    /// Its icon
    pub icon: &'static str,
    /// The key of its word
    pub key: &'static str,
}

/// The state's class, icon and word.
pub const fn look(standing: Standing) -> Look {
    match standing {
        Standing::Timed(State::Missed { .. }) => Look {
            class: "s-late",
            icon: "i-warn",
            key: "state-late",
        },
        Standing::Timed(State::DueIn(left)) if left.as_secs() <= NOW.as_secs() => Look {
            class: "s-now",
            icon: "i-clock",
            key: "state-now",
        },
        Standing::Timed(State::DueIn(_) | State::Open { .. }) | Standing::Open => Look {
            class: "s-open",
            icon: "i-check",
            key: "state-open",
        },
        Standing::Timed(State::DoneInTime { .. } | State::DoneLate { .. }) | Standing::Done(_) => {
            Look {
                class: "s-done",
                icon: "i-check",
                key: "state-done",
            }
        }
        Standing::Timed(State::NotNeeded) => Look {
            class: "s-done",
            icon: "i-minus",
            key: "state-none",
        },
    }
}

/// "12 min", "2 h 5 min", "3 dienām": after "nokavēts par".
pub fn late_by(say: &Say, by: SignedDuration) -> String {
    let days = by.as_hours() / 24;
    if days > 0 {
        say.n("span-days-acc", days)
    } else {
        say.span(by)
    }
}

/// "08:41", or with the date on another day
pub fn moment(on: &Context, at: Timestamp) -> String {
    on.say.moment(at, &on.viewer.institution.zone, on.today)
}

/// The state in words: "vēl 19 min", "nokavēts par 12 min", "aizpildīts 07:12".
pub fn tag(on: &Context, standing: Standing) -> Option<Tag> {
    let say = &on.say;
    let tag = |class, icon, text| {
        Some(Tag {
            class,
            icon: Some(icon),
            text,
        })
    };
    match standing {
        Standing::Timed(State::Missed { by }) => tag(
            "tag-bad",
            "i-warn",
            say.a("due-missed", "span", late_by(say, by)),
        ),
        Standing::Timed(State::DueIn(left)) => {
            let class = if left <= NOW { "tag-warn" } else { "" };
            tag(class, "i-clock", say.a("due-in", "span", say.span(left)))
        }
        Standing::Timed(State::DoneInTime { at }) | Standing::Done(at) => tag(
            "tag-ok",
            "i-check",
            say.a("done-at", "time", moment(on, at)),
        ),
        Standing::Timed(State::DoneLate { at, by }) => {
            let text = say.a2(
                "done-late-at",
                "time",
                moment(on, at),
                "span",
                late_by(say, by),
            );
            tag("tag-warn", "i-check", text)
        }
        Standing::Timed(State::NotNeeded) => Some(Tag {
            class: "",
            icon: None,
            text: say.t("not-needed"),
        }),
        Standing::Timed(State::Open { .. }) | Standing::Open => None,
    }
}

fn weekday_key(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "oversight-by-monday",
        Weekday::Tuesday => "oversight-by-tuesday",
        Weekday::Wednesday => "oversight-by-wednesday",
        Weekday::Thursday => "oversight-by-thursday",
        Weekday::Friday => "oversight-by-friday",
        Weekday::Saturday => "oversight-by-saturday",
        Weekday::Sunday => "oversight-by-sunday",
    }
}

/// "līdz 09:00", "līdz pirmdienas 07:30", "līdz 4. janv. 07:30"
pub fn by_when(on: &Context, item: &Item) -> String {
    by_due(on, item.due)
}

/// The same of any deadline; where the whole day counts: "līdz 30. okt."
pub fn by_due(on: &Context, due: Option<Timestamp>) -> String {
    let (say, zone) = (&on.say, &on.viewer.institution.zone);
    let Some(due) = due else {
        return String::new();
    };
    let deadline = Deadline::of(due, zone);
    let day = deadline.day;
    if deadline.time.is_none() {
        return if day == on.today {
            say.t("oversight-by-evening")
        } else {
            say.a("due-by", "time", say.day_short(day))
        };
    }
    let time = say.time(due, zone);
    match on.today.until(day).map_or(i32::MAX, |span| span.get_days()) {
        0 => say.a("due-by", "time", time),
        1..7 => say.a(weekday_key(day), "time", time),
        _ => say.a("due-by", "time", format!("{} {time}", say.day_short(day))),
    }
}

/// "Kavējumi", "Dienas ieraksts šodienai" …
pub fn title(on: &Context, item: &Item) -> String {
    let say = &on.say;
    match item.task {
        Task::Absences => say.t("oversight-absences"),
        Task::Diary if item.for_day == on.today => say.t("oversight-diary-today"),
        Task::Diary => say.t("oversight-diary"),
        Task::NextDiary => say.a(
            "oversight-diary-next",
            "day",
            say.weekday_and_day(item.for_day),
        ),
        Task::Topic => say.t("oversight-topic"),
        Task::StillToTell => say.t("oversight-still"),
    }
}

/// "Mēneša plāns: novembris", "Nedēļas plāns: 46. nedēļa"
pub fn plan_title(say: &Say, plan: Plan) -> String {
    match plan {
        Plan::Month(month) => say.a("oversight-month-plan", "month", say.month_name(month)),
        Plan::Week(week) => say.a("oversight-week-plan", "week", say.week(week)),
    }
}

/// How far it is: "Atzīmēti bērni: 18 no 22".
pub fn detail(say: &Say, facts: &GroupDay, item: &Item) -> String {
    let of = |key, n: i64| say.a2(key, "n", n, "all", facts.expected);
    let entry = |written| match written {
        Written::Nothing => say.t("oversight-not-begun"),
        Written::Begun => say.t("oversight-begun"),
        Written::Whole(_) => String::new(),
    };
    match item.task {
        Task::Absences if facts.confirmed_at.is_none() => of("oversight-marked", facts.marked),
        Task::Absences if facts.absent == 0 => say.t("oversight-all-present"),
        Task::Absences => of("oversight-absent", facts.absent),
        Task::Diary => entry(facts.written),
        Task::NextDiary => entry(facts.written_next),
        Task::Topic => facts.topics.first().map_or_else(
            || say.t("oversight-no-topic"),
            |topic| {
                format!(
                    "„{}”, {}",
                    topic.title,
                    say.t(&format!("moment-{}", topic.moment))
                )
            },
        ),
        Task::StillToTell => say.n("oversight-still-children", facts.still_to_tell),
    }
}

/// What the row's button says.
pub const fn verb(facts: &GroupDay, item: &Item) -> &'static str {
    let written = match item.task {
        Task::Absences if facts.marked == 0 => return "oversight-mark",
        Task::Absences => return "oversight-go-on",
        Task::Topic => return "oversight-note",
        Task::StillToTell => return "oversight-open",
        Task::Diary => facts.written,
        Task::NextDiary => facts.written_next,
    };
    match written {
        Written::Nothing => "oversight-fill",
        Written::Begun | Written::Whole(_) => "oversight-go-on",
    }
}

/// "Piektdiena, 2026. gada 27. novembris": what begins a line has a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "piektdiena, 2026. gada 27. novembris, plkst. 08:41"
pub fn this_moment(on: &Context) -> String {
    let time = on.say.time(on.now, &on.viewer.institution.zone);
    on.say
        .a2("oversight-at", "day", on.say.full(on.today), "time", time)
}

/// The institution's rules on its calendar.
pub fn rules<'a>(on: &'a Context, calendar: &'a Calendar) -> Rules<'a> {
    let institution = &on.viewer.institution;
    Rules {
        calendar,
        times: institution.times,
        zone: &institution.zone,
    }
}
