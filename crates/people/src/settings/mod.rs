//! "Iestatījumi": the times of the daily deadlines and the institution's own days (DOMAIN 5.2, 5.3).

mod queries;
mod routes;

pub use routes::routes;
