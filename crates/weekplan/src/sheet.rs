//! Everything of a week's pages that is read: six questions, of which three are answered from memory
//! while the arrangements of the house stay as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Calendar, Duty, Rules, Week};
use jiff::civil::Date;
use kernel::{Area, GroupId, PlannedOutcomeId};
use planning::around::{Around, of_week};
use store::ReadTx;
use timetable::{WeekSlots, slots_of_week};
use web::{Context, Recall, Result};
use yearplan::Event;

use crate::balance::{Balance, Placed, Placements, Planned};
use crate::lesson::Place;
use crate::plan::{Part, Plan, duty};
use crate::queries::{Kept, kept};
use crate::records::week_and_placements;
use crate::start::{Subject, subjects};

/// A lesson as far as the balance goes: of the plan, or of the form.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s> {
    /// On which day
    pub day: Date,
    /// Of which area
    pub area: Option<Area>,
    /// Where
    pub place: Place,
    /// Whose, where it is a subject teacher's
    pub subject: &'s str,
    /// Which of the month's outcomes
    pub planned: Option<PlannedOutcomeId>,
    /// It says what is done.
    pub says_what: bool,
}

/// Everything that is read.
pub struct Sheet {
    /// Whose
    pub group: GroupId,
    /// Which week
    pub week: Week,
    /// The institution's days
    pub calendar: Arc<Calendar>,
    /// Its parts, who changed it last first
    pub kept: Vec<Kept>,
    /// The lessons; children's parts are filled in only where they may be seen
    pub plan: Plan,
    /// Where the months' outcomes stand in other weeks
    pub elsewhere: Vec<(PlannedOutcomeId, Date)>,
    /// Themes, items and outcomes of the group's plans
    pub around: Around,
    /// The timetable in force
    pub slots: Arc<WeekSlots>,
    /// The institution's events of the week
    pub events: Vec<Event>,
}

impl Sheet {
    /// Reads it for a page.
    pub async fn read(
        tx: &mut ReadTx,
        on: &Context,
        (group, week): (GroupId, Week),
    ) -> Result<Self> {
        Self::of(tx, &on.recall, group, week).await
    }

    /// The same for whom no page is made.
    pub async fn of(tx: &mut ReadTx, recall: &Recall, group: GroupId, week: Week) -> Result<Self> {
        let institution = recall.institution();
        let calendar = recall.of::<Calendar>(tx, [0, 0]).await?;
        let kept = kept(tx, institution, group, week).await?;
        let (plan, elsewhere) = week_and_placements(tx, institution, group, week).await?;
        let around = of_week(tx, institution, group, week).await?;
        let slots = slots_of_week(tx, recall, group, week).await?;
        let events = yearplan::touching_week(tx, recall, group, week).await?;
        Ok(Self {
            group,
            week,
            calendar,
            kept,
            plan,
            elsewhere,
            around,
            slots,
            events,
        })
    }

    /// 0 for a week without a plan.
    pub fn revision(&self) -> i64 {
        self.kept.first().map_or(0, |kept| kept.revision)
    }

    /// The days that the institution works.
    pub fn working(&self) -> Vec<Date> {
        self.calendar
            .working_days(self.week.monday(), self.week.sunday())
    }

    /// The days that pages show: Monday to Friday, other worked days, and any that has lessons.
    pub fn shown_days(&self) -> Vec<Date> {
        let weekdays = self.week.weekdays();
        let shown = |day: &Date| {
            weekdays.contains(day)
                || self.calendar.is_working(*day)
                || !self.plan.day(*day).is_empty()
        };
        self.week.days().into_iter().filter(shown).collect()
    }

    /// Who changed a part last.
    pub fn part(&self, part: Part) -> Option<&Kept> {
        let key = part.key();
        self.kept.iter().find(|kept| kept.part == key)
    }

    /// The duty of the week (3.6).
    pub fn duty(&self, on: &Context) -> Duty<GroupId> {
        let institution = &on.viewer.institution;
        let rules = Rules {
            calendar: &self.calendar,
            times: institution.times,
            zone: &institution.zone,
        };
        let done = self.kept.first().and_then(|kept| kept.completed_at);
        duty(&rules, self.group, self.week, done)
    }

    /// The plan's own lessons, for the balance.
    pub fn seen(&self) -> Vec<Seen<'_>> {
        self.plan
            .lessons()
            .map(|(day, lesson)| Seen {
                day,
                area: Some(lesson.area),
                place: lesson.place,
                subject: &lesson.subject,
                planned: lesson.planned,
                says_what: lesson.texts.says_what(),
            })
            .collect()
    }

    /// A day's subject lessons that come by themselves.
    pub fn subjects(&self, day: Date, seen: &[Seen<'_>]) -> Vec<Subject> {
        if !self.calendar.is_working(day) {
            return Vec::new();
        }
        let named = seen.iter().filter(|one| one.day == day);
        let named = named.map(|one| one.subject);
        subjects(day, named, &self.slots.0, &self.around.outcomes)
    }

    /// How often each outcome is placed.
    pub fn placements(&self, seen: &[Seen<'_>]) -> Placements {
        let mut found: BTreeMap<PlannedOutcomeId, Placed> = BTreeMap::new();
        for (id, _) in &self.elsewhere {
            found.entry(*id).or_default().elsewhere += 1;
        }
        for id in seen.iter().filter_map(|one| one.planned) {
            found.entry(id).or_default().week += 1;
        }
        found
    }

    /// How the week stands with those lessons.
    pub fn balance(&self, seen: &[Seen<'_>]) -> Balance {
        let said = seen.iter().filter(|one| one.says_what);
        let mut planned: Vec<Planned> = said
            .filter_map(|one| {
                Some(Planned {
                    day: one.day,
                    area: one.area?,
                    place: one.place,
                })
            })
            .collect();
        let working = self.working();
        for day in &working {
            let coming = self.subjects(*day, seen);
            planned.extend(coming.into_iter().map(|subject| Planned {
                day: *day,
                area: subject.area,
                place: Place::Indoors,
            }));
        }
        Balance::of(
            &working,
            &planned,
            &self.around.outcomes,
            &self.placements(seen),
        )
    }
}
