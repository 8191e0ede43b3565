//! Contacts as they are kept.

use dispatch::{Deed, NewNotice};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, ContactId, InstitutionId, Phone};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Result, Subject, Writing};

use super::model::{Kind, NewContact, Rights};

rows! {
    /// Somebody who belongs to a child.
    #[derive(Debug, Clone)]
    pub struct Contact {
        /// The key
        pub id: ContactId,
        /// In which order they are called, from 1
        pub position: i64,
        /// Who to the child
        pub kind: Kind,
        /// "Laura"; empty for one line of text
        pub given_name: String,
        /// "Abele", or the whole line
        pub surname: String,
        /// Where to call
        pub phone: Option<Phone>,
        /// Where to write
        pub email: Option<String>,
        /// "vecmamma"
        pub note: String,
        /// Sees the child's data
        pub may_see: bool,
        /// Not only reads
        pub may_act: bool,
        /// May collect the child
        pub may_collect: bool,
        /// Is told
        pub gets_notices: bool,
        /// Must not be contacted
        pub no_contact: bool,
        /// Is told instead of the parents
        pub instead_of_parents: bool,
        /// Until when, for an invited person
        pub until_on: Option<Date>,
        /// With which account they sign in
        pub account_id: Option<AccountId>,
        /// Who invited them
        pub invited_by: Option<AccountId>,
        /// Counts the changes
        pub revision: i64,
        /// Whether a password was ever made
        pub has_password: bool,
        /// Whether it is a one-time password still
        pub must_change: bool,
        /// Until when the one-time password lives
        pub one_time_until: Option<Timestamp>,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
    }
}

impl Contact {
    /// "Laura Abele"
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.surname)
            .trim()
            .to_owned()
    }

    /// What they may do.
    pub const fn rights(&self) -> Rights {
        Rights {
            may_see: self.may_see,
            may_act: self.may_act,
            may_collect: self.may_collect,
            gets_notices: self.gets_notices,
            no_contact: self.no_contact,
            instead_of_parents: self.instead_of_parents,
        }
    }

    /// The same, as it would be kept anew.
    pub fn kept(&self) -> NewContact {
        NewContact {
            kind: self.kind,
            given_name: self.given_name.clone(),
            surname: self.surname.clone(),
            phone: self.phone,
            email: self.email.clone(),
            note: self.note.clone(),
            rights: self.rights(),
            until_on: self.until_on,
        }
    }

    /// How far signing in has come, as the catalogue's key.
    pub fn access(&self, now: Timestamp) -> &'static str {
        let over = self.one_time_until.is_some_and(|until| until < now);
        match (
            self.account_id,
            self.has_password,
            self.must_change && self.has_password,
        ) {
            (None, ..) => "contact-no-account",
            (Some(_), false, _) => "contact-no-password",
            (Some(_), true, true) if over => "contact-one-time-over",
            (Some(_), true, true) => "contact-one-time",
            (Some(_), true, false) => "contact-signs-in",
        }
    }
}

/// The child's contacts in the order in which they are called; those who were taken off are not among them.
pub async fn contacts(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Vec<Contact>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.position, c.kind, c.given_name, c.surname, c.phone, c.email, c.note, c.may_see,
                        c.may_act, c.may_collect, c.gets_notices, c.no_contact, c.instead_of_parents, c.until_on,
                        c.account_id, c.invited_by, c.revision,
                        coalesce(a.password_hash, '!') <> '!' AS has_password,
                        coalesce(a.must_change, (1 = 0)) AS must_change, a.one_time_until, a.last_sign_in_at
                   FROM contact c
                   LEFT JOIN account a ON a.institution_id = c.institution_id AND a.id = c.account_id
                  WHERE c.institution_id = $1 AND c.child_id = $2 AND c.ended_at IS NULL
                  ORDER BY c.position, c.id"
            ),
            params![institution, child],
        )
        .await?)
}

/// One of the child's contacts.
pub async fn one(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, contact): (ChildId, ContactId),
) -> Result<Option<Contact>> {
    let all = contacts(tx, institution, child).await?;
    Ok(all.into_iter().find(|one| one.id == contact))
}

