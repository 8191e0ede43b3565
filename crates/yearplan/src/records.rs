//! The year plan as it stands: what other domains may read.

use std::collections::BTreeSet;
use std::str::FromStr;

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

rows! {
    struct Row {
        id: YearItemId,
        kind: Kind,
        title: String,
        description: String,
        place: String,
        from_on: Date,
        to_on: Date,
        starts: String,
        families: bool,
        done: bool,
        group_id: Option<GroupId>,
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

impl Row {
    fn event(self) -> Event {
        Event {
            id: self.id,
            kind: self.kind,
            title: self.title,
            description: self.description,
            place: self.place,
            from_on: self.from_on,
            to_on: self.to_on,
            starts: self.starts,
            all_groups: self.group_id.is_none(),
            families: self.families,
            done: self.done,
        }
    }
}

/// An entry with the groups that it touches; none means all of them.
type Touching = (Event, BTreeSet<GroupId>);

fn touches((_, groups): &Touching, group: GroupId) -> bool {
    groups.is_empty() || groups.contains(&group)
}

/// The whole plan of those days, both included, by date.
async fn of_days(
    tx: &mut ReadTx,
    institution: InstitutionId,
    from: Date,
    to: Date,
) -> Result<Vec<Touching>> {
    let rows: Vec<Row> = tx
        .all(
            sql!(
                "SELECT i.id, i.kind, i.title, i.description, i.place, i.from_on, i.to_on, i.starts, i.families,
                        i.done_at IS NOT NULL AS done, g.group_id
                   FROM year_item i
                   LEFT JOIN year_item_group g ON g.institution_id = i.institution_id AND g.item_id = i.id
                  WHERE i.institution_id = $1 AND i.to_on >= $2 AND i.from_on <= $3 AND i.removed_at IS NULL
                  ORDER BY i.from_on, i.starts, i.id"
            ),
            params![institution, from, to],
        )
        .await?;
    let mut found: Vec<Touching> = Vec::new();
    for row in rows {
        let group = row.group_id;
        match found.last_mut().filter(|(event, _)| event.id == row.id) {
            Some((_, groups)) => groups.extend(group),
            None => found.push((row.event(), group.into_iter().collect())),
        }
    }
    Ok(found)
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
    let all = of_days(tx, institution, from, to).await?.into_iter();
    Ok(all
        .filter(|one| group.is_none_or(|group| touches(one, group)))
        .map(|(event, _)| event)
        .collect())
}

/// What the plan has in a week: whoever opens a week first has read it for the whole house.
struct HouseWeek(Vec<Touching>);

impl Remembered for HouseWeek {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, which: Which) -> Result<Self> {
        let week = week_of(which)?;
        let days = of_days(tx, institution, week.monday(), week.sunday());
        Ok(Self(days.await?))
    }
}

/// What touches a group in a week, from memory where nothing has changed.
pub async fn touching_week(
    tx: &mut ReadTx,
    recall: &Recall,
    group: GroupId,
    week: Week,
) -> Result<Vec<Event>> {
    let HouseWeek(all) = &*recall.of(tx, of_week(week)).await?;
    let own = all.iter().filter(|one| touches(one, group));
    Ok(own.map(|(event, _)| event.clone()).collect())
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
