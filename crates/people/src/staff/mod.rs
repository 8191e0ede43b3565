//! "Personāls un piekļuve" (2.1, 3.19): who works here, as what, from when to when, and who stands in for whom.

mod employment;
mod model;
mod person;
mod queries;
mod routes;
mod substitution;

pub use queries::{NewPerson, enter as enter_account};
pub use routes::routes;
