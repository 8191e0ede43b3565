//! Text that would like to be more than text.

use paper::{Align, Cell, Column, Document, Fit, Line, Part, Signature, Table, render};

use crate::support::{document, holds, pages};

const HOSTILE: [&str; 14] = [
    "#import \"@preview/x:1.0.0\": *",
    "#panic(\"x\") #while true {} #read(\"/etc/passwd\")",
    "$ x^2 $ *bold* _emph_ `code` ```rust fn main() {}```",
    "\\u{41} \\ \\\\ \"quoted\" 'single' </script> <label> @reference",
    "= Heading\n- item\n+ item\n/ term: x\n// comment /* comment",
    "\u{0}\u{1}\u{7}\u{8}\u{b}\u{1b}[31m\u{7f}\u{9f}",
    "\u{202e}atpakaļ\u{202c} \u{2066}x\u{2069} \u{feff}",
    "🎃 👩‍👧 🇱🇻 ✊🏽 漢字 عربى",
    "e\u{301} a\u{304} n\u{327} \u{301}\u{301}\u{301}\u{301}",
    "\u{10ffff}\u{e000}\u{fffe}\u{e0041}",
    "{\"kind\":\"break\"}",
    "--- -- ... -? ~ #h(1cm) #pagebreak()",
    "\r\n\r\n\n\n\t\t",
    "",
];

fn everywhere(text: &str) -> Document {
    let mut all = document(vec![
        Part::heading(text),
        Part::paragraph(text),
        Part::note(text),
        Part::Pairs {
            pairs: vec![(text.to_owned(), text.to_owned())],
        },
        Part::Bullets {
            items: vec![text.to_owned()],
        },
        Part::Table(Table {
            summary: text.to_owned(),
            columns: vec![Column::fitting(Align::Left), Column::share(1, Align::Right)],
            head: vec![vec![Cell::new(text)]],
            rows: vec![vec![
                Cell::new(text).names_row(),
                Cell {
                    over: text.to_owned(),
                    lines: vec![Line {
                        lead: text.to_owned(),
                        text: text.to_owned(),
                    }],
                    small: vec![text.to_owned()],
                    ..Cell::default()
                },
            ]],
            dense: false,
        }),
        Part::Signatures {
            lines: vec![Signature {
                label: text.to_owned(),
                name: text.to_owned(),
            }],
        },
    ]);
    text.clone_into(&mut all.title);
    text.clone_into(&mut all.subtitle);
    text.clone_into(&mut all.institution);
    text.clone_into(&mut all.made);
    all
}

#[test]
fn text_that_looks_like_code_or_cannot_be_printed_breaks_nothing() {
    for text in HOSTILE {
        let pdf = render(&everywhere(text));
        assert!(pdf.is_ok(), "{text:?}: {pdf:?}");
        let pdf = pdf.unwrap();
        assert!((1..=2).contains(&pages(&pdf)), "{text:?}");
        assert!(holds(&pdf, "pdfuaid:part"), "{text:?}");
    }
}

#[test]
fn ten_thousand_letters_without_a_space_in_one_cell_go_on_over_pages() {
    let cell = |text: String| {
        let table = Table {
            columns: vec![Column::share(1, Align::Left), Column::share(3, Align::Left)],
            rows: vec![vec![Cell::new("Piezīmes"), Cell::new(text)]],
            ..Table::default()
        };
        let mut document = document(vec![Part::Table(table)]);
        document.fit = Fit::Sheet;
        pages(&render(&document).unwrap())
    };
    assert!((2..=5).contains(&cell("a".repeat(10_000))));
    assert!((1..=5).contains(&cell("vārds ".repeat(1_700))));
    assert!(cell("\n".repeat(1_000)) > 10);
}
