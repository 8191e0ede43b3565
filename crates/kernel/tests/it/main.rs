//! The rules of the words that every crate shares.
// `cfg(test)` tells clippy that helper functions are tests too.

#[cfg(test)]
mod email;
#[cfg(test)]
mod personal_code;
#[cfg(test)]
mod phone;
#[cfg(test)]
mod sorting;
#[cfg(test)]
mod words;
