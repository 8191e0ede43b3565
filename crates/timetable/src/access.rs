//! Who may do what with a group's timetable.

use kernel::{GroupId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See a group's timetable
    SEE on GroupId = "timetable.see": [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist]),
        in_own_group(&[Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant]),
    ];
    /// Draft a group's timetable and submit it (3.3)
    EDIT on GroupId = "timetable.edit": [in_own_group(&[Role::GroupTeacher])];
    /// Approve a submitted timetable or return it with a remark
    APPROVE on GroupId = "timetable.approve": [anywhere(&[Role::Head, Role::Deputy])];
    /// See one's own lessons of the week over all groups (3.3)
    MINE on Whole = "timetable.mine": [anywhere(&[Role::SubjectTeacher])];
}
