//! The lists that a new institution starts with, to be changed by it (DOMAIN 9.6, 9.7).

use kernel::InstitutionId;
use store::{Params, WriteTx, params, sql};
use web::Result;

/// Title and the months in which it is usual.
const SAFETY: [(&str, &str); 22] = [
    ("Grupas un iestādes iekšējās kārtības noteikumi", "IX"),
    ("Evakuācija un rīcība trauksmes laikā", "IX, V"),
    ("Drošība rotaļu laukumā", "IX, IV"),
    ("Drošība ceļā uz pirmsskolu un pastaigā", "IX"),
    ("Droša darbošanās ar šķērēm, adatu, līmi", "X"),
    ("Saskarsme ar svešiem cilvēkiem", "X"),
    ("Atstarotājs un ceļš tumšajā laikā", "XI"),
    (
        "Sveces, brīnumsvecītes, eglītes gaismiņas, pirotehnika",
        "XII",
    ),
    ("Drošība uz ledus", "XII, I, II"),
    ("Pikošanās, ragavas, slidas un lāstekas", "I"),
    ("Zāles un sadzīves ķīmija", "I"),
    ("Drošība internetā un viedierīces", "II"),
    ("Elektroierīces mājās", "II"),
    ("Drošība pie ūdens palu laikā", "III"),
    ("Svešs suns un kaķis", "III"),
    ("Kūlas dedzināšanas bīstamība", "IV"),
    (
        "Ērces, odi, indīgi augi un sēnes",
        "IV, V, VI, VII, VIII, IX",
    ),
    ("Velosipēds, skrejritenis un ķivere", "V"),
    ("Saule, karstums, peldēšana", "V, VI, VII, VIII"),
    ("Sabiedriskais transports un mācību ekskursija", ""),
    ("Ārkārtas tālrunis 112 un ko teikt", "XI, V"),
    ("Higiēna un infekcijas slimību profilakse", ""),
];

/// Title, virtue and month.
const UPBRINGING: [(&str, &str, &str); 13] = [
    ("Sasveicinos un uzrunāju vārdā", "laipnība", "IX"),
    ("Iesākto pabeidzu", "centība", "X"),
    ("Es rūpējos par savu pilsētu", "atbildība", "XI"),
    ("Iepriecinu citus", "līdzcietība", "XII"),
    ("Izmēģinu jauno un lūdzu palīdzību", "drosme", "I"),
    ("Draugs, kurš ir citāds", "tolerance", "II"),
    ("Veselīgi un ar mēru", "mērenība", "III"),
    ("Saudzēju dzīvo", "atbildība", "IV"),
    ("Stāstu un uzklausu", "gudrība", "V"),
    ("Spēlēju godīgi", "godīgums", "VI, VII, VIII"),
    ("Nomierinos pats", "savaldība", "VI, VII, VIII"),
    ("Dalāmies vienādi", "taisnīgums", "VI, VII, VIII"),
    ("Kopā varam vairāk", "solidaritāte", "VI, VII, VIII"),
];

/// Writes the starting lists; their keys count from 1.
pub async fn default_topics(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    let safety = SAFETY
        .iter()
        .map(|(title, months)| ("safety", *title, "", *months));
    let upbringing = UPBRINGING
        .iter()
        .map(|(title, virtue, months)| ("upbringing", *title, *virtue, *months));
    let rows: Vec<Params> = (1_i64..)
        .zip(safety.chain(upbringing))
        .map(|(id, (kind, title, virtue, months))| {
            params![institution, id, kind, title, virtue, months]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO topic (institution_id, id, kind, title, virtue, months)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        rows,
    )
    .await?;
    Ok(())
}