/// Adds a contact as the last of the child's.
pub async fn add(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    child: ChildId,
    id: ContactId,
    new: &NewContact,
) -> Result<()> {
    let rights = new.rights;
    tx.run(
        sql!(
            "INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, phone, email,
                                  note, may_see, may_act, may_collect, gets_notices, no_contact,
                                  instead_of_parents, until_on, revision, created_at)
             VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM contact
                                   WHERE institution_id = $1 AND child_id = $3),
                     $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17)"
        ),
        params![
            institution,
            id,
            child,
            new.kind,
            new.given_name,
            new.surname,
            new.phone,
            new.email,
            new.note,
            rights.may_see,
            rights.may_act,
            rights.may_collect,
            rights.gets_notices,
            rights.no_contact,
            rights.instead_of_parents,
            new.until_on,
            now
        ],
    )
    .await?;
    Ok(())
}

/// Writes a contact anew, if nobody did meanwhile; whether it was.
pub async fn rewrite(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (id, revision): (ContactId, i64),
    new: &NewContact,
) -> Result<bool> {
    let rights = new.rights;
    let changed = tx
        .run(
            sql!(
                "UPDATE contact
                    SET kind = $4, given_name = $5, surname = $6, phone = $7, email = $8, note = $9, may_see = $10,
                        may_act = $11, may_collect = $12, gets_notices = $13, no_contact = $14,
                        instead_of_parents = $15, until_on = $16, revision = revision + 1
                  WHERE institution_id = $1 AND id = $2 AND revision = $3 AND ended_at IS NULL"
            ),
            params![
                institution,
                id,
                revision,
                new.kind,
                new.given_name,
                new.surname,
                new.phone,
                new.email,
                new.note,
                rights.may_see,
                rights.may_act,
                rights.may_collect,
                rights.gets_notices,
                rights.no_contact,
                rights.instead_of_parents,
                new.until_on
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Tells whoever signs in that the phone or e-mail in the child's file is another one; before it is written.
pub async fn tell<S: Subject>(ok: &mut Writing<S>, kept: &Contact, new: &NewContact) -> Result<()> {
    let Some(account) = kept.account_id else {
        return Ok(());
    };
    let phone = kept.phone != new.phone;
    let email = kept.email != new.email;
    tell_owner(ok, account, (phone, email)).await
}

/// The same of an account of any kind.
pub async fn tell_owner<S: Subject>(
    ok: &mut Writing<S>,
    account: AccountId,
    (phone, email): (bool, bool),
) -> Result<()> {
    let (institution, now) = (ok.institution(), ok.on.now);
    let mut all = Vec::new();
    for (changed, deed) in [(phone, Deed::PhoneChanged), (email, Deed::EmailChanged)] {
        if changed {
            all.push(NewNotice::of(ok.next_id()?, account, deed, &ok.on));
        }
    }
    Ok(dispatch::tell(ok, (institution, now), &all).await?)
}

/// Changes the account's name with its contact's, where one signs in.
pub async fn renamed(
    tx: &mut WriteTx,
    institution: InstitutionId,
    account: AccountId,
    new: &NewContact,
) -> Result<()> {
    let (given_name, surname) = if new.given_name.is_empty() {
        (new.surname.as_str(), "")
    } else {
        (new.given_name.as_str(), new.surname.as_str())
    };
    let key = kernel::sorting::sort_key(surname, given_name);
    tx.run(
        sql!(
            "UPDATE account SET given_name = $3, surname = $4, sort_key = $5
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, given_name, surname, key],
    )
    .await?;
    Ok(())
}

/// Takes a contact off: what they could see is gone at their next request.
pub async fn end(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    id: ContactId,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE contact SET ended_at = $3, may_see = $4, may_act = $4, may_collect = $4, gets_notices = $4,
                                instead_of_parents = $4, account_id = NULL, revision = revision + 1
              WHERE institution_id = $1 AND id = $2 AND ended_at IS NULL"
        ),
        params![institution, id, now, false],
    )
    .await?;
    Ok(())
}
