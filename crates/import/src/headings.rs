//! The headings that each field is known by, in Latvian and English. Case, diacritics, blanks and punctuation do not
//! matter: "e-pasts" stands for "E-PASTS" and "e pasts" too.

use sheets::Row;
use sheets::columns::{Columns, Known, heading_row};

use crate::field::Field::{self, *};
use crate::kind::Kind;

const PERSON: [Known<Field>; 5] = [
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

const CHILD: [Known<Field>; 28] = [
    (
        Document,
        &[
            "dokumenta numurs",
            "dokumenta nr",
            "pases numurs",
            "pases nr",
            "document number",
            "passport number",
        ],
    ),
    (
        Country,
        &[
            "dokumenta valsts",
            "izdevējvalsts",
            "dokumenta izdevējvalsts",
            "document country",
            "country of issue",
        ],
    ),
    (
        Birth,
        &[
            "dzimšanas datums",
            "dzimšanas dati",
            "dzimis",
            "dzimusi",
            "dzim. dat.",
            "dz. datums",
            "bērna dzimšanas datums",
            "birth date",
            "date of birth",
            "born",
        ],
    ),
    (Gender, &["dzimums", "gender", "sex"]),
    (Nationality, &["tautība", "nationality", "ethnicity"]),
    (
        Language,
        &[
            "dzimtā valoda",
            "mājas valoda",
            "ģimenes valoda",
            "saziņas valoda ģimenē",
            "home language",
            "mother tongue",
            "native language",
        ],
    ),
    (
        PhotoBan,
        &[
            "aizliegums bērna fotografēšanai",
            "aizliegums fotografēt",
            "fotografēšanas aizliegums",
            "nefotografēt",
            "photo ban",
            "no photographs",
        ],
    ),
    (Group, &["grupa", "grupas nosaukums", "group", "group name"]),
    (
        GroupNumber,
        &["grupas nr", "grupas numurs", "group no", "group number"],
    ),
    (
        From,
        &[
            "no",
            "no datuma",
            "sākot no",
            "uzņemts",
            "uzņemta",
            "uzņemšanas datums",
            "iestāšanās datums",
            "grupā no",
            "from",
            "start date",
            "enrolled",
        ],
    ),
    (
        To,
        &[
            "līdz",
            "līdz datumam",
            "izstājies",
            "izstāšanās datums",
            "atskaitīts",
            "atskaitīšanas datums",
            "grupā līdz",
            "to",
            "until",
            "end date",
            "left",
        ],
    ),
    (
        Declared,
        &[
            "adrese",
            "dzīvesvieta",
            "dzīvesvietas adrese",
            "deklarētā adrese",
            "deklarētā dzīvesvieta",
            "deklarētās dzīvesvietas adrese",
            "address",
            "declared address",
        ],
    ),
    (
        Actual,
        &[
            "faktiskā adrese",
            "faktiskā dzīvesvieta",
            "faktiskās dzīvesvietas adrese",
            "actual address",
            "place of residence",
        ],
    ),
    (
        MotherName,
        &[
            "mamma",
            "māte",
            "mātes vārds uzvārds",
            "mātes vārds un uzvārds",
            "mammas vārds uzvārds",
            "mammas vārds un uzvārds",
            "mother",
            "mother's name",
            "mother's full name",
        ],
    ),
    (
        MotherGiven,
        &[
            "mātes vārds",
            "mammas vārds",
            "mother's first name",
            "mother's given name",
        ],
    ),
    (
        MotherSurname,
        &[
            "mātes uzvārds",
            "mammas uzvārds",
            "mother's surname",
            "mother's last name",
        ],
    ),
    (
        MotherPhone,
        &[
            "mātes tālrunis",
            "mātes tālruņa numurs",
            "mātes telefons",
            "mātes tel",
            "mammas tālrunis",
            "mammas tālruņa numurs",
            "mammas telefons",
            "mammas tel",
            "mother's phone",
            "mother phone",
        ],
    ),
    (
        MotherEmail,
        &[
            "mātes e-pasts",
            "mātes e-pasta adrese",
            "mammas e-pasts",
            "mammas e-pasta adrese",
            "mother's e-mail",
            "mother e-mail",
        ],
    ),
    (
        FatherName,
        &[
            "tētis",
            "tēvs",
            "tēva vārds uzvārds",
            "tēva vārds un uzvārds",
            "tēta vārds uzvārds",
            "tēta vārds un uzvārds",
            "father",
            "father's name",
            "father's full name",
        ],
    ),
    (
        FatherGiven,
        &[
            "tēva vārds",
            "tēta vārds",
            "father's first name",
            "father's given name",
        ],
    ),
    (
        FatherSurname,
        &[
            "tēva uzvārds",
            "tēta uzvārds",
            "father's surname",
            "father's last name",
        ],
    ),
    (
        FatherPhone,
        &[
            "tēva tālrunis",
            "tēva tālruņa numurs",
            "tēva telefons",
            "tēva tel",
            "tēta tālrunis",
            "tēta tālruņa numurs",
            "tēta telefons",
            "tēta tel",
            "father's phone",
            "father phone",
        ],
    ),
    (
        FatherEmail,
        &[
            "tēva e-pasts",
            "tēva e-pasta adrese",
            "tēta e-pasts",
            "tēta e-pasta adrese",
            "father's e-mail",
            "father e-mail",
        ],
    ),
    (
        GuardianName,
        &[
            "aizbildnis",
            "aizbildne",
            "aizbildņa vārds uzvārds",
            "aizbildņa vārds un uzvārds",
            "likumiskais pārstāvis",
            "guardian",
            "guardian's name",
        ],
    ),
    (
        GuardianGiven,
        &[
            "aizbildņa vārds",
            "likumiskā pārstāvja vārds",
            "guardian's first name",
        ],
    ),
    (
        GuardianSurname,
        &[
            "aizbildņa uzvārds",
            "likumiskā pārstāvja uzvārds",
            "guardian's surname",
        ],
    ),
    (
        GuardianPhone,
        &[
            "aizbildņa tālrunis",
            "aizbildņa telefons",
            "likumiskā pārstāvja tālrunis",
            "guardian's phone",
        ],
    ),
    (
        GuardianEmail,
        &[
            "aizbildņa e-pasts",
            "likumiskā pārstāvja e-pasts",
            "guardian's e-mail",
        ],
    ),
];

const STAFF: [Known<Field>; 10] = [
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

const GROUPS: [Known<Field>; 5] = [
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

/// The fields of a kind with their headings.
pub fn known(kind: Kind) -> Vec<Known<Field>> {
    match kind {
        Kind::Children => [&PERSON[..], &CHILD].concat(),
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
