//! The children of the five groups and their families: the thirteen of DOMAIN 9.1, and invented ones.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{AccountId, ChildId, GroupId, PersonalCode, sorting};
use store::{Error, Params, WriteTx, params, sql};

use super::chance::{Chance, cycled};
use super::families::{Guardian, NAMED, named_guardians};
use super::frame::{Frame, later};
use super::house::{ACORNS, CUBS, KITTENS, LADYBIRDS, OWLS};
use super::names;
use super::tables;
use super::{INSTITUTION, Passwords};

/// How many children each group has by November.
const SIZES: [(GroupId, i64); 5] = [
    (KITTENS, 20),
    (ACORNS, 23),
    (OWLS, 24),
    (LADYBIRDS, 22),
    (CUBS, 21),
];
/// Children whose parents have no account yet: the seventh of "Kaķēni" and so on.
const WITHOUT_ACCOUNT: [ChildId; 3] = [ChildId(107), ChildId(211), ChildId(504)];
/// The child in "Mārītes" who came from "Pūcītes" in October.
const MOVED: ChildId = ChildId(422);
/// The sister and the brother of two groups: their father is `vecaks`.
const SIBLINGS: [(ChildId, &str, &str); 2] = [
    (ChildId(305), "Elīza", "Saulīte"),
    (ChildId(414), "Gustavs", "Saulītis"),
];
/// Parents' accounts count from here.
const FIRST_PARENT: i64 = 1001;

/// A stay in a group.
#[derive(Debug, Clone, Copy)]
pub struct Stay {
    /// Where
    pub group: GroupId,
    /// The first day
    pub from: Date,
    /// The last day, if it is over
    pub to: Option<Date>,
}

/// A child with everything that is written of it.
pub struct Child {
    /// The group's number and the place in its list
    pub id: ChildId,
    /// "Marta"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// As people write it
    pub code: String,
    /// Date of birth
    pub born: Date,
    /// Groups, first to last
    pub stays: Vec<Stay>,
    /// From when the child learns in the family (3.10.2)
    pub home_from: Option<Date>,
    /// Who may see the child's pages, the one with the first password first
    pub guardians: Vec<Guardian>,
}

impl Child {
    /// Whether the child is in the group on that day.
    pub fn is_in(&self, group: GroupId, day: Date) -> bool {
        self.stays.iter().any(|stay| {
            stay.group == group && stay.from <= day && stay.to.is_none_or(|to| day <= to)
        })
    }

    /// Whether the child learns at home on that day.
    pub fn is_home(&self, day: Date) -> bool {
        self.home_from.is_some_and(|from| from <= day)
    }
}

/// Every child, group by group.
pub fn all(frame: &Frame) -> Vec<Child> {
    let mut draw = Chance::new(20_260_901);
    let mut lots = Lots::new(&mut draw);
    let mut accounts = FIRST_PARENT..;
    let mut children = Vec::new();
    for (group, size) in SIZES {
        for place in 1..=size {
            let id = ChildId(group.0 * 100 + place);
            let guardians;
            let mut child = if let Some(child) = named(frame, id) {
                guardians = named_guardians(&child.surname, &mut accounts);
                child
            } else {
                let (child, family) = invented(frame, id, &mut lots, &mut draw);
                guardians = lots.guardians(id, family, &mut accounts, &mut draw);
                child
            };
            child.stays = stays(frame, id);
            child.guardians = guardians;
            children.push(child);
        }
    }
    share_guardians(&mut children);
    children
}

/// The sister has the same two parents as the brother.
fn share_guardians(children: &mut [Child]) {
    let [(sister, ..), (brother, ..)] = SIBLINGS;
    let shared = children
        .iter()
        .find(|child| child.id == sister)
        .map(|child| child.guardians.clone());
    if let (Some(shared), Some(child)) = (
        shared,
        children.iter_mut().find(|child| child.id == brother),
    ) {
        child.guardians = shared;
    }
}

/// Where the child has been since when.
fn stays(frame: &Frame, id: ChildId) -> Vec<Stay> {
    let group = GroupId(id.0 / 100);
    let stay = |group, from, to| Stay { group, from, to };
    let from = match id {
        MOVED => {
            let moved = frame.this_year(10, 1);
            let last = later(moved, -1);
            return vec![
                stay(OWLS, frame.start, Some(last)),
                stay(LADYBIRDS, moved, None),
            ];
        }
        ChildId(120) => frame.this_year(10, 5),
        ChildId(223) => frame.this_year(10, 19),
        ChildId(521) => frame.this_year(11, 2),
        _ => frame.start,
    };
    vec![stay(group, from, None)]
}

