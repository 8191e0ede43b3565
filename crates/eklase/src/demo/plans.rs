//! Month plans of every group from September to the next month (3.4, 3.5): in time but for a few, the next month's of
//! "Mārītes" half done and that of "Zīļuki" not begun.

use std::collections::BTreeMap;

use calendar::{Month, Week};
use curriculum::{Outcome, Stage};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::frame::{Frame, later};
use super::house::{ACORNS, GROUPS, LADYBIRDS};
use super::months::{Written, read};
use super::people::teachers;

/// The areas that are still empty in a plan that is half done.
const UNDONE: [Area; 2] = [Area::Technology, Area::Health];

/// A plan to be written.
pub struct Plan<'p> {
    pub institution: InstitutionId,
    pub group: GroupId,
    /// The group's stage
    pub stage: Option<Stage>,
    pub month: Month,
    pub by: AccountId,
    pub at: Timestamp,
    /// Every field is there
    pub whole: bool,
    /// In the words of DOMAIN 9.2, where there are any
    pub own_words: bool,
    pub text: &'p Written,
}

/// Rows of every table, collected over groups and written at once.
#[derive(Default)]
pub struct Batch {
    themes: Vec<Params>,
    weeks: Vec<Params>,
    plans: Vec<Params>,
    fields: Vec<Params>,
    versions: Vec<Params>,
    outcomes: Vec<Params>,
    items: Vec<Params>,
}

/// The month's number counted from the year 2000, which makes keys.
fn serial(month: Month) -> i64 {
    (i64::from(month.year()) - 2000) * 12 + i64::from(month.number())
}

/// Two outcomes of the list a month, another two each month.
fn picked(bank: &[Outcome], plan: &Plan<'_>, area: Area) -> Vec<String> {
    let own = plan
        .text
        .outcomes
        .iter()
        .find(|(of, _)| plan.own_words && *of == area);
    if let Some((_, lines)) = own {
        return lines.iter().map(|line| (*line).to_owned()).collect();
    }
    let fits: Vec<&Outcome> = bank
        .iter()
        .filter(|one| one.area == area && Some(one.stage) == plan.stage)
        .collect();
    let count = i64::try_from(fits.len()).unwrap_or(1).max(1);
    (0..2)
        .filter_map(|nth| fits.get(usize::try_from((serial(plan.month) * 2 + nth) % count).ok()?))
        .map(|one| one.text.clone())
        .collect()
}

impl Batch {
    /// Adds a plan.
    pub fn add(&mut self, plan: &Plan<'_>, bank: &[Outcome]) {
        let mut fields = BTreeMap::new();
        let text = plan.text;
        fields.insert("content".to_owned(), text.content.to_owned());
        fields.insert("values".to_owned(), text.values.join("\n"));
        fields.insert("virtues".to_owned(), text.virtues.join("\n"));
        fields.insert("skills".to_owned(), text.skills.join("\n"));
        let mut outcomes: Vec<(Area, &str, Vec<String>)> = Area::ALL
            .into_iter()
            .filter(|area| plan.whole || !UNDONE.contains(area))
            .map(|area| (area, "", picked(bank, plan, area)))
            .collect();
        if plan.whole {
            outcomes.push((Area::Culture, "Mūzika", vec![text.music.to_owned()]));
        }
        outcomes.push((Area::Health, "Sports", vec![text.sports.to_owned()]));
        for (area, subject, lines) in &outcomes {
            let field = if subject.is_empty() {
                format!("outcomes-{area}")
            } else {
                format!("part-{area}-{subject}")
            };
            fields.insert(field, lines.join("\n"));
        }
        self.outcomes(plan, bank, &outcomes);
        self.theme(plan);
        self.items(plan);
        self.plan(plan, fields);
    }

    fn outcomes(&mut self, plan: &Plan<'_>, bank: &[Outcome], list: &[(Area, &str, Vec<String>)]) {
        let mut id = serial(plan.month) * 1_000_000 + plan.group.0 * 100;
        for (area, subject, lines) in list {
            for (position, text) in (0_i64..).zip(lines) {
                let known = bank.iter().find(|one| one.text == *text).map(|one| one.id);
                self.outcomes.push(params![
                    plan.institution,
                    id,
                    plan.group,
                    plan.month.first(),
                    *area,
                    *subject,
                    position,
                    text.as_str(),
                    known,
                    false
                ]);
                id += 1;
            }
        }
    }

