//! What is kept of every group's day: six questions, however many groups there are.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use journal::records::Entry;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use super::model::{GroupDay, ToldTopic, Written};
use super::plans::Plan;

rows! {
    struct Place {
        id: GroupId,
        name: String,
        emblem: i64,
        children: i64,
        at_home: i64,
    }

    struct Told {
        group_id: GroupId,
        title: String,
        moment: String,
        told_at: Timestamp,
    }

    /// A teacher of a group on a day.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Teacher {
        /// Of which group
        pub group_id: GroupId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// Stands in for an absent one (3.19)
        pub substitute: bool,
    }
}

/// The groups of that day, by number, with the children who belong to them and those of them who learn at home.
async fn places(tx: &mut ReadTx, institution: InstitutionId, day: Date) -> Result<Vec<Place>> {
    Ok(tx
        .all(
            sql!(
                "SELECT g.id, g.name, g.emblem, count(DISTINCT m.child_id) AS children,
                        count(DISTINCT r.child_id) AS at_home
                   FROM child_group g
                   LEFT JOIN membership m ON m.institution_id = g.institution_id AND m.group_id = g.id
                                         AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2)
                   LEFT JOIN regime r ON r.institution_id = m.institution_id AND r.child_id = m.child_id
                                     AND r.from_on <= $2 AND (r.to_on IS NULL OR r.to_on >= $2)
                  WHERE g.institution_id = $1 AND (g.closed_on IS NULL OR g.closed_on >= $2)
                  GROUP BY g.id, g.name, g.emblem, g.number
                  ORDER BY g.number, g.id"
            ),
            params![institution, day],
        )
        .await?)
}

/// What every group was told on the day.
async fn told(tx: &mut ReadTx, institution: InstitutionId, day: Date) -> Result<Vec<Told>> {
    Ok(tx
        .all(
            sql!(
                "SELECT e.group_id, t.title, e.moment, e.told_at
                   FROM child_group g
                   JOIN topic_entry e ON e.institution_id = g.institution_id AND e.group_id = g.id
                                     AND e.on_date = $2
                   JOIN topic t ON t.institution_id = e.institution_id AND t.id = e.topic_id
                  WHERE g.institution_id = $1
                  ORDER BY e.group_id, e.told_at, e.id"
            ),
            params![institution, day],
        )
        .await?)
}

/// The teachers of every group on that day, the own ones before those who stand in.
pub async fn teachers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Teacher>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.group_id, a.given_name, a.surname, (t.for_account_id IS NOT NULL) AS substitute
                   FROM staff_tie t
                   JOIN account a ON a.institution_id = t.institution_id AND a.id = t.account_id
                  WHERE t.institution_id = $1 AND t.role = 'group_teacher' AND t.group_id IS NOT NULL
                    AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on >= $2)
                  ORDER BY t.group_id, substitute, a.sort_key, a.id"
            ),
            params![institution, day],
        )
        .await?)
}

fn written(entries: &BTreeMap<(GroupId, Date), Entry>, group: GroupId, day: Date) -> Written {
    match entries.get(&(group, day)).map(|entry| entry.completed_at) {
        None => Written::Nothing,
        Some(None) => Written::Begun,
        Some(Some(at)) => Written::Whole(at),
    }
}

/// What is kept of the day in every group, by number; `next` is the next working day.
pub async fn day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
    next: Date,
) -> Result<Vec<GroupDay>> {
    let places = places(tx, institution, day).await?;
    let confirmed = attendance::records::confirmations_of_day(tx, institution, day).await?;
    let counts = attendance::records::counts_of_day(tx, institution, day).await?;
    let entries = journal::records::entries_of_days(tx, institution, day, next).await?;
    let told = told(tx, institution, day).await?;

    let confirmed: BTreeMap<_, _> = confirmed
        .into_iter()
        .map(|one| (one.group_id, one.confirmed_at))
        .collect();
    let counts: BTreeMap<_, _> = counts.into_iter().map(|one| (one.group_id, one)).collect();
    let entries: BTreeMap<_, _> = entries
        .into_iter()
        .map(|one| ((one.group_id, one.on_date), one))
        .collect();
    let mut topics: BTreeMap<GroupId, Vec<ToldTopic>> = BTreeMap::new();
    for one in told {
        let topic = ToldTopic {
            title: one.title,
            moment: one.moment,
            at: one.told_at,
        };
        topics.entry(one.group_id).or_default().push(topic);
    }
    Ok(places
        .into_iter()
        .map(|place| {
            let (group, expected) = (place.id, place.children - place.at_home);
            let count = counts.get(&group);
            GroupDay {
                group,
                name: place.name,
                emblem: place.emblem,
                expected,
                // a mark from before a child began to learn at home counts no more
                marked: count.map_or(0, |count| count.marked).min(expected),
                absent: count.map_or(0, |count| count.absent).min(expected),
                confirmed_at: confirmed.get(&group).copied(),
                written: written(&entries, group, day),
                written_next: written(&entries, group, next),
                topics: topics.remove(&group).unwrap_or_default(),
                still_to_tell: 0,
            }
        })
        .collect())
}

/// The groups whose plan was once whole, and since when: one question, however many groups there are.
pub async fn done(
    tx: &mut ReadTx,
    institution: InstitutionId,
    plan: Plan,
) -> Result<BTreeMap<GroupId, Timestamp>> {
    Ok(match plan {
        Plan::Month(month) => planning::records::completed_months(tx, institution, month)
            .await?
            .into_iter()
            .map(|one| (one.group_id, one.at))
            .collect(),
        Plan::Week(week) => weekplan::completed_weeks(tx, institution, week.monday())
            .await?
            .into_iter()
            .collect(),
    })
}
