//! Who may do what with the reference lists (3.5.1).

use kernel::Role;
use web::Whole;
use web::access::anywhere;

/// Those who choose the content of learning.
const WRITERS: &[Role] = &[Role::Head, Role::Deputy, Role::Methodologist];

web::actions! {
    /// See the reference lists
    SEE on Whole = "curriculum.see": [anywhere(&[
        Role::Head, Role::Deputy, Role::Methodologist,
        Role::GroupTeacher, Role::SubjectTeacher, Role::SpeechTherapist, Role::SocialPedagogue,
    ])];
    /// Change the reference lists
    WRITE on Whole = "curriculum.write": [anywhere(WRITERS)];
    /// Load a list of outcomes from a file
    LOAD on Whole = "curriculum.load": [anywhere(WRITERS)];
}
