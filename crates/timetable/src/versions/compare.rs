//! Which lesson of one version is which of another. Pure.

use crate::draft::{Lesson, WEEKDAYS};

/// A lesson before and after; one of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    /// 1 for Monday to 5
    pub weekday: i64,
    /// Before
    pub left: Option<&'a Lesson>,
    /// After
    pub right: Option<&'a Lesson>,
}

impl Pair<'_> {
    /// What became of it: the key of its word; empty where it stayed.
    pub fn change(&self) -> &'static str {
        match (self.left, self.right) {
            (Some(left), Some(right)) if left == right => "",
            (Some(_), Some(_)) => "timetable-changed-lesson",
            (Some(_), None) => "timetable-gone-lesson",
            (None, _) => "timetable-new-lesson",
        }
    }

    fn starts(&self) -> Option<&str> {
        let (left, right) = (self.left, self.right);
        let starts = [left, right].into_iter().flatten();
        starts.map(|lesson| lesson.starts.as_str()).min()
    }
}

/// Whether it is the same lesson at another hour.
fn moved(left: &Lesson, right: &Lesson) -> bool {
    (left.area, &left.subject, &left.title) == (right.area, &right.subject, &right.title)
}

/// Takes the first of the list that fits.
fn take<'a>(list: &mut Vec<&'a Lesson>, fits: impl Fn(&Lesson) -> bool) -> Option<&'a Lesson> {
    let at = list.iter().position(|lesson| fits(lesson))?;
    Some(list.remove(at))
}

/// The lessons of both, day by day: those with the same start together, then those that only moved.
pub fn pairs<'a>(left: &'a [Lesson], right: &'a [Lesson]) -> Vec<Pair<'a>> {
    let mut all = Vec::new();
    for weekday in WEEKDAYS {
        let of = |list: &'a [Lesson]| list.iter().filter(move |one| one.weekday == weekday);
        let mut after: Vec<&Lesson> = of(right).collect();
        let before: Vec<(&Lesson, Option<&Lesson>)> = of(left)
            .map(|one| (one, take(&mut after, |other| other.starts == one.starts)))
            .collect();
        let mut day: Vec<Pair<'a>> = before
            .into_iter()
            .map(|(one, same)| Pair {
                weekday,
                left: Some(one),
                right: same.or_else(|| take(&mut after, |other| moved(one, other))),
            })
            .collect();
        day.extend(after.into_iter().map(|one| Pair {
            weekday,
            left: None,
            right: Some(one),
        }));
        day.sort_by(|one, other| one.starts().cmp(&other.starts()));
        all.extend(day);
    }
    all
}
