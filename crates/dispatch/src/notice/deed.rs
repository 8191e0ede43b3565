//! What was done, by whom, to whose account.

use std::str::FromStr;

use kernel::{AccountId, Phone, Role};
use web::Context;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Another password took the place of theirs
    PasswordReplaced,
    /// Their second factors were taken away
    FactorsRemoved,
    /// Their phone is another one
    PhoneChanged,
    /// Their e-mail is another one
    EmailChanged,
    /// Another superuser's access was restored at the server's terminal
    Recovered,
}

impl Deed {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PasswordReplaced => "password_replaced",
            Self::FactorsRemoved => "factors_removed",
            Self::PhoneChanged => "phone_changed",
            Self::EmailChanged => "email_changed",
            Self::Recovered => "recovered",
        }
    }
}

/// The text names no deed.
#[derive(Debug)]
pub struct UnknownDeed;

impl FromStr for Deed {
    type Err = UnknownDeed;
    fn from_str(text: &str) -> Result<Self, UnknownDeed> {
        match text {
            "password_replaced" => Ok(Self::PasswordReplaced),
            "factors_removed" => Ok(Self::FactorsRemoved),
            "phone_changed" => Ok(Self::PhoneChanged),
            "email_changed" => Ok(Self::EmailChanged),
            "recovered" => Ok(Self::Recovered),
            _ => Err(UnknownDeed),
        }
    }
}

store::text_column!(Deed);

/// Something to be told.
#[derive(Debug, Clone, Copy)]
pub struct NewNotice {
    /// A new id, which its message and its job have too
    pub id: i64,
    /// Who is told
    pub account: AccountId,
    /// What
    pub deed: Deed,
    /// Who did it and as what; nobody at the server's own terminal
    pub by: Option<(AccountId, Role)>,
    /// Whose account it is about, where it is not the reader's
    pub about: Option<AccountId>,
    /// A number that hears of it anyway, such as with the one-time password itself
    pub not_to: Option<Phone>,
}

impl NewNotice {
    /// Of what the person who is signed in did to another's account, in the role that stands first on their pages.
    pub fn of(id: i64, account: AccountId, deed: Deed, on: &Context) -> Self {
        let role = on.viewer.roles().into_iter().next();
        Self {
            id,
            account,
            deed,
            by: Some((on.viewer.account, role.unwrap_or(Role::Parent))),
            about: None,
            not_to: None,
        }
    }
}
