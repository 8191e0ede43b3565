//! Who sees a child's own pages.

use kernel::ChildId;
use web::access::own_child;

web::actions! {
    /// See the own child's day and week, and the month plan of the child's group
    SEE on ChildId = "family.see" watched: [own_child()];
    /// Choose which notices of the own child to receive (annex 1)
    NOTICES on ChildId = "family.notices": [own_child()];
}
