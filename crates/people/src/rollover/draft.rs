//! The choices of a preview: what is usual, and over it what was chosen. Field by field, as the form sends them. Pure.
//!
//! `fate-7`: what becomes of group 7 (`on`, `wait`, `close`) · `age-7`, `compulsory-7` · `all-7`: what its children do ·
//! `child-12`: what one child does, empty for what the group does · `new-name-1`, `new-number-1`, `new-age-1`, `new-room-1`.
//! A child's way is `stay`, `leave`, `to-7` or `new-1`.

use std::collections::BTreeMap;

use super::ground::{Ground, Known, leaves, next_age, starts_compulsory};

/// Something that is wrong with a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field
    pub field: String,
    /// Whose it is: a group or a child
    pub of: String,
    /// What is wrong: the catalogue's key
    pub key: &'static str,
}

/// As many new groups as this at once.
const SLOTS: usize = 20;

/// The choices.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    chosen: BTreeMap<String, String>,
    usual: BTreeMap<String, String>,
    /// How many new groups there is room for
    pub slots: usize,
}

impl Draft {
    /// What is usual: the children stay in their group, whose age goes up; who turns seven leaves for school.
    pub fn usual(ground: &Ground) -> Self {
        let mut draft = Self {
            slots: 1,
            ..Self::default()
        };
        for group in ground.open() {
            draft.propose(ground, group);
        }
        draft
    }

    fn propose(&mut self, ground: &Ground, group: &Known) {
        let children: Vec<_> = ground.children(group.id).collect();
        let leaving = |birth| leaves(birth, group, ground.starts);
        let all_leave = children.iter().all(|one| leaving(one.birth_on));
        let empty = children.is_empty();
        let id = group.id;
        // a group whose children all leave waits for new ones, whose age is still to be said
        let waits = all_leave && !ground.coming().any(|one| one.group_id == id);
        let age = if all_leave {
            group.age.clone()
        } else {
            next_age(&group.age)
        };
        let compulsory = group.compulsory || (!all_leave && starts_compulsory(&age));
        let mut set = |field: String, value: &str| self.usual.insert(field, value.to_owned());
        set(format!("fate-{id}"), if waits { "wait" } else { "on" });
        set(
            format!("compulsory-{id}"),
            if compulsory { "1" } else { "" },
        );
        set(format!("age-{id}"), &age);
        let all = if all_leave && !empty { "leave" } else { "stay" };
        set(format!("all-{id}"), all);
        for child in children {
            let way = if leaving(child.birth_on) {
                "leave"
            } else {
                "stay"
            };
            let way = if way == all { "" } else { way };
            set(format!("child-{}", child.child_id), way);
        }
    }

    /// What was chosen, over what is usual for whatever the form did not have yet.
    pub fn chosen(ground: &Ground, form: &[(String, String)]) -> Self {
        let mut draft = Self::usual(ground);
        draft.chosen = form
            .iter()
            .map(|(field, value)| (field.clone(), value.trim().to_owned()))
            .collect();
        let slots = draft.value("slots").parse().unwrap_or(1_usize);
        let more = usize::from(draft.chosen.contains_key("more"));
        draft.slots = slots.clamp(1, SLOTS).saturating_add(more).min(SLOTS);
        // a box that is not ticked is not sent; the age beside it always is
        for group in ground.open() {
            let boxed = format!("compulsory-{}", group.id);
            if draft.chosen.contains_key(&format!("age-{}", group.id)) {
                draft.chosen.entry(boxed).or_default();
            }
        }
        draft
    }

    /// The field's value.
    pub fn value(&self, field: &str) -> &str {
        let found = self.chosen.get(field).or_else(|| self.usual.get(field));
        found.map_or("", String::as_str)
    }

    /// Whether there is room for more new groups.
    pub const fn has_room(&self) -> bool {
        self.slots < SLOTS
    }

    /// Every field of the form with its value, to be sent again.
    pub fn fields(&self, ground: &Ground) -> Vec<(String, String)> {
        let mut names: Vec<String> = Vec::new();
        for group in ground.open() {
            let id = group.id;
            names.extend(["fate", "age", "compulsory", "all"].map(|part| format!("{part}-{id}")));
            names.extend(
                ground
                    .children(id)
                    .map(|child| format!("child-{}", child.child_id)),
            );
        }
        for slot in 1..=self.slots {
            names.extend(NEW.map(|part| format!("{part}-{slot}")));
        }
        let with_value = |name: String| {
            let value = self.value(&name).to_owned();
            (name, value)
        };
        names
            .into_iter()
            .map(with_value)
            .filter(|(name, value)| !value.is_empty() || !name.starts_with("compulsory"))
            .collect()
    }
}

/// The fields of a new group.
pub const NEW: [&str; 4] = ["new-name", "new-number", "new-age", "new-room"];
