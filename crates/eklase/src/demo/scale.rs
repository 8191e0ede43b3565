//! Many preschools at once, for the larger demos and the benchmark: plain ones, all alike.

use calendar::SchoolYear;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, PersonalCode, Role, sorting};
use store::{Db, Error, Params, WriteTx, params, sql};

use super::Passwords;
use super::chance::{Chance, cycled};
use super::frame::{Frame, later};
use super::names;
use super::scale_days::Days;
use super::scale_plans::Plans;
use super::tables;

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// Preschools
    pub institutions: u32,
    /// Groups of each preschool, at most 99
    pub groups: u32,
    /// Children of each group
    pub children: u32,
    /// The last working days with marks, until yesterday
    pub days: u32,
    /// Whether there are diary entries for those days and today, and plans of the month and its weeks
    pub diary: bool,
}

/// Institutions count from here.
const FIRST: i64 = 1001;
/// Parents' accounts of an institution count from here, its children from 1.
const PARENTS: i64 = 10_000;
/// A transaction is committed when it has so many rows.
const BATCH: usize = 50_000;

/// The first job of an institution.
const INDEX_JOB: i64 = 1;

const GROUP_NAMES: [&str; 16] = [
    "Bitītes",
    "Zaķīši",
    "Lācīši",
    "Ezīši",
    "Taurenīši",
    "Sienāzīši",
    "Vāverītes",
    "Cālīši",
    "Rūķīši",
    "Saulītes",
    "Zvaniņi",
    "Pienenītes",
    "Spārītes",
    "Kastanīši",
    "Dzintariņi",
    "Gliemezīši",
];

const AGES: [(&str, i16, bool); 5] = [
    ("1,5–3", 2, false),
    ("3–4", 3, false),
    ("4–5", 4, false),
    ("5–6", 5, true),
    ("6–7", 6, true),
];

/// The ages of an institution's groups, one after another.
fn ages() -> impl Iterator<Item = &'static str> {
    AGES.iter().cycle().map(|(age, ..)| *age)
}

/// The teacher of a group: the first or the second.
pub const fn teacher(group: GroupId, second: bool) -> AccountId {
    AccountId(group.0 * 10 + if second { 2 } else { 1 })
}

/// A group with its children.
pub struct Class {
    /// Its key and number
    pub id: GroupId,
    /// Its children
    pub children: Vec<ChildId>,
}

/// Fills the database with preschools from number 1001 on; says after each how many there are.
pub async fn scaled(
    db: &Db,
    now: Timestamp,
    passwords: &Passwords,
    scale: Scale,
    progress: &mut (dyn FnMut(u32) + Send),
) -> Result<(), Error> {
    let frame = Frame::of_days(now, scale.days)?;
    let (days, plans) = (Days::new(&frame, scale), Plans::new(&frame));
    let pools = Pools::new();
    let mut tx = db.write().await?;
    let mut pending = 0;
    for (count, id) in (1..=scale.institutions).zip(FIRST..) {
        let house = House {
            id: InstitutionId(id),
            frame: &frame,
            pools: &pools,
            scale,
        };
        pending += house.write(&mut tx, passwords).await?;
        if scale.diary {
            let groups: Vec<_> = house
                .classes()
                .zip(ages())
                .map(|(class, age)| (class.id, age))
                .collect();
            pending += plans.write(&mut tx, house.id, &groups).await?;
        }
        for class in house.classes() {
            pending += days.write(&mut tx, house.id, &class).await?;
            if pending >= BATCH {
                tx.commit().await?;
                tx = db.write().await?;
                pending = 0;
            }
        }
        progress(count);
    }
    tx.commit().await
}

/// The names, read once.
struct Pools {
    families: Vec<(&'static str, &'static str)>,
    girls: Vec<&'static str>,
    boys: Vec<&'static str>,
    mothers: Vec<&'static str>,
    fathers: Vec<&'static str>,
}

impl Pools {
    fn new() -> Self {
        Self {
            families: names::families(),
            girls: names::girls(),
            boys: names::boys(),
            mothers: names::mothers(),
            fathers: names::fathers(),
        }
    }
}

