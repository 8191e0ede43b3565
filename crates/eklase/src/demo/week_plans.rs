//! Week plans of every group from the beginning of the year to the coming week (3.6), laid out from the weeks of the
//! diary: in time but for a few, one missing, the coming one of "Mārītes" half done. The week of DOMAIN 9.3 stands in
//! its own words.

use std::collections::BTreeMap;

use calendar::{Month, Week};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{AccountId, Area, ChildId, GroupId, InstitutionId, PlannedOutcomeId};
use store::{Error, Params, WriteTx, params, rows, sql};
use weekplan::lesson::{Lesson, Place, Texts};
use weekplan::plan::{Part, Plan, coming};

use super::INSTITUTION;
use super::chance::cycled;
use super::frame::{Frame, later};
use super::house::{ACORNS, CUBS, GROUPS, LADYBIRDS, OWLS};
use super::people::teachers;
use super::weeks::{Row, Weeks};

/// The week of DOMAIN 9.3.
const MODEL: Date = date(2026, 11, 9);
/// In it, by weekday: indoors, outdoors, aids, ICT, assessment technique.
const MODEL_DAYS: [[&str; 5]; 5] = [
    [
        "Rīta aplis „Kas ir varonis?”; stāsta pēc attēliem.",
        "Rotaļa „Dzīvais karogs” – skrien un apstājas pēc signāla.",
        "attēlu sērija, sarkanas un baltas lentes",
        "",
        "novērojums, saruna",
    ],
    [
        "Mārtiņdienas maskas; tirdziņa gatavošana.",
        "Rotaļas „Gailītis”, „Vilks un zosis”.",
        "dabas materiāli, papīrs, gumija",
        "audioieraksts",
        "darbu izvērtējums kopā",
    ],
    [
        "Saruna par Lāčplēša dienu; svecīšu lukturīši.",
        "Lāpu gājiens pa teritoriju; lieto atstarotāju.",
        "LED svecītes",
        "filma „Lāčplēsis” (fragments, 3 min)",
        "bērna pašvērtējums (smaidiņi)",
    ],
    [
        "Eksperiments „Kurš materiāls sasilst ātrāk?”",
        "Koku meklētāji parkā: mācību pastaiga (2 km), drošība pie ielas.",
        "termometrs, lupas, koku kartītes",
        "",
        "pētījuma lapa",
    ],
    [
        "Tirdziņa naudiņas: saskaitām un salīdzinām.",
        "Stafetes ar šķēršļiem: gaida savu kārtu.",
        "skaitāmkociņi, monētu kartītes",
        "",
        "vērojuma lapa S/T/A/P",
    ],
];
/// What is different in it for three children.
const MODEL_CHILDREN: [(&str, &str); 3] = [
    (
        "Ēriksons",
        "Attēlu vārdnīca, kas palīdz stāstīt pēc attēlu sērijas.",
    ),
    (
        "Ļebedeva",
        "Attēlu vārdnīca; jaunos vārdus atkārto kopā ar draugu.",
    ),
    ("Ģērmanis", "Lielāka druka un vieta tuvāk attēlam."),
];
/// The means of an area's lesson: aids, technique.
const MEANS: [(Area, &str, &str); 7] = [
    (Area::Language, "attēlu sērija, burtu kartītes", "saruna"),
    (Area::Social, "situāciju kartītes", "novērojums"),
    (
        Area::Culture,
        "krāsas, papīrs, ritma kociņi",
        "darbu izvērtējums kopā",
    ),
    (Area::Science, "lupas, dabas materiāli", "pētījuma lapa"),
    (Area::Math, "skaitāmkociņi, kārtaviņas", "darba lapa"),
    (
        Area::Technology,
        "papīrs, līme, šķēres",
        "bērna pašvērtējums (smaidiņi)",
    ),
    (Area::Health, "bumbas, lentes", "vērojuma lapa"),
];
/// Saved after Friday's evening: group, so many weeks before the one of today.
const LATE: [(GroupId, usize); 3] = [(ACORNS, 0), (OWLS, 3), (CUBS, 6)];
/// The plan that nobody made: of this week in "Pūcītes".
const MISSING: (GroupId, usize) = (OWLS, 0);

rows! {
    struct Outcome {
        id: PlannedOutcomeId,
        group_id: GroupId,
        month: Date,
        area: Area,
        subject: String,
    }
    struct Named {
        id: ChildId,
        surname: String,
    }
}

/// A group's outcomes of a month, by area and subject: lessons take them in turn.
#[derive(Default)]
pub struct Outcomes(BTreeMap<(GroupId, Date, Area, String), Vec<PlannedOutcomeId>>);

impl Outcomes {
    /// Of an institution.
    pub async fn of(tx: &mut WriteTx, institution: InstitutionId) -> Result<Self, Error> {
        let rows: Vec<Outcome> = tx
            .all(
                sql!(
                    "SELECT id, group_id, month, area, subject
                       FROM planned_outcome
                      WHERE institution_id = $1
                      ORDER BY id"
                ),
                params![institution],
            )
            .await?;
        let mut found = Self::default();
        for row in rows {
            let key = (row.group_id, row.month, row.area, row.subject);
            found.0.entry(key).or_default().push(row.id);
        }
        Ok(found)
    }

