//! Personal files of "Mārītes", some unfinished, other contacts, health notes, and parents' applications: done in time,
//! due, overdue and still to be confirmed.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::families::NAMED;
use super::frame::{Frame, later};
use super::house::{LADYBIRDS, OWLS};
use super::people::LIGA;

/// Names that end so are girls' here.
fn gender(given_name: &str) -> &'static str {
    if given_name.ends_with(['a', 'e']) {
        "girl"
    } else {
        "boy"
    }
}

/// Streets of the demo's town, made up.
const STREETS: [&str; 5] = [
    "Kūrmājas iela",
    "Bāriņu iela",
    "Lielā iela",
    "Ganību iela",
    "Rožu iela",
];

/// The place in the list, allergy or diet, what to do.
const HEALTH: [(i64, &str, &str, &str); 3] = [
    (
        2,
        "allergy",
        "Zemesrieksti un to pārslas",
        "Nedot neko ar riekstiem. Ja parādās izsitumi vai elpas trūkums, zvanīt 113 un mātei.",
    ),
    (5, "diet", "Bez laktozes", "Ēdiens atsevišķi, virtuve zina."),
    (
        8,
        "medical",
        "Lieto brilles",
        "Sporta laikā brilles noņem un noliek etvijā.",
    ),
];

/// The place in the list; "Cita atbildīga persona" as it was typed into one field (3.12.4), or split already.
const OTHERS: [(i64, &str, &str, &str); 3] = [
    (1, "Rasma", "Abele", "vecmamma"),
    (6, "", "Ilga Čiekure, vecmamma, 20 009 106", ""),
    (13, "Modris", "Žagars", "vectēvs"),
];

async fn own_fields(tx: &mut WriteTx) -> Result<(), Error> {
    let mut rows: Vec<Params> = Vec::new();
    for ((_, given_name, ..), place) in NAMED.iter().zip(1_i64..) {
        // the last two files are unfinished
        if place > 11 {
            continue;
        }
        let (language, nationality) = match place {
            7 => ("zviedru un latviešu", ""),
            10 => ("ukraiņu", "ukrainiete"),
            _ => ("latviešu", ""),
        };
        let id = ChildId(LADYBIRDS.0 * 100 + place);
        rows.push(params![
            INSTITUTION,
            id,
            gender(given_name),
            language,
            nationality,
            place == 9
        ]);
    }
    tx.run_many(
        sql!(
            "UPDATE child SET gender = $3, home_language = $4, nationality = $5, photo_ban = $6
              WHERE institution_id = $1 AND id = $2"
        ),
        rows,
    )
    .await?;
    Ok(())
}

