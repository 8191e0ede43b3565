//! Values on their way into a statement and columns on their way out: dates are civil, instants are UTC.

use bytes::{BufMut, BytesMut};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    AccountId, Area, ChildId, CommentId, ContactId, DeviceId, Email, GroupId, HealthNoteId,
    InstitutionId, InvitationId, LessonId, Mark, OutcomeId, PersonalCode, Phone, PlanItemId,
    PlannedOutcomeId, ReferenceId, RequestId, Role, RoleId, RolloverId, ThemeId, TimetableId,
    TopicEntryId, TopicId, YearItemId,
};
use rusqlite::types::{ToSqlOutput, ValueRef};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::{Error, Result};

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL NULL
    Null,
    /// A boolean, 0 or 1 in SQLite.
    Bool(bool),
    /// Every whole number and id.
    Int(i64),
    /// Text
    Text(String),
    /// Bytes: sort keys, hashes.
    Bytes(Vec<u8>),
    /// A civil date, `YYYY-MM-DD` text in SQLite.
    Date(Date),
    /// An instant, microseconds since 1970 in SQLite.
    Instant(Timestamp),
}

/// The parameters of one statement, `$1` first.
pub type Params = Vec<Value>;

/// `params![a, b]`: the parameters of a statement, each of a type that is a [`Column`].
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::Column::value(&$value)),*] };
}

/// A type that can stand in a column of both engines.
pub trait Column: Sized {
    /// As a parameter.
    fn value(&self) -> Value;
    /// From a column of SQLite.
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self>;
    /// From a column of PostgreSQL.
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self>;
}

fn wrong(expected: &str, found: ValueRef<'_>) -> Error {
    Error::Program(format!("expected {expected}, found {}", found.data_type()))
}

impl Column for i64 {
    fn value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        match value {
            ValueRef::Integer(number) => Ok(number),
            other => Err(wrong("a number", other)),
        }
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        Ok(row.try_get(index)?)
    }
}

impl Column for bool {
    fn value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        Ok(i64::from_sqlite(value)? != 0)
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        Ok(row.try_get(index)?)
    }
}

impl Column for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        value
            .as_str()
            .map(str::to_owned)
            .map_err(|_| wrong("text", value))
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        Ok(row.try_get(index)?)
    }
}

impl Column for Vec<u8> {
    fn value(&self) -> Value {
        Value::Bytes(self.clone())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        value
            .as_blob()
            .map(<[u8]>::to_vec)
            .map_err(|_| wrong("bytes", value))
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        Ok(row.try_get(index)?)
    }
}

impl Column for Date {
    fn value(&self) -> Value {
        Value::Date(*self)
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        let text = value.as_str().map_err(|_| wrong("a date", value))?;
        text.parse().map_err(|_| wrong("a date", value))
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        let PgDate(day) = row.try_get(index)?;
        Ok(day)
    }
}

impl Column for Timestamp {
    fn value(&self) -> Value {
        Value::Instant(*self)
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        Self::from_microsecond(i64::from_sqlite(value)?).map_err(|_| wrong("an instant", value))
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        let PgInstant(at) = row.try_get(index)?;
        Ok(at)
    }
}

impl<T: Column> Column for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::value)
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        if value == ValueRef::Null {
            Ok(None)
        } else {
            T::from_sqlite(value).map(Some)
        }
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        let Present(present) = row.try_get(index)?;
        if present {
            T::from_postgres(row, index).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl Column for &str {
    fn value(&self) -> Value {
        Value::Text((*self).to_owned())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        Err(wrong("an owned text", value))
    }
    fn from_postgres(_: &tokio_postgres::Row, _: usize) -> Result<Self> {
        Err(Error::Program("text is read as String".to_owned()))
    }
}

macro_rules! id_columns {
    ($($id:ty),*) => {$(
        impl Column for $id {
            fn value(&self) -> Value {
                Value::Int(self.0)
            }
            fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
                i64::from_sqlite(value).map(Self)
            }
            fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
                i64::from_postgres(row, index).map(Self)
            }
        }
    )*};
}

id_columns!(
    InstitutionId,
    AccountId,
    GroupId,
    ChildId,
    RoleId,
    TopicId,
    TopicEntryId,
    TimetableId,
    ContactId,
    HealthNoteId,
    RequestId,
    InvitationId,
    RolloverId,
    OutcomeId,
    ReferenceId,
    YearItemId,
    ThemeId,
    PlannedOutcomeId,
    PlanItemId,
    LessonId,
    CommentId,
    DeviceId
);

