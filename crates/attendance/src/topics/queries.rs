//! Topics, what was told of them, and the absent children who still have to hear it.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, TopicEntryId, TopicId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    /// A topic of the institution's list.
    #[derive(Debug, Clone)]
    pub struct Choice {
        /// Its key
        pub id: TopicId,
        /// "safety" or "upbringing"
        pub kind: String,
        /// "Drošība uz ledus"
        pub title: String,
        /// "XII, I, II": when it is usual
        pub months: String,
    }

    /// A topic told to the group on the day.
    #[derive(Debug, Clone)]
    pub struct Told {
        /// Its key
        pub id: TopicEntryId,
        /// "safety" or "upbringing"
        pub kind: String,
        /// What
        pub title: String,
        /// "morning_circle" …
        pub moment: String,
        /// In the teacher's words
        pub note: String,
        /// When it was noted
        pub told_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }

    /// An absent child who still has to hear a topic.
    #[derive(Debug, Clone)]
    pub struct Pending {
        /// The entry
        pub entry_id: TopicEntryId,
        /// What
        pub title: String,
        /// When the others heard it
        pub on_date: Date,
        /// Who
        pub child_id: ChildId,
        /// Who
        pub given_name: String,
        /// Who
        pub surname: String,
    }
}

/// The lists to choose from on a day.
pub async fn choices(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Choice>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, kind, title, months
                   FROM topic
                  WHERE institution_id = $1 AND from_on <= $2 AND (retired_on IS NULL OR retired_on > $2)
                  ORDER BY kind, id"
            ),
            params![institution, day],
        )
        .await?)
}

/// What the group was told on the day.
pub async fn told(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Told>> {
    Ok(tx
        .all(
            sql!(
                "SELECT e.id, t.kind, t.title, e.moment, e.note, e.told_at, a.given_name, a.surname
                   FROM topic_entry e
                   JOIN topic t ON t.institution_id = e.institution_id AND t.id = e.topic_id
                   JOIN account a ON a.institution_id = e.institution_id AND a.id = e.told_by
                  WHERE e.institution_id = $1 AND e.group_id = $2 AND e.on_date = $3
                  ORDER BY e.told_at, e.id"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// The absent children of topics told since a day, by child and day.
pub async fn pending(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    since: Date,
    today: Date,
) -> Result<Vec<Pending>> {
    Ok(tx
        .all(
            sql!(
                "SELECT e.id AS entry_id, t.title, e.on_date, c.id AS child_id, c.given_name, c.surname
                   FROM topic_entry e
                   JOIN topic t ON t.institution_id = e.institution_id AND t.id = e.topic_id
                   JOIN attendance_mark m ON m.institution_id = e.institution_id
                                         AND m.group_id = e.group_id AND m.on_date = e.on_date
                                         AND m.mark IN ('sick', 'excused', 'unexcused')
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                   JOIN membership b ON b.institution_id = c.institution_id AND b.child_id = c.id
                                    AND b.group_id = e.group_id AND b.from_on <= $4
                                    AND (b.to_on IS NULL OR b.to_on >= $4)
                   LEFT JOIN topic_told d ON d.institution_id = e.institution_id AND d.entry_id = e.id
                                         AND d.child_id = m.child_id
                  WHERE e.institution_id = $1 AND e.group_id = $2 AND e.on_date BETWEEN $3 AND $4
                    AND d.entry_id IS NULL
                  ORDER BY c.sort_key, c.id, e.on_date, e.id"
            ),
            params![institution, group, since, today],
        )
        .await?)
}

/// A topic being told.
pub struct NewTold<'a> {
    /// Its key
    pub id: TopicEntryId,
    /// What
    pub topic: TopicId,
    /// When in the day
    pub moment: &'a str,
    /// In the teacher's words
    pub note: &'a str,
}

/// Notes a topic for the group's day.
pub async fn tell(
    tx: &mut WriteTx,
    stamp: crate::day::Stamp,
    (group, day): (GroupId, Date),
    new: &NewTold<'_>,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO topic_entry (institution_id, id, group_id, on_date, topic_id, moment, note,
                                      told_at, told_by, told_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        params![
            stamp.institution,
            new.id,
            group,
            day,
            new.topic,
            new.moment,
            new.note,
            stamp.at,
            stamp.by,
            stamp.in_place_of
        ],
    )
    .await?;
    Ok(())
}

/// Whether the entry is of that group's day and the child was absent then.
pub async fn is_pending(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    entry: TopicEntryId,
    child: ChildId,
) -> Result<bool> {
    let found: Option<(i64,)> = tx
        .opt(
            sql!(
                "SELECT e.id
                   FROM topic_entry e
                   JOIN attendance_mark m ON m.institution_id = e.institution_id
                                         AND m.group_id = e.group_id AND m.on_date = e.on_date
                  WHERE e.institution_id = $1 AND e.id = $3 AND e.group_id = $2 AND m.child_id = $4
                    AND m.mark IN ('sick', 'excused', 'unexcused')"
            ),
            params![institution, group, entry, child],
        )
        .await?;
    Ok(found.is_some())
}

/// Notes that an absent child has been told on a later day.
pub async fn tell_later(
    tx: &mut WriteTx,
    (institution, by): (InstitutionId, AccountId),
    entry: TopicEntryId,
    child: ChildId,
    day: Date,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO topic_told (institution_id, entry_id, child_id, told_on, told_by)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (institution_id, entry_id, child_id) DO NOTHING"
        ),
        params![institution, entry, child, day, by],
    )
    .await?;
    Ok(())
}
