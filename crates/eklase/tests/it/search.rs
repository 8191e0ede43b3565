//! Full text over plans and diaries (issue 4.9), within what the person may see.

use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use kernel::{GroupId, InstitutionId};
use search::{Entry, Filter, Hit, Kind, Seen, Source, Wanted};
use store::{Db, params, sql};
use testkit::{PEOPLE, World, on_both};

const HOUSE: InstitutionId = InstitutionId(1);
const DAY: Date = date(2026, 11, 10);

fn source(key: &str, group: Option<i64>, from: Date, to: Date) -> Source {
    Source {
        key: key.to_owned(),
        group: group.map(GroupId),
        from_on: from,
        to_on: to,
        address: format!("/{key}"),
    }
}

/// One entry of a record.
async fn put(w: &World, source: &Source, kind: Kind, text: &str) {
    let mut tx = w.write().await;
    search::replace(&mut tx, HOUSE, source, &[Entry::new(kind, text)])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// A theme of the first group, a diary row of the second, last year's month field of the first, an event of the house.
async fn mixed(w: &World) {
    let november = (date(2026, 11, 1), date(2026, 11, 30));
    let last_year = (date(2025, 11, 1), date(2025, 11, 30));
    let theme = source("theme/1", Some(1), date(2026, 10, 19), date(2026, 11, 20));
    put(w, &theme, Kind::Theme, "Mārtiņi un Latvijas sargi").await;
    let row = source("diary/2/2026-11-10", Some(2), DAY, DAY);
    put(w, &row, Kind::DiaryRow, "Mārtiņdienas tirdziņš zālē").await;
    let field = source("month/1/2025-11", Some(1), last_year.0, last_year.1);
    put(w, &field, Kind::MonthField, "Gatavojas Mārtiņdienai").await;
    let event = source("year/3", None, november.0, november.1);
    put(
        w,
        &event,
        Kind::YearEvent,
        "Mārtiņdienas gadatirgus pagalmā",
    )
    .await;
}

async fn found(w: &World, words: &str, filter: Filter) -> Vec<Hit> {
    let wanted = Wanted::parse(words);
    search::find(&mut w.read().await, HOUSE, &wanted, &filter, (100, None))
        .await
        .unwrap()
}

fn everything() -> Filter {
    Filter {
        group: None,
        year: None,
        kinds: Vec::new(),
        seen: Seen::All,
    }
}

async fn texts(w: &World, words: &str) -> Vec<String> {
    let hits = found(w, words, everything()).await;
    hits.into_iter().map(|hit| hit.body).collect()
}

on_both! {
    async fn the_management_finds_every_groups_plans_of_all_years_newest_first(w: World) {
        mixed(&w).await;

        let reply = w.get("Ilze", "/plans/search?q=mārtiņdienā").await;

        reply.is(200).has("Atrasti 3 ieraksti")
            .has("<mark>Mārtiņdienas</mark> tirdziņš zālē").has("Gatavojas <mark>Mārtiņdienai</mark>")
            .has("<mark>Mārtiņdienas</mark> gadatirgus").has("Visa iestāde").has("2025. gada novembris")
            .has("Pūcītes").lacks("Latvijas sargi");
        let at = |text: &str| reply.body.find(text).unwrap();
        assert!(at("tirdziņš zālē") < at("gadatirgus"));
        assert!(at("gadatirgus") < at("Gatavojas"));
    }

    async fn a_part_of_a_word_without_diacritics_finds_it(w: World) {
        mixed(&w).await;
        w.get("Ilze", "/plans/search?q=martin").await.is(200).has("Atrasti 4 ieraksti").has("<mark>Mārtiņi</mark> un Latvijas");
    }

    async fn all_words_have_to_be_there_and_quoted_ones_side_by_side(w: World) {
        mixed(&w).await;
        assert_eq!(texts(&w, "mārtiņdiena tirdziņi").await, ["Mārtiņdienas tirdziņš zālē"]);
        assert_eq!(texts(&w, "„mārtiņdienas tirdziņš”").await.len(), 1);
        assert!(texts(&w, "„tirdziņš mārtiņdienas”").await.is_empty());
        assert_eq!(texts(&w, "tirdziņš mārtiņdienas").await.len(), 1);
        assert!(texts(&w, "„mārtiņdienas zālē”").await.is_empty(), "not side by side");
    }

    async fn a_teacher_finds_every_groups_plans_and_only_her_own_groups_days(w: World) {
        mixed(&w).await;
        w.get("Līga", "/plans/search?q=mārtiņdiena").await.is(200)
            .has("gadatirgus").has("Gatavojas").lacks("tirdziņš zālē");
        w.get("Evita", "/plans/search?q=mārtiņdiena").await.is(200)
            .has("gadatirgus").has("Gatavojas").has("tirdziņš");
        // of every group, as their roles have none
        for who in ["Baiba", "Inese", "Gunta"] {
            w.get(who, "/plans/search?q=mārtiņdiena").await.is(200).has("tirdziņš");
        }
    }

    async fn who_searches_is_decided_by_role(w: World) {
        mixed(&w).await;
        for (who, status) in [
            ("Ilze", 200), ("Sanita", 200), ("Daina", 200), ("Rita", 200),
            ("Artūrs", 403), ("Aija", 403), ("Laura", 403), ("Kristaps", 403), ("nobody", 401),
        ] {
            w.get(who, "/plans/search?q=mārtiņdiena").await.is(status);
        }
        // another preschool's plans are not there for its head
        w.get("Ināra", "/plans/search?q=mārtiņdiena").await.is(200).has("Nekas nav atrasts");
    }

    async fn a_substitute_finds_the_days_of_the_group_while_it_lasts(w: World) {
        mixed(&w).await;
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
                 VALUES (1, 700, 8, 6, 2, $1, $1)"
            ),
            params![date(2026, 10, 5)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        w.get("Līga", "/plans/search?q=mārtiņdiena").await.is(200).has("tirdziņš zālē");
        w.at("2026-10-06T08:00").get("Līga", "/plans/search?q=mārtiņdiena").await.is(200).lacks("tirdziņš zālē");
    }

    async fn group_year_and_kind_narrow_what_is_found(w: World) {
        mixed(&w).await;
        let page = async |query: &str| w.get("Ilze", &format!("/plans/search?q=martin&{query}")).await;
        page("group=1&year=&kind=").await.is(200).has("sargi").has("Gatavojas").lacks("gadatirgus").lacks("zālē");
        page("group=&year=2025%2F2026&kind=").await.is(200).has("Atrasts 1 ieraksts").has("Gatavojas");
        page("group=&year=2026%2F2027&kind=").await.is(200).has("Atrasti 3 ieraksti").lacks("Gatavojas");
        page("group=&year=&kind=theme").await.is(200).has("Atrasts 1 ieraksts").has("sargi");
        page("group=2&year=&kind=theme").await.is(200).has("Nekas nav atrasts").has("Meklējiet visās grupās");
        for bad in ["group=x", "year=2026", "kind=magic", "after=x"] {
            page(bad).await.is(422);
        }
    }

    async fn nothing_too_short_and_none_are_said_in_words(w: World) {
        mixed(&w).await;
        w.get("Ilze", "/plans/search").await.is(200).has("Ierakstiet, ko meklēt");
        w.get("Ilze", "/plans/search?q=un").await.is(200).has("Vārdā jābūt vismaz 3 burtiem");
        w.get("Ilze", "/plans/search?q=un+mārtiņi").await.is(200).has("sargi").has("nav meklēti: un");
        w.get("Ilze", "/plans/search?q=žirafe").await.is(200).has("Nekas nav atrasts").has("žirafe");
        w.get("Ilze", "/plans/search?q=%22%27*%29AND+%28NEAR+OR+-x%3A%26%7C%21%3C-%3E").await.is(200);
    }

    async fn what_is_found_is_shown_as_text_and_not_as_markup(w: World) {
        put(&w, &source("x", Some(1), DAY, DAY), Kind::Item, "<script>alert(1)</script> & ekskursija").await;
        w.get("Ilze", "/plans/search?q=%3Cscript%3Ealert").await.is(200)
            .lacks("<script>alert").has("&#60;<mark>script</mark>&#62;<mark>alert</mark>");
    }

    async fn more_than_a_page_is_reached_in_order_and_once(w: World) {
        let mut tx = w.write().await;
        let days: Vec<Date> = date(2026, 9, 1).series(jiff::Span::new().days(1)).take(70).collect();
        let records: Vec<_> = days
            .iter()
            .map(|day| (source(&format!("d/{day}"), Some(1), *day, *day), vec![Entry::new(Kind::Item, format!("Ekskursija {day}"))]))
            .collect();
        search::replace_all(&mut tx, HOUSE, &records).await.unwrap();
        tx.commit().await.unwrap();

        let (mut path, mut seen) = ("/plans/search?q=ekskursija".to_owned(), Vec::new());
        loop {
            let reply = w.get("Ilze", &path).await;
            reply.is(200);
            let dates = reply.body.split("</mark> ").skip(1).map(|rest| rest.get(..10).unwrap().to_owned());
            seen.extend(dates);
            let Some(older) = reply.body.split("href=\"").find(|link| link.contains("Rādīt vecākus")) else { break };
            path = older.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        }
        let mut expected: Vec<String> = days.iter().map(ToString::to_string).collect();
        expected.reverse();
        assert_eq!(seen, expected);
    }

    async fn a_record_that_is_saved_again_is_found_by_its_new_words_alone(w: World) {
        let day = source("diary/1/2026-11-10", Some(1), DAY, DAY);
        put(&w, &day, Kind::DiaryRow, "Zīmē ezīšus").await;
        put(&w, &day, Kind::DiaryRow, "Līmē vāveres").await;
        assert!(texts(&w, "ezīši").await.is_empty());
        assert_eq!(texts(&w, "vāvere").await, ["Līmē vāveres"]);
        let mut tx = w.write().await;
        search::replace(&mut tx, HOUSE, &day, &[]).await.unwrap();
        assert_eq!(tx.questions(), 1, "nothing to write is nothing sent");
        tx.commit().await.unwrap();
        assert!(texts(&w, "vāvere").await.is_empty());
    }

    async fn one_record_is_two_statements_whatever_it_holds(w: World) {
        let mut tx = w.write().await;
        let entries: Vec<Entry> = (0..300).map(|n| Entry::new(Kind::Outcome, format!("Rezultāts {n}")).on(DAY)).collect();
        search::replace(&mut tx, HOUSE, &source("m", Some(1), DAY, DAY), &entries).await.unwrap();
        assert_eq!(tx.questions(), 2);
        tx.commit().await.unwrap();
        let hits = found(&w, "rezultāts", everything()).await;
        assert_eq!(hits.len(), 100);
        assert_eq!(hits.first().unwrap().body, "Rezultāts 0", "the first entry of a record comes first");
    }

    async fn a_save_of_the_diary_is_found_at_once_and_links_to_its_day(w: World) {
        let day = "/groups/1/diary/2026-10-05";
        w.post("Līga", day, "revision=0&area-0=math&theme-0=Skaita+kastaņus&homework-0=Atnest+zīles").await.is(303);
        w.get("Līga", "/plans/search?q=kastaņi+zīles").await.is(200)
            .has("Skaita <mark>kastaņus</mark>").has("/groups/1/diary?week=2026-W41#d2026-10-05");
        w.post("Līga", day, "revision=1&area-0=math&theme-0=Skaita+čiekurus").await.is(303);
        w.get("Līga", "/plans/search?q=kastaņi").await.is(200).has("Nekas nav atrasts");
        w.get("Līga", "/plans/search?q=čiekurs").await.is(200).has("<mark>čiekurus</mark>");
    }

    async fn an_event_of_the_year_plan_is_found_until_it_is_taken_out(w: World) {
        let form = "year=2026&kind=event&title=Ziemassvētku eglīte&from_on=18.12.2026.&to_on=&starts=&place=Zāle&description=";
        let reply = w.post("Ilze", "/year-plan/new", form).await;
        reply.is(303);
        w.get("Līga", "/plans/search?q=eglīti").await.is(200)
            .has("<mark>eglīte</mark>").has(reply.location.as_deref().unwrap()).has("Visa iestāde");
        let removal = format!("{}/removal", reply.location.as_deref().unwrap());
        w.post("Ilze", &removal, "removed=1&revision=1").await.is(303);
        w.get("Līga", "/plans/search?q=eglīti").await.is(200).has("Nekas nav atrasts");
    }

    async fn the_search_opens_with_few_questions(w: World) {
        mixed(&w).await;
        let mut tx = w.read().await;
        let wanted = Wanted::parse("mārtiņdiena");
        search::find(&mut tx, HOUSE, &wanted, &everything(), (31, None)).await.unwrap();
        assert_eq!(tx.questions(), 2);
    }

    async fn who_sees_a_groups_days_here_is_who_opens_its_diary(w: World) {
        mixed(&w).await;
        for (institution, _, who, ..) in PEOPLE {
            if institution != 1 || w.get(who, "/plans/search").await.status != 200 {
                continue;
            }
            for group in [1, 2] {
                let row = source(&format!("row/{group}"), Some(group), DAY, DAY);
                put(&w, &row, Kind::DiaryRow, &format!("Vienradzis grupā {group}")).await;
                let opens = w.get(who, &format!("/groups/{group}/diary")).await.status == 200;
                let finds = w.get(who, &format!("/plans/search?q=vienradzis&group={group}")).await;
                assert_eq!(finds.body.contains("<mark>Vienradzis</mark>"), opens, "{who}, group {group}");
            }
        }
    }

    /// As after an upgrade: entries without an index, and the job that the migration put down.
    async fn what_was_written_before_the_index_is_indexed_by_its_job(w: World) {
        for day in ["2026-10-05", "2026-10-06", "2026-10-07"] {
            let form = format!("revision=0&area-0=math&theme-0=Skaita+kastaņus+{day}");
            w.post("Līga", &format!("/groups/1/diary/{day}"), &form).await.is(303);
        }
        let mut tx = w.write().await;
        tx.run(sql!("DELETE FROM search_entry WHERE institution_id = 1"), params![]).await.unwrap();
        let first = journal::IndexDiary { after: None };
        jobs::later(&mut tx, HOUSE, 15, testkit::NOW.parse().unwrap(), &first).await.unwrap();
        tx.commit().await.unwrap();
        assert!(texts(&w, "kastaņi").await.is_empty());

        let ran = w.work().await;

        assert_eq!(ran.len(), 2, "a batch, and a look that there is no more: {ran:?}");
        assert!(ran.iter().all(|one| one.outcome.is_ok()), "{ran:?}");
        assert_eq!(texts(&w, "kastaņi").await.len(), 3);
        // again without harm
        let mut tx = w.write().await;
        jobs::later(&mut tx, HOUSE, 16, testkit::NOW.parse().unwrap(), &first).await.unwrap();
        tx.commit().await.unwrap();
        w.work().await;
        assert_eq!(texts(&w, "kastaņi").await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preschool_of_the_version_before_gets_the_job_by_the_migration() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!(
        "sqlite:{}",
        folder.path().join("old.sqlite").display()
    ))
    .unwrap();
    db.migrate_to(14).await.unwrap();
    let mut tx = db.write().await.unwrap();
    tx.run(
        sql!(
            "INSERT INTO institution (id, name, short_name, slug, city, address, timezone, absences_due, diary_due, created_at)
             VALUES (7, 'a', 'a', 'a', '', '', 'Europe/Riga', '09:00', '07:30', $1)"
        ),
        params![jiff::Timestamp::UNIX_EPOCH],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    db.migrate().await.unwrap();
    let tools = account::Tools {
        post: dispatch::Post::none(),
        texts: std::sync::Arc::new(eklase::texts().unwrap()),
        address: None,
    };
    let ran = jobs::run_due(&db, &eklase::registry(tools), testkit::NOW.parse().unwrap())
        .await
        .unwrap();
    assert_eq!(ran.len(), 1);
    assert_eq!(
        (ran[0].name.as_str(), ran[0].outcome),
        ("journal.index", Ok(()))
    );
}

/// Entries of one preschool among many are found without reading the others'.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_common_word_of_another_preschool_costs_nothing() {
    for w in [World::sqlite().await, World::postgres().await] {
        let mut tx = w.write().await;
        let records: Vec<_> = (0..2_000)
            .map(|n| {
                let day = date(2020, 1, 1).saturating_add(jiff::Span::new().days(n));
                (
                    source(&format!("d/{n}"), None, day, day),
                    vec![Entry::new(Kind::Item, "Skaita līdz desmit")],
                )
            })
            .collect();
        search::replace_all(&mut tx, InstitutionId(2), &records)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let start = Instant::now();
        assert!(texts(&w, "skaita").await.is_empty());
        assert!(start.elapsed() < Duration::from_millis(200));
    }
}
