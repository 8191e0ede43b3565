//! What a database can answer instead of rows.

use rusqlite::ErrorCode;
use tokio_postgres::error::SqlState;

/// The outcome of a statement.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a statement or a transaction did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// One row was asked for and there is none.
    #[error("no such row")]
    Missing,
    /// A unique or exclusion constraint: there is such a row already.
    #[error("already there: {0}")]
    Taken(String),
    /// A foreign key, a check or a guard of the schema refuses the row.
    #[error("refused by the schema: {0}")]
    Refused(String),
    /// Every connection is in use, or another writer holds the lock: try again shortly.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database is gone, full or broken: an operator has to look.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// The program's own mistake: a wrong text, a wrong type.
    #[error("{0}")]
    Program(String),
}

impl Error {
    /// Whether trying again later can help (the answer is 503 with a time).
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Unavailable(_))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::Missing,
                other => Self::Program(other.to_string()),
            };
        };
        let text = error.to_string();
        match failure.code {
            ErrorCode::ConstraintViolation => match failure.extended_code {
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => Self::Taken(text),
                _ => Self::Refused(text),
            },
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy(text),
            ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied => Self::Unavailable(text),
            _ => Self::Program(text),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(db) = error.as_db_error() else {
            return if error.is_closed() || error.to_string().contains("connect") {
                Self::Unavailable(error.to_string())
            } else {
                let text = match std::error::Error::source(&error) {
                    Some(source) => format!("{error}: {source}"),
                    None => error.to_string(),
                };
                if text.contains("communicating") {
                    Self::Unavailable(text)
                } else {
                    Self::Program(text)
                }
            };
        };
        let text = db.message().to_owned();
        let code = db.code();
        if *code == SqlState::UNIQUE_VIOLATION || *code == SqlState::EXCLUSION_VIOLATION {
            return Self::Taken(text);
        }
        if code.code().starts_with("23") || *code == SqlState::RAISE_EXCEPTION {
            return Self::Refused(text);
        }
        match code.code().get(..2) {
            // serialization failure, deadlock, lock not available, cancelled by time-out, too many connections
            Some("40") => Self::Busy(text),
            Some("55" | "57" | "53" | "08" | "58") => Self::Unavailable(text),
            _ => Self::Program(text),
        }
    }
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Timeout(_) => Self::Busy("no free connection".to_owned()),
            deadpool_postgres::PoolError::Backend(backend) => match Self::from(backend) {
                Self::Program(text) => Self::Unavailable(text),
                other => other,
            },
            other => Self::Unavailable(other.to_string()),
        }
    }
}
