//! A group's week by day: "Dienasgrāmata".

mod routes;

pub use routes::routes;
