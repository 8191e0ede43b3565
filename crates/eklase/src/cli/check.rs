//! `eklase migrate` and `eklase check`.

use kernel::InstitutionId;
use store::{params, sql};
use web::audit;

use super::config::Source;
use super::{Failure, out};

/// Brings the schema to this program's version.
pub async fn migrate(source: &Source) -> Result<(), Failure> {
    let applied = source.open()?.migrate().await?;
    match applied.as_slice() {
        [] => out::line("eklase: the schema is up to date"),
        steps => out::line(&format!("eklase: applied {} step(s)", steps.len())),
    }
    Ok(())
}

/// Verifies the schema's version, the database's own integrity and every institution's chain.
pub async fn run(source: &Source) -> Result<(), Failure> {
    let db = source.open()?;
    let version = db.version().await?;
    if version != store::latest_version() {
        return Err(Failure::said(format!(
            "the schema has version {version}, this program needs {}: run `eklase migrate`",
            store::latest_version()
        )));
    }
    if let Some(fault) = db.integrity().await?.first() {
        return Err(Failure::said(format!(
            "the database is damaged ({fault}): restore a backup"
        )));
    }
    let mut tx = db.read().await?;
    let institutions: Vec<(InstitutionId,)> = tx
        .all(sql!("SELECT id FROM institution ORDER BY id"), params![])
        .await?;
    let mut entries = 0;
    for (institution,) in &institutions {
        let verified = audit::verify(&mut tx, *institution).await?;
        if let Some(seq) = verified.broken_at {
            return Err(Failure::said(format!(
                "the audit log of institution {institution} is broken at entry {seq}: entries were changed or \
                 removed outside the program; compare with a backup"
            )));
        }
        entries += verified.entries;
    }
    out::line(&format!(
        "eklase: {} institution(s), {entries} audit entries, every chain is whole",
        institutions.len()
    ));
    Ok(())
}
