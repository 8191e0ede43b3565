//! (temporary: the demo helper replaces this file)
#![allow(missing_docs, clippy::all)]
use store::{Db, Error};
pub struct Passwords {
    pub first: String,
    pub second: String,
}
#[derive(Clone, Copy)]
pub struct Scale {
    pub institutions: u32,
    pub groups: u32,
    pub children: u32,
    pub days: u32,
    pub diary: bool,
}
pub async fn preschool(_: &Db, _: jiff::Timestamp, _: &Passwords) -> Result<(), Error> {
    Ok(())
}
pub async fn scaled(
    _: &Db,
    _: jiff::Timestamp,
    _: &Passwords,
    _: Scale,
    _: &mut (dyn FnMut(u32) + Send),
) -> Result<(), Error> {
    Ok(())
}
