//! The staff of DOMAIN 9.1 with their roles, and who stands in for whom.

use calendar::{SchoolYear, Week};
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, Role, sorting};
use store::{Error, WriteTx, params, sql};

use super::frame::Frame;
use super::house::{self, CUBS, LADYBIRDS};
use super::tables;
use super::{INSTITUTION, Passwords};

/// Līga Bērziņa, `skolotaja`
pub const LIGA: AccountId = AccountId(41);
/// Agnese Kalniņa, `skolotaja2`
pub const AGNESE: AccountId = AccountId(42);
/// Ginta Ķēniņa of "Pūcītes"
pub const GINTA: AccountId = AccountId(32);
/// Sarmīte Upīte of "Lācēni"
const SARMITE: AccountId = AccountId(51);
/// Ilze Kronberga, the head
pub const HEAD: AccountId = AccountId(2);
/// Baiba Lāce, `muzika`
pub const MUSIC: AccountId = AccountId(6);
/// Mārtiņš Egle, `sports`
pub const SPORTS: AccountId = AccountId(7);
/// How many weeks ago Līga Bērziņa stood in for Sarmīte Upīte.
const WEEKS_AGO: usize = 3;

/// Key, given name, surname, sign-in name and role; the key of a group's person begins with the group's number.
const STAFF: [(i64, &str, &str, &str, Role); 24] = [
    (1, "Artūrs", "Zariņš", "virslietotajs", Role::Superuser),
    (2, "Ilze", "Kronberga", "vaditaja", Role::Head),
    (3, "Sanita", "Vītola", "vietniece", Role::Deputy),
    (4, "Daina", "Celma", "metodike", Role::Methodologist),
    (5, "Aija", "Krūmiņa", "lietvede", Role::Clerk),
    (6, "Baiba", "Lāce", "muzika", Role::SubjectTeacher),
    (7, "Mārtiņš", "Egle", "sports", Role::SubjectTeacher),
    (8, "Inese", "Roze", "logopede", Role::SpeechTherapist),
    (9, "Gunta", "Liepa", "socialais", Role::SocialPedagogue),
    (11, "Dace", "Ozoliņa", "dace.ozolina", Role::GroupTeacher),
    (12, "Ieva", "Grava", "ieva.grava", Role::GroupTeacher),
    (13, "Zenta", "Lapa", "zenta.lapa", Role::Assistant),
    (
        21,
        "Kristīne",
        "Vanaga",
        "kristine.vanaga",
        Role::GroupTeacher,
    ),
    (22, "Una", "Meiere", "una.meiere", Role::GroupTeacher),
    (23, "Ruta", "Sproģe", "ruta.sproge", Role::Assistant),
    (31, "Evita", "Straume", "skolotaja3", Role::GroupTeacher),
    (32, "Ginta", "Ķēniņa", "ginta.kenina", Role::GroupTeacher),
    (33, "Mirdza", "Ābele", "mirdza.abele", Role::Assistant),
    (41, "Līga", "Bērziņa", "skolotaja", Role::GroupTeacher),
    (42, "Agnese", "Kalniņa", "skolotaja2", Role::GroupTeacher),
    (43, "Rita", "Priede", "paligs", Role::Assistant),
    (51, "Sarmīte", "Upīte", "sarmite.upite", Role::GroupTeacher),
    (52, "Elīna", "Šmite", "elina.smite", Role::GroupTeacher),
    (53, "Velta", "Niedre", "velta.niedre", Role::Assistant),
];

/// Both teachers of a group.
pub const fn teachers(group: GroupId) -> [AccountId; 2] {
    [AccountId(group.0 * 10 + 1), AccountId(group.0 * 10 + 2)]
}

/// The week of a substitution that is over, and the one of this week.
fn substitution_weeks(frame: &Frame) -> [Week; 2] {
    let this = Week::of(frame.today);
    let past = std::iter::successors(Some(this), |week| Some(week.previous()));
    [past.into_iter().nth(WEEKS_AGO).unwrap_or(this), this]
}

/// Who writes in the group's journals on a day: one of its teachers in turn, or a substitute with the absent one.
pub fn writer(
    frame: &Frame,
    group: GroupId,
    day: Date,
    turn: usize,
) -> (AccountId, Option<AccountId>) {
    let [past, this] = substitution_weeks(frame);
    let [first, second] = teachers(group);
    let mine = if turn.is_multiple_of(2) {
        first
    } else {
        second
    };
    match mine {
        AGNESE if this.contains(day) => (GINTA, Some(AGNESE)),
        SARMITE if past.contains(day) => (LIGA, Some(SARMITE)),
        own => (own, None),
    }
}

/// Writes the staff and the substitutions.
pub async fn write(tx: &mut WriteTx, frame: &Frame, passwords: &Passwords) -> Result<(), Error> {
    let founded = house::founded(frame);
    let since = frame.at(founded, 9, 30);
    let (mut accounts, mut names, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    for (id, given, surname, name, role) in STAFF {
        let key = sorting::sort_key(surname, given);
        let hash = &passwords.first;
        accounts.push(params![
            INSTITUTION,
            id,
            given,
            surname,
            key,
            *hash,
            false,
            "lv",
            since
        ]);
        names.push(params![name, INSTITUTION, id]);
        let group = role.needs_group().then_some(GroupId(id / 10));
        let (area, subject) = match name {
            "muzika" => (Some(Area::Culture), "Mūzika"),
            "sports" => (Some(Area::Health), "Sports"),
            _ => (None, ""),
        };
        let from = since_when(frame.year, founded, id);
        roles.push(params![
            INSTITUTION,
            id,
            id,
            role,
            group,
            area,
            subject,
            from
        ]);
    }
    tables::accounts(tx, accounts).await?;
    tables::sign_in_names(tx, names).await?;
    tables::roles(tx, roles).await?;
    let [past, this] = substitution_weeks(frame);
    let row = |id: i64, absent: AccountId, substitute: AccountId, group: GroupId, week: Week| {
        let [monday, .., friday] = week.weekdays();
        params![INSTITUTION, id, absent, substitute, group, monday, friday]
    };
    tx.run_many(
        sql!(
            "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        vec![
            row(1, SARMITE, LIGA, CUBS, past),
            row(2, AGNESE, GINTA, LADYBIRDS, this),
        ],
    )
    .await?;
    Ok(())
}

/// Most since the beginning, some since the school year before; a group's teachers before this one.
fn since_when(year: SchoolYear, founded: Date, id: i64) -> Date {
    if id % 4 == 0 {
        year.previous().first()
    } else {
        founded
    }
}
