//! The form of a timetable: what is typed, whom it offers as teachers, and what is wrong with it. Pure.

use calendar::parse_latvian_date;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId};
use people::subjects::{OwnTeacher, SubjectTeacher};
use web::{Form, Result};

use crate::draft::{Lesson, Plan, ROWS, TITLE, WEEKDAYS};

/// Empty rows after those of a day, so that the form grows without a script.
const SPARE: usize = 3;

/// Somebody who may be a lesson's teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who
    pub account: AccountId,
    /// "Baiba Lāce"
    pub name: String,
    /// "Mūzika"; empty for the group's own teachers and where the area itself is the subject
    pub subject: String,
    /// The area that the subject belongs to, where it is one
    pub area: Option<Area>,
    /// One of the group's own teachers
    pub own: bool,
}

impl Offer {
    /// What the form sends for it.
    pub fn value(&self) -> String {
        value(self.account, &self.subject)
    }
}

fn value(account: AccountId, subject: &str) -> String {
    format!("{account}/{subject}")
}

/// The subject teachers who come to the group, then the group's own ones; each person once a subject.
pub fn offers(subjects: &[SubjectTeacher], own: &[OwnTeacher], group: GroupId) -> Vec<Offer> {
    let mut list: Vec<Offer> = Vec::new();
    for one in subjects.iter().filter(|one| one.reaches(group)) {
        let known = list
            .iter_mut()
            .find(|offer| offer.account == one.account_id && offer.subject == one.subject);
        match known {
            // the same subject in two areas: the form asks for the area
            Some(known) if known.area != one.area => known.area = None,
            Some(_) => {}
            None => list.push(Offer {
                account: one.account_id,
                name: format!("{} {}", one.given_name, one.surname),
                subject: one.subject.clone(),
                area: one.area,
                own: false,
            }),
        }
    }
    for one in own {
        if list
            .iter()
            .all(|offer| offer.account != one.account_id || !offer.subject.is_empty())
        {
            list.push(Offer {
                account: one.account_id,
                name: format!("{} {}", one.given_name, one.surname),
                subject: String::new(),
                area: None,
                own: true,
            });
        }
    }
    list
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
    /// As it was typed
    pub ends: String,
    /// None while it is not chosen
    pub area: Option<Area>,
    /// The teacher with the subject: see [`Offer::value`]; empty while none is chosen
    pub teacher: String,
    /// Stated to be held together with another group
    pub joint: bool,
    /// What it is called
    pub title: String,
}

impl Typed {
    /// Nothing was chosen or written.
    pub fn is_blank(&self) -> bool {
        self.area.is_none()
            && [&self.starts, &self.ends, &self.teacher, &self.title]
                .iter()
                .all(|text| text.trim().is_empty())
    }

