//! Documents as PDFs.

use paper::{Align, Cell, Column, Error, Fit, Part, Table, Tint, render};

use crate::support::{all_parts, document, holds, pages, table};

#[test]
fn every_kind_of_part_prints_on_pages_of_a_pdf() {
    let pdf = render(&document(all_parts())).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(pages(&pdf), 2);
}

#[test]
fn a_pdf_says_its_language_and_title_and_is_tagged() {
    let pdf = render(&document(all_parts())).unwrap();
    for wanted in [
        "/Lang(lv)",
        "/Marked true",
        "/DisplayDocTitle true",
        "pdfuaid:part",
    ] {
        assert!(holds(&pdf, wanted), "{wanted}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let one = render(&document(all_parts())).unwrap();
    let other = render(&document(Vec::new())).unwrap();
    assert_ne!(one, other);
    assert_eq!(one, render(&document(all_parts())).unwrap());
}

#[test]
fn a_long_table_goes_on_over_pages() {
    let pdf = render(&document(vec![Part::Table(table(120))])).unwrap();
    assert!((3..=4).contains(&pages(&pdf)), "{}", pages(&pdf));
}

#[test]
fn a_document_for_one_page_takes_one_page_where_it_can() {
    let mut one = document(vec![Part::Table(table(40))]);
    one.fit = Fit::Sheet;
    assert_eq!(pages(&render(&one).unwrap()), 1);
    one.parts = vec![Part::Table(table(200))];
    assert!(pages(&render(&one).unwrap()) > 1);
}

#[test]
fn after_a_break_a_page_is_as_large_as_it_allows_anew() {
    let mut two = document(vec![
        Part::Table(table(40)),
        Part::Break,
        Part::heading("Otrā"),
    ]);
    two.fit = Fit::Wall;
    assert_eq!(pages(&render(&two).unwrap()), 2);
}

#[test]
fn a_document_without_parts_is_a_page_with_its_title() {
    assert_eq!(pages(&render(&document(Vec::new())).unwrap()), 1);
}

#[test]
fn short_rows_are_filled_and_spans_keep_their_places() {
    let spanning = Table {
        columns: vec![Column::share(1, Align::Left); 4],
        head: vec![
            vec![
                Cell::new("Diena").span(1, 2),
                Cell::new("Nodarbības").span(3, 1),
            ],
            ["1.", "2.", "3."].map(Cell::new).to_vec(),
        ],
        rows: vec![
            vec![
                Cell::new("Pirmdiena").span(1, 2).names_row(),
                Cell::new("Mūzika"),
            ],
            vec![Cell::new("Sports").span(2, 1).tint(Tint::Dark)],
        ],
        ..Table::default()
    };
    let pdf = render(&document(vec![Part::Table(spanning)])).unwrap();
    assert_eq!(pages(&pdf), 1);
}

#[test]
fn a_table_whose_cells_do_not_fit_its_columns_is_refused() {
    let of = |columns: usize, row: Vec<Cell>| Table {
        columns: vec![Column::share(1, Align::Left); columns],
        rows: vec![row],
        ..Table::default()
    };
    for table in [
        of(0, Vec::new()),
        of(65, Vec::new()),
        of(1, vec![Cell::new("a"), Cell::new("b")]),
        of(2, vec![Cell::new("a").span(3, 1)]),
        of(2, vec![Cell::new("a").span(1, 2)]),
        of(2, vec![Cell::new("a").span(0, 1)]),
    ] {
        let fault = render(&document(vec![Part::Table(table)])).unwrap_err();
        assert_eq!(fault, Error::Misfit);
    }
}

#[test]
fn more_than_a_document_may_hold_is_refused_before_it_is_set() {
    let fault = render(&document(vec![Part::Table(table(7_000))])).unwrap_err();
    assert_eq!(fault, Error::TooLarge);
    let long = Part::paragraph("ā ".repeat(400_000));
    assert_eq!(render(&document(vec![long])).unwrap_err(), Error::TooLarge);
}
