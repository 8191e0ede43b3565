//! `eklase import`: children with their parents, staff or groups from a spreadsheet, all of them or none.

use std::path::PathBuf;
use std::sync::Arc;

use import::{Doing, Kind, Plan, Sheet, State};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{AccountId, InstitutionId};
use store::{Db, Ids, ReadTx, WriteTx, params, rows, sql};
use web::audit::{self, Entry};
use web::{About, Clock, Language, Say};

use super::config::Source;
use super::{Failure, out};

/// Options of `import`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// XLSX, XLS, ODS or CSV
    file: PathBuf,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// children, staff or groups (default: what the headings speak of)
    #[arg(long)]
    kind: Option<Kind>,
    /// The institution's name in its public address, needed where there are several
    #[arg(long, value_name = "NAME")]
    institution: Option<String>,
    /// The sign-in name of the person in whose name it is done (default: the institution's superuser)
    #[arg(long = "as", value_name = "NAME")]
    by: Option<String>,
    /// In which language the rows are spoken of: lv or en
    #[arg(long, default_value = "en")]
    language: Language,
    /// Where the database is.
    #[command(flatten)]
    source: Source,
}

rows! {
    struct Place {
        id: InstitutionId,
        slug: String,
        timezone: String,
    }

    struct Person {
        id: AccountId,
    }
}

/// The institution that is meant, with its time zone.
async fn place(tx: &mut ReadTx, slug: Option<&str>) -> Result<(InstitutionId, TimeZone), Failure> {
    let all: Vec<Place> = tx
        .all(
            sql!("SELECT id, slug, timezone FROM institution ORDER BY slug"),
            params![],
        )
        .await?;
    let slugs: Vec<&str> = all.iter().map(|one| one.slug.as_str()).collect();
    let found = match (slug, all.as_slice()) {
        (_, []) => {
            return Err(Failure::said(
                "there is no institution yet: run `eklase setup`",
            ));
        }
        (None, [one]) => one,
        (None, several) if several.len() > 20 => {
            return Err(Failure::said(format!(
                "there are {} institutions: name one with --institution",
                several.len()
            )));
        }
        (None, _) => {
            return Err(Failure::said(format!(
                "there are several institutions: name one of {} with --institution",
                slugs.join(", ")
            )));
        }
        (Some(slug), all) => all.iter().find(|one| one.slug == slug).ok_or_else(|| {
            Failure::said(format!(
                "there is no institution {slug}: check --institution"
            ))
        })?,
    };
    let zone = TimeZone::get(&found.timezone).map_err(|e| Failure::said(e.to_string()))?;
    Ok((found.id, zone))
}

/// In whose name it is done: the audit log and the dated addresses name somebody.
async fn person(
    tx: &mut ReadTx,
    institution: InstitutionId,
    name: Option<&str>,
    today: Date,
) -> Result<AccountId, Failure> {
    let found: Option<Person> = match name {
        Some(name) => {
            tx.opt(
                sql!(
                    "SELECT account_id AS id FROM sign_in_name WHERE name = $2 AND institution_id = $1"
                ),
                params![institution, name],
            )
            .await?
        }
        None => {
            tx.opt(
                sql!(
                    "SELECT account_id AS id
                       FROM staff_role
                      WHERE institution_id = $1 AND role = 'superuser' AND from_on <= $2
                        AND (to_on IS NULL OR to_on >= $2)
                      ORDER BY from_on, id
                      LIMIT 1"
                ),
                params![institution, today],
            )
            .await?
        }
    };
    found.map(|one| one.id).ok_or_else(|| {
        Failure::said("nobody to do it in the name of: give a sign-in name with --as")
    })
}

fn read(args: &Args, say: &Say) -> Result<(Kind, Sheet), Failure> {
    let shown = args.file.display();
    let file = |e: std::io::Error| Failure::said(format!("{shown} cannot be read ({e})"));
    let bytes = std::fs::read(&args.file).map_err(file)?;
    let table = sheets::read(&bytes)
        .map_err(|fault| Failure::said(format!("{shown}: {}", import::file_fault(say, fault))))?;
    let kind = args
        .kind
        .or_else(|| import::kind_of(&table.rows))
        .ok_or_else(|| {
            Failure::said(format!(
                "{shown}: the headings do not tell what the rows are: say --kind children, staff or groups"
            ))
        })?;
    let sheet = Sheet::new(kind, table.rows);
    let missing: Vec<String> = sheet.missing(kind).iter().map(|key| say.t(key)).collect();
    if !missing.is_empty() {
        return Err(Failure::said(format!("{shown}: {}", missing.join(" "))));
    }
    for other in table.others {
        out::line(&format!(
            "the sheet „{other}” is not read, only „{}”",
            table.sheet
        ));
    }
    let ignored = sheet.ignored();
    if !ignored.is_empty() {
        out::line(&say.a("import-ignored", "what", ignored.join(", ")));
    }
    Ok((kind, sheet))
}

