//! A sheet's data in, an XLSX out. Text stays text: nothing is ever written as a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::clean;
use crate::error::Error;
use crate::grid::CELLS;

/// What Excel takes in one cell.
const LETTERS: usize = 32_767;
/// What Excel takes as a sheet's name.
const NAME: usize = 31;
/// A4.
const A4: u8 = 9;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, also where it looks like a number or a formula
    Text(String),
    /// A number to reckon with
    Count(u32),
}

impl Value {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    pub fn count(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// A workbook with one sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The sheet's name: what Excel refuses in it is left out
    pub name: String,
    /// The title in the file's properties and in the first row
    pub title: String,
    /// Lines under the title: of whom, for when
    pub about: Vec<String>,
    /// In the file's properties
    pub institution: String,
    /// The day it was made, in the file's properties
    pub on: Date,
    /// Widths of the columns, in letters
    pub widths: Vec<u16>,
    /// The head of the columns; stays in sight and is repeated in print
    pub head: Vec<String>,
    /// The rows under it
    pub rows: Vec<Vec<Value>>,
    /// The last row, in bold; may be empty
    pub foot: Vec<Value>,
    /// So many columns from the left stay in sight
    pub fixed: u16,
}

fn sheet_name(text: &str) -> String {
    let name: String = clean::plain(text)
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' | '\n'))
        .take(NAME)
        .collect();
    if name.trim().is_empty() {
        "1".to_owned()
    } else {
        name
    }
}

fn cell_text(text: &str) -> String {
    clean::plain(text).chars().take(LETTERS).collect()
}

/// The row under the title and what is said about it.
fn at(row: usize) -> Result<u32, Error> {
    u32::try_from(row).map_err(|_| Error::TooLarge)
}

struct Looks {
    title: Format,
    head: Format,
    body: Format,
    foot: Format,
}

impl Looks {
    fn new() -> Self {
        let body = Format::new().set_border(FormatBorder::Thin);
        let bold = body.clone().set_bold();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: bold
                .clone()
                .set_text_wrap()
                .set_background_color(0x00ED_EDED),
            foot: bold,
            body,
        }
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    values: &[Value],
    format: &Format,
) -> Result<(), XlsxError> {
    for (column, value) in (0_u16..).zip(values) {
        match value {
            Value::Text(text) => {
                sheet.write_string_with_format(row, column, cell_text(text), format)?;
            }
            Value::Count(count) => {
                sheet.write_number_with_format(row, column, *count, format)?;
            }
        }
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, data: &Sheet, rows: &[u32]) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name(sheet_name(&data.name))?;
    sheet.write_string_with_format(0, 0, cell_text(&data.title), &looks.title)?;
    for (line, row) in data.about.iter().zip(1..) {
        sheet.write_string(row, 0, cell_text(line))?;
    }
    for (width, column) in data.widths.iter().zip(0..) {
        sheet.set_column_width(column, *width)?;
    }
    let Some((head, rest)) = rows.split_first() else {
        return Ok(());
    };
    let names: Vec<Value> = data.head.iter().map(Value::text).collect();
    write(sheet, *head, &names, &looks.head)?;
    let last = (!data.foot.is_empty()).then_some((&data.foot, &looks.foot));
    let body = data.rows.iter().map(|row| (row, &looks.body));
    for ((values, format), row) in body.chain(last).zip(rest) {
        write(sheet, *row, values, format)?;
    }
    sheet.set_freeze_panes(head + 1, data.fixed)?;
    sheet.set_repeat_rows(*head, *head)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A sheet as an XLSX.
pub fn spread(data: &Sheet) -> Result<Vec<u8>, Error> {
    let cells: usize = data.rows.iter().map(Vec::len).sum();
    if cells > CELLS || data.rows.len() > CELLS {
        return Err(Error::TooLarge);
    }
    // one row stays empty between what is said about the sheet and its head
    let first = data.about.len() + 2;
    let rows: Vec<u32> = (first..=first + data.rows.len() + 1)
        .map(at)
        .collect::<Result<_, _>>()?;
    let made = |_: XlsxError| Error::Failed("the sheet");
    let year = u16::try_from(data.on.year()).map_err(|_| Error::Failed("its day"))?;
    let (month, day) = (data.on.month().unsigned_abs(), data.on.day().unsigned_abs());
    let on = ExcelDateTime::from_ymd(year, month, day).map_err(made)?;
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(cell_text(&data.title))
            .set_company(cell_text(&data.institution))
            .set_creation_datetime(&on),
    );
    fill(book.add_worksheet(), data, &rows).map_err(made)?;
    book.save_to_buffer().map_err(made)
}
