//! What everybody's columns are called.

use sheets::columns::Known;

use crate::field::Field::{self, Code, GivenName, Name, NameReversed, Surname};

/// Names and code.
pub const PERSON: [Known<Field>; 5] = [
    (
        Name,
        &[
            "vārds uzvārds",
            "vārds un uzvārds",
            "bērns",
            "bērna vārds uzvārds",
            "bērna vārds un uzvārds",
            "izglītojamais",
            "izglītojamā vārds uzvārds",
            "audzēknis",
            "darbinieks",
            "darbinieka vārds uzvārds",
            "full name",
            "name",
            "name and surname",
            "child",
            "employee",
        ],
    ),
    (
        NameReversed,
        &[
            "uzvārds vārds",
            "uzvārds un vārds",
            "bērna uzvārds vārds",
            "bērna uzvārds un vārds",
            "izglītojamā uzvārds vārds",
            "surname and name",
        ],
    ),
    (
        GivenName,
        &[
            "vārds",
            "vārdi",
            "bērna vārds",
            "izglītojamā vārds",
            "darbinieka vārds",
            "given name",
            "first name",
            "child's first name",
        ],
    ),
    (
        Surname,
        &[
            "uzvārds",
            "bērna uzvārds",
            "izglītojamā uzvārds",
            "darbinieka uzvārds",
            "surname",
            "last name",
            "family name",
            "child's surname",
        ],
    ),
    (
        Code,
        &[
            "personas kods",
            "pers. kods",
            "p.k.",
            "bērna personas kods",
            "izglītojamā personas kods",
            "personal code",
            "personal identity number",
        ],
    ),
];
