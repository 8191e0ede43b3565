//! The records that actions are about, and what ties them to people.

use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, RequestId};
use store::{ReadTx, params, rows, sql};

use crate::access::Reach;
use crate::error::Result;
use crate::memory::{Recall, Remembered, Which};
use crate::viewer::Viewer;

rows! {
    /// A group, as every page about one shows it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Group {
        /// Its key
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
        /// Its number in the institution
        pub number: i64,
        /// "5–6"
        pub age: String,
        /// Which of the eight emblems
        pub emblem: i64,
        /// The compulsory preparation of five- and six-year-olds
        pub compulsory: bool,
    }

    /// A child's name and group today.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ChildName {
        /// The child
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// The group of that day, or the last one
        pub group_id: Option<GroupId>,
    }

    /// What a parent's application is tied to.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Applied {
        /// The child, once it is known
        pub child_id: Option<ChildId>,
        /// The child's group, or the one that was named
        pub group_id: Option<GroupId>,
    }

    struct GroupRow {
        id: GroupId,
        name: String,
        number: i64,
        age: String,
        emblem: i64,
        compulsory: bool,
        closed_on: Option<Date>,
    }

    struct Exists {
        id: AccountId,
    }
}

impl GroupRow {
    fn group(self) -> (Group, Option<Date>) {
        let group = Group {
            id: self.id,
            name: self.name,
            number: self.number,
            age: self.age,
            emblem: self.emblem,
            compulsory: self.compulsory,
        };
        (group, self.closed_on)
    }
}

/// A kind of record that actions are about.
pub trait Subject: Copy + Send + Sync + 'static {
    /// What is read of it to decide.
    type Record: Send;

    /// Finds it in the institution whose pages ask; none if there is none.
    fn find(
        self,
        tx: &mut ReadTx,
        recall: &Recall,
        today: Date,
    ) -> impl Future<Output = Result<Option<Self::Record>>> + Send;

    /// What it is tied to.
    fn reach(self, record: &Self::Record) -> Reach;
}

/// The institution itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole;

impl Subject for Whole {
    type Record = ();

    async fn find(self, _: &mut ReadTx, _: &Recall, _: Date) -> Result<Option<()>> {
        Ok(Some(()))
    }

    fn reach(self, (): &()) -> Reach {
        Reach::default()
    }
}

/// An institution's groups, by number, with the last day of those that are closed.
pub(crate) struct Groups(Vec<(Group, Option<Date>)>);

impl Remembered for Groups {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, _: Which) -> Result<Self> {
        let rows: Vec<GroupRow> = tx
            .all(
                sql!(
                    "SELECT id, name, number, age, emblem, compulsory, closed_on
                       FROM child_group
                      WHERE institution_id = $1
                      ORDER BY number"
                ),
                params![institution],
            )
            .await?;
        Ok(Self(rows.into_iter().map(GroupRow::group).collect()))
    }
}

impl Groups {
    /// One of them, closed or not.
    fn one(&self, group: GroupId) -> Option<Group> {
        let mut all = self.0.iter().map(|(one, _)| one);
        all.find(|one| one.id == group).cloned()
    }

    /// Those that a person reaches on a day: the same tie as a single group's permission. On a group's tablet it is that
    /// group alone.
    pub(crate) fn reached(&self, viewer: &Viewer, today: Date) -> Vec<Group> {
        let open = |closed: &Option<Date>| closed.is_none_or(|last| today <= last);
        let here = |group: GroupId| viewer.tablet.is_none_or(|own| own == group);
        let tied = |group: GroupId| viewer.ties.iter().any(|tie| tie.reaches(group));
        let reached = self.0.iter().filter(|(_, closed)| open(closed));
        let reached = reached.map(|(group, _)| group);
        reached
            .filter(|group| here(group.id) && tied(group.id))
            .cloned()
            .collect()
    }
}

async fn group(tx: &mut ReadTx, recall: &Recall, group: GroupId) -> Result<Option<Group>> {
    Ok(recall.of::<Groups>(tx, [0, 0]).await?.one(group))
}

impl Subject for GroupId {
    type Record = Group;

    async fn find(self, tx: &mut ReadTx, recall: &Recall, _: Date) -> Result<Option<Group>> {
        group(tx, recall, self).await
    }

    fn reach(self, _: &Group) -> Reach {
        Reach {
            group: Some(self),
            ..Reach::default()
        }
    }
}

/// A group on a day.
impl Subject for (GroupId, Date) {
    type Record = Group;

    async fn find(self, tx: &mut ReadTx, recall: &Recall, _: Date) -> Result<Option<Group>> {
        group(tx, recall, self.0).await
    }

    fn reach(self, _: &Group) -> Reach {
        Reach {
            group: Some(self.0),
            day: Some(self.1),
            ..Reach::default()
        }
    }
}

impl Subject for ChildId {
    type Record = ChildName;

    async fn find(
        self,
        tx: &mut ReadTx,
        recall: &Recall,
        today: Date,
    ) -> Result<Option<ChildName>> {
        Ok(tx
            .opt(
                sql!(
                    "SELECT c.id, c.given_name, c.surname,
                            (SELECT m.group_id FROM membership m
                              WHERE m.institution_id = c.institution_id AND m.child_id = c.id
                                AND m.from_on <= $3
                              ORDER BY m.from_on DESC LIMIT 1) AS group_id
                       FROM child c
                      WHERE c.institution_id = $1 AND c.id = $2"
                ),
                params![recall.institution(), self, today],
            )
            .await?)
    }

    fn reach(self, record: &ChildName) -> Reach {
        Reach {
            child: Some(self),
            group: record.group_id,
            day: None,
        }
    }
}

/// A member of staff or a parent.
impl Subject for AccountId {
    type Record = ();

    async fn find(self, tx: &mut ReadTx, recall: &Recall, _: Date) -> Result<Option<()>> {
        let found: Option<Exists> = tx
            .opt(
                sql!("SELECT id FROM account WHERE institution_id = $1 AND id = $2"),
                params![recall.institution(), self],
            )
            .await?;
        Ok(found.map(|_| ()))
    }

    fn reach(self, (): &()) -> Reach {
        Reach::default()
    }
}

/// A parent's application: of the child that is known, or of the group that was named.
impl Subject for RequestId {
    type Record = Applied;

    async fn find(self, tx: &mut ReadTx, recall: &Recall, today: Date) -> Result<Option<Applied>> {
        Ok(tx
            .opt(
                sql!(
                    "SELECT r.child_id,
                            coalesce((SELECT m.group_id FROM membership m
                                       WHERE m.institution_id = r.institution_id AND m.child_id = r.child_id
                                         AND m.from_on <= $3
                                       ORDER BY m.from_on DESC LIMIT 1), r.group_id) AS group_id
                       FROM access_request r
                      WHERE r.institution_id = $1 AND r.id = $2"
                ),
                params![recall.institution(), self, today],
            )
            .await?)
    }

    fn reach(self, record: &Applied) -> Reach {
        Reach {
            child: record.child_id,
            group: record.group_id,
            day: None,
        }
    }
}
