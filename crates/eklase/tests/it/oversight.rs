//! "Galvenā lapa" and the board (3.9, 3.10, 3.19, 3.20).

use std::time::Duration;

use futures_util::future::{join, join_all};
use jiff::civil::date;
use store::{params, sql};
use testkit::{World, on_both};

const DAY: &str = "/groups/1/attendance/2026-10-05";

/// An entry of Mārītes, whole or only begun.
async fn write_entry(w: &World, day: jiff::civil::Date, whole_at: Option<&str>) {
    let at: jiff::Timestamp = "2026-10-05T04:00:00Z".parse().unwrap();
    let whole: Option<jiff::Timestamp> = whole_at.map(|text| text.parse().unwrap());
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "INSERT INTO diary_day (institution_id, group_id, on_date, revision, completed_at, updated_at,
                                    updated_by)
             VALUES (1, 1, $1, 1, $2, $3, 6)"
        ),
        params![day, whole, at],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// A month's plan of a group: whole since then, or only begun.
async fn month_plan(w: &World, group: i64, month: jiff::civil::Date, whole: Option<&str>) {
    let at: jiff::Timestamp = "2026-09-25T09:10:00Z".parse().unwrap();
    let whole: Option<jiff::Timestamp> = whole.map(|text| text.parse().unwrap());
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "INSERT INTO month_plan (institution_id, group_id, month, revision, completed_at, updated_at, updated_by)
             VALUES (1, $1, $2, 1, $3, $4, 6)"
        ),
        params![group, month, whole, at],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// A week's plan of a group, whole since then.
async fn week_plan(w: &World, group: i64, monday: jiff::civil::Date, whole: &str) {
    let at: jiff::Timestamp = whole.parse().unwrap();
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "INSERT INTO week_plan (institution_id, group_id, monday, revision, completed_at, updated_at, updated_by)
             VALUES (1, $1, $2, 1, $3, $3, 6)"
        ),
        params![group, monday, at],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// Both groups have the plans of the days in which the tests look.
async fn plans_in_time(w: &World) {
    for group in [1, 2] {
        for month in [10, 11, 12] {
            month_plan(w, group, date(2026, month, 1), Some("2026-09-25T09:10:00Z")).await;
        }
        for monday in [
            date(2026, 10, 5),
            date(2026, 10, 12),
            date(2026, 11, 16),
            date(2026, 11, 23),
        ] {
            week_plan(w, group, monday, "2026-10-02T09:10:00Z").await;
        }
    }
}

