//! What is printed, as data.

use serde::Serialize;

/// A document on A4.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Its title: on the first page, in the running head of the others, in the file's properties
    pub title: String,
    /// What stands under the title; may be empty
    pub subtitle: String,
    /// Whose it is: in the running head of every page
    pub institution: String,
    /// What stands at the foot of every page, such as "Sagatavots 24.11.2026."
    pub made: String,
    /// The language of its text: "lv"
    pub language: &'static str,
    /// On its side
    pub landscape: bool,
    /// How its size is chosen
    pub fit: Fit,
    /// What it consists of
    pub parts: Vec<Part>,
}

/// How large the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// As in a letter, over as many pages as it takes
    Pages,
    /// As large as one page allows, but never small: what would have to be flows on over several pages.
    /// After each [`Part::Break`] anew
    Wall,
    /// The same, down to the smallest letters that can be read in the hand: many columns, one sheet
    Sheet,
}

/// A part of a document.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// A heading under the title
    Heading {
        /// Its text
        text: String,
    },
    /// Running text; a line feed begins a new line
    Paragraph {
        /// Its text
        text: String,
    },
    /// Small print: what signs mean, where figures come from
    Note {
        /// Its text
        text: String,
    },
    /// Labels with their values; a value may have several lines
    Pairs {
        /// "Tēma", "Rudens raža"
        pairs: Vec<(String, String)>,
    },
    /// A list
    Bullets {
        /// Its items
        items: Vec<String>,
    },
    /// A table
    Table(Table),
    /// Lines to be signed, kept together
    Signatures {
        /// Who signs
        lines: Vec<Signature>,
    },
    /// A new page
    Break,
}

impl Part {
    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    pub(crate) fn is_blank_heading(&self) -> bool {
        matches!(self, Self::Heading { text } if text.trim().is_empty())
    }

    /// Running text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }

    /// Small print.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Note { text: text.into() }
    }
}

/// A line to be signed.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// In what capacity: "Iestādes vadītāja"
    pub label: String,
    /// Whose name stands under the line; may be empty
    pub name: String,
}

/// A table; its head is repeated on every page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    /// What it shows, for those who hear it read
    pub summary: String,
    /// Its columns, from the left
    pub columns: Vec<Column>,
    /// The rows of its head
    pub head: Vec<Vec<Cell>>,
    /// Its rows; a row that ends early is filled with empty cells
    pub rows: Vec<Vec<Cell>>,
    /// In smaller letters and with less space, for many columns
    pub dense: bool,
}

/// A column.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Column {
    /// Its width beside the others'; nothing for as wide as its longest line
    pub share: Option<u16>,
    /// How its cells stand
    pub align: Align,
}

impl Column {
    /// A column of a relative width.
    pub const fn share(share: u16, align: Align) -> Self {
        Self {
            share: Some(share),
            align,
        }
    }

    /// A column as wide as its longest line.
    pub const fn fitting(align: Align) -> Self {
        Self { share: None, align }
    }
}

/// How text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// From the left
    Left,
    /// In the middle
    Center,
    /// From the right: numbers
    Right,
}

/// What lies behind a cell's text: pale enough for black letters, also in black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tint {
    /// Nothing
    #[default]
    Plain,
    /// Grey
    Grey,
    /// Darker grey, to be seen at once
    Dark,
    /// Blue
    Blue,
    /// Green
    Green,
    /// Yellow
    Yellow,
    /// Orange
    Orange,
    /// Rose
    Rose,
    /// Violet
    Violet,
    /// Teal
    Teal,
}

/// A line of a cell.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Line {
    /// In bold letters before the text: a code, a label; may be empty
    pub lead: String,
    /// The text
    pub text: String,
}

/// A cell of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// A small bold line over them: a time, a code; may be empty
    pub over: String,
    /// Its lines
    pub lines: Vec<Line>,
    /// Small lines under them
    pub small: Vec<String>,
    /// In bold letters
    pub bold: bool,
    /// What lies behind it
    pub tint: Tint,
    /// How many columns it is wide
    pub colspan: u16,
    /// How many rows it is high
    pub rowspan: u16,
    /// It names its row, for those who hear it read
    pub names_row: bool,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            over: String::new(),
            lines: Vec::new(),
            small: Vec::new(),
            bold: false,
            tint: Tint::Plain,
            colspan: 1,
            rowspan: 1,
            names_row: false,
        }
    }
}

impl Cell {
    /// A cell with a text; its line feeds begin new lines.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self::led(text.as_ref().lines().map(|line| (String::new(), line)))
    }

    /// A cell of lines, each with a bold code or label before its text.
    pub fn led(lines: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        let line = |(lead, text): (_, _)| Line {
            lead: Into::into(lead),
            text: Into::into(text),
        };
        Self {
            lines: lines.into_iter().map(line).collect(),
            ..Self::default()
        }
    }

    /// A number; nothing for none.
    pub fn count(count: usize) -> Self {
        if count == 0 {
            Self::default()
        } else {
            Self::new(count.to_string())
        }
    }

    /// In bold letters.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// With something behind it.
    pub fn tint(mut self, tint: Tint) -> Self {
        self.tint = tint;
        self
    }

    /// A small bold line over it.
    pub fn over(mut self, text: impl Into<String>) -> Self {
        self.over = text.into();
        self
    }

    /// Small lines under it.
    pub fn small(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.small.extend(lines);
        self
    }

    /// Several columns wide and rows high.
    pub fn span(mut self, columns: u16, rows: u16) -> Self {
        (self.colspan, self.rowspan) = (columns, rows);
        self
    }

    /// The name of its row.
    pub fn names_row(mut self) -> Self {
        self.names_row = true;
        self
    }

    /// All letters of it.
    pub(crate) fn length(&self) -> usize {
        self.texts().map(|text| text.chars().count()).sum()
    }

    /// Every text in it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter();
        lines
            .flat_map(|line| [&line.lead, &line.text])
            .chain(&self.small)
            .chain([&self.over])
            .map(String::as_str)
    }

    /// Lines of it, at least.
    pub(crate) fn height(&self) -> usize {
        self.lines.len() + self.small.len() + usize::from(!self.over.is_empty())
    }
}
