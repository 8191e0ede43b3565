//! The institution's groups, as a sheet names them.

use kernel::sorting::search_key;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::field::Field;
use crate::reading::Reading;

rows! {
    /// A group, open or closed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KnownGroup {
        /// Its key
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
        /// Its number
        pub number: i64,
        /// "5–6"
        pub age: String,
        /// "12. telpa"
        pub room: String,
        /// The compulsory preparation
        pub compulsory: bool,
        /// Whether it still has children
        pub is_open: bool,
    }
}

/// Every group of the institution, by number.
pub async fn known_groups(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<KnownGroup>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name, number, age, room, compulsory, closed_on IS NULL AS is_open
                   FROM child_group
                  WHERE institution_id = $1
                  ORDER BY number"
            ),
            params![institution],
        )
        .await?)
}

/// The group that the row names by number or by name; none where it names none, or a wrong one.
pub fn group_of<'g>(reading: &mut Reading<'_>, groups: &'g [KnownGroup]) -> Option<&'g KnownGroup> {
    let number = reading.parse::<i64>(Field::GroupNumber, "import-fault-group");
    let name = reading.text(Field::Group).trim();
    let (field, text, found) = match number {
        Some(number) => (
            Field::GroupNumber,
            number.to_string(),
            groups.iter().find(|group| group.number == number),
        ),
        None if name.is_empty() => return None,
        None => (Field::Group, name.to_owned(), named(name, groups)),
    };
    match found {
        None => {
            reading.wrong(field, "import-fault-group", text);
            None
        }
        Some(group) if !group.is_open => {
            reading.wrong(field, "import-fault-group-closed", text);
            None
        }
        found => found,
    }
}

/// "Mārītes", "4", "4. grupa", "Mārītes (4)" or "4. Mārītes".
fn named<'g>(text: &str, groups: &'g [KnownGroup]) -> Option<&'g KnownGroup> {
    let key = search_key(text);
    let called = |group: &&KnownGroup| search_key(&group.name) == key;
    let by_name: Vec<&KnownGroup> = groups.iter().filter(called).collect();
    let open: Vec<&KnownGroup> = by_name.iter().copied().filter(|g| g.is_open).collect();
    match (by_name.as_slice(), open.as_slice()) {
        ([], _) => {}
        (_, [one]) | ([one], _) => return Some(one),
        // two of one name: only the number tells them apart
        _ => return None,
    }
    let numbers: Vec<i64> = key
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let words: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    let [number] = *numbers else {
        return None;
    };
    let group = groups.iter().find(|group| group.number == number)?;
    let name: String = search_key(&group.name)
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let fits = ["", "grupa", "group", name.as_str()].contains(&words.as_str());
    fits.then_some(group)
}
