//! Everything of a group's plans that stands around a week, in one question: the week's page asks for all of it at once.

use calendar::{Month, Week};
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId, OutcomeId, PlanItemId, PlannedOutcomeId, ThemeId};
use store::{ReadTx, params, rows, sql};
use web::{Error, Result};

use crate::records::{PlanItem, PlannedOutcome, Theme, ThemeWeek};

/// What stands around a week.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The themes that touch it
    pub themes: Vec<Theme>,
    /// The sub-theme of this week
    pub weeks: Vec<ThemeWeek>,
    /// The dated items of its days
    pub items: Vec<PlanItem>,
    /// What is planned for the one or two months that it touches, by month, learning area and subject
    pub outcomes: Vec<PlannedOutcome>,
}

rows! {
    struct Line {
        what: String,
        id: i64,
        other: Option<i64>,
        from_on: Date,
        to_on: Date,
        a: String,
        b: String,
        c: String,
        place: i64,
    }
}

/// The first days of the months that a week touches.
fn months(week: Week) -> (Date, Date) {
    (
        Month::of(week.monday()).first(),
        Month::of(week.sunday()).first(),
    )
}

async fn lines(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Vec<Line>> {
    let (first, last) = months(week);
    Ok(tx
        .all(
            sql!(
                "SELECT 'theme' AS what, t.id, CAST(NULL AS BIGINT) AS other, t.from_on, t.to_on, t.title AS a,
                        t.question AS b, t.message AS c, t.revision AS place
                   FROM theme t
                  WHERE t.institution_id = $1 AND t.group_id = $2 AND t.from_on <= $4 AND t.to_on >= $3
                  UNION ALL
                 SELECT 'week', w.theme_id, NULL, w.monday, w.monday, w.title, '', '', 0
                   FROM theme t
                   JOIN theme_week w ON w.institution_id = t.institution_id AND w.theme_id = t.id
                  WHERE t.institution_id = $1 AND t.group_id = $2 AND t.from_on <= $4 AND t.to_on >= $3
                    AND w.monday = $3
                  UNION ALL
                 SELECT 'item', i.id, NULL, i.on_date, i.on_date, i.starts, i.kind, i.text, 0
                   FROM plan_item i
                  WHERE i.institution_id = $1 AND i.group_id = $2 AND i.on_date BETWEEN $3 AND $4
                  UNION ALL
                 SELECT 'outcome', o.id, o.outcome_id, o.month, o.month, o.area, o.subject, o.text, o.position
                   FROM planned_outcome o
                  WHERE o.institution_id = $1 AND o.group_id = $2 AND o.month IN ($5, $6) AND o.dropped = $7
                  ORDER BY what, from_on, b, place, a, id"
            ),
            params![institution, group, week.monday(), week.sunday(), first, last, false],
        )
        .await?)
}

fn bad(line: &Line) -> Error {
    Error::Internal(format!("no {}: {}", line.what, line.id))
}

/// Of one week of a group.
pub async fn of_week(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Around> {
    let mut around = Around::default();
    let mut outcomes = Vec::new();
    for line in lines(tx, institution, group, week).await? {
        match line.what.as_str() {
            "theme" => around.themes.push(Theme {
                id: ThemeId(line.id),
                from_on: line.from_on,
                to_on: line.to_on,
                title: line.a,
                question: line.b,
                message: line.c,
                revision: line.place,
            }),
            "week" => around.weeks.push(ThemeWeek {
                theme_id: ThemeId(line.id),
                monday: line.from_on,
                title: line.a,
            }),
            "item" => {
                let kind = line.b.parse().map_err(|_| bad(&line))?;
                around.items.push(PlanItem {
                    id: PlanItemId(line.id),
                    on_date: line.from_on,
                    starts: line.a,
                    kind,
                    text: line.c,
                });
            }
            _ => {
                let area = line.a.parse().map_err(|_| bad(&line))?;
                let outcome = PlannedOutcome {
                    id: PlannedOutcomeId(line.id),
                    area,
                    subject: line.b,
                    text: line.c,
                    outcome_id: line.other.map(OutcomeId),
                };
                outcomes.push((line.from_on, outcome));
            }
        }
    }
    around
        .items
        .sort_by(|x, y| (x.on_date, &x.starts, x.id).cmp(&(y.on_date, &y.starts, y.id)));
    outcomes.sort_by_key(|(month, outcome)| (*month, outcome.area));
    around.outcomes = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
    Ok(around)
}
