//! Who may do what with the institution's year plan (3.2).

use kernel::Role;
use web::Whole;
use web::access::anywhere;

/// Everybody who works with children or for them; the superuser's role is about accounts alone.
const STAFF: &[Role] = &[
    Role::Head,
    Role::Deputy,
    Role::Methodologist,
    Role::Clerk,
    Role::GroupTeacher,
    Role::SubjectTeacher,
    Role::SpeechTherapist,
    Role::SocialPedagogue,
    Role::Assistant,
];

web::actions! {
    /// See the institution's year plan
    SEE on Whole = "year_plan.see": [anywhere(STAFF)];
    /// Write the institution's year plan and the year's direction of upbringing (3.2)
    WRITE on Whole = "year_plan.write": [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
    /// Mark a task of the year plan as done: whoever answers for it, and who writes the plan
    DONE on Whole = "year_plan.done": [anywhere(STAFF)];
}
