//! At least once, never twice at once, and never for ever.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use jobs::{Job, JobError, Registry, Runner, TRIES, Work, run_due};
use kernel::InstitutionId;
use serde::{Deserialize, Serialize};
use store::{params, rows, sql};
use testkit::{NOW, World, on_both};

const HERE: InstitutionId = InstitutionId(1);

/// Says what it is told to, and writes down that it ran.
#[derive(Serialize, Deserialize)]
struct Say {
    word: String,
    ends: Ends,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Ends {
    Well,
    Again,
    GivenUp,
    Panicking,
    /// Well, but only at the third try
    Late,
}

#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Job for Say {
    const NAME: &'static str = "say";
    type Tools = Notes;

    async fn run(self, work: &Work, notes: &Notes) -> Result<(), JobError> {
        let last = if work.is_last() { " last" } else { "" };
        let line = format!("{} {}{last}", self.word, work.attempt());
        notes.0.lock().unwrap().push(line);
        match self.ends {
            Ends::Well => Ok(()),
            Ends::Late if work.attempt() >= 3 => Ok(()),
            Ends::Again | Ends::Late => Err(JobError::Again("not_now")),
            Ends::GivenUp => Err(JobError::GiveUp("never")),
            Ends::Panicking => panic!("a job's own mistake"),
        }
    }
}

