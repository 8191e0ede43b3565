//! `eklase setup`: the first institution and its superuser.

use std::io::{BufRead as _, Write as _};

use kernel::{AccountId, InstitutionId, sorting};
use people::Founding;
use store::Ids;
use web::Clock;

use super::config::Source;
use super::{Failure, out};

/// Options of `setup`: what is not given is asked for.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Where the database is.
    #[command(flatten)]
    source: Source,
    /// In full, such as "Pirmsskolas izglītības iestāde „Ozolzīlīte”"
    #[arg(long)]
    institution: Option<String>,
    /// "Liepāja"
    #[arg(long)]
    city: Option<String>,
    /// "Parauga iela 1, Liepāja, LV-3400"
    #[arg(long)]
    address: Option<String>,
    /// The superuser's first name
    #[arg(long)]
    given_name: Option<String>,
    /// The superuser's surname
    #[arg(long)]
    surname: Option<String>,
    /// The superuser's sign-in name
    #[arg(long)]
    sign_in_name: Option<String>,
    /// A file with the superuser's password; otherwise EKLASE_PASSWORD, or it is asked for
    #[arg(long, value_name = "FILE")]
    password_file: Option<std::path::PathBuf>,
}

fn ask(given: Option<String>, question: &str) -> Result<String, Failure> {
    let text = if let Some(text) = given {
        text
    } else {
        write!(std::io::stderr(), "{question}: ")?;
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        line
    };
    let text = text.trim().to_owned();
    if text.is_empty() {
        return Err(Failure::said(format!("{question}: an answer is needed")));
    }
    Ok(text)
}

fn password(args: &Args) -> Result<String, Failure> {
    if let Some(file) = &args.password_file {
        let text = std::fs::read_to_string(file)
            .map_err(|e| Failure::said(format!("{}: {e}", file.display())))?;
        return Ok(text.trim_end_matches(['\n', '\r']).to_owned());
    }
    if let Ok(text) = std::env::var("EKLASE_PASSWORD") {
        return Ok(text);
    }
    Ok(rpassword::prompt_password(
        "Superuser's password (8 to 128 characters): ",
    )?)
}

/// "Pirmsskolas izglītības iestāde „Ozolzīlīte”" → "pirmsskolas-izglitibas-iestade-ozolzilite"
fn slug(name: &str) -> String {
    let plain = sorting::search_key(name);
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn valid_sign_in_name(name: &str) -> bool {
    (3..=60).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
        && name.chars().any(|c| c.is_ascii_lowercase())
}

/// Makes it, or says why not.
pub async fn run(args: Args) -> Result<(), Failure> {
    let name = ask(args.institution.clone(), "Institution")?;
    let city = ask(args.city.clone(), "City")?;
    let address = args.address.clone().unwrap_or_default();
    let given_name = ask(args.given_name.clone(), "Superuser's first name")?;
    let surname = ask(args.surname.clone(), "Superuser's surname")?;
    let sign_in_name = ask(args.sign_in_name.clone(), "Superuser's sign-in name")?.to_lowercase();
    if !valid_sign_in_name(&sign_in_name) {
        return Err(Failure::said(
            "a sign-in name has 3 to 60 letters a-z, digits, dots or dashes",
        ));
    }
    let password = password(&args)?;
    let mut own = account::Own::default();
    for word in [&name, &given_name, &surname, &sign_in_name] {
        own.add(word);
    }
    if account::judge_for(&password, &own) != account::Strength::Good {
        return Err(Failure::said(
            "the password needs 8 to 128 characters, must not be a common one and not be made of these names",
        ));
    }
    let db = args.source.open()?;
    db.migrate().await?;
    let (ids, clock) = (Ids::default(), Clock::system());
    let now = clock.now();
    let zone = jiff::tz::TimeZone::get("Europe/Riga").map_err(|e| Failure::said(e.to_string()))?;
    let founding = Founding {
        id: InstitutionId(ids.next(now)?),
        short_name: format!("{name}, {city}"),
        slug: slug(&name),
        name,
        city,
        address,
        superuser: AccountId(ids.next(now)?),
        given_name,
        surname,
        sign_in_name: sign_in_name.clone(),
        password_hash: account::Hasher.hash(password).await?,
    };
    let mut tx = db.write().await?;
    let made = people::found(&mut tx, &founding, now, zone.to_datetime(now).date()).await;
    made.map_err(|error| match error {
        web::Error::Conflict(_) => Failure::said(format!(
            "there is an institution or a sign-in name like that already ({}): choose another",
            founding.sign_in_name
        )),
        other => other.into(),
    })?;
    attendance::default_topics(&mut tx, founding.id).await?;
    let year = calendar::SchoolYear::of(zone.to_datetime(now).date());
    curriculum::seed(&mut tx, founding.id, year.first()).await?;
    tx.commit().await?;
    out::line(&format!(
        "eklase: made „{}”; sign in as {sign_in_name} after `eklase serve`",
        founding.name
    ));
    Ok(())
}
