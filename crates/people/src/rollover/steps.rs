//! What a rollover does, step by step, with ids only; kept as it was done, so that it can be taken back exactly. Pure.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{ChildId, GroupId};
use serde::{Deserialize, Serialize};

use super::ground::Ground;

/// What a rollover changes of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// "5–6"
    pub age: String,
    /// The compulsory preparation
    pub compulsory: bool,
    /// The last day, of a closed one
    pub closed_on: Option<Date>,
}

/// A group that goes on with another age, or closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupStep {
    /// Which
    pub group: GroupId,
    /// Before
    pub old: Shape,
    /// After
    pub new: Shape,
}

/// A new group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its key
    pub group: GroupId,
    /// "Bitītes"
    pub name: String,
    /// Its number
    pub number: i64,
    /// "2–3"
    pub age: String,
    /// "12. telpa"
    pub room: String,
    /// 1 to 8
    pub emblem: i64,
    /// The compulsory preparation
    pub compulsory: bool,
}

/// A stay as it stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// In which group
    pub group: GroupId,
    /// The first day
    pub from: Date,
    /// The last day, if it is set
    pub to: Option<Date>,
}

/// A child who moves to another group or leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildStep {
    /// Who
    pub child: ChildId,
    /// The stay that ends on 31 August, as it stood before
    pub stay: Row,
    /// To which group from 1 September; none who leaves
    pub moves_to: Option<GroupId>,
    /// The stays that were planned already and are left alone
    pub later: Vec<Row>,
}

/// A role or a substitution that ends with its group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffStep {
    /// A substitution and not a role
    pub substitution: bool,
    /// Its key
    pub id: i64,
    /// The last day before
    pub to: Option<Date>,
}

/// A whole rollover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// 1 September
    pub starts: Date,
    /// The groups that change
    pub groups: Vec<GroupStep>,
    /// The new ones
    pub made: Vec<Made>,
    /// The children who move or leave, by name
    pub children: Vec<ChildStep>,
    /// The roles that end
    pub staff: Vec<StaffStep>,
}

impl Steps {
    /// 31 August.
    pub fn last(&self) -> Date {
        self.starts.yesterday().unwrap_or(self.starts)
    }

    /// Every group that it touches: changed, new, left or entered.
    pub fn touched(&self) -> BTreeSet<GroupId> {
        let changed = self.groups.iter().map(|one| one.group);
        let made = self.made.iter().map(|one| one.group);
        let left = self.children.iter().map(|one| one.stay.group);
        let entered = self.children.iter().filter_map(|one| one.moves_to);
        changed.chain(made).chain(left).chain(entered).collect()
    }

    /// The stays of a child as the rollover leaves them, from the one that it ends.
    pub fn left_as(&self, step: &ChildStep) -> Vec<Row> {
        let ended = Row {
            to: Some(self.last()),
            ..step.stay
        };
        let moved = step.moves_to.map(|group| Row {
            group,
            from: self.starts,
            to: step.stay.to,
        });
        [Some(ended), moved]
            .into_iter()
            .flatten()
            .chain(step.later.iter().copied())
            .collect()
    }

    /// Whether a new group has children who were not brought by the rollover.
    fn new_group_filled(&self, now: &Ground) -> bool {
        let is_new = |group: GroupId| self.made.iter().any(|made| made.group == group);
        let brought = |child: ChildId, group: GroupId| {
            let mut steps = self.children.iter();
            steps.any(|step| step.child == child && step.moves_to == Some(group))
        };
        now.stays
            .iter()
            .any(|stay| is_new(stay.group_id) && !brought(stay.child_id, stay.group_id))
    }
}

/// Why a rollover cannot be taken back any more, as a key of the catalogue; none where it can. `now` holds the stays, roles
/// and substitutions that end on 31 August or later; `written` the groups with an entry since; `used` those that stand
/// in anything but stays and entries.
pub fn refusal(
    steps: &Steps,
    now: &Ground,
    written: &[GroupId],
    used: &[GroupId],
) -> Option<&'static str> {
    let touched = steps.touched();
    if written.iter().any(|group| touched.contains(group)) {
        return Some("rollover-undo-entries");
    }
    let rows = |child: ChildId| -> Vec<Row> {
        let stays = now.stays.iter().filter(|stay| stay.child_id == child);
        stays
            .map(|stay| Row {
                group: stay.group_id,
                from: stay.from_on,
                to: stay.to_on,
            })
            .collect()
    };
    if steps
        .children
        .iter()
        .any(|step| rows(step.child) != steps.left_as(step))
    {
        return Some("rollover-undo-children");
    }
    let shape = |group: GroupId| {
        let mut groups = now.groups.iter();
        groups.find(|one| one.id == group).map(|one| Shape {
            age: one.age.clone(),
            compulsory: one.compulsory,
            closed_on: one.closed_on,
        })
    };
    if steps
        .groups
        .iter()
        .any(|step| shape(step.group).as_ref() != Some(&step.new))
    {
        return Some("rollover-undo-groups");
    }
    let is_new = |group: &GroupId| steps.made.iter().any(|made| made.group == *group);
    if used.iter().any(is_new) || steps.new_group_filled(now) {
        return Some("rollover-undo-new");
    }
    let ended = |step: &StaffStep| {
        now.staff.iter().any(|one| {
            one.substitution == step.substitution
                && one.id == step.id
                && one.to_on == Some(steps.last())
        })
    };
    if !steps.staff.iter().all(ended) {
        return Some("rollover-undo-staff");
    }
    None
}