/// Makes an enum with `as_str` and `FromStr` a column: `text_column!(Mark);`
#[macro_export]
macro_rules! text_column {
    ($($kind:ty),* $(,)?) => {$(
        impl $crate::Column for $kind {
            fn value(&self) -> $crate::Value {
                $crate::Value::Text(self.as_str().to_owned())
            }
            fn from_sqlite(value: $crate::SqliteValue<'_>) -> $crate::Result<Self> {
                $crate::parse_text(value.as_str().ok())
            }
            fn from_postgres(row: &$crate::PostgresRow, index: usize) -> $crate::Result<Self> {
                $crate::parse_text(row.try_get(index).ok())
            }
        }
    )*};
}

#[doc(hidden)]
pub fn parse_text<T: std::str::FromStr>(text: Option<&str>) -> Result<T> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::Program(format!("no {}: {text:?}", std::any::type_name::<T>())))
}

text_column!(Role, Area, Mark);

impl Column for PersonalCode {
    fn value(&self) -> Value {
        Value::Text(self.digits())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        parse_text(value.as_str().ok())
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        parse_text(row.try_get(index).ok())
    }
}

impl Column for Phone {
    fn value(&self) -> Value {
        Value::Text(self.e164())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        parse_text(value.as_str().ok())
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        parse_text(row.try_get(index).ok())
    }
}

impl Column for Email {
    fn value(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
    fn from_sqlite(value: ValueRef<'_>) -> Result<Self> {
        parse_text(value.as_str().ok())
    }
    fn from_postgres(row: &tokio_postgres::Row, index: usize) -> Result<Self> {
        parse_text(row.try_get(index).ok())
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Bool(yes) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*yes))),
            Self::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Date(day) => ToSqlOutput::Owned(day.to_string().into()),
            Self::Instant(at) => ToSqlOutput::Borrowed(ValueRef::Integer(at.as_microsecond())),
        })
    }
}

/// PostgreSQL counts days and microseconds from here.
const POSTGRES_DAY_ZERO: Date = date(2000, 1, 1);
const POSTGRES_SECONDS: i64 = 946_684_800;

type Fault = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Fault> {
        match self {
            Self::Null => return Ok(IsNull::Yes),
            Self::Bool(yes) => return yes.to_sql_checked(ty, out),
            Self::Int(number) => return number.to_sql_checked(ty, out),
            Self::Text(text) => return text.to_sql_checked(ty, out),
            Self::Bytes(bytes) => return bytes.to_sql_checked(ty, out),
            Self::Date(day) if *ty == Type::DATE => {
                out.put_i32(POSTGRES_DAY_ZERO.until(*day)?.get_days());
            }
            Self::Instant(at) if *ty == Type::TIMESTAMPTZ => {
                out.put_i64(at.as_microsecond() - POSTGRES_SECONDS * 1_000_000);
            }
            Self::Date(_) | Self::Instant(_) => {
                return Err(format!("{self:?} is not a {ty}").into());
            }
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true // checked above, by the value
    }

    to_sql_checked!();
}

struct PgDate(Date);

impl<'a> tokio_postgres::types::FromSql<'a> for PgDate {
    fn from_sql(_: &Type, raw: &'a [u8]) -> std::result::Result<Self, Fault> {
        let days = i32::from_be_bytes(raw.try_into()?);
        Ok(Self(POSTGRES_DAY_ZERO.checked_add(
            SignedDuration::from_hours(24 * i64::from(days)),
        )?))
    }
    fn accepts(ty: &Type) -> bool {
        *ty == Type::DATE
    }
}

struct PgInstant(Timestamp);

impl<'a> tokio_postgres::types::FromSql<'a> for PgInstant {
    fn from_sql(_: &Type, raw: &'a [u8]) -> std::result::Result<Self, Fault> {
        let micros = i64::from_be_bytes(raw.try_into()?);
        Ok(Self(Timestamp::from_microsecond(
            micros + POSTGRES_SECONDS * 1_000_000,
        )?))
    }
    fn accepts(ty: &Type) -> bool {
        *ty == Type::TIMESTAMPTZ
    }
}

/// Whether a column holds anything at all.
struct Present(bool);

impl<'a> tokio_postgres::types::FromSql<'a> for Present {
    fn from_sql(_: &Type, _: &'a [u8]) -> std::result::Result<Self, Fault> {
        Ok(Self(true))
    }
    fn from_sql_null(_: &Type) -> std::result::Result<Self, Fault> {
        Ok(Self(false))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}
