//! The pages of a rollover.

use askama::Template;
use kernel::{GroupId, RolloverId};
use web::{Say, Shell};

use super::draft::{Draft, Fault};
use super::ground::{Ground, Stay, next_age};
use super::sums::{Line, bound};

/// A rollover that was done, as the page tells of it.
pub struct DoneView {
    pub id: RolloverId,
    /// "2027./2028. mācību gads"
    pub year: String,
    pub made: String,
    pub lines: Vec<Line>,
    /// Why it cannot be undone any more
    pub refusal: Option<&'static str>,
}

/// A child of the preview.
pub struct ChildView {
    pub field: String,
    pub name: String,
    pub birth: String,
    turns: i16,
}

impl ChildView {
    /// How old it becomes in the calendar year of 1 September
    fn turns(&self) -> i64 {
        i64::from(self.turns)
    }
}

/// A group of the preview.
pub struct GroupView {
    pub id: GroupId,
    pub name: String,
    pub number: i64,
    pub age: String,
    /// The age a year later
    pub next: String,
    pub emblem: i64,
    pub children: Vec<ChildView>,
    /// Whose role ends when the group closes
    pub staff: Vec<String>,
    /// Children with another choice than their group's, or a wrong one
    pub open: bool,
}

#[derive(Template)]
#[template(path = "rollover/preview.html")]
pub struct PreviewPage {
    pub shell: Shell,
    pub done: Option<DoneView>,
    /// "2027./2028. mācību gads"; none where it is done already
    pub year: Option<String>,
    /// The last day of the old year
    pub last: String,
    /// 1 September is behind us
    pub late: bool,
    pub draft: Draft,
    pub seen: String,
    pub groups: Vec<GroupView>,
    /// Where a child can move to, with the value of the choice
    pub targets: Vec<(String, String)>,
    pub faults: Vec<Fault>,
    /// Somebody changed groups or children meanwhile
    pub overtaken: bool,
    /// Undoing was refused
    pub kept: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "rollover/sums.html")]
pub struct SumsPage {
    pub shell: Shell,
    pub year: String,
    pub late: bool,
    pub seen: String,
    pub lines: Vec<Line>,
    pub fields: Vec<(String, String)>,
    pub slots: usize,
}

/// "2027./2028. mācību gads"
pub fn year(say: &Say, starts: jiff::civil::Date) -> String {
    let from = starts.year();
    say.a2("rollover-year", "from", from, "to", from.saturating_add(1))
}

impl PreviewPage {
    fn fault(&self, field: &str) -> Option<&'static str> {
        let mut faults = self.faults.iter();
        faults
            .find(|fault| fault.field == field)
            .map(|fault| fault.key)
    }

    fn field(part: &str, group: &GroupId) -> String {
        format!("{part}-{group}")
    }

    fn slot(part: &str, slot: &usize) -> String {
        format!("{part}-{slot}")
    }

    fn value(&self, field: &str) -> &str {
        self.draft.value(field)
    }

    fn is_own(target: &str, own: &GroupId) -> bool {
        target
            .strip_prefix("to-")
            .is_some_and(|id| id == own.to_string())
    }

    fn chosen(&self, field: &str, value: &str) -> bool {
        self.draft.value(field) == value
    }

    /// The fields of a new group: the field's part, its label.
    const fn new_fields() -> [(&'static str, &'static str); 4] {
        [
            ("new-name", "group-name"),
            ("new-number", "group-number-label"),
            ("new-age", "group-age-label"),
            ("new-room", "group-room"),
        ]
    }

    /// What can become of a group, with its words.
    const fn fates() -> [(&'static str, &'static str); 3] {
        [
            ("on", "rollover-fate-on"),
            ("wait", "rollover-fate-wait"),
            ("close", "rollover-fate-close"),
        ]
    }

    /// The summary names the group or the child; a new group that has no name yet is called so.
    fn of(&self, fault: &Fault) -> String {
        if fault.of.is_empty() {
            self.shell.say.t("group-new")
        } else {
            fault.of.clone()
        }
    }
}

/// The groups of the preview, by number.
pub fn groups(ground: &Ground, draft: &Draft, faults: &[Fault], say: &Say) -> Vec<GroupView> {
    let year = ground.starts.year();
    let child = |stay: &Stay| ChildView {
        field: format!("child-{}", stay.child_id),
        name: stay.name(),
        birth: say.date(stay.birth_on),
        turns: year - stay.birth_on.year(),
    };
    let special = |child: &ChildView| {
        !draft.value(&child.field).is_empty() || faults.iter().any(|one| one.field == child.field)
    };
    ground
        .open()
        .map(|group| {
            let children: Vec<ChildView> = ground.children(group.id).map(child).collect();
            GroupView {
                id: group.id,
                name: group.name.clone(),
                number: group.number,
                age: group.age.clone(),
                next: next_age(&group.age),
                emblem: group.emblem,
                staff: ground.bound(group.id).map(|one| bound(say, one)).collect(),
                open: children.iter().any(special),
                children,
            }
        })
        .collect()
}

/// Where a child can move to: the groups that are open, and the new ones.
pub fn targets(ground: &Ground, draft: &Draft, say: &Say) -> Vec<(String, String)> {
    let known = ground
        .open()
        .map(|group| (format!("to-{}", group.id), group.name.clone()));
    let new = (1..=draft.slots).map(|slot| {
        let name = draft.value(&format!("new-name-{slot}"));
        let words = if name.is_empty() {
            say.a("rollover-new-slot", "n", slot)
        } else {
            say.a("rollover-new-named", "name", name)
        };
        (format!("new-{slot}"), words)
    });
    known.chain(new).collect()
}
