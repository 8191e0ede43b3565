//! What an invited person may do, and for how long. Pure.

use jiff::civil::Date;
use kernel::{InstitutionId, InvitationId};
use people::contacts::Rights;
use web::{Form, Typed};

/// How much an invited person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// As a parent
    All,
    /// Only reads
    Read,
    /// Only collects the child
    Collect,
}

impl Scope {
    /// In the order of the form.
    pub const EACH: [Self; 3] = [Self::Read, Self::All, Self::Collect];

    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Read => "read",
            Self::Collect => "collect",
        }
    }

    /// What it gives.
    pub const fn rights(self) -> Rights {
        Rights {
            may_see: matches!(self, Self::All | Self::Read),
            may_act: matches!(self, Self::All),
            may_collect: matches!(self, Self::All | Self::Collect),
            gets_notices: matches!(self, Self::All),
            no_contact: false,
            instead_of_parents: false,
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::EACH
            .into_iter()
            .find(|scope| scope.as_str() == text)
            .ok_or(())
    }
}

store::text_column!(Scope);

/// An invitation to be made.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// "Rasma, vecmamma"
    pub name: String,
    /// How much
    pub scope: Scope,
    /// Until when
    pub until: Option<Date>,
}

/// A form of these pages as it was typed.
pub fn typed(form: Form) -> Typed {
    Typed::new(form, |field| match field {
        "name" => "invite-name",
        "scope" => "invite-scope",
        "until" => "contact-until",
        "own-name" => "sign-in-name",
        "given-name" => "person-given-name",
        "surname" => "person-surname",
        _ => "password",
    })
}

/// Reads an invitation.
pub fn invitation(typed: &mut Typed, today: Date) -> Option<NewInvitation> {
    let name = typed.need("name", 100);
    let scope = typed.choice::<Scope>("scope");
    if scope.is_none() {
        typed.wrong("scope", "fault-choice");
    }
    let until = typed.date("until");
    if until.is_some_and(|until| until < today) {
        typed.wrong("until", "invite-until-past");
    }
    let scope = scope?;
    typed
        .is_good()
        .then_some(NewInvitation { name, scope, until })
}

/// What stands in the link: the institution, the invitation and its secret.
pub fn link(institution: InstitutionId, id: InvitationId, secret: &str) -> String {
    format!("/invitations/{institution}/{id}/{secret}")
}
