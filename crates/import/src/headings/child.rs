//! What a child's columns are called.

use sheets::columns::Known;

use crate::field::Field::{
    self, Actual, Birth, Country, Declared, Document, From, Gender, Group, GroupNumber, Language,
    Nationality, PhotoBan, To,
};

/// A child's own columns.
pub const CHILD: [Known<Field>; 13] = [
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
];
