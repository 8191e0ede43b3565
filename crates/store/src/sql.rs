//! SQL texts: written once, registered, prepared on both engines by a test. Where the engines have nothing in common,
//! as in full text, a statement has a text for each.

use std::sync::OnceLock;

/// One SQL statement of the program, with `$1`, `$2` … for its parameters.
#[derive(Debug)]
pub struct Sql {
    text: &'static str,
    /// SQLite's own text, where it is another
    own: Option<&'static str>,
    /// Where it stands, for messages.
    pub place: &'static str,
    sqlite: OnceLock<String>,
}

/// Every statement of the program, collected by the linker.
#[linkme::distributed_slice]
pub static TEXTS: [&'static Sql];

impl Sql {
    #[doc(hidden)]
    pub const fn new(text: &'static str, place: &'static str) -> Self {
        Self {
            text,
            own: None,
            place,
            sqlite: OnceLock::new(),
        }
    }

    #[doc(hidden)]
    pub const fn of_each(
        postgres: &'static str,
        sqlite: &'static str,
        place: &'static str,
    ) -> Self {
        Self {
            text: postgres,
            own: Some(sqlite),
            place,
            sqlite: OnceLock::new(),
        }
    }

    /// The text as it is written, which is PostgreSQL's form.
    pub const fn postgres(&self) -> &'static str {
        self.text
    }

    /// The text with `?n`: SQLite numbers `$n` by first appearance and would bind them crosswise.
    pub fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| {
            let text = self.own.unwrap_or(self.text);
            let mut out = String::with_capacity(text.len());
            let mut chars = text.chars().peekable();
            while let Some(c) = chars.next() {
                let parameter = c == '$' && chars.peek().is_some_and(char::is_ascii_digit);
                out.push(if parameter { '?' } else { c });
            }
            out
        })
    }
}

/// A registered SQL statement: `sql!("SELECT … WHERE id = $1")`, or `sql!(postgres: "…", sqlite: "…")` with the same
/// parameters and columns where one text cannot serve both.
#[macro_export]
macro_rules! sql {
    (postgres: $postgres:expr, sqlite: $sqlite:expr $(,)?) => {
        $crate::sql!(@registered $crate::Sql::of_each($postgres, $sqlite, concat!(file!(), ":", line!())))
    };
    ($text:expr) => {
        $crate::sql!(@registered $crate::Sql::new($text, concat!(file!(), ":", line!())))
    };
    (@registered $made:expr) => {{
        static SQL: $crate::Sql = $made;
        #[$crate::linkme::distributed_slice($crate::TEXTS)]
        #[linkme(crate = $crate::linkme)]
        static REGISTERED: &$crate::Sql = &SQL;
        &SQL
    }};
}
