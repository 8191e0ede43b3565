//! The frame of every page: navigation by role, group switch, who is signed in.

use kernel::{ChildId, GroupId, Role};

use crate::ask::{Context, Granted, Reading, Writing};
use crate::error::Result;
use crate::subject::{Group, Subject};
use crate::texts::Say;
use calendar::Period;
use jiff::civil::Date;
use store::{ReadTx, WriteTx};

/// The sections of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// "Galvenā lapa"
    Home,
    /// "Grupas žurnāls"
    Attendance,
    /// "Dienasgrāmata"
    Diary,
    /// "Žurnāls"
    Journal,
    /// "Plānošana": month, week, "Rotaļnodarbību saraksts"
    Planning,
    /// The institution's year plan
    YearPlan,
    /// The reference lists
    Curriculum,
    /// "Apmeklējuma atskaite"
    Reports,
    /// The board of groups and duties
    Supervision,
    /// "Personāls un piekļuve"
    Staff,
    /// "Grupas"
    Groups,
    /// "Bērni"
    Children,
    /// "Iesniegumi"
    Applications,
    /// "Iestatījumi"
    Settings,
    /// The parent's day
    Family,
    /// The parent's week
    FamilyWeek,
    /// The parent's month plan
    FamilyPlan,
    /// Own profile
    Profile,
    /// "Vairāk"
    More,
}

impl Section {
    fn key(self, today: Date) -> &'static str {
        match self {
            // 3.2: from 1 June to 31 August the entries stand under "Žurnāls"
            Self::Diary if Period::of(today) == Period::Consolidation => "nav-diary-summer",

            Self::Home => "nav-home",
            Self::Attendance => "nav-attendance",
            Self::Diary | Self::FamilyWeek => "nav-diary",
            Self::Journal => "nav-journal",
            Self::Planning => "nav-planning",
            Self::YearPlan => "nav-year-plan",
            Self::Curriculum => "nav-curriculum",
            Self::Reports => "nav-reports",
            Self::Supervision => "nav-supervision",
            Self::Staff => "nav-staff",
            Self::Groups => "nav-groups",
            Self::Children => "nav-children",
            Self::Applications => "nav-applications",
            Self::Settings => "nav-settings",
            Self::Family => "nav-family",
            Self::FamilyPlan => "nav-month-plan",
            Self::Profile => "nav-profile",
            Self::More => "nav-more",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Home | Self::Family => "i-home",
            Self::Attendance => "i-attendance",
            Self::Diary | Self::FamilyWeek | Self::Curriculum => "i-book",
            Self::Journal => "i-journal",
            Self::Planning | Self::YearPlan | Self::FamilyPlan => "i-calendar",
            Self::Reports => "i-chart",
            Self::Supervision => "i-shield",
            Self::Staff => "i-key",
            Self::Groups => "i-group",
            Self::Children => "i-folder",
            Self::Applications => "i-inbox",
            Self::Settings => "i-settings",
            Self::Profile => "i-person",
            Self::More => "i-menu",
        }
    }

    /// The section's address for a group or a child, or its own.
    fn address(self, group: Option<GroupId>, child: Option<ChildId>) -> Option<String> {
        let of_group = |ending: &str| group.map(|group| format!("/groups/{group}/{ending}"));
        match self {
            Self::Home => Some("/".to_owned()),
            Self::Family => child.map(|child| format!("/family/{child}")),
            Self::FamilyWeek => child.map(|child| format!("/family/{child}/week")),
            Self::FamilyPlan => child.map(|child| format!("/family/{child}/plan")),
            Self::Attendance => of_group("attendance/today"),
            Self::Diary => of_group("diary"),
            Self::Journal => of_group("journal"),
            Self::Planning => of_group("plans"),
            Self::YearPlan => Some("/year-plan".to_owned()),
            Self::Curriculum => Some("/curriculum".to_owned()),
            Self::Children => of_group("children"),
            Self::Reports => Some("/reports".to_owned()),
            Self::Applications => Some("/applications".to_owned()),
            Self::Supervision => Some("/supervision".to_owned()),
            Self::Staff => Some("/staff".to_owned()),
            Self::Groups => Some("/groups".to_owned()),
            Self::Settings => Some("/settings".to_owned()),
            Self::Profile => Some("/profile".to_owned()),
            Self::More => Some("/more".to_owned()),
        }
    }
}

