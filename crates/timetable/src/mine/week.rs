//! Which of a teacher's lessons are on which day. Pure.

use jiff::civil::Date;

use super::queries::OwnLesson;
use crate::draft::State;

/// Whether it is held on that day.
fn holds(lesson: &OwnLesson, day: Date) -> bool {
    lesson.state == State::Approved
        && lesson.weekday == i64::from(day.weekday().to_monday_one_offset())
        && lesson.from_on <= day
        && lesson.until_on.is_none_or(|until| day < until)
}

/// The lessons of a day, by start; each with whether another group has the teacher at the same time.
pub fn of_day(lessons: &[OwnLesson], day: Date) -> Vec<(&OwnLesson, bool)> {
    let held: Vec<&OwnLesson> = lessons.iter().filter(|one| holds(one, day)).collect();
    let twice = |one: &OwnLesson| {
        held.iter().any(|other| {
            other.group_id != one.group_id && one.starts < other.ends && other.starts < one.ends
        })
    };
    held.iter().map(|one| (*one, twice(one))).collect()
}
