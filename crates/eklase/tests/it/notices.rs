//! The notices that a parent chose (annex 1): who is told of what, when, and how often.

use dispatch::Post;
use store::{params, sql};
use testkit::{World, on_both};

use super::told::{confirm, messages};

const DAY: &str = "/groups/1/attendance/2026-10-05";
const DIARY: &str = "/groups/1/diary/2026-10-05";
const SICK: &str = "mark-1=sick&was-1=&note-1=gripa";
const WHOLE: &str =
    "revision=0&area-0=language&theme-0=St%C4%81sta+par+rudeni&homework-0=Atnest+lapu&action=save";
const TOLD: &str = "Ozolzīlīte\nMarta: kavējums slimības dēļ (NS), 05.10.2026.";

/// Laura has confirmed both ways, and chooses.
async fn choose(w: &World, form: &str) {
    confirm(w, 14, (Some("+37120001111"), Some("laura@piemers.lv"))).await;
    w.post("Laura", "/family/1/notices", form).await.is(303);
}

/// Does what follows, in which nothing fails; what was sent until now.
async fn sent(w: &World) -> Vec<String> {
    let ran = w.work().await;
    assert!(ran.iter().all(|one| one.outcome.is_ok()), "{ran:?}");
    messages(w).into_iter().map(|(_, text)| text).collect()
}

/// What was noted is planned, and the five minutes are over in which a slip is corrected.
async fn after_grace(w: World) -> World {
    w.work().await;
    w.at("2026-10-05T08:45")
}

/// How many notices are kept, told or not.
async fn noted(w: &World) -> i64 {
    let (count,): (i64,) = w
        .read()
        .await
        .one(sql!("SELECT count(*) AS n FROM notice_due"), params![])
        .await
        .unwrap();
    count
}

