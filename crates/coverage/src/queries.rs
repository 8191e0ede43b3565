//! What the plans of a year name, set by set: one question a page.

use calendar::SchoolYear;
use curriculum::Stage;
use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId, OutcomeId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// An outcome in a month of a group's plans; without a key all of an area that were written in own words.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Touch {
        /// The outcome of the reference list
        pub outcome_id: Option<OutcomeId>,
        /// Of which learning area
        pub area: Area,
        /// Of which stage, where the list says
        pub stage: Option<Stage>,
        /// The month's first day
        pub month: Date,
        /// In the plan's words
        pub text: String,
        /// How often the month plan names it now
        pub planned: i64,
        /// In how many days it was placed
        pub days: i64,
    }

    /// An outcome that a group has touched.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Touched {
        /// Which group
        pub group_id: GroupId,
        /// Which outcome
        pub outcome_id: OutcomeId,
    }
}

/// What a group's plans of a year name, by area, month and outcome.
pub async fn touches(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    year: SchoolYear,
) -> Result<Vec<Touch>> {
    Ok(tx
        .all(
            sql!(
                "SELECT p.outcome_id, p.area, o.stage, p.month, max(p.text) AS text,
                        count(DISTINCT CASE WHEN p.dropped = $5 THEN p.id END) AS planned,
                        count(DISTINCT l.on_date) AS days
                   FROM planned_outcome p
                   LEFT JOIN outcome o ON o.institution_id = p.institution_id AND o.id = p.outcome_id
                   LEFT JOIN week_lesson l ON l.institution_id = p.institution_id AND l.planned_outcome_id = p.id
                  WHERE p.institution_id = $1 AND p.group_id = $2 AND p.month BETWEEN $3 AND $4
                  GROUP BY p.outcome_id, p.area, o.stage, p.month
                  ORDER BY p.area, p.month, p.outcome_id"
            ),
            params![institution, group, year.first(), year.last(), false],
        )
        .await?)
}

/// What every group's plans of a year name from the lists.
pub async fn touched(
    tx: &mut ReadTx,
    institution: InstitutionId,
    year: SchoolYear,
) -> Result<Vec<Touched>> {
    Ok(tx
        .all(
            sql!(
                "SELECT DISTINCT p.group_id, p.outcome_id
                   FROM planned_outcome p
                  WHERE p.institution_id = $1 AND p.outcome_id IS NOT NULL AND p.month BETWEEN $2 AND $3
                    AND (p.dropped = $4
                         OR EXISTS (SELECT 1 FROM week_lesson l
                                     WHERE l.institution_id = p.institution_id AND l.planned_outcome_id = p.id))
                  ORDER BY p.group_id, p.outcome_id"
            ),
            params![institution, year.first(), year.last(), false],
        )
        .await?)
}
