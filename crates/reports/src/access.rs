//! Who may make a report.

use kernel::{GroupId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group};

web::actions! {
    /// Choose a report
    CHOOSE on Whole = "reports.choose": [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist, Role::Clerk, Role::GroupTeacher]),
    ];
    /// Make a group's attendance report (3.11)
    ATTENDANCE on GroupId = "reports.attendance" watched: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist, Role::Clerk]),
        in_own_group(&[Role::GroupTeacher]),
    ];
}
