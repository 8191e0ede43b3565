//! The people of the world: two preschools, blind to each other.

use jiff::civil::{Date, date};
use kernel::sorting::sort_key;
use store::{Db, Params, params, sql};

/// Monday 5 October 2026, 08:40 in Riga.
pub const NOW: &str = "2026-10-05T05:40:00Z";

/// Institution, account, given name, surname, sign-in name (empty: none), role (empty: a parent), group (0: none), area.
pub type Person = (
    i64,
    i64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    &'static str,
);

/// Everyone who can be named in a test, by given name.
pub const PEOPLE: [Person; 19] = [
    (
        1,
        1,
        "Artūrs",
        "Zariņš",
        "virslietotajs",
        "superuser",
        0,
        "",
    ),
    (1, 2, "Ilze", "Kronberga", "vaditaja", "head", 0, ""),
    (1, 3, "Sanita", "Vītola", "vietniece", "deputy", 0, ""),
    (1, 4, "Daina", "Celma", "metodike", "methodologist", 0, ""),
    (1, 5, "Aija", "Krūmiņa", "lietvede", "clerk", 0, ""),
    (1, 6, "Līga", "Bērziņa", "skolotaja", "group_teacher", 1, ""),
    (
        1,
        7,
        "Agnese",
        "Kalniņa",
        "skolotaja2",
        "group_teacher",
        1,
        "",
    ),
    (
        1,
        8,
        "Evita",
        "Straume",
        "skolotaja3",
        "group_teacher",
        2,
        "",
    ),
    (
        1,
        9,
        "Baiba",
        "Lāce",
        "muzika",
        "subject_teacher",
        0,
        "culture",
    ),
    (
        1,
        10,
        "Mārtiņš",
        "Egle",
        "sports",
        "subject_teacher",
        0,
        "health",
    ),
    (
        1,
        11,
        "Inese",
        "Roze",
        "logopede",
        "speech_therapist",
        0,
        "",
    ),
    (
        1,
        12,
        "Gunta",
        "Liepa",
        "socialais",
        "social_pedagogue",
        0,
        "",
    ),
    (1, 13, "Rita", "Priede", "paligs", "assistant", 1, ""),
    (1, 14, "Laura", "Abele", "", "", 0, ""),
    (1, 15, "Jānis", "Abelis", "", "", 0, ""),
    (1, 16, "Kristaps", "Celms", "vecaks", "", 0, ""),
    (2, 101, "Ināra", "Sveša", "cita-vaditaja", "head", 0, ""),
    (
        2,
        102,
        "Zita",
        "Sveša",
        "cita-skolotaja",
        "group_teacher",
        21,
        "",
    ),
    (2, 103, "Uldis", "Svešais", "cits-vecaks", "", 0, ""),
];

/// Institution, group, child, given name, surname, code, birth date.
const CHILDREN: [(i64, i64, i64, &str, &str, &str, Date); 9] = [
    (1, 1, 1, "Marta", "Abele", "32000000011", date(2021, 3, 12)),
    (
        1,
        1,
        2,
        "Roberts",
        "Āboliņš",
        "32000000022",
        date(2021, 11, 4),
    ),
    (1, 1, 3, "Anna", "Bērziņa", "32000000033", date(2021, 1, 30)),
    (1, 1, 4, "Toms", "Celms", "33000000055", date(2021, 9, 22)),
    (1, 1, 5, "Paula", "Čiekure", "34000000066", date(2021, 8, 8)),
    (1, 1, 6, "Elza", "Žagare", "32000000134", date(2021, 6, 9)),
    (1, 2, 11, "Zane", "Celma", "32000000211", date(2022, 5, 1)),
    (1, 2, 12, "Oto", "Ozols", "32000000222", date(2022, 6, 2)),
    (
        2,
        21,
        201,
        "Svens",
        "Svešais",
        "32000000911",
        date(2021, 6, 3),
    ),
];

/// Parents as contacts: institution, contact, child, account, kind.
const CONTACTS: [(i64, i64, i64, i64, &str); 5] = [
    (1, 11, 1, 14, "mother"),
    (1, 12, 1, 15, "father"),
    (1, 41, 4, 16, "father"),
    (1, 111, 11, 16, "father"),
    (2, 2011, 201, 103, "father"),
];

/// The secret of a person's session.
pub fn secret(given_name: &str) -> String {
    format!("{:x<40}", kernel::sorting::search_key(given_name))
}

