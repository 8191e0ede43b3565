//! What a parent's pages read beside the diary.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{ChildId, GroupId, InstitutionId, Mark};
use store::{Params, ReadTx, Sql, params, rows, sql};
use web::{Context, Remembered, Result, Which};

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

    struct SiblingRow {
        id: ChildId,
        given_name: String,
        to_on: Option<Date>,
    }
}

/// One of the parent's children.
#[derive(Debug, Clone)]
pub struct Sibling {
    /// The child
    pub id: ChildId,
    /// "Marta"
    pub given_name: String,
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
fn marks_question(
    institution: InstitutionId,
    (group, child): (GroupId, ChildId),
    (from, to): (Date, Date),
) -> (&'static Sql, Params) {
    (
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
}

/// The child's own marks in a group, from a day to a day, inclusive.
pub async fn own_marks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    whose: (GroupId, ChildId),
    days: (Date, Date),
) -> Result<Vec<Own>> {
    let (sql, params) = marks_question(institution, whose, days);
    Ok(tx.all(sql, params).await?)
}

/// The child's own mark on a day, and the topics that the group was told.
pub async fn own_day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    whose: (GroupId, ChildId),
    day: Date,
) -> Result<(Option<Own>, Vec<Topic>)> {
    let topics = (
        sql!(
            "SELECT t.kind, t.title
               FROM topic_entry e
               JOIN topic t ON t.institution_id = e.institution_id AND t.id = e.topic_id
              WHERE e.institution_id = $1 AND e.group_id = $2 AND e.on_date = $3
              ORDER BY e.told_at, e.id"
        ),
        params![institution, whose.0, day],
    );
    let marks = marks_question(institution, whose, (day, day));
    let (mut marks, topics) = tx.both(marks, topics).await?;
    Ok((marks.pop(), topics))
}

/// A parent's children, by name, with the last day of each tie: the same tie as a single child's permission.
struct Children(Vec<SiblingRow>);

impl Remembered for Children {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, [parent, _]: Which) -> Result<Self> {
        Ok(Self(
            tx.all(
                sql!(
                    "SELECT c.id, c.given_name, t.to_on
                       FROM person_tie t
                       JOIN child c ON c.institution_id = t.institution_id AND c.id = t.child_id
                      WHERE t.institution_id = $1 AND t.account_id = $2
                      ORDER BY c.sort_key, c.id"
                ),
                params![institution, parent],
            )
            .await?,
        ))
    }
}

/// The parent's children today.
pub async fn siblings(tx: &mut ReadTx, on: &Context) -> Result<Vec<Sibling>> {
    let Children(all) = &*on.recall.of(tx, [on.viewer.account.0, 0]).await?;
    let today = |row: &&SiblingRow| row.to_on.is_none_or(|last| on.today <= last);
    let sibling = |row: &SiblingRow| Sibling {
        id: row.id,
        given_name: row.given_name.clone(),
    };
    Ok(all.iter().filter(today).map(sibling).collect())
}