    fn take(&self, group: GroupId, day: Date, lesson: &Lesson) -> Option<PlannedOutcomeId> {
        let month = Month::of(day).first();
        let list = self
            .0
            .get(&(group, month, lesson.area, lesson.subject.clone()))?;
        // another of them every week; the last of three stands nowhere, so that something is left to place
        let turn = usize::try_from(day.day() / 7).unwrap_or(0);
        let count = if list.len() > 2 {
            list.len() - 1
        } else {
            list.len()
        };
        list.get(turn % count.max(1)).copied()
    }
}

/// A row of the diary as a lesson that would give it.
fn lesson(row: Row) -> Lesson {
    let means = MEANS.iter().find(|(area, ..)| *area == row.area);
    let (aids, technique) = means.map_or(("", ""), |(_, aids, technique)| (*aids, *technique));
    let mut lesson = Lesson {
        place: Place::Indoors,
        area: row.area,
        subject: String::new(),
        planned: None,
        texts: Texts {
            aids: aids.to_owned(),
            technique: technique.to_owned(),
            ..Texts::default()
        },
    };
    let mut text = row.theme;
    for subject in ["Mūzika", "Sports"] {
        if let Some(rest) = text
            .strip_prefix(subject)
            .and_then(|rest| rest.strip_prefix(": "))
        {
            subject.clone_into(&mut lesson.subject);
            text = rest;
        }
    }
    let outcome = text
        .strip_prefix("SR: ")
        .or_else(|| text.strip_prefix("SR – "));
    if let Some(outdoors) = text.strip_prefix("Ārā: ") {
        lesson.place = Place::Outdoors;
        outdoors.clone_into(&mut lesson.texts.activity);
    } else if let Some(outcome) = outcome {
        outcome.clone_into(&mut lesson.texts.outcome);
    } else {
        text.clone_into(&mut lesson.texts.activity);
    }
    lesson
}

/// The words of DOMAIN 9.3 into the day's first lesson and its outdoor one.
fn in_own_words(day: Date, lessons: &mut [Lesson]) {
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    let [indoors, outdoors, aids, ict, technique] = cycled(&MODEL_DAYS, at);
    if let Some(first) = lessons.first_mut() {
        indoors.clone_into(&mut first.texts.activity);
        aids.clone_into(&mut first.texts.aids);
        ict.clone_into(&mut first.texts.ict);
        technique.clone_into(&mut first.texts.technique);
    }
    if let Some(last) = lessons.iter_mut().find(|one| one.area == Area::Health) {
        last.place = Place::Outdoors;
        last.subject.clear();
        last.texts.outcome.clear();
        outdoors.clone_into(&mut last.texts.activity);
    }
}

/// A saved plan.
pub struct Saved {
    pub group: GroupId,
    pub week: Week,
    pub plan: Plan,
    pub by: AccountId,
    pub at: Timestamp,
    pub whole: bool,
}

/// Rows of every table, collected over groups and weeks and written at once.
#[derive(Default)]
pub struct Batch {
    plans: Vec<Params>,
    parts: Vec<Params>,
    lessons: Vec<Params>,
    notes: Vec<Params>,
    versions: Vec<Params>,
    found: Vec<(search::Source, Vec<search::Entry>)>,
}

impl Batch {
    /// Adds a plan.
    pub fn add(&mut self, institution: InstitutionId, saved: &Saved) -> Result<(), Error> {
        let (group, monday, at, by) = (saved.group, saved.week.monday(), saved.at, saved.by);
        let done = saved.whole.then_some(at);
        self.plans
            .push(params![institution, group, monday, 1_i64, done, at, by]);
        let days = saved.plan.days.keys().map(|day| Part::Day(*day));
        let children = (!saved.plan.children.is_empty()).then_some(Part::Children);
        for part in days.chain(children) {
            self.parts.push(params![
                institution,
                group,
                monday,
                part.key(),
                1_i64,
                at,
                by
            ]);
        }
        for (day, lessons) in &saved.plan.days {
            for (position, one) in (0_i64..).zip(lessons) {
                self.lessons.push(params![
                    institution,
                    group,
                    monday,
                    *day,
                    position,
                    one.place,
                    one.area,
                    one.subject,
                    one.planned,
                    one.texts.outcome,
                    one.texts.activity,
                    one.texts.aids,
                    one.texts.technique,
                    one.texts.ict
                ]);
            }
        }
        for (child, text) in &saved.plan.children {
            self.notes
                .push(params![institution, group, monday, *child, *text]);
        }
        let json = serde_json::to_string(&saved.plan).map_err(|e| Error::Program(e.to_string()))?;
        self.versions
            .push(params![institution, group, monday, 1_i64, at, by, json]);
        self.found
            .push(weekplan::findable::record(group, saved.week, &saved.plan));
        Ok(())
    }