/// One preschool.
struct House<'a> {
    id: InstitutionId,
    frame: &'a Frame,
    pools: &'a Pools,
    scale: Scale,
}

/// What is written of people, table by table.
#[derive(Default)]
struct Rows {
    accounts: Vec<Params>,
    names: Vec<Params>,
    roles: Vec<Params>,
    children: Vec<Params>,
    stays: Vec<Params>,
    ties: Vec<Params>,
}

impl Rows {
    fn count(&self) -> usize {
        [
            &self.accounts,
            &self.names,
            &self.roles,
            &self.children,
            &self.stays,
            &self.ties,
        ]
        .iter()
        .map(|rows| rows.len())
        .sum()
    }
}

impl House<'_> {
    fn number(&self) -> i64 {
        self.id.0 - FIRST + 1
    }

    fn since(&self) -> Timestamp {
        self.frame.at(later(self.frame.start, -7), 9, 0)
    }

    fn classes(&self) -> impl Iterator<Item = Class> + use<> {
        let children = i64::from(self.scale.children);
        (1..=i64::from(self.scale.groups.min(99))).map(move |group| Class {
            id: GroupId(group),
            children: ((group - 1) * children + 1..=group * children)
                .map(ChildId)
                .collect(),
        })
    }

    async fn write(&self, tx: &mut WriteTx, passwords: &Passwords) -> Result<usize, Error> {
        self.write_house(tx).await?;
        let mut rows = Rows::default();
        let mut draw = Chance::of(1, self.id.0);
        self.head(&mut rows, passwords, &mut draw);
        for class in self.classes() {
            self.teachers(&mut rows, class.id, passwords, &mut draw);
            for child in class.children {
                self.child(&mut rows, class.id, child, passwords, &mut draw)?;
            }
        }
        let count = rows.count();
        tables::accounts(tx, rows.accounts).await?;
        tables::sign_in_names(tx, rows.names).await?;
        tables::roles(tx, rows.roles).await?;
        tables::children(tx, rows.children).await?;
        tables::memberships(tx, rows.stays).await?;
        tables::contacts(tx, rows.ties).await?;
        tables::employed(tx, self.id).await?;
        if self.scale.diary {
            // found by full text once a server has worked: the benchmark fills its search by itself
            let index = journal::IndexDiary { after: None };
            jobs::later(tx, self.id, INDEX_JOB, self.since(), &index).await?;
        }
        let taught = self
            .classes()
            .map(|class| (class.id, teacher(class.id, false)));
        let lessons = super::timetable::few(tx, self.id, self.frame, taught, AccountId(1)).await?;
        Ok(count + lessons + super::year_plan::few(tx, self.id, self.frame).await?)
    }

    async fn write_house(&self, tx: &mut WriteTx) -> Result<(), Error> {
        let number = self.number();
        tx.run(
            sql!(
                "INSERT INTO institution (id, name, short_name, slug, city, address, timezone,
                                          absences_due, diary_due, created_at)
                 VALUES ($1, $2, $3, $4, 'Paraugpils', $5, 'Europe/Riga', '09:00', '07:30', $6)"
            ),
            params![
                self.id,
                format!("Pirmsskolas izglītības iestāde Nr. {number}"),
                format!("PII Nr. {number}"),
                format!("pii-{number}"),
                format!("Bērnu iela {number}, Paraugpils"),
                self.since()
            ],
        )
        .await?;
        super::begin_audit(tx, self.id).await?;
        curriculum::seed(tx, self.id, SchoolYear::of(self.frame.start).first()).await?;
        let mut groups = Vec::new();
        for (at, class) in self.classes().enumerate() {
            let name = cycled(&GROUP_NAMES, at);
            let name = match at / GROUP_NAMES.len() {
                0 => name.to_owned(),
                round => format!("{name} {}", round + 1),
            };
            let (age, _, compulsory) = cycled(&AGES, at);
            let (key, emblem) = (sorting::text_key(&name), class.id.0.rem_euclid(8) + 1);
            groups.push(params![
                self.id, class.id, name, key, class.id.0, age, emblem, compulsory
            ]);
        }
        tx.run_many(
            sql!(
                "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            groups,
        )
        .await?;
        Ok(())
    }

    fn account(&self, id: AccountId, given: &str, surname: &str, hash: &String) -> Params {
        let key = sorting::sort_key(surname, given);
        params![
            self.id,
            id,
            given,
            surname,
            key,
            *hash,
            false,
            "lv",
            self.since()
        ]
    }

    fn woman(&self, draw: &mut Chance) -> (&'static str, &'static str) {
        (
            draw.pick(&self.pools.mothers),
            draw.pick(&self.pools.families).1,
        )
    }

    fn head(&self, rows: &mut Rows, passwords: &Passwords, draw: &mut Chance) {
        let (given, surname) = self.woman(draw);
        let id = AccountId(1);
        rows.accounts
            .push(self.account(id, given, surname, &passwords.first));
        rows.names
            .push(params![format!("vaditaja-{}", self.id), self.id, id]);
        rows.roles.push(self.role(id, Role::Head, None));
    }

    fn role(&self, id: AccountId, role: Role, group: Option<GroupId>) -> Params {
        let area: Option<kernel::Area> = None;
        params![self.id, id.0, id, role, group, area, "", self.frame.start]
    }

    fn teachers(&self, rows: &mut Rows, group: GroupId, passwords: &Passwords, draw: &mut Chance) {
        for (second, ending) in [(false, ""), (true, "b")] {
            let (given, surname) = self.woman(draw);
            let id = teacher(group, second);
            rows.accounts
                .push(self.account(id, given, surname, &passwords.first));
            let name = format!("skolotaja-{}-{group}{ending}", self.id);
            rows.names.push(params![name, self.id, id]);
            rows.roles
                .push(self.role(id, Role::GroupTeacher, Some(group)));
        }
    }

    fn child(
        &self,
        rows: &mut Rows,
        group: GroupId,
        id: ChildId,
        passwords: &Passwords,
        draw: &mut Chance,
    ) -> Result<(), Error> {
        let girl = draw.per_mille(490);
        let family = draw.pick(&self.pools.families);
        let given = draw.pick(if girl {
            &self.pools.girls
        } else {
            &self.pools.boys
        });
        let surname = if girl { family.1 } else { family.0 };
        let key = sorting::sort_key(surname, given);
        let code = code(self.id, id)?;
        rows.children.push(params![
            self.id,
            id,
            given,
            surname,
            key,
            code,
            self.born(group, draw),
            self.since()
        ]);
        let (from, to): (Date, Option<Date>) = (self.frame.start, None);
        rows.stays.push(params![self.id, id, from, to, group]);
        let parent = AccountId(PARENTS + id.0);
        let (given, surname, kind) = if draw.per_mille(800) {
            (draw.pick(&self.pools.mothers), family.1, "mother")
        } else {
            (draw.pick(&self.pools.fathers), family.0, "father")
        };
        rows.accounts
            .push(self.account(parent, given, surname, &passwords.first));
        rows.ties.push(params![
            self.id,
            id.0,
            id,
            1_i64,
            kind,
            given,
            surname,
            format!("+3712{:07}", id.0 % 10_000_000),
            true,
            parent,
            self.since()
        ]);
        Ok(())
    }

    fn born(&self, group: GroupId, draw: &mut Chance) -> Date {
        let (_, age, _) = cycled(&AGES, usize::try_from(group.0 - 1).unwrap_or(0));
        let first = Date::new(self.frame.year.starts_in() - age, 1, 1);
        let days = i32::try_from(draw.below(365)).unwrap_or(0);
        later(first.unwrap_or(self.frame.start), days)
    }
}

/// A code of the new format that no other child of the installation has.
fn code(institution: InstitutionId, child: ChildId) -> Result<PersonalCode, Error> {
    let digits = 37_000_000_000 + (institution.0 - FIRST + 1) * 100_000 + child.0;
    digits
        .to_string()
        .parse()
        .map_err(|error| Error::Program(format!("code of child {child}: {error}")))
}
