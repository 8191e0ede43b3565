//! Who sees the coverage: who sees the plans that it counts.

use kernel::{GroupId, Role};
use web::Whole;
use web::access::anywhere;

web::actions! {
    /// See which outcomes a group has planned this year
    SEE on GroupId = "coverage.see": [
        anywhere(&[
            Role::Head, Role::Deputy, Role::Methodologist, Role::GroupTeacher, Role::SubjectTeacher,
            Role::SpeechTherapist, Role::SocialPedagogue, Role::Assistant,
        ]),
    ];
    /// See how many outcomes each group has not touched this year
    HOUSE on Whole = "coverage.house": [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
}
