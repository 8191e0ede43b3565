//! What a rollover comes to, in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{ChildId, GroupId};
use web::Say;

use super::ground::{Bound, Ground, Known, Stay};
use super::steps::{ChildStep, Steps};

/// One line of the sums, with the names that it counts.
pub struct Line {
    /// Its icon
    pub icon: &'static str,
    /// "22 bērni pāriet uz „Pūcītes”"
    pub text: String,
    /// Who
    pub names: Vec<String>,
}

/// "„Mārītes”"
fn quoted(say: &Say, name: &str) -> String {
    say.a("rollover-quoted", "name", name)
}

struct Sums<'a> {
    steps: &'a Steps,
    ground: &'a Ground,
    say: &'a Say,
}

/// The sums: of the groups, of the children, of the staff. `ground` may be of before or of after.
pub fn sums(steps: &Steps, ground: &Ground, say: &Say) -> Vec<Line> {
    let sums = Sums { steps, ground, say };
    let mut lines = sums.groups();
    lines.extend(sums.made());
    lines.extend(sums.moves());
    lines.extend(sums.leaves());
    lines.extend(sums.closes());
    lines.extend(sums.staff());
    lines
}

impl Sums<'_> {
    fn name(&self, group: GroupId) -> String {
        let made = self.steps.made.iter().find(|one| one.group == group);
        let known = self.ground.groups.iter().find(|one| one.id == group);
        let name = made
            .map(|one| one.name.as_str())
            .or(known.map(|one| one.name.as_str()));
        quoted(self.say, name.unwrap_or_default())
    }

    fn child(&self, child: ChildId) -> String {
        let mut stays = self.ground.stays.iter();
        stays
            .find(|one| one.child_id == child)
            .map(Stay::name)
            .unwrap_or_default()
    }

    fn names<'s>(&self, steps: impl Iterator<Item = &'s ChildStep>) -> Vec<String> {
        steps.map(|step| self.child(step.child)).collect()
    }

    fn last(&self) -> Date {
        self.steps.last()
    }

    /// The groups that go on, each with how many stay in it.
    fn groups(&self) -> Vec<Line> {
        let closes = |group: GroupId| {
            let mut steps = self.steps.groups.iter();
            steps.any(|one| one.group == group && one.new.closed_on.is_some())
        };
        let is_new = |group: GroupId| self.steps.made.iter().any(|one| one.group == group);
        let going = self.ground.open();
        going
            .filter(|group| !closes(group.id) && !is_new(group.id))
            .map(|group| Line {
                icon: "i-group",
                text: self.goes_on(group),
                names: Vec::new(),
            })
            .collect()
    }

    /// "„Mārītes” (5–6 → 6–7): paliek 22 bērni"
    fn goes_on(&self, group: &Known) -> String {
        let touched = |child: ChildId| self.steps.children.iter().any(|one| one.child == child);
        let staying = self.ground.children(group.id);
        let staying = staying.filter(|stay| !touched(stay.child_id)).count();
        let step = self.steps.groups.iter().find(|one| one.group == group.id);
        let age = step.filter(|one| one.old.age != one.new.age).map_or_else(
            || group.age.clone(),
            |one| format!("{} → {}", one.old.age, one.new.age),
        );
        let compulsory = match step.map(|one| (one.old.compulsory, one.new.compulsory)) {
            Some((false, true)) => Some("rollover-sum-compulsory"),
            Some((true, false)) => Some("rollover-sum-not-compulsory"),
            _ => None,
        };
        let steps = self.steps.children.iter();
        let joining = steps.filter(|one| one.moves_to == Some(group.id)).count();
        let stay = if staying + joining == 0 {
            self.say.t("rollover-sum-wait")
        } else {
            self.say.n("rollover-sum-stay", staying)
        };
        let text = format!("{} ({age}): {stay}", self.name(group.id));
        match compulsory {
            Some(key) => format!("{text}; {}", self.say.t(key)),
            None => text,
        }
    }

    fn made(&self) -> Option<Line> {
        let made = &self.steps.made;
        (!made.is_empty()).then(|| Line {
            icon: "i-plus",
            text: self.say.n("rollover-sum-new", made.len()),
            names: made
                .iter()
                .map(|one| format!("{} ({})", one.name, one.age))
                .collect(),
        })
    }

    fn moves(&self) -> Vec<Line> {
        let mut into: BTreeMap<GroupId, Vec<&ChildStep>> = BTreeMap::new();
        for step in &self.steps.children {
            if let Some(group) = step.moves_to {
                into.entry(group).or_default().push(step);
            }
        }
        let line = |(group, steps): (GroupId, Vec<&ChildStep>)| Line {
            icon: "i-swap",
            text: format!(
                "{} {}",
                self.say.n("rollover-sum-move", steps.len()),
                self.name(group)
            ),
            names: self.names(steps.into_iter()),
        };
        into.into_iter().map(line).collect()
    }

    fn leaves(&self) -> Option<Line> {
        let leaving = || {
            let steps = self.steps.children.iter();
            steps.filter(|step| step.moves_to.is_none())
        };
        let count = leaving().count();
        (count > 0).then(|| Line {
            icon: "i-logout",
            text: format!(
                "{} {}",
                self.say.n("rollover-sum-leave", count),
                self.say.date(self.last())
            ),
            names: self.names(leaving()),
        })
    }

    fn closes(&self) -> Vec<Line> {
        let closing = self.steps.groups.iter();
        let closing = closing.filter_map(|one| Some((one.group, one.new.closed_on?)));
        closing
            .map(|(group, day)| Line {
                icon: "i-x",
                text: self.say.a2(
                    "rollover-sum-close",
                    "name",
                    self.name(group),
                    "day",
                    self.say.date(day),
                ),
                names: Vec::new(),
            })
            .collect()
    }

    fn staff(&self) -> Option<Line> {
        let ended = |one: &&Bound| {
            let mut steps = self.steps.staff.iter();
            steps.any(|step| step.substitution == one.substitution && step.id == one.id)
        };
        let who = self.ground.staff.iter().filter(ended);
        let names: Vec<String> = who.map(|one| bound(self.say, one)).collect();
        (!names.is_empty()).then(|| Line {
            icon: "i-key",
            text: format!(
                "{} {}",
                self.say.n("rollover-sum-role", names.len()),
                self.say.date(self.last())
            ),
            names,
        })
    }
}

/// "Līga Bērziņa – Grupas skolotāja", "Evita Straume – aizvietošana"
pub fn bound(say: &Say, one: &Bound) -> String {
    let role = if one.substitution {
        say.t("rollover-substitution")
    } else {
        say.t(&format!("role-{}", one.role))
    };
    format!("{} {} – {role}", one.given_name, one.surname)
}
