//! The lists that every institution begins with. The outcomes are demonstration wording, none is the regulation's own
//! (DOMAIN 3.8); values and virtues are as far as they could be checked, so that the institution may change them.

use calendar::SchoolYear;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jobs::{Job, JobError, Work};
use kernel::{Area, InstitutionId};
use serde::{Deserialize, Serialize};
use store::{Error, Params, ReadTx, WriteTx, params, sql};

use crate::area::area_of;
use crate::records::Kind;
use crate::stage::Stage;

/// Prepared with the project's facts; a copy, so that the program is whole.
const LISTS: &str = include_str!("../curriculum.json");

/// Techniques of assessment in use (DOMAIN 9.3): the file names none.
const TECHNIQUES: [&str; 7] = [
    "novērojums",
    "saruna",
    "darbu izvērtējums kopā ar bērniem",
    "bērna pašvērtējums",
    "bērnu savstarpējs vērtējums",
    "pētījuma lapa",
    "vērojuma lapa S/T/A/P",
];

/// Subjects in practice with their learning areas (DOMAIN 3.2): the file names none.
const SUBJECTS: [(Area, &str); 3] = [
    (Area::Language, "Latviešu valoda"),
    (Area::Culture, "Mūzika"),
    (Area::Health, "Sports"),
];

#[derive(Deserialize)]
struct Lists {
    transversal_skills: Vec<Named>,
    values: Vec<String>,
    virtues: Vec<String>,
    areas: Vec<AreaLists>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct AreaLists {
    id: String,
    outcomes: Outcomes,
}

#[derive(Deserialize)]
struct Outcomes {
    #[serde(default)]
    posms1: Vec<Text>,
    #[serde(default)]
    posms2: Vec<Text>,
    #[serde(default)]
    posms3: Vec<Text>,
    #[serde(default)]
    noslegums: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

fn lists() -> store::Result<Lists> {
    serde_json::from_str(LISTS).map_err(|fault| Error::Program(format!("curriculum.json: {fault}")))
}

/// The outcomes, each with its place among those of its area and stage; their keys count from 1.
fn outcomes(
    areas: &[AreaLists],
    institution: InstitutionId,
    from: Date,
) -> store::Result<Vec<Params>> {
    let mut rows = Vec::new();
    for of in areas {
        let area = area_of(&of.id)
            .ok_or_else(|| Error::Program("curriculum.json: an unknown area".to_owned()))?;
        let lists = &of.outcomes;
        let stages = [
            (Stage::First, &lists.posms1),
            (Stage::Second, &lists.posms2),
            (Stage::Third, &lists.posms3),
            (Stage::End, &lists.noslegums),
        ];
        for (stage, list) in stages {
            for (position, one) in (1_i64..).zip(list) {
                let id = i64::try_from(rows.len()).unwrap_or(i64::MAX) + 1;
                rows.push(params![
                    institution,
                    id,
                    area,
                    stage,
                    position,
                    one.text,
                    from
                ]);
            }
        }
    }
    Ok(rows)
}

/// The usual subjects, and those that staff teach already.
async fn subjects(
    tx: &mut ReadTx,
    institution: InstitutionId,
) -> store::Result<Vec<(Area, String)>> {
    let mut list: Vec<(Area, String)> = SUBJECTS
        .into_iter()
        .map(|(area, title)| (area, title.to_owned()))
        .collect();
    for one in people::subjects::in_use(tx, institution).await? {
        let lower = one.title.to_lowercase();
        if list.iter().all(|(_, title)| title.to_lowercase() != lower) {
            list.push((one.area, one.title));
        }
    }
    Ok(list)
}

/// Entries of no learning area.
fn plain<'l>(titles: impl Iterator<Item = &'l str>) -> Vec<(Option<Area>, &'l str)> {
    titles.map(|title| (None, title)).collect()
}

/// The other lists; their keys count from 1.
fn names(
    lists: &Lists,
    subjects: &[(Area, String)],
    institution: InstitutionId,
    from: Date,
) -> Vec<Params> {
    let skills = lists.transversal_skills.iter();
    let subjects = subjects.iter();
    [
        (Kind::Value, plain(lists.values.iter().map(String::as_str))),
        (
            Kind::Virtue,
            plain(lists.virtues.iter().map(String::as_str)),
        ),
        (Kind::Skill, plain(skills.map(|one| one.name.as_str()))),
        (Kind::Technique, plain(TECHNIQUES.into_iter())),
        (
            Kind::Subject,
            subjects
                .map(|(area, title)| (Some(*area), title.as_str()))
                .collect(),
        ),
    ]
    .into_iter()
    .flat_map(|(kind, list)| {
        (1_i64..)
            .zip(list)
            .map(move |(at, (area, title))| (kind, area, at, title))
    })
    .zip(1_i64..)
    .map(|((kind, area, position, title), id)| {
        params![institution, id, kind, area, position, title, from]
    })
    .collect()
}

/// Gives an institution that has none yet its first lists, which hold from that day on.
pub async fn seed(tx: &mut WriteTx, institution: InstitutionId, from: Date) -> store::Result<()> {
    let lists = lists()?;
    let subjects = subjects(tx, institution).await?;
    tx.run_many(
        sql!(
            "INSERT INTO outcome (institution_id, id, area, stage, position, text, paragraph, official, from_on)
             VALUES ($1, $2, $3, $4, $5, $6, '', (1 = 0), $7)"
        ),
        outcomes(&lists.areas, institution, from)?,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO reference_entry (institution_id, id, kind, area, position, title, from_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        names(&lists, &subjects, institution, from),
    )
    .await?;
    Ok(())
}

/// Whether the institution ever had a list.
async fn has_lists(tx: &mut ReadTx, institution: InstitutionId) -> store::Result<bool> {
    let (outcomes, names): (Vec<(i64,)>, Vec<(i64,)>) = tx
        .both(
            (
                sql!("SELECT id FROM outcome WHERE institution_id = $1 ORDER BY id LIMIT 1"),
                params![institution],
            ),
            (
                sql!(
                    "SELECT id FROM reference_entry WHERE institution_id = $1 ORDER BY id LIMIT 1"
                ),
                params![institution],
            ),
        )
        .await?;
    Ok(!outcomes.is_empty() || !names.is_empty())
}

/// Gives the first lists to an institution that was there before there were lists: its migration leaves this job.
#[derive(Debug, Serialize, Deserialize)]
pub struct SeedLists {}

impl Job for SeedLists {
    const NAME: &'static str = "curriculum_seed";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let mut tx = work.write().await?;
        let institution = work.institution();
        if has_lists(&mut tx, institution).await? {
            return Ok(());
        }
        // the zone moves the day by hours at most, the school year hardly ever
        let today = TimeZone::UTC.to_datetime(work.now()).date();
        let from = SchoolYear::of(today).first();
        seed(&mut tx, institution, from).await?;
        Ok(tx.commit().await?)
    }
}
