//! The institution, its staff, groups, children and parents.

use jiff::civil::Date;
use kernel::sorting::sort_key;
use store::{Params, Result, WriteTx, params, sql};

use super::chance::Chance;
use super::names::{BOYS, FATHERS, GIRLS, GROUPS, LADYBIRDS, MOTHERS, STAFF, SURNAMES};
use super::{Passwords, When};

/// Ids of children begin with the group's number times this.
const PER_GROUP: i64 = 100;
/// Ids of parents begin here.
const PARENTS: i64 = 1_000;

/// A child of the demo, as far as the journals need it.
pub(super) struct Child {
    pub(super) group: i64,
    pub(super) id: i64,
    pub(super) from: Date,
    pub(super) home_from: Option<Date>,
}

/// Rows on their way into the tables.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) accounts: Vec<Params>,
    pub(super) names: Vec<Params>,
    pub(super) roles: Vec<Params>,
    pub(super) groups: Vec<Params>,
    pub(super) children: Vec<Params>,
    pub(super) memberships: Vec<Params>,
    pub(super) guardians: Vec<Params>,
}

impl Rows {
    /// Writes them in the order that foreign keys want.
    pub(super) async fn write(self, tx: &mut WriteTx) -> Result<()> {
        tx.run_many(
            sql!(
                "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash,
                                      must_change, language, theme, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 'lv', 'auto', $8)"
            ),
            self.accounts,
        )
        .await?;
        tx.run_many(
            sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
            self.names,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.groups,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.roles,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO child (institution_id, id, given_name, surname, sort_key, personal_code, birth_on,
                                    created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.children,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO membership (institution_id, child_id, from_on, to_on, group_id)
                 VALUES ($1, $2, $3, $4, $5)"
            ),
            self.memberships,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO guardian (institution_id, child_id, account_id, kind, may_see)
                 VALUES ($1, $2, $3, $4, $5)"
            ),
            self.guardians,
        )
        .await?;
        Ok(())
    }

    fn account(&mut self, id: i64, (given, surname): (&str, &str), hash: &str, when: &When) {
        let key = sort_key(surname, given);
        self.accounts.push(params![
            1_i64, id, given, surname, key, hash, false, when.now
        ]);
    }

    fn guardian(&mut self, child: i64, account: i64, kind: &str) {
        self.guardians
            .push(params![1_i64, child, account, kind, true]);
    }

    fn staff(&mut self, passwords: &Passwords, when: &When) {
        for (id, given, surname, name, role, group, area, subject) in STAFF {
            self.account(id, (given, surname), &passwords.first, when);
            self.names.push(params![name, 1_i64, id]);
            let group = (group != 0).then_some(group);
            let area = (!area.is_empty()).then_some(area);
            self.roles.push(params![
                1_i64, id, id, role, group, area, subject, when.start
            ]);
        }
    }
}

/// An institution's row and its audit chain.
pub(super) async fn institution(
    tx: &mut WriteTx,
    id: i64,
    (name, short_name, slug): (&str, &str, &str),
    when: &When,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO institution (id, name, short_name, slug, city, address, timezone,
                                      absences_due, diary_due, created_at)
             VALUES ($1, $2, $3, $4, 'Liepāja', 'Parauga iela 1, Liepāja, LV-3400', 'Europe/Riga',
                     '09:00', '07:30', $5)"
        ),
        params![id, name, short_name, slug, when.now],
    )
    .await?;
    let begun = web::audit::begin(tx, id.into()).await;
    begun.map_err(|error| store::Error::Program(error.to_string()))
}

/// Fills everything that has a name; the children come back for the journals.
pub(super) async fn fill(
    tx: &mut WriteTx,
    when: &When,
    passwords: &Passwords,
) -> Result<Vec<Child>> {
    let name = "Pirmsskolas izglītības iestāde „Ozolzīlīte”";
    institution(
        tx,
        1,
        (name, "PII „Ozolzīlīte”, Liepāja", "ozolzilite"),
        when,
    )
    .await?;
    let topics = attendance::default_topics(tx, 1.into()).await;
    topics.map_err(|error| store::Error::Program(error.to_string()))?;
    let mut rows = Rows::default();
    rows.staff(passwords, when);
    let mut children = Vec::new();
    for (number, name, age, compulsory, born) in GROUPS {
        rows.groups.push(params![
            1_i64,
            number,
            name,
            sort_key(name, ""),
            number,
            age,
            number,
            compulsory
        ]);
        children.extend(group(&mut rows, number, born, passwords, when));
    }
    known_families(&mut rows, passwords, when);
    rows.write(tx).await?;
    at_home(tx, &children).await?;
    substitutions(tx, when).await?;
    Ok(children)
}