async fn addresses(tx: &mut WriteTx, (from, at): (Date, Timestamp)) -> Result<(), Error> {
    let mut rows: Vec<Params> = Vec::new();
    for ((..), place) in NAMED.iter().zip(1_i64..).take(11) {
        let street = usize::try_from(place)
            .ok()
            .and_then(|place| STREETS.get(place % STREETS.len()))
            .copied()
            .unwrap_or_default();
        let id = ChildId(LADYBIRDS.0 * 100 + place);
        for kind in ["declared", "actual"] {
            let line = format!("{street} {}–{}", place * 3, place);
            rows.push(params![
                INSTITUTION,
                id,
                kind,
                from,
                line,
                "Liepāja",
                "LV-3401",
                at,
                LIGA
            ]);
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO child_address (institution_id, child_id, kind, from_on, line, place, postcode, noted_at,
                                        noted_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

async fn photos_and_health(tx: &mut WriteTx, at: Timestamp) -> Result<(), Error> {
    let mut rows: Vec<Params> = Vec::new();
    for place in 1..=10_i64 {
        let id = ChildId(LADYBIRDS.0 * 100 + place);
        for (purpose, allowed) in [
            ("internal", true),
            ("album", true),
            ("website", place % 3 != 0),
            ("social", false),
            ("press", false),
        ] {
            rows.push(params![
                INSTITUTION,
                id,
                purpose,
                allowed && place != 9,
                at,
                LIGA
            ]);
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO photo_permission (institution_id, child_id, purpose, allowed, noted_at, noted_by)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        rows,
    )
    .await?;
    let notes = HEALTH
        .map(|(place, kind, note, what)| {
            let child = ChildId(LADYBIRDS.0 * 100 + place);
            params![INSTITUTION, place, child, kind, note, what, at, LIGA]
        })
        .to_vec();
    tx.run_many(
        sql!(
            "INSERT INTO health_note (institution_id, id, child_id, kind, note, what_to_do, noted_at, noted_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        notes,
    )
    .await?;
    Ok(())
}

async fn others(tx: &mut WriteTx, at: Timestamp) -> Result<(), Error> {
    let rows = OTHERS
        .map(|(place, given_name, surname, note)| {
            let child = ChildId(LADYBIRDS.0 * 100 + place);
            let phone = (!given_name.is_empty()).then(|| format!("+37120009{place:03}"));
            params![
                INSTITUTION,
                child.0 * 10 + 9,
                child,
                given_name,
                surname,
                phone,
                note,
                !given_name.is_empty(),
                at
            ]
        })
        .to_vec();
    tx.run_many(
        sql!(
            "INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, phone, note,
                                  may_see, may_act, may_collect, gets_notices, no_contact, instead_of_parents,
                                  revision, created_at)
             VALUES ($1, $2, $3, 9, 'other', $4, $5, $6, $7, (1 = 0), (1 = 0), $8, (1 = 0), (1 = 0), (1 = 0), 1, $9)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// An application of the register.
struct Application {
    source: &'static str,
    days_ago: i32,
    name: (&'static str, &'static str, &'static str),
    child_name: &'static str,
    group: Option<GroupId>,
    child: Option<ChildId>,
    /// How many days later it was connected
    connected: Option<i32>,
}

/// The consents, as annex 1 has them.
const CONSENTS: &str = "pakalpojumu izvēli veikšu pats, pieslēdzoties E-klasē ar man piešķirto paroli;\n\
man piešķirto paroli nenodošu citai personai (arī ģimenes locekļiem ne);\n\
personas datu apstrādi veic SIA „Paraugs” saskaņā ar noslēgtā līguma noteikumiem;\n\
personas datus apstrādā saskaņā ar Vispārīgo datu aizsardzības regulu un Fizisko personu datu apstrādes likumu.";

const APPLICATIONS: [Application; 4] = [
    Application {
        source: "paper",
        days_ago: 9,
        name: ("Sanda", "Zemīte", "mother"),
        child_name: "Magdalēna Zemīte",
        group: Some(LADYBIRDS),
        child: Some(ChildId(421)),
        connected: None,
    },
    Application {
        source: "paper",
        days_ago: 3,
        name: ("Agita", "Žagare", "mother"),
        child_name: "Elza Žagare",
        group: Some(LADYBIRDS),
        child: Some(ChildId(413)),
        connected: None,
    },
    Application {
        source: "public",
        days_ago: 1,
        name: ("Vita", "Krūze", "mother"),
        child_name: "Emīlija Krūze",
        group: Some(OWLS),
        child: None,
        connected: None,
    },
    Application {
        source: "paper",
        days_ago: 60,
        name: ("Laura", "Abele", "mother"),
        child_name: "Marta Abele",
        group: Some(LADYBIRDS),
        child: Some(ChildId(401)),
        connected: Some(2),
    },
];

async fn applications(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let mut rows: Vec<Params> = Vec::new();
    for (one, id) in APPLICATIONS.iter().zip(1_i64..) {
        let received = later(frame.today, -one.days_ago);
        let closed = one
            .connected
            .map(|days| frame.at(later(received, days), 10, 15));
        let state = match (one.connected, one.child) {
            (Some(_), _) => "connected",
            (None, Some(_)) => "open",
            (None, None) => "unconfirmed",
        };
        let by: Option<AccountId> = closed.map(|_| LIGA);
        rows.push(params![
            INSTITUTION,
            id,
            one.source,
            received,
            one.name.0,
            one.name.1,
            one.name.2,
            format!("+3712000{:04}", 8000 + id),
            one.child_name,
            one.group,
            one.child,
            CONSENTS,
            state,
            frame.at(received, 8, 5),
            closed,
            by
        ]);
    }
    tx.run_many(
        sql!(
            "INSERT INTO access_request (institution_id, id, source, received_on, given_name, surname, kind, phone,
                                         child_name, group_id, child_id, consents, consent_version, state,
                                         entered_at, closed_at, closed_by, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14, $15, $16, '')"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Writes them.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let at = frame.at(frame.start, 9, 30);
    own_fields(tx).await?;
    addresses(tx, (frame.start, at)).await?;
    photos_and_health(tx, at).await?;
    others(tx, at).await?;
    applications(tx, frame).await?;
    tx.run(
        sql!(
            "UPDATE institution
                SET requests_open = (1 = 1), processor = 'SIA „Paraugs”',
                    controller = 'Liepājas valstspilsētas pašvaldība'
              WHERE id = $1"
        ),
        params![INSTITUTION],
    )
    .await?;
    tx.run(
        sql!(
            "UPDATE account SET phone = '+3712000' || (9000 + id)
              WHERE institution_id = $1 AND id IN (SELECT account_id FROM staff_member WHERE institution_id = $1)"
        ),
        params![INSTITUTION],
    )
    .await?;
    Ok(())
}
