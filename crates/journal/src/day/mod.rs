//! One day's entry being written: "Dienas plāns".

mod page;
mod queries;
mod routes;
mod save;

pub use routes::routes;
