//! Who may do what to which record. A domain writes its actions as a table with [`actions!`](crate::actions); one
//! function decides, from roles, groups, kinship and dates; nothing reaches the database without it.

use std::marker::PhantomData;

use jiff::civil::Date;
use kernel::{ChildId, GroupId, Role};

use crate::viewer::Viewer;

/// One line of an action's permission: any of an action's rules is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// These roles, anywhere in the institution.
    Anywhere(&'static [Role]),
    /// These roles, in a group that the role or a substitution gives them.
    InOwnGroup(&'static [Role]),
    /// A parent whose right to see the child is not limited.
    OwnChild,
    /// The same, and not only to read: who was invited to read alone answers nothing.
    OwnChildActing,
    /// Everyone who is signed in: their own affairs.
    Signed,
}

/// These roles, anywhere in the institution.
pub const fn anywhere(roles: &'static [Role]) -> Rule {
    Rule::Anywhere(roles)
}

/// These roles, in their own group.
pub const fn in_own_group(roles: &'static [Role]) -> Rule {
    Rule::InOwnGroup(roles)
}

/// A child's own parent.
pub const fn own_child() -> Rule {
    Rule::OwnChild
}

/// A child's own parent who may do more than read.
pub const fn own_child_acting() -> Rule {
    Rule::OwnChildActing
}

/// Everyone who is signed in.
pub const fn signed() -> Rule {
    Rule::Signed
}

/// An action on a kind of record, with its rules.
pub struct Action<S: ?Sized> {
    /// What the table and the audit log call it.
    pub name: &'static str,
    /// In words, for `docs/permissions.md`.
    pub about: &'static str,
    /// Any of these is enough.
    pub rules: &'static [Rule],
    /// Whether it shows children's data, so that reading leaves an audit entry.
    pub watched: bool,
    /// Whether it opens on a group's shared tablet, for that group alone.
    pub on_tablet: bool,
    /// Whether it is the day's own work, which leaves the institution's arrangements as they are.
    pub daily: bool,
    #[doc(hidden)]
    pub subject: PhantomData<fn(&S)>,
}

/// An action without its record's type: a line of the permission table.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The action's name
    pub name: &'static str,
    /// In words
    pub about: &'static str,
    /// Any of these is enough.
    pub rules: &'static [Rule],
    /// Whether reading is logged
    pub watched: bool,
    /// Whether it opens on a group's tablet
    pub on_tablet: bool,
}

/// Every action of the program, collected by the linker.
#[linkme::distributed_slice]
pub static ACTIONS: [Line];

/// A domain's permission table:
/// `SEE on GroupId = "attendance.see" watched on_tablet: [anywhere(&[Head]), in_own_group(&[GroupTeacher])];`
///
/// Flags: `watched`, `on_tablet`, `daily`, as [`Action`](crate::access::Action) has them.
#[macro_export]
macro_rules! actions {
    ($(#[doc = $about:literal] $name:ident on $subject:ty = $key:literal $($flag:ident)* : [$($rule:expr),* $(,)?];)*) => {$(
        #[doc = $about]
        pub const $name: $crate::access::Action<$subject> = $crate::access::Action {
            name: $key,
            about: $about,
            rules: &[$($rule),*],
            watched: $crate::actions!(@watched among $($flag)*),
            on_tablet: $crate::actions!(@on_tablet among $($flag)*),
            daily: $crate::actions!(@daily among $($flag)*),
            subject: std::marker::PhantomData,
        };
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::access::ACTIONS)]
            #[linkme(crate = $crate::linkme)]
            static LINE: $crate::access::Line = $crate::access::Line {
                name: $key,
                about: $about,
                rules: $name.rules,
                watched: $name.watched,
                on_tablet: $name.on_tablet,
            };
        };
    )*};
    (@watched among watched $($rest:ident)*) => { true };
    (@on_tablet among on_tablet $($rest:ident)*) => { true };
    (@daily among daily $($rest:ident)*) => { true };
    (@$flag:ident among $other:ident $($rest:ident)*) => { $crate::actions!(@$flag among $($rest)*) };
    (@$flag:ident among) => { false };
}

impl<S> Action<S> {
    /// Whether the person may do it to a record with that reach: for showing a button only where it works.
    pub fn allows(&self, viewer: &Viewer, reach: Reach) -> bool {
        self.opens_here(viewer, reach) && decide(self.rules, viewer, reach) == Verdict::Allowed
    }

    /// Whether the device opens it, whatever the person's roles: a group's shared tablet opens only what is marked
    /// so, and only of its own group.
    pub fn opens_here(&self, viewer: &Viewer, reach: Reach) -> bool {
        viewer
            .tablet
            .is_none_or(|group| self.on_tablet && reach.group == Some(group))
    }
}

/// What a record is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// The group that it belongs to
    pub group: Option<GroupId>,
    /// The child that it is about
    pub child: Option<ChildId>,
    /// The day that it is about: a substitute writes only on the days of the substitution.
    pub day: Option<Date>,
}

/// What the rules say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Do it.
    Allowed,
    /// The role fits, the record is somebody else's: 404.
    Foreign,
    /// The role does not fit: 403.
    Refused,
}

/// Decides from the person's ties and the record's reach.
pub fn decide(rules: &[Rule], viewer: &Viewer, reach: Reach) -> Verdict {
    let mut verdict = Verdict::Refused;
    for rule in rules {
        match one(*rule, viewer, reach) {
            Verdict::Allowed => return Verdict::Allowed,
            Verdict::Foreign => verdict = Verdict::Foreign,
            Verdict::Refused => {}
        }
    }
    verdict
}

fn one(rule: Rule, viewer: &Viewer, reach: Reach) -> Verdict {
    match rule {
        Rule::Signed => Verdict::Allowed,
        Rule::Anywhere(roles) if viewer.is(roles) => Verdict::Allowed,
        Rule::Anywhere(_) => Verdict::Refused,
        Rule::InOwnGroup(roles) => {
            let mut fitting = viewer
                .ties
                .iter()
                .filter(|tie| roles.contains(&tie.role))
                .peekable();
            if fitting.peek().is_none() {
                return Verdict::Refused;
            }
            let own = fitting.any(|tie| {
                let on_its_days =
                    tie.for_account_id.is_none() || reach.day.is_none_or(|day| tie.holds_on(day));
                reach.group.is_some_and(|group| tie.reaches(group)) && on_its_days
            });
            if own {
                Verdict::Allowed
            } else {
                Verdict::Foreign
            }
        }
        Rule::OwnChild | Rule::OwnChildActing => {
            let acting = rule == Rule::OwnChildActing;
            let mut children = viewer
                .ties
                .iter()
                .filter(|tie| tie.role == Role::Parent && (tie.may_act || !acting))
                .peekable();
            if children.peek().is_none() {
                return Verdict::Refused;
            }
            let own = reach.child.is_some() && children.any(|tie| tie.child_id == reach.child);
            if own {
                Verdict::Allowed
            } else {
                Verdict::Foreign
            }
        }
    }
}
