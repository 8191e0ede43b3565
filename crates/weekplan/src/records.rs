//! The week plans as they stand: what other domains may read.

use calendar::Week;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId, PlannedOutcomeId};
use planning::records::SavedPlan;
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::lesson::{Lesson, Place, Texts};
use crate::plan::Plan;

rows! {
    /// A group whose plan of a week was whole, and since when.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Completed {
        group_id: GroupId,
        completed_at: Timestamp,
    }

    struct LessonRow {
        on_date: Date,
        position: i64,
        place: Place,
        area: Area,
        subject: String,
        planned: Option<PlannedOutcomeId>,
        outcome: String,
        activity: String,
        aids: String,
        materials: String,
        worksheets: String,
        technique: String,
        ict: String,
    }
}

impl LessonRow {
    fn lesson(self) -> Lesson {
        Lesson {
            place: self.place,
            area: self.area,
            subject: self.subject,
            planned: self.planned,
            texts: Texts {
                outcome: self.outcome,
                activity: self.activity,
                aids: self.aids,
                materials: self.materials,
                worksheets: self.worksheets,
                technique: self.technique,
                ict: self.ict,
            },
        }
    }
}

/// Every group whose plan of that week was once whole, and since when (3.6): for lateness.
pub async fn completed_weeks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    monday: Date,
) -> Result<Vec<(GroupId, Timestamp)>> {
    let rows: Vec<Completed> = tx
        .all(
            sql!(
                "SELECT group_id, completed_at
                   FROM week_plan
                  WHERE institution_id = $1 AND monday = $2 AND completed_at IS NOT NULL
                  ORDER BY group_id"
            ),
            params![institution, monday],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.group_id, row.completed_at))
        .collect())
}

/// A group's lessons from a day to a day, inclusive, without what belongs to children.
pub async fn lessons_between(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Plan> {
    let rows: Vec<LessonRow> = tx
        .all(
            sql!(
                "SELECT on_date, position, place, area, subject, planned_outcome_id AS planned, outcome, activity,
                        aids, materials, worksheets, technique, ict
                   FROM week_lesson
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date, position"
            ),
            params![institution, group, from, to],
        )
        .await?;
    Ok(plan_of(rows))
}

fn plan_of(rows: Vec<LessonRow>) -> Plan {
    let mut plan = Plan::default();
    for row in rows {
        plan.days.entry(row.on_date).or_default().push(row.lesson());
    }
    plan
}

/// A week's lessons, and where the outcomes of its months stand in their other weeks: a day for each time.
pub(crate) async fn week_and_placements(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<(Plan, Vec<(PlannedOutcomeId, Date)>)> {
    let first = week.monday().first_of_month();
    let last = week.sunday().last_of_month();
    let rows: Vec<LessonRow> = tx
        .all(
            sql!(
                "SELECT on_date, position, place, area, subject, planned_outcome_id AS planned, outcome, activity,
                        aids, materials, worksheets, technique, ict
                   FROM week_lesson
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  UNION ALL
                 SELECT on_date, position, place, area, '', planned_outcome_id, '', '', '', '', '', '', ''
                   FROM week_lesson
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $5 AND $6
                    AND NOT on_date BETWEEN $3 AND $4 AND planned_outcome_id IS NOT NULL
                  ORDER BY on_date, position"
            ),
            params![institution, group, week.monday(), week.sunday(), first, last],
        )
        .await?;
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| week.contains(row.on_date));
    let placed = |row: LessonRow| row.planned.map(|id| (id, row.on_date));
    Ok((
        plan_of(here),
        elsewhere.into_iter().filter_map(placed).collect(),
    ))
}

/// Every group's plans of two weeks.
pub async fn saved_weeks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    weeks: [Week; 2],
) -> Result<Vec<SavedPlan>> {
    let [first, second] = weeks.map(Week::monday);
    Ok(tx
        .all(
            sql!(
                "SELECT w.group_id, w.monday AS period, w.completed_at, w.updated_at, a.given_name, a.surname
                   FROM week_plan w
                   JOIN account a ON a.institution_id = w.institution_id AND a.id = w.updated_by
                  WHERE w.institution_id = $1 AND w.monday IN ($2, $3)
                  ORDER BY w.group_id, w.monday"
            ),
            params![institution, first, second],
        )
        .await?)
}
