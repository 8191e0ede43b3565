//! "Nedēļas plāns" (3.6) and the day that begins from it.

use futures_util::future::join;
use jiff::civil::date;
use store::{params, sql};
use testkit::{World, on_both};
use web::Recall;
use weekplan::sheet::Sheet;

/// 12–16 October 2026; it is Monday 5 October.
const NEXT: &str = "/groups/1/plans/week/2026-W42";
const EDIT: &str = "/groups/1/plans/week/2026-W42/edit";
const THIS: &str = "/groups/1/plans/week/2026-W41/edit";
const DAY: &str = "/groups/1/diary/2026-10-12";

/// A lesson on every day of the week; health on Monday only.
const WHOLE: &str = "revision=0\
    &day-0=1&area-0=health&place-0=outdoors&activity-0=Dz%C4%ABvais+karogs\
    &day-1=2&area-1=language&activity-1=St%C4%81sta+par+att%C4%93lu&technique-1=saruna&aids-1=att%C4%93li\
    &day-2=3&area-2=math&activity-2=Skaita\
    &day-3=4&area-3=science&activity-3=V%C4%93ro+kokus\
    &day-4=5&area-4=social&activity-4=Vienojas";

/// October's plan of the group with three outcomes, one of them of music.
async fn month(w: &World) {
    let mut tx = w.write().await;
    let now: jiff::Timestamp = "2026-09-30T06:00:00Z".parse().unwrap();
    let month = date(2026, 10, 1);
    tx.run(
        sql!(
            "INSERT INTO month_plan (institution_id, group_id, month, revision, completed_at, updated_at, updated_by)
             VALUES (1, 1, $1, 1, $2, $2, 6)"
        ),
        params![month, now],
    )
    .await
    .unwrap();
    let outcomes = [
        (31_i64, "math", "", "skaita 15 apjomā"),
        (32, "language", "", "raksta savu vārdu"),
        (33, "culture", "Mūzika", "dzied „Pūt, vējiņi!”"),
    ];
    tx.run_many(
        sql!(
            "INSERT INTO planned_outcome (institution_id, id, group_id, month, area, subject, position, text, dropped)
             VALUES (1, $1, 1, $2, $3, $4, 0, $5, $6)"
        ),
        outcomes
            .map(|(id, area, subject, text)| params![id, month, area, subject, text, false])
            .to_vec(),
    )
    .await
    .unwrap();
    tx.run(
        sql!(
            "INSERT INTO theme (institution_id, id, group_id, from_on, to_on, title, question, message, revision,
                                updated_at, updated_by)
             VALUES (1, 1, 1, $1, $2, 'Rudens bagātības', 'Ko mums dod rudens?', 'Daba dalās.', 1, $3, 6)"
        ),
        params![month, date(2026, 10, 31), now],
    )
    .await
    .unwrap();
    tx.run(
        sql!("INSERT INTO theme_week (institution_id, theme_id, monday, title) VALUES (1, 1, $1, 'Koku gads')"),
        params![date(2026, 10, 12)],
    )
    .await
    .unwrap();
    tx.run(
        sql!(
            "INSERT INTO plan_item (institution_id, id, group_id, on_date, starts, kind, text)
             VALUES (1, 1, 1, $1, '16:30', 'event', 'Rudens tirdziņš')"
        ),
        params![date(2026, 10, 13)],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// An approved timetable with music on Mondays and sports on Tuesdays.
async fn timetable(w: &World) {
    let mut tx = w.write().await;
    let now: jiff::Timestamp = "2026-09-01T06:00:00Z".parse().unwrap();
    tx.run(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision, updated_at,
                                    updated_by, approved_at, approved_by)
             VALUES (1, 500, 1, 1, 'approved', $1, 2, $2, 6, $2, 2)"
        ),
        params![date(2026, 9, 1), now],
    )
    .await
    .unwrap();
    let slots = [
        (1_i64, "10:10", "culture", "Mūzika", 9_i64),
        (2, "10:15", "health", "Sports", 10),
    ];
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, ends, area, subject,
                                         teacher_id, joint, title)
             VALUES (1, 500, $1, 0, $2, '10:40', $3, $4, $5, $6, '')"
        ),
        slots
            .map(|(weekday, starts, area, subject, teacher)| {
                params![weekday, starts, area, subject, teacher, false]
            })
            .to_vec(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// The same form over a later revision, with another text on a day.
fn over(revision: i64, from: &str, to: &str) -> String {
    WHOLE
        .replace("revision=0", &format!("revision={revision}"))
        .replace(from, to)
}

on_both! {
    async fn a_teacher_lays_out_a_week_and_the_page_shows_it(w: World) {
        month(&w).await;
        timetable(&w).await;
        w.get("Līga", EDIT).await.is(200)
            .has("skaita 15 apjomā").has("nav ieplānots").has("value=\"place-31-3\"").has("Rudens tirdziņš")
            .has("Jāsagatavo līdz Pk 9. okt. 19:00");

        let placed = w.post("Līga", EDIT, &format!("{WHOLE}&action=place-31-3")).await;
        placed.is(200).has("value=\"31\"").has("nedēļā 1×, mēnesī 1×").has("Dzīvais karogs</textarea>");
        let reply = w.post("Līga", EDIT, &format!("{WHOLE}&day-5=3&area-5=math&planned-5=31&outcome-5=skaita+15+apjom%C4%81")).await;

        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some(NEXT));
        w.get("Līga", NEXT).await.is(200)
            .has("Dzīvais karogs").has("skaita 15 apjomā").has("nedēļā 1×, mēnesī 1×").has("saruna").has("attēli")
            .has("Rudens bagātības").has("Koku gads").has("Ko mums dod rudens?").has("Rudens tirdziņš")
            .has("Baiba Lāce").has("dzied „Pūt, vējiņi!”").has("Sagatavots 08:40").has("Līga Bērziņa")
            .has("Mācību jomas nedēļā: 6 no 7").has("Vēl nav ieplānota tehnoloģiju mācību joma");
        assert_eq!(w.audit().await, [
            "week_plan.write by 6 group 1 day 2026-10-12", "week_plan.write by 6 group 1 day 2026-10-12",
        ]);
    }

    async fn the_week_is_read_in_six_questions_with_plan_timetable_outcomes_and_coverage(w: World) {
        month(&w).await;
        timetable(&w).await;
        w.post("Līga", EDIT, WHOLE).await.is(303);
        let mut tx = w.read().await;

        let sheet = Sheet::of(&mut tx, &Recall::anew(1.into()), 1.into(), "2026-W42".parse().unwrap()).await.unwrap();

        assert_eq!(tx.questions(), 6);
        assert_eq!((sheet.around.outcomes.len(), sheet.slots.0.len(), sheet.plan.lessons().count()), (3, 2, 5));
        assert!(sheet.balance(&sheet.seen()).missing().len() == 1);
    }

    async fn a_plan_counts_from_its_first_completion_and_is_late_after_friday_evening(w: World) {
        w.post("Līga", EDIT, "revision=0&day-0=1&area-0=math&activity-0=Skaita").await.is(303);
        let mut tx = w.read().await;
        let monday = date(2026, 10, 12);
        assert!(weekplan::completed_weeks(&mut tx, 1.into(), monday).await.unwrap().is_empty());
        drop(tx);

        let late = w.at("2026-10-09T19:01");
        late.get("Līga", NEXT).await.is(200).has("Nav sagatavots, nokavēts par 1 min");
        late.post("Līga", EDIT, &over(1, "Skaita", "Skaita")).await.is(303);
        late.get("Līga", NEXT).await.is(200).has("1 min pēc termiņa");
        let later = late.at("2026-10-10T12:00");
        later.post("Līga", EDIT, &over(2, "Skaita", "M%C4%93ra")).await.is(303);
        let mut tx = later.read().await;
        let done = weekplan::completed_weeks(&mut tx, 1.into(), monday).await.unwrap();
        assert_eq!(done, [(1.into(), "2026-10-09T16:01:00Z".parse().unwrap())]);
    }

    async fn coverage_warns_and_never_blocks(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.get("Līga", NEXT).await.is(200).has("Mācību jomas nedēļā: 5 no 7").has("Latviešu valoda:").has("Laiks ārā:");
    }

    async fn two_people_change_different_days_at_once_and_both_are_kept(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);

        w.post("Līga", EDIT, &over(1, "Skaita", "Sver")).await.is(303);
        // opened before that save, another day
        w.post("Agnese", EDIT, &over(1, "Vienojas", "Pal%C4%ABdz+draugam")).await.is(303);

        w.get("Līga", NEXT).await.is(200).has("Sver").has("Palīdz draugam").lacks("Vienojas").has("Agnese Kalniņa");
    }

    async fn two_saves_of_different_days_in_the_same_moment_are_both_kept(w: World) {
        let first = "revision=0&day-0=1&area-0=math&activity-0=Skaita";
        let second = "revision=0&day-0=2&area-0=health&activity-0=Skrien";

        let (one, other) = join(w.post("Līga", EDIT, first), w.post("Agnese", EDIT, second)).await;

        one.is(303);
        other.is(303);
        w.get("Līga", NEXT).await.is(200).has("Skaita").has("Skrien");
        w.get("Līga", &format!("{NEXT}/history")).await.is(200).has("2. versija");
    }

    async fn the_same_day_at_once_shows_both_versions_and_loses_nothing(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.post("Līga", EDIT, &over(1, "Skaita", "Sver")).await.is(303);

        let stale = over(1, "Skaita", "M%C4%93ra").replace("Vienojas", "Draudz%C4%93jas");
        let reply = w.post("Agnese", EDIT, &stale).await;

        reply.is(409).has("Sver").has("Mēra</textarea>").has("Draudzējas</textarea>").has("trešdiena, 14. oktobris")
            .has("Līga Bērziņa").has("name=\"revision\" value=\"2\"");
        w.get("Līga", NEXT).await.is(200).has("Sver").lacks("Mēra").lacks("Draudzējas");
        // what came back carries the newer revision, so that saving again is a decision
        w.post("Agnese", EDIT, &stale.replace("revision=1", "revision=2")).await.is(303);
        w.get("Līga", NEXT).await.is(200).has("Mēra").has("Draudzējas").lacks("Sver");
    }

    async fn saving_what_stands_already_is_no_version(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.post("Agnese", EDIT, WHOLE).await.is(303);
        w.post("Agnese", EDIT, &over(1, "x", "x")).await.is(303);

        w.get("Līga", &format!("{NEXT}/history")).await.is(200).has("1. versija").lacks("2. versija");
    }

    async fn only_her_groups_teachers_and_the_deputy_write(w: World) {
        for (who, status) in [
            ("Evita", 404), ("Zita", 404), ("Ināra", 403), ("Rita", 403), ("Daina", 403), ("Aija", 403),
            ("Baiba", 403), ("Laura", 403), ("Artūrs", 403), ("Ilze", 403), ("nobody", 401),
        ] {
            for page in [EDIT.to_owned(), format!("{NEXT}/draft"), format!("{NEXT}/history/1")] {
                let reply = w.post(who, &page, WHOLE).await;
                assert_eq!(reply.status.as_u16(), status, "{who} {page}: {}", reply.body);
            }
        }
        w.post("Sanita", EDIT, WHOLE).await.is(303);
        w.post("Agnese", EDIT, &over(1, "Skaita", "Sver")).await.is(303);
    }

    async fn the_groups_staff_and_the_management_read(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        for page in [NEXT.to_owned(), format!("{NEXT}/history")] {
            for (who, status) in [
                ("Līga", 200), ("Rita", 200), ("Baiba", 200), ("Inese", 200), ("Gunta", 200), ("Ilze", 200),
                ("Sanita", 200), ("Daina", 200), ("Evita", 404), ("Zita", 404), ("Ināra", 404), ("Aija", 403),
                ("Laura", 403), ("Artūrs", 403), ("nobody", 401),
            ] {
                let reply = w.get(who, &page).await;
                assert_eq!(reply.status.as_u16(), status, "{who} {page}: {}", reply.body);
            }
        }
    }

    async fn a_substitute_writes_the_days_of_the_substitution_and_no_others(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
                 VALUES (1, 700, 6, 8, 1, $1, $2)"
            ),
            params![date(2026, 10, 5), date(2026, 10, 6)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        w.get("Evita", THIS).await.is(200).has("value=\"add-1\"").has("value=\"add-2\"").lacks("value=\"add-3\"")
            .has("Šo dienu Jūs varat tikai skatīt");
        w.post("Evita", THIS, "revision=0&day-0=2&area-0=math&activity-0=Skaita").await.is(303);
        w.post("Evita", THIS, "revision=1&day-0=2&area-0=math&activity-0=Skaita&day-1=4&area-1=math&activity-1=x").await.is(404);
        w.post("Evita", EDIT, WHOLE).await.is(404);
        w.get("Līga", "/groups/1/plans/week/2026-W41").await.is(200).has("Skaita")
            .has("Evita Straume (aizvieto: Līga Bērziņa)");
    }

    async fn what_is_planned_for_a_child_is_watched_and_never_kept_offline(w: World) {
        w.post("Līga", EDIT, &format!("{WHOLE}&child-0=1&note-0=Liel%C4%81ka+druka")).await.is(303);
        w.get("Rita", NEXT).await.is(200).has("Abele Marta").has("Lielāka druka").has("data-offline=\"no\"");

        assert_eq!(w.audit().await, [
            "week_plan.write by 6 group 1 day 2026-10-12",
            "week_plan.write by 6 child 1 group 1 day 2026-10-12",
            "week_plan.see_children by 13 group 1",
        ]);
        // a plan without such texts is looked at without an entry
        w.post("Līga", THIS, "revision=0&day-0=1&area-0=math&activity-0=x").await.is(303);
        w.get("Rita", "/groups/1/plans/week/2026-W41").await.is(200);
        assert_eq!(w.audit().await.len(), 4);
        // no child of another group
        w.post("Līga", EDIT, &format!("{}&child-0=11&note-0=x", over(1, "Skaita", "Sver"))).await.is(422);
        let mut tx = w.read().await;
        store::rows! { struct Body { body: String } }
        let bodies: Vec<Body> = tx
            .all(sql!("SELECT body FROM search_entry WHERE institution_id = 1 ORDER BY body"), params![])
            .await
            .unwrap();
        assert!(bodies.iter().any(|one| one.body.contains("Dzīvais karogs")));
        assert!(bodies.iter().all(|one| !one.body.contains("druka")));
    }

    async fn a_week_that_is_over_is_changed_only_with_a_reason_which_is_shown(w: World) {
        let past = "/groups/1/plans/week/2026-W40/edit";
        let form = "revision=0&day-0=1&area-0=math&activity-0=Skaita";

        w.post("Līga", past, form).await.is(422).has("nedēļa ir beigusies").has("Skaita</textarea>").has("id=\"reason-fault\"");
        w.post("Līga", past, &format!("{form}&reason=Aizmirst%C4%81+diena")).await.is(303);

        w.get("Ilze", "/groups/1/plans/week/2026-W40").await.is(200).has("Plāns mainīts pēc nedēļas beigām").has("Aizmirstā diena");
        w.get("Ilze", "/groups/1/plans/week/2026-W40/history").await.is(200).has("Aizmirstā diena");
    }

    async fn every_version_is_kept_compared_and_restored_as_a_new_save(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.post("Agnese", EDIT, &over(1, "Skaita", "Sver")).await.is(303);
        let history = format!("{NEXT}/history");

        w.get("Ilze", &history).await.is(200).has("1. versija").has("2. versija").has("Darbība: Skaita").has("Darbība: Sver")
            .lacks("Atjaunot");
        w.get("Līga", &history).await.is(200).has("Atjaunot 1. versiju");
        w.post("Līga", &format!("{history}/1"), "latest=1").await.is(409);
        w.post("Līga", &format!("{history}/9"), "latest=2").await.is(404);
        w.post("Līga", &format!("{history}/1"), "latest=2").await.is(303);

        w.get("Līga", NEXT).await.is(200).has("Skaita").lacks("Sver");
        w.get("Līga", &history).await.is(200).has("3. versija");
    }

    async fn an_empty_week_begins_from_another_one_without_its_children(w: World) {
        month(&w).await;
        w.get("Līga", EDIT).await.is(200).lacks("last-week");
        let text = "day-0=3&area-0=math&outcome-0=skaita+15+apjom%C4%81&activity-0=Kast%C4%81%C5%86i";
        w.post("Līga", THIS, &format!("revision=0&{text}&child-0=1&note-0=druka")).await.is(303);
        w.post("Evita", "/groups/2/plans/week/2026-W42/edit", "revision=0&day-0=2&area-0=health&activity-0=P%C5%ABces+lido").await.is(303);

        w.get("Līga", EDIT).await.is(200).has("value=\"last-week\"").has("value=\"group-2\"").lacks("last-year");
        // the month's outcome with the same words is placed with it
        w.get("Līga", &format!("{EDIT}?from=last-week")).await.is(200).has("Kastāņi</textarea>").has("Pārņemts: 5.–11. oktobris")
            .has("name=\"planned-0\" value=\"31\"").lacks("druka</textarea>");
        w.get("Līga", &format!("{EDIT}?from=group-2")).await.is(200).has("Pūces lido</textarea>");
        w.get("Līga", &format!("{EDIT}?from=moon")).await.is(404);
        w.get("Līga", NEXT).await.is(200).lacks("Kastāņi");
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.get("Līga", &format!("{EDIT}?from=last-week")).await.is(200).has("plāns jau ir").lacks("Kastāņi");
    }

    async fn what_is_typed_is_kept_as_a_draft_until_it_is_saved(w: World) {
        w.post("Līga", &format!("{NEXT}/draft"), WHOLE).await.is(204);

        w.get("Līga", EDIT).await.is(200).has("Dzīvais karogs</textarea>").has("nesaglabātais melnraksts");
        w.get("Agnese", EDIT).await.is(200).lacks("Dzīvais karogs");
        w.get("Līga", NEXT).await.is(200).lacks("Dzīvais karogs");
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.get("Līga", EDIT).await.is(200).lacks("nesaglabātais melnraksts");
        w.post("Līga", &format!("{NEXT}/draft"), &over(1, "Skaita", "Sver")).await.is(204);
        w.post("Līga", &format!("{NEXT}/draft/drop"), "").await.is(303);
        w.get("Līga", EDIT).await.is(200).has("Skaita</textarea>").lacks("Sver");
    }

    async fn a_week_without_working_days_wants_nothing_and_says_so(w: World) {
        let mut tx = w.write().await;
        for day in 12..=16 {
            tx.run(
                sql!(
                    "INSERT INTO calendar_day (institution_id, on_date, kind, reason)
                     VALUES (1, $1, 'off', 'Remonts')"
                ),
                params![date(2026, 10, day)],
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();

        w.get("Līga", NEXT).await.is(200).has("iestāde nestrādā").has("Plāns nav jāsagatavo").lacks("/edit\"");
        w.get("Līga", EDIT).await.is(200).has("iestāde nestrādā");
        w.post("Līga", EDIT, WHOLE).await.is(422).has("iestāde nestrādā").has("Dzīvais karogs</textarea>");
    }

    async fn bad_input_comes_back_with_what_was_typed_and_nothing_is_half_written(w: World) {
        let long = "a".repeat(4001);
        w.post("Līga", EDIT, &format!("revision=0&day-0=1&area-0=&activity-0=Bez+jomas&day-1=2&area-1=math&activity-1={long}")).await
            .is(422).has("Bez jomas</textarea>").has("id=\"area-0-err\"").has("id=\"activity-1-err\"").has("garāks par 4000 rakstzīmēm")
            .has("href=\"#activity-1\"");
        w.post("Līga", EDIT, "revision=0").await.is(422).has("Nekas nav ierakstīts");
        w.post("Līga", EDIT, "revision=0&day-0=9&area-0=math").await.is(422);
        w.post("Līga", EDIT, "revision=0&day-0=1&area-0=magic").await.is(422);
        w.post("Līga", EDIT, "day-0=1&area-0=math&activity-0=x").await.is(422);
        w.post("Līga", EDIT, &format!("{WHOLE}&action=explode")).await.is(422);
        w.post("Līga", EDIT, &format!("{WHOLE}&note-0=x&child-0=")).await.is(422).has("Izvēlieties bērnu.");
        w.post("Līga", EDIT, &format!("note={}", "a".repeat(1_000_000))).await.is(413);
        w.post("Līga", "/groups/1/plans/week/2026-W60/edit", WHOLE).await.is(404);
        w.get("Līga", "/groups/1/plans/week/2026-W60").await.is(404);
        w.get("Līga", "/groups/999/plans/week/2026-W42").await.is(404);
        // an outcome of nobody's month is left out; the words stay
        assert!(w.audit().await.is_empty());
        w.post("Līga", EDIT, "revision=0&day-0=1&area-0=math&planned-0=999999&outcome-0=skaita").await.is(303);
        w.get("Līga", NEXT).await.is(200).has("skaita");
    }

    async fn what_is_pasted_from_word_is_kept_as_plain_lines(w: World) {
        w.post("Līga", EDIT, "revision=0&day-0=1&area-0=math&activity-0=Skaita%C2%A0l%C4%ABdz%2010%0D%0A%E2%80%A2%09z%C4%ABles%3Cscript%3E").await.is(303);

        w.get("Līga", EDIT).await.is(200).has("Skaita līdz 10\n- zīles").lacks("zīles<script");
    }

    async fn the_management_comments_and_the_group_settles(w: World) {
        w.post("Ilze", &format!("{NEXT}/comments"), "comment=").await.is(422);
        w.post("Līga", &format!("{NEXT}/comments"), "comment=x").await.is(403);
        w.post("Ilze", &format!("{NEXT}/comments"), "comment=V%C4%93l+viena+nodarb%C4%ABba+%C4%81r%C4%81").await.is(303);
        let page = w.get("Līga", NEXT).await;
        page.is(200).has("Vēl viena nodarbība ārā").has("Ilze Kronberga");
        let id = page.body.split("/comments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        w.post("Evita", &format!("{NEXT}/comments/{id}"), "").await.is(404);
        w.post("Līga", &format!("{NEXT}/comments/{id}"), "").await.is(303);
        w.get("Ilze", NEXT).await.is(200).has("izdarīts 08:40");
    }

    async fn the_week_of_a_group_opens_on_the_one_to_plan(w: World) {
        let reply = w.get("Līga", "/groups/1/plans/week").await;
        assert_eq!(reply.location.as_deref(), Some("/groups/1/plans/week/2026-W41"));
        let friday = w.at("2026-10-09T08:00");
        let reply = friday.get("Līga", "/groups/1/plans/week").await;
        assert_eq!(reply.location.as_deref(), Some(NEXT));
    }

    async fn a_day_opens_filled_from_the_plan_and_the_subject_lessons_come_by_themselves(w: World) {
        month(&w).await;
        timetable(&w).await;
        w.get("Līga", DAY).await.is(200).lacks("no nedēļas plāna");
        let planned = "&day-5=1&area-5=math&outcome-5=skaita+15+apjom%C4%81&activity-5=Kast%C4%81%C5%86i";
        w.post("Līga", EDIT, &format!("{WHOLE}{planned}")).await.is(303);

        w.get("Līga", DAY).await.is(200)
            .has("Ārā: Dzīvais karogs</textarea>").has("SR: skaita 15 apjomā\nKastāņi</textarea>")
            .has("Mūzika: SR – dzied „Pūt, vējiņi!”</textarea>").has("vēl nav saglabāta");
        // nothing of it is in the diary before it is saved
        w.get("Līga", "/groups/1/diary?week=2026-W42").await.is(200).lacks("Kastāņi");
        // Tuesday has sports, which has no outcome this month
        w.get("Līga", "/groups/1/diary/2026-10-13").await.is(200).has("Stāsta par attēlu</textarea>").has("Sports</textarea>");
    }

    async fn a_day_is_changed_and_the_plan_stays_as_it_was_and_the_difference_is_seen(w: World) {
        w.post("Līga", EDIT, WHOLE).await.is(303);
        w.post("Līga", DAY, "revision=0&area-0=math&theme-0=M%C4%93ra+lietu").await.is(303);

        w.get("Līga", DAY).await.is(200).has("Mēra lietu</textarea>").has("Plānā bija").has("Ārā: Dzīvais karogs")
            .has("Nebija plānots:").has("?from=week-plan");
        w.get("Līga", &format!("{DAY}?from=week-plan")).await.is(200).has("Ārā: Dzīvais karogs</textarea>");
        w.get("Līga", NEXT).await.is(200).has("Dzīvais karogs").lacks("Mēra lietu");
        w.post("Līga", DAY, "revision=1&area-0=health&theme-0=%C4%80r%C4%81:+Dz%C4%ABvais+karogs").await.is(303);
        w.get("Līga", DAY).await.is(200).lacks("Plānā bija");
    }
}
