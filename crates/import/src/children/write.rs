//! Writes what a plan of children says: one statement a table, for all rows.

use dispatch::NewNotice;
use jiff::civil::Date;
use kernel::{ChildId, sorting};
use people::contacts::NewContact;
use serde_json::json;
use store::{Params, WriteTx, params, sql};
use web::{About, Result};

use super::family::Amended;
use super::kept::{Address, Facts, Stay};
use crate::plan::Change;
use crate::write::{Doing, audited};

/// What happens to a child's stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing
    None,
    /// Into a group
    Join(Stay),
    /// Into another group; the running stay, by its first day, ends on a day
    Move {
        /// Which stay ends, and when
        ends: Option<(Date, Date)>,
        /// The new one
        stay: Stay,
    },
    /// The stay that began on a day gets a last day
    Until(Date, Date),
}

/// One child to be written.
#[derive(Debug)]
pub struct Write {
    pub(super) line: usize,
    /// None for a new one
    pub(super) child: Option<ChildId>,
    pub(super) facts: Facts,
    pub(super) step: Step,
    pub(super) addresses: Vec<(&'static str, Address)>,
    pub(super) added: Vec<NewContact>,
    pub(super) changed: Vec<Amended>,
    pub(super) changes: Vec<Change>,
}

impl Write {
    /// How many new keys it takes: its own, one for each new contact, and two to tell a changed one.
    pub fn keys(&self) -> usize {
        1 + self.added.len() + 2 * self.changed.len()
    }
}

#[derive(Default)]
struct Lists {
    made: Vec<Params>,
    kept: Vec<Params>,
    ended: Vec<Params>,
    joined: Vec<Params>,
    addresses: Vec<Params>,
    added: Vec<Params>,
    changed: Vec<Params>,
    renamed: Vec<Params>,
    told: Vec<NewNotice>,
    about: Vec<About>,
}

/// Writes them; an audit entry for each child.
pub async fn write(
    tx: &mut WriteTx,
    doing: &mut Doing<'_>,
    writes: &[Write],
) -> Result<Vec<About>> {
    let mut lists = Lists::default();
    for one in writes {
        lists.child(doing, one)?;
    }
    dispatch::tell(tx, (doing.institution, doing.now), &lists.told).await?;
    lists.run(tx).await
}

impl Lists {
    fn child(&mut self, doing: &mut Doing<'_>, one: &Write) -> Result<()> {
        let facts = &one.facts;
        let id = one.child.map_or_else(|| doing.next_id().map(ChildId), Ok)?;
        let values = params![
            doing.institution,
            id,
            facts.given_name,
            facts.surname,
            sorting::sort_key(&facts.surname, &facts.given_name),
            facts.code,
            facts.birth,
            facts.gender,
            facts.nationality,
            facts.language,
            facts.document,
            facts.country,
            facts.photo_ban
        ];
        if one.child.is_some() {
            self.kept.push(values);
        } else {
            let made = params![doing.now];
            self.made.push([values, made].concat());
        }
        self.step(doing, id, one.step);
        for (kind, address) in &one.addresses {
            self.addresses.push(params![
                doing.institution,
                id,
                *kind,
                doing.today,
                address.line,
                address.place,
                address.postcode,
                doing.now,
                doing.by
            ]);
        }
        self.family(doing, id, one)?;
        self.about.push(About {
            child: Some(id),
            detail: json!({
                "line": one.line,
                "added": one.child.is_none(),
                "changes": audited(&one.changes),
            }),
        });
        Ok(())
    }

    fn step(&mut self, doing: &Doing<'_>, id: ChildId, step: Step) {
        let (ends, stay) = match step {
            Step::None => return,
            Step::Join(stay) => (None, Some(stay)),
            Step::Move { ends, stay } => (ends, Some(stay)),
            Step::Until(from, to) => (Some((from, to)), None),
        };
        if let Some((from, to)) = ends {
            self.ended.push(params![doing.institution, id, from, to]);
        }
        if let Some(stay) = stay {
            self.joined.push(params![
                doing.institution,
                id,
                stay.from,
                stay.to,
                stay.group
            ]);
        }
    }

