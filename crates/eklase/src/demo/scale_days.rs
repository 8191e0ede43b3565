//! The journals of the many preschools: marks, confirmed days and diary entries.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId, Mark};
use store::{Error, WriteTx, params};

use super::attendance::{write_days, write_marks};
use super::chance::Chance;
use super::diary::{Batch, Entry};
use super::frame::Frame;
use super::scale::{Class, Scale, teacher};
use super::weeks::Weeks;

/// The days of all preschools, laid out once.
pub struct Days {
    days: Vec<(Date, Timestamp)>,
    entries: Vec<Vec<Entry>>,
}

impl Days {
    /// The marked days and the entries of every group.
    pub fn new(frame: &Frame, scale: Scale) -> Self {
        let days = frame
            .past
            .iter()
            .map(|day| (*day, frame.at(*day, 8, 47)))
            .collect();
        let groups = if scale.diary { scale.groups.min(99) } else { 0 };
        let weeks = Weeks::read();
        let entry = |group: i64, day: Date| {
            let group = GroupId(group);
            let before = frame.calendar.previous_working_day(day);
            let at = frame.at(before, 15, 40);
            // the ages go round as the groups' do
            let rows = weeks.rows(GroupId((group.0 - 1) % 5 + 1), day);
            Entry {
                group,
                day,
                rows,
                before: None,
                at,
            }
        };
        let today = frame.works_today().then_some(frame.today);
        let entries = (1..=i64::from(groups)).map(|group| {
            let days = frame.past.iter().copied().chain(today);
            days.map(|day| entry(group, day)).collect()
        });
        Self {
            days,
            entries: entries.collect(),
        }
    }

    /// Writes a group's journals; says how many rows they are.
    pub async fn write(
        &self,
        tx: &mut WriteTx,
        institution: InstitutionId,
        class: &Class,
    ) -> Result<usize, Error> {
        let group = class.id;
        let mut draw = Chance::of(institution.0.unsigned_abs(), group.0);
        let mut marks = Vec::with_capacity(self.days.len() * class.children.len());
        let mut confirmed = Vec::with_capacity(self.days.len());
        let nobody: Option<AccountId> = None;
        for (day, at) in &self.days {
            let by = teacher(group, draw.per_mille(400));
            for child in &class.children {
                let (mark, note, doctor_note) = match draw.below(100) {
                    0..=5 => (Mark::Sick, "", true),
                    6..=8 => (Mark::Excused, "ģimenes apstākļi", false),
                    9 => (Mark::Unexcused, "", false),
                    _ => (Mark::Present, "", false),
                };
                marks.push(params![
                    institution,
                    group,
                    *day,
                    *child,
                    mark,
                    note,
                    doctor_note,
                    *at,
                    by,
                    nobody
                ]);
            }
            confirmed.push(params![institution, group, *day, *at, by, nobody]);
        }
        let mut count = marks.len() + confirmed.len();
        write_marks(tx, marks).await?;
        write_days(tx, confirmed).await?;
        let mut batch = Batch::default();
        let place = usize::try_from(group.0 - 1).unwrap_or(0);
        for entry in self.entries.get(place).into_iter().flatten() {
            batch.add(institution, entry, (teacher(group, false), None))?;
            count += entry.rows.len() + 2;
        }
        batch.write(tx).await?;
        Ok(count)
    }
}
