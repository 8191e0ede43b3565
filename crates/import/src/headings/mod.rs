//! The headings that each field is known by, in Latvian and English. Case, diacritics, blanks and punctuation do not
//! matter: "e-pasts" stands for "E-PASTS" and "e pasts" too.

mod child;
mod parents;
mod person;
mod staff;

use sheets::Row;
use sheets::columns::{Columns, Known, heading_row};

use crate::field::Field::{
    self, Birth, Code, GivenName, Name, NameReversed, Number, Role, Surname, Title,
};
use crate::kind::Kind;

use child::CHILD;
use parents::PARENTS;
use person::PERSON;
use staff::{GROUPS, STAFF};

/// The fields of a kind with their headings.
pub fn known(kind: Kind) -> Vec<Known<Field>> {
    match kind {
        Kind::Children => [&PERSON[..], &CHILD, &PARENTS].concat(),
        Kind::Staff => [&PERSON[..], &STAFF].concat(),
        Kind::Groups => GROUPS.to_vec(),
    }
}

/// What a kind cannot do without and no column holds: the keys of the texts that say so.
pub fn missing(kind: Kind, columns: &Columns<Field>) -> Vec<&'static str> {
    let has = |field| columns.has(field);
    let named = has(Name) || has(NameReversed) || (has(GivenName) && has(Surname));
    let needs: &[(bool, &'static str)] = match kind {
        Kind::Children => &[
            (named, "import-needs-name"),
            (has(Birth) || has(Code), "import-needs-birth"),
        ],
        Kind::Staff => &[
            (named, "import-needs-name"),
            (has(Role), "import-needs-role"),
        ],
        Kind::Groups => &[
            (has(Number), "import-needs-number"),
            (has(Title), "import-needs-title"),
        ],
    };
    needs
        .iter()
        .filter(|(there, _)| !there)
        .map(|(_, key)| *key)
        .collect()
}

/// The kind that the headings speak of: nothing that it needs is missing, and most of them are known to it.
pub fn kind_of(rows: &[Row]) -> Option<Kind> {
    let fits = |kind: Kind| {
        let known = known(kind);
        let row = rows.get(heading_row(rows, &known)?)?;
        let columns = Columns::recognise(row, &known);
        missing(kind, &columns)
            .is_empty()
            .then_some((columns.len(), kind))
    };
    let best = Kind::ALL.into_iter().filter_map(fits);
    best.max_by_key(|(count, _)| *count).map(|(_, kind)| kind)
}
