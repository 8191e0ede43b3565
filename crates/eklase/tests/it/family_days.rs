//! The parent's days and weeks: the group of each day, days off, days to come (3.9.2, 3.10).

use jiff::civil::{Date, date};
use store::{params, sql};
use testkit::{World, on_both};

/// Marta moves from Mārītes to Pūcītes on Wednesday 7 October.
async fn move_marta(w: &World) {
    let mut tx = w.write().await;
    tx.run(
        sql!("UPDATE membership SET to_on = $1 WHERE institution_id = 1 AND child_id = 1"),
        params![date(2026, 10, 6)],
    )
    .await
    .unwrap();
    tx.run(
        sql!("INSERT INTO membership (institution_id, child_id, from_on, group_id) VALUES (1, 1, $1, 2)"),
        params![date(2026, 10, 7)],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn entry(w: &World, who: &str, group: i64, day: Date, theme: &str) {
    let path = format!("/groups/{group}/diary/{day}");
    let form = [
        ("revision", "0"),
        ("area-0", "language"),
        ("theme-0", theme),
        ("action", "save"),
    ];
    w.post_pairs(who, &path, &form).await.is(303);
}

on_both! {
    async fn who_moves_in_a_week_sees_each_days_own_group(w: World) {
        entry(&w, "Līga", 1, date(2026, 10, 5), "Mārīšu pirmdiena").await;
        entry(&w, "Evita", 2, date(2026, 10, 5), "Pūcīšu pirmdiena").await;
        entry(&w, "Līga", 1, date(2026, 10, 8), "Mārīšu ceturtdiena").await;
        entry(&w, "Evita", 2, date(2026, 10, 8), "Pūcīšu ceturtdiena").await;
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303);
        move_marta(&w).await;

        let week = w.get("Laura", "/family/1/week?week=2026-W41").await;
        week.is(200).has("Mārīšu pirmdiena").has("Pūcīšu ceturtdiena").lacks("Pūcīšu pirmdiena").lacks("Mārīšu ceturtdiena");
        week.has("Marta nav klāt slimības dēļ");
        w.get("Laura", "/family/1?day=2026-10-05").await.is(200).has("Mārītes").has("Mārīšu pirmdiena");
        w.get("Laura", "/family/1?day=2026-10-08").await.is(200).has("Pūcītes").has("Pūcīšu ceturtdiena").lacks("Mārīšu");
    }

    async fn days_outside_every_group_are_said_to_be_so(w: World) {
        w.get("Laura", "/family/1?day=2026-08-25").await.is(200).has("Marta šajā dienā nav nevienā grupā").lacks("nav atzīmēts");
        let mut tx = w.write().await;
        tx.run(
            sql!("UPDATE membership SET to_on = $1 WHERE institution_id = 1 AND child_id = 1"),
            params![date(2026, 10, 6)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        entry(&w, "Līga", 1, date(2026, 10, 6), "Mārīšu otrdiena").await;
        entry(&w, "Līga", 1, date(2026, 10, 7), "Mārīšu trešdiena").await;
        let week = w.get("Laura", "/family/1/week").await;
        week.is(200).has("Mārīšu otrdiena").lacks("Mārīšu trešdiena").has("nav nevienā grupā");
    }

    async fn learning_at_home_counts_from_its_own_day(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!("INSERT INTO regime (institution_id, child_id, from_on, kind, note) VALUES (1, 1, $1, 'home', '')"),
            params![date(2026, 10, 8)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let week = w.get("Laura", "/family/1/week").await;
        assert_eq!(week.is(200).body.matches("Marta šajā dienā mācās ģimenē").count(), 2);
        w.get("Laura", "/family/1?day=2026-10-07").await.is(200).lacks("mācās ģimenē");
        w.get("Laura", "/family/1?day=2026-10-08").await.is(200).has("mācās ģimenē");
    }

    async fn a_day_off_says_why_and_leads_to_the_next(w: World) {
        let sunday = w.get("Laura", "/family/1?day=2026-10-04").await;
        sunday.is(200).has("Brīvdiena").has("pirmdiena, 5. oktobris").has("href=\"/family/1?day=2026-10-05\"").lacks("nav atzīmēts");
        w.get("Laura", "/family/1?day=2026-11-18").await.is(200).has("proklamēšanas diena").has("day=2026-11-19");
        w.get("Laura", "/family/1/week?week=2026-W47").await.is(200).has("proklamēšanas diena");
    }

    async fn a_day_to_come_speaks_of_the_future_and_only_of_known_absences(w: World) {
        entry(&w, "Līga", 1, date(2026, 10, 6), "Skaita kastaņus").await;
        w.get("Laura", "/family/1").await.is(200).has("Ko šodien mācāmies").has("otrdiena, 6. oktobris").has("Skaita kastaņus");
        let tomorrow = w.get("Laura", "/family/1?day=2026-10-06").await;
        tomorrow.is(200).has("Ko mācīsimies šajā dienā").has("Skaita kastaņus").lacks("mācījāmies").lacks("nav atzīmēts");
        w.post("Līga", "/groups/1/attendance/2026-10-06", "mark-1=excused&was-1=&note-1=brauciens").await.is(303);
        w.get("Laura", "/family/1?day=2026-10-06").await.is(200).has("Marta nav klāt").has("brauciens");
        w.get("Laura", "/family/1?day=2026-10-02").await.is(200).has("Ko mācījāmies šajā dienā");
    }

    async fn what_was_told_is_shown_by_title_alone(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-2=sick&was-2=&action=rest-present").await.is(303);
        w.post("Līga", "/groups/1/attendance/2026-10-05/topics", "topic=1&moment=morning_circle&note=Roberts+nebija").await.is(303);
        w.get("Laura", "/family/1").await.is(200).has("Marta ir klāt").has("Līga Bērziņa")
            .has("Atstarotājs un ceļš tumšajā laikā").lacks("Roberts").lacks("Āboliņš");
    }

    async fn impossible_days_and_weeks_are_refused(w: World) {
        for day in ["2026-13-01", "2026-02-30", "x", "", "9999-12-31", "-1", "1999-12-31", "2026-10-05T00:00"] {
            w.get("Laura", &format!("/family/1?day={day}")).await.is(422);
        }
        for week in ["2026-W54", "2025-W53", "x", "", "9999-W52", "2026-41"] {
            w.get("Laura", &format!("/family/1/week?week={week}")).await.is(422);
        }
        for (day, week) in [("2000-01-01", "2000-W01"), ("2100-12-31", "2100-W52")] {
            w.get("Laura", &format!("/family/1?day={day}")).await.is(200);
            w.get("Laura", &format!("/family/1/week?week={week}")).await.is(200);
        }
        for path in ["/family/0", "/family/x", "/family/99999999999999999999", "/family/2/week", "/family/201/week"] {
            w.get("Laura", path).await.is(404);
        }
        w.get("nobody", "/family/1/week").await.is(401);
    }
}