    /// The name of one of its fields.
    pub fn field(&self, kind: &str) -> String {
        format!("{kind}-{}-{}", self.weekday, self.place)
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

impl Draft {
    /// From which day, where it says so.
    pub fn from_day(&self) -> Option<Date> {
        parse_latvian_date(&self.from_on).ok()
    }
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
        ends: lesson.ends.clone(),
        area: Some(lesson.area),
        teacher: lesson
            .teacher
            .map(|account| value(account, &lesson.subject))
            .unwrap_or_default(),
        joint: lesson.joint,
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
            let sent = ["starts", "ends", "teacher", "title"].map(|kind| form.get(&name(kind)));
            let area = form.parse_opt(&name("area"))?;
            if area.is_some() || sent.iter().any(Option::is_some) {
                let [starts, ends, teacher, title] =
                    sent.map(|text| text.unwrap_or_default().to_owned());
                rows.push(Typed {
                    weekday,
                    place,
                    starts,
                    ends,
                    area,
                    teacher,
                    joint: form.ticked(&name("joint")),
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
    /// What the text speaks of
    pub about: Vec<(&'static str, String)>,
}

impl Fault {
    /// One that says enough by itself.
    pub const fn plain(field: String, key: &'static str) -> Self {
        Self {
            field,
            key,
            about: Vec::new(),
        }
    }
}

/// "9:15", "09.15" and "09:15" are 09:15; anything else is no time of day.
pub fn time_of_day(written: &str) -> Option<String> {
    let (hours, minutes) = written.trim().split_once([':', '.'])?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 || !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// A row that can be read, with the place that its fields are called after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the day's form
    pub place: usize,
    /// What it says
    pub lesson: Lesson,
}

/// One row as a lesson, as far as it can be read, and what is wrong with it.
fn lesson(row: &Typed, offers: &[Offer]) -> (Option<Lesson>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut fault = |kind: &str, key| faults.push(Fault::plain(row.field(kind), key));
    let (starts, ends) = (time_of_day(&row.starts), time_of_day(&row.ends));
    if starts.is_none() {
        fault("starts", "timetable-no-time");
    }
    match (&starts, &ends) {
        (_, None) => fault("ends", "timetable-no-end"),
        (Some(starts), Some(ends)) if ends <= starts => fault("ends", "timetable-ends-before"),
        _ => {}
    }
    let teacher = offers.iter().find(|offer| offer.value() == row.teacher);
    let area = row
        .area
        .or_else(|| teacher.and_then(|teacher| teacher.area));
    if area.is_none() {
        fault("area", "timetable-no-area");
    }
    if teacher.is_none() && !row.teacher.is_empty() {
        fault("teacher", "timetable-no-teacher");
    }
    let title = row.title.trim().to_owned();
    if title.chars().count() > TITLE {
        fault("title", "timetable-title-long");
    }
    let read = starts
        .zip(ends)
        .zip(area)
        .filter(|((starts, ends), _)| starts < ends);
    let lesson = read.map(|((starts, ends), area)| Lesson {
        weekday: row.weekday,
        starts,
        ends,
        area,
        subject: teacher.map(|one| one.subject.clone()).unwrap_or_default(),
        teacher: teacher.map(|one| one.account),
        joint: row.joint && teacher.is_some(),
        title,
    });
    (lesson, faults)
}

/// Those that begin before an earlier one of the same day has ended.
fn overlaps(lessons: &[Placed]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut longest: Option<&Lesson> = None;
    for Placed { place, lesson } in lessons {
        let same_day = longest.filter(|before| before.weekday == lesson.weekday);
        if let Some(before) = same_day.filter(|before| lesson.starts < before.ends) {
            faults.push(Fault {
                field: format!("starts-{}-{place}", lesson.weekday),
                key: "timetable-overlap",
                about: vec![("times", format!("{}–{}", before.starts, before.ends))],
            });
        }
        if same_day.is_none_or(|before| before.ends < lesson.ends) {
            longest = Some(lesson);
        }
    }
    faults
}

/// The rows that can be read, by weekday and start, and everything that is wrong; empty rows are left out.
pub fn read(draft: &Draft, offers: &[Offer]) -> (Vec<Placed>, Vec<Fault>) {
    let (mut lessons, mut faults) = (Vec::new(), Vec::new());
    if draft.from_day().is_none() {
        faults.push(Fault::plain("from_on".to_owned(), "timetable-no-date"));
    }
    for row in draft.rows.iter().filter(|row| !row.is_blank()) {
        let (read, wrong) = lesson(row, offers);
        faults.extend(wrong);
        lessons.extend(read.map(|lesson| Placed {
            place: row.place,
            lesson,
        }));
    }
    let order = |one: &Placed| (one.lesson.weekday, one.lesson.starts.clone(), one.place);
    lessons.sort_by_key(order);
    faults.extend(overlaps(&lessons));
    (lessons, faults)
}

/// The plan to keep; or what is wrong.
pub fn check(draft: &Draft, offers: &[Offer], submitting: bool) -> Result<Plan, Vec<Fault>> {
    let (lessons, mut faults) = read(draft, offers);
    if submitting && lessons.is_empty() && faults.is_empty() {
        faults.push(Fault::plain("starts-1-0".to_owned(), "timetable-empty"));
    }
    match draft.from_day() {
        Some(from_on) if faults.is_empty() => Ok(Plan {
            from_on,
            lessons: lessons.into_iter().map(|one| one.lesson).collect(),
        }),
        _ => Err(faults),
    }
}
