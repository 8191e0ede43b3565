//! Who may bring a spreadsheet in.

use kernel::Role;
use web::Whole;
use web::access::{Action, anywhere};

use crate::kind::Kind;

web::actions! {
    /// Choose what to bring in from a spreadsheet
    START on Whole = "import.start": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// Bring in children with their parents (2.2)
    CHILDREN on Whole = "import.children" watched: [anywhere(&[Role::Superuser, Role::Clerk])];
    /// Bring in staff with their roles (2.1)
    STAFF on Whole = "import.staff": [anywhere(&[Role::Superuser])];
    /// Bring in groups
    GROUPS on Whole = "import.groups": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
}

/// What a kind's pages ask for.
pub const fn of(kind: Kind) -> &'static Action<Whole> {
    match kind {
        Kind::Children => &CHILDREN,
        Kind::Staff => &STAFF,
        Kind::Groups => &GROUPS,
    }
}
