//! "Paziņojumi" (annex 1): which services and notices a parent wants of each child and how, when they come, and when
//! they do not. Free, all of it (DOMAIN 1.7). `herald` sends them.

mod devices;
mod model;
mod queries;
mod routes;

pub use routes::routes;
