//! The rules of what is sent.
// `cfg(test)` tells clippy that helper functions are tests too.

#[cfg(test)]
mod words;