on_both! {
    async fn an_absence_is_told_to_who_chose_it_and_to_nobody_else(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        confirm(&w, 15, (Some("+37120002222"), Some("janis@piemers.lv"))).await;
        w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=gripa&mark-2=unexcused&was-2=&mark-3=present&was-3=").await.is(303);
        assert!(sent(&w).await.is_empty(), "not before the five minutes are over");
        let w = after_grace(w).await;
        w.work().await;
        assert_eq!(messages(&w), [("+37120001111".to_owned(), TOLD.to_owned())]);
        w.get("Aija", "/messages").await.is(200).has("Laura Abele").has("Marta Abele").lacks("gripa");
        assert_eq!(noted(&w).await, 1);
    }

    async fn where_nobody_chose_nothing_is_noted_and_no_job_follows(w: World) {
        w.post("Līga", DAY, SICK).await.is(303);
        w.post("Līga", DIARY, WHOLE).await.is(303);
        assert_eq!(noted(&w).await, 0);
        let (jobs,): (i64,) = w.read().await
            .one(sql!("SELECT count(*) AS n FROM job WHERE name = 'herald.plan_notices'"), params![]).await.unwrap();
        assert_eq!(jobs, 0);
    }

    async fn presence_is_told_to_nobody(w: World) {
        choose(&w, "absence-sms=1&absence-email=1&digest=at_once").await;
        w.post("Līga", DAY, "action=rest-present").await.is(303);
        assert_eq!(noted(&w).await, 0);
    }

    async fn who_may_not_see_the_child_any_more_is_not_told(w: World) {
        choose(&w, "absence-sms=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET may_see = $1, may_act = $1 WHERE institution_id = 1 AND account_id = 14"),
            params![false]).await.unwrap();
        tx.commit().await.unwrap();
        let w = w.at("2026-10-05T17:00");
        assert!(sent(&w).await.is_empty());
        assert_eq!(noted(&w).await, 0);
    }

    async fn a_right_that_ends_on_a_day_tells_nothing_of_the_days_after(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET until_on = $1 WHERE institution_id = 1 AND account_id = 14"),
            params![jiff::civil::date(2026, 10, 5)]).await.unwrap();
        tx.commit().await.unwrap();
        w.post("Līga", "/groups/1/attendance/2026-10-06", "mark-1=excused&was-1=").await.is(303);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn nothing_goes_out_in_the_quiet_hours_and_it_waits_for_their_end(w: World) {
        choose(&w, "absence-sms=1&digest=at_once&quiet-from=08%3A00&quiet-to=09%3A30").await;
        w.post("Līga", DAY, SICK).await.is(303);
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-05T09:29");
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-05T09:30");
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn quiet_hours_may_go_over_midnight(w: World) {
        choose(&w, "absence-sms=1&digest=at_once&quiet-from=21%3A00&quiet-to=07%3A00").await;
        let w = w.at("2026-10-05T22:10");
        w.post("Līga", DAY, SICK).await.is(303);
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-06T06:59");
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-06T07:00");
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn quiet_hours_that_were_set_meanwhile_count_too(w: World) {
        choose(&w, "absence-sms=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        w.post("Laura", "/family/1/notices", "absence-sms=1&digest=daily&quiet-from=16%3A00&quiet-to=18%3A00").await.is(303);
        let w = w.at("2026-10-05T17:30");
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-05T18:00");
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn a_day_is_gathered_into_one_letter_at_five(w: World) {
        choose(&w, "absence-email=1&diary-email=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.post("Līga", DIARY, WHOLE).await.is(303);
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-05T16:59");
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-05T17:00");
        let letters = sent(&w).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].contains("Marta: kavējums slimības dēļ (NS), 05.10.2026."), "{letters:?}");
        assert!(letters[0].contains("Marta: dienas ieraksts ar uzdoto, 05.10.2026."), "{letters:?}");
        for hidden in ["Abele", "gripa", "rudeni", "lapu"] {
            assert!(!letters[0].contains(hidden), "{hidden}: {letters:?}");
        }
        assert_eq!(w.telephones()[0].subject.as_deref(), Some("E-klase: paziņojums par Jūsu bērnu"));
    }

    async fn a_week_is_gathered_until_its_last_working_day(w: World) {
        choose(&w, "absence-sms=1&digest=weekly").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        let w = w.at("2026-10-06T08:40");
        w.post("Līga", "/groups/1/attendance/2026-10-06", "mark-1=sick&was-1=").await.is(303);
        assert!(sent(&w).await.is_empty());
        let mut tx = w.write().await;
        tx.run(sql!("INSERT INTO calendar_day (institution_id, on_date, kind, reason) VALUES (1, $1, 'off', 'Remonts')"),
            params![jiff::civil::date(2026, 10, 9)]).await.unwrap();
        tx.commit().await.unwrap();
        let w = w.at("2026-10-07T08:40");
        w.post("Līga", "/groups/1/attendance/2026-10-07", "mark-1=excused&was-1=").await.is(303);
        assert!(sent(&w).await.is_empty());
        // what was noted before the day off was known waits for Friday
        let w = w.at("2026-10-08T17:00");
        assert_eq!(sent(&w).await, ["Ozolzīlīte\nMarta: kavējums cita attaisnota iemesla dēļ (NC), 07.10.2026."]);
        let w = w.at("2026-10-09T17:00");
        assert_eq!(sent(&w).await[0], format!("{TOLD}, 06.10.2026."));
        assert_eq!(w.telephones().len(), 2);
    }

    async fn a_mark_that_was_changed_is_told_once_as_it_stands(w: World) {
        choose(&w, "absence-sms=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T10:00");
        w.post("Līga", DAY, "mark-1=unexcused&was-1=sick").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T17:00");
        assert_eq!(sent(&w).await,
            ["Ozolzīlīte\nMarta: kavējums, par kuru iestāde nav saņēmusi ziņu (N), 05.10.2026."]);
    }

    async fn a_mark_that_was_taken_back_is_not_told_and_may_come_again(w: World) {
        choose(&w, "absence-sms=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.post("Līga", DAY, "mark-1=present&was-1=sick").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T17:00");
        assert!(sent(&w).await.is_empty());
        assert_eq!(noted(&w).await, 0);
        let w = w.at("2026-10-05T17:10");
        w.post("Līga", DAY, "mark-1=sick&was-1=present").await.is(303);
        assert!(sent(&w).await.is_empty());
        let w = w.at("2026-10-06T17:00");
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn the_same_absence_is_told_once(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert_eq!(sent(&w).await, [TOLD]);
        for (mark, was) in [("excused", "sick"), ("present", "excused"), ("sick", "present")] {
            w.post("Līga", DAY, &format!("mark-1={mark}&was-1={was}")).await.is(303);
            w.work().await;
        }
        let w = w.at("2026-10-05T09:00");
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn a_slip_that_is_corrected_within_five_minutes_is_told_to_nobody(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T08:41");
        w.post("Līga", DAY, "mark-1=present&was-1=sick").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T08:45");
        assert!(sent(&w).await.is_empty());
        assert_eq!(noted(&w).await, 0);
    }

    async fn a_mark_that_is_changed_within_five_minutes_is_told_as_it_stands_then(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        w.post("Līga", DAY, "mark-1=unexcused&was-1=").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T08:44");
        w.post("Līga", DAY, "mark-1=sick&was-1=unexcused&note-1=gripa").await.is(303);
        let w = after_grace(w).await;
        assert_eq!(sent(&w).await, [TOLD]);
    }

    async fn a_choice_that_was_given_up_before_is_not_told(w: World) {
        choose(&w, "absence-sms=1&digest=daily").await;
        w.post("Līga", DAY, SICK).await.is(303);
        w.work().await;
        w.post("Laura", "/family/1/notices", "digest=daily").await.is(303);
        let w = w.at("2026-10-05T17:00");
        assert!(sent(&w).await.is_empty());
    }

    async fn an_entry_is_told_when_it_becomes_whole_and_not_again(w: World) {
        choose(&w, "diary-sms=1&digest=at_once").await;
        w.post("Līga", DIARY, "revision=0&area-0=language&theme-0=&homework-0=&area-1=math&theme-1=Skaita&action=save").await.is(303);
        assert_eq!(noted(&w).await, 0);
        w.post("Līga", DIARY, "revision=1&area-0=language&theme-0=Pasaka&homework-0=&area-1=math&theme-1=Skaita&action=save").await.is(303);
        let w = after_grace(w).await;
        assert_eq!(sent(&w).await, ["Ozolzīlīte\nMarta: dienas ieraksts, 05.10.2026."]);
        w.post("Līga", DIARY, "revision=2&area-0=language&theme-0=Pasaka+un+dziesma&homework-0=&action=save").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T09:00");
        assert_eq!(sent(&w).await.len(), 1);
    }

    async fn corrections_of_old_days_are_told_to_nobody(w: World) {
        choose(&w, "absence-sms=1&diary-sms=1&digest=at_once").await;
        w.post("Līga", "/groups/1/attendance/2026-10-02", SICK).await.is(303);
        w.post("Līga", "/groups/1/diary/2026-10-02", WHOLE).await.is(303);
        assert!(sent(&w).await.is_empty());
        assert_eq!(noted(&w).await, 0);
    }

    async fn without_a_way_out_or_anything_confirmed_it_is_dropped(w: World) {
        w.post("Laura", "/family/1/notices", "absence-sms=1&absence-email=1&digest=at_once").await.is(303);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert!(sent(&w).await.is_empty(), "nothing is confirmed");
        assert_eq!(noted(&w).await, 0);
        confirm(&w, 14, (Some("+37120001111"), Some("laura@piemers.lv"))).await;
        let w = w.through(Post::none());
        w.post("Līga", DAY, "mark-1=excused&was-1=sick").await.is(303);
        w.work().await;
        let w = w.at("2026-10-05T08:50");
        assert!(w.work().await.iter().all(|ran| ran.outcome.is_ok()));
        let (put_down,): (i64,) = w.read().await
            .one(sql!("SELECT count(*) AS n FROM outgoing_message"), params![]).await.unwrap();
        assert_eq!((put_down, noted(&w).await), (0, 0));
    }

    async fn a_person_is_told_in_their_own_language(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        w.post("Laura", "/profile", "language=en&theme=auto").await.is(303);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert_eq!(sent(&w).await, ["Ozolzīlīte\nMarta: absent because of illness (NS), 05.10.2026"]);
    }

    async fn the_page_offers_what_is_sent_and_keeps_what_it_does_not_offer(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("INSERT INTO notice_choice (institution_id, account_id, child_id, kind, channel)
                     VALUES (1, 14, 1, 'news', 'push')"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("Laura", "/family/1/notices").await.is(200)
            .has("name=\"absence-sms\"").has("name=\"diary-email\"").has("name=\"absence-push\"").lacks("name=\"news-")
            .has("pagaidām netiek sūtīti").has("href=\"/profile/contacts\"");
        w.post("Laura", "/family/1/notices", "absence-sms=1&digest=at_once").await.is(303);
        let (kept,): (i64,) = w.read().await
            .one(sql!("SELECT count(*) AS n FROM notice_choice WHERE account_id = 14"), params![]).await.unwrap();
        assert_eq!(kept, 2);
    }

    async fn what_was_noted_is_forgotten_a_month_after_its_day(w: World) {
        choose(&w, "absence-sms=1&digest=at_once").await;
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        w.work().await;
        let w = w.at("2026-11-04T08:40");
        w.daily().await;
        assert_eq!(noted(&w).await, 1, "30 days");
        let w = w.at("2026-11-05T09:00");
        w.daily().await;
        assert_eq!(noted(&w).await, 0);
    }
}
