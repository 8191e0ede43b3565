//! What is forgotten, and when (docs/operations.md).

use jiff::Timestamp;
use store::{params, rows, sql};
use testkit::{World, on_both};

rows! {
    struct Kept {
        state: String,
        phone: Option<String>,
    }
}

async fn messages(w: &World) -> Vec<(String, bool)> {
    let all: Vec<Kept> = w
        .read()
        .await
        .all(
            sql!("SELECT state, phone FROM outgoing_message WHERE institution_id = 1 ORDER BY id"),
            params![],
        )
        .await
        .unwrap();
    all.into_iter()
        .map(|one| (one.state, one.phone.is_some()))
        .collect()
}

async fn count(w: &World, sql: &'static store::Sql) -> i64 {
    let (count,): (i64,) = w.read().await.one(sql, params![]).await.unwrap();
    count
}

on_both! {
    async fn a_number_is_forgotten_ninety_days_after_the_message_went(w: World) {
        w.post("Laura", "/profile/contacts", "phone=20008888").await.is(303);
        w.work().await;
        assert_eq!(messages(&w).await, [("sent".to_owned(), true)]);
        let w = w.at("2027-01-02T08:00");
        assert!(w.daily().await.iter().all(|ran| ran.outcome.is_ok()));
        assert_eq!(messages(&w).await, [("sent".to_owned(), true)], "89 days");
        let w = w.at("2027-01-03T09:00");
        assert_eq!(w.daily().await.len(), 6, "three jobs of both preschools");
        assert_eq!(messages(&w).await, [("sent".to_owned(), false)]);
        w.get("Aija", "/messages").await.is(200).has("dzēsts pēc 90 dienām").has("Laura Abele");
        assert!(w.daily().await.is_empty(), "once a day");
    }

    async fn a_message_that_is_still_to_go_keeps_its_number(w: World) {
        w.post("Laura", "/profile/contacts", "phone=20008888").await.is(303);
        let mut tx = w.write().await;
        let later: Timestamp = "2027-06-01T00:00:00Z".parse().unwrap();
        tx.run(sql!("UPDATE job SET run_at = $1"), params![later]).await.unwrap();
        tx.commit().await.unwrap();
        let w = w.at("2027-03-01T08:40");
        w.daily().await;
        assert_eq!(messages(&w).await, [("waiting".to_owned(), true)]);
    }

    async fn one_that_did_not_go_is_forgotten_too_and_is_not_sent_again(w: World) {
        w.post("Laura", "/profile/contacts", "phone=20008888").await.is(303);
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE outgoing_message SET state = 'given_up'"), params![]).await.unwrap();
        let ended: Timestamp = "2026-10-05T06:00:00Z".parse().unwrap();
        tx.run(sql!("UPDATE job SET state = 'failed', finished_at = $1"), params![ended]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("Aija", "/messages").await.has("Sūtīt vēlreiz");
        let w = w.at("2027-01-04T08:40");
        w.daily().await;
        assert_eq!(messages(&w).await, [("given_up".to_owned(), false)]);
        let page = w.get("Aija", "/messages").await;
        page.is(200).lacks("Sūtīt vēlreiz").has("dzēsts pēc 90 dienām");
        let (id,): (i64,) = w.read().await.one(sql!("SELECT id FROM outgoing_message"), params![]).await.unwrap();
        w.post("Aija", &format!("/messages/{id}/attempts"), "").await.is(303);
        assert!(w.work().await.is_empty());
    }

    async fn failures_and_sessions_are_forgotten(w: World) {
        w.post("nobody", "/login", "name=skolotaja&password=nepareiza").await.is(401);
        let mut tx = w.write().await;
        let ends: Timestamp = "2026-10-06T08:00:00Z".parse().unwrap();
        tx.run(sql!("UPDATE session SET expires_at = $1 WHERE account_id = 14"), params![ends]).await.unwrap();
        tx.commit().await.unwrap();
        let sessions = sql!("SELECT count(*) FROM session WHERE account_id = 14");
        let (failures, counts) = (sql!("SELECT count(*) FROM account_failure"), sql!("SELECT count(*) FROM sign_in_failure"));
        let w = w.at("2026-10-06T12:00");
        w.daily().await;
        assert_eq!((count(&w, failures).await, count(&w, sessions).await), (1, 1));
        let w = w.at("2026-10-08T12:00");
        w.daily().await;
        assert_eq!((count(&w, failures).await, count(&w, counts).await, count(&w, sessions).await), (1, 0, 0));
        let w = w.at("2027-01-04T12:00");
        w.daily().await;
        assert_eq!(count(&w, failures).await, 0);
    }
}
