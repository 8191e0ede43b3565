//! Which of a group's versions is which.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId};
use store::ReadTx;
use web::Result;

use crate::draft::{Plan, Seen, State};
use crate::queries::{Version, lessons, versions};

/// A version with its play-lessons.
#[derive(Clone)]
pub struct Whole {
    pub version: Version,
    pub plan: Plan,
}

/// A group's versions.
pub struct Board {
    /// Every version, the newest first
    pub versions: Vec<Version>,
    /// The one that today goes by
    pub in_force: Option<Whole>,
    /// An approved one that starts later
    pub coming: Option<Whole>,
    /// A draft, or one that waits for approval
    pub open: Option<Whole>,
    /// The names of the lessons' teachers
    pub names: BTreeMap<AccountId, String>,
}

impl Board {
    pub async fn read(
        tx: &mut ReadTx,
        institution: InstitutionId,
        group: GroupId,
        today: Date,
    ) -> Result<Self> {
        let versions = versions(tx, institution, group).await?;
        let approved = || versions.iter().filter(|one| one.state == State::Approved);
        let in_force = approved().find(|one| one.from_on <= today).cloned();
        let above = in_force.as_ref().map_or(0, |one| one.version);
        let coming = approved()
            .find(|one| one.from_on > today && one.version > above)
            .cloned();
        let open = versions
            .iter()
            .find(|one| one.state != State::Approved)
            .cloned();
        let id = |one: &Option<Version>| one.as_ref().map(|one| one.id);
        let all = lessons(tx, institution, [id(&in_force), id(&coming), id(&open)]).await?;
        let whole = |version: Version| {
            let plan = Plan {
                from_on: version.from_on,
                lessons: all.of(version.id),
            };
            Whole { version, plan }
        };
        let [in_force, coming, open] = [in_force, coming, open].map(|one| one.map(whole));
        Ok(Self {
            versions,
            in_force,
            coming,
            open,
            names: all.names,
        })
    }

    /// What a form is opened on.
    pub fn seen(&self) -> Seen {
        self.open
            .as_ref()
            .map_or((0, 0), |open| (open.version.version, open.version.revision))
    }

    /// What a new form begins with: the open version, or the newest approved one.
    pub fn base(&self) -> Option<&Whole> {
        self.open
            .as_ref()
            .or(self.coming.as_ref())
            .or(self.in_force.as_ref())
    }

    /// The number of a new version.
    pub fn next_number(&self) -> i64 {
        self.versions.first().map_or(1, |newest| newest.version + 1)
    }
}
