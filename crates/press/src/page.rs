//! What every printed document has in common.

use kernel::Area;
use paper::{Document, Fit, Tint};
use web::Context;

/// A document in the person's language with the institution's name and today's day; its parts are still to come.
pub fn document(on: &Context, title: impl Into<String>, subtitle: impl Into<String>) -> Document {
    Document {
        title: title.into(),
        subtitle: subtitle.into(),
        institution: on.viewer.institution.name.clone(),
        made: on.say.a("print-made", "day", on.say.date(on.today)),
        language: on.viewer.language.as_str(),
        landscape: false,
        fit: Fit::Pages,
        parts: Vec::new(),
    }
}

/// What lies behind a learning area's cells; its code or name stands in them too.
pub const fn tint(area: Area) -> Tint {
    match area {
        Area::Language => Tint::Blue,
        Area::Social => Tint::Orange,
        Area::Culture => Tint::Rose,
        Area::Science => Tint::Green,
        Area::Math => Tint::Violet,
        Area::Technology => Tint::Teal,
        Area::Health => Tint::Yellow,
    }
}
