//! A small document, and what can be read from a PDF without a reader of PDFs.

use paper::{Align, Cell, Column, Document, Fit, Part, Signature, Table, Tint};

/// A document with these parts.
pub fn document(parts: Vec<Part>) -> Document {
    Document {
        title: "Rotaļnodarbību saraksts".to_owned(),
        subtitle: "Grupa „Mārīte”".to_owned(),
        institution: "Rīgas 42. pirmsskola „Zīļuks”".to_owned(),
        made: "Sagatavots 24.11.2026.".to_owned(),
        language: "lv",
        landscape: false,
        fit: Fit::Pages,
        parts,
    }
}

/// A table of that many rows.
pub fn table(rows: usize) -> Table {
    Table {
        summary: "Bērni un viņu dienas".to_owned(),
        columns: vec![
            Column::fitting(Align::Right),
            Column::share(2, Align::Left),
            Column::share(1, Align::Center),
        ],
        head: vec![["Nr.", "Bērns", "Diena"].map(Cell::new).to_vec()],
        rows: (1..=rows)
            .map(|at| {
                vec![
                    Cell::count(at),
                    Cell::new("Ābola Elīza").names_row(),
                    Cell::new("klāt").tint(Tint::Green),
                ]
            })
            .collect(),
        dense: false,
    }
}

/// Every kind of part.
pub fn all_parts() -> Vec<Part> {
    vec![
        Part::heading("Ēnas un gaisma"),
        Part::paragraph("Kā rodas ēna?\nKāpēc ziemā ir tumšs?"),
        Part::Pairs {
            pairs: vec![("Tēma".to_owned(), "Rudens raža".to_owned())],
        },
        Part::Bullets {
            items: vec!["šķiro augļus".to_owned(), "skaita līdz desmit".to_owned()],
        },
        Part::Table(table(3)),
        Part::note("NS – slimības dēļ"),
        Part::Signatures {
            lines: vec![Signature {
                label: "Iestādes vadītāja".to_owned(),
                name: "Līga Bērziņa".to_owned(),
            }],
        },
        Part::Break,
        Part::paragraph("Otrā lapa"),
    ]
}

/// How many pages a PDF has, by its page tree.
pub fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let (_, count) = text.split_once("/Count ").unwrap();
    count
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap()
}

/// Whether a PDF holds a text as it is.
pub fn holds(pdf: &[u8], wanted: &str) -> bool {
    pdf.windows(wanted.len())
        .any(|part| part == wanted.as_bytes())
}