/// The sections of those who lead the institution.
const LEADERS: (&[Section], &[Section]) = (
    &[
        Section::Home,
        Section::Supervision,
        Section::Attendance,
        Section::Diary,
        Section::Journal,
        Section::Planning,
        Section::YearPlan,
        Section::Curriculum,
        Section::Children,
        Section::Applications,
        Section::Reports,
        Section::Groups,
        Section::Staff,
        Section::Settings,
    ],
    &[
        Section::Home,
        Section::Supervision,
        Section::Attendance,
        Section::Diary,
        Section::More,
    ],
);

/// The sections of a role, those of the bottom bar first in their own list.
fn sections(roles: &[Role]) -> (&'static [Section], &'static [Section]) {
    use Section::{
        Applications, Attendance, Children, Curriculum, Diary, Family, FamilyPlan, FamilyWeek,
        Groups, Home, Journal, More, Planning, Profile, Reports, Settings, Staff, YearPlan,
    };
    let has = |list: &[Role]| roles.iter().any(|role| list.contains(role));
    if has(&[Role::Head, Role::Deputy, Role::Methodologist]) {
        LEADERS
    } else if has(&[Role::GroupTeacher]) {
        (
            &[
                Home,
                Attendance,
                Diary,
                Journal,
                Planning,
                YearPlan,
                Curriculum,
                Children,
                Applications,
                Reports,
            ],
            &[Home, Attendance, Diary, Journal, More],
        )
    } else if has(&[
        Role::SubjectTeacher,
        Role::SpeechTherapist,
        Role::SocialPedagogue,
    ]) {
        (
            &[
                Home, Attendance, Diary, Journal, Planning, YearPlan, Curriculum,
            ],
            &[Home, Attendance, Diary, Journal, More],
        )
    } else if has(&[Role::Assistant]) {
        (
            &[Home, Attendance, Diary, Journal, Planning, YearPlan],
            &[Home, Attendance, Diary, Journal, More],
        )
    } else if has(&[Role::Clerk]) {
        (
            &[Home, YearPlan, Children, Applications, Groups, Reports],
            &[Home, Children, Applications, Groups, More],
        )
    } else if has(&[Role::Superuser]) {
        (
            &[Home, Staff, Groups, Settings],
            &[Home, Staff, Groups, Settings, More],
        )
    } else {
        (
            &[Family, FamilyWeek, FamilyPlan, Profile],
            &[Family, FamilyWeek, FamilyPlan, Profile],
        )
    }
}

/// All that a group's tablet opens.
const ON_TABLET: &[Section] = &[Section::Attendance, Section::Diary];

/// The sections that are about one group.
const OF_A_GROUP: [Section; 5] = [
    Section::Attendance,
    Section::Diary,
    Section::Journal,
    Section::Planning,
    Section::Children,
];

/// One link of the navigation.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where to
    pub address: String,
    /// What it is called
    pub label: String,
    /// Its icon
    pub icon: &'static str,
    /// Whether this page is in it
    pub current: bool,
}

/// One entry of the group switch: the same section in another group.
#[derive(Debug, Clone)]
pub struct Switch {
    /// Where to
    pub address: String,
    /// Which group
    pub group: Group,
    /// Whether it is the one on screen
    pub current: bool,
}

/// The frame's data. A page's template extends `layout.html` and holds it as `shell`.
pub struct Shell {
    /// The language of the texts
    pub say: Say,
    /// The product's name
    pub product: String,
    /// The institution's short name
    pub institution: String,
    /// "Līga Bērziņa"
    pub name: String,
    /// "LB"
    pub initials: String,
    /// "Grupas skolotāja"
    pub role: String,
    /// "auto", "light", "dark"
    pub theme: String,
    /// The side navigation
    pub nav: Vec<Link>,
    /// The bottom bar of phones
    pub bottom: Vec<Link>,
    /// The group on screen
    pub group: Option<Group>,
    /// The other groups
    pub switch: Vec<Switch>,
    /// Whether this is a parent's page
    pub parent: bool,
    /// Whether it is one of somebody who works here too: they need a way back
    pub to_work: bool,
    /// Whether it is on a group's tablet
    pub tablet: bool,
    /// Whether the person teaches a subject over the groups: "Plānošana" has a tab for it
    pub own_lessons: bool,
    /// Names the person to the browser's own store without saying who it is
    pub person: String,
    /// Where the product's name leads
    pub home: String,
    /// The page's address
    pub address: String,
}

