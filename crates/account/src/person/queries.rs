//! The account and its children.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ContactId, InstitutionId};
use people::contacts::{Kind, Rights};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// The account itself.
    #[derive(Debug, Clone)]
    pub struct Person {
        /// "Laura"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// A name of their own; parents sign in with the child's code too
        pub sign_in_name: Option<String>,
        /// Works here, or did
        pub is_staff: bool,
        /// There is one
        pub has_password: bool,
        /// It is a one-time password still
        pub must_change: bool,
        /// Until when that lives
        pub one_time_until: Option<Timestamp>,
        /// Closed by hand
        pub disabled_at: Option<Timestamp>,
        /// Since when there is the account
        pub created_at: Timestamp,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
        /// The phone is the person's own
        pub has_phone: bool,
        /// The e-mail likewise
        pub has_email: bool,
    }

    /// A child that the account is tied to.
    #[derive(Debug, Clone)]
    pub struct Tied {
        /// The tie
        pub id: ContactId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// Who to the child
        pub kind: Kind,
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
        /// Until when
        pub until_on: Option<Date>,
    }
}

impl Tied {
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
}

/// The account.
pub async fn person(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Person> {
    Ok(tx
        .one(
            sql!(
                "SELECT a.given_name, a.surname, n.name AS sign_in_name,
                        EXISTS (SELECT 1 FROM staff_role r
                                 WHERE r.institution_id = a.institution_id AND r.account_id = a.id) AS is_staff,
                        (a.password_hash <> '!') AS has_password, a.must_change, a.one_time_until, a.disabled_at,
                        a.created_at, a.last_sign_in_at, (a.phone_confirmed_at IS NOT NULL) AS has_phone,
                        (a.email_confirmed_at IS NOT NULL) AS has_email
                   FROM account a
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                  WHERE a.institution_id = $1 AND a.id = $2"
            ),
            params![institution, account],
        )
        .await?)
}

/// Its children, by name.
pub async fn children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Vec<Tied>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.id, c.given_name, c.surname, t.kind, t.may_see, t.may_act, t.may_collect, t.gets_notices,
                        t.no_contact, t.instead_of_parents, t.until_on
                   FROM contact t
                   JOIN child c ON c.institution_id = t.institution_id AND c.id = t.child_id
                  WHERE t.institution_id = $1 AND t.account_id = $2 AND t.ended_at IS NULL
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, account],
        )
        .await?)
}
