//! The management's comments on a group's month or week plan, and that they were dealt with.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, CommentId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

/// The longest comment, in letters.
pub const TEXT: usize = 2_000;

rows! {
    /// A comment with who wrote it.
    #[derive(Debug, Clone)]
    pub struct Comment {
        /// Its key
        pub id: CommentId,
        /// What it says
        pub text: String,
        /// When it was written
        pub written_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// When it was dealt with
        pub settled_at: Option<Timestamp>,
    }

    /// A plan with comments that are not dealt with.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Open {
        /// Whose plan
        pub group_id: GroupId,
        /// Of which month or week: its first day
        pub period: Date,
        /// How many
        pub comments: i64,
    }
}

/// A plan that is commented on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Where
    pub institution: InstitutionId,
    /// Whose
    pub group: GroupId,
    /// "month" or "week"
    pub kind: &'static str,
    /// The month's first day, the week's Monday
    pub period: Date,
}

/// The comments on a plan, the first first.
pub async fn of(tx: &mut ReadTx, plan: Plan) -> Result<Vec<Comment>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.text, c.written_at, a.given_name, a.surname, c.settled_at
                   FROM plan_comment c
                   JOIN account a ON a.institution_id = c.institution_id AND a.id = c.written_by
                  WHERE c.institution_id = $1 AND c.group_id = $2 AND c.plan = $3 AND c.period = $4
                  ORDER BY c.written_at, c.id"
            ),
            params![plan.institution, plan.group, plan.kind, plan.period],
        )
        .await?)
}

/// How many comments of every group's plans of that kind and those days are still open.
pub async fn open(
    tx: &mut ReadTx,
    institution: InstitutionId,
    kind: &'static str,
    (from, to): (Date, Date),
) -> Result<Vec<Open>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, period, count(*) AS comments
                   FROM plan_comment
                  WHERE institution_id = $1 AND plan = $2 AND period BETWEEN $3 AND $4 AND settled_at IS NULL
                  GROUP BY group_id, period
                  ORDER BY group_id, period"
            ),
            params![institution, kind, from, to],
        )
        .await?)
}

/// Adds a comment.
pub async fn add(
    tx: &mut WriteTx,
    plan: Plan,
    (id, text): (CommentId, &str),
    (by, at): (AccountId, Timestamp),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO plan_comment (institution_id, id, group_id, plan, period, text, written_at, written_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![plan.institution, id, plan.group, plan.kind, plan.period, text, at, by],
    )
    .await?;
    Ok(())
}

/// Marks a comment on that plan as dealt with; false where it has none such that is open.
pub async fn settle(
    tx: &mut WriteTx,
    plan: Plan,
    id: CommentId,
    (by, at): (AccountId, Timestamp),
) -> Result<bool> {
    let settled = tx
        .run(
            sql!(
                "UPDATE plan_comment SET settled_at = $6, settled_by = $7
                  WHERE institution_id = $1 AND group_id = $2 AND plan = $3 AND period = $4 AND id = $5
                    AND settled_at IS NULL"
            ),
            params![plan.institution, plan.group, plan.kind, plan.period, id, at, by],
        )
        .await?;
    Ok(settled > 0)
}
