//! Printed files as answers: documents typeset one at a time, however many ask at once, and files with names that a
//! person recognises. It stands apart from `paper` so that the typesetter need not be built again with every change
//! of `web`.

mod file;
mod page;
mod queue;

pub use file::{file_name, pdf, xlsx};
pub use page::{document, tint};
pub use queue::{PRESS, Press};
