//! Conditional requests: an unchanged page is answered 304 without being made, its look is on record all the same, and
//! every kind of change makes it anew.

use jiff::civil::date;
use store::{Params, Sql, params, rows, sql};
use testkit::{Reply, World, on_both};

const MONTH: &str = "/groups/1/attendance?month=2026-10";
const FAMILY: &str = "/family/1";

fn stamp(reply: &Reply) -> String {
    reply.head["etag"].to_str().unwrap().to_owned()
}

/// Asks again with the stamp of a page that the browser holds.
async fn again(w: &World, who: &str, path: &str, stamp: &str) -> Reply {
    let request = w.request(who, "GET", path).header("if-none-match", stamp);
    w.send(request.body(axum::body::Body::empty()).unwrap())
        .await
}

async fn run(w: &World, sql: &'static Sql, params: Params) {
    let mut tx = w.write().await;
    tx.run(sql, params).await.unwrap();
    tx.commit().await.unwrap();
}

/// The page is the same until the change, and made anew after it.
async fn changes(w: &World, (who, path): (&str, &str), change: impl AsyncFnOnce(&World)) {
    let before = stamp(w.get(who, path).await.is(200));
    again(w, who, path, &before).await.is(304);
    change(w).await;
    let after = again(w, who, path, &before).await;
    after.is(200);
    assert_ne!(stamp(&after), before);
}

rows! {
    #[derive(Debug, PartialEq, Eq)]
    struct Count {
        changes: i64,
        arrangements: i64,
    }
}

async fn count(w: &World) -> Count {
    let mut tx = w.read().await;
    tx.one(
        sql!("SELECT changes, arrangements FROM audit_head WHERE institution_id = 1"),
        params![],
    )
    .await
    .unwrap()
}

on_both! {
    async fn an_unchanged_page_is_not_made_again(w: World) {
        for (who, path) in [("Līga", MONTH), ("Laura", FAMILY)] {
            let first = w.get(who, path).await;
            first.is(200);
            assert_eq!(first.head["cache-control"], "private, no-cache");
            assert!(first.head.get_all("vary").iter().any(|value| value == "cookie"));
            let same = again(&w, who, path, &stamp(&first)).await;
            same.is(304);
            assert_eq!(same.body, "");
            assert_eq!(stamp(&same), stamp(&first));
            assert_eq!(same.head["cache-control"], "private, no-cache");
            assert!(same.head.contains_key("content-security-policy"));
        }
    }

    async fn a_look_is_on_record_however_it_is_answered(w: World) {
        let first = stamp(&w.get("Laura", FAMILY).await);
        let looks = w.audit().await.len();
        again(&w, "Laura", FAMILY, &first).await.is(304);
        let audit = w.audit().await;
        assert_eq!(audit.len(), looks + 1);
        assert_eq!(audit[looks], audit[looks - 1]);
    }

    async fn a_stamp_fits_nobody_else(w: World) {
        let own = stamp(&w.get("Līga", MONTH).await);
        again(&w, "Agnese", MONTH, &own).await.is(200);
        again(&w, "Ilze", MONTH, &own).await.is(200);
        again(&w, "nobody", MONTH, &own).await.is(401);
        again(&w, "Evita", MONTH, &own).await.is(404);
        again(&w, "Līga", "/groups/1/attendance?month=2026-09", &own).await.is(200);
        let mother = stamp(&w.get("Laura", FAMILY).await);
        again(&w, "Jānis", FAMILY, &mother).await.is(200);
    }

    async fn whatever_is_changed_changes_the_stamp(w: World) {
        let month = ("Līga", MONTH);
        changes(&w, month, async |w| { w.post("Agnese", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=excused&was-1=sick&note-1=x&was-note-1=").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Ilze", "/settings/days", "day=06.10.2026.&kind=off&reason=Remonts").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Ilze", "/settings/days/removal", "day=2026-10-06").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Līga", "/children/1/regime", "regime=home&regime-from=06.10.2026.").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Aija", "/children/1/membership", "move-group=2&move-from=07.10.2026.").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Aija", "/groups", "name=Bitītes&number=5&age=5–6&emblem=6").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Līga", "/profile", "language=en&theme=auto").await.is(303); }).await;
        changes(&w, month, async |w| { w.post("Līga", "/profile", "language=en&theme=dark").await.is(303); }).await;
    }

    async fn whatever_a_parent_may_see_changes_the_stamp(w: World) {
        let day = ("Laura", FAMILY);
        changes(&w, day, async |w| { w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=&note-1=gripa").await.is(303); }).await;
        changes(&w, day, async |w| { w.post("Ilze", "/settings/days", "day=05.10.2026.&kind=off&reason=Remonts").await.is(303); }).await;
    }

    async fn what_the_person_is_changes_the_stamp_without_an_entry(w: World) {
        let month = ("Līga", MONTH);
        changes(&w, month, async |w| run(w, sql!("UPDATE staff_role SET to_on = $1 WHERE institution_id = 1 AND id = 6"), params![date(2026, 12, 1)]).await).await;
        changes(&w, month, async |w| run(w, sql!("UPDATE institution SET short_name = 'Cits' WHERE id = $1"), params![1_i64]).await).await;
        changes(&w, month, async |w| run(w, sql!("UPDATE account SET surname = 'Ozola' WHERE institution_id = 1 AND id = $1"), params![6_i64]).await).await;
    }

    async fn tomorrow_is_another_page(w: World) {
        let today = stamp(&w.get("Līga", MONTH).await);
        let w = w.at("2026-10-05T23:59");
        again(&w, "Līga", MONTH, &today).await.is(304);
        let w = w.at("2026-10-06T00:01");
        again(&w, "Līga", MONTH, &today).await.is(200);
    }

    async fn looks_change_nothing_and_changes_are_counted(w: World) {
        let before = count(&w).await;
        w.get("Līga", MONTH).await.is(200);
        w.get("Laura", FAMILY).await.is(200);
        assert_eq!(count(&w).await, before);
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303);
        assert_eq!(count(&w).await.changes, before.changes + 1);
    }

    async fn the_days_own_work_leaves_what_is_remembered_and_a_change_of_the_house_does_not(w: World) {
        let before = count(&w).await;
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303);
        assert_eq!(count(&w).await.arrangements, before.arrangements);
        w.post("Aija", "/groups", "name=Bitītes&number=5&age=5–6&emblem=6").await.is(303);
        assert_eq!(count(&w).await.arrangements, before.arrangements + 1);
    }
}
