//! "Rotaļnodarbību saraksts" (3.3).

use testkit::{World, on_both};

const PAGE: &str = "/groups/1/timetable";
const EDIT: &str = "/groups/1/timetable/edit";
const APPROVAL: &str = "/groups/1/timetable/approval";
const NEW: &str = "version=0&revision=0&from_on=05.10.2026.&starts-1-0=9:10&area-1-0=language&title-1-0=Pasaku rīts";

on_both! {
    async fn a_timetable_is_drafted_submitted_and_approved_and_the_diary_starts_from_it(w: World) {
        w.get("Līga", PAGE).await.is(200).has("vēl nav nevienas versijas");
        w.post("Līga", EDIT, NEW).await.is(303);
        w.get("Ilze", PAGE).await.is(200).has("Melnraksts").has("09:10").lacks("Apstiprināt</button>");
        w.get("Līga", "/groups/1/diary/2026-10-05").await.is(200).lacks("from=timetable");

        w.post("Agnese", EDIT, &NEW.replace("version=0&revision=0", "version=1&revision=1&action=submit")).await.is(303);
        w.get("Ilze", PAGE).await.is(200).has("Iesniegts apstiprināšanai").has("Apstiprināt</button>");
        w.post("Ilze", APPROVAL, "version=1&revision=2&decision=approve").await.is(303);

        w.get("Līga", PAGE).await.is(200).has("Spēkā").has("apstiprināja Ilze Kronberga");
        w.get("Līga", "/groups/1/diary/2026-10-05?from=timetable").await.is(200).has("Pasaku rīts</textarea>");
        w.get("Līga", "/groups/1/diary/2026-09-28").await.is(200).lacks("from=timetable");
        let audit = w.audit().await;
        assert_eq!(audit, [
            "timetable.edit by 6 group 1", "timetable.edit by 7 group 1", "timetable.approve by 2 group 1",
        ]);
    }

    async fn a_new_version_leaves_the_approved_one_in_force_until_its_day(w: World) {
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        w.post("Sanita", APPROVAL, "version=1&revision=1&decision=approve").await.is(303);
        w.get("Līga", EDIT).await.is(200).has("value=\"Pasaku rīts\"").has("name=\"version\" value=\"0\"").has("12.10.2026.");

        let second = "version=0&revision=0&from_on=12.10.2026&starts-1-0=09:30&area-1-0=math&title-1-0=Skaitļi&action=submit";
        w.post("Līga", EDIT, second).await.is(303);
        w.post("Ilze", APPROVAL, "version=2&revision=1&decision=approve").await.is(303);

        w.get("Līga", PAGE).await.is(200).has("Stājas spēkā 12.10.2026.").has("Pasaku rīts").has("Skaitļi");
        w.get("Līga", "/groups/1/diary/2026-10-05").await.is(200).has("Pasaku rīts").lacks("Skaitļi");
        w.get("Līga", "/groups/1/diary/2026-10-12").await.is(200).has("Skaitļi").lacks("Pasaku rīts");
    }

    async fn what_is_returned_is_a_draft_again(w: World) {
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        w.post("Ilze", APPROVAL, "version=1&revision=1&decision=return").await.is(303);

        w.get("Līga", PAGE).await.is(200).has("Melnraksts");
        w.post("Ilze", APPROVAL, "version=1&revision=2&decision=approve").await.is(409);
        w.post("Ilze", APPROVAL, "version=1&revision=2&decision=burn").await.is(422);
    }

    async fn what_was_changed_after_the_head_saw_it_is_not_approved(w: World) {
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        let changed = "version=1&revision=1&from_on=05.10.2026.&starts-1-0=11:00&area-1-0=math&action=submit";
        w.post("Agnese", EDIT, changed).await.is(303);

        w.post("Ilze", APPROVAL, "version=1&revision=1&decision=approve").await.is(409);
    }

    async fn a_stale_save_shows_both_and_changes_nothing(w: World) {
        w.post("Līga", EDIT, NEW).await.is(303);

        let stale = w.post("Agnese", EDIT, &NEW.replace("Pasaku", "Dzejas")).await;

        stale.is(409).has("Pasaku rīts").has("value=\"Dzejas rīts\"").has("Līga Bērziņa")
            .has("name=\"version\" value=\"1\"").has("name=\"revision\" value=\"1\"");
        w.get("Līga", EDIT).await.is(200).has("value=\"Pasaku rīts\"").lacks("Dzejas");
        // the same text is no conflict
        w.post("Agnese", EDIT, NEW).await.is(303);
        assert_eq!(w.audit().await.len(), 1);
    }

    async fn faults_come_back_beside_their_fields(w: World) {
        let form = "version=0&revision=0&from_on=rīt&starts-1-0=25:00&area-1-0=&title-1-0=Pasaka&starts-2-0=09:00&area-2-0=math&starts-2-1=9:00&area-2-1=math";
        let reply = w.post("Līga", EDIT, form).await;
        reply.is(422).has("value=\"25:00\"").has("value=\"Pasaka\"").has("id=\"starts-2-1-err\"")
            .has("id=\"area-1-0-err\"").has("id=\"from_on-err\"");
        w.post("Līga", EDIT, "version=0&revision=0&from_on=05.10.2026&action=submit").await.is(422);
        w.post("Līga", EDIT, "from_on=05.10.2026").await.is(422);
        w.post("Līga", EDIT, &NEW.replace("language", "magic")).await.is(422);
        w.post("Līga", EDIT, &format!("{NEW}{}", "a".repeat(201))).await.is(422);
        assert!(w.audit().await.is_empty());
    }

    async fn only_her_groups_teachers_edit_and_only_the_management_approves(w: World) {
        for (who, status) in [
            ("Evita", 404), ("Zita", 404), ("Ilze", 403), ("Sanita", 403), ("Rita", 403), ("Baiba", 403),
            ("Laura", 403), ("nobody", 401), ("Agnese", 303),
        ] {
            let reply = w.post(who, EDIT, NEW).await;
            assert_eq!(reply.status.as_u16(), status, "{who}: {}", reply.body);
        }
        for (who, status) in [("Līga", 403), ("Daina", 403), ("Ināra", 404), ("nobody", 401)] {
            let reply = w.post(who, APPROVAL, "version=1&revision=1&decision=approve").await;
            assert_eq!(reply.status.as_u16(), status, "{who}: {}", reply.body);
        }
        for (who, status) in [("Evita", 404), ("Ināra", 404), ("Aija", 403), ("Rita", 200), ("Baiba", 200), ("Daina", 200)] {
            assert_eq!(w.get(who, PAGE).await.status.as_u16(), status, "{who}");
        }
    }
}
