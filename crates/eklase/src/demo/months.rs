//! The texts of month plans: `months/months.txt` holds each month's theme with all that belongs to it, in the style of
//! DOMAIN 9.2, whose November stands there word for word.

use kernel::Area;

/// A dated item: day of the month, hour, kind, words.
pub type Item = (i8, &'static str, &'static str, &'static str);

/// What is written for a month.
#[derive(Default)]
pub struct Written {
    /// 1 to 12
    pub month: i8,
    pub theme: &'static str,
    pub question: &'static str,
    pub message: &'static str,
    pub content: &'static str,
    pub values: Vec<&'static str>,
    pub virtues: Vec<&'static str>,
    pub skills: Vec<&'static str>,
    pub weeks: Vec<&'static str>,
    pub music: &'static str,
    pub sports: &'static str,
    /// The outcomes in a group's own words, where it has any
    pub outcomes: Vec<(Area, Vec<&'static str>)>,
    pub items: Vec<Item>,
}

fn list(text: &'static str, between: char) -> Vec<&'static str> {
    text.split(between).map(str::trim).collect()
}

fn item(text: &'static str) -> Option<Item> {
    let mut parts = text.splitn(4, ' ');
    let day = parts.next()?.parse().ok()?;
    let hour = parts.next()?;
    let hour = if hour == "-" { "" } else { hour };
    Some((day, hour, parts.next()?, parts.next()?))
}

fn put(month: &mut Written, key: &str, text: &'static str) {
    match key {
        "theme" => month.theme = text,
        "question" => month.question = text,
        "message" => month.message = text,
        "content" => month.content = text,
        "values" => month.values = list(text, ','),
        "virtues" => month.virtues = list(text, ','),
        "skills" => month.skills = list(text, ';'),
        "weeks" => month.weeks = list(text, '|'),
        "music" => month.music = text,
        "sports" => month.sports = text,
        "items" => month.items = list(text, ';').into_iter().filter_map(item).collect(),
        code => {
            let area = Area::ALL.into_iter().find(|area| area.code() == code);
            month
                .outcomes
                .extend(area.map(|area| (area, list(text, ';'))));
        }
    }
}

/// Reads the texts.
pub fn read() -> Vec<Written> {
    let mut months: Vec<Written> = Vec::new();
    for line in include_str!("months/months.txt").lines() {
        let number = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        if let Some(month) = number.and_then(|number| number.parse().ok()) {
            months.push(Written {
                month,
                ..Written::default()
            });
        } else if let (Some(month), Some((key, text))) = (months.last_mut(), line.split_once(':')) {
            put(month, key, text.trim());
        }
    }
    months
}
