//! What "Galvenā lapa" asks beside the duties.

use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// Whom the person stands in for (3.19).
    #[derive(Debug, Clone)]
    pub struct StandsIn {
        /// In which group
        pub group_id: GroupId,
        /// Whom
        pub given_name: String,
        /// Whom
        pub surname: String,
        /// The last day of it
        pub to_on: Date,
    }

    /// How many children of a group still have to hear a topic.
    #[derive(Debug, Clone, Copy)]
    pub struct StillToTell {
        /// Which group
        pub group_id: GroupId,
        /// How many
        pub children: i64,
    }

    /// A parent's child.
    #[derive(Debug, Clone)]
    pub struct OwnChild {
        /// Which
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
    }

    /// The institution in numbers.
    #[derive(Debug, Clone, Copy)]
    pub struct Numbers {
        /// Members of staff
        pub staff: i64,
        /// Groups
        pub group_count: i64,
        /// Children in a group
        pub children: i64,
    }
}

/// Whom the person stands in for today, by group.
pub async fn stands_in(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
    today: Date,
) -> Result<Vec<StandsIn>> {
    Ok(tx
        .all(
            sql!(
                "SELECT s.group_id, a.given_name, a.surname, s.to_on
                   FROM substitution s
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.absent_id
                  WHERE s.institution_id = $1 AND s.substitute_id = $2
                    AND s.from_on <= $3 AND s.to_on >= $3
                  ORDER BY s.group_id, a.sort_key, a.id"
            ),
            params![institution, account, today],
        )
        .await?)
}

/// The children of the person's groups who were absent when a topic was told since a day, and have not heard it yet.
pub async fn still_to_tell(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
    (since, today): (Date, Date),
) -> Result<Vec<StillToTell>> {
    Ok(tx
        .all(
            sql!(
                "SELECT e.group_id, count(DISTINCT m.child_id) AS children
                   FROM topic_entry e
                   JOIN attendance_mark m ON m.institution_id = e.institution_id
                                         AND m.group_id = e.group_id AND m.on_date = e.on_date
                                         AND m.mark IN ('sick', 'excused', 'unexcused')
                   JOIN membership b ON b.institution_id = m.institution_id AND b.child_id = m.child_id
                                    AND b.group_id = e.group_id AND b.from_on <= $4
                                    AND (b.to_on IS NULL OR b.to_on >= $4)
                   LEFT JOIN topic_told d ON d.institution_id = e.institution_id AND d.entry_id = e.id
                                         AND d.child_id = m.child_id
                  WHERE e.institution_id = $1 AND e.on_date BETWEEN $3 AND $4
                    AND d.entry_id IS NULL
                    AND EXISTS (SELECT 1 FROM staff_tie t
                                 WHERE t.institution_id = e.institution_id AND t.account_id = $2
                                   AND t.group_id = e.group_id AND t.from_on <= $4
                                   AND (t.to_on IS NULL OR t.to_on >= $4))
                  GROUP BY e.group_id
                  ORDER BY e.group_id"
            ),
            params![institution, account, since, today],
        )
        .await?)
}

/// The children whom the person may see as a parent, in Latvian order of names.
pub async fn own_children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
    today: Date,
) -> Result<Vec<OwnChild>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname
                   FROM person_tie t
                   JOIN child c ON c.institution_id = t.institution_id AND c.id = t.child_id
                  WHERE t.institution_id = $1 AND t.account_id = $2 AND (t.to_on IS NULL OR t.to_on >= $3)
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, account, today],
        )
        .await?)
}

/// How many there are today.
pub async fn numbers(tx: &mut ReadTx, institution: InstitutionId, today: Date) -> Result<Numbers> {
    Ok(tx
        .one(
            sql!(
                "SELECT (SELECT count(DISTINCT s.account_id) FROM staff_role s
                          WHERE s.institution_id = $1 AND s.from_on <= $2
                            AND (s.to_on IS NULL OR s.to_on >= $2)) AS staff,
                        (SELECT count(*) FROM child_group g
                          WHERE g.institution_id = $1
                            AND (g.closed_on IS NULL OR g.closed_on >= $2)) AS group_count,
                        (SELECT count(*) FROM membership m
                          WHERE m.institution_id = $1 AND m.from_on <= $2
                            AND (m.to_on IS NULL OR m.to_on >= $2)) AS children"
            ),
            params![institution, today],
        )
        .await?)
}