/// One of the thirteen; in other school years they are as old as in 2026/2027.
fn named(frame: &Frame, id: ChildId) -> Option<Child> {
    let place = usize::try_from(id.0 - LADYBIRDS.0 * 100 - 1).ok()?;
    let (surname, given_name, (month, day), code) = NAMED.get(place)?;
    let born = Date::new(frame.year.starts_in() - 5, *month, *day).ok()?;
    Some(Child {
        id,
        given_name: (*given_name).to_owned(),
        surname: (*surname).to_owned(),
        code: (*code).to_owned(),
        born,
        stays: Vec::new(),
        home_from: (*surname == "Čiekure").then(|| frame.this_year(10, 1)),
        guardians: Vec::new(),
    })
}

/// An invented child, and the surnames of its family's men and women.
fn invented(
    frame: &Frame,
    id: ChildId,
    lots: &mut Lots,
    draw: &mut Chance,
) -> (Child, (&'static str, &'static str)) {
    let (given_name, family, girl) = lots.child(id);
    let surname = if girl { family.1 } else { family.0 };
    let age = match GroupId(id.0 / 100) {
        KITTENS => 2,
        ACORNS => 3,
        OWLS => 4,
        CUBS => 6,
        _ => 5,
    };
    // the child who moved up was the eldest of the group below
    let (year, month) = if id == MOVED {
        (age, 1)
    } else {
        (age, 1 + draw.below(12))
    };
    let day = 1 + draw.below(28);
    let born = Date::new(
        frame.year.starts_in() - year,
        i8::try_from(month).unwrap_or(1),
        i8::try_from(day).unwrap_or(1),
    );
    let child = Child {
        id,
        given_name: given_name.to_owned(),
        surname: surname.to_owned(),
        code: format!("{}0000-{:05}", 32 + id.0 % 8, id.0 * 11 + 2),
        born: born.unwrap_or(date(2021, 1, 1)),
        stays: Vec::new(),
        home_from: None,
        guardians: Vec::new(),
    };
    (child, family)
}

/// The names that are left, in an order of chance.
struct Lots {
    families: Vec<(&'static str, &'static str)>,
    girls: Vec<&'static str>,
    boys: Vec<&'static str>,
    mothers: Vec<&'static str>,
    fathers: Vec<&'static str>,
    drawn: usize,
}

impl Lots {
    fn new(draw: &mut Chance) -> Self {
        Self {
            families: draw.shuffled(names::families()),
            girls: draw.shuffled(names::girls()),
            boys: draw.shuffled(names::boys()),
            mothers: draw.shuffled(names::mothers()),
            fathers: draw.shuffled(names::fathers()),
            drawn: 0,
        }
    }

    /// Given name, family and whether it is a girl.
    fn child(&mut self, id: ChildId) -> (&'static str, (&'static str, &'static str), bool) {
        self.drawn += 1;
        let girl = self.drawn.is_multiple_of(2);
        if let Some((_, given, _)) = SIBLINGS.iter().find(|(sibling, ..)| *sibling == id) {
            return (given, ("Saulītis", "Saulīte"), *given == "Elīza");
        }
        let given = cycled(if girl { &self.girls } else { &self.boys }, self.drawn / 2);
        (given, cycled(&self.families, self.drawn), girl)
    }

