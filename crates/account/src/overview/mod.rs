//! "Piekļuve" (6.1, 5.1): what the superuser watches: staff without a second factor, one-time passwords that were never
//! replaced, accounts that nobody uses, names that are locked; and the way to who sees a child's file.

mod queries;
mod routes;

pub use routes::routes;
