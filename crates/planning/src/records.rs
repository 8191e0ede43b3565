//! The plans as they stand: what other domains may read.

use calendar::Month;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId, OutcomeId, PlanItemId, PlannedOutcomeId, ThemeId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::month::Kind;

rows! {
    /// A plan as it is kept.
    #[derive(Debug, Clone)]
    pub struct SavedPlan {
        /// Whose
        pub group_id: GroupId,
        /// The month's first day, the week's Monday
        pub period: Date,
        /// Since when it was once whole
        pub completed_at: Option<Timestamp>,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }

    /// A theme (3.4): a month or longer, on its own dates.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Theme {
        /// Its key
        pub id: ThemeId,
        /// Its first day
        pub from_on: Date,
        /// Its last day
        pub to_on: Date,
        /// "Mana Latvija"
        pub title: String,
        /// "Lielais jautājums"
        pub question: String,
        /// "Ziņa bērnam"
        pub message: String,
        /// How many times it was saved
        pub revision: i64,
    }

    /// The sub-theme of a week of a theme.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ThemeWeek {
        /// Of which theme
        pub theme_id: ThemeId,
        /// Which week
        pub monday: Date,
        /// "Mārtiņi un Latvijas sargi"
        pub title: String,
    }

    /// An outcome planned for a month (3.5.1).
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlannedOutcome {
        /// Its key
        pub id: PlannedOutcomeId,
        /// Of which learning area
        pub area: Area,
        /// "Mūzika" where a subject teacher wrote it; empty for the group's own
        pub subject: String,
        /// In the plan's words
        pub text: String,
        /// The outcome of the reference list that it names, if any
        pub outcome_id: Option<OutcomeId>,
    }

    /// A dated item of "Papildu informācija" (3.5.1).
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlanItem {
        /// Its key
        pub id: PlanItemId,
        /// On which day
        pub on_date: Date,
        /// "16:30", empty for the whole day
        pub starts: String,
        /// Of which kind
        pub kind: Kind,
        /// What
        pub text: String,
    }

    /// A field of a month plan that is written: "content", "values", "virtues" or "skills"; the lists have one a line.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct MonthField {
        /// Its name
        pub field: String,
        /// Its text
        pub body: String,
    }

    /// A group whose month plan was once whole.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Completed {
        /// Which group
        pub group_id: GroupId,
        /// Since when
        pub at: Timestamp,
    }

    /// A subject teacher's own part of a month plan that is written.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PartWritten {
        /// In which group
        pub group_id: GroupId,
        /// "part-culture-Mūzika": see [`crate::month::part_field`]
        pub field: String,
        /// When it was written first
        pub at: Timestamp,
    }
}

/// A group's themes that touch those days, by date.
pub async fn themes_between(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<Theme>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, from_on, to_on, title, question, message, revision
                   FROM theme
                  WHERE institution_id = $1 AND group_id = $2 AND from_on <= $4 AND to_on >= $3
                  ORDER BY from_on, id"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// The sub-themes of those themes' weeks that touch those days, by week.
pub async fn weeks_of_themes(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<ThemeWeek>> {
    Ok(tx
        .all(
            sql!(
                "SELECT w.theme_id, w.monday, w.title
                   FROM theme t
                   JOIN theme_week w ON w.institution_id = t.institution_id AND w.theme_id = t.id
                  WHERE t.institution_id = $1 AND t.group_id = $2 AND t.from_on <= $4 AND t.to_on >= $3
                  ORDER BY w.monday, w.theme_id"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// What a group planned for a month, by learning area, the group's own before the subjects'.
pub async fn outcomes_of_month(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    month: Month,
) -> Result<Vec<PlannedOutcome>> {
    let mut list: Vec<PlannedOutcome> = tx
        .all(
            sql!(
                "SELECT id, area, subject, text, outcome_id
                   FROM planned_outcome
                  WHERE institution_id = $1 AND group_id = $2 AND month = $3 AND dropped = $4
                  ORDER BY area, subject, position, id"
            ),
            params![institution, group, month.first(), false],
        )
        .await?;
    list.sort_by_key(|one| one.area);
    Ok(list)
}

/// What a group's month plan says in its common fields: content, values, virtues, skills; empty ones are left out.
pub async fn fields_of_month(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    month: Month,
) -> Result<Vec<MonthField>> {
    Ok(tx
        .all(
            sql!(
                "SELECT field, body
                   FROM month_plan_field
                  WHERE institution_id = $1 AND group_id = $2 AND month = $3 AND body <> ''
                    AND field IN ('content', 'values', 'virtues', 'skills')
                  ORDER BY field"
            ),
            params![institution, group, month.first()],
        )
        .await?)
}

/// The dated items of a group from a day to a day, inclusive.
pub async fn items_between(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<PlanItem>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, on_date, starts, kind, text
                   FROM plan_item
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date, starts, id"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// Every group whose plan of that month was once whole, and since when (3.5).
pub async fn completed_months(
    tx: &mut ReadTx,
    institution: InstitutionId,
    month: Month,
) -> Result<Vec<Completed>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, completed_at AS at
                   FROM month_plan
                  WHERE institution_id = $1 AND month = $2 AND completed_at IS NOT NULL
                  ORDER BY group_id"
            ),
            params![institution, month.first()],
        )
        .await?)
}

/// Every subject teacher's part of that month that is written, in every group, and since when (3.5.2).
pub async fn parts_of_month(
    tx: &mut ReadTx,
    institution: InstitutionId,
    month: Month,
) -> Result<Vec<PartWritten>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, field, COALESCE(written_at, updated_at) AS at
                   FROM month_plan_field
                  WHERE institution_id = $1 AND month = $2 AND field LIKE 'part-%' AND body <> ''
                  ORDER BY group_id, field"
            ),
            params![institution, month.first()],
        )
        .await?)
}

/// Every group's plans of two months.
pub async fn saved_months(
    tx: &mut ReadTx,
    institution: InstitutionId,
    months: [Month; 2],
) -> Result<Vec<SavedPlan>> {
    let [first, second] = months.map(Month::first);
    Ok(tx
        .all(
            sql!(
                "SELECT m.group_id, m.month AS period, m.completed_at, m.updated_at, a.given_name, a.surname
                   FROM month_plan m
                   JOIN account a ON a.institution_id = m.institution_id AND a.id = m.updated_by
                  WHERE m.institution_id = $1 AND m.month IN ($2, $3)
                  ORDER BY m.group_id, m.month"
            ),
            params![institution, first, second],
        )
        .await?)
}