/// Twenty to twenty-four children of a group.
fn group(
    rows: &mut Rows,
    number: i64,
    born: i16,
    passwords: &Passwords,
    when: &When,
) -> Vec<Child> {
    let mut chance = Chance::new(number.unsigned_abs() * 7_919);
    let count = 20 + i64::try_from(chance.below(5)).unwrap_or_default();
    let known: &[_] = if number == 4 { &LADYBIRDS } else { &[] };
    let mut children = Vec::new();
    for at in 0..count {
        let id = number * PER_GROUP + at + 1;
        let listed = usize::try_from(at).ok().and_then(|at| known.get(at));
        // a few came later in the year
        let later = listed.is_none() && at % 11 == 10;
        let from = if later {
            when.start.saturating_add(jiff::Span::new().days(30))
        } else {
            when.start
        };
        let (surname, given, code, birth) = match listed {
            Some((surname, given, code, birth)) => {
                let birth = birth.parse().unwrap_or(when.start);
                (
                    (*surname).to_owned(),
                    (*given).to_owned(),
                    (*code).to_owned(),
                    birth,
                )
            }
            None => invented(&mut chance, number, at, born),
        };
        let key = sort_key(&surname, &given);
        rows.children.push(params![
            1_i64, id, given, surname, key, code, birth, when.now
        ]);
        rows.memberships
            .push(params![1_i64, id, from, None::<Date>, number]);
        if listed.is_none() && at % 7 != 6 {
            parents(rows, &mut chance, id, passwords, when);
        }
        let home_from =
            (code == "34000000066").then(|| when.start.saturating_add(jiff::Span::new().days(30)));
        children.push(Child {
            group: number,
            id,
            from,
            home_from,
        });
    }
    children
}

fn invented(
    chance: &mut Chance,
    number: i64,
    at: i64,
    born: i16,
) -> (String, String, String, Date) {
    let girl = chance.percent(50);
    let given = *chance
        .pick(if girl { &GIRLS } else { &BOYS })
        .unwrap_or(&"Bērns");
    let (woman, man) = *chance.pick(&SURNAMES).unwrap_or(&("Ozola", "Ozols"));
    let surname = if girl { woman } else { man };
    let code = format!(
        "3{}{:04}{:05}",
        2 + chance.below(8),
        number * 111,
        50_000 + at * 137 + number
    );
    let month = i8::try_from(1 + chance.below(12)).unwrap_or(1);
    let day = i8::try_from(1 + chance.below(28)).unwrap_or(1);
    let birth = Date::new(born, month, day).unwrap_or_default();
    (surname.to_owned(), given.to_owned(), code, birth)
}

fn parents(rows: &mut Rows, chance: &mut Chance, child: i64, passwords: &Passwords, when: &When) {
    let (woman, man) = *chance.pick(&SURNAMES).unwrap_or(&("Ozola", "Ozols"));
    let mother = PARENTS + child * 2;
    let given = chance.pick(&MOTHERS).unwrap_or(&"Anna");
    rows.account(mother, (given, woman), &passwords.first, when);
    rows.guardian(child, mother, "mother");
    if chance.percent(70) {
        let given = chance.pick(&FATHERS).unwrap_or(&"Jānis");
        rows.account(mother + 1, (given, man), &passwords.second, when);
        rows.guardian(child, mother + 1, "father");
    }
}

/// The families that the contract and the domain name: Marta's parents, Emīls's foster family, a parent of two.
fn known_families(rows: &mut Rows, passwords: &Passwords, when: &When) {
    for (account, given, surname, child, kind, hash) in [
        (801, "Laura", "Abele", 401, "mother", &passwords.first),
        (802, "Jānis", "Abelis", 401, "father", &passwords.second),
        (803, "Inga", "Āboliņa", 402, "mother", &passwords.first),
        (804, "Zanda", "Bērziņa", 403, "mother", &passwords.first),
        (805, "Ilva", "Bērziņa", 404, "mother", &passwords.first),
        (806, "Pēteris", "Ozols", 404, "father", &passwords.second),
        (807, "Rolands", "Celms", 405, "father", &passwords.first),
        (808, "Vizma", "Čiekure", 406, "mother", &passwords.first),
        (809, "Ingrīda", "Ēriksone", 407, "mother", &passwords.first),
        (810, "Dina", "Ģērmane", 408, "mother", &passwords.first),
        (811, "Aiva", "Ķirse", 409, "mother", &passwords.first),
        (812, "Olena", "Ļebedeva", 410, "mother", &passwords.first),
        (813, "Mudīte", "Kļava", 411, "foster", &passwords.first),
        (814, "Sanda", "Ūdre", 412, "mother", &passwords.first),
        (815, "Egita", "Žagare", 413, "mother", &passwords.first),
        (816, "Kristaps", "Balodis", 414, "father", &passwords.first),
    ] {
        rows.account(account, (given, surname), hash, when);
        rows.guardian(child, account, kind);
    }
    rows.names.push(params!["vecaks", 1_i64, 816_i64]);
    rows.guardian(301, 816, "father");
}

async fn at_home(tx: &mut WriteTx, children: &[Child]) -> Result<()> {
    let home = children
        .iter()
        .filter_map(|child| Some(params![1_i64, child.id, child.home_from?]));
    tx.run_many(
        sql!("INSERT INTO regime (institution_id, child_id, from_on, kind) VALUES ($1, $2, $3, 'home')"),
        home.collect(),
    )
    .await?;
    Ok(())
}

/// 3.19: one that is over, and one this week.
async fn substitutions(tx: &mut WriteTx, when: &When) -> Result<()> {
    let week = calendar::Week::of(when.today);
    let friday = |week: calendar::Week| week.monday().saturating_add(jiff::Span::new().days(4));
    let before = week.previous().previous();
    tx.run_many(
        sql!(
            "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        vec![
            params![1_i64, 1_i64, 12_i64, 13_i64, 2_i64, before.monday(), friday(before)],
            params![1_i64, 2_i64, 7_i64, 9_i64, 4_i64, week.monday(), friday(week)],
        ],
    )
    .await?;
    Ok(())
}
