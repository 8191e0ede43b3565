//! Writes what a plan of staff says: one statement a table, for all rows.

use dispatch::NewNotice;
use jiff::civil::Date;
use kernel::{AccountId, PersonalCode, Phone, RoleId, sorting};
use serde_json::json;
use store::{Params, WriteTx, params, sql};
use web::{About, Result};

use super::typed::Wished;
use crate::field::Field;
use crate::plan::Change;
use crate::write::{Doing, audited};

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Somebody who works here
    Known(AccountId),
    /// The new person of that number
    New(usize),
}

/// A person's own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// "Līga"
    pub given_name: String,
    /// "Bērziņa"
    pub surname: String,
    /// With which name they sign in
    pub sign_in_name: Option<String>,
    /// "Personas kods"
    pub code: Option<PersonalCode>,
    /// Where to call
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
}

/// What happens to a person's roles.
#[derive(Debug)]
pub enum Given {
    /// Nothing
    Nothing,
    /// A new one, from a day on
    New(Wished, Date),
    /// One gets another last day
    Ends(RoleId, Date),
}

/// One row to be written.
#[derive(Debug)]
pub struct Write {
    pub(super) line: usize,
    pub(super) who: Who,
    pub(super) is_new: bool,
    pub(super) facts: Option<Facts>,
    /// Employment that is not on record yet begins
    pub(super) employed_from: Option<Date>,
    pub(super) given: Given,
    pub(super) changes: Vec<Change>,
}

#[derive(Default)]
struct Lists {
    keys: Vec<AccountId>,
    made: Vec<Params>,
    names: Vec<Params>,
    employed: Vec<Params>,
    kept: Vec<Params>,
    codes: Vec<Params>,
    given: Vec<Params>,
    ended: Vec<Params>,
    told: Vec<NewNotice>,
    about: Vec<About>,
}

/// Writes them; an audit entry for each row.
pub async fn write(
    tx: &mut WriteTx,
    doing: &mut Doing<'_>,
    writes: &[Write],
) -> Result<Vec<About>> {
    let mut lists = Lists::default();
    for one in writes {
        lists.row(doing, one)?;
    }
    dispatch::tell(tx, (doing.institution, doing.now), &lists.told).await?;
    lists.run(tx).await
}

impl Lists {
    fn row(&mut self, doing: &mut Doing<'_>, one: &Write) -> Result<()> {
        let account = match one.who {
            Who::Known(account) => account,
            Who::New(number) => self.key(doing, number)?,
        };
        self.person(doing, account, one);
        if let Who::Known(account) = one.who {
            let changed = |field| one.changes.iter().any(|change| change.field == field);
            let both = (changed(Field::Phone), changed(Field::Email));
            doing.told(&mut self.told, account, both)?;
        }
        match &one.given {
            Given::Nothing => {}
            Given::New(role, from) => self.given.push(params![
                doing.institution,
                doing.next_id()?,
                account,
                role.role,
                role.group,
                role.area,
                role.subject,
                *from,
                role.to
            ]),
            Given::Ends(role, to) => self.ended.push(params![doing.institution, *role, *to]),
        }
        self.about.push(About::change(json!({
            "account": account,
            "line": one.line,
            "added": one.is_new,
            "changes": audited(&one.changes),
        })));
        Ok(())
    }

    /// The key of the new person of that number; made by the first row about them.
    fn key(&mut self, doing: &mut Doing<'_>, number: usize) -> Result<AccountId> {
        if let Some(account) = self.keys.get(number) {
            return Ok(*account);
        }
        let account = AccountId(doing.next_id()?);
        self.keys.push(account);
        Ok(account)
    }

    fn person(&mut self, doing: &Doing<'_>, account: AccountId, one: &Write) {
        let Some(facts) = &one.facts else {
            self.employment(doing, account, one.employed_from, None);
            return;
        };
        let values = params![
            doing.institution,
            account,
            facts.given_name,
            facts.surname,
            sorting::sort_key(&facts.surname, &facts.given_name),
            facts.phone,
            facts.email
        ];
        if one.is_new {
            self.made.push([values, params![true, doing.now]].concat());
            if let Some(name) = &facts.sign_in_name {
                self.names
                    .push(params![name.as_str(), doing.institution, account]);
            }
        } else {
            self.kept.push(values);
        }
        self.employment(doing, account, one.employed_from, facts.code);
        if one.employed_from.is_none() {
            self.codes
                .push(params![doing.institution, account, facts.code]);
        }
    }

    fn employment(
        &mut self,
        doing: &Doing<'_>,
        account: AccountId,
        from: Option<Date>,
        code: Option<PersonalCode>,
    ) {
        if let Some(from) = from {
            self.employed
                .push(params![doing.institution, account, code, from]);
        }
    }

    async fn run(self, tx: &mut WriteTx) -> Result<Vec<About>> {
        // no password: the account opens nothing until a one-time password is made
        tx.run_many(
            sql!(
                "INSERT INTO account (institution_id, id, given_name, surname, sort_key, phone, email, password_hash,
                                      must_change, language, theme, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, '!', $8, 'lv', 'auto', $9)"
            ),
            self.made,
        )
        .await?;
        tx.run_many(
            sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
            self.names,
        )
        .await?;
        tx.run_many(
            sql!(
                "UPDATE account SET given_name = $3, surname = $4, sort_key = $5, phone = $6, email = $7
                  WHERE institution_id = $1 AND id = $2"
            ),
            self.kept,
        )
        .await?;
        employment(tx, self.employed, self.codes).await?;
        roles(tx, self.given, self.ended).await?;
        Ok(self.about)
    }
}

async fn employment(tx: &mut WriteTx, employed: Vec<Params>, codes: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO staff_member (institution_id, account_id, personal_code, from_on)
             VALUES ($1, $2, $3, $4)"
        ),
        employed,
    )
    .await?;
    tx.run_many(
        sql!(
            "UPDATE staff_member SET personal_code = $3
              WHERE institution_id = $1 AND account_id = $2"
        ),
        codes,
    )
    .await?;
    Ok(())
}

async fn roles(tx: &mut WriteTx, given: Vec<Params>, ended: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on, to_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        given,
    )
    .await?;
    tx.run_many(
        sql!("UPDATE staff_role SET to_on = $3 WHERE institution_id = $1 AND id = $2"),
        ended,
    )
    .await?;
    Ok(())
}
