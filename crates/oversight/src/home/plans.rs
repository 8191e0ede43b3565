//! What is due of plans (3.5, 3.6) and timetables (3.3), for the person who looks.

use std::collections::BTreeMap;

use calendar::{Rules, State};
use jiff::Timestamp;
use kernel::{GroupId, Role};
use people::subjects::{SubjectTeacher, subject_teachers};
use planning::month::part_field;
use planning::records::{PartWritten, parts_of_month};
use timetable::Waiting;
use web::access::Reach;
use web::{Context, Reading, Result, Whole};

use super::mine::Own;
use super::page::{Banner, Row};
use crate::duties::{self, GroupDay, Plan, Standing};
use crate::words::{by_due, look, moment, plan_title, tag};

/// How many groups a row names before it only counts them.
const NAMED: usize = 3;

/// A plan that is asked for, with the groups in which it was once whole.
type Asked = (Plan, BTreeMap<GroupId, Timestamp>);

/// What the rows stand on.
#[derive(Default)]
pub struct PlanFacts {
    asked: Vec<Asked>,
    /// The person's own subjects
    subjects: Vec<SubjectTeacher>,
    /// What is written of each month's parts
    parts: Vec<(Plan, Vec<PartWritten>)>,
    waiting: Vec<Waiting>,
}

/// Reads what concerns the person: as many questions as plans are asked for, however many groups there are.
pub async fn read(
    ok: &mut Reading<Whole>,
    own: &[Own],
    watches: bool,
    plans: Vec<Plan>,
) -> Result<PlanFacts> {
    let (institution, account, today) = (ok.institution(), ok.account(), ok.on.today);
    let mut facts = PlanFacts::default();
    let writes = own.iter().any(|own| own.writes);
    if ok.on.viewer.is(&[Role::SubjectTeacher]) {
        let all = subject_teachers(ok, institution, today).await?;
        facts.subjects = all
            .into_iter()
            .filter(|one| one.account_id == account)
            .collect();
        for plan in &plans {
            if let Plan::Month(month) = plan {
                let written = parts_of_month(ok, institution, *month).await?;
                facts.parts.push((*plan, written));
            }
        }
    }
    if writes || watches {
        for plan in plans {
            let done = duties::done(ok, institution, plan).await?;
            facts.asked.push((plan, done));
        }
        facts.waiting = timetable::waiting(ok, institution).await?;
    }
    Ok(facts)
}

/// A row with its urgency: late ones first, then by deadline.
type Ranked = (u8, Timestamp, Row);

fn row(on: &Context, standing: Standing, due: Option<Timestamp>) -> Row {
    let look = look(standing);
    Row {
        look,
        state: on.say.t(look.key),
        title: String::new(),
        address: String::new(),
        what: String::new(),
        tag: tag(on, standing),
        by: by_due(on, due),
        button: (!standing.is_done()).then(|| on.say.t("oversight-fill")),
        primary: false,
    }
}

/// Whether it is worth a row: what is done of a month or week that runs already is quiet.
fn speaks(on: &Context, plan: Plan, standing: Standing) -> bool {
    standing.is_needed() && !(standing.is_done() && plan.has_begun(on.today))
}

fn dates(on: &Context, plan: Plan) -> String {
    match plan {
        Plan::Month(_) => String::new(),
        Plan::Week(week) => on.say.range(week.monday(), week.sunday()),
    }
}

fn name_of(facts: &[GroupDay], group: GroupId) -> Option<&str> {
    let mut facts = facts.iter();
    facts
        .find(|one| one.group == group)
        .map(|one| one.name.as_str())
}

/// The group teacher's: both plans of each group that is written in.
fn own_rows(
    on: &Context,
    rules: &Rules<'_>,
    (own, groups): (&[Own], &[GroupDay]),
    facts: &PlanFacts,
) -> Vec<Ranked> {
    let mut list = Vec::new();
    for own in own.iter().filter(|own| own.writes) {
        let Some(name) = name_of(groups, own.group) else {
            continue;
        };
        for (plan, done) in &facts.asked {
            let done = done.get(&own.group).copied();
            let standing = plan.standing(own.group, done, rules, on.now);
            if !speaks(on, *plan, standing) {
                continue;
            }
            let due = plan.due(rules);
            let mut row = row(on, standing, due);
            row.title = format!("{name}: {}", plan_title(&on.say, *plan));
            row.what = dates(on, *plan);
            row.address = plan.address(own.group, !standing.is_done());
            list.push((standing.rank(), due.unwrap_or(Timestamp::MAX), row));
        }
    }
    list
}

