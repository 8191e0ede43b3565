//! The rules of when a parent is told.
// `cfg(test)` tells clippy that helper functions are tests too.

#[cfg(test)]
mod due;
