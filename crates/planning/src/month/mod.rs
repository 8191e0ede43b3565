//! The month plan: its read view, "Labot/papildināt", a subject teacher's part, its versions.

mod edit;
mod form;
mod found;
mod history;
pub mod items;
mod lists;
mod model;
mod page;
mod part;
mod print;
mod queries;
mod save;
mod sheet;
mod shown;
mod view;
mod words;

pub use model::{
    Fields, Kept, Kind, Merge, Missing, merge, missing, outcomes_field, outcomes_of, part_field,
    recognise,
};

use web::Routes;

/// The pages of the month plan.
pub fn routes() -> Routes {
    Routes::new()
        .merge(view::routes())
        .merge(edit::routes())
        .merge(part::routes())
        .merge(history::routes())
}
