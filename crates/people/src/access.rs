//! Who may see and change people, groups and settings.

use kernel::{AccountId, ChildId, GroupId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group};

web::actions! {
    /// See the list of staff and their roles
    STAFF on Whole = "people.staff": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy])];
    /// Enter a member of staff (2.1)
    ENTER_STAFF on Whole = "people.enter_staff": [anywhere(&[Role::Superuser])];
    /// See a member of staff
    PERSON on AccountId = "people.person": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy])];
    /// Change a member of staff's roles and substitutions (2.1, 3.19)
    CHANGE_ROLES on AccountId = "people.change_roles": [anywhere(&[Role::Superuser])];
    /// See the list of groups
    GROUPS on Whole = "people.groups": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Methodologist, Role::Clerk])];
    /// Make a group
    ENTER_GROUP on Whole = "people.enter_group": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// Change a group
    CHANGE_GROUP on GroupId = "people.change_group": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// See the year rollover's preview, its sums and what was done
    SEE_ROLLOVER on Whole = "people.see_rollover" watched: [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// Do the year rollover
    ROLL_OVER on Whole = "people.roll_over": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// Undo the year rollover, until the first new entry
    UNDO_ROLLOVER on Whole = "people.undo_rollover": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy, Role::Clerk])];
    /// See a group's children
    CHILDREN on GroupId = "people.children" watched: [
        anywhere(&[Role::Head, Role::Deputy, Role::Methodologist, Role::Clerk]),
        in_own_group(&[Role::GroupTeacher]),
    ];
    /// Enter a child (2.2)
    ENTER_CHILD on GroupId = "people.enter_child": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
    /// See a child's file with the whole personal code (3.12)
    FILE on ChildId = "people.file" watched: [
        anywhere(&[Role::Head, Role::Deputy, Role::Clerk]),
        in_own_group(&[Role::GroupTeacher]),
    ];
    /// Change a child's file (3.12)
    CHANGE_FILE on ChildId = "people.change_file": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
    /// Find a child by name, phone or code
    SEARCH on Whole = "people.search" watched: [anywhere(&[Role::Head, Role::Deputy, Role::Methodologist, Role::Clerk, Role::GroupTeacher])];
    /// See who sees a child's file and why (6.1)
    WHO_SEES on ChildId = "people.who_sees": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy])];
    /// See what to mind in a child's health
    HEALTH on ChildId = "people.health" watched: [
        anywhere(&[Role::Head, Role::Deputy]),
        in_own_group(&[Role::GroupTeacher, Role::Assistant]),
    ];
    /// See what to mind in the health of a group's children
    GROUP_HEALTH on GroupId = "people.group_health" watched: [
        anywhere(&[Role::Head, Role::Deputy]),
        in_own_group(&[Role::GroupTeacher, Role::Assistant]),
    ];
    /// Note what to mind in a child's health
    CHANGE_HEALTH on ChildId = "people.change_health": [anywhere(&[Role::Head, Role::Deputy]), in_own_group(&[Role::GroupTeacher])];
    /// See the institution's settings and calendar
    SETTINGS on Whole = "people.settings": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy])];
    /// Change the institution's settings and calendar
    CHANGE_SETTINGS on Whole = "people.change_settings": [anywhere(&[Role::Superuser, Role::Head])];
}
