//! Whoever accepts an invitation, as it is typed.

use kernel::Phone;
use people::contacts;
use web::Typed;

use crate::password::{Own, judge_for};

/// Who accepts, as it is typed.
pub struct NewAccount {
    /// "Rasma"
    pub given_name: String,
    /// "Kalve"
    pub surname: String,
    /// Where to call whoever only collects the child
    pub phone: Option<Phone>,
    /// To sign in with
    pub name: String,
}

/// Reads it; the password is judged apart, beside what is known.
pub fn read(typed: &mut Typed) -> NewAccount {
    let given_name = typed.need("given-name", 100);
    let surname = typed.need("surname", 100);
    let phone = contacts::phone(typed, "phone");
    if typed.has("phone") {
        if phone.is_none() {
            typed.wrong("phone", "fault-phone");
        }
        return NewAccount {
            given_name,
            surname,
            phone,
            name: String::new(),
        };
    }
    let name = typed.need("own-name", 60).to_lowercase();
    let plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'));
    let letters = name.chars().any(|c| c.is_ascii_lowercase());
    if !name.is_empty() && (!plain || !letters || name.len() < 3) {
        typed.wrong("own-name", "staff-name-shape");
    }
    if typed.text("new-password") != typed.text("new-password-again") {
        typed.wrong("new-password-again", "password-not-same");
    }
    NewAccount {
        given_name,
        surname,
        phone,
        name,
    }
}

impl NewAccount {
    /// Whether the password may be taken: made of nothing that anybody knows of the child or of the person.
    pub fn judge(&self, typed: &mut Typed, mut known: Own) {
        for name in [&self.given_name, &self.surname, &self.name] {
            known.add(name);
        }
        if let Some(key) = judge_for(typed.text("new-password"), &known).key() {
            typed.wrong("new-password", key);
        }
    }
}
