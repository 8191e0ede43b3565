//! Subjects of the learning areas (3.5.2), and topics by school year (3.9.3).

use curriculum::Kind;
use jiff::civil::{Date, date};
use kernel::{Area, InstitutionId};
use store::{params, sql};
use testkit::{Reply, World, on_both};

const ONE: InstitutionId = InstitutionId(1);
const TODAY: Date = date(2026, 10, 5);
const NEXT: Date = date(2027, 9, 1);
const DAY: &str = "/groups/1/attendance/2026-10-05";

async fn seeded(w: &World) {
    let mut tx = w.write().await;
    curriculum::seed(&mut tx, ONE, date(2024, 9, 1))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The subjects that hold on that day, with their areas.
async fn subjects(w: &World, day: Date) -> Vec<(String, Area)> {
    let list = people::subjects::listed(&mut w.read().await, ONE, day)
        .await
        .unwrap();
    list.into_iter().map(|one| (one.title, one.area)).collect()
}

/// The address of a subject's page.
async fn entry(w: &World, title: &str) -> String {
    let list = curriculum::entries_on(&mut w.read().await, ONE, Kind::Subject, TODAY)
        .await
        .unwrap();
    let found = list.into_iter().find(|one| one.title == title).unwrap();
    format!("/curriculum/entries/{}", found.id)
}

/// The number of a topic on the page of the lists.
fn topic(page: &Reply, title: &str) -> String {
    let of = format!("<p>{title}</p>");
    let rest = page.body.split(&of).nth(1).unwrap();
    let rest = rest.split("href=\"/topics/").nth(1).unwrap();
    rest.split('?').next().unwrap().to_owned()
}

/// An institution before there were subjects, with lists and a teacher of music and dancing.
async fn older(db: &store::Db, now: jiff::Timestamp) {
    let mut tx = db.write().await.unwrap();
    for (sql, params) in [
        (
            sql!(
                "INSERT INTO institution (id, name, short_name, slug, city, address, timezone, absences_due, diary_due, created_at)
                 VALUES (1, 'A', 'A', 'a', 'L', '', 'Europe/Riga', '09:00', '07:30', $1)"
            ),
            params![now],
        ),
        (
            sql!(
                "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash, must_change,
                                      language, theme, created_at)
                 VALUES (1, 1, 'Baiba', 'Lāce', $1, '!', $2, 'lv', 'auto', $3)"
            ),
            params![vec![0_u8], false, now],
        ),
        (
            sql!(
                "INSERT INTO staff_role (institution_id, id, account_id, role, area, subject, from_on)
                 VALUES (1, 1, 1, 'subject_teacher', 'culture', 'Mūzika', '2024-09-01'),
                        (1, 2, 1, 'subject_teacher', 'culture', 'Deja', '2024-09-01'),
                        (1, 3, 1, 'subject_teacher', 'health', 'Deja', '2025-09-01')"
            ),
            params![],
        ),
        (
            sql!(
                "INSERT INTO reference_entry (institution_id, id, kind, position, title, from_on)
                 VALUES (1, 1, 'value', 1, 'dzīvība', '2025-09-01')"
            ),
            params![],
        ),
        (
            sql!(
                "INSERT INTO topic (institution_id, id, kind, title, virtue, months)
                 VALUES (1, 1, 'safety', 'Drošība uz ledus', '', 'I')"
            ),
            params![],
        ),
    ] {
        tx.run(sql, params).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Institutions that had lists before there were subjects are given them by the migration.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_database_is_given_the_subjects_that_its_staff_teach() {
    let folder = tempfile::tempdir().unwrap();
    let db = store::Db::open(&format!(
        "sqlite:{}",
        folder.path().join("old.sqlite").display()
    ))
    .unwrap();
    db.migrate_to(17).await.unwrap();
    let now: jiff::Timestamp = "2026-05-05T05:40:00Z".parse().unwrap();
    older(&db, now).await;
    db.migrate().await.unwrap();
    let mut tx = db.read().await.unwrap();
    let list = people::subjects::listed(&mut tx, ONE, date(2025, 9, 1))
        .await
        .unwrap();
    let titles: Vec<&str> = list.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Latviešu valoda", "Mūzika", "Sports", "Deja"]);
    assert!(
        people::subjects::listed(&mut tx, ONE, date(2025, 8, 31))
            .await
            .unwrap()
            .is_empty()
    );
    // what was in a list is offered as it was
    let topics: Vec<(Date,)> = tx
        .all(
            sql!("SELECT from_on FROM topic WHERE institution_id = $1 ORDER BY id"),
            params![ONE],
        )
        .await
        .unwrap();
    assert_eq!(topics, [(date(2000, 1, 1),)]);
}

on_both! {
    async fn the_first_lists_know_the_subjects_that_staff_teach(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE staff_role SET subject = 'Deja' WHERE institution_id = 1 AND account_id = 9"), params![]).await.unwrap();
        tx.run(sql!("UPDATE staff_role SET subject = 'sports' WHERE institution_id = 1 AND account_id = 10"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        seeded(&w).await;
        let list = subjects(&w, TODAY).await;
        let own = ("Deja".to_owned(), Area::Culture);
        assert_eq!(list.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["Latviešu valoda", "Mūzika", "Sports", "Deja"]);
        assert_eq!(list[1], ("Mūzika".to_owned(), Area::Culture));
        assert_eq!(list[2], ("Sports".to_owned(), Area::Health));
        assert_eq!(list[3], own);
        w.get("Baiba", "/curriculum").await.is(200).has("href=\"/curriculum/lists/subject?year=2026\"").has("Mūzika, Deja");
    }

    async fn a_subject_stands_under_an_area_and_once_in_a_year(w: World) {
        seeded(&w).await;
        w.get("Līga", "/curriculum/lists/subject").await.is(200).has("KUL").has("Mūzika").lacks("name=\"area\"");
        w.get("Daina", "/curriculum/lists/subject").await.is(200).has("name=\"area\"");
        w.get("Daina", "/curriculum/lists/value").await.is(200).lacks("name=\"area\"");
        w.post("Daina", "/curriculum/lists/subject", "title=Šahs&year=2026").await.is(422).has("href=\"#area\"").has("value=\"Šahs\"");
        w.post("Daina", "/curriculum/lists/subject", "title=Šahs&area=spēles&year=2026").await.is(422).has("href=\"#area\"");
        w.post("Daina", "/curriculum/lists/subject", "title=mūzika&area=math&year=2026").await.is(422).has("jau ir").has("value=\"math\" selected");
        let long = format!("area=math&year=2026&title={}", "a".repeat(61));
        w.post("Daina", "/curriculum/lists/subject", &long).await.is(422).has("Teksts ir par garu");
        w.post("Līga", "/curriculum/lists/subject", "title=Šahs&area=math&year=2027").await.is(403);
        w.post("Daina", "/curriculum/lists/subject", "title=Šahs&area=math&year=2027").await.is(303);
        assert_eq!(subjects(&w, TODAY).await.len(), 3);
        assert_eq!(subjects(&w, NEXT).await[3], ("Šahs".to_owned(), Area::Math));
        // an area is no field of the other lists
        w.post("Daina", "/curriculum/lists/value", "title=veselība&area=math&year=2026").await.is(303);
    }

    async fn a_subject_moves_to_another_area_from_a_school_year_on(w: World) {
        seeded(&w).await;
        let at = entry(&w, "Mūzika").await;
        w.get("Daina", &at).await.is(200).has("value=\"culture\" selected");
        let form = [("was-title", "Mūzika"), ("was-area", "culture"), ("was-ends", ""), ("ends", ""),
            ("title", "Mūzika"), ("area", "language"), ("year", "2027")];
        w.post_pairs("Daina", &at, &form).await.is(303);
        assert!(subjects(&w, TODAY).await.contains(&("Mūzika".to_owned(), Area::Culture)));
        assert!(subjects(&w, NEXT).await.contains(&("Mūzika".to_owned(), Area::Language)));
        assert_eq!(subjects(&w, NEXT).await.len(), 3);
        // the old page was left open
        w.post_pairs("Daina", &at, &form).await.is(409).has("Tikmēr saglabātā versija");
        w.post("Daina", &entry(&w, "Sports").await, "title=Sports&area=&year=2026").await.is(422).has("href=\"#area\"");
        w.post("Daina", &format!("{}/retirement", entry(&w, "Sports").await), "was-ends=&ends=&until=2027").await.is(303);
        assert_eq!(subjects(&w, NEXT).await.len(), 2);
    }

    async fn a_role_is_offered_the_subjects_of_today_and_takes_others(w: World) {
        seeded(&w).await;
        w.post("Daina", "/curriculum/lists/subject", "title=Deja&area=culture&year=2027").await.is(303);
        for page in ["/staff/new", "/staff/6"] {
            w.get("Artūrs", page).await.is(200).has("list=\"subject-list\"").has("<option value=\"Mūzika\">").lacks("<option value=\"Deja\">");
        }
        w.post("Artūrs", "/staff/6/roles", "role=subject_teacher&subject=Šahs&from=05.10.2026.").await.is(422).has("<option value=\"Mūzika\">");
        w.post("Artūrs", "/staff/6/roles", "role=subject_teacher&subject=Šahs&area=math&from=05.10.2026.").await.is(303);
        w.get("Artūrs", "/staff/6").await.is(200).has("Šahs");
    }

    async fn a_topic_of_next_year_is_not_offered_in_this_one(w: World) {
        w.get("Daina", "/topics/new?kind=safety&year=2027").await.is(200).has("value=\"2027\" selected");
        w.post("Daina", "/topics", "kind=safety&title=Drošība+uz+ledus&year=2027").await.is(303);
        w.get("Daina", "/topics").await.is(200).has("href=\"/topics?year=2027\"").lacks("Drošība uz ledus");
        let next = w.get("Daina", "/topics?year=2027").await;
        let id = topic(next.is(200), "Drošība uz ledus");
        w.get("Līga", DAY).await.is(200).lacks("Drošība uz ledus");
        w.post("Līga", &format!("{DAY}/topics"), &format!("topic={id}&moment=walk&note=")).await.is(422);
        w.post("Daina", "/topics", "kind=safety&title=drošība+uz+ledus").await.is(422).has("jau ir");
        for year in ["2025", "2028", "x", ""] {
            w.post("Daina", "/topics", &format!("kind=safety&title=Cits&year={year}")).await.is(422).has("href=\"#year\"");
        }
        w.get("Daina", "/topics?year=gads").await.is(422);
        // one of this year is offered on the days of it that are noted later
        w.post("Daina", "/topics", "kind=safety&title=Svešs+suns&year=2026").await.is(303);
        w.get("Līga", DAY).await.is(200).has(">Svešs suns</option>");
        w.get("Līga", "/groups/1/attendance/2026-10-02").await.is(200).has(">Svešs suns</option>");
    }

    async fn other_words_from_next_year_leave_this_years_list(w: World) {
        w.get("Daina", "/topics/2?year=2027").await.is(200).has("value=\"2027\" selected").has("value=\"Es rūpējos par savu pilsētu\"");
        w.post("Daina", "/topics/2", "title=Es+rūpējos&virtue=atbildība&year=2027").await.is(303);
        w.get("Līga", "/topics").await.is(200).has("<p>Es rūpējos par savu pilsētu</p>").has("piedāvā līdz 31.08.2027.").lacks("<p>Es rūpējos</p>");
        w.get("Līga", "/topics?year=2027").await.is(200).has("<p>Es rūpējos</p>").has("atbildība").lacks("<p>Es rūpējos par savu pilsētu</p>");
        w.get("Līga", DAY).await.is(200).has(">Es rūpējos par savu pilsētu</option>").lacks(">Es rūpējos</option>");
        // it is over by then, and was changed since the page was opened
        w.post("Daina", "/topics/2", "title=Cits&year=2027").await.is(422).has("href=\"#year\"");
        w.post_pairs("Daina", "/topics/2", &[("was-retired", ""), ("retired", ""), ("title", "Cits"), ("year", "2027")]).await.is(409);
        // once more for next year: nobody was told, so it is the same topic
        let id = topic(&w.get("Daina", "/topics?year=2027").await, "Es rūpējos");
        w.post("Daina", &format!("/topics/{id}"), "title=Saudzēju&virtue=atbildība&year=2027").await.is(303);
        assert_eq!(topic(&w.get("Daina", "/topics?year=2027").await, "Saudzēju"), id);
        assert!(w.audit().await.iter().any(|line| line.starts_with("attendance.change_topics by 4")));
    }

    async fn what_groups_were_told_keeps_its_words_and_its_virtue(w: World) {
        w.post("Līga", &format!("{DAY}/topics"), "topic=2&moment=walk&note=").await.is(303);
        w.post("Daina", "/topics/2", "title=Es+rūpējos+par+savu+pilsētu&virtue=drosme").await.is(422).has("href=\"#virtue\"").has("value=\"drosme\"");
        w.post("Daina", "/topics/2", "title=Es+rūpējos+par+savu+pilsētu&month-I=1").await.is(303);
        w.post("Daina", "/topics/2", "title=Es+rūpējos&virtue=drosme&year=2026").await.is(303);
        w.get("Līga", DAY).await.is(200).has("<b>Es rūpējos par savu pilsētu</b>").has(">Es rūpējos</option>").lacks(">Es rūpējos par savu pilsētu</option>");
        w.get("Līga", "/groups/1/attendance/2026-10-02").await.is(200).has(">Es rūpējos par savu pilsētu</option>").lacks(">Es rūpējos</option>");
        // the words that were there before are the topic that was there before
        let id = topic(&w.get("Daina", "/topics").await, "Es rūpējos");
        w.post("Daina", &format!("/topics/{id}"), "title=Es+rūpējos+par+savu+pilsētu&virtue=drosme").await.is(422).has("href=\"#virtue\"");
        w.post("Daina", &format!("/topics/{id}"), "title=Es+rūpējos+par+savu+pilsētu&virtue=").await.is(303);
        w.get("Līga", DAY).await.is(200).has(">Es rūpējos par savu pilsētu</option>").lacks(">Es rūpējos</option>");
        w.post("Līga", &format!("{DAY}/topics"), "topic=2&moment=walk&note=").await.is(409);
    }

    async fn a_topic_ends_with_the_school_year_that_is_chosen(w: World) {
        w.post("Daina", "/topics/1/retirement", "retired=1&until=2025").await.is(422);
        w.post("Daina", "/topics/1/retirement", "retired=1&until=2027").await.is(303);
        w.get("Līga", "/topics").await.is(200).has("piedāvā līdz 31.08.2027.").lacks("Vairs nelieto");
        w.get("Līga", "/topics?year=2027").await.is(200).has("Vairs nelieto 1 tematu").has("no 01.09.2027.");
        w.get("Līga", DAY).await.is(200).has(">Atstarotājs un ceļš tumšajā laikā</option>");
        // other words of this year end with it too
        w.post("Līga", &format!("{DAY}/topics"), "topic=1&moment=walk&note=").await.is(303);
        w.post("Daina", "/topics/1", "title=Atstarotājs&month-XI=1&year=2026").await.is(303);
        w.get("Līga", "/topics").await.is(200).has("<p>Atstarotājs</p>").has("piedāvā no 05.10.2026. · piedāvā līdz 31.08.2027.");
        w.get("Līga", "/topics?year=2027").await.is(200).lacks("<p>Atstarotājs</p>").has("Vairs nelieto 2 tematus");
        // taken up again for next year: not before
        w.post("Daina", "/topics", "kind=safety&title=Atstarotājs+un+ceļš+tumšajā+laikā&year=2027").await.is(303);
        w.get("Līga", "/topics?year=2027").await.is(200).has("<p>Atstarotājs un ceļš tumšajā laikā</p>");
        w.get("Līga", DAY).await.is(200).has("<b>Atstarotājs un ceļš tumšajā laikā</b>").lacks(">Atstarotājs un ceļš tumšajā laikā</option>");
        w.post("Daina", "/topics/2/retirement", "retired=1").await.is(303);
        w.get("Līga", DAY).await.is(200).lacks(">Es rūpējos par savu pilsētu</option>");
        w.post("Daina", "/topics/2/retirement", "retired=0").await.is(303);
        w.get("Līga", DAY).await.is(200).has(">Es rūpējos par savu pilsētu</option>");
    }
}
