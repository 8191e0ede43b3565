//! What the timetable's page shows.

use askama::Template;
use kernel::GroupId;
use web::access::Reach;
use web::{Context, Group, Shell};

use super::board::{Board, Whole};
use crate::access;
use crate::clash::{Taken, clashes};
use crate::draft::{State, Step};
use crate::queries::{StepTaken, Version};
use crate::view::{ClashLine, StepLine, WeekView, clash_lines, step_line, who};

/// A version's card.
pub struct Card {
    pub version: Version,
    /// What it is: "Spēkā esošais", "Sāksies", "Melnraksts", "Iesniegts"
    pub tag: (&'static str, String),
    /// Who saved or approved it, and when
    pub who: String,
    pub week: WeekView,
    /// The remark with which it was given back, while nobody has handed it in again
    pub returned: Option<StepLine>,
    /// Teachers who would be in two groups at once
    pub clashes: Vec<ClashLine>,
}

/// What was typed beside a decision, and the key of what is wrong with it.
#[derive(Default)]
pub struct Remark {
    pub text: String,
    pub fault: Option<&'static str>,
}

/// A line of the list of versions.
pub struct Line {
    pub version: Version,
    pub who: String,
    /// The last remark, if there was one
    pub remark: String,
}

#[derive(Template)]
#[template(path = "timetable/timetable.html")]
pub struct TimetablePage {
    pub shell: Shell,
    pub group: Group,
    pub cards: Vec<Card>,
    pub versions: Vec<Line>,
    /// The two newest versions' numbers: what is offered to be compared
    pub pair: (i64, i64),
    pub may_edit: bool,
    pub may_approve: bool,
    pub has_open: bool,
    pub remark: Remark,
}

impl TimetablePage {
    /// The versions to choose from.
    fn numbers(&self) -> Vec<i64> {
        self.versions
            .iter()
            .map(|line| line.version.version)
            .collect()
    }
}

/// All that the page stands on.
pub struct Read {
    pub board: Board,
    pub steps: Vec<StepTaken>,
    pub taken: Vec<Taken>,
}

fn tag(on: &Context, version: &Version) -> (&'static str, String) {
    let say = &on.say;
    match version.state {
        State::Draft => ("tag-info", say.t("timetable-draft")),
        State::Submitted => ("tag-warn", say.t("timetable-submitted")),
        State::Approved if version.from_on > on.today => (
            "",
            say.a("timetable-coming", "day", say.date(version.from_on)),
        ),
        State::Approved => ("tag-ok", say.t("timetable-in-force")),
    }
}

fn card(on: &Context, read: &Read, whole: &Whole) -> Card {
    let (version, lessons) = (&whole.version, &whole.plan.lessons);
    let open = version.state != State::Approved;
    let last = read
        .steps
        .iter()
        .find(|step| step.version == version.version);
    let returned = last.filter(|last| version.state == State::Draft && last.step == Step::Returned);
    Card {
        tag: tag(on, version),
        who: who(on, version),
        week: WeekView::of(&on.say, &read.board.names, lessons),
        returned: returned.map(|last| step_line(on, last)),
        clashes: if open {
            clash_lines(&on.say, &clashes(lessons, &read.taken))
        } else {
            Vec::new()
        },
        version: version.clone(),
    }
}

/// The page of a group.
pub fn compose(
    on: &Context,
    (shell, group): (Shell, Group),
    read: &Read,
    remark: Remark,
) -> TimetablePage {
    let board = &read.board;
    let reach = Reach {
        group: Some(group.id),
        ..Reach::default()
    };
    let cards = [&board.open, &board.in_force, &board.coming];
    let line = |version: &Version| Line {
        who: who(on, version),
        remark: read
            .steps
            .iter()
            .find(|step| step.version == version.version && !step.remark.is_empty())
            .map(|step| step.remark.clone())
            .unwrap_or_default(),
        version: version.clone(),
    };
    let mut newest = board.versions.iter().map(|one| one.version);
    let right = newest.next().unwrap_or_default();
    TimetablePage {
        cards: cards
            .into_iter()
            .flatten()
            .map(|whole| card(on, read, whole))
            .collect(),
        pair: (newest.next().unwrap_or(right), right),
        versions: board.versions.iter().map(line).collect(),
        may_edit: access::EDIT.allows(&on.viewer, reach),
        may_approve: access::APPROVE.allows(&on.viewer, reach),
        has_open: board.open.is_some(),
        remark,
        shell,
        group,
    }
}

/// The page's address.
pub fn address(group: GroupId) -> String {
    format!("/groups/{group}/timetable")
}
