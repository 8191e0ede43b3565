//! "Pāreja uz jauno mācību gadu": a preview of what happens to every group and every child, its sums, and one button; the
//! whole of it can be taken back until the first new entry. Nothing that was kept is deleted.

mod draft;
mod ground;
mod making;
mod page;
mod queries;
mod reading;
mod routes;
mod steps;
mod sums;

pub use draft::{Draft, Fault};
pub use ground::{Bound, Ground, Known, Stay, leaves, next_age, next_start, starts_compulsory};
pub use routes::routes;
pub use steps::{ChildStep, GroupStep, Made, Row, Shape, StaffStep, Steps, refusal};