rows! {
    #[derive(Debug, PartialEq, Eq)]
    struct Row {
        state: String,
        attempts: i64,
        last_error: Option<String>,
        run_at: Timestamp,
    }
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn after(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

async fn put(w: &World, id: i64, word: &str, ends: Ends) {
    let mut tx = w.write().await;
    let job = Say {
        word: word.to_owned(),
        ends,
    };
    jobs::later(&mut tx, HERE, id, now(), &job).await.unwrap();
    tx.commit().await.unwrap();
}

async fn row(w: &World, id: i64) -> Row {
    let sql = sql!(
        "SELECT state, attempts, last_error, run_at FROM job WHERE institution_id = 1 AND id = $1"
    );
    w.read().await.one(sql, params![id]).await.unwrap()
}

fn registry() -> (Registry, Notes) {
    let notes = Notes::default();
    (Registry::new().with::<Say>(notes.clone()), notes)
}

on_both! {
    async fn a_job_runs_once_after_its_change_is_committed(w: World) {
        let (registry, notes) = registry();
        let mut tx = w.write().await;
        let job = Say { word: "undone".to_owned(), ends: Ends::Well };
        jobs::later(&mut tx, HERE, 1, now(), &job).await.unwrap();
        drop(tx); // the change is not committed, so nothing follows
        put(&w, 2, "one", Ends::Well).await;
        put(&w, 3, "two", Ends::Well).await;

        let ran = run_due(w.db(), &registry, now()).await.unwrap();

        assert_eq!(notes.all(), ["one 1", "two 1"]);
        assert_eq!(ran.iter().map(|ran| (ran.id, ran.outcome)).collect::<Vec<_>>(), [(2, Ok(())), (3, Ok(()))]);
        assert_eq!(row(&w, 2).await.state, "done");
        assert!(run_due(w.db(), &registry, after(1_000_000)).await.unwrap().is_empty());
    }

    async fn a_failure_is_tried_again_ever_more_seldom_and_then_has_failed(w: World) {
        let (registry, notes) = registry();
        put(&w, 1, "one", Ends::Again).await;
        let mut moment = now();
        for wait in [10_i64, 60, 300, 1_800, 7_200, 28_800] {
            assert_eq!(run_due(w.db(), &registry, moment).await.unwrap().len(), 1);
            let next = moment + SignedDuration::from_secs(wait);
            let waiting = row(&w, 1).await;
            assert_eq!((waiting.state.as_str(), waiting.run_at), ("waiting", next));
            assert_eq!(waiting.last_error.as_deref(), Some("not_now"));
            let early = next - SignedDuration::from_secs(1);
            assert!(run_due(w.db(), &registry, early).await.unwrap().is_empty());
            moment = next;
        }
        run_due(w.db(), &registry, moment).await.unwrap();
        let failed = row(&w, 1).await;
        assert_eq!((failed.state.as_str(), failed.attempts), ("failed", TRIES));
        assert_eq!(notes.all().last().unwrap(), "one 7 last");

        let mut tx = w.write().await;
        assert!(jobs::again(&mut tx, HERE, 1, moment).await.unwrap());
        assert!(!jobs::again(&mut tx, InstitutionId(2), 1, moment).await.unwrap());
        tx.commit().await.unwrap();
        run_due(w.db(), &registry, moment).await.unwrap();
        assert_eq!(notes.all().last().unwrap(), "one 1");
    }

    async fn one_that_gives_up_is_not_tried_again_and_a_panic_is(w: World) {
        let (registry, notes) = registry();
        put(&w, 1, "one", Ends::GivenUp).await;
        put(&w, 2, "two", Ends::Panicking).await;
        put(&w, 3, "three", Ends::Well).await;
        run_due(w.db(), &registry, now()).await.unwrap();
        assert_eq!(row(&w, 1).await.state, "failed");
        assert_eq!(row(&w, 1).await.last_error.as_deref(), Some("never"));
        assert_eq!(row(&w, 2).await.last_error.as_deref(), Some("panic"));
        assert_eq!(row(&w, 2).await.state, "waiting");
        assert_eq!(notes.all().len(), 3);
    }

    async fn what_a_crashed_server_had_claimed_runs_when_its_claim_is_over(w: World) {
        let (registry, notes) = registry();
        put(&w, 1, "one", Ends::Well).await;
        let claim = sql!("UPDATE job SET state = 'running', attempts = $1, claimed_until = $2 WHERE institution_id = 1 AND id = 1");
        let mut tx = w.write().await;
        tx.run(claim, params![1_i64, after(120)]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(run_due(w.db(), &registry, after(119)).await.unwrap().is_empty());
        assert_eq!(run_due(w.db(), &registry, after(120)).await.unwrap().len(), 1);
        assert_eq!(notes.all(), ["one 2"]);

        // one that brings every server down is not tried for ever
        let mut tx = w.write().await;
        let again = sql!("UPDATE job SET state = 'running', attempts = $1, claimed_until = $2, finished_at = NULL WHERE institution_id = 1 AND id = 1");
        tx.run(again, params![TRIES, after(300)]).await.unwrap();
        tx.commit().await.unwrap();
        run_due(w.db(), &registry, after(300)).await.unwrap();
        assert_eq!(notes.all(), ["one 2"]);
        assert_eq!(row(&w, 1).await.last_error.as_deref(), Some("lost"));
    }

    async fn a_job_that_only_a_newer_server_knows_waits_for_it(w: World) {
        put(&w, 1, "one", Ends::Well).await;
        run_due(w.db(), &Registry::new(), now()).await.unwrap();
        let waiting = row(&w, 1).await;
        assert_eq!((waiting.state.as_str(), waiting.attempts), ("waiting", 0));
        assert!(waiting.run_at > now());
        let (registry, notes) = registry();
        run_due(w.db(), &registry, waiting.run_at).await.unwrap();
        assert_eq!(notes.all(), ["one 1"]);
    }

    async fn two_servers_do_every_job_once(w: World) {
        let (registry, notes) = registry();
        for id in 1..=40 {
            put(&w, id, &id.to_string(), Ends::Well).await;
        }
        let clock = || -> jobs::Now { Arc::new(now) };
        let servers = [
            Runner::start(w.db().clone(), registry.clone(), clock()).unwrap(),
            Runner::start(w.db().clone(), registry.clone(), clock()).unwrap(),
        ];
        for _ in 0..400 {
            if notes.all().len() >= 40 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        for server in &servers {
            server.end();
            assert!(server.ended(Duration::from_secs(5)).await);
        }
        let mut all = notes.all();
        all.sort();
        all.dedup();
        assert_eq!((all.len(), notes.all().len()), (40, 40));
        assert_eq!(row(&w, 40).await.state, "done");
    }

    async fn a_runner_wakes_at_once_and_lets_what_runs_end(w: World) {
        let (registry, notes) = registry();
        let runner = Runner::start(w.db().clone(), registry, Arc::new(now)).unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await; // it has begun to look seldom
        let began = std::time::Instant::now();
        put(&w, 1, "one", Ends::Well).await;
        while notes.all().is_empty() && began.elapsed() < Duration::from_secs(10) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert_eq!(notes.all(), ["one 1"]);
        runner.end();
        assert!(runner.ended(Duration::from_secs(5)).await);
        put(&w, 2, "two", Ends::Well).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(notes.all(), ["one 1"], "nobody takes work any more");
        assert_eq!(row(&w, 1).await.state, "done");
    }

    async fn a_late_success_is_a_success(w: World) {
        let (registry, notes) = registry();
        put(&w, 1, "one", Ends::Late).await;
        for seconds in [0, 10, 70] {
            run_due(w.db(), &registry, after(seconds)).await.unwrap();
        }
        assert_eq!(notes.all(), ["one 1", "one 2", "one 3"]);
        let done = row(&w, 1).await;
        assert_eq!((done.state.as_str(), done.last_error), ("done", None));
    }
}