/// Fills an empty database.
pub async fn fill(db: &Db) {
    use sha2::Digest as _;
    let mut tx = db.write().await.expect("a write");
    let start = date(2026, 9, 1);
    let now: jiff::Timestamp = NOW.parse().expect("an instant");
    for (id, name, slug) in [
        (1_i64, "Ozolzīlīte", "ozolzilite"),
        (2, "Saulīte", "saulite"),
    ] {
        tx.run(
            sql!(
                "INSERT INTO institution (id, name, short_name, slug, city, address, timezone,
                                          absences_due, diary_due, created_at)
                 VALUES ($1, $2, $2, $3, 'Liepāja', '', 'Europe/Riga', '09:00', '07:30', $4)"
            ),
            params![id, name, slug, now],
        )
        .await
        .expect("an institution");
        web::audit::begin(&mut tx, id.into())
            .await
            .expect("a chain");
    }
    for (institution, id, name, number) in [
        (1_i64, 1_i64, "Mārītes", 4_i64),
        (1, 2, "Pūcītes", 3),
        (2, 21, "Zvaigznītes", 1),
    ] {
        tx.run(
            sql!(
                "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory)
                 VALUES ($1, $2, $3, $4, $5, '5–6', 4, $6)"
            ),
            params![institution, id, name, sort_key(name, ""), number, true],
        )
        .await
        .expect("a group");
    }
    accounts(&mut tx, start, now).await;
    tx.run(
        sql!(
            "INSERT INTO undertaking (institution_id, account_id, version, text, accepted_at, address)
             SELECT institution_id, id, 1, 'apņemos', created_at, '127.0.0.1' FROM account"
        ),
        params![],
    )
    .await
    .expect("undertakings");
    children(&mut tx, start, now).await;
    for (id, kind, title) in [
        (1_i64, "safety", "Atstarotājs un ceļš tumšajā laikā"),
        (2, "upbringing", "Es rūpējos par savu pilsētu"),
    ] {
        tx.run(
            sql!("INSERT INTO topic (institution_id, id, kind, title, virtue, months) VALUES (1, $1, $2, $3, '', 'X')"),
            params![id, kind, title],
        )
        .await
        .expect("a topic");
    }
    tx.run(
        sql!(
            "INSERT INTO tablet (institution_id, id, token_hash, group_id, name, paired_by, paired_at)
             VALUES (1, 1, $1, 1, 'Planšete pie durvīm', 6, $2)"
        ),
        params![sha2::Sha256::digest(secret("tablet")).to_vec(), now],
    )
    .await
    .expect("a tablet");
    tx.commit().await.expect("a commit");
}

async fn accounts(tx: &mut store::WriteTx, start: Date, now: jiff::Timestamp) {
    use sha2::Digest as _;
    let expires = now + jiff::SignedDuration::from_hours(24 * 400);
    let mut accounts: Vec<Params> = Vec::new();
    let (mut names, mut roles, mut sessions) = (Vec::new(), Vec::new(), Vec::new());
    for (institution, id, given, surname, sign_in, role, group, area) in PEOPLE {
        accounts.push(params![
            institution,
            id,
            given,
            surname,
            sort_key(surname, given),
            false,
            now
        ]);
        if !sign_in.is_empty() {
            names.push(params![sign_in, institution, id]);
        }
        if !role.is_empty() {
            let group = (group != 0).then_some(group);
            let area = (!area.is_empty()).then_some(area);
            roles.push(params![institution, id, role, group, area, start]);
        }
        let hash = sha2::Sha256::digest(secret(given)).to_vec();
        sessions.push(params![institution, hash, id, now, expires]);
    }
    tx.run_many(
        sql!(
            "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash,
                                  must_change, language, theme, created_at)
             VALUES ($1, $2, $3, $4, $5, '!', $6, 'lv', 'auto', $7)"
        ),
        accounts,
    )
    .await
    .expect("accounts");
    tx.run_many(
        sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
        names,
    )
    .await
    .expect("names");
    tx.run_many(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on)
             VALUES ($1, $2, $2, $3, $4, $5, '', $6)"
        ),
        roles,
    )
    .await
    .expect("roles");
    tx.run_many(
        sql!(
            "INSERT INTO session (institution_id, token_hash, account_id, created_at, expires_at, address)
             VALUES ($1, $2, $3, $4, $5, '')"
        ),
        sessions,
    )
    .await
    .expect("sessions");
}

async fn children(tx: &mut store::WriteTx, start: Date, now: jiff::Timestamp) {
    let (mut children, mut memberships) = (Vec::new(), Vec::new());
    for (institution, group, id, given, surname, code, birth) in CHILDREN {
        children.push(params![
            institution,
            id,
            given,
            surname,
            sort_key(surname, given),
            code,
            birth,
            now
        ]);
        memberships.push(params![institution, id, start, group]);
    }
    tx.run_many(
        sql!(
            "INSERT INTO child (institution_id, id, given_name, surname, sort_key, personal_code, birth_on,
                                created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        children,
    )
    .await
    .expect("children");
    tx.run_many(
        sql!("INSERT INTO membership (institution_id, child_id, from_on, group_id) VALUES ($1, $2, $3, $4)"),
        memberships,
    )
    .await
    .expect("memberships");
    tx.run(
        sql!(
            "INSERT INTO regime (institution_id, child_id, from_on, kind, note) VALUES (1, 5, $1, 'home', '')"
        ),
        params![date(2026, 10, 1)],
    )
    .await
    .expect("a regime");
    let contacts = CONTACTS
        .map(|(i, id, child, account, kind)| {
            params![i, id, child, id % 10, kind, true, account, now]
        })
        .to_vec();
    tx.run_many(
        sql!(
            "INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, note, may_see,
                                  may_act, may_collect, gets_notices, no_contact, instead_of_parents, account_id,
                                  revision, created_at)
             SELECT institution_id, $2, $3, $4, $5, given_name, surname, '', $6, $6, $6, $6, NOT $6, NOT $6, id, 1, $8
               FROM account WHERE institution_id = $1 AND id = $7"
        ),
        contacts,
    )
    .await
    .expect("contacts");
}
