//! "Rotaļnodarbību saraksts" of every group (3.3): the approved one of the school year with its subject teachers, a
//! second version of "Mārītes", one of "Pūcītes" that waits for the head, and one of "Zīļuki" that came back.

use calendar::Week;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, TimetableId};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::frame::{Frame, later};
use super::house::{ACORNS, GROUPS, KITTENS, LADYBIRDS, OWLS};
use super::people::{HEAD, MUSIC, SPORTS, teachers};

use Area::{
    Culture as K, Health as H, Language as V, Math as M, Science as D, Social as S, Technology as T,
};

/// The dominant and the integrated area of every weekday, by age: as the weeks of the diary are written.
const YOUNG: [(Area, Area); 5] = [(D, V), (V, S), (K, T), (M, D), (S, K)];
const MIDDLE: [(Area, Area); 5] = [(S, V), (V, T), (D, K), (M, S), (K, T)];
const OLDER: [(Area, Area); 5] = [(V, S), (K, T), (S, K), (D, M), (M, T)];

/// What the head wrote when she gave the draft of "Zīļuki" back.
const REMARK: &str = "Mūzikas nodarbība pirmdien pārklājas ar citas grupas nodarbību. Saskaņojiet laiku ar mūzikas skolotāju un iesniedziet sarakstu vēlreiz.";

/// How far a version is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Approved,
    Submitted,
    Returned,
}

struct Version {
    id: TimetableId,
    group: GroupId,
    number: i64,
    from: Date,
    by: AccountId,
    way: Way,
}

/// A play-lesson: from when until when, its area, its subject with the teacher, what it is called.
#[derive(Clone, Copy)]
struct Slot {
    hours: (&'static str, &'static str),
    area: Area,
    subject: Option<(&'static str, AccountId)>,
    joint: bool,
    title: &'static str,
}

const fn own(hours: (&'static str, &'static str), area: Area, title: &'static str) -> Slot {
    Slot {
        hours,
        area,
        subject: None,
        joint: false,
        title,
    }
}

const fn music(hours: (&'static str, &'static str)) -> Slot {
    Slot {
        hours,
        area: K,
        subject: Some(("Mūzika", MUSIC)),
        joint: false,
        title: "",
    }
}

const fn sports(hours: (&'static str, &'static str)) -> Slot {
    Slot {
        hours,
        area: H,
        subject: Some(("Sports", SPORTS)),
        joint: false,
        title: "",
    }
}

const EARLY: (&str, &str) = ("10:10", "10:35");
const LATE: (&str, &str) = ("10:45", "11:10");

/// A weekday's play-lessons; the music and the sports teacher come twice a week, to each group at other hours.
fn slots(group: GroupId, weekday: i64) -> Vec<Slot> {
    let week = match group {
        KITTENS => YOUNG,
        ACORNS | OWLS => MIDDLE,
        _ => OLDER,
    };
    let place = usize::try_from(weekday - 1).unwrap_or(0);
    let Some((dominant, integrated)) = week.get(place).copied() else {
        return Vec::new();
    };
    let mut day = vec![
        own(("09:00", "09:30"), dominant, title(dominant)),
        own(("09:40", "10:05"), integrated, title(integrated)),
    ];
    let outdoors = "Kustību rotaļas ārā";
    match (weekday + group.0) % 5 {
        0 => day.extend([music(EARLY), own(("10:45", "11:30"), H, outdoors)]),
        1 => day.push(sports(EARLY)),
        2 => day.extend([music(LATE), own(("11:15", "11:45"), H, outdoors)]),
        3 => day.push(sports(LATE)),
        _ => day.push(own(("10:45", "11:30"), H, outdoors)),
    }
    day
}

/// What a later version changes.
fn changed(version: &Version, weekday: i64, mut day: Vec<Slot>) -> Vec<Slot> {
    match (version.way, version.number, weekday) {
        (_, 1, _) => {}
        // in "Zīļuki" the music moves to the hour at which its teacher is in another group
        (Way::Returned, _, 1) => {
            day.truncate(2);
            day.extend([
                music(LATE),
                own(("11:15", "11:45"), H, "Kustību rotaļas ārā"),
            ]);
        }
        // "Pūcītes" sing together with "Zīļuki" on Fridays
        (Way::Submitted, _, 5) => {
            day.truncate(2);
            day.push(Slot {
                joint: true,
                title: "Dziedam kopā",
                ..music(LATE)
            });
        }
        // "Mārītes" have clay instead of building on Tuesdays
        (Way::Approved, _, 2) => {
            day.retain(|slot| slot.area != T);
            day.insert(1, own(("09:40", "10:05"), T, "Veidojam no māla"));
        }
        _ => {}
    }
    day
}

const fn title(area: Area) -> &'static str {
    match area {
        V => "Klausāmies, runājam, stāstām",
        S => "Es un citi",
        K => "Māksla un jaunrade",
        D => "Vērojam un pētām dabu",
        M => "Skaitļi, formas un mēri",
        T => "Darinām un būvējam",
        H => "Kustību rotaļas",
    }
}

