//! Connecting a parent (2.3, annex 1): one action makes the account, ties it to the child and gives the one-time
//! password. A parent who already signs in for another child keeps the own password: the child is only added.

use jiff::Timestamp;
use kernel::{AccountId, ChildId, ContactId, InstitutionId, PersonalCode, sorting};
use people::contacts::{self, Contact};
use people::{NewPerson, enter_account};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result, Subject, Writing};

/// The parent's account, ready for a password.
pub struct Connected {
    /// Which account
    pub account: AccountId,
    /// Whom to
    pub contact: Contact,
    /// With what they sign in: the child's code, or a name of their own
    pub sign_in_name: String,
    /// They sign in with the own password already
    pub has_own_password: bool,
}

rows! {
    struct Code {
        personal_code: Option<PersonalCode>,
        sign_in_name: Option<String>,
    }

    struct Same {
        account_id: AccountId,
        given_name: String,
        surname: String,
    }
}

async fn code(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, account): (ChildId, AccountId),
) -> Result<Code> {
    Ok(tx
        .one(
            sql!(
                "SELECT c.personal_code,
                        (SELECT n.name FROM sign_in_name n
                          WHERE n.institution_id = c.institution_id AND n.account_id = $3) AS sign_in_name
                   FROM child c
                  WHERE c.institution_id = $1 AND c.id = $2"
            ),
            params![institution, child, account],
        )
        .await?)
}

/// The account of the same person at another child: the same phone and the same name.
async fn same_person(
    tx: &mut ReadTx,
    institution: InstitutionId,
    contact: &Contact,
) -> Result<Option<AccountId>> {
    let Some(phone) = contact.phone else {
        return Ok(None);
    };
    let with_phone: Vec<Same> = tx
        .all(
            sql!(
                "SELECT DISTINCT c.account_id, a.given_name, a.surname
                   FROM contact c
                   JOIN account a ON a.institution_id = c.institution_id AND a.id = c.account_id
                  WHERE c.institution_id = $1 AND c.phone = $2 AND c.ended_at IS NULL
                    AND a.disabled_at IS NULL
                  ORDER BY c.account_id"
            ),
            params![institution, phone],
        )
        .await?;
    let name = |given: &str, surname: &str| sorting::search_key(&format!("{given} {surname}"));
    let own = name(&contact.given_name, &contact.surname);
    Ok(with_phone
        .into_iter()
        .find(|one| name(&one.given_name, &one.surname) == own)
        .map(|one| one.account_id))
}

async fn tie(
    tx: &mut WriteTx,
    institution: InstitutionId,
    contact: ContactId,
    account: AccountId,
) -> Result<()> {
    tx.run(
        sql!("UPDATE contact SET account_id = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, contact, account],
    )
    .await?;
    Ok(())
}

async fn new_account<S: Subject>(
    ok: &mut Writing<S>,
    contact: &Contact,
    now: Timestamp,
) -> Result<AccountId> {
    let account = AccountId(ok.next_id()?);
    let institution = ok.institution();
    let (given_name, surname) = if contact.given_name.is_empty() {
        (contact.surname.as_str(), "")
    } else {
        (contact.given_name.as_str(), contact.surname.as_str())
    };
    let person = NewPerson {
        institution,
        id: account,
        given_name,
        surname,
        now,
    };
    enter_account(ok, &person, None).await?;
    Ok(account)
}

async fn has_own_password(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<bool> {
    let (own,): (bool,) = tx
        .one(
            sql!(
                "SELECT (password_hash <> '!' AND NOT must_change) FROM account
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![institution, account],
        )
        .await?;
    Ok(own)
}

/// Of a child without a code there is nothing to sign in with: the parent gets a name, "laura.abele" or the next free.
async fn name_for(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (account, contact): (AccountId, &Contact),
) -> Result<String> {
    let plain: String = sorting::search_key(&contact.name())
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '.' })
        .take(40)
        .collect();
    let plain = plain.trim_matches('.').to_owned();
    let plain = if plain.len() < 3 {
        "vecaks".to_owned()
    } else {
        plain
    };
    for number in 1_u32.. {
        let name = if number == 1 {
            plain.clone()
        } else {
            format!("{plain}{number}")
        };
        let made = tx
            .run(
                sql!(
                    "INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)
                     ON CONFLICT (name) DO NOTHING"
                ),
                params![name, institution, account],
            )
            .await?;
        if made == 1 {
            return Ok(name);
        }
    }
    Err(Error::Unprocessable("connect-needs-code"))
}

/// Makes the account and the tie, where they are missing.
pub async fn connect<S: Subject>(
    ok: &mut Writing<S>,
    (child, contact): (ChildId, ContactId),
) -> Result<Connected> {
    let (institution, now) = (ok.institution(), ok.on.now);
    let contact = contacts::one(ok, institution, (child, contact))
        .await?
        .ok_or(Error::NotFound)?;
    if !contact.may_see {
        return Err(Error::Unprocessable("connect-may-not-see"));
    }
    let (account, added) = if let Some(account) = contact.account_id {
        (account, false)
    } else {
        let same = same_person(ok, institution, &contact).await?;
        let account = match same {
            Some(account) => account,
            None => new_account(ok, &contact, now).await?,
        };
        tie(ok, institution, contact.id, account).await?;
        (account, same.is_some())
    };
    let row = code(ok, institution, (child, account)).await?;
    let sign_in_name = match (row.personal_code, row.sign_in_name) {
        (Some(code), _) => code.to_string(),
        (None, Some(name)) => name,
        (None, None) => name_for(ok, institution, (account, &contact)).await?,
    };
    Ok(Connected {
        has_own_password: added && has_own_password(ok, institution, account).await?,
        account,
        contact,
        sign_in_name,
    })
}
