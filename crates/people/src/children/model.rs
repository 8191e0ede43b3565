//! A child and a parent, as they are typed. Pure.

use jiff::civil::Date;
use kernel::PersonalCode;

use web::Typed;

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
