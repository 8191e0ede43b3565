//! The parent's pages, and the report.

use testkit::{World, on_both};

on_both! {
    async fn a_parent_sees_the_own_childs_day_and_never_another_child(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=excused&was-1=&note-1=zobārsts").await.is(303);
        w.post("Līga", "/groups/1/diary/2026-10-05",
            "revision=0&area-0=language&theme-0=SR%3A+stāsta+par+rudeni&homework-0=Atnest+lapu&action=save").await.is(303);

        let day = w.get("Laura", "/family/1").await;
        day.is(200).has("Marta nav klāt").has("zobārsts").has("stāsta par rudeni").has("Atnest lapu");
        for name in ["Roberts", "Āboliņš", "Toms"] {
            day.lacks(name);
        }
        w.get("Laura", "/family/2").await.is(404);
        w.get("Laura", "/family/201").await.is(404);
        w.get("Līga", "/family/1").await.is(403);
        w.get("Laura", "/family/1/week").await.is(200).has("stāsta par rudeni");
        w.get("Laura", "/family/1?day=2026-13-45").await.is(422);
        w.get("Laura", "/groups/1/attendance").await.is(403);
        assert!(w.audit().await.contains(&"family.see by 14 child 1 group 1".to_owned()));
    }

    async fn a_parent_of_two_sees_both_and_each_apart(w: World) {
        w.get("Kristaps", "/family/4").await.is(200).has("Zane").has("/family/11");
        w.get("Kristaps", "/family/11").await.is(200).has("Pūcītes");
        w.get("Kristaps", "/").await.is(303);
    }

    async fn sight_taken_away_is_gone_at_the_next_request(w: World) {
        w.get("Laura", "/family/1").await.is(200);
        let mut tx = w.write().await;
        tx.run(store::sql!("UPDATE contact SET may_see = $1, may_act = $1 WHERE institution_id = 1 AND account_id = 14"),
            store::params![false]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("Laura", "/family/1").await.is(401);
    }

    async fn the_report_makes_itself_from_the_marks(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=&note-1=%3Dcmd&action=rest-present").await.is(303);
        let report = w.get("Līga", "/reports/attendance?group=1&month=2026-10").await;
        report.is(200).has("2026. gada oktobris").has("izglītība ģimenē").has("Obligātais saturs");
        let csv = w.get("Līga", "/reports/attendance.csv?group=1&month=2026-10").await;
        csv.is(200).has("Abele Marta").has("'=cmd");
        assert!(csv.head["content-disposition"].to_str().unwrap().contains("apmeklejums-marites-2026-10.csv"));
        w.get("Līga", "/reports/attendance?group=2&month=2026-10").await.is(404);
        w.get("Līga", "/reports/attendance?month=2026-10").await.is(422);
        w.get("Līga", "/reports/attendance?group=1&month=2026-13").await.is(422);
        w.get("Baiba", "/reports/attendance?group=1").await.is(403);
    }
}
