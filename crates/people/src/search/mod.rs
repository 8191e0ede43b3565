//! Finding a child: "abolins" finds Āboliņš, as do a part of a parent's phone number and the last five digits of a
//! code, among the children whom the searcher may see.

mod model;
mod queries;
mod routes;

pub use model::matches;
pub use routes::routes;
