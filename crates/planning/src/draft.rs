//! A timetable being written: what is typed, what is kept, and the rules of saving it. Pure.

use std::collections::BTreeSet;
use std::str::FromStr;

use calendar::{Week, parse_latvian_date};
use jiff::civil::Date;
use kernel::Area;
use web::{Form, Result};

/// The longest title of a play-lesson.
pub const TITLE: usize = 200;
/// The most play-lessons of a day.
pub const ROWS: usize = 20;
/// Empty rows after those of a day, so that the form grows without a script.
const SPARE: usize = 3;
/// Monday to Friday.
pub const WEEKDAYS: [i64; 5] = [1, 2, 3, 4, 5];

/// How far a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written
    Draft,
    /// Waits for approval
    Submitted,
    /// In force from its date
    Approved,
}

impl State {
    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
        }
    }
}

/// The text names no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownState;

impl FromStr for State {
    type Err = UnknownState;
    fn from_str(text: &str) -> Result<Self, UnknownState> {
        let all = [Self::Draft, Self::Submitted, Self::Approved];
        all.into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(UnknownState)
    }
}

store::text_column!(State);

/// A play-lesson of a weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// 1 for Monday to 5
    pub weekday: i64,
    /// "09:15"
    pub starts: String,
    /// Its learning area
    pub area: Area,
    /// What it is called; may be empty
    pub title: String,
}

/// A row of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// 1 for Monday to 5
    pub weekday: i64,
    /// Its place in the day, which its fields are called after
    pub place: usize,
    /// As it was typed
    pub starts: String,
    /// None while it is not chosen
    pub area: Option<Area>,
    /// What it is called
    pub title: String,
}

impl Typed {
    fn is_blank(&self) -> bool {
        self.area.is_none() && self.starts.trim().is_empty() && self.title.trim().is_empty()
    }
}

/// The form as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// From which day, dd.mm.gggg.
    pub from_on: String,
    /// Rows of all days
    pub rows: Vec<Typed>,
}

/// What the rows of a version look like in the form, without spare ones.
pub fn opened(lessons: &[Lesson]) -> Vec<Typed> {
    let of_day = |weekday: i64| {
        lessons
            .iter()
            .filter(move |lesson| lesson.weekday == weekday)
    };
    let typed = |(place, lesson): (usize, &Lesson)| Typed {
        weekday: lesson.weekday,
        place,
        starts: lesson.starts.clone(),
        area: Some(lesson.area),
        title: lesson.title.clone(),
    };
    WEEKDAYS
        .into_iter()
        .flat_map(|weekday| of_day(weekday).enumerate().map(typed))
        .collect()
}

/// A day's rows with spare ones after them.
pub fn with_spare(rows: &[Typed], weekday: i64) -> Vec<Typed> {
    let mut day: Vec<Typed> = rows
        .iter()
        .filter(|row| row.weekday == weekday)
        .cloned()
        .collect();
    let used = day.iter().filter(|row| !row.is_blank()).count();
    let wanted = (used + SPARE).max(day.len()).min(ROWS);
    let free: Vec<usize> = (0..ROWS)
        .filter(|place| day.iter().all(|row| row.place != *place))
        .collect();
    let missing = wanted.saturating_sub(day.len());
    day.extend(free.into_iter().take(missing).map(|place| Typed {
        weekday,
        place,
        ..Typed::default()
    }));
    day
}

/// Reads the form.
pub fn typed(form: &Form) -> Result<Draft> {
    let mut rows = Vec::new();
    for weekday in WEEKDAYS {
        for place in 0..ROWS {
            let name = |kind: &str| format!("{kind}-{weekday}-{place}");
            let (starts, title) = (form.get(&name("starts")), form.get(&name("title")));
            let area = form.parse_opt(&name("area"))?;
            if starts.is_some() || title.is_some() || area.is_some() {
                let [starts, title] =
                    [starts, title].map(|text| text.unwrap_or_default().to_owned());
                rows.push(Typed {
                    weekday,
                    place,
                    starts,
                    area,
                    title,
                });
            }
        }
    }
    Ok(Draft {
        from_on: form.text("from_on").trim().to_owned(),
        rows,
    })
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's name in the form
    pub field: String,
    /// The text that says what to do
    pub key: &'static str,
}

/// What a draft says once it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// From which day
    pub from_on: Date,
    /// By weekday and start
    pub lessons: Vec<Lesson>,
}

/// "9:15", "09.15" and "09:15" are 09:15; anything else is no time of day.
pub fn start_time(written: &str) -> Option<String> {
    let (hours, minutes) = written.trim().split_once([':', '.'])?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 || !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// The plan to keep, without empty rows; or what is wrong.
pub fn check(draft: &Draft, submitting: bool) -> Result<Plan, Vec<Fault>> {
    let (mut lessons, mut faults) = (Vec::new(), Vec::new());
    let from_on = parse_latvian_date(&draft.from_on).ok();
    if from_on.is_none() {
        faults.push(Fault {
            field: "from_on".to_owned(),
            key: "timetable-no-date",
        });
    }
    let mut taken = BTreeSet::new();
    for row in draft.rows.iter().filter(|row| !row.is_blank()) {
        let mut fault = |kind: &str, key: &'static str| {
            faults.push(Fault {
                field: format!("{kind}-{}-{}", row.weekday, row.place),
                key,
            });
        };
        let starts = start_time(&row.starts);
        match &starts {
            None => fault("starts", "timetable-no-time"),
            Some(at) if !taken.insert((row.weekday, at.clone())) => {
                fault("starts", "timetable-same-time");
            }
            Some(_) => {}
        }
        if row.area.is_none() {
            fault("area", "timetable-no-area");
        }
        let title = row.title.trim().to_owned();
        if title.chars().count() > TITLE {
            fault("title", "timetable-title-long");
        }
        if let (Some(starts), Some(area)) = (starts, row.area) {
            lessons.push(Lesson {
                weekday: row.weekday,
                starts,
                area,
                title,
            });
        }
    }
    if submitting && lessons.is_empty() && faults.is_empty() {
        faults.push(Fault {
            field: "starts-1-0".to_owned(),
            key: "timetable-empty",
        });
    }
    lessons.sort_by(|a, b| (a.weekday, &a.starts).cmp(&(b.weekday, &b.starts)));
    match from_on {
        Some(from_on) if faults.is_empty() => Ok(Plan { from_on, lessons }),
        _ => Err(faults),
    }
}

/// Which saved state a form was opened on: version and revision, zeros where no version was open.
pub type Seen = (i64, i64);

/// What becomes of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands so already.
    Same,
    /// It is to be written.
    Write,
    /// Somebody else saved something different since the form was opened.
    Conflict,
}

/// Only what was written over a newer state conflicts.
pub fn outcome(
    seen: Seen,
    open: Seen,
    saved: Option<(&Plan, State)>,
    wanted: (&Plan, State),
) -> Outcome {
    if saved == Some(wanted) {
        Outcome::Same
    } else if seen == open {
        Outcome::Write
    } else {
        Outcome::Conflict
    }
}

/// The day that a new version offers to start on: the next Monday.
pub fn next_monday(today: Date) -> Date {
    Week::of(today).next().monday()
}
