//! "SMS vārteja": how the institution's gateway is spoken to, and a trial message.

mod model;
pub(crate) mod queries;
mod routes;

pub(crate) use routes::routes;
