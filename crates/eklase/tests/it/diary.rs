//! "Dienasgrāmata" and "Žurnāls" (3.1–3.3, 3.7–3.9, 3.19).

use store::{params, sql};
use testkit::{World, on_both};

const WEEK: &str = "/groups/1/diary?week=2026-W41";
const DAY: &str = "/groups/1/diary/2026-10-05";
const NEXT: &str = "/groups/1/diary/2026-10-06";

const MATH: [(&str, &str); 6] = [
    ("revision", "0"),
    ("area-0", "math"),
    ("theme-0", "Skaita līdz 10"),
    ("homework-0", ""),
    ("area-1", "health"),
    ("theme-1", "Skrien pēc signāla"),
];

/// An approved timetable with two play-lessons on Mondays.
async fn timetable(w: &World) {
    let mut tx = w.write().await;
    let now: jiff::Timestamp = "2026-09-01T06:00:00Z".parse().unwrap();
    let from = jiff::civil::date(2026, 9, 1);
    tx.run(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision, updated_at,
                                    updated_by, approved_at, approved_by)
             VALUES (1, 500, 1, 1, 'approved', $1, 2, $2, 6, $2, 2)"
        ),
        params![from, now],
    )
    .await
    .unwrap();
    let slots = [
        (0_i64, "09:10", "09:40", "language", "Pasaku rīts"),
        (1, "10:00", "10:30", "health", "Sports"),
    ];
    let slots = slots
        .map(|(at, starts, ends, area, title)| params![at, starts, ends, area, title, false])
        .to_vec();
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, ends, area, subject,
                                         joint, title)
             VALUES (1, 500, 1, $1, $2, $3, $4, '', $6, $5)"
        ),
        slots,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_teacher_writes_a_day_and_the_week_shows_it(w: World) {
        let w = w.at("2026-10-05T07:21");

        let reply = w.post_pairs("Līga", DAY, &MATH).await;

        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some(DAY));
        w.get("Līga", WEEK).await.is(200)
            .has("Skaita līdz 10").has("Aizpildīts 07:21").has("Mācību jomas nedēļā: 2 no 7")
            .has("Vēl nav iekļautas šādas mācību jomas: valodu, sociālā un pilsoniskā");
        assert_eq!(w.audit().await, ["diary.write by 6 group 1 day 2026-10-05"]);
    }

    async fn an_entry_after_half_past_seven_is_late_and_stays_as_late_as_its_first_completion(w: World) {
        let early = w.at("2026-10-05T07:31");
        early.post_pairs("Līga", DAY, &MATH).await.is(303);
        early.get("Līga", WEEK).await.is(200).has("Aizpildīts 07:31, 1 min pēc termiņa");

        let later = early.at("2026-10-05T12:00");
        later.post("Līga", DAY, "revision=1&area-0=math&theme-0=Mēra&area-1=health&theme-1=Skrien").await.is(303);
        later.get("Līga", WEEK).await.is(200).has("Mēra").has("Aizpildīts 07:31");
    }

    async fn a_day_without_an_entry_is_late_after_half_past_seven(w: World) {
        w.get("Līga", WEEK).await.is(200).has("Nav aizpildīts, nokavēts par 1 h 10 min").has("Vēl nav aizpildīts");
        let early = w.at("2026-10-05T07:05");
        early.get("Līga", WEEK).await.is(200).has("Jāaizpilda līdz 07:30, vēl 25 min").lacks("nokavēts");
    }

    async fn a_row_without_a_theme_is_kept_and_leaves_the_day_undone(w: World) {
        w.post("Līga", DAY, "revision=0&area-0=math&theme-0=&area-1=health&theme-1=Skrien").await.is(303);

        w.get("Līga", WEEK).await.is(200).has("Nav „Tēma”").has("Nav aizpildīts, nokavēts");
        w.get("Līga", DAY).await.is(200).has("Nav ierakstīta „Tēma” šādai jomai: matemātikas");
    }

    async fn a_day_without_health_is_named_and_saved_all_the_same(w: World) {
        w.post("Līga", DAY, "revision=0&area-0=math&theme-0=Skaita").await.is(303);

        w.get("Līga", WEEK).await.is(200).has("Nav VES").has("Skaita");
    }

    async fn a_holiday_wants_nothing_and_refuses_an_entry_with_its_reason(w: World) {
        w.get("Līga", "/groups/1/diary?week=2026-W47").await.is(200)
            .has("Latvijas Republikas proklamēšanas diena").has("Šajā dienā nekas nav jāaizpilda");

        let reply = w.post_pairs("Līga", "/groups/1/diary/2026-11-18", &MATH).await;

        reply.is(422).has("Latvijas Republikas proklamēšanas diena").has("Skaita līdz 10");
        w.post_pairs("Līga", "/groups/1/diary/2026-10-10", &MATH).await.is(422).has("Brīvdiena");
        assert!(w.audit().await.is_empty());
    }

    async fn in_summer_the_section_is_called_zurnals(w: World) {
        let summer = w.at("2027-06-01T07:00");
        summer.get("Līga", "/groups/1/diary").await.is(200).has("<h1>Žurnāls").lacks("<h1>Dienasgrāmata");
        let school = summer.at("2027-05-31T07:00");
        school.get("Līga", "/groups/1/diary").await.is(200).has("<h1>Dienasgrāmata");
    }

    async fn only_her_groups_teachers_and_the_deputy_write(w: World) {
        for (who, status) in [
            ("Evita", 404), ("Zita", 404), ("Ināra", 403), ("Rita", 403), ("Daina", 403), ("Aija", 403),
            ("Baiba", 403), ("Laura", 403), ("Artūrs", 403), ("Ilze", 403), ("nobody", 401), ("Sanita", 303),
        ] {
            let reply = w.post_pairs(who, DAY, &MATH).await;
            assert_eq!(reply.status.as_u16(), status, "{who}: {}", reply.body);
        }
    }

    async fn the_groups_staff_and_the_management_read(w: World) {
        for page in [WEEK, "/groups/1/journal", "/groups/1/diary/2026-10-05/history"] {
            for (who, status) in [
                ("Līga", 200), ("Rita", 200), ("Baiba", 200), ("Inese", 200), ("Gunta", 200), ("Ilze", 200),
                ("Sanita", 200), ("Daina", 200), ("Evita", 404), ("Zita", 404), ("Ināra", 404), ("Aija", 403),
                ("Laura", 403), ("Artūrs", 403), ("nobody", 401),
            ] {
                let reply = w.get(who, page).await;
                assert_eq!(reply.status.as_u16(), status, "{who} {page}: {}", reply.body);
            }
        }
    }

    async fn a_stale_save_shows_both_versions_and_changes_nothing(w: World) {
        w.post_pairs("Līga", DAY, &MATH).await.is(303);

        let stale = w.post("Agnese", DAY, "revision=0&area-0=language&theme-0=Agneses teksts&homework-0=Lasīt").await;

        stale.is(409).has("Skaita līdz 10").has("Līga Bērziņa").has("Agneses teksts</textarea>")
            .has("Lasīt").has("name=\"revision\" value=\"1\"");
        w.get("Līga", DAY).await.is(200).has("Skaita līdz 10").lacks("Agneses teksts");
        assert_eq!(w.audit().await.len(), 1);
        // what came back carries the newer revision, so that saving again is a decision
        w.post("Agnese", DAY, "revision=1&area-0=language&theme-0=Agneses teksts").await.is(303);
        w.get("Līga", DAY).await.is(200).has("Agneses teksts");
    }

    async fn saving_what_stands_already_is_no_conflict_and_no_version(w: World) {
        w.post_pairs("Līga", DAY, &MATH).await.is(303);
        w.post_pairs("Agnese", DAY, &MATH).await.is(303);

        assert_eq!(w.audit().await.len(), 1);
        w.get("Līga", "/groups/1/diary/2026-10-05/history").await.is(200).has("1. versija").lacks("2. versija");
    }

    async fn a_row_can_be_added_moved_and_removed_without_a_script_and_nothing_is_lost(w: World) {
        w.post_pairs("Agnese", DAY, &[("revision", "0"), ("area-0", "social"), ("theme-0", "Agneses")]).await.is(303);
        let with = |action: &'static str| {
            let mut form = MATH.to_vec();
            form.push(("action", action));
            form
        };

        let added = w.post_pairs("Līga", DAY, &with("add-row")).await;
        added.is(200).has("name=\"area-2\"").has("Skaita līdz 10</textarea>").has("Skrien pēc signāla</textarea>");
        // the revision that was seen comes back: the other's save is still found
        added.has("name=\"revision\" value=\"0\"");
        let moved = w.post_pairs("Līga", DAY, &with("up-1")).await;
        moved.is(200);
        let at = |text: &str| moved.body.find(text).unwrap();
        assert!(at("Skrien pēc signāla</textarea>") < at("Skaita līdz 10</textarea>"));
        w.post_pairs("Līga", DAY, &with("remove-0")).await.is(200).lacks("Skaita līdz 10</textarea>");
        w.post_pairs("Līga", DAY, &with("remove-9")).await.is(422);
        assert_eq!(w.audit().await.len(), 1);
    }

    async fn a_day_starts_from_the_timetable_or_from_last_week_and_is_not_saved_before_save(w: World) {
        w.get("Līga", DAY).await.is(200).lacks("from=timetable").lacks("from=last-week");
        timetable(&w).await;
        w.post_pairs("Līga", "/groups/1/diary/2026-09-28", &MATH).await.is(303);

        w.get("Līga", DAY).await.is(200).has("?from=timetable").has("?from=last-week").has("09:10");
        w.get("Līga", &format!("{DAY}?from=timetable")).await.is(200)
            .has("Pasaku rīts</textarea>").has("Sports</textarea>").has("vēl nav saglabāts");
        w.get("Līga", &format!("{DAY}?from=last-week")).await.is(200).has("Skaita līdz 10</textarea>");
        w.get("Līga", &format!("{DAY}?from=moon")).await.is(422);
        w.get("Līga", WEEK).await.is(200).lacks("Pasaku rīts").lacks("Skaita līdz 10");
    }

    async fn today_and_the_next_working_day_are_one_click_apart(w: World) {
        w.get("Līga", DAY).await.is(200).has(&format!("href=\"{NEXT}\"")).has("Nākamā darba diena");
        let mut form = MATH.to_vec();
        form.push(("action", "save-next"));
        let reply = w.post_pairs("Līga", DAY, &form).await;
        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some(NEXT));
        // from Friday it is Monday
        let friday = w.at("2026-10-09T07:00");
        friday.get("Līga", "/groups/1/diary/2026-10-09").await.is(200).has("/groups/1/diary/2026-10-12");
    }

    async fn bad_input_comes_back_with_what_was_typed_and_nothing_is_half_written(w: World) {
        let reply = w.post("Līga", DAY, "revision=0&area-0=&theme-0=Bez jomas&area-1=health&theme-1=Skrien").await;
        reply.is(422).has("Bez jomas</textarea>").has("Izvēlieties mācību jomu vai").has("aria-invalid=\"true\"");
        let long = format!("revision=0&area-0=math&theme-0={}", "a".repeat(10_001));
        w.post("Līga", DAY, &long).await.is(422).has("10 000");
        w.post("Līga", DAY, "revision=0&area-0=&theme-0=").await.is(422).has("Nav ierakstīta neviena rinda");
        w.post("Līga", DAY, "revision=0&area-0=magic&theme-0=x").await.is(422);
        w.post("Līga", DAY, "area-0=math&theme-0=x").await.is(422);
        w.post("Līga", DAY, "revision=0&area-0=math&theme-0=x&action=explode").await.is(422);
        let many: String = (0..21).map(|at| format!("&area-{at}=math&theme-{at}=x")).collect();
        w.post("Līga", DAY, &format!("revision=0{many}")).await.is(422);
        w.post("Līga", DAY, &format!("theme-0={}", "a".repeat(1_000_000))).await.is(413);
        w.post("Līga", DAY, "revision=0&theme-0=%ff%fe").await.is(400);
        w.post_pairs("Līga", "/groups/1/diary/2026-13-45", &MATH).await.is(404);
        w.get("Līga", "/groups/1/diary?week=2026-W60").await.is(422);
        w.get("Līga", "/groups/999/diary").await.is(404);
        w.get("Līga", "/groups/1/journal?area=magic").await.is(422);
        w.get("Līga", "/groups/1/journal?month=2026-13").await.is(422);

        assert!(w.audit().await.is_empty());
        w.get("Līga", "/groups/1/diary/2026-10-05/history").await.is(200).lacks("1. versija");
    }

    async fn what_is_typed_is_shown_as_text_and_not_as_markup(w: World) {
        w.post_pairs("Līga", DAY, &[("revision", "0"), ("area-0", "math"), ("theme-0", "<script>x</script>")]).await.is(303);

        w.get("Līga", WEEK).await.is(200).lacks("<script>x").has("&#60;script");
        w.get("Līga", DAY).await.is(200).lacks("<script>x");
    }

    async fn the_history_keeps_every_version_with_who_and_in_whose_place(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
                 VALUES (1, 700, 6, 8, 1, $1, $1)"
            ),
            params![jiff::civil::date(2026, 10, 5)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        w.post_pairs("Agnese", DAY, &MATH).await.is(303);
        w.post("Evita", DAY, "revision=1&area-0=math&theme-0=Evitas teksts").await.is(303);
        // only on the days of the substitution
        w.post_pairs("Evita", NEXT, &MATH).await.is(404);

        w.get("Ilze", "/groups/1/diary/2026-10-05/history").await.is(200)
            .has("2. versija").has("Evita Straume (aizvietotā skolotāja: Līga Bērziņa)").has("Evitas teksts")
            .has("1. versija").has("Agnese Kalniņa").has("Skaita līdz 10");
    }

    async fn the_journal_shows_the_same_entries_by_area(w: World) {
        w.post_pairs("Līga", DAY, &MATH).await.is(303);

        w.get("Līga", "/groups/1/journal?area=math&month=2026-10").await.is(200)
            .has("Skaita līdz 10").has("Līga Bērziņa").has("/groups/1/diary?week=2026-W41#d2026-10-05").lacks("Skrien");
        w.get("Līga", "/groups/1/journal?area=math&month=2026-09").await.is(200).lacks("Skaita līdz 10");
        // the sports teacher's own area
        w.get("Mārtiņš", "/groups/1/journal").await.is(200).has("Skrien pēc signāla").lacks("Skaita līdz 10");
    }
}
