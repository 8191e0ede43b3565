//! What anybody knows of a person: names, the sign-in name, the institution, the child and its personal code.

use std::collections::BTreeSet;

use kernel::sorting::search_key;
use kernel::{AccountId, ChildId, InstitutionId, PersonalCode};
use store::{ReadTx, params, rows, sql};
use web::Result;

/// Digits and signs beside own words that make no difference: a date with its dots.
const BESIDE: usize = 10;
/// Shorter words are in too many others.
const SHORTEST: usize = 3;

/// The words and codes that a person's password may not be made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Folded, letters only
    words: BTreeSet<String>,
    /// Digits only
    codes: BTreeSet<String>,
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl Own {
    /// Adds a name: in full, and each of its words.
    pub fn add(&mut self, name: &str) {
        let folded = search_key(name);
        let whole = letters(&folded);
        let parts = folded
            .split(|c: char| !c.is_alphabetic())
            .map(str::to_owned);
        self.words.extend(
            parts
                .chain([whole])
                .filter(|word| word.chars().count() >= SHORTEST),
        );
        // a sign-in name may itself be a number
        let number = digits(&folded);
        if number.len() >= 8 {
            self.codes.insert(number);
        }
    }

    /// Adds a personal code.
    pub fn add_code(&mut self, code: PersonalCode) {
        self.codes.insert(code.digits());
    }

    /// Whether the password's letters are nothing but own words, or its digits hold a code, however it is written.
    pub(super) fn makes_up(&self, folded: &str) -> bool {
        let number = digits(folded);
        if self.codes.iter().any(|code| number.contains(code)) {
            return true;
        }
        let word: Vec<char> = letters(folded).chars().collect();
        let beside = folded.chars().count() - word.len();
        !word.is_empty() && beside <= BESIDE && self.spells(&word)
    }

    /// Whether own words, one after another, give exactly these letters.
    fn spells(&self, word: &[char]) -> bool {
        let words: Vec<Vec<char>> = self.words.iter().map(|own| own.chars().collect()).collect();
        let mut ends = BTreeSet::from([0_usize]);
        while let Some(at) = ends.pop_first() {
            if at == word.len() {
                return true;
            }
            let rest = word.get(at..).unwrap_or_default();
            ends.extend(
                words
                    .iter()
                    .filter(|own| rest.starts_with(own))
                    .map(|own| at + own.len()),
            );
        }
        false
    }
}

rows! {
    struct Known {
        given_name: String,
        surname: String,
        sign_in_name: Option<String>,
        institution: String,
        short_name: String,
        child_given_name: Option<String>,
        child_surname: Option<String>,
        personal_code: Option<PersonalCode>,
    }
}

rows! {
    struct OfChild {
        given_name: String,
        surname: String,
        personal_code: Option<PersonalCode>,
        institution: String,
        short_name: String,
    }
}

/// What anybody knows of whoever is to see that child, before there is an account.
pub async fn own_of_child(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Own> {
    let row: OfChild = tx
        .one(
            sql!(
                "SELECT c.given_name, c.surname, c.personal_code, i.name AS institution, i.short_name
                   FROM child c
                   JOIN institution i ON i.id = c.institution_id
                  WHERE c.institution_id = $1 AND c.id = $2"
            ),
            params![institution, child],
        )
        .await?;
    let mut own = Own::default();
    for name in [row.given_name, row.surname, row.institution, row.short_name] {
        own.add(&name);
    }
    if let Some(code) = row.personal_code {
        own.add_code(code);
    }
    Ok(own)
}

/// What anybody knows of that person.
pub async fn own_of(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Own> {
    let known: Vec<Known> = tx
        .all(
            sql!(
                "SELECT a.given_name, a.surname, n.name AS sign_in_name, i.name AS institution,
                        i.short_name, c.given_name AS child_given_name, c.surname AS child_surname,
                        c.personal_code
                   FROM account a
                   JOIN institution i ON i.id = a.institution_id
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                   LEFT JOIN contact t ON t.institution_id = a.institution_id AND t.account_id = a.id
                   LEFT JOIN child c ON c.institution_id = t.institution_id AND c.id = t.child_id
                  WHERE a.institution_id = $1 AND a.id = $2
                  ORDER BY c.id"
            ),
            params![institution, account],
        )
        .await?;
    let mut own = Own::default();
    for row in known {
        let names = [row.given_name, row.surname, row.institution, row.short_name];
        let others = [row.sign_in_name, row.child_given_name, row.child_surname];
        for name in names.into_iter().chain(others.into_iter().flatten()) {
            own.add(&name);
        }
        if let Some(code) = row.personal_code {
            own.add_code(code);
        }
    }
    Ok(own)
}
