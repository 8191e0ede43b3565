//! One teacher in two groups at once (3.2): found before the timetable is handed in. Pure.

use kernel::{AccountId, GroupId};
use store::rows;

use crate::draft::{Lesson, State};

rows! {
    /// A lesson of a teacher in another group, by a version that holds on the same dates.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Taken {
        /// Whose
        pub teacher_id: AccountId,
        /// "Baiba"
        pub given_name: String,
        /// "Lāce"
        pub surname: String,
        /// In which group
        pub group_id: GroupId,
        /// "Pūcītes"
        pub group_name: String,
        /// How far that group's version is
        pub state: State,
        /// 1 for Monday to 5
        pub weekday: i64,
        /// "10:10"
        pub starts: String,
        /// "10:40"
        pub ends: String,
    }
}

/// A lesson whose teacher is elsewhere at that time.
#[derive(Debug, Clone, Copy)]
pub struct Clash<'a> {
    /// This group's lesson
    pub lesson: &'a Lesson,
    /// The other group's
    pub taken: &'a Taken,
}

impl Clash<'_> {
    /// Whether it keeps the timetable from being handed in. A lesson stated to be held jointly is no fault; and what
    /// another group has only drafted is shown but binds nobody: who hands in first has the hour, or else a draft that
    /// was left lying would hold up everybody.
    pub fn blocks(&self) -> bool {
        !self.lesson.joint && self.taken.state != State::Draft
    }
}

/// Every lesson of `lessons` whose teacher is in another group at that time, in their order.
pub fn clashes<'a>(lessons: &'a [Lesson], taken: &'a [Taken]) -> Vec<Clash<'a>> {
    let of = |lesson: &'a Lesson| {
        taken
            .iter()
            .filter(|taken| lesson.teacher == Some(taken.teacher_id))
            .filter(|taken| lesson.meets(taken.weekday, &taken.starts, &taken.ends))
            .map(move |taken| Clash { lesson, taken })
    };
    lessons.iter().flat_map(of).collect()
}
