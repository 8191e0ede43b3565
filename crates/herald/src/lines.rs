//! What a message says, from what stands at the moment of sending: each child's given name, what happened and on which days.
//! No surname, no teacher's words, no other child.

use dispatch::{Channel, Text};
use jiff::civil::Date;
use kernel::{ChildId, Mark};
use store::rows;
use web::Say;

use crate::event::Event;

/// A text message or a notice on a device is not made longer than this; the rest is counted.
const SHORT: usize = 270;

rows! {
    /// What was noted, with what stands of it now.
    pub(crate) struct Row {
        pub(crate) child_id: ChildId,
        pub(crate) kind: Event,
        pub(crate) on_date: Date,
        pub(crate) given_name: String,
        /// The person still may see the child on that day, and still wants to be told
        pub(crate) is_wanted: bool,
        /// Not so late that nobody needs it any more
        pub(crate) is_fresh: bool,
        /// The child's mark on that day
        pub(crate) mark: Option<Mark>,
        /// The day's entry says what was learnt
        pub(crate) has_entry: bool,
        /// The day's entry says what to do at home
        pub(crate) has_homework: bool,
    }
}

impl Row {
    /// The key of what happened; none where there is nothing to tell any more.
    pub(crate) fn what(&self) -> Option<&'static str> {
        if !self.is_wanted || !self.is_fresh {
            return None;
        }
        match (self.kind, self.mark) {
            (Event::Absence, Some(Mark::Sick)) => Some("herald-sick"),
            (Event::Absence, Some(Mark::Excused)) => Some("herald-excused"),
            (Event::Absence, Some(Mark::Unexcused)) => Some("herald-unexcused"),
            (Event::Diary, _) if self.has_entry && self.has_homework => Some("herald-homework"),
            (Event::Diary, _) if self.has_entry => Some("herald-entry"),
            _ => None,
        }
    }
}

/// The same thing of one child, on one day or several.
struct Line<'r> {
    child: ChildId,
    given_name: &'r str,
    what: &'static str,
    days: Vec<Date>,
}

/// Others read a locked screen along: why a child is absent is not said there.
fn on_screen(what: &'static str) -> &'static str {
    match what {
        "herald-sick" | "herald-excused" => "herald-absent",
        what => what,
    }
}

/// Gathers the rows, which come child by child and day by day.
fn gather(rows: &[Row], channel: Channel) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for row in rows {
        let Some(what) = row.what() else { continue };
        let what = match channel {
            Channel::Sms | Channel::Email => what,
            Channel::Push => on_screen(what),
        };
        let mut all = lines.iter_mut();
        match all.find(|line| line.child == row.child_id && line.what == what) {
            Some(line) => line.days.push(row.on_date),
            None => lines.push(Line {
                child: row.child_id,
                given_name: &row.given_name,
                what,
                days: vec![row.on_date],
            }),
        }
    }
    lines
}

/// "Marta: kavējums slimības dēļ (NS), 05.10.2026."
fn sentence(say: &Say, line: &Line<'_>) -> String {
    let days: Vec<String> = line.days.iter().map(|day| say.date(*day)).collect();
    let list = [
        ("name", line.given_name.to_owned()),
        ("what", say.t(line.what)),
        ("days", days.join(", ")),
    ];
    say.with("herald-line", &list)
}

/// As much as a text message holds, or the screen of a locked phone.
fn short(say: &Say, lines: &[Line<'_>]) -> String {
    let mut body = String::new();
    for (told, line) in lines.iter().enumerate() {
        let next = sentence(say, line);
        if told > 0 {
            body.push('\n');
        }
        if told > 0 && body.chars().count() + next.chars().count() > SHORT {
            body.push_str(&say.n("herald-more", lines.len() - told));
            break;
        }
        body.push_str(&next);
    }
    body
}

/// The page of the child and the last of the days.
fn page(line: &Line<'_>) -> String {
    match line.days.last() {
        Some(day) => format!("/family/{}?day={day}", line.child),
        None => format!("/family/{}", line.child),
    }
}

/// Everything, with the pages where it stands.
fn letter(say: &Say, institution: &str, lines: &[Line<'_>], address: Option<&str>) -> String {
    let address = address.map(|address| address.trim_end_matches('/'));
    let mut body = format!("{institution}\n");
    for line in lines {
        body.push('\n');
        body.push_str(&sentence(say, line));
        if let Some(address) = address {
            body.push_str(&format!("\n{address}{}", page(line)));
        }
    }
    body.push_str("\n\n");
    body.push_str(&say.t("herald-why"));
    body
}

/// The message; none where there is nothing to tell.
pub(crate) fn text(
    say: &Say,
    institution: &str,
    rows: &[Row],
    (channel, address): (Channel, Option<&str>),
) -> Option<Text> {
    let lines = gather(rows, channel);
    if lines.is_empty() {
        return None;
    }
    Some(match channel {
        Channel::Sms => Text::sms(format!("{institution}\n{}", short(say, &lines))),
        Channel::Email => Text::letter(
            say.t("herald-mail-subject"),
            letter(say, institution, &lines, address),
        ),
        Channel::Push => Text {
            path: lines.last().map_or_else(|| "/".to_owned(), page),
            ..Text::letter(institution.to_owned(), short(say, &lines))
        },
    })
}
