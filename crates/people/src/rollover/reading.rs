//! From the choices to the steps, or to what is wrong with them. Pure.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{ChildId, GroupId};

use super::draft::{Draft, Fault, NEW};
use super::ground::{Bound, Ground, Known, Stay, starts_compulsory};
use super::steps::{ChildStep, GroupStep, Made, Row, Shape, StaffStep, Steps};

/// What becomes of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Goes on with its children
    On,
    /// Goes on and waits for new ones
    Wait,
    /// Its last day is 31 August
    Close,
}

/// What a child does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Stay,
    Leave,
    To(GroupId),
}

struct Reading<'a> {
    ground: &'a Ground,
    draft: &'a Draft,
    /// The keys of the new groups, should they be made
    ids: &'a [GroupId],
    fates: BTreeMap<GroupId, Fate>,
    /// The new groups of which anything was typed
    begun: BTreeSet<GroupId>,
    faults: Vec<Fault>,
}

impl Draft {
    /// The steps of these choices, or everything that is wrong with them. `ids` are the keys of the new groups.
    pub fn steps(&self, ground: &Ground, ids: &[GroupId]) -> Result<Steps, Vec<Fault>> {
        let mut reading = Reading {
            ground,
            draft: self,
            ids,
            fates: BTreeMap::new(),
            begun: BTreeSet::new(),
            faults: Vec::new(),
        };
        let made = reading.made();
        let groups = reading.groups();
        let ways = reading.ways();
        reading.someone_stays(&ways);
        let steps = Steps {
            starts: ground.starts,
            groups,
            made,
            children: reading.children(&ways),
            staff: reading.staff(),
        };
        if reading.faults.is_empty() {
            Ok(steps)
        } else {
            Err(reading.faults)
        }
    }
}

