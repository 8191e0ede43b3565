//! "Aptvērums" (3.4, 3.8, issue 4.8).

use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::{Params, WriteTx, params, sql};
use testkit::{World, on_both};

fn now() -> Timestamp {
    testkit::NOW.parse().unwrap()
}

const PAGE: &str = "/groups/1/coverage?year=2026";

/// Outcomes of two areas for the group's stage and one of another; a month that plans three of them, one twice; two days.
async fn plans(w: &World) {
    let mut tx = w.write().await;
    lists(&mut tx).await;
    month(&mut tx).await;
    days(&mut tx).await;
    tx.commit().await.unwrap();
}

async fn lists(tx: &mut WriteTx) {
    let start = date(2026, 9, 1);
    tx.run(
        sql!("DELETE FROM outcome WHERE institution_id = 1"),
        params![],
    )
    .await
    .unwrap();
    let outcome = |id: i64, area: &str, stage: &str| -> Params {
        params![id, area, stage, format!("Rezultāts Nr. {id}"), false, start]
    };
    tx.run_many(
        sql!(
            "INSERT INTO outcome (institution_id, id, area, stage, position, text, paragraph, official, from_on)
             VALUES (1, $1, $2, $3, $1, $4, '', $5, $6)"
        ),
        vec![
            outcome(1, "math", "third"),
            outcome(2, "math", "third"),
            outcome(3, "health", "third"),
            outcome(4, "math", "first"),
        ],
    )
    .await
    .unwrap();
}

async fn month(tx: &mut WriteTx) {
    let month = date(2026, 10, 1);
    tx.run(
        sql!(
            "INSERT INTO month_plan (institution_id, group_id, month, revision, updated_at, updated_by)
             VALUES (1, 1, $1, 1, $2, 6)"
        ),
        params![month, now()],
    )
    .await
    .unwrap();
    let planned = |id: i64, area: &str, outcome: Option<i64>, dropped: bool| -> Params {
        params![id, month, area, format!("Plānā {id}"), outcome, dropped]
    };
    tx.run_many(
        sql!(
            "INSERT INTO planned_outcome (institution_id, id, group_id, month, area, subject, position, text, outcome_id, dropped)
             VALUES (1, $1, 1, $2, $3, '', $1, $4, $5, $6)"
        ),
        vec![
            planned(11, "math", Some(1), false),
            planned(12, "math", Some(4), false),
            planned(13, "math", None, false),
            planned(14, "health", Some(3), true),
        ],
    )
    .await
    .unwrap();
}

async fn days(tx: &mut WriteTx) {
    let monday = date(2026, 10, 5);
    tx.run(
        sql!(
            "INSERT INTO week_plan (institution_id, group_id, monday, revision, updated_at, updated_by)
             VALUES (1, 1, $1, 1, $2, 6)"
        ),
        params![monday, now()],
    )
    .await
    .unwrap();
    let lesson = |day: Date, position: i64, planned: i64| params![monday, day, position, planned];
    tx.run_many(
        sql!(
            "INSERT INTO week_lesson (institution_id, group_id, monday, on_date, position, place, area, subject,
                                      planned_outcome_id, outcome, activity, aids, materials, worksheets, technique, ict)
             VALUES (1, 1, $1, $2, $3, 'indoors', 'math', '', $4, '', 'Skaita', '', '', '', '', '')"
        ),
        vec![
            lesson(monday, 0, 11),
            lesson(monday, 1, 11),
            lesson(date(2026, 10, 6), 0, 11),
        ],
    )
    .await
    .unwrap();
}

on_both! {
    async fn the_matrix_says_what_was_planned_when_and_in_how_many_days(w: World) {
        plans(&w).await;

        w.get("Līga", PAGE).await.is(200)
            .has("<h1>Aptvērums").has("2026/2027. mācību gads").has("3. posms")
            .has("Šogad plānoti 1 no 3 rezultātiem.").has("Vēl nav skarti 2 rezultāti.")
            .has("oktobris: plānots, ielikts 2 dienās").has("1. posma rezultāts").has("Plānā 12")
            .has("Pašu vārdiem plānots vēl 1 rezultāts.").has("Rezultātu formulējumi ir parauga teksts.");
    }

    async fn only_what_is_untouched_can_be_shown(w: World) {
        plans(&w).await;

        w.get("Līga", "/groups/1/coverage?year=2026&only=untouched").await.is(200)
            .has("Rezultāts Nr. 2").has("Rezultāts Nr. 3").lacks("Rezultāts Nr. 1").lacks("Plānā 12");
    }

    async fn another_year_has_its_own_matrix(w: World) {
        plans(&w).await;

        w.get("Līga", "/groups/1/coverage?year=2027").await.is(200).has("Šogad plānoti 0 no 3 rezultātiem.");
        w.get("Līga", "/groups/1/coverage?year=2020").await.is(200).has("saraksts ir tukšs");
        w.get("Līga", "/groups/1/coverage").await.is(200).has("2026/2027");
    }

    async fn the_management_sees_how_much_each_group_has_not_touched(w: World) {
        plans(&w).await;

        w.get("Ilze", "/coverage?year=2026").await.is(200)
            .has("Aptvērums pa grupām").has("Mārītes").has("Pūcītes").has("1 no 2").has("2 no 3").has("3 no 3");
        w.get("Ilze", PAGE).await.is(200).has("/coverage?year=2026");
        w.get("Līga", PAGE).await.is(200).lacks("href=\"/coverage?");
    }

    async fn those_who_see_the_plans_see_their_coverage(w: World) {
        for (who, group, house) in [
            ("Līga", 200, 403), ("Evita", 200, 403), ("Baiba", 200, 403), ("Inese", 200, 403), ("Rita", 200, 403),
            ("Ilze", 200, 200), ("Sanita", 200, 200), ("Daina", 200, 200), ("Artūrs", 403, 403), ("Aija", 403, 403),
            ("Laura", 403, 403), ("nobody", 401, 401), ("Ināra", 404, 200), ("Zita", 404, 403),
        ] {
            w.get(who, "/groups/1/coverage").await.is(group);
            w.get(who, "/coverage").await.is(house);
        }
        w.get("Līga", "/groups/999/coverage").await.is(404);
    }

    async fn an_address_that_cannot_be_is_refused(w: World) {
        for bad in ["/groups/1/coverage?year=x", "/groups/1/coverage?year=99999", "/coverage?year=1999", "/coverage?year=-1"] {
            w.get("Ilze", bad).await.is(422);
        }
    }
}
