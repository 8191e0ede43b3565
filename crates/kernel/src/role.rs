//! The roles of the people who sign in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a person is in an institution. The text form is what the database stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// "virslietotājs": enters staff and replaces passwords (2.1, 6.1); sees no child's data.
    Superuser,
    /// "vadītāja"
    Head,
    /// "vadītājas vietniece izglītības jomā"
    Deputy,
    /// "pirmsskolas izglītības metodiķe"
    Methodologist,
    /// "lietvede": prepares children's and parents' data (2.2)
    Clerk,
    /// "grupas skolotāja"
    GroupTeacher,
    /// "priekšmeta skolotājs": music, sports
    SubjectTeacher,
    /// "logopēde"
    SpeechTherapist,
    /// "sociālā pedagoģe"
    SocialPedagogue,
    /// "skolotāja palīgs"
    Assistant,
    /// A parent or another lawful representative.
    Parent,
}

impl Role {
    /// Every role, in the order of the permission table.
    pub const ALL: [Self; 11] = [
        Self::Superuser,
        Self::Head,
        Self::Deputy,
        Self::Methodologist,
        Self::Clerk,
        Self::GroupTeacher,
        Self::SubjectTeacher,
        Self::SpeechTherapist,
        Self::SocialPedagogue,
        Self::Assistant,
        Self::Parent,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Superuser => "superuser",
            Self::Head => "head",
            Self::Deputy => "deputy",
            Self::Methodologist => "methodologist",
            Self::Clerk => "clerk",
            Self::GroupTeacher => "group_teacher",
            Self::SubjectTeacher => "subject_teacher",
            Self::SpeechTherapist => "speech_therapist",
            Self::SocialPedagogue => "social_pedagogue",
            Self::Assistant => "assistant",
            Self::Parent => "parent",
        }
    }

    /// Whether the role belongs to a group and so needs one named with it.
    pub const fn needs_group(self) -> bool {
        matches!(self, Self::GroupTeacher | Self::Assistant)
    }

    /// Whether the role is bound to groups at all: such a person reaches only the groups named with the role,
    /// or every group where none is named.
    pub const fn may_have_group(self) -> bool {
        match self {
            Self::GroupTeacher
            | Self::Assistant
            | Self::SubjectTeacher
            | Self::SpeechTherapist
            | Self::SocialPedagogue => true,
            Self::Superuser
            | Self::Head
            | Self::Deputy
            | Self::Methodologist
            | Self::Clerk
            | Self::Parent => false,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown role")]
pub struct UnknownRole;

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or(UnknownRole)
    }
}
