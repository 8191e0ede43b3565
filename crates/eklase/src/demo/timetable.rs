//! "Rotaļnodarbību saraksts" of every group (3.3): the approved one of the school year, and a draft in "Zīļuki".

use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, TimetableId};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::frame::{Frame, later};
use super::house::{ACORNS, GROUPS, KITTENS, OWLS};
use super::people::{HEAD, teachers};

use Area::{
    Culture as K, Health as H, Language as V, Math as M, Science as D, Social as S, Technology as T,
};

/// The dominant and the integrated area of every weekday, by age: as the weeks of the diary are written.
const YOUNG: [(Area, Area); 5] = [(D, V), (V, S), (K, T), (M, D), (S, K)];
const MIDDLE: [(Area, Area); 5] = [(S, V), (V, T), (D, K), (M, S), (K, T)];
const OLDER: [(Area, Area); 5] = [(V, S), (K, T), (S, K), (D, M), (M, T)];

/// The draft of "Zīļuki".
const DRAFT: TimetableId = TimetableId(6);

struct Version {
    id: TimetableId,
    group: GroupId,
    number: i64,
    from: Date,
    by: AccountId,
    approved: bool,
}

/// A weekday's play-lessons: hour, area, name.
fn slots(
    group: GroupId,
    weekday: i64,
    later_start: bool,
) -> Vec<(&'static str, Area, &'static str)> {
    let week = match group {
        KITTENS => YOUNG,
        ACORNS | OWLS => MIDDLE,
        _ => OLDER,
    };
    let place = usize::try_from(weekday - 1).unwrap_or(0);
    let Some((dominant, integrated)) = week.get(place).copied() else {
        return Vec::new();
    };
    let first = if later_start { "09:15" } else { "09:00" };
    let mut day = vec![
        (first, dominant, title(dominant)),
        ("09:40", integrated, title(integrated)),
    ];
    // the music and the sports teacher come twice a week, to each group on other days
    if matches!((weekday + group.0) % 5, 0 | 2) {
        day.push(("10:10", K, "Mūzika"));
    }
    if matches!((weekday + group.0) % 5, 1 | 3) {
        day.push(("10:15", H, "Sports"));
    } else {
        day.push(("10:45", H, "Kustību rotaļas ārā"));
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

/// Writes the timetables.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let approved = GROUPS.iter().map(|group| Version {
        id: TimetableId(group.id.0),
        group: group.id,
        number: 1,
        from: frame.start,
        by: teachers(group.id)[0],
        approved: true,
    });
    let draft = Version {
        id: DRAFT,
        group: ACORNS,
        number: 2,
        from: calendar::Week::of(frame.today).next().next().monday(),
        by: teachers(ACORNS)[0],
        approved: false,
    };
    let versions: Vec<Version> = approved.chain([draft]).collect();
    let (mut rows, mut slot_rows) = (Vec::new(), Vec::new());
    for version in &versions {
        rows.push(row(frame, version));
        for weekday in 1_i64..=5 {
            let day = slots(version.group, weekday, !version.approved);
            for (position, (starts, area, title)) in (0_i64..).zip(day) {
                slot_rows.push(params![
                    INSTITUTION,
                    version.id,
                    weekday,
                    position,
                    starts,
                    area,
                    title
                ]);
            }
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision,
                                    updated_at, updated_by, approved_at, approved_by)
             VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10)"
        ),
        rows,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, area, title)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        slot_rows,
    )
    .await?;
    Ok(())
}

/// Handed in and approved before it began; the draft was last touched on the last working day.
fn row(frame: &Frame, version: &Version) -> Params {
    let (state, updated, approved) = if version.approved {
        let before = later(version.from, -4);
        (
            "approved",
            frame.at(before, 11, 20),
            Some(frame.at(later(version.from, -3), 14, 5)),
        )
    } else {
        let before = frame.calendar.previous_working_day(frame.today);
        ("draft", frame.at(before, 13, 40), None)
    };
    let head = approved.map(|_| HEAD);
    let Version {
        id,
        group,
        number,
        from,
        by,
        ..
    } = version;
    params![
        INSTITUTION,
        *id,
        *group,
        *number,
        state,
        *from,
        updated,
        *by,
        approved,
        head
    ]
}
