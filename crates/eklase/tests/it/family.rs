//! The parent's pages, and the report.

use testkit::{World, on_both};

/// A month plan as its form sends it.
const PLAN: &str = "theme-new-title=Mana+Latvija&theme-new-question=Kas+mūs+vieno?&theme-new-message=Latvija+ir+mūsu+mājas\
    &theme-new-from=02.11.2026.&theme-new-to=30.11.2026.&theme-new-week-2026-11-09=Mārtiņi+un+sargi\
    &content=Ģimene+un+pilsēta&values=ģimene&values=daba&virtues=drosme&skills=Sadarbība\
    &outcomes-language=Stāsta+par+savu+ģimeni.\
    &item-0-day=05.11.&item-0-starts=16.30&item-0-kind=event&item-0-text=Tirdziņš+zālē";

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

    async fn a_parent_reads_the_groups_month_plan_and_nothing_of_the_staffs_own(w: World) {
        w.get("Laura", "/family/1/plan?month=2026-11").await.is(200).has("Šī mēneša plāna vēl nav").has("Mārītes");
        w.post("Līga", "/groups/1/plans/month/2026-11/edit", PLAN).await.is(303);
        w.post("Ilze", "/groups/1/plans/month/2026-11/comments", "comment=Jāpapildina+saturs").await.is(303);
        for entry in [
            "kind=event&title=Lāpu+gājiens&from_on=11.11.2026.&starts=17:00&place=Pagalms&families=1",
            "kind=event&title=Pedagoģiskā+sēde&from_on=12.11.2026.",
            "kind=task&title=Inventarizācija&from_on=13.11.2026.&families=1",
            "kind=event&title=Pūcīšu+pārgājiens&from_on=17.11.2026.&group=2&families=1",
            "kind=event&title=Mārtiņdienas+tirdziņš&from_on=10.11.2026.&starts=16:30&families=1",
        ] {
            w.post("Daina", "/year-plan/new", &format!("year=2026&{entry}")).await.is(303);
        }

        let plan = w.get("Laura", "/family/1/plan?month=2026-11").await;
        plan.is(200).has("Mana Latvija").has("Kas mūs vieno?").has("Latvija ir mūsu mājas").has("Mārtiņi un sargi")
            .has("Ģimene un pilsēta").has("ģimene, daba").has("drosme").has("Sadarbība").has("Stāsta par savu ģimeni.")
            .has("Tirdziņš zālē").has("Lāpu gājiens").has("plkst. 17:00").has("(Pagalms)");
        for hidden in [
            "Jāpapildina", "Pedagoģiskā", "Inventarizācija", "Pūcīšu pārgājiens", "Līga", "Labot", "/groups/", "/year-plan",
        ] {
            plan.lacks(hidden);
        }
        // what the group says itself is not said a second time
        w.post("Līga", "/groups/1/plans/month/2026-12/edit",
            "content=Advents&item-0-day=01.12.&item-0-kind=event&item-0-text=Adventes+rīts+zālē\
             &item-1-day=16.12.&item-1-starts=16.00&item-1-kind=event&item-1-text=Eglīte").await.is(303);
        w.post("Daina", "/year-plan/new",
            "year=2026&kind=event&title=Ziemassvētku+rīts&from_on=16.12.2026.&starts=16:00&families=1").await.is(303);
        w.post("Daina", "/year-plan/new", "year=2026&kind=event&title=Adventes+rīts&from_on=01.12.2026.&families=1").await.is(303);
        let december = w.get("Laura", "/family/1/plan?month=2026-12").await;
        assert_eq!(december.is(200).body.matches("Adventes rīts").count(), 1);
        december.has("Eglīte").lacks("Ziemassvētku rīts");
        w.get("Laura", "/family/1/plan").await.is(200).has("oktobris").has("month=2026-11").lacks("Mana Latvija");
    }

    async fn the_month_plan_is_of_the_own_childs_group_in_that_month(w: World) {
        w.post("Līga", "/groups/1/plans/month/2026-11/edit", PLAN).await.is(303);
        w.get("Kristaps", "/family/4/plan?month=2026-11").await.is(200).has("Mana Latvija");
        w.get("Kristaps", "/family/11/plan?month=2026-11").await.is(200).has("Pūcītes").lacks("Mana Latvija");
        w.get("Laura", "/family/4/plan").await.is(404);
        w.get("Uldis", "/family/1/plan").await.is(404);
        w.get("Līga", "/family/1/plan").await.is(403);
        for month in ["2026-13", "x", "1999-01", ""] {
            w.get("Laura", &format!("/family/1/plan?month={month}")).await.is(422);
        }
        w.get("Laura", "/family/1/plan?month=2026-08").await.is(200).has("Marta šajā mēnesī nav nevienā grupā");
        w.get("Laura", "/family/1").await.has("href=\"/family/1/plan\"");
    }
}
