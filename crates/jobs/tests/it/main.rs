//! Jobs, over both databases.
// `cfg(test)` tells clippy that helper functions are tests too.

#[cfg(test)]
mod rules;
