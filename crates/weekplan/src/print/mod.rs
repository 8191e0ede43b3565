//! The week plan on paper. Children are named only on a page of its own, and only when they are asked for.

mod routes;
mod sheet;

pub use routes::{Which, print};
