//! Who may search, and what is found for whom.

use kernel::Role;
use web::access::anywhere;
use web::{Viewer, Whole};

use crate::queries::Seen;

/// Those who see what every group did.
const LEADERS: &[Role] = &[Role::Head, Role::Deputy, Role::Methodologist];
/// Those who see every group's plans, and what their own groups did: the same as open the plans and diaries themselves.
const TEACHERS: &[Role] = &[
    Role::GroupTeacher,
    Role::SubjectTeacher,
    Role::SpeechTherapist,
    Role::SocialPedagogue,
    Role::Assistant,
];

web::actions! {
    /// Search plans and diaries: every group's plans; lessons and diaries of the own groups, for the management of all
    SEE on Whole = "plans.search": [anywhere(LEADERS), anywhere(TEACHERS)];
}

/// Whose week lessons and diary rows the person sees: the groups that a role or a substitution gives them today.
pub fn seen_by(viewer: &Viewer) -> Seen {
    let ties = viewer.ties.iter();
    let own: Vec<_> = ties.filter(|tie| TEACHERS.contains(&tie.role)).collect();
    if viewer.is(LEADERS) || own.iter().any(|tie| tie.group_id.is_none()) {
        return Seen::All;
    }
    Seen::Of(own.iter().filter_map(|tie| tie.group_id).collect())
}
