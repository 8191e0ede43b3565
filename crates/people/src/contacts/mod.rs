//! Everybody who belongs to a child (3.12.2, 3.12.4): parents, guardians, "cita atbildīga persona", in the order in
//! which they are called, each with what they may do. One table says it, for the file, for signing in and for lists.

mod model;
mod queries;
mod routes;

pub use model::{Kind, Line, NewContact, Rights, email, free_text, line, phone};
pub use queries::{Contact, add, contacts, end, one, renamed, rewrite, tell, tell_owner};
pub use routes::routes;
