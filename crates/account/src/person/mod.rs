//! An account as the superuser sees it (6.1): whose children with which rights, whether it is locked, its sessions, and
//! the ways to end them and to replace the password. Of the children the names alone: the superuser sees no child's file.

mod queries;
mod routes;

pub use routes::{locked_words, routes};
