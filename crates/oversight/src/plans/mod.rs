//! "Plāni": every group's month and week plans side by side, for the management and the inspector (3.5, 3.6, 3.20).

mod csv_file;
mod model;
mod queries;
mod routes;

pub use routes::routes;