impl Reading<'_> {
    fn wrong(&mut self, field: impl Into<String>, of: impl Into<String>, key: &'static str) {
        let field = field.into();
        if !self.faults.iter().any(|fault| fault.field == field) {
            self.faults.push(Fault {
                field,
                of: of.into(),
                key,
            });
        }
    }

    /// A text of the form, of at most that many characters.
    fn text(&mut self, field: &str, of: &str, (needed, most): (bool, usize)) -> String {
        let text = self.draft.value(field).trim().to_owned();
        if text.is_empty() && needed {
            self.wrong(field, of, "fault-empty");
        } else if text.chars().count() > most {
            self.wrong(field, of, "fault-long");
        }
        text
    }

    fn made(&mut self) -> Vec<Made> {
        let mut taken: Vec<i64> = self.ground.groups.iter().map(|one| one.number).collect();
        let mut emblems: Vec<i64> = self.ground.open().map(|one| one.emblem).collect();
        let mut made = Vec::new();
        for (slot, id) in (1..=self.draft.slots).zip(self.ids) {
            let [name, number, age, room] = NEW.map(|part| format!("{part}-{slot}"));
            let all = [&name, &number, &age, &room];
            if all.iter().all(|field| self.draft.value(field).is_empty()) {
                continue;
            }
            self.begun.insert(*id);
            let of = self.draft.value(&name).to_owned();
            let parsed = self.draft.value(&number).parse::<i64>();
            let parsed = parsed.ok().filter(|one| (1..=99).contains(one));
            let one = Made {
                group: *id,
                name: self.text(&name, &of, (true, 60)),
                number: parsed.unwrap_or_default(),
                age: self.text(&age, &of, (true, 20)),
                room: self.text(&room, &of, (false, 60)),
                emblem: rarest(&emblems),
                compulsory: starts_compulsory(self.draft.value(&age)),
            };
            match parsed {
                None => self.wrong(number, of, "group-number"),
                Some(parsed) if taken.contains(&parsed) => {
                    self.wrong(number, of, "rollover-number-taken");
                }
                Some(parsed) => taken.push(parsed),
            }
            emblems.push(one.emblem);
            made.push(one);
        }
        made
    }

    /// Reads what becomes of every group; the ones that change.
    fn groups(&mut self) -> Vec<GroupStep> {
        let ground = self.ground;
        let mut steps = Vec::new();
        for group in ground.open() {
            let fate = self.fate(group);
            self.fates.insert(group.id, fate);
            let old = Shape {
                age: group.age.clone(),
                compulsory: group.compulsory,
                closed_on: None,
            };
            let new = if fate == Fate::Close {
                Shape {
                    closed_on: Some(ground.last()),
                    ..old.clone()
                }
            } else {
                let compulsory = self.draft.value(&format!("compulsory-{}", group.id));
                Shape {
                    compulsory: compulsory == "1",
                    age: self.text(&format!("age-{}", group.id), &group.name, (true, 20)),
                    closed_on: None,
                }
            };
            if old != new {
                steps.push(GroupStep {
                    group: group.id,
                    old,
                    new,
                });
            }
        }
        if !self.fates.is_empty()
            && self.begun.is_empty()
            && self.fates.values().all(|fate| *fate == Fate::Close)
            && let Some(first) = ground.open().next()
        {
            let field = format!("fate-{}", first.id);
            self.wrong(field, first.name.clone(), "rollover-all-close");
        }
        steps
    }

    fn fate(&mut self, group: &Known) -> Fate {
        let ground = self.ground;
        let field = format!("fate-{}", group.id);
        match self.draft.value(&field) {
            "on" => Fate::On,
            "wait" => Fate::Wait,
            "close" => {
                if ground.coming().any(|one| one.group_id == group.id) {
                    self.wrong(field, group.name.clone(), "rollover-close-coming");
                } else if ground
                    .bound(group.id)
                    .any(|one| one.from_on >= ground.starts)
                {
                    self.wrong(field, group.name.clone(), "rollover-close-staff");
                }
                Fate::Close
            }
            _ => {
                self.wrong(field, group.name.clone(), "fault-choice");
                Fate::On
            }
        }
    }

    fn way(&self, text: &str) -> Option<Way> {
        let open = |id: &GroupId| self.ground.open().any(|one| one.id == *id);
        match text {
            "stay" => Some(Way::Stay),
            "leave" => Some(Way::Leave),
            _ => {
                let known = text.strip_prefix("to-").and_then(|id| id.parse().ok());
                let slot = text.strip_prefix("new-").and_then(|slot| slot.parse().ok());
                let new = slot.and_then(|slot: usize| self.ids.get(slot.checked_sub(1)?));
                known.filter(open).or(new.copied()).map(Way::To)
            }
        }
    }

    /// Why that way cannot be gone.
    fn blocked(&self, stay: &Stay, way: Way) -> Option<&'static str> {
        let closes = |group: GroupId| self.fates.get(&group) == Some(&Fate::Close);
        let planned = || {
            let mut coming = self.ground.coming();
            coming.any(|one| one.child_id == stay.child_id)
        };
        match way {
            Way::Stay if closes(stay.group_id) => Some("rollover-own-closes"),
            Way::To(group) if closes(group) => Some("rollover-target-closes"),
            Way::To(group) if self.ids.contains(&group) && !self.begun.contains(&group) => {
                Some("rollover-target-missing")
            }
            Way::Leave if planned() => Some("rollover-leaves-later"),
            Way::Stay | Way::To(_) | Way::Leave => None,
        }
    }

    /// What every child does.
    fn ways(&mut self) -> BTreeMap<ChildId, Way> {
        let mut ways = BTreeMap::new();
        let ground = self.ground;
        for group in ground.open() {
            let all = format!("all-{}", group.id);
            for stay in ground.children(group.id) {
                let own = format!("child-{}", stay.child_id);
                let (field, of) = match self.draft.value(&own) {
                    "" => (all.clone(), group.name.clone()),
                    _ => (own, stay.name()),
                };
                let Some(way) = self.way(self.draft.value(&field)) else {
                    self.wrong(field, of, "fault-choice");
                    ways.insert(stay.child_id, Way::Stay);
                    continue;
                };
                let way = if way == Way::To(group.id) {
                    Way::Stay
                } else {
                    way
                };
                match self.blocked(stay, way) {
                    // the group's choice is right for the others: the exception is the child's
                    Some("rollover-leaves-later") => {
                        let own = format!("child-{}", stay.child_id);
                        self.wrong(own, stay.name(), "rollover-leaves-later");
                    }
                    Some(key) => self.wrong(field, of, key),
                    None => {}
                }
                ways.insert(stay.child_id, way);
            }
        }
        ways
    }

    /// A group that goes on has somebody in it.
    fn someone_stays(&mut self, ways: &BTreeMap<ChildId, Way>) {
        let ground = self.ground;
        let coming = ground.coming().map(|stay| stay.group_id);
        let crossing = ground
            .crossing()
            .filter_map(|stay| match ways.get(&stay.child_id)? {
                Way::Stay => Some(stay.group_id),
                Way::To(group) => Some(*group),
                Way::Leave => None,
            });
        let filled: BTreeSet<GroupId> = coming.chain(crossing).collect();
        for group in ground.open() {
            if self.fates.get(&group.id) == Some(&Fate::On) && !filled.contains(&group.id) {
                let field = format!("fate-{}", group.id);
                self.wrong(field, group.name.clone(), "rollover-nobody");
            }
        }
    }

    fn children(&self, ways: &BTreeMap<ChildId, Way>) -> Vec<ChildStep> {
        let row = |stay: &Stay| Row {
            group: stay.group_id,
            from: stay.from_on,
            to: stay.to_on,
        };
        let step = |stay: &Stay| {
            let moves_to = match ways.get(&stay.child_id)? {
                Way::Stay => return None,
                Way::Leave => None,
                Way::To(group) => Some(*group),
            };
            let later = self.ground.coming();
            Some(ChildStep {
                child: stay.child_id,
                stay: row(stay),
                moves_to,
                later: later
                    .filter(|one| one.child_id == stay.child_id)
                    .map(row)
                    .collect(),
            })
        };
        self.ground.crossing().filter_map(step).collect()
    }

    fn staff(&self) -> Vec<StaffStep> {
        let closing = |one: &&Bound| self.fates.get(&one.group_id) == Some(&Fate::Close);
        let staff = self.ground.staff.iter().filter(closing);
        staff
            .filter(|one| one.to_on.is_none_or(|to| to >= self.ground.starts))
            .map(|one| StaffStep {
                substitution: one.substitution,
                id: one.id,
                to: one.to_on,
            })
            .collect()
    }
}

/// The emblem that the fewest groups have.
fn rarest(emblems: &[i64]) -> i64 {
    let count = |emblem: &i64| emblems.iter().filter(|one| *one == emblem).count();
    (1..=8).min_by_key(count).unwrap_or(1)
}
