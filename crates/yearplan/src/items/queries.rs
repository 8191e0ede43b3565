//! The entries of the year plan with who answers for them and whom they touch.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId, YearItemId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::Kind;

rows! {
    /// One entry as it is kept.
    #[derive(Debug, Clone)]
    pub struct Item {
        /// An event or a task
        pub kind: Kind,
        /// What
        pub title: String,
        /// What it is about
        pub description: String,
        /// Where
        pub place: String,
        /// Its first day
        pub from_on: Date,
        /// Its last day
        pub to_on: Date,
        /// "16:00", empty for the whole day
        pub starts: String,
        /// Families see it too.
        pub families: bool,
        /// Since when the task is done
        pub done_at: Option<Timestamp>,
        /// By whom
        pub done_given_name: Option<String>,
        /// By whom
        pub done_surname: Option<String>,
        /// How many times it was saved
        pub revision: i64,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// Since when it is out of the plan
        pub removed_at: Option<Timestamp>,
        /// By whom
        pub removed_given_name: Option<String>,
        /// By whom
        pub removed_surname: Option<String>,
    }

    /// Somebody who works here.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Person {
        /// The account
        pub id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
    }

    /// A group by name.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct GroupName {
        /// Its key
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
    }

    /// Somebody who answers for an entry.
    #[derive(Debug, Clone)]
    pub struct Answers {
        /// The entry
        pub item_id: YearItemId,
        /// The account
        pub account_id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
    }

    /// An entry that was taken out of the plan.
    #[derive(Debug, Clone)]
    pub struct Removed {
        /// Its key
        pub id: YearItemId,
        /// What
        pub title: String,
        /// Its first day
        pub from_on: Date,
    }

    /// A group that an entry touches.
    #[derive(Debug, Clone)]
    pub struct Touched {
        /// The entry
        pub item_id: YearItemId,
        /// The group
        pub group_id: GroupId,
        /// "Mārītes"
        pub name: String,
    }
}

impl Person {
    /// "Līga Bērziņa"
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.surname)
    }
}

/// One entry, removed or not.
pub async fn item(
    tx: &mut ReadTx,
    institution: InstitutionId,
    id: YearItemId,
) -> Result<Option<Item>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT i.kind, i.title, i.description, i.place, i.from_on, i.to_on, i.starts, i.families,
                        i.done_at, d.given_name AS done_given_name, d.surname AS done_surname, i.revision,
                        i.updated_at, a.given_name, a.surname, i.removed_at,
                        r.given_name AS removed_given_name, r.surname AS removed_surname
                   FROM year_item i
                   JOIN account a ON a.institution_id = i.institution_id AND a.id = i.updated_by
                   LEFT JOIN account d ON d.institution_id = i.institution_id AND d.id = i.done_by
                   LEFT JOIN account r ON r.institution_id = i.institution_id AND r.id = i.removed_by
                  WHERE i.institution_id = $1 AND i.id = $2"
            ),
            params![institution, id],
        )
        .await?)
}

/// Who answers for an entry and whom it touches, by name and by number.
pub async fn of_item(
    tx: &mut ReadTx,
    institution: InstitutionId,
    id: YearItemId,
) -> Result<(Vec<Person>, Vec<GroupName>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT a.id, a.given_name, a.surname
                       FROM year_item_person p
                       JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                      WHERE p.institution_id = $1 AND p.item_id = $2
                      ORDER BY a.sort_key, a.id"
                ),
                params![institution, id],
            ),
            (
                sql!(
                    "SELECT g.id, g.name
                       FROM year_item_group t
                       JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                      WHERE t.institution_id = $1 AND t.item_id = $2
                      ORDER BY g.number"
                ),
                params![institution, id],
            ),
        )
        .await?)
}

/// The same for every entry of those days.
pub async fn of_days(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (from, to): (Date, Date),
) -> Result<(Vec<Answers>, Vec<Touched>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT p.item_id, p.account_id, a.given_name, a.surname
                       FROM year_item i
                       JOIN year_item_person p ON p.institution_id = i.institution_id AND p.item_id = i.id
                       JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                      WHERE i.institution_id = $1 AND i.to_on >= $2 AND i.from_on <= $3
                        AND i.removed_at IS NULL
                      ORDER BY p.item_id, a.sort_key, a.id"
                ),
                params![institution, from, to],
            ),
            (
                sql!(
                    "SELECT t.item_id, t.group_id, g.name
                       FROM year_item i
                       JOIN year_item_group t ON t.institution_id = i.institution_id AND t.item_id = i.id
                       JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                      WHERE i.institution_id = $1 AND i.to_on >= $2 AND i.from_on <= $3
                        AND i.removed_at IS NULL
                      ORDER BY t.item_id, g.number"
                ),
                params![institution, from, to],
            ),
        )
        .await?)
}

/// Whom an entry may name: who works here on the day or later, and the groups that are open, with those that the
/// entry names already. No entry has the number 0.
pub async fn known(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
    id: Option<YearItemId>,
) -> Result<(Vec<Person>, Vec<GroupName>)> {
    let id = id.unwrap_or(YearItemId(0));
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT a.id, a.given_name, a.surname
                       FROM account a
                      WHERE a.institution_id = $1
                        AND (EXISTS (SELECT 1 FROM staff_role r
                                      WHERE r.institution_id = $1 AND r.account_id = a.id
                                        AND r.role <> 'superuser' AND (r.to_on IS NULL OR r.to_on >= $2))
                             OR EXISTS (SELECT 1 FROM year_item_person p
                                         WHERE p.institution_id = $1 AND p.item_id = $3 AND p.account_id = a.id))
                      ORDER BY a.sort_key, a.id"
                ),
                params![institution, today, id],
            ),
            (
                sql!(
                    "SELECT g.id, g.name
                       FROM child_group g
                      WHERE g.institution_id = $1
                        AND (g.closed_on IS NULL OR g.closed_on >= $2
                             OR EXISTS (SELECT 1 FROM year_item_group t
                                         WHERE t.institution_id = $1 AND t.item_id = $3 AND t.group_id = g.id))
                      ORDER BY g.number"
                ),
                params![institution, today, id],
            ),
        )
        .await?)
}

/// What was taken out of a plan of those days, by date.
pub async fn removed(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (from, to): (Date, Date),
) -> Result<Vec<Removed>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, title, from_on
                   FROM year_item
                  WHERE institution_id = $1 AND to_on >= $2 AND from_on <= $3 AND removed_at IS NOT NULL
                  ORDER BY from_on, id"
            ),
            params![institution, from, to],
        )
        .await?)
}
