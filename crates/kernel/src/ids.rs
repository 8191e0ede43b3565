//! Typed identifiers: time-ordered 64-bit numbers, the same on both databases, unique within an institution.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// One preschool ("iestāde"): the first part of every key.
    InstitutionId;
    /// A person who signs in: a member of staff or a parent.
    AccountId;
    /// A group of children ("grupa").
    GroupId;
    /// A child ("bērns", "izglītojamais").
    ChildId;
    /// One role of one member of staff, with its dates (2.1).
    RoleId;
    /// A safety or upbringing topic of the institution's list (3.9.3).
    TopicId;
    /// A topic told to a group on a day (3.9.3).
    TopicEntryId;
    /// One version of a group's timetable of play-lessons (3.3).
    TimetableId;
    /// Somebody who belongs to a child: a parent, a guardian, a grandmother (3.12.4).
    ContactId;
    /// A note on a child's health.
    HealthNoteId;
    /// A parent's application for access ("iesniegums", annex 1).
    RequestId;
    /// A family member's invitation.
    InvitationId;
    /// A year rollover.
    RolloverId;
    /// An outcome of the institution's reference list (3.5.1).
    OutcomeId;
    /// An entry of another reference list: a value, a virtue, a skill, a technique.
    ReferenceId;
    /// An event or a task of the institution's year plan (3.2).
    YearItemId;
    /// A group's theme (3.4).
    ThemeId;
    /// An outcome planned for a group's month (3.5.1).
    PlannedOutcomeId;
    /// A dated item of "Papildu informācija" (3.5.1).
    PlanItemId;
    /// A lesson of a week plan (3.6).
    LessonId;
    /// A comment of the management on a plan.
    CommentId;
    /// A device on which a person wants to be told.
    DeviceId;
}
