//! The store over both engines.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it found"
)]

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{Mark, Role, sorting};
use store::{Db, Error, Ids, params, rows, sql};
use testkit::{World, on_both};

rows! {
    #[derive(Debug, PartialEq)]
    struct Account {
        id: i64,
        given_name: String,
        sort_key: Vec<u8>,
        must_change: bool,
        disabled_at: Option<Timestamp>,
        created_at: Timestamp,
    }

    struct Day {
        on_date: Date,
        reason: String,
    }

    struct WrongOrder {
        given_name: String,
        id: i64,
    }
}

async fn count(db: &Db) -> i64 {
    let (n,): (i64,) = db
        .read()
        .await
        .unwrap()
        .one(sql!("SELECT count(*) FROM calendar_day"), params![])
        .await
        .unwrap();
    n
}

async fn add(db: &Db, day: Date) -> store::Result<()> {
    let mut tx = db.write().await?;
    tx.run(
        sql!("INSERT INTO calendar_day (institution_id, on_date, kind, reason) VALUES (1, $1, 'off', $2)"),
        params![day, "remonts"],
    )
    .await?;
    tx.commit().await
}

on_both! {
    async fn every_kind_of_value_comes_back_as_it_went_in(w: World) {
        let at: Timestamp = "2026-03-29T00:59:59.123456Z".parse().unwrap();
        let row = Account {
            id: i64::MAX - 7, given_name: "Žaklīna".to_owned(), sort_key: sorting::sort_key("Ņ", "ā"),
            must_change: true, disabled_at: None, created_at: at,
        };
        let mut tx = w.write().await;
        tx.run(
            sql!("INSERT INTO account (created_at, disabled_at, must_change, sort_key, given_name, id, institution_id,
                                       surname, password_hash, language, theme)
                  VALUES ($6, $5, $4, $3, $2, $1, 1, '', '!', 'lv', 'auto')"),
            params![row.id, row.given_name, row.sort_key, row.must_change, row.disabled_at, row.created_at],
        ).await.unwrap();
        let back: Account = tx.one(
            sql!("SELECT id, given_name, sort_key, must_change, disabled_at, created_at
                    FROM account WHERE institution_id = 1 AND id = $1"),
            params![row.id],
        ).await.unwrap();
        assert_eq!(back, row);
        let none: Vec<(Role, Mark)> = tx.all(
            sql!("SELECT r.role, m.mark FROM staff_role r JOIN attendance_mark m ON m.institution_id = r.institution_id"),
            params![],
        ).await.unwrap();
        assert!(none.is_empty());
    }

    async fn a_date_is_the_same_day_on_both_engines(w: World) {
        for day in [date(2000, 1, 1), date(1999, 12, 31), date(2026, 10, 25), date(2028, 2, 29)] {
            add(w.db(), day).await.unwrap();
        }
        let days: Vec<Day> = w.read().await.all(
            sql!("SELECT on_date, reason FROM calendar_day WHERE institution_id = 1 AND on_date BETWEEN $1 AND $2
                   ORDER BY on_date"),
            params![date(1999, 12, 31), date(2026, 10, 25)],
        ).await.unwrap();
        assert_eq!(days.len(), 3);
        assert_eq!(days[0].on_date, date(1999, 12, 31));
        assert_eq!(days[0].reason, "remonts");
    }

    async fn a_second_row_with_the_same_key_is_taken_and_one_that_leads_nowhere_is_refused(w: World) {
        add(w.db(), date(2026, 11, 2)).await.unwrap();
        assert!(matches!(add(w.db(), date(2026, 11, 2)).await, Err(Error::Taken(_))));
        let mut tx = w.write().await;
        let nowhere = tx.run(
            sql!("INSERT INTO membership (institution_id, child_id, from_on, group_id) VALUES (1, 999, $1, 1)"),
            params![date(2026, 9, 1)],
        ).await;
        assert!(matches!(nowhere, Err(Error::Refused(_))), "{nowhere:?}");
    }

    async fn what_is_not_committed_never_was(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("INSERT INTO calendar_day (institution_id, on_date, kind, reason) VALUES (1, $1, 'off', '')"),
            params![date(2026, 11, 3)]).await.unwrap();
        drop(tx);
        assert_eq!(count(w.db()).await, 0);
    }

    async fn writes_that_arrive_together_all_hold_and_a_failing_one_takes_nobody_with_it(w: World) {
        let start = date(2026, 1, 1);
        let tasks: Vec<_> = (0..60).map(|n: i64| {
            let db = w.db().clone();
            tokio::spawn(async move {
                let day = start.saturating_add(jiff::Span::new().days(n % 50));
                add(&db, day).await
            })
        }).collect();
        let mut taken = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => {}
                Err(Error::Taken(_)) => taken += 1,
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!((count(w.db()).await, taken), (50, 10));
    }

    async fn a_reader_sees_one_moment(w: World) {
        let mut reader = w.read().await;
        let before: (i64,) = reader.one(sql!("SELECT count(*) FROM calendar_day"), params![]).await.unwrap();
        add(w.db(), date(2026, 11, 4)).await.unwrap();
        let after: (i64,) = reader.one(sql!("SELECT count(*) FROM calendar_day"), params![]).await.unwrap();
        assert_eq!(before.0, after.0);
        drop(reader);
        assert_eq!(count(w.db()).await, 1);
    }

    async fn a_lent_connection_comes_back_clean(w: World) {
        for n in 0..40 {
            let mut tx = w.write().await;
            let wrong = tx.run(
                sql!("INSERT INTO calendar_day (institution_id, on_date, kind, reason) VALUES (1, $1, $2, '')"),
                params![date(2026, 11, 5), "holiday"],
            ).await;
            assert!(wrong.is_err(), "round {n}");
        }
        add(w.db(), date(2026, 11, 5)).await.unwrap();
        assert_eq!(count(w.db()).await, 1);
    }

    async fn a_row_struct_that_does_not_fit_its_statement_is_said(w: World) {
        let wrong = w.read().await.all::<WrongOrder>(
            sql!("SELECT id, given_name FROM account WHERE institution_id = 1"), params![]).await;
        assert!(wrong.is_err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_cannot_write_in_the_engine_either() {
    for w in [World::sqlite().await, World::postgres().await] {
        let written: store::Result<Vec<(i64,)>> = w
            .read()
            .await
            .all(
                sql!("DELETE FROM session WHERE institution_id = 1 RETURNING account_id"),
                params![],
            )
            .await;
        assert!(written.is_err());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acknowledged_write_is_there_after_the_process_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("kept.sqlite").display());
    let db = Db::open(&url).unwrap();
    db.migrate().await.unwrap();
    let w = World::sqlite().await;
    drop(w);
    let mut tx = db.write().await.unwrap();
    tx.run(
        sql!("INSERT INTO sign_in_failure (subject, failures, window_ends_at) VALUES ('x', 1, $1)"),
        params![Timestamp::UNIX_EPOCH],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    // as a crash leaves it: no connection is closed, the file is read by somebody else
    let other = Db::open(&url).unwrap();
    let (n,): (i64,) = other
        .read()
        .await
        .unwrap()
        .one(sql!("SELECT failures FROM sign_in_failure"), params![])
        .await
        .unwrap();
    assert_eq!(n, 1);
}

#[test]
fn ids_grow_with_time_and_never_repeat() {
    let ids = Ids::default();
    let at: Timestamp = "2026-10-05T05:40:00Z".parse().unwrap();
    let mut list: Vec<i64> = (0..10_000).map(|_| ids.next(at).unwrap()).collect();
    assert!(list.is_sorted());
    list.dedup();
    assert_eq!(list.len(), 10_000);
    let later = ids.next(at + jiff::SignedDuration::from_hours(1)).unwrap();
    assert!(later > *list.last().unwrap());
}

#[test]
fn parameters_are_numbered_in_sqlite_too() {
    let sql = sql!("SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT) AS both_texts");
    assert_eq!(
        sql.sqlite(),
        "SELECT CAST(?2 AS TEXT) || CAST(?1 AS TEXT) AS both_texts"
    );
}