/// The subject teacher's: the own part of the month plan in each group that is taught (3.5.2).
fn part_rows(
    on: &Context,
    rules: &Rules<'_>,
    groups: &[GroupDay],
    facts: &PlanFacts,
) -> Vec<Ranked> {
    let mut list = Vec::new();
    for (plan, written) in &facts.parts {
        for one in &facts.subjects {
            let Some(area) = one.area else { continue };
            let field = part_field(area, &one.subject);
            for group in groups.iter().filter(|group| one.reaches(group.group)) {
                let mut written = written.iter();
                let at = written.find(|part| part.group_id == group.group && part.field == field);
                let standing = plan.standing(group.group, at.map(|part| part.at), rules, on.now);
                if !speaks(on, *plan, standing) {
                    continue;
                }
                let due = plan.due(rules);
                let mut row = row(on, standing, due);
                row.title = format!("{}: {}", group.name, plan_title(&on.say, *plan));
                row.what = on.say.a("oversight-part", "subject", subject(on, one));
                row.address = plan.address(group.group, false) + "/part";
                list.push((standing.rank(), due.unwrap_or(Timestamp::MAX), row));
            }
        }
    }
    list
}

fn subject(on: &Context, one: &SubjectTeacher) -> String {
    match (one.subject.as_str(), one.area) {
        ("", Some(area)) => on.say.t(&format!("area-{area}")),
        (subject, _) => subject.to_owned(),
    }
}

/// The management's: in which groups a plan is missing.
fn missing_rows(
    on: &Context,
    rules: &Rules<'_>,
    groups: &[GroupDay],
    facts: &PlanFacts,
) -> Vec<Ranked> {
    let row = |(plan, done): &Asked| {
        let late = |group: &&GroupDay| {
            let done = done.get(&group.group).copied();
            let standing = plan.standing(group.group, done, rules, on.now);
            matches!(standing, Standing::Timed(State::Missed { .. }))
        };
        let late: Vec<&GroupDay> = groups.iter().filter(late).collect();
        let first = late.first()?;
        let standing = plan.standing(first.group, None, rules, on.now);
        let due = plan.due(rules);
        let mut row = row(on, standing, due);
        row.title = plan_title(&on.say, *plan);
        let mut names: Vec<String> = late.iter().map(|one| one.name.clone()).collect();
        let missing = on.say.n("oversight-plan-missing", names.len());
        if names.len() > NAMED {
            names.truncate(NAMED);
            names.push("…".to_owned());
        }
        row.what = format!("{missing}: {}", names.join(", "));
        "/plans".clone_into(&mut row.address);
        row.button = Some(on.say.t("oversight-open"));
        Some((standing.rank(), due.unwrap_or(Timestamp::MAX), row))
    };
    facts.asked.iter().filter_map(row).collect()
}

/// A timetable that waits for the person: to be decided, or to be mended with the remark of who returned it.
fn timetable_row(on: &Context, own: &[Own], one: &Waiting) -> Option<Ranked> {
    let say = &on.say;
    let decides = timetable::APPROVE.allows(&on.viewer, Reach::default());
    let mends = own
        .iter()
        .any(|own| own.writes && own.group == one.group_id);
    let mut row = row(on, Standing::Open, None);
    row.title = format!("{}: {}", one.group_name, say.t("nav-timetable"));
    let at = say.a("oversight-since", "time", moment(on, one.taken_at));
    if one.for_decision() && decides {
        row.what = format!("{}, {at}", say.t("oversight-timetable-waits"));
        row.button = Some(say.t("oversight-decide"));
        row.address = format!("/groups/{}/timetable", one.group_id);
    } else if !one.for_decision() && mends {
        row.what = format!(
            "{}: „{}”",
            say.t("oversight-timetable-returned"),
            one.remark
        );
        row.button = Some(say.t("oversight-mend"));
        row.address = format!("/groups/{}/timetable/edit", one.group_id);
    } else {
        return None;
    }
    // between what is due today and what is open
    Some((2, one.taken_at, row))
}

/// Every row, the most urgent first.
pub fn rows(
    on: &Context,
    rules: &Rules<'_>,
    (own, groups, watches): (&[Own], &[GroupDay], bool),
    facts: &PlanFacts,
) -> Vec<Row> {
    let mut list = own_rows(on, rules, (own, groups), facts);
    list.extend(part_rows(on, rules, groups, facts));
    if watches {
        list.extend(missing_rows(on, rules, groups, facts));
    }
    list.extend(
        facts
            .waiting
            .iter()
            .filter_map(|one| timetable_row(on, own, one)),
    );
    list.sort_by_key(|(rank, due, _)| (*rank, *due));
    list.into_iter().map(|(_, _, row)| row).collect()
}

/// The most urgent plan in a sentence, where the day itself asks for nothing more: late or due today.
pub fn banner(on: &Context, rows: &[Row]) -> Option<Banner> {
    let first = rows.first()?;
    let (tone, icon) = match first.look.class {
        "s-late" => ("banner-bad", "i-warn"),
        "s-now" => ("banner-warn", "i-clock"),
        _ => return None,
    };
    let tag = first.tag.as_ref().map(|tag| tag.text.clone());
    Some(Banner {
        tone,
        icon,
        lead: format!("{}.", first.title),
        rest: tag
            .map(|tag| format!("{}: {tag}.", on.say.t("oversight-deadline")))
            .unwrap_or_default(),
        way: first
            .button
            .clone()
            .map(|word| (first.address.clone(), word)),
    })
}
