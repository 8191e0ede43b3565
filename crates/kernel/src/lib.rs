//! The words that every crate shares: ids, roles, learning areas, marks, personal codes, telephone
//! numbers, e-mail addresses and the Latvian order of names. Pure: no clock, no database, no async.

pub mod area;
pub mod email;
pub mod ids;
pub mod mark;
pub mod personal_code;
pub mod phone;
pub mod role;
pub mod sorting;

pub use area::Area;
pub use email::Email;
pub use ids::{
    AccountId, ChildId, CommentId, ContactId, DeviceId, GroupId, HealthNoteId, InstitutionId,
    InvitationId, LessonId, OutcomeId, PlanItemId, PlannedOutcomeId, ReferenceId, RequestId,
    RoleId, RolloverId, ThemeId, TimetableId, TopicEntryId, TopicId, YearItemId,
};
pub use mark::Mark;
pub use personal_code::PersonalCode;
pub use phone::Phone;
pub use role::Role;
