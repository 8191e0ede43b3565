//! The institution, its own days and its groups.

use calendar::OverrideKind;
use jiff::civil::Date;
use kernel::{GroupId, sorting};
use store::{Error, WriteTx, params, sql};

use super::INSTITUTION;
use super::frame::Frame;

/// A group of DOMAIN 9.1.
pub struct Group {
    /// Its key and number
    pub id: GroupId,
    /// "Mārītes"
    pub name: &'static str,
    /// "5–6 gadi"
    pub age: &'static str,
    /// Whether its children are in the compulsory preparation
    pub compulsory: bool,
}

const fn group(id: i64, name: &'static str, age: &'static str, compulsory: bool) -> Group {
    let id = GroupId(id);
    Group {
        id,
        name,
        age,
        compulsory,
    }
}

/// "Kaķēni"
pub const KITTENS: GroupId = GroupId(1);
/// "Zīļuki"
pub const ACORNS: GroupId = GroupId(2);
/// "Pūcītes"
pub const OWLS: GroupId = GroupId(3);
/// "Mārītes"
pub const LADYBIRDS: GroupId = GroupId(4);
/// "Lācēni"
pub const CUBS: GroupId = GroupId(5);

/// The five groups.
pub const GROUPS: [Group; 5] = [
    group(1, "Kaķēni", "1,5–3", false),
    group(2, "Zīļuki", "3–4", false),
    group(3, "Pūcītes", "4–5", false),
    group(4, "Mārītes", "5–6", true),
    group(5, "Lācēni", "6–7", true),
];

/// Since when the institution has been using the journal.
pub fn founded(frame: &Frame) -> Date {
    frame.year.previous().previous().first()
}

/// Writes the institution, the beginning of its audit log, its days and its groups.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    tx.run(
        sql!(
            "INSERT INTO institution (id, name, short_name, slug, city, address, timezone,
                                      absences_due, diary_due, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'Europe/Riga', '09:00', '07:30', $7)"
        ),
        params![
            INSTITUTION,
            "Pirmsskolas izglītības iestāde „Ozolzīlīte”",
            "PII „Ozolzīlīte”, Liepāja",
            "ozolzilite",
            "Liepāja",
            "Parauga iela 1, Liepāja, LV-3400",
            frame.at(founded(frame), 9, 0),
        ],
    )
    .await?;
    super::begin_audit(tx, INSTITUTION).await?;
    curriculum::seed(tx, INSTITUTION, founded(frame)).await?;
    let kind = |kind: OverrideKind| match kind {
        OverrideKind::Off => "off",
        OverrideKind::Working => "working",
    };
    let own_days = frame.own_days.iter();
    tx.run_many(
        sql!(
            "INSERT INTO calendar_day (institution_id, on_date, kind, reason)
             VALUES ($1, $2, $3, $4)"
        ),
        own_days
            .map(|day| params![INSTITUTION, day.on, kind(day.kind), day.reason])
            .collect(),
    )
    .await?;
    let groups = GROUPS.iter().map(|group| {
        let key = sorting::text_key(group.name);
        params![
            INSTITUTION,
            group.id,
            group.name,
            key,
            group.id.0,
            group.age,
            group.id.0,
            group.compulsory
        ]
    });
    tx.run_many(
        sql!(
            "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        groups.collect(),
    )
    .await?;
    Ok(())
}