    /// Writes them.
    pub async fn write(self, tx: &mut WriteTx, institution: InstitutionId) -> Result<(), Error> {
        tx.run_many(
            sql!(
                "INSERT INTO week_plan (institution_id, group_id, monday, revision, completed_at, updated_at, updated_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            self.plans,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO week_plan_part (institution_id, group_id, monday, part, revision, updated_at, updated_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            self.parts,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO week_lesson (institution_id, group_id, monday, on_date, position, place, area, subject,
                                          planned_outcome_id, outcome, activity, aids, materials, worksheets, technique, ict)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', $13, $14)"
            ),
            self.lessons,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO week_child_note (institution_id, group_id, monday, child_id, text)
                 VALUES ($1, $2, $3, $4, $5)"
            ),
            self.notes,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO week_plan_version (institution_id, group_id, monday, revision, saved_at, saved_by, reason, plan)
                 VALUES ($1, $2, $3, $4, $5, $6, '', $7)"
            ),
            self.versions,
        )
        .await?;
        search::replace_all(tx, institution, &self.found).await
    }
}

/// A week laid out: the lessons of every working day.
pub fn laid_out(
    frame: &Frame,
    weeks: &Weeks,
    outcomes: &Outcomes,
    (group, like): (GroupId, GroupId),
    week: Week,
) -> Plan {
    let model = like == LADYBIRDS && week.monday() == MODEL;
    let mut plan = Plan::default();
    for day in frame.calendar.working_days(week.monday(), week.sunday()) {
        let mut lessons: Vec<Lesson> = weeks.rows(like, day).into_iter().map(lesson).collect();
        if model {
            in_own_words(day, &mut lessons);
        }
        for one in &mut lessons {
            one.planned = outcomes.take(group, day, one);
        }
        if !lessons.is_empty() {
            plan.days.insert(day, lessons);
        }
    }
    plan
}

/// When a plan was saved: on the last working day before its week, or on the first of it where it was late.
fn saved_at(frame: &Frame, group: GroupId, week: Week, late: bool) -> Timestamp {
    let minute = i8::try_from((group.0 * 7 + i64::from(week.number())) % 50).unwrap_or(0);
    if late {
        let first = frame.calendar.next_working_day(later(week.monday(), -1));
        return frame.at(first, 8, minute);
    }
    let friday = frame
        .calendar
        .previous_working_day(later(week.monday(), -2));
    frame.at(friday, 14, minute)
}

async fn model_children(tx: &mut WriteTx) -> Result<Vec<(ChildId, String)>, Error> {
    let named: Vec<Named> = tx
        .all(
            sql!("SELECT id, surname FROM child WHERE institution_id = $1 ORDER BY id"),
            params![INSTITUTION],
        )
        .await?;
    let text = |child: Named| {
        let found = MODEL_CHILDREN
            .iter()
            .find(|(name, _)| *name == child.surname);
        found.map(|(_, text)| (child.id, (*text).to_owned()))
    };
    Ok(named.into_iter().filter_map(text).collect())
}

/// Writes the week plans.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let (weeks, outcomes) = (Weeks::read(), Outcomes::of(tx, INSTITUTION).await?);
    let children = model_children(tx).await?;
    let (this, next) = (Week::of(frame.today), coming(frame.today));
    let first = Week::of(frame.start).next();
    let all: Vec<Week> = std::iter::successors(Some(first), |week| Some(week.next()))
        .take_while(|week| *week <= next)
        .collect();
    let mut batch = Batch::default();
    for group in GROUPS.iter().map(|group| group.id) {
        for week in &all {
            let ago = usize::try_from(this.number() - week.number()).ok();
            let before_today = *week <= this;
            if before_today && ago == Some(MISSING.1) && group == MISSING.0 {
                continue;
            }
            let mut plan = laid_out(frame, &weeks, &outcomes, (group, group), *week);
            let late = ago.is_some_and(|ago| LATE.contains(&(group, ago)));
            let mut at = saved_at(frame, group, *week, late && before_today);
            let mut whole = true;
            if !before_today {
                // what is due today or later: one group is done, one has begun
                match group {
                    CUBS => at = frame.at(frame.calendar.previous_working_day(frame.today), 15, 5),
                    LADYBIRDS => {
                        let begun: Vec<Date> = plan.days.keys().take(3).copied().collect();
                        plan.days.retain(|day, _| begun.contains(day));
                        (at, whole) = (
                            frame.at(frame.calendar.previous_working_day(frame.today), 16, 20),
                            false,
                        );
                    }
                    _ => continue,
                }
            }
            if group == LADYBIRDS && (*week == this || week.monday() == MODEL) {
                plan.children.extend(children.iter().cloned());
            }
            if plan.days.is_empty() || at > frame.now {
                continue;
            }
            let [one, other] = teachers(group);
            let by = if week.number() % 2 == 0 { one } else { other };
            let saved = Saved {
                group,
                week: *week,
                plan,
                by,
                at,
                whole,
            };
            batch.add(INSTITUTION, &saved)?;
        }
    }
    batch.write(tx, INSTITUTION).await
}
