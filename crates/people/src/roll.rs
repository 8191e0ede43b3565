//! Who belongs to a group: its children by name, with the days of their membership and of learning at home.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{ChildId, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    struct Member {
        id: ChildId,
        given_name: String,
        surname: String,
        from_on: Date,
        to_on: Option<Date>,
    }

    struct Home {
        child_id: ChildId,
        from_on: Date,
        to_on: Option<Date>,
    }
}

/// From a day to a day, inclusive; open at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day
    pub from: Date,
    /// The last day, if known
    pub to: Option<Date>,
}

impl Span {
    /// Whether the day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A child of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pupil {
    /// The child
    pub id: ChildId,
    /// "Elza"
    pub given_name: String,
    /// "Ābola"
    pub surname: String,
    /// When the child is in this group.
    pub here: Vec<Span>,
    /// When the child learns in the family or remotely (3.10.2).
    pub home: Vec<Span>,
}

impl Pupil {
    /// Whether the child is in the group on that day.
    pub fn is_here(&self, day: Date) -> bool {
        self.here.iter().any(|span| span.holds(day))
    }

    /// Whether the child learns at home on that day: the cell stays empty.
    pub fn is_home(&self, day: Date) -> bool {
        self.home.iter().any(|span| span.holds(day))
    }

    /// "Ābola Elza"
    pub fn name(&self) -> String {
        format!("{} {}", self.surname, self.given_name)
    }
}

/// The children who are in the group on any of these days, in Latvian order of names.
pub async fn roll(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<Pupil>> {
    let (members, homes) = tx
        .both::<Member, Home>(
            (
                sql!(
                    "SELECT c.id, c.given_name, c.surname, m.from_on, m.to_on
                       FROM membership m
                       JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                      WHERE m.institution_id = $1 AND m.group_id = $2
                        AND m.from_on <= $4 AND (m.to_on IS NULL OR m.to_on >= $3)
                      ORDER BY c.sort_key, c.id, m.from_on"
                ),
                params![institution, group, from, to],
            ),
            (
                sql!(
                    "SELECT r.child_id, r.from_on, r.to_on
                       FROM membership m
                       JOIN regime r ON r.institution_id = m.institution_id AND r.child_id = m.child_id
                      WHERE m.institution_id = $1 AND m.group_id = $2
                        AND m.from_on <= $4 AND (m.to_on IS NULL OR m.to_on >= $3)
                        AND r.from_on <= $4 AND (r.to_on IS NULL OR r.to_on >= $3)
                        AND r.kind IN ('home', 'remote')
                      ORDER BY r.child_id, r.from_on"
                ),
                params![institution, group, from, to],
            ),
        )
        .await?;
    Ok(pupils(members, homes))
}

fn pupils(members: Vec<Member>, homes: Vec<Home>) -> Vec<Pupil> {
    let mut at_home: BTreeMap<ChildId, Vec<Span>> = BTreeMap::new();
    for home in homes {
        at_home.entry(home.child_id).or_default().push(Span {
            from: home.from_on,
            to: home.to_on,
        });
    }
    let mut list: Vec<Pupil> = Vec::with_capacity(members.len());
    for member in members {
        let span = Span {
            from: member.from_on,
            to: member.to_on,
        };
        match list.last_mut() {
            Some(last) if last.id == member.id => last.here.push(span),
            _ => list.push(Pupil {
                home: at_home.remove(&member.id).unwrap_or_default(),
                id: member.id,
                given_name: member.given_name,
                surname: member.surname,
                here: vec![span],
            }),
        }
    }
    list
}
