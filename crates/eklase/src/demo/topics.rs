//! The safety rules and upbringing topics told to the groups (3.9.3): the lists of DOMAIN 9.6 and 9.7, two entries a
//! week, and the absent children who have heard of them later.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use kernel::{AccountId, ChildId, Mark, TopicId};
use store::{Error, WriteTx, params, rows, sql};

use super::INSTITUTION;
use super::attendance::Sheet;
use super::chance::Chance;
use super::children::Child;
use super::frame::{Frame, later};

/// For so many days an absent child may wait to be told.
const PATIENCE_DAYS: i32 = 9;

const MONTHS: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

const SAFETY_NOTES: [(&str, &str); 6] = [
    (
        "morning_circle",
        "Pārrunāts Rīta aplī pēc attēliem; bērni stāstīja savus piemērus.",
    ),
    (
        "walk",
        "Pārrunāts pirms pastaigas un pārbaudīts darbībā teritorijā.",
    ),
    (
        "activity",
        "Izspēlētas situācijas lomu rotaļā; noteikumi attēloti plakātā.",
    ),
    (
        "morning_circle",
        "Noskatīta īsa animācijas filma, kopīgi izveidoti trīs grupas noteikumi.",
    ),
    (
        "other",
        "Individuāli atgādināts pusdienlaikā; bērni noteikumus nosauc paši.",
    ),
    (
        "walk",
        "Vērojām, kā noteikumus ievēro gājēji pie iestādes vārtiem.",
    ),
];

const VIRTUE_NOTES: [(&str, &str); 5] = [
    (
        "morning_circle",
        "Saruna Rīta aplī; bērni nosauca, kā to dara mājās un grupā.",
    ),
    (
        "activity",
        "Lasīta pasaka un pārrunāta galvenā varoņa rīcība.",
    ),
    (
        "activity",
        "Strādājām pāros; noslēgumā bērni novērtēja savu darbu ar smaidiņiem.",
    ),
    (
        "morning_circle",
        "Izspēlējām situācijas ar lellēm un meklējām labāko risinājumu.",
    ),
    (
        "other",
        "Pārrunāts pēc strīda rotaļu stūrītī; bērni vienojās paši.",
    ),
];

rows! {
    struct Topic {
        id: TopicId,
        kind: String,
        months: String,
    }
}

impl Topic {
    /// Whether it is usual in that month; those without a month are told when there is need.
    fn fits(&self, kind: &str, day: Date) -> bool {
        let month = MONTHS
            .iter()
            .zip(1_i8..)
            .find(|(_, number)| *number == day.month());
        let usual = |name: &str| self.months.split(',').any(|one| one.trim() == name);
        self.kind == kind && month.is_some_and(|(name, _)| usual(name))
    }
}

/// Writes the lists, what was told, and to whom later.
pub async fn write(
    tx: &mut WriteTx,
    frame: &Frame,
    children: &[Child],
    sheets: &[Sheet],
) -> Result<(), Error> {
    attendance::default_topics(tx, INSTITUTION)
        .await
        .map_err(|error| Error::Program(error.to_string()))?;
    let topics: Vec<Topic> = tx
        .all(
            sql!("SELECT id, kind, months FROM topic WHERE institution_id = $1 ORDER BY id"),
            params![INSTITUTION],
        )
        .await?;
    let (mut entries, mut told) = (Vec::new(), Vec::new());
    for (id, sheet) in (1_i64..).zip(sheets.iter().filter(|sheet| has_topic(frame, sheet))) {
        let Some((topic, moment, note)) = choose(&topics, sheet, id) else {
            continue;
        };
        let (by, instead_of) = sheet.by;
        let at = frame.at(sheet.day, 9, 40);
        entries.push(params![
            INSTITUTION,
            id,
            sheet.group,
            sheet.day,
            topic,
            moment,
            note,
            at,
            by,
            instead_of
        ]);
        for (child, day, by) in heard_later(frame, children, sheets, sheet) {
            told.push(params![INSTITUTION, id, child, day, by]);
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO topic_entry (institution_id, id, group_id, on_date, topic_id, moment, note,
                                      told_at, told_by, told_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        entries,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO topic_told (institution_id, entry_id, child_id, told_on, told_by)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        told,
    )
    .await?;
    Ok(())
}

/// A topic that is usual in the month, and how it was told.
fn choose(
    topics: &[Topic],
    sheet: &Sheet,
    id: i64,
) -> Option<(TopicId, &'static str, &'static str)> {
    let (kind, notes) = match sheet.day.weekday() {
        Weekday::Tuesday => ("safety", SAFETY_NOTES.as_slice()),
        _ => ("upbringing", VIRTUE_NOTES.as_slice()),
    };
    let usual: Vec<&Topic> = topics
        .iter()
        .filter(|topic| topic.fits(kind, sheet.day))
        .collect();
    let week = usize::from(sheet.day.day().unsigned_abs() / 7) + usize::from(sheet.group.0 > 2);
    let topic = usual.get(week % usual.len().max(1))?;
    let (moment, note) = Chance::of(393, id).pick(notes);
    Some((topic.id, moment, note))
}

/// A safety rule on Tuesdays, an upbringing topic on Thursdays, of days that are over.
fn has_topic(frame: &Frame, sheet: &Sheet) -> bool {
    sheet.day < frame.today && matches!(sheet.day.weekday(), Weekday::Tuesday | Weekday::Thursday)
}

/// The absent children who were told on the first day on which they were back: all of long ago, half of lately.
fn heard_later(
    frame: &Frame,
    children: &[Child],
    sheets: &[Sheet],
    entry: &Sheet,
) -> Vec<(ChildId, Date, AccountId)> {
    let absent = entry
        .marks
        .iter()
        .filter(|(_, absence)| absence.mark.is_absence());
    let lately = entry.day > later(frame.today, -PATIENCE_DAYS);
    let absent: BTreeMap<ChildId, bool> = absent
        .map(|(child, _)| (*child, lately && Chance::of(394, child.0).per_mille(500)))
        .collect();
    let of_group = || sheets.iter().filter(|sheet| sheet.group == entry.group);
    let after = || of_group().filter(|sheet| entry.day < sheet.day && sheet.day < frame.today);
    children
        .iter()
        .filter(|child| absent.get(&child.id) == Some(&false))
        .filter_map(|child| {
            let here = |sheet: &&Sheet| {
                sheet
                    .marks
                    .get(&child.id)
                    .is_some_and(|absence| absence.mark == Mark::Present)
            };
            after()
                .find(here)
                .map(|sheet| (child.id, sheet.day, sheet.by.0))
        })
        .collect()
}
