//! What the columns of staff and of groups are called.

use sheets::columns::Known;

use crate::field::Field::{
    self, Age, Area, Compulsory, Email, From, Group, GroupNumber, Number, Phone, Role, Room,
    SignInName, Subject, Title, To,
};

/// Of staff.
pub const STAFF: [Known<Field>; 10] = [
    (
        SignInName,
        &[
            "lietotājvārds",
            "lietotāja vārds",
            "sign-in name",
            "user name",
            "login",
        ],
    ),
    (
        Phone,
        &[
            "tālrunis",
            "tālruņa numurs",
            "telefons",
            "tel",
            "mobilais",
            "mobilais tālrunis",
            "phone",
            "mobile",
            "mobile phone",
        ],
    ),
    (
        Email,
        &["e-pasts", "e-pasta adrese", "e-mail", "e-mail address"],
    ),
    (
        Role,
        &[
            "amats",
            "loma",
            "amata nosaukums",
            "position",
            "role",
            "job title",
        ],
    ),
    (Group, &["grupa", "grupas nosaukums", "group", "group name"]),
    (
        GroupNumber,
        &["grupas nr", "grupas numurs", "group no", "group number"],
    ),
    (Area, &["joma", "mācību joma", "area", "learning area"]),
    (
        Subject,
        &["priekšmets", "mācību priekšmets", "nodarbība", "subject"],
    ),
    (
        From,
        &[
            "no",
            "no datuma",
            "amatā no",
            "darbā no",
            "sākot no",
            "from",
            "start date",
        ],
    ),
    (
        To,
        &[
            "līdz",
            "līdz datumam",
            "amatā līdz",
            "darbā līdz",
            "to",
            "until",
            "end date",
        ],
    ),
];

/// Of groups.
pub const GROUPS: [Known<Field>; 5] = [
    (
        Number,
        &[
            "nr",
            "numurs",
            "grupas nr",
            "grupas numurs",
            "number",
            "group no",
            "group number",
        ],
    ),
    (
        Title,
        &[
            "nosaukums",
            "grupa",
            "grupas nosaukums",
            "name",
            "group",
            "group name",
        ],
    ),
    (
        Age,
        &["vecums", "vecuma posms", "bērnu vecums", "age", "age stage"],
    ),
    (Room, &["telpa", "telpas", "telpas nr", "kabinets", "room"]),
    (
        Compulsory,
        &[
            "obligātā sagatavošana",
            "obligātā pirmsskolas sagatavošana",
            "obligātais vecums",
            "compulsory",
            "compulsory preparation",
        ],
    ),
];