    /// Mostly both parents; some mothers alone, some parents who live apart under two surnames.
    fn guardians(
        &self,
        id: ChildId,
        (man, woman): (&'static str, &'static str),
        accounts: &mut std::ops::RangeFrom<i64>,
        draw: &mut Chance,
    ) -> Vec<Guardian> {
        let siblings = SIBLINGS.iter().position(|(sibling, ..)| *sibling == id);
        if WITHOUT_ACCOUNT.contains(&id) || siblings == Some(1) {
            return Vec::new();
        }
        let mut next = || AccountId(accounts.next().unwrap_or(FIRST_PARENT));
        let father = cycled(&self.fathers, self.drawn);
        let mother = cycled(&self.mothers, self.drawn * 3);
        if siblings == Some(0) {
            return vec![
                Guardian::new(next(), "Edgars", man, "father"),
                Guardian::new(next(), "Ilva", woman, "mother"),
            ];
        }
        let apart = cycled(&self.families, self.drawn + 31).1;
        match draw.below(20) {
            0..=2 => vec![Guardian::new(next(), mother, woman, "mother")],
            3..=5 => vec![
                Guardian::new(next(), mother, apart, "mother"),
                Guardian::new(next(), father, man, "father"),
            ],
            6 => vec![Guardian::new(next(), father, man, "father")],
            _ => vec![
                Guardian::new(next(), mother, woman, "mother"),
                Guardian::new(next(), father, man, "father"),
            ],
        }
    }
}

/// Writes the children, their stays, their families and those families' accounts.
pub async fn write(
    tx: &mut WriteTx,
    frame: &Frame,
    children: &[Child],
    passwords: &Passwords,
) -> Result<(), Error> {
    let since = frame.at(later(frame.start, -7), 10, 0);
    let (accounts, ties) = families(children, since, passwords);
    let (mut rows, mut stays, mut homes) = (Vec::new(), Vec::new(), Vec::new());
    for child in children {
        let bad_code = |error| Error::Program(format!("child {}: {error}", child.id));
        let code: PersonalCode = child.code.parse().map_err(bad_code)?;
        let (given, surname) = (child.given_name.as_str(), child.surname.as_str());
        let (id, key) = (child.id, sorting::sort_key(surname, given));
        rows.push(params![
            INSTITUTION,
            id,
            given,
            surname,
            key,
            code,
            child.born,
            since
        ]);
        for stay in &child.stays {
            stays.push(params![INSTITUTION, id, stay.from, stay.to, stay.group]);
        }
        let home = child.home_from.map(|from| params![INSTITUTION, id, from]);
        homes.extend(home);
    }
    tables::accounts(tx, accounts).await?;
    tables::sign_in_names(tx, both_children_parent(children)).await?;
    tables::children(tx, rows).await?;
    tables::memberships(tx, stays).await?;
    tables::contacts(tx, ties).await?;
    tx.run_many(
        sql!(
            "INSERT INTO regime (institution_id, child_id, from_on, kind, note)
              VALUES ($1, $2, $3, 'home', '')"
        ),
        homes,
    )
    .await?;
    Ok(())
}

/// The parents' accounts, each once, and their ties to the children.
fn families(
    children: &[Child],
    since: Timestamp,
    passwords: &Passwords,
) -> (Vec<Params>, Vec<Params>) {
    let (mut accounts, mut ties) = (Vec::new(), Vec::new());
    let mut seen = FIRST_PARENT - 1;
    for child in children {
        for (place, tie) in child.guardians.iter().enumerate() {
            let (given, surname, account) = (tie.given_name, tie.surname, tie.account);
            let position = i64::try_from(place).unwrap_or_default() + 1;
            let phone = format!("+3712000{:04}", account.0);
            ties.push(params![
                INSTITUTION,
                child.id.0 * 10 + position,
                child.id,
                position,
                tie.kind,
                given,
                surname,
                phone,
                tie.may_see,
                account,
                since
            ]);
            if account.0 <= seen {
                continue; // a sibling's parent
            }
            seen = account.0;
            let key = sorting::sort_key(surname, given);
            let hash = if place == 0 {
                &passwords.first
            } else {
                &passwords.second
            };
            let language = tie.language;
            accounts.push(params![
                INSTITUTION,
                account,
                given,
                surname,
                key,
                *hash,
                false,
                language,
                since
            ]);
        }
    }
    (accounts, ties)
}

/// The sign-in name `vecaks`.
fn both_children_parent(children: &[Child]) -> Vec<Params> {
    let [(sister, ..), _] = SIBLINGS;
    children
        .iter()
        .filter(|child| child.id == sister)
        .filter_map(|child| child.guardians.first())
        .map(|father| params!["vecaks", INSTITUTION, father.account])
        .collect()
}

/// The children of a group on a day, in the order of their keys.
pub fn members(children: &[Child], group: GroupId, day: Date) -> Vec<&Child> {
    children
        .iter()
        .filter(|child| child.is_in(group, day))
        .collect()
}
