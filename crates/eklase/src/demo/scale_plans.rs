//! The plans of the many preschools: this month's of every group, and the weeks of it until the present one.

use calendar::{Month, Week};
use curriculum::Stage;
use kernel::{GroupId, InstitutionId};
use store::{Error, WriteTx};
use weekplan::plan::Plan;

use super::frame::{Frame, later};
use super::months::{Written, read};
use super::plans;
use super::scale::teacher;
use super::week_plans::{self, Outcomes, Saved, laid_out};
use super::weeks::Weeks;

/// What the plans of all preschools are made of, read once.
pub struct Plans<'f> {
    frame: &'f Frame,
    texts: Vec<Written>,
    weeks: Weeks,
}

impl<'f> Plans<'f> {
    /// Around the frame's day.
    pub fn new(frame: &'f Frame) -> Self {
        Self {
            frame,
            texts: read(),
            weeks: Weeks::read(),
        }
    }

    /// Writes the plans of an institution's groups, each with its age; says how many rows they are, about.
    pub async fn write(
        &self,
        tx: &mut WriteTx,
        institution: InstitutionId,
        groups: &[(GroupId, &str)],
    ) -> Result<usize, Error> {
        self.months(tx, institution, groups).await?;
        let outcomes = Outcomes::of(tx, institution).await?;
        let this = Week::of(self.frame.today);
        let first = Week::of(Month::of(self.frame.today).first());
        let weeks = std::iter::successors(Some(first), |week| Some(week.next()));
        let weeks: Vec<Week> = weeks.take_while(|week| *week <= this).collect();
        let mut batch = week_plans::Batch::default();
        let mut rows = 0;
        for (group, _) in groups {
            for week in &weeks {
                // the ages go round as the groups' do
                let like = GroupId((group.0 - 1) % 5 + 1);
                let plan = laid_out(self.frame, &self.weeks, &outcomes, (*group, like), *week);
                if plan.days.is_empty() {
                    continue;
                }
                rows += plan.lessons().count();
                batch.add(institution, &self.saved(*group, *week, plan))?;
            }
        }
        batch.write(tx, institution).await?;
        Ok(rows)
    }

    fn saved(&self, group: GroupId, week: Week, plan: Plan) -> Saved {
        let friday = self
            .frame
            .calendar
            .previous_working_day(later(week.monday(), -2));
        Saved {
            group,
            week,
            plan,
            by: teacher(group, false),
            at: self.frame.at(friday, 14, 10),
            whole: true,
        }
    }

    async fn months(
        &self,
        tx: &mut WriteTx,
        institution: InstitutionId,
        groups: &[(GroupId, &str)],
    ) -> Result<(), Error> {
        let month = Month::of(self.frame.today);
        let Some(text) = self.texts.iter().find(|text| text.month == month.number()) else {
            return Ok(());
        };
        let bank = curriculum::outcomes_on(tx, institution, self.frame.today, None)
            .await
            .map_err(|error| Error::Program(error.to_string()))?;
        let last = self.frame.calendar.previous_working_day(month.first());
        let mut batch = plans::Batch::default();
        for (group, age) in groups {
            let plan = plans::Plan {
                institution,
                group: *group,
                stage: Stage::of_age(age),
                month,
                by: teacher(*group, false),
                at: self.frame.at(last, 16, 20),
                whole: true,
                own_words: false,
                text,
            };
            batch.add(&plan, &bank);
        }
        batch.write(tx).await
    }
}
