//! The thirteen children of "Mārītes" in DOMAIN 9.1, chosen so that sorting is put to the test, and their families.

use kernel::AccountId;

/// Surname, given name, month and day of birth, code.
pub const NAMED: [(&str, &str, (i8, i8), &str); 13] = [
    ("Abele", "Marta", (3, 12), "320000-00011"),
    ("Āboliņš", "Roberts", (11, 4), "320000-00022"),
    ("Bērziņa", "Anna", (1, 30), "320000-00033"),
    ("Bērziņa-Ozola", "Eva", (6, 17), "320000-00044"),
    ("Celms", "Toms", (9, 22), "330000-00055"),
    ("Čiekure", "Paula", (8, 8), "340000-00066"),
    ("Ēriksons", "Niklāvs", (5, 1), "320000-00077"),
    ("Ģērmanis", "Kārlis", (12, 19), "320000-00088"),
    ("Ķirse", "Luīze", (2, 27), "320000-00099"),
    ("Ļebedeva", "Sofija", (7, 14), "320000-00101"),
    ("Šulcs", "Emīls", (4, 3), "320000-00112"),
    ("Ūdris", "Jēkabs", (10, 25), "320000-00123"),
    ("Žagare", "Elza", (6, 9), "320000-00134"),
];

/// A parent or another representative of a child, who signs in.
#[derive(Debug, Clone)]
pub struct Guardian {
    /// The account's key
    pub account: AccountId,
    /// "Laura"
    pub given_name: &'static str,
    /// "Abele"
    pub surname: &'static str,
    /// "mother", "father", "foster"
    pub kind: &'static str,
    /// "lv", or "en" where the parent asked for it
    pub language: &'static str,
    /// Taken away by a court's limit
    pub may_see: bool,
}

impl Guardian {
    /// Who sees the child's pages in Latvian.
    pub const fn new(
        account: AccountId,
        given_name: &'static str,
        surname: &'static str,
        kind: &'static str,
    ) -> Self {
        Self {
            account,
            given_name,
            surname,
            kind,
            language: "lv",
            may_see: true,
        }
    }
}

/// The family of one of the thirteen, by the child's surname.
fn family(surname: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match surname {
        "Abele" => &[("Laura", "Abele", "mother"), ("Jānis", "Abelis", "father")],
        "Āboliņš" => &[
            ("Dita", "Āboliņa", "mother"),
            ("Mareks", "Āboliņš", "father"),
        ],
        "Bērziņa" => &[
            ("Santa", "Bērziņa", "mother"),
            ("Māris", "Bērziņš", "father"),
        ],
        // they live apart: two surnames, two accounts
        "Bērziņa-Ozola" => &[
            ("Kristīne", "Bērziņa", "mother"),
            ("Andris", "Ozols", "father"),
        ],
        "Celms" => &[("Sintija", "Celma", "mother"), ("Gatis", "Celms", "father")],
        "Čiekure" => &[
            ("Zane", "Čiekure", "mother"),
            ("Uldis", "Čiekurs", "father"),
        ],
        "Ēriksons" => &[
            ("Karīna", "Ēriksone", "mother"),
            ("Svens", "Ēriksons", "father"),
        ],
        "Ģērmanis" => &[("Gunita", "Ģērmane", "mother")],
        "Ķirse" => &[
            ("Jolanta", "Ķirse", "mother"),
            ("Rolands", "Ķirsis", "father"),
        ],
        "Ļebedeva" => &[("Oksana", "Ļebedeva", "mother")],
        // the foster family is told, the mother is not
        "Šulcs" => &[("Inga", "Kļava", "foster"), ("Evija", "Šulca", "mother")],
        "Ūdris" => &[("Linda", "Ūdre", "mother"), ("Normunds", "Ūdris", "father")],
        "Žagare" => &[
            ("Agita", "Žagare", "mother"),
            ("Raitis", "Žagars", "father"),
        ],
        _ => &[],
    }
}

/// The guardians of one of the thirteen, with the accounts that come next.
pub fn named_guardians(surname: &str, accounts: &mut std::ops::RangeFrom<i64>) -> Vec<Guardian> {
    family(surname)
        .iter()
        .zip(accounts)
        .map(|((given_name, surname, kind), account)| Guardian {
            language: if *given_name == "Oksana" { "en" } else { "lv" },
            may_see: (*given_name, *surname) != ("Evija", "Šulca"),
            ..Guardian::new(AccountId(account), given_name, surname, kind)
        })
        .collect()
}
