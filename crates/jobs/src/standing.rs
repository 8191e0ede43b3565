//! How much work waits: for whoever watches over the installation.

use store::{Db, Result, params, rows, sql};

rows! {
    struct State {
        state: String,
        jobs: i64,
    }
}

/// How many jobs there are in each state, of all institutions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Waiting for their time, or for their next try
    pub waiting: i64,
    /// Claimed by a server
    pub running: i64,
    /// Given up, until somebody puts them down anew
    pub failed: i64,
}

/// Counts them.
pub async fn standing(db: &Db) -> Result<Standing> {
    let mut tx = db.read().await?;
    let states: Vec<State> = tx
        .all(
            sql!(
                "SELECT state, count(*) AS jobs FROM job
                  WHERE state IN ('waiting', 'running', 'failed') GROUP BY state ORDER BY state"
            ),
            params![],
        )
        .await?;
    let count = |name: &str| {
        let mut of = states.iter().filter(|one| one.state == name);
        of.next().map_or(0, |one| one.jobs)
    };
    Ok(Standing {
        waiting: count("waiting"),
        running: count("running"),
        failed: count("failed"),
    })
}
