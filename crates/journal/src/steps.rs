//! The buttons of the form: saving, and rows added, removed and moved without a script. Pure.

use web::{Error, Form, Result};

use crate::entry::{ROWS, Typed};

/// What a button of the form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// "Saglabāt"
    Save,
    /// "Saglabāt un tālāk"
    SaveNext,
    /// One more row
    Add,
    /// One row less
    Remove(usize),
    /// A row changes places with the one above it
    Up(usize),
    /// A row changes places with the one below it
    Down(usize),
}

/// Reads the button.
pub fn step(form: &Form, rows: &[Typed]) -> Result<Step> {
    let action = form.text("action");
    let row = |key: &str| {
        let at = rows.iter().position(|row| row.key == key);
        at.ok_or(Error::Unprocessable("unprocessable-value"))
    };
    match action.split_once('-') {
        None if action.is_empty() || action == "save" => Ok(Step::Save),
        Some(("save", "next")) => Ok(Step::SaveNext),
        Some(("add", "row")) => Ok(Step::Add),
        Some(("remove", key)) => row(key).map(Step::Remove),
        Some(("up", key)) => row(key).map(Step::Up),
        Some(("down", key)) => row(key).map(Step::Down),
        None | Some(_) => Err(Error::Unprocessable("unprocessable-value")),
    }
}

/// The rows after a button that only changes the form, and the row to go on with; none for saving.
pub fn rearrange(mut rows: Vec<Typed>, step: Step) -> Option<(Vec<Typed>, usize)> {
    let last = rows.len().saturating_sub(1);
    let place = match step {
        Step::Save | Step::SaveNext => return None,
        Step::Add => {
            if rows.len() < ROWS {
                rows.push(Typed::default());
            }
            rows.len().saturating_sub(1)
        }
        Step::Remove(at) => {
            rows.remove(at);
            if rows.is_empty() {
                rows.push(Typed::default());
            }
            at.min(rows.len().saturating_sub(1))
        }
        Step::Up(at) => {
            rows.swap(at, at.saturating_sub(1));
            at.saturating_sub(1)
        }
        Step::Down(at) => {
            rows.swap(at, (at + 1).min(last));
            (at + 1).min(last)
        }
    };
    Some((rows, place))
}
