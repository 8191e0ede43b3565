//! The year rollover (issue 3, 2): a preview, its sums, one button, and the way back until the first new entry.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use store::{params, rows, sql};
use testkit::{Reply, World, on_both};

/// What the preview was made from.
fn seen(page: &Reply) -> String {
    let rest = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Where the rollover that was done is undone.
fn way_back(page: &Reply) -> String {
    let rest = page.body.split("action=\"/rollover/").nth(1).unwrap();
    format!("/rollover/{}", rest.split('"').next().unwrap())
}

/// Sends these choices over the usual ones.
async fn choose(w: &World, who: &str, path: &str, choices: &[(&str, &str)]) -> Reply {
    let seen = seen(&w.get(who, "/rollover").await);
    let form = [&[("seen", seen.as_str())], choices].concat();
    w.post_pairs(who, path, &form).await
}

/// The hidden fields of the sums, as the button sends them.
fn hidden(page: &Reply) -> Vec<(String, String)> {
    let fields = page.body.split("<input type=\"hidden\" name=\"").skip(1);
    fields
        .map(|field| {
            let mut parts = field.split('"');
            let name = parts.next().unwrap().to_owned();
            (name, parts.nth(1).unwrap().to_owned())
        })
        .collect()
}

rows! {
    #[derive(Debug, PartialEq, Eq)]
    struct Stay {
        child_id: i64,
        from_on: Date,
        to_on: Option<Date>,
        group_id: i64,
    }

    #[derive(Debug, PartialEq, Eq)]
    struct Group {
        id: i64,
        name: String,
        sort_key: Vec<u8>,
        number: i64,
        age: String,
        emblem: i64,
        compulsory: bool,
        closed_on: Option<Date>,
        room: String,
    }

    #[derive(Debug, PartialEq, Eq)]
    struct Tie {
        id: i64,
        account_id: i64,
        group_id: Option<i64>,
        from_on: Date,
        to_on: Option<Date>,
    }
}

type Tables = (Vec<Stay>, Vec<Group>, Vec<Tie>, Vec<Tie>);

/// Every row that a rollover can touch.
async fn tables(w: &World) -> Tables {
    let mut tx = w.read().await;
    let stays = sql!(
        "SELECT child_id, from_on, to_on, group_id FROM membership ORDER BY institution_id, child_id, from_on"
    );
    let groups = sql!(
        "SELECT id, name, sort_key, number, age, emblem, compulsory, closed_on, room
           FROM child_group ORDER BY institution_id, id"
    );
    let roles = sql!(
        "SELECT id, account_id, group_id, from_on, to_on FROM staff_role ORDER BY institution_id, id"
    );
    let substitutions = sql!(
        "SELECT id, substitute_id AS account_id, group_id, from_on, to_on FROM substitution ORDER BY institution_id, id"
    );
    (
        tx.all(stays, params![]).await.unwrap(),
        tx.all(groups, params![]).await.unwrap(),
        tx.all(roles, params![]).await.unwrap(),
        tx.all(substitutions, params![]).await.unwrap(),
    )
}

const LAST: Date = date(2027, 8, 31);
const STARTS: Date = date(2027, 9, 1);

/// "Pūcītes" close: one child leaves, the other moves up; one of "Mārītes" goes to a new group.
const CHOICES: [(&str, &str); 9] = [
    ("fate-2", "close"),
    ("all-2", "to-1"),
    ("child-12", "leave"),
    ("child-6", "new-1"),
    ("slots", "1"),
    ("new-name-1", "Bitītes"),
    ("new-number-1", "7"),
    ("new-age-1", "5–6"),
    ("new-room-1", "12. telpa"),
];

async fn carried_out(w: &World) {
    let sums = choose(w, "Aija", "/rollover/preview", &CHOICES).await;
    let form = hidden(sums.is(200));
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    w.post_pairs("Aija", "/rollover", &form).await.is(303);
}

on_both! {
    async fn the_preview_shows_every_group_and_child_with_what_is_usual(w: World) {
        let page = w.get("Aija", "/rollover").await;
        page.is(200).has("Pāreja uz jauno mācību gadu").has("2027./2028. mācību gads").has("Abele Marta").has("kļūst 6 gadus vecs")
            .has("name=\"age-1\" maxlength=\"40\" value=\"6–7\"").has("<option value=\"stay\" selected>Paliek šajā grupā")
            .has("Ja grupu slēdz, 31.08.2027. beidzas: Līga Bērziņa – Grupas skolotāja").lacks("Atcelt pāreju").lacks("Svešais");
        assert!(w.audit().await.last().unwrap().starts_with("people.see_rollover by 5"));
        let before = tables(&w).await;
        choose(&w, "Aija", "/rollover/preview", &[]).await.is(200).has("„Mārītes” (5–6 → 6–7): paliek 6 bērni");
        assert_eq!(tables(&w).await, before, "a preview changes nothing");
    }

    async fn the_office_and_the_management_roll_over_and_nobody_else(w: World) {
        for who in ["Artūrs", "Ilze", "Sanita", "Aija"] {
            w.get(who, "/rollover").await.is(200);
            w.get(who, "/groups").await.is(200).has("href=\"/rollover\"");
        }
        for who in ["Daina", "Līga", "Baiba", "Rita", "Laura"] {
            for path in ["/rollover", "/rollover/preview", "/rollover/1/undo"] {
                w.post(who, path, "").await.is(403);
            }
            w.get(who, "/rollover").await.is(403);
        }
        w.get("Daina", "/groups").await.is(200).lacks("href=\"/rollover\"");
        w.get("nobody", "/rollover").await.is(401);
    }

    async fn what_cannot_be_comes_back_with_every_choice(w: World) {
        let choices = [
            ("fate-2", "close"), ("child-3", "leave"), ("slots", "2"), ("new-name-2", "Bitītes <b>"), ("new-number-2", "4"),
            ("new-age-2", "2–3"), ("age-1", ""),
        ];
        let page = choose(&w, "Aija", "/rollover/preview", &choices).await;
        page.is(422).has("href=\"#all-2\">Pūcītes: Grupu slēdz, tāpēc").has("href=\"#new-number-2\"").has("Šāds numurs jau ir citai grupai")
            .has("href=\"#age-1\"").has("value=\"Bitītes &#60;b&#62;\"").has("<option value=\"close\" selected>Slēdz 31.08.2027.")
            .has("<option value=\"leave\" selected>Beidz iestādi 31.08.2027.").has("aria-describedby=\"all-2-fault\"");
        choose(&w, "Aija", "/rollover", &choices).await.is(422);
        choose(&w, "Aija", "/rollover/preview", &[("all-1", "leave")]).await.is(422).has("Grupā neviens nepaliek");
        let closed = [("fate-1", "close"), ("fate-2", "close"), ("all-1", "leave"), ("all-2", "leave")];
        choose(&w, "Aija", "/rollover/preview", &closed).await.is(422).has("Visas grupas tiek slēgtas");
        choose(&w, "Aija", "/rollover/preview", &[("child-1", "to-21")]).await.is(422).has("Izvēlieties vērtību no saraksta");
        // one more new group, and back from the sums: nothing is lost and nothing is judged yet
        let more = [choices.as_slice(), &[("more", "1")]].concat();
        choose(&w, "Aija", "/rollover/preview", &more).await.is(200).has("name=\"new-name-3\"").has("Bitītes &#60;b&#62;").lacks("err-summary");
    }

    async fn the_sums_say_what_will_be_done_and_then_it_is(w: World) {
        let sums = choose(&w, "Aija", "/rollover/preview", &CHOICES).await;
        sums.is(200).has("„Mārītes” (5–6 → 6–7): paliek 5 bērni").has("1 jauna grupa").has("1 bērns pāriet uz „Mārītes”").has("Celma Zane")
            .has("1 bērns pāriet uz „Bitītes”").has("1 bērns beidz iestādi 31.08.2027.").has("Ozols Oto").has("Grupu „Pūcītes” slēdz 31.08.2027.")
            .has("1 loma beidzas 31.08.2027.").has("Evita Straume – Grupas skolotāja").has("Veikt pāreju");
        carried_out(&w).await;
        let (stays, groups, roles, _) = tables(&w).await;
        let of = |child: i64| stays.iter().filter(|one| one.child_id == child).map(|one| (one.group_id, one.from_on, one.to_on)).collect::<Vec<_>>();
        let begun = date(2026, 9, 1);
        let new = groups.iter().find(|one| one.number == 7).unwrap();
        assert_eq!((new.name.as_str(), new.room.as_str(), new.age.as_str(), new.compulsory), ("Bitītes", "12. telpa", "5–6", true));
        assert_eq!(of(1), [(1, begun, None)]);
        assert_eq!(of(6), [(1, begun, Some(LAST)), (new.id, STARTS, None)]);
        assert_eq!(of(11), [(2, begun, Some(LAST)), (1, STARTS, None)]);
        assert_eq!(of(12), [(2, begun, Some(LAST))]);
        assert_eq!(groups.iter().find(|one| one.id == 1).unwrap().age, "6–7");
        assert_eq!(groups.iter().find(|one| one.id == 2).unwrap().closed_on, Some(LAST));
        let ended: Vec<i64> = roles.iter().filter(|one| one.to_on.is_some()).map(|one| one.id).collect();
        assert_eq!(ended, [8], "only the role in the closed group");
        let audit = w.audit().await;
        let done: Vec<&str> = audit.iter().filter(|line| line.starts_with("people.roll_over")).map(String::as_str).collect();
        assert_eq!(done, ["people.roll_over by 5", "people.roll_over by 5 child 11", "people.roll_over by 5 child 12", "people.roll_over by 5 child 6"]);
        w.get("Aija", "/children/11/file/history").await.is(200).has("Pāreja uz jauno mācību gadu").has("Pūcītes").has("Mārītes").has("01.09.2027.");
        w.get("Aija", "/rollover").await.is(200).has("Pāreja ir veikta: 2027./2028. mācību gads").has("Aija Krūmiņa").has("Atcelt pāreju").lacks("Veikt pāreju");
    }

    async fn the_closed_group_is_there_until_its_last_day_and_takes_nobody_new(w: World) {
        carried_out(&w).await;
        w.get("Evita", "/groups/2/attendance/2026-10-05").await.is(200).has("Celma");
        w.get("Aija", "/groups").await.is(200).has("Pūcītes").has("Bitītes");
        w.post("Aija", "/groups/2/children", "given-name=Ieva&surname=Ābele&birth=01.02.2021.&kind-1=mother&kind-2=father").await
            .is(422).has("Šo grupu slēdz");
        w.post("Aija", "/children/1/membership", "move-group=2&move-from=06.10.2026.").await.is(422);
        w.post("Aija", "/groups", "name=Zaķīši&number=3&age=5–6&emblem=6").await.is(422).has("jau ir citai grupai");
        let w = w.at("2027-09-01T08:00");
        w.get("Aija", "/groups").await.is(200).lacks("Pūcītes");
        w.get("Evita", "/groups/2/attendance").await.is(401); // the role ended with the group
        w.get("Līga", "/groups/1/children").await.is(200).has("Celma");
        w.post("Aija", "/groups", "name=Zaķīši&number=3&age=5–6&emblem=6").await.is(422).has("jau ir citai grupai");
    }

    async fn nothing_is_done_twice_or_over_what_has_changed(w: World) {
        let seen = seen(&w.get("Aija", "/rollover").await);
        w.post("Aija", "/children/1/membership", "move-group=2&move-from=06.10.2026.").await.is(303);
        let form = [("seen", seen.as_str()), ("child-3", "leave"), ("new-name-1", "Bitītes")];
        for path in ["/rollover", "/rollover/preview"] {
            w.post_pairs("Aija", path, &form).await.is(409).has("tikmēr ir mainīti").has("value=\"Bitītes\"").has("value=\"leave\" selected");
        }
        w.post("Aija", "/rollover", "").await.is(409);
        let before = tables(&w).await;
        choose(&w, "Aija", "/rollover", &[]).await.is(303);
        let after = tables(&w).await;
        assert_ne!(before, after);
        w.post_pairs("Ilze", "/rollover", &[("seen", seen.as_str())]).await.is(409);
        w.post("Ilze", "/rollover/preview", "").await.is(409);
        assert_eq!(tables(&w).await, after);
    }

    async fn undoing_gives_back_what_was(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
                 VALUES (1, 1, 8, 6, 2, '2027-08-20', '2027-09-10')"
            ),
            params![],
        ).await.unwrap();
        tx.commit().await.unwrap();
        let before = tables(&w).await;
        carried_out(&w).await;
        assert_eq!(tables(&w).await.3.first().unwrap().to_on, Some(LAST));
        let back = way_back(&w.get("Aija", "/rollover").await);
        w.post("Ināra", &back, "").await.is(404);
        w.post("Ilze", &back, "").await.is(303);
        assert_eq!(tables(&w).await, before);
        w.post("Ilze", &back, "").await.is(409).has("tā jau ir atcelta");
        assert_eq!(tables(&w).await, before);
        let audit = w.audit().await;
        let undone = audit.iter().filter(|line| line.starts_with("people.undo_rollover by 2"));
        assert_eq!(undone.count(), 4);
        // and it can be done again
        carried_out(&w).await;
        w.post("Ilze", "/rollover/77/undo", "").await.is(404);
    }

    async fn the_first_entry_of_the_new_year_ends_the_way_back(w: World) {
        carried_out(&w).await;
        let back = way_back(&w.get("Aija", "/rollover").await);
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303);
        w.get("Aija", "/rollover").await.is(200).has("Atcelt pāreju"); // an entry of the old year
        let w = w.at("2027-09-01T08:30");
        let after = tables(&w).await;
        w.post("Līga", "/groups/1/attendance/2027-09-01", "mark-1=present&was-1=").await.is(303);
        w.get("Aija", "/rollover").await.is(200).lacks("Atcelt pāreju</button>").has("jaunajā mācību gadā jau ir ieraksti");
        w.post("Aija", &back, "").await.is(409).has("Pāreja nav atcelta").has("jaunajā mācību gadā jau ir ieraksti");
        assert_eq!(tables(&w).await, after);
    }

    async fn a_child_moved_since_a_new_group_in_use_or_a_changed_role_end_it_too(w: World) {
        carried_out(&w).await;
        let back = way_back(&w.get("Aija", "/rollover").await);
        let new = tables(&w).await.1.iter().find(|one| one.number == 7).unwrap().id;
        // a teacher for the new group, taken away again
        let mut tx = w.write().await;
        tx.run(
            sql!(
                "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, subject, from_on)
                 VALUES (1, 900, 6, 'group_teacher', $1, '', '2027-09-01')"
            ),
            params![new],
        ).await.unwrap();
        tx.commit().await.unwrap();
        w.post("Aija", &back, "").await.is(409).has("jaunā grupa jau tiek lietota");
        let mut tx = w.write().await;
        tx.run(sql!("DELETE FROM staff_role WHERE institution_id = 1 AND id = 900"), params![]).await.unwrap();
        tx.run(sql!("UPDATE staff_role SET to_on = NULL WHERE institution_id = 1 AND id = 8"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        w.post("Aija", &back, "").await.is(409).has("darbinieka loma");
        w.post("Aija", "/children/6/membership", "move-group=1&move-from=15.09.2027.").await.is(303);
        w.post("Aija", &back, "").await.is(409).has("bērna grupa pēc tās ir mainīta");
        w.post("Aija", "/groups/1/edit", "name=Mārītes&number=4&age=6&emblem=4&compulsory=1").await.is(303);
    }

    async fn in_september_the_year_that_has_begun_can_still_be_rolled_over(w: World) {
        let w = w.at("2027-09-15T08:30");
        w.get("Aija", "/rollover").await.is(200).has("2027./2028. mācību gads").has("Jaunais mācību gads jau ir sācies");
        w.post("Līga", "/groups/1/attendance/2027-09-14", "mark-1=present&was-1=").await.is(303);
        let w = w.at("2027-09-15T09:30");
        choose(&w, "Aija", "/rollover", &[]).await.is(303);
        // what was entered before is no new entry
        let back = way_back(&w.get("Aija", "/rollover").await);
        let w = w.at("2027-09-15T10:30");
        w.post("Aija", &back, "").await.is(303);
    }

    async fn a_group_has_a_room(w: World) {
        w.post("Aija", "/groups", "name=Bitītes&number=5&age=5–6&emblem=6&room=12. telpa").await.is(303);
        let id = tables(&w).await.1.iter().find(|one| one.number == 5).unwrap().id;
        w.get("Aija", &format!("/groups/{id}/edit")).await.is(200).has("Telpa").has("value=\"12. telpa\"");
        let long = "x".repeat(61);
        w.post("Aija", &format!("/groups/{id}/edit"), &format!("name=B&number=5&age=5&emblem=6&room={long}")).await.is(422).has(&long);
        let was = "was-name=Bitītes&was-number=5&was-age=5–6&was-emblem=6&was-room=12. telpa";
        let form = |room: &str| format!("{was}&name=Bitītes&number=5&age=5–6&emblem=6&room={room}");
        w.post("Aija", &format!("/groups/{id}/edit"), &form("14. telpa")).await.is(303);
        w.post("Ilze", &format!("/groups/{id}/edit"), &form("15. telpa")).await.is(409).has("14. telpa").has("15. telpa");
    }

    async fn whatever_is_chosen_doing_and_undoing_it_leaves_every_row_as_it_was(w: World) {
        let way = prop::sample::select(vec!["", "", "stay", "leave", "to-1", "to-2", "new-1"]);
        let all = prop::sample::select(vec!["stay", "stay", "leave", "to-1", "to-2", "new-1"]);
        let fate = prop::sample::select(vec!["on", "wait", "close"]);
        let choices = (prop::collection::vec((fate, all), 2), prop::collection::vec(way, 8), any::<bool>());
        let mut runner = TestRunner::deterministic();
        let before = tables(&w).await;
        let mut carried_out = 0;
        for _ in 0..40 {
            let (groups, children, new) = choices.new_tree(&mut runner).unwrap().current();
            let mut form: Vec<(String, String)> = Vec::new();
            for (id, (fate, all)) in [1, 2].into_iter().zip(groups) {
                form.extend([(format!("fate-{id}"), fate.to_owned()), (format!("all-{id}"), all.to_owned())]);
            }
            for (id, way) in [1, 2, 3, 4, 5, 6, 11, 12].into_iter().zip(children) {
                form.push((format!("child-{id}"), way.to_owned()));
            }
            let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str()))
                .chain(CHOICES[4..].iter().copied().filter(|_| new)).collect();
            let reply = choose(&w, "Aija", "/rollover", &form).await;
            if reply.status == 422 {
                assert_eq!(tables(&w).await, before, "{form:?}");
                continue;
            }
            reply.is(303);
            carried_out += 1;
            let back = way_back(&w.get("Aija", "/rollover").await);
            w.post("Aija", &back, "").await.is(303);
            assert_eq!(tables(&w).await, before, "{form:?}");
        }
        assert!(carried_out >= 10, "{carried_out}");
    }
}
