//! "Apmeklējuma atskaite" (3.11): it makes itself from the marks, by the order's steps "Kopsavilkums" → group →
//! "Obligātais saturs" → month → "Izveidot"; on screen, on one A4 page (also as PDF), as XLSX and as CSV. This crate only reads.

mod access;
pub mod attendance_report;

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    attendance_report::routes()
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
