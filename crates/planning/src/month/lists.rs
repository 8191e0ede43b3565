//! The reference lists as the plan's form offers them.

use std::collections::BTreeMap;

use calendar::Month;
use curriculum::{Kind, Outcome, Stage, entries_on, outcomes_on};
use kernel::{Area, OutcomeId};
use store::ReadTx;
use web::{Context, Group, Result};

/// What may be chosen for a group's month.
pub struct Lists {
    /// The group's stage, where its age says which
    pub stage: Option<Stage>,
    /// Every stage's outcomes: one of another stage may be planned, and is marked
    pub outcomes: Vec<Outcome>,
    pub values: Vec<String>,
    pub virtues: Vec<String>,
    pub skills: Vec<String>,
}

impl Lists {
    /// The outcomes of the group's stage in an area; of every stage where the group's is not known.
    pub fn of(&self, area: Area) -> Vec<&Outcome> {
        let fits =
            |one: &&Outcome| one.area == area && self.stage.is_none_or(|stage| one.stage == stage);
        self.outcomes.iter().filter(fits).collect()
    }

    /// The outcomes' words by their keys.
    pub fn by_id(&self) -> BTreeMap<OutcomeId, String> {
        self.outcomes
            .iter()
            .map(|one| (one.id, one.text.clone()))
            .collect()
    }

    /// The outcomes' keys by their words; the group's own stage wins.
    pub fn by_text(&self) -> BTreeMap<String, OutcomeId> {
        let own = |one: &&Outcome| Some(one.stage) == self.stage;
        let (own, others): (Vec<&Outcome>, Vec<&Outcome>) = self.outcomes.iter().partition(own);
        let all = others.into_iter().chain(own);
        all.map(|one| (one.text.clone(), one.id)).collect()
    }

    /// The stage of the outcome with those words, where it is not the group's.
    pub fn foreign(&self, text: &str) -> Option<Stage> {
        let mut named = self
            .outcomes
            .iter()
            .filter(|one| one.text == text)
            .peekable();
        let first = named.peek().map(|one| one.stage)?;
        let own = self
            .stage
            .is_none_or(|own| named.any(|one| one.stage == own));
        (!own).then_some(first)
    }
}

/// The lists that hold at the beginning of the month.
pub async fn read(tx: &mut ReadTx, on: &Context, group: &Group, month: Month) -> Result<Lists> {
    let (institution, day) = (on.viewer.institution.id, month.first());
    let mut titles = BTreeMap::new();
    for kind in [Kind::Value, Kind::Virtue, Kind::Skill] {
        let list = entries_on(tx, institution, kind, day).await?;
        titles.insert(
            kind,
            list.into_iter().map(|one| one.title).collect::<Vec<_>>(),
        );
    }
    let mut take = |kind| titles.remove(&kind).unwrap_or_default();
    Ok(Lists {
        stage: Stage::of_age(&group.age),
        outcomes: outcomes_on(tx, institution, day, None).await?,
        values: take(Kind::Value),
        virtues: take(Kind::Virtue),
        skills: take(Kind::Skill),
    })
}
