//! "Apmeklējuma atskaite" (3.11): its steps, its sheet and its CSV.

use jiff::civil::date;
use store::{params, sql};
use testkit::{World, on_both};

const OCTOBER: &str = "/reports/attendance?group=1&month=2026-10";

on_both! {
    async fn the_steps_offer_only_groups_that_the_person_may_report(w: World) {
        let steps = w.get("Līga", "/reports").await;
        steps.is(200).has("Kopsavilkums").has("Obligātais saturs").has("Izveidot").has(">Mārītes</option>");
        steps.lacks(">Pūcītes</option>").has("value=\"2026-10\" selected");
        for who in ["Ilze", "Sanita", "Daina", "Aija"] {
            w.get(who, "/reports").await.is(200).has(">Mārītes</option>").has(">Pūcītes</option>");
        }
        // a music teacher reaches every group, a group teacher of one reports only that one
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on)
                 VALUES (1, 900, 6, 'subject_teacher', NULL, 'culture', '', $1)"
            ),
            params![date(2026, 9, 1)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        w.get("Līga", "/reports").await.is(200).has(">Mārītes</option>").lacks(">Pūcītes</option>");
        w.get("Līga", "/reports/attendance?group=2").await.is(404);
    }

    async fn who_may_make_none_is_told_so_before_the_address_is_looked_at(w: World) {
        for path in ["/reports/attendance", "/reports/attendance.csv", "/reports/attendance?group=x", OCTOBER] {
            w.get("nobody", path).await.is(401);
            for who in ["Artūrs", "Baiba", "Inese", "Gunta", "Rita", "Laura"] {
                w.get(who, path).await.is(403);
            }
        }
        for path in ["/reports/attendance?group=21", "/reports/attendance?group=999", "/reports/attendance.csv?group=2"] {
            w.get("Līga", path).await.is(404);
        }
        w.get("Ilze", "/reports/attendance.csv?group=21").await.is(404);
    }

    async fn a_missing_group_brings_the_steps_back_and_the_month_stays(w: World) {
        for query in ["?month=2026-09", "?group=&month=2026-09", "?group=x&month=2026-09"] {
            let steps = w.get("Līga", &format!("/reports/attendance{query}")).await;
            steps.is(422).has("err-summary").has("href=\"#group\"").has("aria-describedby=\"group-fault\"");
            steps.has("value=\"2026-09\" selected");
        }
        w.get("Līga", "/reports/attendance.csv").await.is(422);
        for month in ["2026-13", "2026-00", "x", "", "1999-01", "9999-12", "-1"] {
            w.get("Līga", &format!("/reports/attendance?group=1&month={month}")).await.is(422);
        }
    }

    async fn the_content_and_the_month_must_fit(w: World) {
        w.get("Līga", &format!("{OCTOBER}&content=content")).await.is(200).has("<span>Obligātais saturs</span>");
        let summer = w.get("Līga", "/reports/attendance?group=1&month=2027-07&content=summer").await;
        summer.is(200).has("<span>Apgūtā nostiprināšana").lacks("<span>Obligātais saturs</span>");
        let misfit = w.get("Līga", &format!("{OCTOBER}&content=summer")).await;
        misfit.is(422).has("href=\"#month\"").has("Mēnesis neatbilst saturam");
        misfit.has("value=\"summer\" selected").has("value=\"2026-10\" selected");
        w.get("Līga", &format!("{OCTOBER}&content=x")).await.is(422);
        w.get("Evita", &format!("{OCTOBER}&content=summer")).await.is(404);
    }

    async fn the_sheet_says_which_days_are_not_done_and_who_signs(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-2=unexcused&was-2=&action=rest-present").await.is(303);
        let sheet = w.get("Līga", OCTOBER).await;
        sheet.is(200).has("Vēl nav aizpildītas dienas").has("02.10.2026.").lacks("05.10.2026.,").lacks("06.10.2026.,");
        sheet.has("Līga Bērziņa").has("Agnese Kalniņa").has("Ilze Kronberga").lacks("Evita Straume");
        sheet.has("<td class=\"c-n\">N</td>").has("izglītība ģimenē");
        // who learns at home was not counted as being there, nor was anybody on a day to come
        sheet.lacks("<td class=\"tot\">0</td>").lacks("<td>0</td>");
        assert!(w.audit().await.contains(&"reports.attendance by 6 group 1".to_owned()));
    }

    async fn a_child_who_comes_in_the_month_owes_only_the_days_since(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!("UPDATE membership SET from_on = $1 WHERE institution_id = 1 AND child_id = 6"),
            params![date(2026, 10, 29)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let sheet = w.get("Līga", OCTOBER).await;
        sheet.is(200).has("<td>–</td>").has("grupā 2 darba dienas");
        let csv = w.get("Līga", "/reports/attendance.csv?group=1&month=2026-10").await;
        let elza = csv.body.lines().find(|line| line.starts_with("Žagare Elza")).unwrap().to_owned();
        assert_eq!(elza, format!("Žagare Elza;{};;;2;0;0;0;0;0;0;", vec!["–"; 20].join(";")));
    }

    async fn the_csv_opens_in_excel_and_holds_no_formula(w: World) {
        w.post_pairs("Līga", "/groups/1/attendance/2026-10-05", &[
            ("mark-1", "sick"), ("was-1", ""), ("note-1", "=HYPERLINK(\"x\";\"y\")"), ("action", "rest-present"),
        ]).await.is(303);
        let csv = w.get("Līga", "/reports/attendance.csv?group=1&month=2026-10").await;
        csv.is(200);
        assert_eq!(csv.head["content-type"], "text/csv; charset=utf-8");
        assert!(csv.body.starts_with("\u{feff}Bērna uzvārds, vārds;01.10.2026."), "{}", csv.body);
        csv.has(";\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"").has("Čiekure Paula;").lacks(";=");
        let paula = csv.body.lines().find(|line| line.starts_with("Čiekure")).unwrap();
        assert!(paula.ends_with(";izglītība ģimenē"), "{paula}");
        assert!(csv.body.find("Abele").unwrap() < csv.body.find("Āboliņš").unwrap());
    }

    async fn a_teacher_who_stands_in_makes_the_report_too(w: World) {
        w.get("Evita", OCTOBER).await.is(404);
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
                 VALUES (1, 800, 6, 8, 1, $1, $1)"
            ),
            params![date(2026, 10, 5)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        w.get("Evita", OCTOBER).await.is(200);
        w.get("Evita", "/reports").await.is(200).has(">Mārītes</option>").has(">Pūcītes</option>");
    }
}
