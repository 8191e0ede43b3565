//! The handler of "Galvenā lapa".

use std::sync::Arc;

use account::requests::Pending;
use calendar::Calendar;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Role;
use web::access::Reach;
use web::{Answer, Ask, Context, Error, Reading, Result, Routes, Section, Shell, Whole, go, page};

use super::mine::{self, Own};
use super::page::{Card, DayOff, HomePage, Row, Watch};
use super::plans::{self, PlanFacts};
use super::queries::{self, Numbers, OwnChild, StandsIn};
use crate::access;
use crate::applications;
use crate::duties::{self, GroupDay, Item, Task};
use crate::words::{self, rules, this_moment};

/// How many of the board's worst duties stand here.
const WORST: usize = 6;
/// How long a topic is still to be told: as long as "Grupas žurnāls" shows it.
const KEPT_DAYS: i64 = 90;

pub fn routes() -> Routes {
    Routes::new().get("/", home, &access::HOME)
}

type Day<'a> = Vec<(&'a GroupDay, Vec<Item>)>;

async fn home(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::HOME, Whole).await?;
    ok.on.viewer.nothing_due()?;
    let children = children(&mut ok).await?;
    let roles = ok.on.viewer.roles();
    if roles.iter().all(|role| *role == Role::Parent) {
        let first = children.first().ok_or(Error::NotFound)?;
        return go(&format!("/family/{}", first.id));
    }
    let shell = ok.shell(Section::Home, None).await?;
    let read = read(&mut ok).await?;
    page(&compose(&ok.on, shell, children, read))
}

/// What the page stands on.
struct Read {
    calendar: Arc<Calendar>,
    own: Vec<Own>,
    facts: Vec<GroupDay>,
    absent: Vec<StandsIn>,
    numbers: Option<Numbers>,
    applications: Vec<Pending>,
    plans: PlanFacts,
}

/// Whether the person watches over the groups (3.20).
fn watches(on: &Context) -> bool {
    access::BOARD.allows(&on.viewer, Reach::default())
}

async fn read(ok: &mut Reading<Whole>) -> Result<Read> {
    let (institution, account, today) = (ok.institution(), ok.account(), ok.on.today);
    let calendar = ok.calendar().await?;
    let own = mine::own_groups(&ok.on.viewer);
    let facts = if watches(&ok.on) || !own.is_empty() || mine::is_specialist(&ok.on.viewer) {
        facts(ok, &own, (today, calendar.next_working_day(today))).await?
    } else {
        Vec::new()
    };
    let absent = if own.iter().any(|own| own.stands_in) {
        queries::stands_in(ok, institution, account, today).await?
    } else {
        Vec::new()
    };
    let numbers = if ok.on.viewer.is(&[Role::Superuser, Role::Clerk]) {
        Some(queries::numbers(ok, institution, today).await?)
    } else {
        None
    };
    let applications = applications::waiting(ok).await?;
    let asked = duties::asked(today, &rules(&ok.on, &calendar));
    let plans = plans::read(ok, &own, watches(&ok.on), asked).await?;
    Ok(Read {
        calendar,
        own,
        facts,
        absent,
        numbers,
        applications,
        plans,
    })
}

