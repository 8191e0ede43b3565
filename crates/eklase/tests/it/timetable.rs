//! "Rotaļnodarbību saraksts" (3.2, 3.3).

use store::{params, sql};
use testkit::{World, on_both};

const PAGE: &str = "/groups/1/timetable";
const EDIT: &str = "/groups/1/timetable/edit";
const APPROVAL: &str = "/groups/1/timetable/approval";
const NEW: &str = "version=0&revision=0&from_on=05.10.2026.&starts-1-0=9:10&ends-1-0=9:40&area-1-0=language&title-1-0=Pasaku rīts";
/// Baiba Lāce with music in both groups at once, on Monday at ten.
const MUSIC: &str =
    "version=0&revision=0&from_on=12.10.2026.&starts-1-0=10:00&ends-1-0=10:30&teacher-1-0=9/Mūzika";

/// Baiba teaches music and Mārtiņš sports.
async fn subjects(w: &World) {
    let mut tx = w.write().await;
    tx.run_many(
        sql!("UPDATE staff_role SET subject = $2 WHERE institution_id = 1 AND account_id = $1"),
        vec![params![9_i64, "Mūzika"], params![10_i64, "Sports"]],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_timetable_is_drafted_submitted_and_approved_and_the_diary_starts_from_it(w: World) {
        w.get("Līga", PAGE).await.is(200).has("vēl nav nevienas versijas").has("/groups/1/plans/week");
        w.post("Līga", EDIT, NEW).await.is(303);
        w.get("Ilze", PAGE).await.is(200).has("Melnraksts").has("09:10–09:40").lacks("Apstiprināt</button>");
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

        let second = "version=0&revision=0&from_on=12.10.2026&starts-1-0=09:30&ends-1-0=10:00&area-1-0=math&title-1-0=Skaitļi&action=submit";
        w.post("Līga", EDIT, second).await.is(303);
        w.post("Ilze", APPROVAL, "version=2&revision=1&decision=approve").await.is(303);

        w.get("Līga", PAGE).await.is(200).has("Stājas spēkā 12.10.2026.").has("Pasaku rīts").has("Skaitļi");
        w.get("Līga", "/groups/1/diary/2026-10-05").await.is(200).has("Pasaku rīts").lacks("Skaitļi");
        w.get("Līga", "/groups/1/diary/2026-10-12").await.is(200).has("Skaitļi").lacks("Pasaku rīts");
    }

    async fn any_version_can_be_seen_and_two_compared_side_by_side(w: World) {
        w.get("Līga", "/groups/1/timetable/compare").await.is(200).has("Nav ko salīdzināt");
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        w.post("Ilze", APPROVAL, "version=1&revision=1&decision=approve").await.is(303);
        let second = NEW.replace("05.10", "12.10").replace("Pasaku rīts", "Pasaku rīts&starts-2-0=09:00&ends-2-0=09:20&area-2-0=math");
        w.post("Līga", EDIT, &second).await.is(303);

        w.get("Rita", "/groups/1/timetable/versions/1").await.is(200).has("Pasaku rīts").has("Apstiprināja Ilze Kronberga").has("Iesniedza Līga Bērziņa");
        w.get("Līga", "/groups/1/timetable/versions/7").await.is(404);
        w.get("Līga", "/groups/1/timetable/compare").await.is(200)
            .has("1. versija, no 05.10.2026.").has("2. versija, no 12.10.2026.").has("Atšķiras 1 nodarbība").has("pievienota");
        w.get("Līga", "/groups/1/timetable/compare?left=2&right=1").await.is(200).has("noņemta");
        w.get("Līga", "/groups/1/timetable/compare?left=1&right=9").await.is(404);
        w.get("Evita", "/groups/1/timetable/versions/1").await.is(404);
        w.get("Aija", "/groups/1/timetable/compare").await.is(403);
    }

    async fn what_is_returned_is_a_draft_again_with_its_remark(w: World) {
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        // a return says why, or nothing is decided
        w.post("Ilze", APPROVAL, "version=1&revision=1&decision=return&remark= ").await.is(422)
            .has("id=\"remark-err\"").has("Uzrakstiet, kas sarakstā jāmaina");
        let long = format!("version=1&revision=1&decision=approve&remark={}", "ā".repeat(2001));
        w.post("Ilze", APPROVAL, &long).await.is(422).has(&"ā".repeat(2001));
        w.post("Ilze", APPROVAL, "version=1&revision=1&decision=return&remark=Trūkst <sporta>.").await.is(303);

        w.get("Līga", PAGE).await.is(200).has("Melnraksts").has("Atdeva labošanai Ilze Kronberga").has("Trūkst &#60;sporta&#62;.");
        w.get("Agnese", EDIT).await.is(200).has("Trūkst &#60;sporta&#62;.");
        w.get("Agnese", "/groups/1/timetable/versions/1").await.is(200).has("Trūkst &#60;sporta&#62;.");
        w.post("Ilze", APPROVAL, "version=1&revision=2&decision=approve").await.is(409);
        w.post("Ilze", APPROVAL, "version=1&revision=2&decision=burn").await.is(422);

        // saved again it still waits to be mended; handed in again it does not, and the remark stays with the version
        let again = NEW.replace("version=0&revision=0", "version=1&revision=2").replace("Pasaku", "Dzejas");
        w.post("Līga", EDIT, &again).await.is(303);
        w.get("Līga", EDIT).await.is(200).has("Trūkst &#60;sporta&#62;.");
        w.post("Līga", EDIT, &again.replace("revision=2", "revision=3&action=submit")).await.is(303);
        w.get("Līga", EDIT).await.is(200).lacks("Trūkst");
        w.get("Līga", "/groups/1/timetable/versions/1").await.is(200).has("Trūkst &#60;sporta&#62;.");
    }

    async fn what_was_changed_after_the_head_saw_it_is_not_approved(w: World) {
        w.post("Līga", EDIT, &format!("{NEW}&action=submit")).await.is(303);
        let changed = "version=1&revision=1&from_on=05.10.2026.&starts-1-0=11:00&ends-1-0=11:20&area-1-0=math&action=submit";
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
        let form = "version=0&revision=0&from_on=rīt&starts-1-0=25:00&area-1-0=&title-1-0=Pasaka&starts-2-0=09:00&ends-2-0=09:30&area-2-0=math&starts-2-1=9:20&ends-2-1=9:40&area-2-1=math&teacher-3-0=77/Dejas&starts-3-0=9:00&ends-3-0=8:00";
        let reply = w.post("Līga", EDIT, form).await;
        reply.is(422).has("value=\"25:00\"").has("value=\"Pasaka\"").has("id=\"starts-2-1-err\"")
            .has("Pārklājas ar šīs dienas nodarbību 09:00–09:30").has("id=\"area-1-0-err\"").has("id=\"from_on-err\"")
            .has("id=\"ends-1-0-err\"").has("id=\"ends-3-0-err\"").has("id=\"teacher-3-0-err\"").has("value=\"77/Dejas\" selected");
        w.post("Līga", EDIT, "version=0&revision=0&from_on=05.10.2026&action=submit").await.is(422);
        w.post("Līga", EDIT, "from_on=05.10.2026").await.is(422);
        w.post("Līga", EDIT, &NEW.replace("language", "magic")).await.is(422);
        w.post("Līga", EDIT, &format!("{NEW}{}", "a".repeat(201))).await.is(422);
        assert!(w.audit().await.is_empty());
    }

    async fn a_subject_is_offered_with_its_teacher_and_brings_its_area(w: World) {
        subjects(&w).await;
        w.get("Līga", EDIT).await.is(200).has("Mūzika – Baiba Lāce").has("Sports – Mārtiņš Egle").has(">Agnese Kalniņa<").lacks("Evita Straume");
        w.post("Līga", EDIT, MUSIC).await.is(303);

        w.get("Līga", PAGE).await.is(200).has("<b>Mūzika</b>").has("Baiba Lāce").has(">KUL<");
        w.get("Līga", EDIT).await.is(200).has("value=\"9/Mūzika\" selected");
    }

    async fn a_teacher_in_two_groups_at_once_is_shown_and_keeps_it_from_being_submitted(w: World) {
        subjects(&w).await;
        let (there, form) = ("/groups/2/timetable/edit", format!("{MUSIC}&action=submit"));
        w.post("Evita", there, &form).await.is(303);

        // a draft is kept, and says so
        w.post("Līga", EDIT, MUSIC).await.is(303);
        w.get("Līga", PAGE).await.is(200).has("Skolotājs vienlaikus būtu divās grupās")
            .has("Pirmdiena 10:00–10:30: Baiba Lāce tajā pašā laikā ir grupā").has("10:00–10:30 (iesniegts apstiprināšanai)");
        let mine = MUSIC.replace("version=0&revision=0", "version=1&revision=1&action=submit");
        w.post("Līga", EDIT, &mine).await.is(422).has("id=\"teacher-1-0-err\"").has("name=\"joint-1-0\"").has("kopīga nodarbība");
        w.get("Līga", PAGE).await.is(200).has("Melnraksts");

        // half an hour later she is free; or both groups are together
        w.post("Līga", EDIT, &mine.replace("starts-1-0=10:00&ends-1-0=10:30", "starts-1-0=10:30&ends-1-0=11:00")).await.is(303);
        let joint = mine.replace("revision=1", "revision=2") + "&joint-1-0=1";
        w.post("Līga", EDIT, &joint).await.is(303);
        w.get("Ilze", PAGE).await.is(200).has("Iesniegts apstiprināšanai").has("kopīga nodarbība").has("Baiba Lāce tajā pašā laikā");
    }

    async fn a_clash_is_sought_on_the_same_dates_and_a_draft_elsewhere_binds_nobody(w: World) {
        subjects(&w).await;
        let (there, approval) = ("/groups/2/timetable/edit", "/groups/2/timetable/approval");
        w.post("Evita", there, MUSIC).await.is(303);
        w.post("Līga", EDIT, MUSIC).await.is(303);
        w.get("Līga", PAGE).await.is(200).has("(melnraksts)").has("iesniegšanu nekavē");
        let mine = MUSIC.replace("version=0&revision=0", "version=1&revision=1&action=submit");
        w.post("Līga", EDIT, &mine).await.is(303);
        // who was first has the hour
        let theirs = mine.replace("9/Mūzika", "9/Mūzika&starts-2-0=09:00&ends-2-0=09:20&area-2-0=math");
        w.post("Evita", there, &theirs).await.is(422);

        // the other group's approved one gives way to a later one of its own from the same day on
        let apart = theirs.replace("starts-1-0=10:00&ends-1-0=10:30", "starts-1-0=11:00&ends-1-0=11:30");
        w.post("Evita", there, &apart).await.is(303);
        w.post("Ilze", approval, "version=1&revision=2&decision=approve").await.is(303);
        let swap = "version=1&revision=2&action=submit&from_on=19.10.2026.&starts-1-0=11:00&ends-1-0=11:30&teacher-1-0=9/Mūzika";
        w.post("Līga", EDIT, swap).await.is(422);
        w.post("Evita", there, "version=0&revision=0&from_on=19.10.2026.&starts-1-0=10:00&ends-1-0=10:30&teacher-1-0=9/Mūzika").await.is(303);
        w.post("Līga", EDIT, swap).await.is(303);
    }

    async fn a_subject_teacher_sees_all_her_lessons_of_the_week(w: World) {
        subjects(&w).await;
        w.post("Evita", "/groups/2/timetable/edit", &format!("{MUSIC}&action=submit")).await.is(303);
        w.get("Baiba", "/timetable/mine").await.is(200).has("Manas nodarbības").has("0 nodarbību")
            .has("Vēl neapstiprināti saraksti").has("iesniegts apstiprināšanai, no 12.10.2026.");
        w.post("Ilze", "/groups/2/timetable/approval", "version=1&revision=1&decision=approve").await.is(303);

        w.get("Baiba", "/timetable/mine").await.is(200).has("0 nodarbību");
        w.get("Baiba", "/timetable/mine?week=2026-W42").await.is(200).has("1 nodarbība").has("10:00–10:30");
        w.get("Mārtiņš", "/timetable/mine?week=2026-W42").await.is(200).has("0 nodarbību");
        w.get("Baiba", PAGE).await.is(200).has("href=\"/timetable/mine\"");
        w.get("Līga", PAGE).await.is(200).lacks("/timetable/mine");
        w.get("Baiba", "/timetable/mine?week=2026-W54").await.is(422);
        for (who, status) in [("Līga", 403), ("Ilze", 403), ("Zita", 403), ("nobody", 401)] {
            assert_eq!(w.get(who, "/timetable/mine").await.status.as_u16(), status, "{who}");
        }
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
