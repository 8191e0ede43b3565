//! Faults and changes in a person's language.

use sheets::{Fault, Found};
use web::Say;

use crate::field::Field;
use crate::plan::{Change, Said};

/// "Tālrunis: …"; of a fault that is about no single cell only the reason.
pub fn said(say: &Say, one: &Said) -> String {
    let reason = say.a(one.key, "what", &one.what);
    format!("{}: {reason}", say.t(&one.field.label()))
}

/// The label of what changes, the old and the new value as a person reads them.
pub fn change(say: &Say, one: &Change) -> (String, String, String) {
    let value = |text: &str| match one.field {
        Field::Gender if !text.is_empty() => say.t(&format!("import-gender-{text}")),
        Field::Role => match text.split_once(", ") {
            Some((role, rest)) => format!("{}, {rest}", say.t(&format!("role-{role}"))),
            None => text.to_owned(),
        },
        _ => text.to_owned(),
    };
    (say.t(&one.field.label()), value(&one.old), value(&one.new))
}

/// Why a file cannot be read, and what to do.
pub fn file_fault(say: &Say, fault: Fault) -> String {
    let plain = |key: &str| say.t(key);
    match fault {
        Fault::Empty => plain("import-file-empty"),
        Fault::TooLarge => plain("import-file-large"),
        Fault::NotASheet(found) => plain(match found {
            Found::Picture => "import-file-picture",
            Found::Pdf => "import-file-pdf",
            Found::Document => "import-file-document",
            Found::WebPage => "import-file-web",
            Found::OtherWorkbook => "import-file-workbook",
            Found::Archive | Found::Unknown => "import-file-unknown",
        }),
        Fault::Encrypted => plain("import-file-encrypted"),
        Fault::Broken => plain("import-file-broken"),
        Fault::Bomb => plain("import-file-bomb"),
        Fault::TooManyRows => say.a("import-file-rows", "most", sheets::limits::ROWS),
        Fault::TooManyColumns { row } => say.a2(
            "import-file-columns",
            "row",
            row,
            "most",
            sheets::limits::COLUMNS,
        ),
        Fault::CellTooLong { row, column } => {
            say.a2("import-file-cell", "row", row, "column", column)
        }
        Fault::TooMuchText => plain("import-file-text"),
    }
}
