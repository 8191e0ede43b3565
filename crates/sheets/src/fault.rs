//! What can be wrong with a file, with its place where it has one.

/// Something else than a sheet, as far as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A photograph or a drawing
    Picture,
    /// A PDF
    Pdf,
    /// A text document of an office suite
    Document,
    /// A web page; some systems name one ".xls"
    WebPage,
    /// A workbook of Excel 95 or older, or Excel's binary `.xlsb`
    OtherWorkbook,
    /// A zip archive that holds no sheet
    Archive,
    /// Anything else
    Unknown,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing in it, or only blank cells
    #[error("the file is empty")]
    Empty,
    /// More bytes than [`limits::BYTES`](crate::limits::BYTES)
    #[error("the file is too large")]
    TooLarge,
    /// The content is something else, whatever the name says
    #[error("the file is not a spreadsheet: {0:?}")]
    NotASheet(Found),
    /// Protected by a password
    #[error("the file is protected by a password")]
    Encrypted,
    /// A sheet, but damaged
    #[error("the file is damaged")]
    Broken,
    /// It would inflate beyond [`limits::INFLATED`](crate::limits::INFLATED)
    #[error("the file unpacks to too much")]
    Bomb,
    /// More than [`limits::ROWS`](crate::limits::ROWS)
    #[error("the sheet has too many rows")]
    TooManyRows,
    /// More than [`limits::COLUMNS`](crate::limits::COLUMNS) in that row
    #[error("row {row} has too many columns")]
    TooManyColumns {
        /// The row as the spreadsheet numbers it
        row: usize,
    },
    /// A cell longer than [`limits::CELL`](crate::limits::CELL)
    #[error("the cell at row {row}, column {column} is too long")]
    CellTooLong {
        /// The row as the spreadsheet numbers it
        row: usize,
        /// The column, from one
        column: usize,
    },
    /// More text in all than [`limits::TEXT`](crate::limits::TEXT)
    #[error("the sheet holds too much text")]
    TooMuchText,
}
