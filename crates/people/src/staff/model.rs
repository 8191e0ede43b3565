//! A new person and a new role, as they are typed. Pure.

use jiff::civil::Date;
use kernel::personal_code::looks_like_code;
use kernel::{Area, GroupId, Role};

use crate::roll::Span;
use web::Typed;

/// A role to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRole {
    /// As what
    pub role: Role,
    /// In which group; none means every group
    pub group: Option<GroupId>,
    /// For which learning area
    pub area: Option<Area>,
    /// "Mūzika"
    pub subject: String,
    /// The first day
    pub from: Date,
    /// The last day
    pub to: Option<Date>,
}

/// The roles of staff, in the order of the list.
pub const ROLES: [Role; 10] = [
    Role::GroupTeacher,
    Role::Assistant,
    Role::SubjectTeacher,
    Role::SpeechTherapist,
    Role::SocialPedagogue,
    Role::Methodologist,
    Role::Deputy,
    Role::Head,
    Role::Clerk,
    Role::Superuser,
];

/// Reads a role's fields; `groups` are the institution's.
pub fn role(typed: &mut Typed, groups: &[GroupId], today: Date) -> Option<NewRole> {
    let role = typed
        .choice::<Role>("role")
        .filter(|role| *role != Role::Parent);
    if role.is_none() {
        typed.wrong("role", "fault-choice");
    }
    let group = typed.choice::<GroupId>("group");
    if group.is_some_and(|group| !groups.contains(&group)) {
        typed.wrong("group", "fault-choice");
    }
    if role.is_some_and(Role::needs_group) && group.is_none() {
        typed.wrong("group", "staff-needs-group");
    }
    let teaches = role == Some(Role::SubjectTeacher);
    let area = typed.choice::<Area>("area").filter(|_| teaches);
    if teaches && area.is_none() {
        typed.wrong("area", "staff-needs-area");
    }
    let subject = typed.text("subject").trim().to_owned();
    if subject.chars().count() > 60 {
        typed.wrong("subject", "fault-long");
    }
    let from = typed.date("from").unwrap_or(today);
    let to = typed.date("to");
    if to.is_some_and(|to| to < from) {
        typed.wrong("to", "staff-ends-before");
    }
    let role = role?;
    let group = group.filter(|_| role.may_have_group());
    typed.is_good().then_some(NewRole {
        role,
        group,
        area,
        subject: if teaches { subject } else { String::new() },
        from,
        to,
    })
}

/// Whether two spans share a day.
pub fn overlap(one: Span, other: Span) -> bool {
    one.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| one.from <= to)
}

/// The last day of employment: the last day of the role that ends last; none while a role is open. Somebody
/// without a role has no such day either, and is not asked for.
pub fn last_day(roles: &[Span]) -> Option<Date> {
    if roles.iter().any(|role| role.to.is_none()) {
        return None;
    }
    roles.iter().filter_map(|role| role.to).max()
}

/// A sign-in name: letters a–z, digits, dots and dashes, and never a personal code, with which parents sign in.
pub fn sign_in_name(typed: &mut Typed) -> String {
    let name = typed.need("sign-in-name", 60).to_lowercase();
    let plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'));
    let letters = name.chars().any(|c| c.is_ascii_lowercase());
    if !name.is_empty() && (!plain || !letters || name.len() < 3 || looks_like_code(&name)) {
        typed.wrong("sign-in-name", "staff-name-shape");
    }
    name
}
