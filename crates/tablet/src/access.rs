//! Who may do what with tablets and PINs.

use kernel::{GroupId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See and change one's own PIN for the groups' tablets
    PIN on Whole = "tablet.pin": [anywhere(&[
        Role::Head,
        Role::Deputy,
        Role::Methodologist,
        Role::GroupTeacher,
        Role::SubjectTeacher,
        Role::SpeechTherapist,
        Role::SocialPedagogue,
        Role::Assistant,
    ])];
    /// See the tablets that are paired with a group
    SEE on GroupId = "tablet.see": [anywhere(&[Role::Head, Role::Deputy]), in_own_group(&[Role::GroupTeacher])];
    /// Pair a tablet with a group, or end it
    PAIR on GroupId = "tablet.pair": [anywhere(&[Role::Head, Role::Deputy]), in_own_group(&[Role::GroupTeacher])];
}
