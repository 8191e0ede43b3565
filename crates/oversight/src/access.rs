//! Who may do what on "Galvenā lapa" and on the board. Neither names a child, so that looking leaves no audit entry.

use kernel::Role;
use web::Whole;
use web::access::{anywhere, signed};

web::actions! {
    /// See what is due for oneself
    HOME on Whole = "oversight.home": [signed()];
    /// See how every group's journals are kept (3.20)
    BOARD on Whole = "oversight.board": [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
    /// See the state of every group's plans, and take it along as CSV (3.5, 3.6, 3.20)
    PLANS on Whole = "oversight.plans": [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist])];
}