/// Every row with a fault or something odd.
fn tell(plan: &Plan, say: &Say) {
    for row in &plan.rows {
        for fault in &row.faults {
            out::error(&format!("row {}: {}", row.line, import::said(say, fault)));
        }
        for note in row.notes.iter().filter(|_| row.faults.is_empty()) {
            out::line(&format!("row {}: {}", row.line, import::said(say, note)));
        }
    }
}

/// Reads the file, says what is wrong, and writes it unless anything is.
pub async fn run(args: Args) -> Result<(), Failure> {
    let say = Say::new(Arc::new(crate::texts()?), args.language);
    let (kind, sheet) = read(&args, &say)?;
    let db = args.source.open()?;
    if db.version().await? != store::latest_version() {
        return Err(Failure::said(
            "the database is of another version: run `eklase migrate`",
        ));
    }
    let now = Clock::system().now();
    let mut tx = db.read().await?;
    let (institution, zone) = place(&mut tx, args.institution.as_deref()).await?;
    let today = zone.to_datetime(now).date();
    let by = person(&mut tx, institution, args.by.as_deref(), today).await?;
    drop(tx);
    let to = To {
        institution,
        by,
        now,
        today,
    };
    let plan = if args.dry_run {
        let mut tx = db.read().await?;
        let plan = import::prepare(&mut tx, institution, today, kind, &sheet).await?;
        judge(&plan, &say)?;
        plan
    } else {
        to.write(&db, kind, &sheet, &say).await?
    };
    let count = |state| plan.count(state);
    let (added, changed, same) = (
        count(State::Added),
        count(State::Changed),
        count(State::Same),
    );
    let would = if args.dry_run { "would be " } else { "" };
    out::line(&format!(
        "eklase: {kind}: {added} {would}added, {changed} {would}changed, {same} unchanged"
    ));
    Ok(())
}

fn judge(plan: &Plan, say: &Say) -> Result<(), Failure> {
    tell(plan, say);
    match plan.count(State::Wrong) {
        0 => Ok(()),
        wrong => Err(Failure::said(format!(
            "{wrong} of {} rows are wrong, nothing is written: mend the file and run it again",
            plan.rows.len()
        ))),
    }
}

/// Where, in whose name and when.
struct To {
    institution: InstitutionId,
    by: AccountId,
    now: Timestamp,
    today: Date,
}

impl To {
    async fn write(&self, db: &Db, kind: Kind, sheet: &Sheet, say: &Say) -> Result<Plan, Failure> {
        let mut tx = db.write().await?;
        import::hold(&mut tx, self.institution).await?;
        let plan = import::prepare(&mut tx, self.institution, self.today, kind, sheet).await?;
        judge(&plan, say)?;
        let ids = Ids::default();
        let now = self.now;
        let mut next = || Ok(ids.next(now)?);
        let mut doing = Doing {
            institution: self.institution,
            by: self.by,
            role: None,
            now,
            today: self.today,
            ids: &mut next,
        };
        let about = import::write(&mut tx, &mut doing, &plan).await?;
        self.audit(&mut tx, kind, about).await?;
        tx.commit().await?;
        Ok(plan)
    }

    async fn audit(&self, tx: &mut WriteTx, kind: Kind, about: Vec<About>) -> Result<(), Failure> {
        let entry = |about: About| Entry {
            at: self.now,
            account: Some(self.by),
            for_account: None,
            action: import::action(kind).name,
            child: about.child,
            group: None,
            day: None,
            address: "eklase import".to_owned(),
            detail: about.detail,
        };
        let entries: Vec<Entry> = about.into_iter().map(entry).collect();
        Ok(audit::append(tx, self.institution, audit::Touches::Arrangements, &entries).await?)
    }
}
