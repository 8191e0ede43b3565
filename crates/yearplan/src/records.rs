//! The year plan as it stands: what other domains may read.

use std::str::FromStr;
use std::sync::Arc;

use calendar::{SchoolYear, Week};
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId, YearItemId};
use store::{ReadTx, params, rows, sql};
use web::memory::{of_week, week_of};
use web::{Recall, Remembered, Result, Which};

/// What an entry of the year plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// "Pasākums": something that happens
    Event,
    /// "Uzdevums": something that has to be done, and is marked as done
    Task,
}

impl Kind {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::Event, Self::Task];

    /// The stored form and the ending of its key in the catalogues, "year-kind-…".
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Task => "task",
        }
    }
}

/// The text names no kind.
#[derive(Debug, thiserror::Error)]
#[error("unknown kind of year plan entry")]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownKind)
    }
}

store::text_column!(Kind);

rows! {
    /// An event or a task of the year plan.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Event {
        /// Its key
        pub id: YearItemId,
        /// An event or a task
        pub kind: Kind,
        /// "Mārtiņdienas tirdziņš"
        pub title: String,
        /// What it is about; empty if nothing more is said
        pub description: String,
        /// "Zāle"; empty if it is not said
        pub place: String,
        /// Its first day
        pub from_on: Date,
        /// Its last day, often the same
        pub to_on: Date,
        /// "16:00"; empty for the whole day
        pub starts: String,
        /// It touches every group.
        pub all_groups: bool,
        /// Families see it too; never a task.
        pub families: bool,
        /// A task that is done
        pub done: bool,
    }

    /// A school year's direction of upbringing.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Direction {
        /// "daba"
        pub value: String,
        /// "atbildība"
        pub virtue: String,
    }
}

/// What touches a group on those days, both included, by date: what is for every group and what is for this one.
/// Without a group: the whole plan of those days.
pub async fn touching(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: Option<GroupId>,
    from: Date,
    to: Date,
) -> Result<Vec<Event>> {
    Ok(tx
        .all(
            sql!(
                "SELECT i.id, i.kind, i.title, i.description, i.place, i.from_on, i.to_on, i.starts,
                        NOT EXISTS (SELECT 1 FROM year_item_group g
                                     WHERE g.institution_id = i.institution_id AND g.item_id = i.id) AS all_groups,
                        i.families, i.done_at IS NOT NULL AS done
                   FROM year_item i
                  WHERE i.institution_id = $1 AND i.to_on >= $3 AND i.from_on <= $4 AND i.removed_at IS NULL
                    AND (CAST($2 AS BIGINT) IS NULL
                         OR NOT EXISTS (SELECT 1 FROM year_item_group g
                                         WHERE g.institution_id = i.institution_id AND g.item_id = i.id)
                         OR EXISTS (SELECT 1 FROM year_item_group g
                                     WHERE g.institution_id = i.institution_id AND g.item_id = i.id
                                       AND g.group_id = $2))
                  ORDER BY i.from_on, i.starts, i.id"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// What touches a group in a week.
#[derive(Debug)]
pub struct WeekEvents(pub Vec<Event>);

impl Remembered for WeekEvents {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, which: Which) -> Result<Self> {
        let (group, week) = week_of(which)?;
        let days = (week.monday(), week.sunday());
        Ok(Self(
            touching(tx, institution, Some(group), days.0, days.1).await?,
        ))
    }
}

/// What touches a group in a week, from memory where nothing has changed.
pub async fn touching_week(
    tx: &mut ReadTx,
    recall: &Recall,
    group: GroupId,
    week: Week,
) -> Result<Arc<WeekEvents>> {
    recall.of(tx, of_week(group, week)).await
}

/// The direction of upbringing of the school year that the day falls in; none while it is not set.
pub async fn direction(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Option<Direction>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT value, virtue FROM year_direction WHERE institution_id = $1 AND school_year = $2"
            ),
            params![institution, i64::from(SchoolYear::of(day).starts_in())],
        )
        .await?)
}
