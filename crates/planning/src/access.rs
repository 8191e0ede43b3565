//! Who may do what with a group's plans.

use kernel::{GroupId, Role};
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See a group's themes and month plans: no child is named in them, so that colleagues learn from each other
    SEE on GroupId = "plan.see": [
        anywhere(&[
            Role::Head, Role::Deputy, Role::Methodologist, Role::GroupTeacher, Role::SubjectTeacher,
            Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant,
        ]),
    ];
    /// Write a group's themes and month plan (3.4, 3.5.1): both its teachers, and who stands in for one (3.19)
    WRITE on GroupId = "plan.write" daily: [anywhere(&[Role::Deputy]), in_own_group(&[Role::GroupTeacher])];
    /// Write the own subject's outcomes into a group's month plan, and nothing else (3.5.2)
    PART on GroupId = "plan.part" daily: [in_own_group(&[Role::SubjectTeacher])];
    /// Comment on a group's plan
    COMMENT on GroupId = "plan.comment" daily: [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
}
