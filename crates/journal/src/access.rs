//! Who may do what in "Dienasgrāmata" and "Žurnāls".

use jiff::civil::Date;
use kernel::{GroupId, Role};
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See a group's entries by day and by learning area
    SEE on GroupId = "diary.see" on_tablet: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// Write a day's entry (3.9, 3.19)
    WRITE on (GroupId, Date) = "diary.write" on_tablet daily: [
        anywhere(&[Role::Deputy]),
        in_own_group(&[Role::GroupTeacher]),
    ];
}
