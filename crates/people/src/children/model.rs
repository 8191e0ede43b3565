//! A child and a parent, as they are typed. Pure.

use jiff::civil::Date;
use kernel::PersonalCode;

use crate::faults::Typed;

/// Who a parent can be to a child.
pub const KINDS: [&str; 5] = ["mother", "father", "guardian", "foster", "other"];

/// A child's identity.
#[derive(Debug, Clone)]
pub struct Identity {
    /// "Marta"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// May be missing: foreign children have none
    pub code: Option<PersonalCode>,
    /// Never read from the code (DOMAIN 6.1)
    pub birth: Date,
}

/// Reads a child's fields.
pub fn identity(typed: &mut Typed, today: Date) -> Option<Identity> {
    let given_name = typed.need("given-name", 100);
    let surname = typed.need("surname", 100);
    let text = typed.text("code").trim().to_owned();
    let code = if text.is_empty() {
        None
    } else {
        text.parse::<PersonalCode>().ok()
    };
    if code.is_none() && !text.is_empty() {
        typed.wrong("code", "child-code-shape");
    }
    let birth = typed.date("birth");
    match birth {
        None => typed.wrong("birth", "fault-date"),
        Some(birth) if birth > today => typed.wrong("birth", "child-born-later"),
        Some(_) => {}
    }
    let birth = birth?;
    typed.is_good().then_some(Identity {
        given_name,
        surname,
        code,
        birth,
    })
}

/// A parent to be tied to a child.
#[derive(Debug, Clone)]
pub struct NewParent {
    /// "mother" …
    pub kind: &'static str,
    /// "Laura"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
}

/// Reads one parent; none where no name was typed.
pub fn parent(typed: &mut Typed, fields: [&'static str; 3]) -> Option<NewParent> {
    let [kind, given, surname] = fields;
    let (first, last) = (
        typed.text(given).trim().to_owned(),
        typed.text(surname).trim().to_owned(),
    );
    if first.is_empty() && last.is_empty() {
        return None;
    }
    if first.is_empty() || last.is_empty() {
        typed.wrong(given, "child-parent-name");
    }
    if first.chars().count() > 100 || last.chars().count() > 100 {
        typed.wrong(given, "fault-long");
    }
    let known = KINDS.into_iter().find(|known| typed.is(kind, known));
    if known.is_none() {
        typed.wrong(kind, "fault-choice");
    }
    known.map(|kind| NewParent {
        kind,
        given_name: first,
        surname: last,
    })
}
