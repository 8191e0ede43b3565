//! Lines for the person at the keyboard.

use std::io::Write as _;

/// A line on standard output; a closed pipe is nobody's fault.
pub fn line(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// One line on standard error.
pub fn error(text: &str) {
    writeln!(std::io::stderr(), "eklase: {}", text.replace('\n', " ")).ok();
}
