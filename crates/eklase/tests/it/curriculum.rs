//! The reference lists (3.5.1): by school year, changed without touching what was, loaded from a file.

use axum::body::Body;
use curriculum::{ForgetList, Kind, SeedLists, Stage};
use jiff::civil::{Date, date};
use kernel::{Area, InstitutionId};
use store::{params, sql};
use testkit::{Reply, World, on_both};

const ONE: InstitutionId = InstitutionId(1);
const TODAY: Date = date(2026, 10, 5);
const HEAD: &str = "Mācību joma;Posms;Sasniedzamais rezultāts;Punkts;Oficiāls";

async fn seeded(w: &World) {
    let mut tx = w.write().await;
    curriculum::seed(&mut tx, ONE, date(2024, 9, 1))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The outcomes of languages in the first stage on that day.
async fn outcomes(w: &World, day: Date) -> Vec<(i64, String, bool)> {
    let list = curriculum::outcomes_on(&mut w.read().await, ONE, day, Some(Stage::First))
        .await
        .unwrap();
    let of = list.into_iter().filter(|one| one.area == Area::Language);
    of.map(|one| (one.id.0, one.text, one.official)).collect()
}

async fn names(w: &World, kind: Kind, day: Date) -> Vec<String> {
    let list = curriculum::entries_on(&mut w.read().await, ONE, kind, day)
        .await
        .unwrap();
    list.into_iter().map(|one| one.title).collect()
}

/// Uploads a file as a browser sends it.
async fn upload(w: &World, who: &str, fields: &[(&str, &str)], bytes: &[u8]) -> Reply {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--granica\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = "--granica\r\nContent-Disposition: form-data; name=\"file\"; filename=\"saraksts.csv\"\r\n\
                Content-Type: application/octet-stream\r\n\r\n";
    let body = [&body, head.as_bytes(), bytes, b"\r\n--granica--\r\n"].concat();
    let request = w
        .request(who, "POST", "/curriculum/load")
        .header("content-type", "multipart/form-data; boundary=granica")
        .body(Body::from(body));
    w.send(request.unwrap()).await
}

/// Uploads a list from this school year on and opens the preview.
async fn preview(w: &World, others: &str, bytes: &[u8]) -> (String, Reply) {
    let reply = upload(w, "Daina", &[("year", "2026"), ("others", others)], bytes).await;
    let at = reply.is(303).location.clone().unwrap();
    let page = w.get("Daina", &at).await;
    (at, page)
}

fn seen(page: &Reply) -> String {
    let rest = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn confirm(w: &World, at: &str, page: &Reply) -> Reply {
    w.post("Daina", at, &format!("seen={}", seen(page))).await
}

/// Institutions from before there were lists are given them by a job.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_database_leaves_a_job_that_gives_the_lists() {
    let folder = tempfile::tempdir().unwrap();
    let db = store::Db::open(&format!(
        "sqlite:{}",
        folder.path().join("old.sqlite").display()
    ))
    .unwrap();
    db.migrate_to(10).await.unwrap();
    let now: jiff::Timestamp = "2026-05-05T05:40:00Z".parse().unwrap();
    let mut tx = db.write().await.unwrap();
    tx.run(
        sql!(
            "INSERT INTO institution (id, name, short_name, slug, city, address, timezone, absences_due, diary_due, created_at)
             VALUES (1, 'A', 'A', 'a', 'L', '', 'Europe/Riga', '09:00', '07:30', $1)"
        ),
        params![now],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    db.migrate().await.unwrap();
    let registry = jobs::Registry::new().with::<SeedLists>(());
    jobs::run_due(&db, &registry, now).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let all = curriculum::outcomes_on(&mut tx, ONE, date(2025, 9, 1), None)
        .await
        .unwrap();
    assert_eq!(all.len(), 105);
    assert!(
        curriculum::outcomes_on(&mut tx, ONE, date(2025, 8, 31), None)
            .await
            .unwrap()
            .is_empty()
    );
}

on_both! {
    async fn every_institution_begins_with_the_lists(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
                     SELECT id, 11, 'curriculum_seed', '{}', 'waiting', created_at, 0, created_at FROM institution WHERE id = 1"), params![])
            .await.unwrap();
        tx.run(sql!("UPDATE staff_role SET subject = 'Mūzika' WHERE institution_id = 1 AND account_id = 9"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(w.work().await.iter().any(|ran| ran.name == <SeedLists as jobs::Job>::NAME));
        let all = curriculum::outcomes_on(&mut w.read().await, ONE, TODAY, None).await.unwrap();
        assert_eq!(all.len(), 105);
        assert!(all.iter().all(|one| !one.official));
        assert_eq!(all[0].area, Area::Language);
        assert_eq!(names(&w, Kind::Skill, TODAY).await.len(), 6);
        assert_eq!(names(&w, Kind::Virtue, TODAY).await.len(), 12);
        assert!(names(&w, Kind::Value, TODAY).await.contains(&"Latvijas valsts".to_owned()));
        assert!(names(&w, Kind::Technique, TODAY).await.contains(&"novērojums".to_owned()));
        let page = w.get("Līga", "/curriculum").await;
        page.is(200).has("105 rezultāti nav oficiālais teksts.").has("demonstrācijas").has("Mūzika").lacks("/curriculum/load");
        w.get("Līga", "/curriculum/outcomes?area=math&stage=second").await.is(200).has("Nav oficiālais teksts").has("5 rezultāti");
        w.get("Līga", "/curriculum/lists/value").await.is(200).has("cilvēka cieņa").lacks("method=\"post\" action=\"/curriculum");
    }

    async fn teachers_read_and_only_those_who_lead_write(w: World) {
        seeded(&w).await;
        for who in ["Ilze", "Sanita", "Daina"] {
            w.get(who, "/curriculum/outcomes/1").await.is(200);
        }
        for path in ["/curriculum", "/curriculum/outcomes", "/curriculum/outcomes.csv", "/curriculum/lists/skill", "/topics"] {
            w.get("Līga", path).await.is(200);
            w.get("Baiba", path).await.is(200);
            for who in ["Laura", "Aija", "Artūrs", "Rita"] {
                w.get(who, path).await.is(403);
            }
        }
        for path in ["/curriculum/outcomes/1", "/curriculum/outcomes/new", "/curriculum/entries/1", "/curriculum/load", "/topics/1", "/topics/new"] {
            w.get("Līga", path).await.is(403);
        }
        for path in ["/curriculum/outcomes", "/curriculum/outcomes/1", "/curriculum/outcomes/1/retirement", "/curriculum/lists/value",
            "/curriculum/entries/1", "/curriculum/entries/1/retirement", "/curriculum/load/1", "/curriculum/load/1/cancel",
            "/topics", "/topics/1", "/topics/1/retirement"] {
            w.post("Līga", path, "").await.is(403);
        }
        upload(&w, "Līga", &[], b"").await.is(403);
    }

    async fn another_institutions_lists_do_not_exist(w: World) {
        seeded(&w).await;
        w.get("Ināra", "/curriculum/outcomes/1").await.is(404);
        w.get("Ināra", "/curriculum/entries/1").await.is(404);
        w.get("Ināra", "/topics/1").await.is(404);
        w.post("Ināra", "/curriculum/outcomes/1", "text=cits&year=2026").await.is(404);
        w.post("Ināra", "/curriculum/entries/1/retirement", "until=2026").await.is(404);
        w.post("Ināra", "/topics/1/retirement", "retired=1").await.is(404);
        w.get("Ināra", "/curriculum/outcomes").await.is(200).has("Šajā sarakstā nekā nav");
        w.get("Ilze", "/curriculum/lists/nothing").await.is(404);
        w.get("Ilze", "/curriculum?year=gads").await.is(422);
    }

    async fn a_change_from_next_year_leaves_this_one_as_it_is(w: World) {
        seeded(&w).await;
        let before = outcomes(&w, TODAY).await;
        let page = w.get("Daina", "/curriculum/outcomes/1").await;
        page.is(200).has("spēkā no 01.09.2024.");
        let form = [("was-text", before[0].1.as_str()), ("was-paragraph", ""), ("was-official", ""), ("was-ends", ""), ("ends", ""),
            ("text", "klausās  tekstu\nun atbild"), ("paragraph", "10.1.1."), ("year", "2027")];

        w.post_pairs("Daina", "/curriculum/outcomes/1", &form).await.is(303);

        assert_eq!(outcomes(&w, TODAY).await, before);
        let next = outcomes(&w, date(2027, 9, 1)).await;
        assert_eq!(next.len(), 5);
        // the same place, other words, another key: what referred to the old one still does
        assert_eq!(next[0].1, "klausās tekstu un atbild");
        assert_ne!(next[0].0, 1);
        w.get("Līga", "/curriculum/outcomes?year=2026&area=language&stage=first").await.is(200).has("spēkā no 01.09.2024. līdz 31.08.2027.");
        w.get("Līga", "/curriculum/outcomes?year=2027&area=language&stage=first").await.is(200).has("klausās tekstu un atbild").has("10.1.1.").lacks("31.08.2027.");
        // the old page was left open: somebody ended it meanwhile
        w.post_pairs("Daina", "/curriculum/outcomes/1", &form).await.is(409).has("Tikmēr saglabātā versija");
        assert_eq!(w.audit().await.iter().filter(|line| line.starts_with("curriculum.write by 4")).count(), 1);
    }

    async fn a_change_of_this_year_replaces_from_september_and_keeps_the_old_key(w: World) {
        seeded(&w).await;
        w.post("Ilze", "/curriculum/outcomes/1", "text=klausās&year=2026").await.is(303);
        assert_eq!(outcomes(&w, TODAY).await[0].1, "klausās");
        assert_eq!(outcomes(&w, date(2026, 8, 31)).await[0].0, 1);
        // and once more within the year, back and forth: the words come back to life under their own key
        let first = outcomes(&w, TODAY).await[0].0;
        w.post("Ilze", &format!("/curriculum/outcomes/{first}"), "text=klausās+uzmanīgi&year=2026").await.is(303);
        let second = outcomes(&w, TODAY).await[0].clone();
        assert_eq!(second.1, "klausās uzmanīgi");
        w.post("Ilze", &format!("/curriculum/outcomes/{}", second.0), "text=klausās&year=2026").await.is(303);
        assert_eq!(outcomes(&w, TODAY).await[0].0, first);
        assert_eq!(outcomes(&w, TODAY).await.len(), 5);
        // what is the same in words is the same outcome
        w.post("Ilze", &format!("/curriculum/outcomes/{first}"), "text=klausās&paragraph=9.1.&official=1&year=2026").await.is(303);
        assert_eq!(outcomes(&w, TODAY).await[0], (first, "klausās".to_owned(), true));
    }

    async fn an_outcome_is_added_and_retired(w: World) {
        seeded(&w).await;
        w.get("Daina", "/curriculum/outcomes/new?area=language&stage=first").await.is(200).has("value=\"language\" selected");
        let new = "area=language&stage=first&text=dzied+līdzi&paragraph=&year=2026";
        w.post("Daina", "/curriculum/outcomes", new).await.is(303);
        let list = outcomes(&w, TODAY).await;
        assert_eq!(list.last().map(|one| one.1.as_str()), Some("dzied līdzi"));
        w.post("Daina", "/curriculum/outcomes", &new.replace("dzied", "Dzied")).await.is(422).has("jau ir").has("Dzied līdzi");
        w.post("Daina", "/curriculum/outcomes/2/retirement", "was-ends=&ends=&until=2027").await.is(303);
        assert_eq!(outcomes(&w, TODAY).await.len(), 6);
        assert_eq!(outcomes(&w, date(2027, 9, 1)).await.len(), 5);
        w.post("Daina", "/curriculum/outcomes/2/retirement", "was-ends=&ends=&until=2026").await.is(409);
        w.post("Daina", "/curriculum/outcomes/2/retirement", "was-ends=2027-08-31&ends=2027-08-31&until=2026").await.is(303);
        assert_eq!(outcomes(&w, TODAY).await.len(), 5);
        // over for good: the page says so
        w.get("Daina", "/curriculum/outcomes/2").await.is(200).has("vairs nav spēkā").lacks("name=\"text\"");
        w.post("Daina", "/curriculum/outcomes/2", "text=cits&year=2026").await.is(422);
    }

    async fn bad_forms_come_back_with_what_was_typed(w: World) {
        seeded(&w).await;
        w.post("Daina", "/curriculum/outcomes", "text=teksts+paliek&year=2026").await.is(422).has("teksts paliek").has("href=\"#area\"");
        let long = format!("area=math&stage=first&year=2026&text={}", "a".repeat(1001));
        w.post("Daina", "/curriculum/outcomes", &long).await.is(422).has("Teksts ir par garu");
        for year in ["2025", "2028", "", "x"] {
            w.post("Daina", "/curriculum/outcomes/1", &format!("text=cits&year={year}")).await.is(422).has("href=\"#year\"");
        }
        w.post("Daina", "/curriculum/lists/value", "title=&year=2026").await.is(422).has("href=\"#title\"");
        w.post("Daina", "/curriculum/lists/value", "title=Ģimene&year=2026").await.is(422).has("jau ir");
        w.post("Daina", "/curriculum/entries/1", "title=&year=2026").await.is(422);
        w.post("Daina", "/topics", "kind=safety&title=").await.is(422).has("href=\"#title\"");
        w.post("Daina", "/topics", "kind=nothing&title=a").await.is(422);
    }

    async fn names_are_added_changed_and_retired_by_year(w: World) {
        seeded(&w).await;
        w.post("Sanita", "/curriculum/lists/value", "title=veselība&year=2027").await.is(303);
        assert!(!names(&w, Kind::Value, TODAY).await.contains(&"veselība".to_owned()));
        assert!(names(&w, Kind::Value, date(2027, 9, 1)).await.contains(&"veselība".to_owned()));
        w.post("Sanita", "/curriculum/entries/1", "was-title=dzīvība&title=dzīvība+un+veselība&year=2026").await.is(303);
        assert_eq!(names(&w, Kind::Value, TODAY).await[0], "dzīvība un veselība");
        assert_eq!(names(&w, Kind::Value, date(2026, 8, 31)).await[0], "dzīvība");
        w.post("Sanita", "/curriculum/entries/5/retirement", "was-ends=&ends=&until=2026").await.is(303);
        assert!(!names(&w, Kind::Value, TODAY).await.contains(&"laulība".to_owned()));
        assert!(names(&w, Kind::Value, date(2026, 8, 31)).await.contains(&"laulība".to_owned()));
        w.get("Līga", "/curriculum/lists/value?year=2025").await.is(200).has("laulība").has("līdz 31.08.2026.");
        w.get("Līga", "/curriculum/lists/value?year=2026").await.is(200).lacks("laulība");
    }

    async fn a_list_is_loaded_row_by_row_and_the_second_time_changes_nothing(w: World) {
        seeded(&w).await;
        let first = outcomes(&w, TODAY).await[0].1.clone();
        let file = format!(
            "{HEAD}\nValodu;1. posms;{first};10.1.1.;jā\nVAL;posms1;šķirsta grāmatu un stāsta;10.1.2.;jā\nvalodu;Pirmsskolas noslēgums;lasa;10.2.1.;jā\n"
        );

        let (at, page) = preview(&w, "retire", file.as_bytes()).await;

        page.is(200).has("saraksts.csv").has("šķirsta grāmatu un stāsta").has("<del>Nē</del> → <ins>Jā</ins>").has("Pārtrauks lietot");
        assert_eq!(outcomes(&w, TODAY).await.len(), 5, "a preview writes nothing");
        let done = confirm(&w, &at, &page).await;
        assert_eq!(done.is(303).location.as_deref(), Some("/curriculum/load?added=2&changed=1&retired=4"));
        w.get("Daina", "/curriculum/load?added=2&changed=1&retired=4").await.is(200).has("Pārtraukta 4 rezultātu lietošana.");
        let now = outcomes(&w, TODAY).await;
        assert_eq!(now, [(1, first, true), (now[1].0, "šķirsta grāmatu un stāsta".to_owned(), true)]);
        assert_eq!(outcomes(&w, date(2026, 8, 31)).await.len(), 5, "the years before stay");
        let end = curriculum::outcomes_on(&mut w.read().await, ONE, TODAY, Some(Stage::End)).await.unwrap();
        assert_eq!(end[0].paragraph, "10.2.1.");
        w.get("Daina", &at).await.is(404);
        let (_, again) = preview(&w, "retire", file.as_bytes()).await;
        again.is(200).has("mainīt nav ko").lacks("name=\"seen\"");
        // other words under the same paragraph
        let changed = file.replace("šķirsta grāmatu un stāsta", "šķirsta grāmatu un jautā");
        let (at, page) = preview(&w, "keep", changed.as_bytes()).await;
        page.has("<del>šķirsta grāmatu un stāsta</del> → <ins>šķirsta grāmatu un jautā</ins>");
        confirm(&w, &at, &page).await.is(303);
        assert_eq!(outcomes(&w, TODAY).await[1].1, "šķirsta grāmatu un jautā");
        assert_eq!(outcomes(&w, TODAY).await.len(), 2);
    }

    async fn nothing_is_loaded_unless_every_row_is_good(w: World) {
        seeded(&w).await;
        let file = format!("{HEAD}\nvalodu;posms1;dzied;1.;jā\nmūzika;posms1;dejo;2.;jā\nvalodu;posms9;;3.;jā\nvalodu;posms1;Dzied;4.;jā\n");
        let (at, page) = preview(&w, "retire", file.as_bytes()).await;
        page.is(200).has("3 rindās ir kļūdas.").has("mācību jomas „mūzika” nav").has("posma „posms9” nav").has("jau ir 2. rindā").lacks("name=\"seen\"");
        w.post("Daina", &at, "seen=0").await.is(422).has("mācību jomas „mūzika” nav");
        assert_eq!(outcomes(&w, TODAY).await.len(), 5);
        w.post("Daina", &format!("{at}/cancel"), "").await.is(303);
        w.get("Daina", &at).await.is(404);
    }

    async fn what_is_no_list_is_said_beside_the_field(w: World) {
        seeded(&w).await;
        let fields = [("year", "2026"), ("others", "keep")];
        for (file, text) in [
            (b"Joma;Teksts\nvalodu;dzied\n".as_slice(), "Failā trūkst kolonnas: Posms."),
            (b"[{\"area_id\": }]", "JSON fails ir bojāts 1. rindā"),
            (b"{}", "rezultātu sarakstam"),
            (b"%PDF-1.7", "Tas ir PDF"),
            (b"", "Fails ir tukšs"),
        ] {
            upload(&w, "Daina", &fields, file).await.is(422).has(text).has("aria-invalid=\"true\"").has("value=\"keep\" checked");
        }
        let good = format!("{HEAD}\nvalodu;posms1;dzied;;\n");
        upload(&w, "Daina", &[("year", "2019"), ("others", "keep")], good.as_bytes()).await.is(422).has("href=\"#year\"");
        upload(&w, "Daina", &[("year", "2026"), ("others", "x")], good.as_bytes()).await.is(422).has("href=\"#others\"");
        // letters that were lost on the way
        let (_, page) = preview(&w, "keep", format!("{HEAD}\nvalodu;posms1;klausÄ«s;;\n").as_bytes()).await;
        page.is(200).has("teksta burti ir bojāti");
    }

    async fn json_is_loaded_and_what_changed_meanwhile_is_shown_again(w: World) {
        seeded(&w).await;
        let file = r#"[{"area_id":"valodu","stage_id":"posms1","text":"dzied līdzi","source_paragraph":"10.1.9.","official":true,
            "valid_from":"2019-09-01","valid_to":null}]"#;
        let (at, page) = preview(&w, "keep", file.as_bytes()).await;
        page.is(200).has("dzied līdzi");
        w.post("Ilze", "/curriculum/outcomes", "area=language&stage=first&text=dzied+līdzi&year=2026").await.is(303);
        confirm(&w, &at, &page).await.is(409).has("kāds mainīja");
        let page = w.get("Daina", &at).await;
        confirm(&w, &at, &page).await.is(303);
        assert_eq!(outcomes(&w, TODAY).await.last().map(|one| one.2), Some(true));
        assert_eq!(outcomes(&w, date(2026, 8, 31)).await.len(), 5);
        // a draft is nobody else's, and is forgotten
        let (at, _) = preview(&w, "keep", file.as_bytes()).await;
        w.get("Ilze", &at).await.is(404);
        let later = w.at("2026-10-06T09:00");
        assert!(later.work().await.iter().any(|ran| ran.name == <ForgetList as jobs::Job>::NAME));
        later.get("Daina", &at).await.is(404);
    }

    async fn the_list_as_a_file_can_be_loaded_again(w: World) {
        seeded(&w).await;
        let file = w.get("Līga", "/curriculum/outcomes.csv").await;
        assert!(file.is(200).head["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert_eq!(file.body.lines().count(), 106);
        let (_, page) = preview(&w, "retire", file.body.as_bytes()).await;
        page.is(200).has("mainīt nav ko");
    }

    async fn topics_are_added_changed_and_retired_without_touching_what_was_told(w: World) {
        w.get("Līga", "/topics").await.is(200).has("Atstarotājs un ceļš tumšajā laikā").lacks("/topics/1\"");
        w.post("Līga", "/groups/1/attendance/2026-10-05/topics", "topic=1&moment=walk&note=").await.is(303);
        w.post("Daina", "/topics", "kind=safety&title=Drošība+uz+ledus&month-I=1&month-XII=1").await.is(303);
        w.get("Daina", "/topics").await.is(200).has("Drošība uz ledus").has("XII, I");
        w.post("Daina", "/topics", "kind=safety&title=drošība+uz+ledus").await.is(422).has("jau ir");
        // told already: the old words stay with what was told
        w.get("Daina", "/topics/1").await.is(200).has("name=\"month-X\" value=\"1\" checked");
        let form = [("was-title", "Atstarotājs un ceļš tumšajā laikā"), ("title", "Atstarotājs"), ("month-XI", "1")];
        w.post_pairs("Daina", "/topics/1", &form).await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).has("<b>Atstarotājs un ceļš tumšajā laikā</b>").has(">Atstarotājs</option>");
        w.get("Daina", "/topics").await.is(200).has("Vairs nelieto 1 tematu").has("no 05.10.2026.");
        w.post_pairs("Daina", "/topics/1", &[("was-retired", ""), ("retired", ""), ("title", "Cits")]).await.is(409);
        // never told: the same topic
        w.post("Daina", "/topics/2", "title=Es+rūpējos&virtue=atbildība").await.is(303);
        w.get("Daina", "/topics/2").await.is(200).has("value=\"Es rūpējos\"").has("atbildība");
        w.post("Daina", "/topics/2/retirement", "retired=1").await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).lacks("Es rūpējos");
        w.post("Daina", "/topics/2/retirement", "retired=0").await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).has("Es rūpējos");
    }
}
