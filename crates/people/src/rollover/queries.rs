//! What a rollover stands on, as it is kept, and the rollovers that were done.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId, RolloverId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::ground::{Bound, Ground, Known, Stay};

rows! {
    /// A rollover that was done.
    #[derive(Debug, Clone)]
    pub struct Done {
        /// Its key
        pub id: RolloverId,
        /// 1 September
        pub starts_on: Date,
        /// What was done, as JSON
        pub steps: String,
        /// When
        pub made_at: Timestamp,
        /// By whom
        pub made_by: String,
    }
}

/// Every group, and the stays and ties to single groups that end on that day or later, or not at all.
pub async fn ground(
    tx: &mut ReadTx,
    institution: InstitutionId,
    starts: Date,
    from: Date,
) -> Result<Ground> {
    let (groups, stays) = tx
        .both::<Known, Stay>(
            (
                sql!(
                    "SELECT id, name, number, age, emblem, compulsory, closed_on
                       FROM child_group WHERE institution_id = $1 ORDER BY number"
                ),
                params![institution],
            ),
            (
                sql!(
                    "SELECT m.child_id, c.given_name, c.surname, c.birth_on, m.group_id, m.from_on, m.to_on
                       FROM membership m
                       JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                      WHERE m.institution_id = $1 AND (m.to_on IS NULL OR m.to_on >= $2)
                      ORDER BY c.sort_key, c.id, m.from_on"
                ),
                params![institution, from],
            ),
        )
        .await?;
    Ok(Ground {
        starts,
        groups,
        stays,
        staff: bound(tx, institution, from).await?,
    })
}

/// The roles and substitutions of single groups that end on that day or later, or not at all.
async fn bound(tx: &mut ReadTx, institution: InstitutionId, from: Date) -> Result<Vec<Bound>> {
    let (mut roles, substitutions) = tx
        .both::<Bound, Bound>(
            (
                sql!(
                    "SELECT (r.id IS NULL) AS substitution, r.id, a.given_name, a.surname, r.role, r.group_id,
                            r.from_on, r.to_on
                       FROM staff_role r
                       JOIN account a ON a.institution_id = r.institution_id AND a.id = r.account_id
                      WHERE r.institution_id = $1 AND r.group_id IS NOT NULL
                        AND (r.to_on IS NULL OR r.to_on >= $2)
                      ORDER BY a.sort_key, a.id, r.from_on, r.id"
                ),
                params![institution, from],
            ),
            (
                sql!(
                    "SELECT (s.id IS NOT NULL) AS substitution, s.id, a.given_name, a.surname,
                            'group_teacher' AS role, s.group_id, s.from_on, s.to_on
                       FROM substitution s
                       JOIN account a ON a.institution_id = s.institution_id AND a.id = s.substitute_id
                      WHERE s.institution_id = $1 AND s.to_on >= $2
                      ORDER BY a.sort_key, a.id, s.from_on, s.id"
                ),
                params![institution, from],
            ),
        )
        .await?;
    roles.extend(substitutions);
    Ok(roles)
}

/// The latest rollover that was done and not undone.
pub async fn latest(tx: &mut ReadTx, institution: InstitutionId) -> Result<Option<Done>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT r.id, r.starts_on, r.steps, r.made_at, a.given_name || ' ' || a.surname AS made_by
                   FROM rollover r
                   JOIN account a ON a.institution_id = r.institution_id AND a.id = r.made_by
                  WHERE r.institution_id = $1 AND r.undone_at IS NULL
                  ORDER BY r.starts_on DESC, r.id DESC
                  LIMIT 1"
            ),
            params![institution],
        )
        .await?)
}

/// Whether there is such a rollover, undone or not.
pub async fn exists(tx: &mut ReadTx, institution: InstitutionId, id: RolloverId) -> Result<bool> {
    let found: Option<(RolloverId,)> = tx
        .opt(
            sql!("SELECT id FROM rollover WHERE institution_id = $1 AND id = $2"),
            params![institution, id],
        )
        .await?;
    Ok(found.is_some())
}

/// The groups with an entry of the new year (a mark, a diary entry, a topic) that was written since that moment. Read
/// here and not asked of their domains, which stand above this one.
pub async fn written(
    tx: &mut ReadTx,
    institution: InstitutionId,
    starts: Date,
    since: Timestamp,
) -> Result<Vec<GroupId>> {
    let found: Vec<(GroupId,)> = tx
        .all(
            sql!(
                "SELECT g.id
                   FROM child_group g
                  WHERE g.institution_id = $1
                    AND (EXISTS (SELECT 1 FROM attendance_mark e
                                  WHERE e.institution_id = $1 AND e.group_id = g.id AND e.on_date >= $2
                                    AND e.marked_at >= $3)
                      OR EXISTS (SELECT 1 FROM diary_day e
                                  WHERE e.institution_id = $1 AND e.group_id = g.id AND e.on_date >= $2
                                    AND e.updated_at >= $3)
                      OR EXISTS (SELECT 1 FROM topic_entry e
                                  WHERE e.institution_id = $1 AND e.group_id = g.id AND e.on_date >= $2
                                    AND e.told_at >= $3))
                  ORDER BY g.id"
            ),
            params![institution, starts, since],
        )
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The groups that anything but a stay from that day on refers to: a new one of them cannot be taken back.
pub async fn used(
    tx: &mut ReadTx,
    institution: InstitutionId,
    starts: Date,
) -> Result<Vec<GroupId>> {
    let found: Vec<(GroupId,)> = tx
        .all(
            sql!(
                "SELECT g.id
                   FROM child_group g
                  WHERE g.institution_id = $1
                    AND (EXISTS (SELECT 1 FROM staff_role e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM substitution e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM membership e
                                  WHERE e.institution_id = $1 AND e.group_id = g.id AND e.from_on <> $2)
                      OR EXISTS (SELECT 1 FROM timetable e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM access_request e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM tablet e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM attendance_mark e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM attendance_day e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM diary_day e WHERE e.institution_id = $1 AND e.group_id = g.id)
                      OR EXISTS (SELECT 1 FROM topic_entry e WHERE e.institution_id = $1 AND e.group_id = g.id))
                  ORDER BY g.id"
            ),
            params![institution, starts],
        )
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Lets nobody else change the institution's groups and children before this transaction ends, so that what is read next
/// stays true.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE child_group SET name = name WHERE institution_id = $1"),
        params![institution],
    )
    .await?;
    tx.run(
        sql!("UPDATE child SET given_name = given_name WHERE institution_id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}