/// All versions: the first of every group, and the later ones of three.
fn versions(frame: &Frame) -> Vec<Version> {
    let version = |id: i64, group: GroupId, number: i64, from: Date, way: Way| Version {
        id: TimetableId(id),
        group,
        number,
        from,
        by: teachers(group)[0],
        way,
    };
    let firsts = GROUPS
        .iter()
        .map(|group| version(group.id.0, group.id, 1, frame.start, Way::Approved));
    let mut list: Vec<Version> = firsts.collect();
    let coming = Week::of(frame.today).next().next().monday();
    list.push(version(6, ACORNS, 2, coming, Way::Returned));
    list.push(version(7, OWLS, 2, coming, Way::Submitted));
    let second = Week::of(later(frame.start, 30)).monday();
    if second < frame.today {
        list.push(version(8, LADYBIRDS, 2, second, Way::Approved));
    }
    list
}

/// Writes the timetables.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let (mut rows, mut steps, mut slot_rows) = (Vec::new(), Vec::new(), Vec::new());
    for version in versions(frame) {
        rows.push(row(frame, &version));
        steps.extend(taken(frame, &version));
        for weekday in 1_i64..=5 {
            let day = changed(&version, weekday, slots(version.group, weekday));
            slot_rows.extend(rows_of(INSTITUTION, version.id, weekday, &day));
        }
    }
    write_versions(tx, rows).await?;
    write_slots(tx, slot_rows).await?;
    tx.run_many(
        sql!(
            "INSERT INTO timetable_step (institution_id, timetable_id, revision, step, remark, taken_at, taken_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        steps,
    )
    .await?;
    Ok(())
}

/// An approved timetable of a group's own for one of the many preschools; its key is the group's. Says how many rows.
pub async fn few(
    tx: &mut WriteTx,
    institution: InstitutionId,
    frame: &Frame,
    groups: impl Iterator<Item = (GroupId, AccountId)>,
    head: AccountId,
) -> Result<usize, Error> {
    let at = frame.at(later(frame.start, -3), 14, 5);
    let (mut rows, mut slot_rows) = (Vec::new(), Vec::new());
    for (group, by) in groups {
        let id = TimetableId(group.0);
        rows.push(params![
            institution,
            id,
            group,
            1_i64,
            "approved",
            frame.start,
            2_i64,
            at,
            by,
            Some(at),
            Some(head)
        ]);
        for weekday in 1_i64..=5 {
            let mut day = slots(group, weekday);
            for slot in &mut day {
                slot.subject = None;
            }
            slot_rows.extend(rows_of(institution, id, weekday, &day));
        }
    }
    let count = rows.len() + slot_rows.len();
    write_versions(tx, rows).await?;
    write_slots(tx, slot_rows).await?;
    Ok(count)
}

async fn write_versions(tx: &mut WriteTx, rows: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision,
                                    updated_at, updated_by, approved_at, approved_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

async fn write_slots(tx: &mut WriteTx, rows: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, ends, area, subject,
                                         teacher_id, joint, title)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

fn rows_of(institution: InstitutionId, id: TimetableId, weekday: i64, day: &[Slot]) -> Vec<Params> {
    (0_i64..)
        .zip(day)
        .map(|(position, slot)| {
            params![
                institution,
                id,
                weekday,
                position,
                slot.hours.0,
                slot.hours.1,
                slot.area,
                slot.subject.map_or("", |(name, _)| name),
                slot.subject.map(|(_, teacher)| teacher),
                slot.joint,
                slot.title
            ]
        })
        .collect()
}

/// When it was handed in, and when it was decided: before it began, or on the last working days.
fn moments(frame: &Frame, version: &Version) -> (Timestamp, Timestamp) {
    let last = frame.calendar.previous_working_day(frame.today);
    if version.way == Way::Approved {
        let (before, after) = (later(version.from, -4), later(version.from, -3));
        (frame.at(before, 11, 20), frame.at(after, 14, 5))
    } else {
        let before = frame.calendar.previous_working_day(last);
        (frame.at(before, 13, 40), frame.at(last, 9, 15))
    }
}

fn row(frame: &Frame, version: &Version) -> Params {
    let (handed_in, decided) = moments(frame, version);
    let (state, revision) = match version.way {
        Way::Approved => ("approved", 2_i64),
        Way::Submitted => ("submitted", 1),
        Way::Returned => ("draft", 2),
    };
    let approved = (version.way == Way::Approved).then_some(decided);
    params![
        INSTITUTION,
        version.id,
        version.group,
        version.number,
        state,
        version.from,
        revision,
        handed_in,
        version.by,
        approved,
        approved.map(|_| HEAD)
    ]
}

fn taken(frame: &Frame, version: &Version) -> Vec<Params> {
    let (handed_in, decided) = moments(frame, version);
    let step = |revision: i64, step: &str, remark: &str, at: Timestamp, by: AccountId| {
        params![INSTITUTION, version.id, revision, step, remark, at, by]
    };
    let mut list = vec![step(1, "submitted", "", handed_in, version.by)];
    match version.way {
        Way::Approved => list.push(step(2, "approved", "", decided, HEAD)),
        Way::Returned => list.push(step(2, "returned", REMARK, decided, HEAD)),
        Way::Submitted => {}
    }
    list
}