    fn theme(&mut self, plan: &Plan<'_>) {
        let id = serial(plan.month) * 10_000 + plan.group.0;
        let (from, to) = (plan.month.first(), plan.month.last());
        self.themes.push(params![
            plan.institution,
            id,
            plan.group,
            from,
            to,
            plan.text.theme,
            plan.text.question,
            plan.text.message,
            1_i64,
            plan.at,
            plan.by
        ]);
        for (monday, title) in mondays(from, to).into_iter().zip(&plan.text.weeks) {
            self.weeks
                .push(params![plan.institution, id, monday, *title]);
        }
    }

    fn items(&mut self, plan: &Plan<'_>) {
        for (nth, (day, starts, kind, text)) in (0_i64..).zip(&plan.text.items) {
            let Ok(day) = Date::new(plan.month.year(), plan.month.number(), *day) else {
                continue;
            };
            let id = serial(plan.month) * 1_000_000 + plan.group.0 * 100 + nth;
            self.items.push(params![
                plan.institution,
                id,
                plan.group,
                day,
                *starts,
                *kind,
                *text
            ]);
        }
    }

    fn plan(&mut self, plan: &Plan<'_>, fields: BTreeMap<String, String>) {
        let (institution, group, month) = (plan.institution, plan.group, plan.month.first());
        let (at, by) = (plan.at, plan.by);
        let done = plan.whole.then_some(at);
        self.plans
            .push(params![institution, group, month, 1_i64, done, at, by]);
        for (field, body) in &fields {
            self.fields.push(params![
                institution,
                group,
                month,
                field.as_str(),
                body.as_str(),
                1_i64,
                at,
                by,
                (!body.is_empty()).then_some(at)
            ]);
        }
        let version = serde_json::json!({ "fields": fields }).to_string();
        self.versions.push(params![
            institution,
            group,
            month,
            1_i64,
            at,
            by,
            "",
            version
        ]);
    }

    /// Writes all of it.
    pub async fn write(self, tx: &mut WriteTx) -> Result<(), Error> {
        tx.run_many(
            sql!(
                "INSERT INTO theme (institution_id, id, group_id, from_on, to_on, title, question, message, revision,
                                    updated_at, updated_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
            ),
            self.themes,
        )
        .await?;
        tx.run_many(
            sql!("INSERT INTO theme_week (institution_id, theme_id, monday, title) VALUES ($1, $2, $3, $4)"),
            self.weeks,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO month_plan (institution_id, group_id, month, revision, completed_at, updated_at, updated_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            self.plans,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO month_plan_field (institution_id, group_id, month, field, body, revision, updated_at,
                                               updated_by, written_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ),
            self.fields,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO month_plan_version (institution_id, group_id, month, revision, saved_at, saved_by, reason,
                                                 plan)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.versions,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO planned_outcome (institution_id, id, group_id, month, area, subject, position, text,
                                              outcome_id, dropped)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            self.outcomes,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO plan_item (institution_id, id, group_id, on_date, starts, kind, text)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            self.items,
        )
        .await?;
        Ok(())
    }
}

/// The Mondays of the weeks that have a working day there.
fn mondays(from: Date, to: Date) -> Vec<Date> {
    let mut list = Vec::new();
    let mut week = Week::of(from);
    while week.monday() <= to {
        let [.., friday] = week.weekdays();
        if friday >= from {
            list.push(week.monday());
        }
        week = week.next();
    }
    list
}

/// Writes the plans of the five groups, and two comments of the methodologist.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let texts = read();
    let bank = curriculum::outcomes_on(tx, INSTITUTION, frame.today, None)
        .await
        .map_err(|error| Error::Program(error.to_string()))?;
    let (now, next) = (Month::of(frame.today), Month::of(frame.today).next());
    let mut batch = Batch::default();
    let mut month = Month::of(frame.year.first());
    while month <= next {
        let last = frame.calendar.previous_working_day(month.first());
        for group in &GROUPS {
            if month == next && group.id == ACORNS {
                continue;
            }
            let Some(text) = texts.iter().find(|text| text.month == month.number()) else {
                continue;
            };
            // "Zīļuki" were late this month
            let day = if month == now && group.id == ACORNS {
                later(month.first(), 1)
            } else {
                last
            };
            let [first, second] = teachers(group.id);
            batch.add(
                &Plan {
                    institution: INSTITUTION,
                    group: group.id,
                    stage: Stage::of_age(group.age),
                    month,
                    by: if month.number() % 2 == 0 {
                        first
                    } else {
                        second
                    },
                    at: frame.at(day.min(frame.today), 16, 20).min(frame.now),
                    whole: month != next || group.id != LADYBIRDS,
                    own_words: group.id == LADYBIRDS,
                    text,
                },
                &bank,
            );
        }
        month = month.next();
    }
    batch.write(tx).await
}
