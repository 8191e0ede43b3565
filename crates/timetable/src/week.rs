//! A whole week of the timetable in force: what the week plan is laid out beside.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Week;
use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::memory::{of_week, week_of};
use web::{Recall, Remembered, Result, Which};

rows! {
    struct Line {
        group_id: GroupId,
        from_on: Date,
        version: i64,
        weekday: i64,
        starts: String,
        ends: String,
        area: Area,
        subject: String,
        title: String,
        given_name: Option<String>,
        surname: Option<String>,
    }
}

/// One play-lesson of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekSlot {
    /// On which day
    pub day: Date,
    /// "09:15"
    pub starts: String,
    /// "09:40"
    pub ends: String,
    /// Its learning area
    pub area: Area,
    /// "Mūzika" of a subject teacher's; empty for the group's own
    pub subject: String,
    /// What it is called
    pub title: String,
    /// Who teaches the subject
    pub teacher: Option<String>,
}

/// A group's play-lessons of a week by day, each day by the version in force on it: the highest approved one that has
/// started by then.
#[derive(Debug, Default)]
pub struct WeekSlots(pub Vec<WeekSlot>);

/// Those of every group that has any: whoever opens a week first has read it for the whole house.
struct HouseSlots(BTreeMap<GroupId, Arc<WeekSlots>>);

/// Those of a group, from memory where nothing has changed.
pub async fn slots_of_week(
    tx: &mut ReadTx,
    recall: &Recall,
    group: GroupId,
    week: Week,
) -> Result<Arc<WeekSlots>> {
    let house = recall.of::<HouseSlots>(tx, of_week(week)).await?;
    Ok(house.0.get(&group).map(Arc::clone).unwrap_or_default())
}

impl Remembered for HouseSlots {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, which: Which) -> Result<Self> {
        let week = week_of(which)?;
        let lines = lines(tx, institution, week).await?;
        let of_groups = lines.chunk_by(|one, next| one.group_id == next.group_id);
        let slots = of_groups.filter_map(|lines| {
            let group = lines.first()?.group_id;
            Some((group, Arc::new(WeekSlots(of_days(lines, week)))))
        });
        Ok(Self(slots.collect()))
    }
}

async fn lines(tx: &mut ReadTx, institution: InstitutionId, week: Week) -> Result<Vec<Line>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.group_id, t.from_on, t.version, s.weekday, s.starts, s.ends, s.area, s.subject, s.title,
                        a.given_name, a.surname
                   FROM timetable t
                   JOIN timetable_slot s ON s.institution_id = t.institution_id AND s.timetable_id = t.id
                   LEFT JOIN account a ON a.institution_id = s.institution_id AND a.id = s.teacher_id
                  WHERE t.institution_id = $1 AND t.state = 'approved' AND t.from_on <= $3
                    AND NOT EXISTS (SELECT 1 FROM timetable o
                                     WHERE o.institution_id = $1 AND o.group_id = t.group_id AND o.state = 'approved'
                                       AND o.version > t.version AND o.from_on <= $2)
                  ORDER BY t.group_id, s.weekday, s.starts, s.position, t.version"
            ),
            params![institution, week.monday(), week.sunday()],
        )
        .await?)
}

fn of_days(lines: &[Line], week: Week) -> Vec<WeekSlot> {
    let in_force = |day: Date| {
        let started = lines.iter().filter(|line| line.from_on <= day);
        started.map(|line| line.version).max()
    };
    let slot = |day: Date, line: &Line| WeekSlot {
        day,
        starts: line.starts.clone(),
        ends: line.ends.clone(),
        area: line.area,
        subject: line.subject.clone(),
        title: line.title.clone(),
        teacher: line
            .given_name
            .as_ref()
            .zip(line.surname.as_ref())
            .map(|(given, surname)| format!("{given} {surname}")),
    };
    let mut slots = Vec::new();
    for (weekday, day) in (1..).zip(week.days()) {
        let version = in_force(day);
        let of_day = lines
            .iter()
            .filter(|line| line.weekday == weekday && Some(line.version) == version);
        slots.extend(of_day.map(|line| slot(day, line)));
    }
    slots
}