/// The group that pages without one lead to: the person's own first.
fn home_group(context: &Context, groups: &[Group]) -> Option<GroupId> {
    let own = context
        .viewer
        .ties
        .iter()
        .filter(|tie| tie.for_account_id.is_none());
    let own = own
        .filter_map(|tie| tie.group_id)
        .find(|own| groups.iter().any(|group| group.id == *own));
    own.or_else(|| groups.first().map(|group| group.id))
}

/// The child on screen, or the parent's first.
fn child_of(context: &Context) -> Option<ChildId> {
    let mut own = context.viewer.ties.iter().filter_map(|tie| tie.child_id);
    let on_screen = context.address.strip_prefix("/family/");
    let on_screen = on_screen.and_then(|rest| rest.split(['/', '?']).next()?.parse().ok());
    own.clone()
        .find(|child| Some(*child) == on_screen)
        .or_else(|| own.next())
}

/// The same section in the person's other groups; from a section of no group, the person's way into one.
fn switch(
    groups: &[Group],
    section: Section,
    into: Section,
    current: Option<GroupId>,
) -> Vec<Switch> {
    let kept = if OF_A_GROUP.contains(&section) {
        section
    } else {
        into
    };
    let of = |one: &Group| {
        Some(Switch {
            address: kept.address(Some(one.id), None)?,
            group: one.clone(),
            current: Some(one.id) == current,
        })
    };
    groups.iter().filter_map(of).collect()
}

/// The role that stands under the person's name.
fn role_shown(roles: &[Role], at_family: bool, say: &Say) -> String {
    roles
        .first()
        .map(|first| if at_family { &Role::Parent } else { first })
        .map(|role| say.t(&format!("role-{role}")))
        .unwrap_or_default()
}

impl Shell {
    /// From what the request knows already.
    pub fn new(
        context: &Context,
        section: Section,
        groups: Vec<Group>,
        current: Option<GroupId>,
    ) -> Self {
        let (viewer, say) = (&context.viewer, &context.say);
        let roles: Vec<Role> = viewer.roles().into_iter().collect();
        // a member of staff who is a parent here sees the own child as any parent does
        let at_family = context.address.starts_with("/family/") && roles.contains(&Role::Parent);
        let (side, bottom) = match viewer.tablet {
            Some(_) => (ON_TABLET, ON_TABLET),
            None if at_family => sections(&[Role::Parent]),
            None => sections(&roles),
        };
        let works = roles.iter().any(|role| *role != Role::Parent);
        // the superuser enters people and sees no journal; the clerk's way into a group is its children
        let into = side.iter().copied().find(|of| OF_A_GROUP.contains(of));
        let groups = if into.is_some() { groups } else { Vec::new() };
        let into = into.unwrap_or(Section::Attendance);
        let group = current.or_else(|| home_group(context, &groups));
        let child = child_of(context);
        let link = |of: &Section| {
            Some(Link {
                address: of.address(group, child)?,
                label: say.t(of.key(context.today)),
                icon: of.icon(),
                current: *of == section,
            })
        };
        let switch = switch(&groups, section, into, group);
        Self {
            nav: side.iter().filter_map(link).collect(),
            bottom: bottom.iter().filter_map(link).collect(),
            group: groups.iter().find(|one| Some(one.id) == group).cloned(),
            switch,
            institution: viewer.institution.short_name.clone(),
            name: viewer.name(),
            initials: viewer.initials(),
            role: role_shown(&roles, at_family, say),
            theme: viewer.theme.clone(),
            parent: at_family || !works,
            to_work: at_family && works,
            home: Section::Attendance
                .address(viewer.tablet, None)
                .unwrap_or_else(|| "/".to_owned()),
            tablet: viewer.tablet.is_some(),
            person: viewer.mark(),
            own_lessons: roles.contains(&Role::SubjectTeacher),
            product: context.product.clone(),
            address: context.address.clone(),
            say: say.clone(),
        }
    }
}

impl<S: Subject> Granted<ReadTx, S> {
    /// The frame for a page of that section.
    pub async fn shell(&mut self, section: Section, group: Option<GroupId>) -> Result<Shell> {
        let reading: &mut Reading<S> = self;
        let groups = reading.groups().await?;
        Ok(Shell::new(&reading.on, section, groups, group))
    }
}

impl<S: Subject> Granted<WriteTx, S> {
    /// The frame for a form that comes back.
    pub async fn shell(&mut self, section: Section, group: Option<GroupId>) -> Result<Shell> {
        let writing: &mut Writing<S> = self;
        let groups = writing.groups().await?;
        Ok(Shell::new(&writing.on, section, groups, group))
    }
}
