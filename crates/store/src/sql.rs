//! SQL texts: written once, registered, prepared on both engines by a test.

use std::sync::OnceLock;

/// One SQL statement of the program, with `$1`, `$2` … for its parameters.
#[derive(Debug)]
pub struct Sql {
    text: &'static str,
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
            let mut out = String::with_capacity(self.text.len());
            let mut chars = self.text.chars().peekable();
            while let Some(c) = chars.next() {
                let parameter = c == '$' && chars.peek().is_some_and(char::is_ascii_digit);
                out.push(if parameter { '?' } else { c });
            }
            out
        })
    }
}

/// A registered SQL statement: `sql!("SELECT … WHERE id = $1")`.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        static SQL: $crate::Sql = $crate::Sql::new($text, concat!(file!(), ":", line!()));
        #[$crate::linkme::distributed_slice($crate::TEXTS)]
        #[linkme(crate = $crate::linkme)]
        static REGISTERED: &$crate::Sql = &SQL;
        &SQL
    }};
}
