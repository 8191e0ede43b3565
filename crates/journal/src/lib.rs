//! "Dienasgrāmata", in summer "Žurnāls" (3.7, 3.9): one entry a day of each group, its rows by learning area (3.9.1),
//! every area and health in the week (3.8, 3.9.2); and the same entries read by area.
//!
//! Others read [`records`] and count with [`coverage`]; the tables are written here alone.

pub mod records;
