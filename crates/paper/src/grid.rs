//! Tables made whole before they are typeset: every place of the grid has a cell, and no cell stands outside.

use serde_json::{Value, json};

use crate::clean::UNBROKEN;
use crate::document::{Cell, Part, Table};
use crate::error::Error;

/// Cells a document may hold: a month of a group is 28 × 31.
pub const CELLS: usize = 20_000;
/// Columns a table may have.
const COLUMNS: usize = 64;
/// Letters of a table's whole width in one line, carefully few.
const WIDTH: usize = 80;
/// Lines of the smallest letters that a page may hold, and letters in them.
const PAGE: (usize, usize) = (90, 16_000);
/// A row of so many lines may break over two pages; a lower one is moved to the next whole.
const BREAKS_FROM: usize = 20;

/// A grid's places that cells of the rows above reach down into: for each column, how many rows are still taken.
struct Reach(Vec<u16>);

impl Reach {
    /// Takes the next free place for a cell.
    fn take(&mut self, from: usize, cell: &Cell) -> Result<usize, Error> {
        let at = (from..self.0.len())
            .find(|at| self.0.get(*at) == Some(&0))
            .ok_or(Error::Misfit)?;
        let wide = usize::from(cell.colspan);
        let places = self.0.get_mut(at..at + wide).ok_or(Error::Misfit)?;
        if cell.colspan == 0 || cell.rowspan == 0 || places.iter().any(|rows| *rows > 0) {
            return Err(Error::Misfit);
        }
        places.fill(cell.rowspan);
        Ok(at + wide)
    }

    /// Goes one row down.
    fn down(&mut self) {
        for rows in &mut self.0 {
            *rows = rows.saturating_sub(1);
        }
    }
}

/// Rows without gaps. What reaches down below the last row is refused.
fn whole(rows: &[Vec<Cell>], columns: usize) -> Result<Vec<Vec<Cell>>, Error> {
    let mut reach = Reach(vec![0; columns]);
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let mut row = row.clone();
        let mut at = 0;
        for cell in &row {
            at = reach.take(at, cell)?;
        }
        let free = reach.0.iter().filter(|rows| **rows == 0).count();
        for _ in 0..free {
            let empty = Cell::default();
            at = reach.take(at, &empty)?;
            row.push(empty);
        }
        reach.down();
        out.push(row);
    }
    if reach.0.iter().any(|rows| *rows > 0) {
        return Err(Error::Misfit);
    }
    Ok(out)
}

/// How many lines a cell takes, about.
fn height(cell: &Cell, wide: usize) -> usize {
    cell.height() + cell.length() / wide.max(1)
}

/// Whether a row is so high that it may break.
fn breaks(row: &[Cell], table: &Table) -> bool {
    let shares: usize = table
        .columns
        .iter()
        .map(|column| usize::from(column.share.unwrap_or(1)))
        .sum();
    // the narrowest relative column stands for all: a careful guess without the widths that typst finds
    let narrow = table
        .columns
        .iter()
        .filter_map(|column| column.share)
        .min()
        .map_or(1, usize::from);
    row.iter().any(|cell| {
        let share = narrow * usize::from(cell.colspan);
        height(cell, WIDTH * share / shares.max(1)) > BREAKS_FROM
    })
}

/// Letters of the longest word, or of the longest line, in a column's own cells.
fn longest(table: &Table, column: usize, whole_lines: bool) -> usize {
    let rows = table.head.iter().chain(&table.rows);
    let cells = rows.filter_map(|row| row.get(column));
    let own = cells.filter(|cell| cell.colspan == 1);
    let texts = own.flat_map(Cell::texts);
    let length = |text: &str| text.chars().count();
    texts
        .map(|text| {
            if whole_lines {
                length(text)
            } else {
                let words = text.split(char::is_whitespace).map(length);
                words.max().unwrap_or_default().min(UNBROKEN)
            }
        })
        .max()
        .unwrap_or_default()
}

/// How many letters wide a table has to be, so that no word leaves its column.
fn width(table: &Table) -> usize {
    let columns = || table.columns.iter().enumerate();
    let fitting = columns().filter(|(_, column)| column.share.is_none());
    let fixed: usize = fitting.map(|(at, _)| longest(table, at, true)).sum();
    let shares: usize = columns()
        .map(|(_, column)| usize::from(column.share.unwrap_or_default()))
        .sum();
    let shared = columns().filter_map(|(at, column)| {
        let share = usize::from(column.share?).max(1);
        Some(longest(table, at, false) * shares / share)
    });
    fixed + shared.max().unwrap_or_default()
}

/// The table as the template reads it.
pub fn laid(table: &Table) -> Result<Value, Error> {
    let columns = table.columns.len();
    let cells = table.head.iter().chain(&table.rows).map(Vec::len);
    if cells.sum::<usize>() > CELLS || table.rows.len() > CELLS {
        return Err(Error::TooLarge);
    }
    if columns == 0 || columns > COLUMNS {
        return Err(Error::Misfit);
    }
    let rows: Vec<Value> = whole(&table.rows, columns)?
        .into_iter()
        .map(|row| json!({ "breaks": breaks(&row, table), "cells": row }))
        .collect();
    Ok(json!({
        "kind": "table",
        "summary": table.summary,
        "columns": table.columns,
        "head": whole(&table.head, columns)?,
        "rows": rows,
        "dense": table.dense,
        "letters": width(table),
    }))
}

/// Lines and letters of a part, at least.
fn extent(part: &Part) -> (usize, usize) {
    let of = |text: &str| (text.lines().count(), text.chars().count());
    let sum = |all: &mut dyn Iterator<Item = (usize, usize)>| {
        all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    match part {
        Part::Heading { text } | Part::Paragraph { text } | Part::Note { text } => of(text),
        Part::Pairs { pairs } => sum(&mut pairs.iter().map(|(label, value)| {
            let (lines, letters) = of(value);
            (lines, letters + label.chars().count())
        })),
        Part::Bullets { items } => sum(&mut items.iter().map(|item| of(item))),
        Part::Table(table) => sum(&mut table.rows.iter().map(|row| {
            let highest = row.iter().map(Cell::height).max().unwrap_or_default();
            (highest.max(1), row.iter().map(Cell::length).sum())
        })),
        Part::Signatures { lines } => (lines.len(), 0),
        Part::Break => (0, 0),
    }
}

/// Whether it makes sense to try; every try costs as much as a document.
pub fn may_fit_a_page(parts: &[Part]) -> bool {
    let add = |sum: (usize, usize), one: (usize, usize)| (sum.0 + one.0, sum.1 + one.1);
    let mut sheets = parts.split(|part| matches!(part, Part::Break));
    sheets.all(|sheet| {
        let (lines, letters) = sheet.iter().map(extent).fold((0, 0), add);
        lines <= PAGE.0 && letters <= PAGE.1
    })
}
