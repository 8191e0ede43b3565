//! Sign-ins: the page's own form, each time of another account; and their ceiling, Argon2id alone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use account::Hasher;
use store::{Db, params, rows, sql};

use super::load::{Asked, Measured};
use crate::cli::Failure;

/// Everybody's password.
const PASSWORD: &str = "bench-vaivarini-1";

rows! {
    struct Name {
        name: String,
    }
}

/// The sign-in names, all with the same password.
#[derive(Clone)]
pub struct Names {
    names: Arc<Vec<String>>,
    hash: String,
}

impl Names {
    /// Gives everybody who has a sign-in name the password.
    pub async fn prepare(url: &str) -> Result<Self, Failure> {
        let hash = Hasher.hash(PASSWORD.to_owned()).await?;
        let db = Db::open(url)?;
        let mut tx = db.write().await?;
        tx.run(
            sql!(
                "UPDATE account SET password_hash = $1
                  WHERE EXISTS (SELECT 1 FROM sign_in_name n
                                 WHERE n.institution_id = account.institution_id
                                   AND n.account_id = account.id)"
            ),
            params![hash],
        )
        .await?;
        let names: Vec<Name> = tx
            .all(
                sql!("SELECT name FROM sign_in_name ORDER BY institution_id, account_id"),
                params![],
            )
            .await?;
        tx.commit().await?;
        Ok(Self {
            names: Arc::new(names.into_iter().map(|row| row.name).collect()),
            hash,
        })
    }

    /// S
    pub fn sign_in(&self, n: u64) -> Asked {
        let at = usize::try_from(n).unwrap_or_default() % self.names.len().max(1);
        let name = self.names.get(at).map_or("", String::as_str);
        Asked {
            path: "/login".to_owned(),
            form: Some(format!("name={name}&password={PASSWORD}")),
            ..Asked::default()
        }
    }

    /// The ceiling of S: verifications with the same parameters on as many threads as the server gives them.
    pub fn bare(&self, seconds: u64) -> Result<Measured, Failure> {
        let span = Duration::from_secs(seconds);
        let start = Instant::now();
        let threads: Vec<_> = (0..Hasher::AT_ONCE)
            .map(|_| {
                let hash = self.hash.clone();
                std::thread::spawn(move || verifications(&hash, (start, span)))
            })
            .collect();
        let mut times = Vec::new();
        for thread in threads {
            let done = thread
                .join()
                .map_err(|_| Failure::said("a verification did not end"))?;
            times.extend(done);
        }
        Ok(Measured::of(times, start.elapsed()))
    }
}

fn verifications(hash: &str, (start, span): (Instant, Duration)) -> Vec<Duration> {
    let mut times = Vec::new();
    while start.elapsed() < span {
        let began = Instant::now();
        if Hasher.fits_here(PASSWORD, hash) {
            times.push(began.elapsed());
        }
    }
    times
}