/// Līga stands in for Evita in Pūcītes, to the end of the week.
async fn stand_in(w: &World) {
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
             VALUES (1, 1, 8, 6, 2, $1, $2)"
        ),
        params![date(2026, 10, 5), date(2026, 10, 9)],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_teacher_sees_what_is_due_and_is_one_tap_away(w: World) {
        let page = w.get("Līga", "/").await;

        page.is(200).has("Pirmdiena, 2026. gada 5. oktobris, plkst. 08:40");
        page.has("vēl 20 min").has("līdz 09:00").has("Atzīmēti bērni: 0 no 5").has(&format!("href=\"{DAY}\""));
        page.has("nokavēts par 1 h 10 min").has("href=\"/groups/1/diary/2026-10-05\"");
        page.has("līdz otrdienas 07:30").has("href=\"/groups/1/diary/2026-10-06\"");
        page.has("0 no 4 izpildīti").lacks("Pūcītes").lacks("Pārraudzība");
    }

    async fn the_states_come_from_what_is_kept(w: World) {
        plans_in_time(&w).await;
        write_entry(&w, date(2026, 10, 5), Some("2026-10-05T04:12:00Z")).await;
        write_entry(&w, date(2026, 10, 6), None).await;
        w.post("Līga", DAY, "mark-1=sick&was-1=&action=rest-present").await.is(303);
        w.post("Līga", &format!("{DAY}/topics"), "topic=1&moment=morning_circle").await.is(303);

        let page = w.get("Līga", "/").await;

        page.is(200).has("aizpildīts 07:12").has("aizpildīts 08:40").has("Nav klāt: 1 no 5");
        page.has("Iesākts – nav aizpildīta").has("Rīta aplis").has("3 no 5 izpildīti");
        page.has("Vēl jāpārrunā ar 1 bērnu").has(&format!("href=\"{DAY}#topics\""));
        page.has("Šodienas termiņi ir izpildīti").lacks("nokavēts");
    }

    async fn an_entry_whole_at_07_31_is_late(w: World) {
        write_entry(&w, date(2026, 10, 5), Some("2026-10-05T04:31:00Z")).await;
        w.get("Līga", "/").await.is(200).has("aizpildīts 07:31, nokavēts par 1 min");
        w.get("Ilze", "/supervision").await.is(200).has("07:31 (+1 min)").has("Izpildīts ar nokavēšanos");
    }

    async fn a_substitute_sees_both_groups_for_the_days_of_it(w: World) {
        stand_in(&w).await;

        let page = w.get("Līga", "/").await;
        page.is(200).has("Mārītes").has("Pūcītes").has("aizvieto: Evita Straume, līdz 9. okt.");
        page.has("href=\"/groups/2/attendance/2026-10-05\"");
        w.get("Ilze", "/supervision").await.is(200).has("L. Bērziņa (aizvieto)");

        let later = w.at("2026-10-12T08:00");
        later.get("Līga", "/").await.is(200).lacks("Pūcītes").lacks("aizvieto");
    }

    async fn a_holiday_demands_nothing(w: World) {
        plans_in_time(&w).await;
        let w = w.at("2026-11-18T10:00");
        let page = w.get("Līga", "/").await;
        page.is(200).has("Latvijas Republikas proklamēšanas diena").has("Šajā dienā nekas nav jāaizpilda");
        page.has("ceturtdiena, 19. novembris").lacks("nokavēts").lacks("Kavējumi jāievada");
        w.get("Ilze", "/").await.is(200).has("proklamēšanas diena").lacks("nokavēts");
        w.get("Ilze", "/supervision").await.is(200).has("proklamēšanas diena").lacks("nokavēts par");
    }

    async fn the_head_sees_every_groups_day_and_its_worst_first(w: World) {
        w.post("Līga", DAY, "mark-2=excused&was-2=&action=rest-present").await.is(303);
        let w = w.at("2026-10-05T09:12");

        let board = w.get("Ilze", "/supervision").await;
        board.is(200).has("Mārītes").has("Pūcītes").has("L. Bērziņa, A. Kalniņa");
        board.has("5 no 5 · nav klāt: 1").has("nokavēts par 12 min").has("no 2 grupām").has("no 7 bērniem");
        board.has("data-events=\"/supervision/events\"").lacks("Zvaigznītes");
        let home = w.get("Ilze", "/").await;
        home.is(200).has("Pūcītes: Kavējumi").has("nokavēts par 12 min").lacks("Mārītes: Kavējumi");

        w.get("Sanita", "/supervision").await.is(200);
        w.get("Daina", "/supervision").await.is(200);
        w.get("Ināra", "/supervision").await.is(200).has("Zvaigznītes").lacks("Mārītes");
    }

    async fn past_days_are_looked_at_and_impossible_ones_refused(w: World) {
        let page = w.get("Ilze", "/supervision?day=2026-10-02").await;
        page.is(200).has("nokavēts par 2 dienām").has("/groups/1/attendance/2026-10-02").lacks("data-events");
        w.get("Ilze", "/supervision?day=2026-10-04").await.is(200).has("Brīvdiena");
        for day in ["2026-13-01", "2026-02-30", "x", "", "9999-12-31", "-1", "2026-10-05T00:00"] {
            w.get("Ilze", &format!("/supervision?day={day}")).await.is(422);
        }
        w.get("Ilze", "/supervision/events?seconds=-1").await.is(422);
    }

    async fn nobody_else_sees_the_board(w: World) {
        for path in ["/supervision", "/supervision/events", "/supervision?day=x"] {
            for who in ["Līga", "Rita", "Baiba", "Inese", "Gunta", "Artūrs", "Aija", "Laura"] {
                w.get(who, path).await.is(403);
            }
            w.get("nobody", path).await.is(401);
        }
    }

    async fn everyone_gets_a_home_of_their_own(w: World) {
        w.get("Rita", "/").await.is(200).has("Kavējumi").has("Atvērt").lacks("Atzīmēt bērnus");
        w.get("Baiba", "/").await.is(200).has("Manas grupas šodien").has("Mārītes").has("Pūcītes");
        w.get("Inese", "/").await.is(200).has("href=\"/groups/2/diary?week=2026-W41#d2026-10-05\"");
        w.get("Artūrs", "/").await.is(200).has("href=\"/staff\"").has("Iestāde šodien").lacks("Kavējumi");
        w.get("Aija", "/").await.is(200).has("Bērni grupās").lacks("href=\"/staff\"");
        w.get("nobody", "/").await.is(401);
        let laura = w.get("Laura", "/").await;
        assert_eq!((laura.is(303).location.as_deref()), Some("/family/1"));
        // Celma before Celms
        assert_eq!(w.get("Kristaps", "/").await.location.as_deref(), Some("/family/11"));
    }

    async fn who_is_both_staff_and_parent_has_links_to_the_own_children(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!("INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, note, may_see,
                                  may_act, may_collect, gets_notices, no_contact, instead_of_parents, account_id,
                                  revision, created_at)
             SELECT institution_id, 31, 3, 1, 'mother', given_name, surname, '', $1, $1, $1, $1, NOT $1, NOT $1, id, 1,
                    created_at
               FROM account WHERE institution_id = 1 AND id = 6"),
            params![true],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        w.get("Līga", "/").await.is(200).has("Kavējumi").has("href=\"/family/3\"").has("Anna Bērziņa");
    }

    async fn a_one_time_password_is_replaced_before_anything_else(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE account SET must_change = $1 WHERE institution_id = 1 AND id = 6"), params![true])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(w.get("Līga", "/").await.is(303).location.as_deref(), Some("/profile"));
    }

    async fn the_events_tell_of_changes_and_hold_no_thread(w: World) {
        // more streams than there are request threads or connections
        let streams = join_all((0..80).map(|_| w.get("Ilze", "/supervision/events?seconds=3")));
        let change = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            w.post("Līga", DAY, "mark-1=present&was-1=").await.is(303);
            w.post("Evita", "/groups/2/attendance/2026-10-05", "mark-11=present&was-11=").await.is(303);
            w.get("Ilze", "/supervision").await.is(200);
        };
        let other = w.get("Ināra", "/supervision/events?seconds=2");
        let (replies, (other, ())) = join(streams, join(other, change)).await;

        for reply in replies {
            reply.is(200).has("event: board");
            assert_eq!(reply.head["content-type"], "text/event-stream");
            // at once, after the two changes (together, unless the machine is slow), and at the end
            let told = reply.body.matches("event: board").count();
            assert!((3..=4).contains(&told), "{}", reply.body);
        }
        // another preschool hears nothing of it
        assert_eq!(other.body.matches("event: board").count(), 2, "{}", other.body);
    }

    async fn the_board_is_few_questions_however_many_groups_there_are(w: World) {
        let mut tx = w.read().await;
        let (day, next) = (date(2026, 10, 5), date(2026, 10, 6));
        let facts = ::oversight::duties::day(&mut tx, 1.into(), day, next).await.unwrap();
        ::oversight::duties::teachers(&mut tx, 1.into(), day).await.unwrap();
        assert_eq!(tx.questions(), 6);
        // Paula learns in the family and is not waited for
        assert_eq!((facts[1].name.as_str(), facts[1].expected), ("Mārītes", 5));
    }

    async fn a_teacher_sees_which_plans_are_late_and_which_are_next(w: World) {
        let page = w.get("Līga", "/").await;
        page.is(200).has("Mārītes: Mēneša plāns – oktobris").has("nokavēts par 4 dienām")
            .has("href=\"/groups/1/plans/month/2026-10/edit\"").lacks("Mēneša plāns – novembris");
        page.has("Mārītes: Nedēļas plāns – 41. nedēļa").has("nokavēts par 2 dienām");
        page.has("Nedēļas plāns – 42. nedēļa").has("līdz piektdienas 19:00").has("href=\"/groups/1/plans/week/2026-W42/edit\"");
        page.lacks("Pūcītes").lacks("href=\"/plans\"");
        // who only helps in the group writes no plans
        w.get("Rita", "/").await.is(200).lacks("Mēneša plāns – oktobris");

        plans_in_time(&w).await;
        w.get("Līga", "/").await.is(200).lacks("Mēneša plāns").lacks("41. nedēļa").has("Nedēļas plāns – 42. nedēļa").has("aizpildīts");
    }

    async fn the_plan_of_november_is_due_on_the_thirtieth_because_the_thirty_first_is_a_saturday(w: World) {
        month_plan(&w, 1, date(2026, 10, 1), Some("2026-09-25T09:10:00Z")).await;
        let w = w.at("2026-10-30T12:00");
        w.get("Līga", "/").await.is(200).has("Mārītes: Mēneša plāns – novembris").has("līdz šīs dienas beigām").has("vēl 12 h");
        w.get("Ilze", "/supervision").await.is(200).has("Mēneša plāns – novembris").has("Nedēļas plāns – 45. nedēļa");
        let w = w.at("2026-10-31T00:30");
        w.get("Līga", "/").await.is(200).has("nokavēts par 30 min");
        let w = w.at("2026-10-16T08:00");
        w.get("Līga", "/").await.is(200).has("Mēneša plāns – novembris").has("līdz 30. okt.");
        w.get("Ilze", "/supervision").await.is(200).has("Mēneša plāns – oktobris").has("href=\"/groups/1/plans/month/2026-10\"");
    }

    async fn a_plan_that_was_late_stays_late_on_the_board(w: World) {
        month_plan(&w, 1, date(2026, 10, 1), Some("2026-10-02T09:00:00Z")).await;
        month_plan(&w, 2, date(2026, 10, 1), Some("2026-09-30T20:59:00Z")).await;
        week_plan(&w, 1, date(2026, 10, 5), "2026-10-02T15:59:00Z").await;

        let board = w.get("Ilze", "/supervision").await;
        board.is(200).has("Mēneša plāns – oktobris: Izpildīts ar nokavēšanos").has("Mēneša plāns – oktobris: Izpildīts,");
        board.has("Nedēļas plāns – 41. nedēļa: Nav aizpildīts").has("Nedēļas plāns – 41. nedēļa: Izpildīts,");
        w.get("Līga", "/").await.is(200).lacks("Mēneša plāns");
        w.get("Ilze", "/").await.is(200).has("Nav aizpildīts 1 grupā: Pūcītes").has("href=\"/plans\"");
    }

    async fn a_subject_teacher_owes_her_part_in_every_group(w: World) {
        let w = w.at("2026-10-20T08:00");
        month_plan(&w, 1, date(2026, 11, 1), None).await;
        let at: jiff::Timestamp = "2026-10-19T09:00:00Z".parse().unwrap();
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO month_plan_field (institution_id, group_id, month, field, body, revision, updated_at, updated_by)
                 VALUES (1, 1, $1, 'part-culture-', 'Dzied', 1, $2, 9)"
            ),
            params![date(2026, 11, 1), at],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        let page = w.get("Baiba", "/").await;
        page.is(200).has("Mārītes: Mēneša plāns – novembris").has("href=\"/groups/2/plans/month/2026-11/part\"").has("Jūsu daļa: Kultūras izpratnes");
        page.has("Pūcītes: Mēneša plāns – oktobris").has("nokavēts par").lacks("Nedēļas plāns");
        assert_eq!(page.body.matches("Mēneša plāns – novembris</a>").count(), 2, "{}", page.body);
        assert_eq!(page.body.matches("aizpildīts 19.10.2026. 12:00").count(), 1, "{}", page.body);
        w.get("Inese", "/").await.is(200).lacks("Mēneša plāns");
    }

    async fn a_timetable_that_waits_is_said_to_who_has_to_act(w: World) {
        let form = "version=0&revision=0&from_on=05.10.2026.&starts-1-0=9:10&ends-1-0=9:40&area-1-0=language&action=submit";
        w.post("Līga", "/groups/1/timetable/edit", form).await.is(303);
        w.get("Ilze", "/").await.is(200).has("Mārītes: Rotaļnodarbību saraksts").has("Gaida apstiprināšanu");
        w.get("Daina", "/").await.is(200).lacks("Gaida apstiprināšanu");
        w.get("Līga", "/").await.is(200).lacks("Rotaļnodarbību saraksts</a>");

        let back = "version=1&revision=1&decision=return&remark=Trūkst sporta.";
        w.post("Ilze", "/groups/1/timetable/approval", back).await.is(303);
        w.get("Agnese", "/").await.is(200).has("Atdots labošanai: „Trūkst sporta.”").has("href=\"/groups/1/timetable/edit\"");
        w.get("Ilze", "/").await.is(200).lacks("Gaida apstiprināšanu");
        w.get("Evita", "/").await.is(200).lacks("Trūkst sporta");
    }

    async fn the_management_sees_every_groups_plans_and_takes_them_along(w: World) {
        month_plan(&w, 1, date(2026, 10, 1), Some("2026-10-02T09:00:00Z")).await;
        month_plan(&w, 2, date(2026, 11, 1), None).await;
        week_plan(&w, 2, date(2026, 10, 5), "2026-10-02T15:59:00Z").await;
        let at: jiff::Timestamp = "2026-10-04T09:00:00Z".parse().unwrap();
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO plan_comment (institution_id, id, group_id, plan, period, text, written_at, written_by)
                 VALUES (1, 1, 1, 'month', $1, 'Kur ir tikumi?', $2, 2)"
            ),
            params![date(2026, 10, 1), at],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        let page = w.get("Ilze", "/plans").await;
        page.is(200).has("Mēneša plāns – oktobris").has("Mēneša plāns – novembris").has("Nedēļas plāns – 41. nedēļa").has("Nedēļas plāns – 42. nedēļa");
        page.has("Izpildīts ar nokavēšanos").has("1 atvērts komentārs").has("Iesākts: Līga Bērziņa").has("href=\"/groups/1/plans/month/2026-10\"");
        page.has("aizpildīti 1 no 2 · nokavēti 1").has("month=2026-09&#38;week=2026-W41").lacks("Zvaigznītes").lacks("Kur ir tikumi");
        w.get("Sanita", "/plans?month=2026-12&week=2026-W53").await.is(200).has("Mēneša plāns – decembris").has("Nedēļas plāns – 1. nedēļa");

        let file = w.get("Daina", "/plans.csv?month=2026-10&week=2026-W41").await;
        file.is(200).has("Mārītes;Mēneša plāns;2026. gada oktobris;30.09.2026.;Izpildīts ar nokavēšanos;02.10.2026. 12:00;")
            .has("Pūcītes;Nedēļas plāns;41. nedēļa (5.–11. oktobris);02.10.2026. 19:00;Izpildīts;02.10.2026. 18:59;;");
        assert_eq!(file.head["content-type"], "text/csv; charset=utf-8");
        assert!(file.head["content-disposition"].to_str().unwrap().contains("plani-2026-10-2026-W41.csv"));
    }

    async fn nobody_else_sees_the_plans_and_impossible_months_are_refused(w: World) {
        for path in ["/plans", "/plans.csv"] {
            for who in ["Līga", "Rita", "Baiba", "Inese", "Artūrs", "Aija", "Laura"] {
                w.get(who, path).await.is(403);
            }
            w.get("nobody", path).await.is(401);
            for bad in ["month=2026-13", "month=x", "week=2026-W54", "week=", "month=2026-10-01"] {
                w.get("Ilze", &format!("{path}?{bad}")).await.is(422);
            }
        }
    }

    async fn the_plans_are_few_questions_however_many_groups_there_are(w: World) {
        let mut tx = w.read().await;
        let month = ::oversight::duties::Plan::Month("2026-10".parse().unwrap());
        let week = ::oversight::duties::Plan::Week("2026-W41".parse().unwrap());
        ::oversight::duties::done(&mut tx, 1.into(), month).await.unwrap();
        ::oversight::duties::done(&mut tx, 1.into(), week).await.unwrap();
        assert_eq!(tx.questions(), 2);
    }
}
