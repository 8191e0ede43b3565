//! A document's data in, a PDF out (typst); a sheet's data in, an XLSX out. A leaf that knows no domain and no clock:
//! the same data always gives the same bytes.
//!
//! Text is data from end to end: it reaches typst as a JSON file that the one template reads, never as markup, and a
//! spreadsheet as strings, never as formulas. Nothing is read from the machine: no fonts, no packages, no network.
//!
//! [`render`] blocks and is meant to run once at a time; the crate `press` sees to that.

mod clean;
mod desk;
mod document;
mod error;
mod grid;
mod sheet;

pub use desk::render;
pub use document::{Align, Cell, Column, Document, Fit, Line, Part, Signature, Table, Tint};
pub use error::Error;
pub use sheet::{Sheet, Value, spread};
