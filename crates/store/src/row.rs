//! Rows: read by position, with the names checked against the statement in debug builds and tests.

use crate::{Column, Result};

/// A row of either engine, while it is being read.
pub enum Row<'a> {
    /// Of SQLite
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    /// The column at that place.
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row.get_ref(index)?),
            Self::Postgres(row) => T::from_postgres(row, index),
        }
    }
}

/// A struct that a row becomes. Make one with [`rows!`](crate::rows).
pub trait FromRow: Sized {
    /// The columns that the statement has to give, in order; empty where names do not matter.
    const COLUMNS: &'static [&'static str];
    /// From a row.
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

impl<A: Column> FromRow for (A,) {
    const COLUMNS: &'static [&'static str] = &[];
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.get(0)?,))
    }
}

impl<A: Column, B: Column> FromRow for (A, B) {
    const COLUMNS: &'static [&'static str] = &[];
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.get(0)?, row.get(1)?))
    }
}

impl<A: Column, B: Column, C: Column> FromRow for (A, B, C) {
    const COLUMNS: &'static [&'static str] = &[];
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    }
}

/// Structs that rows become: the fields are the statement's columns, by name and in order.
#[macro_export]
macro_rules! rows {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$fmeta:meta])* $fvis:vis $field:ident : $ty:ty),* $(,)?
    })*) => {$(
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $ty),* }

        impl $crate::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn from_row(row: &$crate::Row<'_>) -> $crate::Result<Self> {
                let mut at = 0_usize..;
                Ok(Self { $($field: row.get(at.next().unwrap_or(usize::MAX))?),* })
            }
        }
    )*};
}