    fn family(&mut self, doing: &mut Doing<'_>, child: ChildId, one: &Write) -> Result<()> {
        for new in &one.added {
            let rights = new.rights;
            self.added.push(params![
                doing.institution,
                doing.next_id()?,
                child,
                new.kind,
                new.given_name,
                new.surname,
                new.phone,
                new.email,
                rights.may_see,
                rights.may_act,
                rights.may_collect,
                rights.gets_notices,
                rights.no_contact,
                rights.instead_of_parents,
                doing.now
            ]);
        }
        for amended in &one.changed {
            let held = &amended.held;
            if let Some(account) = held.account {
                doing.told(&mut self.told, account, (amended.phone, amended.email))?;
            }
            self.changed.push(params![
                doing.institution,
                held.id,
                held.given_name,
                held.surname,
                held.phone,
                held.email
            ]);
            if let Some(account) = held.account.filter(|_| amended.renamed) {
                // an account has a given name always
                let (given_name, surname) = match held.given_name.as_str() {
                    "" => (held.surname.as_str(), ""),
                    given_name => (given_name, held.surname.as_str()),
                };
                self.renamed.push(params![
                    doing.institution,
                    account,
                    given_name,
                    surname,
                    sorting::sort_key(surname, given_name)
                ]);
            }
        }
        Ok(())
    }

    async fn run(self, tx: &mut WriteTx) -> Result<Vec<About>> {
        tx.run_many(
            sql!(
                "INSERT INTO child (institution_id, id, given_name, surname, sort_key, personal_code, birth_on, gender,
                                    nationality, home_language, document_number, document_country, photo_ban,
                                    created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
            ),
            self.made,
        )
        .await?;
        tx.run_many(
            sql!(
                "UPDATE child
                    SET given_name = $3, surname = $4, sort_key = $5, personal_code = $6, birth_on = $7, gender = $8,
                        nationality = $9, home_language = $10, document_number = $11, document_country = $12,
                        photo_ban = $13
                  WHERE institution_id = $1 AND id = $2"
            ),
            self.kept,
        )
        .await?;
        stays(tx, self.ended, self.joined).await?;
        tx.run_many(
            sql!(
                "INSERT INTO child_address (institution_id, child_id, kind, from_on, line, place, postcode, noted_at,
                                            noted_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                 ON CONFLICT (institution_id, child_id, kind, from_on) DO UPDATE
                    SET line = excluded.line, place = excluded.place, postcode = excluded.postcode,
                        noted_at = excluded.noted_at, noted_by = excluded.noted_by"
            ),
            self.addresses,
        )
        .await?;
        contacts(tx, self.added, self.changed, self.renamed).await?;
        Ok(self.about)
    }
}

async fn stays(tx: &mut WriteTx, ended: Vec<Params>, joined: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "UPDATE membership SET to_on = $4
              WHERE institution_id = $1 AND child_id = $2 AND from_on = $3"
        ),
        ended,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO membership (institution_id, child_id, from_on, to_on, group_id)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        joined,
    )
    .await?;
    Ok(())
}

async fn contacts(
    tx: &mut WriteTx,
    added: Vec<Params>,
    changed: Vec<Params>,
    renamed: Vec<Params>,
) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, phone, email,
                                  note, may_see, may_act, may_collect, gets_notices, no_contact,
                                  instead_of_parents, revision, created_at)
             VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM contact
                                   WHERE institution_id = $1 AND child_id = $3),
                     $4, $5, $6, $7, $8, '', $9, $10, $11, $12, $13, $14, 1, $15)"
        ),
        added,
    )
    .await?;
    tx.run_many(
        sql!(
            "UPDATE contact
                SET given_name = $3, surname = $4, phone = $5, email = $6, revision = revision + 1
              WHERE institution_id = $1 AND id = $2 AND ended_at IS NULL"
        ),
        changed,
    )
    .await?;
    tx.run_many(
        sql!(
            "UPDATE account SET given_name = $3, surname = $4, sort_key = $5
              WHERE institution_id = $1 AND id = $2"
        ),
        renamed,
    )
    .await?;
    Ok(())
}
