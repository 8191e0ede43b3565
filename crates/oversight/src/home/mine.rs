//! Whose duties a person has: the own groups and those of the absent one (3.19). Pure but for the words.

use kernel::{GroupId, Role};
use web::{Context, Viewer};

use super::page::{Banner, Card, Row};
use super::queries::StandsIn;
use crate::duties::{GroupDay, Item, Standing, Task, by_urgency, settled};
use crate::words::{NOW, by_when, detail, late_by, look, tag, title, verb};
use calendar::State;

const SPECIALISTS: [Role; 3] = [
    Role::SubjectTeacher,
    Role::SpeechTherapist,
    Role::SocialPedagogue,
];

/// A group whose duties are the person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// Which
    pub group: GroupId,
    /// Only in somebody else's place
    pub stands_in: bool,
    /// Writes the journals, rather than only reads them
    pub writes: bool,
}

/// The person's groups, the own ones first.
pub fn own_groups(viewer: &Viewer) -> Vec<Own> {
    let mut list: Vec<Own> = Vec::new();
    let ties = viewer
        .ties
        .iter()
        .filter(|tie| matches!(tie.role, Role::GroupTeacher | Role::Assistant));
    for tie in ties {
        let Some(group) = tie.group_id else { continue };
        let (stands_in, writes) = (tie.for_account_id.is_some(), tie.role == Role::GroupTeacher);
        match list.iter_mut().find(|own| own.group == group) {
            Some(own) => {
                own.stands_in &= stands_in;
                own.writes |= writes;
            }
            None => list.push(Own {
                group,
                stands_in,
                writes,
            }),
        }
    }
    list.sort_by_key(|own| (own.stands_in, own.group));
    list
}

/// Whether the person teaches or helps in that group beside its own teachers.
pub fn teaches_in(viewer: &Viewer, group: GroupId) -> bool {
    viewer
        .ties
        .iter()
        .any(|tie| SPECIALISTS.contains(&tie.role) && tie.reaches(group))
}

/// Whether the person is a specialist at all.
pub fn is_specialist(viewer: &Viewer) -> bool {
    viewer.is(&SPECIALISTS)
}

/// One duty as a row; `writes` says whether its button leads to writing.
pub fn row(on: &Context, facts: &GroupDay, item: &Item, writes: bool) -> Row {
    let say = &on.say;
    let look = look(item.standing);
    let verb = if writes {
        verb(facts, item)
    } else {
        "oversight-open"
    };
    Row {
        look,
        state: say.t(look.key),
        title: title(on, item),
        address: item.address(writes),
        what: detail(say, facts, item),
        tag: tag(on, item.standing),
        by: by_when(on, item),
        button: (!item.standing.is_done()).then(|| say.t(verb)),
        primary: false,
    }
}

/// A group's card.
pub fn card(
    on: &Context,
    own: Own,
    facts: &GroupDay,
    mut items: Vec<Item>,
    absent: &[StandsIn],
) -> Card {
    by_urgency(&mut items);
    items.retain(|item| item.standing.is_needed());
    let instead = absent
        .iter()
        .filter(|one| one.group_id == own.group && own.stands_in);
    Card {
        group: own.group,
        name: facts.name.clone(),
        emblem: facts.emblem,
        instead: instead
            .map(|one| {
                let name = format!("{} {}", one.given_name, one.surname);
                let until = on.say.day_short(one.to_on);
                on.say.a2("oversight-stands-in", "name", name, "day", until)
            })
            .collect::<Vec<_>>()
            .join("; "),
        tally: settled(&items),
        rows: items
            .iter()
            .map(|item| row(on, facts, item, own.writes))
            .collect(),
    }
}

/// The most urgent duty in a sentence, or that all is done.
pub fn banner(on: &Context, mine: &[(Own, &GroupDay, Vec<Item>)]) -> Option<Banner> {
    let all = mine
        .iter()
        .flat_map(|(own, facts, items)| items.iter().map(move |item| (*own, *facts, item)));
    let (own, facts, item) = all
        .filter(|(_, _, item)| item.due.is_some())
        .min_by_key(|(_, _, item)| (item.standing.rank(), item.due))?;
    let say = &on.say;
    let (tone, icon, span, late) = match item.standing {
        Standing::Timed(State::Missed { by }) => ("banner-bad", "i-warn", late_by(say, by), true),
        Standing::Timed(State::DueIn(left)) => {
            let tone = if left <= NOW { "banner-warn" } else { "" };
            (tone, "i-clock", say.span(left), false)
        }
        Standing::Timed(_) | Standing::Open | Standing::Done(_) => return Some(all_done(on, item)),
    };
    let key = match (item.task, late) {
        (Task::Absences, true) => "oversight-late-absences",
        (Task::Absences, false) => "oversight-due-absences",
        (_, true) => "oversight-late-diary",
        (_, false) => "oversight-due-diary",
    };
    let time = item
        .due
        .map(|due| say.time(due, &on.viewer.institution.zone))
        .unwrap_or_default();
    let sentence = say.a2(key, "time", time, "span", span);
    let lead = if mine.len() > 1 {
        format!("{}: {sentence}", facts.name)
    } else {
        sentence
    };
    let mut rest = detail(say, facts, item) + ".";
    if late && own.writes {
        rest = format!("{rest} {}", say.t("oversight-still-possible"));
    }
    let verb = match item.task {
        _ if !own.writes => "oversight-open",
        Task::Absences => "oversight-mark-children",
        Task::Diary | Task::NextDiary | Task::Topic | Task::StillToTell => verb(facts, item),
    };
    Some(Banner {
        tone,
        icon,
        lead,
        rest,
        way: Some((item.address(own.writes), say.t(verb))),
    })
}

/// The banner of a day whose deadlines are met, with what comes next.
fn all_done(on: &Context, item: &Item) -> Banner {
    let next =
        (!item.standing.is_done()).then(|| format!("{}, {}.", title(on, item), by_when(on, item)));
    Banner {
        tone: "banner-ok",
        icon: "i-check",
        lead: on.say.t("oversight-all-done"),
        rest: next.unwrap_or_default(),
        way: None,
    }
}
