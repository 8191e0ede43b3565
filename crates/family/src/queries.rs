//! What a parent's pages read beside the diary.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, Mark};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// Where a child is on a day.
    #[derive(Debug, Clone)]
    pub struct Place {
        /// In which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// In the family or remotely on that day
        pub home: bool,
    }

    /// From a day to a day in a group.
    #[derive(Debug, Clone, Copy)]
    pub struct Stay {
        /// In which group
        pub group_id: GroupId,
        /// The first day
        pub from_on: Date,
        /// The last day, if known
        pub to_on: Option<Date>,
    }

    /// From a day to a day in the family or remotely.
    #[derive(Debug, Clone, Copy)]
    pub struct AtHome {
        /// The first day
        pub from_on: Date,
        /// The last day, if known
        pub to_on: Option<Date>,
    }

    /// The child's own mark on a day.
    #[derive(Debug, Clone)]
    pub struct Own {
        /// When
        pub on_date: Date,
        /// What
        pub mark: Mark,
        /// "Piezīmes"
        pub note: String,
        /// When it was marked
        pub marked_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }

    /// A topic that the group was told.
    #[derive(Debug, Clone)]
    pub struct Topic {
        /// "safety" or "upbringing"
        pub kind: String,
        /// What
        pub title: String,
    }

    /// One of the parent's children.
    #[derive(Debug, Clone)]
    pub struct Sibling {
        /// The child
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
    }
}

/// The child's group on the day; none before the first and after the last.
pub async fn place(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
    day: Date,
) -> Result<Option<Place>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT m.group_id, g.name AS group_name,
                        EXISTS (SELECT 1 FROM regime r
                                 WHERE r.institution_id = m.institution_id AND r.child_id = m.child_id
                                   AND r.kind IN ('home', 'remote')
                                   AND r.from_on <= $3 AND (r.to_on IS NULL OR r.to_on >= $3)) AS home
                   FROM membership m
                   JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                  WHERE m.institution_id = $1 AND m.child_id = $2
                    AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on >= $3)"
            ),
            params![institution, child, day],
        )
        .await?)
}

/// The child's groups and days at home from a day to a day, inclusive: two groups where the child moved between.
pub async fn stays(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
    (from, to): (Date, Date),
) -> Result<(Vec<Stay>, Vec<AtHome>)> {
    Ok(tx
        .both::<Stay, AtHome>(
            (
                sql!(
                    "SELECT group_id, from_on, to_on
                       FROM membership
                      WHERE institution_id = $1 AND child_id = $2
                        AND from_on <= $4 AND (to_on IS NULL OR to_on >= $3)
                      ORDER BY from_on"
                ),
                params![institution, child, from, to],
            ),
            (
                sql!(
                    "SELECT from_on, to_on
                       FROM regime
                      WHERE institution_id = $1 AND child_id = $2 AND kind IN ('home', 'remote')
                        AND from_on <= $4 AND (to_on IS NULL OR to_on >= $3)
                      ORDER BY from_on"
                ),
                params![institution, child, from, to],
            ),
        )
        .await?)
}

/// A group's name.
pub async fn group_name(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
) -> Result<String> {
    let (name,): (String,) = tx
        .one(
            sql!("SELECT name FROM child_group WHERE institution_id = $1 AND id = $2"),
            params![institution, group],
        )
        .await?;
    Ok(name)
}

/// The child's own marks in a group, from a day to a day, inclusive.
pub async fn own_marks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, child): (GroupId, ChildId),
    (from, to): (Date, Date),
) -> Result<Vec<Own>> {
    Ok(tx
        .all(
            sql!(
                "SELECT m.on_date, m.mark, m.note, m.marked_at, a.given_name, a.surname
                   FROM attendance_mark m
                   JOIN account a ON a.institution_id = m.institution_id AND a.id = m.marked_by
                  WHERE m.institution_id = $1 AND m.group_id = $2 AND m.on_date BETWEEN $4 AND $5
                    AND m.child_id = $3
                  ORDER BY m.on_date"
            ),
            params![institution, group, child, from, to],
        )
        .await?)
}

/// What the group was told on the day.
pub async fn topics(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Topic>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.kind, t.title
                   FROM topic_entry e
                   JOIN topic t ON t.institution_id = e.institution_id AND t.id = e.topic_id
                  WHERE e.institution_id = $1 AND e.group_id = $2 AND e.on_date = $3
                  ORDER BY e.told_at, e.id"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// The parent's children, by name: the same tie as a single child's permission.
pub async fn siblings(
    tx: &mut ReadTx,
    institution: InstitutionId,
    parent: AccountId,
    today: Date,
) -> Result<Vec<Sibling>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name
                   FROM person_tie t
                   JOIN child c ON c.institution_id = t.institution_id AND c.id = t.child_id
                  WHERE t.institution_id = $1 AND t.account_id = $2 AND (t.to_on IS NULL OR t.to_on >= $3)
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, parent, today],
        )
        .await?)
}