fn compose(on: &Context, shell: Shell, children: Vec<OwnChild>, read: Read) -> HomePage {
    let Read {
        calendar,
        own,
        facts,
        absent,
        numbers,
        applications,
        plans,
    } = read;
    let (rules, today) = (rules(on, &calendar), on.today);
    let groups: Day<'_> = facts
        .iter()
        .map(|facts| (facts, duties::items(facts, today, &rules, on.now)))
        .collect();
    let mine: Vec<(Own, &GroupDay, Vec<Item>)> = own
        .iter()
        .filter_map(|own| {
            let (facts, items) = groups.iter().find(|(facts, _)| facts.group == own.group)?;
            Some((*own, *facts, items.clone()))
        })
        .collect();
    let working = calendar.is_working(today);
    let plans = plans::rows(on, &rules, (&own, &facts, watches(on)), &plans);
    // what the day itself asks for comes first
    let banner = match working.then(|| mine::banner(on, &mine)).flatten() {
        Some(banner) if banner.tone != "banner-ok" => Some(banner),
        done if own.is_empty() => done,
        done => plans::banner(on, &plans).or(done),
    };
    let mut cards: Vec<Card> = mine
        .into_iter()
        .map(|(own, facts, items)| mine::card(on, own, facts, items, &absent))
        .filter(|card| !card.rows.is_empty())
        .collect();
    let first = banner.as_ref().and_then(|banner| banner.way.as_ref());
    let mut plans = plans;
    let of_day = cards.iter_mut().flat_map(|card| &mut card.rows);
    for row in of_day.chain(&mut plans) {
        row.primary = first.is_some_and(|(address, _)| *address == row.address);
    }
    HomePage {
        shell,
        moment: words::capital(&this_moment(on)),
        absences_due: rules
            .absences_due(today)
            .map(|due| on.say.time(due, rules.zone))
            .unwrap_or_default(),
        day_off: off(on, &calendar),
        banner,
        watch: (watches(on) && working).then(|| watch(on, &groups)),
        applications: applications::rows(on, &rules, &applications),
        lessons: lessons(on, &groups, &own),
        cards,
        plans,
        sees_plans: watches(on),
        sees_staff: on.viewer.is(&[Role::Superuser]),
        numbers,
        children,
    }
}

async fn children(ok: &mut Reading<Whole>) -> Result<Vec<OwnChild>> {
    if !ok.on.viewer.is(&[Role::Parent]) {
        return Ok(Vec::new());
    }
    let (institution, account, today) = (ok.institution(), ok.account(), ok.on.today);
    queries::own_children(ok, institution, account, today).await
}

/// What is kept of today, with the children who still have to hear a topic in the own groups.
async fn facts(
    ok: &mut Reading<Whole>,
    own: &[Own],
    (today, next): (Date, Date),
) -> Result<Vec<GroupDay>> {
    let (institution, account) = (ok.institution(), ok.account());
    let mut facts = duties::day(ok, institution, today, next).await?;
    if !own.is_empty() {
        let since = today.checked_sub(KEPT_DAYS.days()).unwrap_or(today);
        for still in queries::still_to_tell(ok, institution, account, (since, today)).await? {
            let group = facts.iter_mut().find(|facts| facts.group == still.group_id);
            if let Some(group) = group {
                group.still_to_tell = still.children;
            }
        }
    }
    Ok(facts)
}

fn off(on: &Context, calendar: &Calendar) -> Option<DayOff> {
    let reason = on.say.day_off(&calendar.day(on.today))?;
    let next = on.say.weekday_and_day(calendar.next_working_day(on.today));
    Some(DayOff { reason, next })
}

/// The numbers of the day and what is late or about to be.
fn watch(on: &Context, groups: &Day<'_>) -> Watch {
    let sums = duties::summary(
        groups
            .iter()
            .map(|(facts, items)| (*facts, items.as_slice())),
    );
    let mut urgent: Vec<Item> = groups
        .iter()
        .flat_map(|(_, items)| items.iter().copied())
        .filter(|item| matches!(words::look(item.standing).class, "s-late" | "s-now"))
        .collect();
    duties::by_urgency(&mut urgent);
    let worst = urgent.iter().take(WORST).filter_map(|item| {
        let (facts, _) = groups.iter().find(|(facts, _)| facts.group == item.group)?;
        let mut row = mine::row(on, facts, item, false);
        row.title = format!("{}: {}", facts.name, row.title);
        Some(row)
    });
    Watch {
        sums,
        worst: worst.collect(),
    }
}

/// The groups of a subject teacher or a specialist, with today's entry.
fn lessons(on: &Context, groups: &Day<'_>, own: &[Own]) -> Vec<Row> {
    groups
        .iter()
        .filter(|(facts, _)| mine::teaches_in(&on.viewer, facts.group))
        .filter(|(facts, _)| own.iter().all(|own| own.group != facts.group))
        .filter_map(|(facts, items)| {
            let item = items.iter().find(|item| item.task == Task::Diary)?;
            let mut row = mine::row(on, facts, item, false);
            row.title = format!("{}: {}", facts.name, row.title);
            Some(row)
        })
        .collect()
}
