//! Who may do what in "Grupas žurnāls".

use jiff::civil::Date;
use kernel::{GroupId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See a group's attendance
    SEE on GroupId = "attendance.see" watched on_tablet: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// See a group's attendance on a day
    SEE_DAY on (GroupId, Date) = "attendance.see_day" watched on_tablet: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// Mark who is absent (3.10)
    MARK on (GroupId, Date) = "attendance.mark" on_tablet daily: [
        anywhere(&[Role::Head, Role::Deputy]),
        in_own_group(&[Role::GroupTeacher]),
    ];
    /// Note a safety or upbringing topic of the day (3.9.3)
    TELL on (GroupId, Date) = "attendance.tell" on_tablet daily: [in_own_group(&[Role::GroupTeacher])];
    /// See the lists of safety and upbringing topics
    TOPICS on Whole = "attendance.topics": [anywhere(&[
        Role::Head, Role::Deputy, Role::Methodologist,
        Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue,
    ])];
    /// Change the lists of safety and upbringing topics
    CHANGE_TOPICS on Whole = "attendance.change_topics": [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
}
