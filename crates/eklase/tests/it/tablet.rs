//! The group's shared tablet (issue 3.8): paired once, unlocked with a PIN, open for the group's day alone.

use store::{params, rows, sql};
use testkit::{Reply, World, on_both};

use crate::factors::{cookie, give, send};

const PIN: &str = "481562";

/// The tablet that the world has in "Mārītes".
fn paired() -> String {
    format!("eklase-tablet=1.{:x<40}", "tablet")
}

/// Gives a person a PIN without the page.
async fn pin(w: &World, account: i64) {
    let hash = account::Hasher.hash(PIN.to_owned()).await.unwrap();
    let now: jiff::Timestamp = testkit::NOW.parse().unwrap();
    let mut tx = w.write().await;
    tx.run(
        sql!("INSERT INTO staff_pin (institution_id, account_id, hash, tries, set_at) VALUES (1, $1, $2, 0, $3)"),
        params![account, hash, now],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn change(w: &World, sql: &'static store::Sql) {
    let mut tx = w.write().await;
    tx.run(sql, params![]).await.unwrap();
    tx.commit().await.unwrap();
}

async fn unlock(w: &World, account: &str, pin: &str) -> Reply {
    let form = [("person", account), ("pin-password", pin)];
    send(w, "nobody", ("POST", "/tablet"), &form, &paired()).await
}

/// Both cookies of the tablet after a right PIN.
async fn opened(w: &World, account: i64) -> String {
    pin(w, account).await;
    let reply = unlock(w, &account.to_string(), PIN).await;
    reply.is(303);
    assert_eq!(
        reply.location.as_deref(),
        Some("/groups/1/attendance/today")
    );
    format!("{}; {}", cookie(&reply, "eklase").unwrap(), paired())
}

async fn get(w: &World, path: &str, cookies: &str) -> Reply {
    let request = w.request("nobody", "GET", path).header("cookie", cookies);
    w.send(request.body(axum::body::Body::empty()).unwrap())
        .await
}

async fn post(w: &World, path: &str, form: &[(&str, &str)], cookies: &str) -> Reply {
    send(w, "nobody", ("POST", path), form, cookies).await
}

rows! {
    struct Count {
        n: i64,
    }
}

async fn failures(w: &World, subject: &str) -> i64 {
    let row: Option<Count> = w
        .read()
        .await
        .opt(
            sql!("SELECT failures AS n FROM sign_in_failure WHERE subject = $1"),
            params![subject],
        )
        .await
        .unwrap();
    row.map_or(0, |row| row.n)
}

on_both! {
    async fn a_pin_is_set_with_the_password_changed_and_removed(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let set = async |password: &str, new: &str, again: &str| {
            let form = [("password", password), ("new-password", new), ("new-password-again", again)];
            w.post_pairs("Līga", "/profile/pin", &form).await
        };
        w.get("Līga", "/profile").await.is(200).has("/profile/pin");
        w.get("Līga", "/profile/pin").await.is(200).has("PIN nav iestatīts").has("/groups/1/tablets").lacks("/groups/2/tablets");
        set("nepareiza", PIN, PIN).await.is(422).has("Pašreizējā parole nav pareiza").lacks(PIN).lacks("nepareiza");
        set("laba-garā-parole", "12345", "12345").await.is(422).has("PIN ir seši cipari");
        set("laba-garā-parole", "123456", "123456").await.is(422).has("uzmin pirmo");
        set("laba-garā-parole", PIN, "481563").await.is(422).has("nav vienāds");
        set("laba-garā-parole", PIN, PIN).await.is(303);
        w.get("Līga", "/profile/pin").await.is(200).has("PIN ir kopš 05.10.2026.");
        unlock(&w, "6", PIN).await.is(303);

        set("laba-garā-parole", "908172", "908172").await.is(303);
        unlock(&w, "6", PIN).await.is(401);
        unlock(&w, "6", "908172").await.is(303);

        w.post("Līga", "/profile/pin/remove", "").await.is(303);
        w.post("Līga", "/profile/pin/remove", "").await.is(422);
        unlock(&w, "6", "908172").await.is(401);
        // no use for those who work in no group
        w.get("Aija", "/profile/pin").await.is(403);
        w.get("Laura", "/profile/pin").await.is(403);
        w.get("Aija", "/profile").await.is(200).lacks("/profile/pin");
    }

    async fn wrong_passwords_count_where_a_pin_is_set(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let form = [("password", "nepareiza"), ("new-password", PIN), ("new-password-again", PIN)];
        for _ in 0..10 {
            w.post_pairs("Līga", "/profile/pin", &form).await.is(422);
        }
        w.post_pairs("Līga", "/profile/pin", &form).await.is(429);
    }

    async fn a_teacher_pairs_the_device_in_her_hands(w: World) {
        w.get("Līga", "/groups/1/tablets").await.is(200).has("Planšete pie durvīm").lacks("šī ierīce<");
        w.post_pairs("Līga", "/groups/1/tablets", &[("name", "")]).await.is(422).has("Ierīces nosaukums");
        let reply = w.post_pairs("Līga", "/groups/1/tablets", &[("name", "Planšete pie loga")]).await;
        reply.is(303);
        let set = reply.head["set-cookie"].to_str().unwrap();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=34560000"] {
            assert!(set.contains(part), "{part} is not in {set}");
        }
        let device = cookie(&reply, "eklase-tablet").unwrap();
        let seen = send(&w, "Līga", ("GET", "/groups/1/tablets"), &[], &device).await;
        seen.is(200).has("Planšete pie loga").has("šī ierīce<").has("Iziet un atvērt planšeti");
        assert!(w.audit().await.contains(&"tablet.pair by 6 group 1".to_owned()));

        // handing it over ends the teacher's own session and shows the group's page
        let handed = send(&w, "Līga", ("POST", "/tablet/finish"), &[], &device).await;
        assert_eq!(handed.location.as_deref(), Some("/tablet"));
        w.get("Līga", "/profile").await.is(401);
        get(&w, "/tablet", &device).await.is(200).has("Mārītes").has("vēl nav PIN");

        for (who, group, status) in [("Ilze", 2, 200), ("Sanita", 1, 200), ("Evita", 1, 404), ("Rita", 1, 403),
            ("Aija", 1, 403), ("Laura", 1, 403), ("Zita", 1, 404), ("nobody", 1, 401)] {
            w.get(who, &format!("/groups/{group}/tablets")).await.is(status);
            if status != 200 {
                w.post_pairs(who, &format!("/groups/{group}/tablets"), &[("name", "x")]).await.is(status);
            }
        }
    }

    async fn pairing_again_ends_what_the_device_was_paired_with(w: World) {
        let reply = send(&w, "Ilze", ("POST", "/groups/2/tablets"), &[("name", "Pūcēm")], &paired()).await;
        reply.is(303);
        get(&w, "/tablet", &paired()).await.is(404);
        get(&w, "/tablet", &cookie(&reply, "eklase-tablet").unwrap()).await.is(200).has("Pūcītes");
    }

    async fn a_device_that_is_not_paired_says_what_to_do(w: World) {
        pin(&w, 6).await;
        for device in [String::new(), format!("eklase-tablet=1.{:x<40}", "forged"), format!("eklase-tablet=2.{:x<40}", "tablet")] {
            get(&w, "/tablet", &device).await.is(404).has("nav sapārota").lacks("Līga");
            post(&w, "/tablet", &[("person", "6"), ("pin-password", PIN)], &device).await.is(404);
        }
    }

    async fn the_page_names_those_with_a_pin_who_may_work_there_today(w: World) {
        for account in [2, 6, 8, 9, 13] {
            pin(&w, account).await;
        }
        let page = get(&w, "/tablet", &paired()).await;
        page.is(200).has("Mārītes").has("inputmode=\"numeric\"").lacks("Bērziņa").lacks("Evita").lacks("Agnese");
        // the group's own first, then by name
        let place = |name: &str| page.body.find(&format!("<span>{name}</span>")).unwrap();
        assert!(place("Līga") < place("Rita") && place("Rita") < place("Baiba") && place("Baiba") < place("Ilze"));

        change(&w, sql!("UPDATE staff_role SET to_on = '2026-10-04' WHERE institution_id = 1 AND account_id = 6")).await;
        get(&w, "/tablet", &paired()).await.is(200).lacks("Līga");
        unlock(&w, "6", PIN).await.is(401);
    }

    async fn two_of_one_first_name_are_told_apart(w: World) {
        pin(&w, 6).await;
        pin(&w, 7).await;
        change(&w, sql!("UPDATE account SET given_name = 'Līga' WHERE institution_id = 1 AND id = 7")).await;
        get(&w, "/tablet", &paired()).await.is(200).has("<span>Līga B.</span>").has("<span>Līga K.</span>");
    }

    async fn a_pin_opens_the_attendance_and_the_day_of_its_group_only(w: World) {
        let tablet = opened(&w, 6).await;
        let day = get(&w, "/groups/1/attendance/2026-10-05", &tablet).await;
        day.is(200).has("Marta").has("Pabeigt").lacks("/logout").lacks("href=\"/profile\"").lacks("/groups/1/children");
        for path in ["/groups/1/attendance", "/groups/1/diary", "/groups/1/diary/2026-10-05"] {
            get(&w, path, &tablet).await.is(200).lacks("/reports");
        }
        let mark = [("mark-1", "sick"), ("was-1", ""), ("note-1", ""), ("was-note-1", "")];
        post(&w, "/groups/1/attendance/2026-10-05", &mark, &tablet).await.is(303);
        post(&w, "/groups/1/attendance/2026-10-05/topics", &[("topic", "1"), ("moment", "walk"), ("note", "")], &tablet).await.is(303);

        for path in ["/", "/more", "/profile", "/profile/pin", "/profile/security", "/groups/1/timetable", "/groups/1/children",
            "/groups/1/tablets", "/groups/2/attendance", "/groups/2/diary", "/groups/21/attendance", "/children/1/file", "/reports",
            "/applications"] {
            get(&w, path, &tablet).await.is(403).has("Uz grupas planšetes").has("/groups/1/attendance/today");
        }
        let password = [("old-password", "x"), ("new-password", "garā-parole-2"), ("new-password-again", "garā-parole-2")];
        post(&w, "/profile/password", &password, &tablet).await.is(403);
        post(&w, "/profile", &[("language", "en"), ("theme", "dark")], &tablet).await.is(403);
        post(&w, "/groups/1/tablets", &[("name", "cita")], &tablet).await.is(403);
        post(&w, "/groups/1/tablets/1/revoke", &[], &tablet).await.is(403);
        // her own session elsewhere is as it was
        w.get("Līga", "/profile").await.is(200).has("/logout");
        let log = w.audit().await;
        assert!(log.contains(&"tablet.unlock by 6 group 1".to_owned()), "{log:?}");
        assert!(log.contains(&"attendance.mark by 6 child 1 group 1 day 2026-10-05".to_owned()), "{log:?}");
    }

    async fn whoever_reaches_every_group_gets_only_the_tablets(w: World) {
        let tablet = opened(&w, 2).await;
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(200).lacks("Pūcītes");
        for path in ["/groups/2/attendance", "/groups/2/attendance/2026-10-05", "/supervision", "/groups", "/settings"] {
            get(&w, path, &tablet).await.is(403);
        }
        post(&w, "/groups/2/attendance/2026-10-05", &[("mark-11", "sick"), ("was-11", "")], &tablet).await.is(403);
        // the role says no less than elsewhere: the head does not write the diary
        get(&w, "/groups/1/diary/2026-10-05", &tablet).await.is(403).lacks("Uz grupas planšetes");
    }

    async fn wrong_pins_lock_the_pin_and_count(w: World) {
        pin(&w, 6).await;
        pin(&w, 7).await;
        for _ in 0..4 {
            unlock(&w, "6", "908172").await.is(401).has("PIN nav pareizs").lacks("908172");
        }
        let locked = unlock(&w, "6", "908172").await;
        locked.is(429).has("bloķēts līdz plkst. 08:55");
        assert_eq!(locked.head["retry-after"], "900");
        unlock(&w, "6", PIN).await.is(429).has("08:55");
        unlock(&w, "7", PIN).await.is(303);
        assert_eq!(failures(&w, "account:1:6").await, 5);
        assert_eq!(failures(&w, "address:").await, 5);
        let failed = "tablet.unlock_failed by 6 group 1".to_owned();
        assert_eq!(w.audit().await.iter().filter(|line| **line == failed).count(), 5);

        let w = w.at("2026-10-05T08:56");
        unlock(&w, "6", "908172").await.is(401);
        unlock(&w, "6", PIN).await.is(303);
        // the tries begin anew
        for _ in 0..4 {
            unlock(&w, "6", "908172").await.is(401);
        }
    }

    async fn many_tries_at_once_are_five_tries(w: World) {
        pin(&w, 6).await;
        let tries = (0..12).map(|_| unlock(&w, "6", "908172"));
        let replies = futures_util::future::join_all(tries).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 401).count(), 4);
        unlock(&w, "6", PIN).await.is(429);
    }

    async fn whoever_has_no_pin_there_gets_the_same_answer(w: World) {
        pin(&w, 6).await;
        pin(&w, 8).await;
        let strip = |reply: Reply| {
            reply.is(401);
            reply.body.replace(" checked", "")
        };
        let wrong = strip(unlock(&w, "6", "908172").await);
        // no PIN, a PIN for another group only, of another preschool, nobody
        for account in ["7", "8", "102", "999999"] {
            for typed in ["908172", PIN] {
                assert_eq!(strip(unlock(&w, account, typed).await), wrong);
            }
        }
        // a stranger's PIN is not locked from here
        assert_eq!(failures(&w, "account:1:8").await, 0);
        for (person, typed) in [("", PIN), ("x", PIN), ("6", ""), ("6", "12345"), ("6", "abcdef")] {
            unlock(&w, person, typed).await.is(422);
        }
        assert_eq!(failures(&w, "account:1:6").await, 1);
    }

    async fn a_revoked_tablet_closes_at_the_next_request(w: World) {
        let tablet = opened(&w, 6).await;
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(200);
        w.post("Evita", "/groups/1/tablets/1/revoke", "").await.is(404);
        w.post("Ilze", "/groups/2/tablets/1/revoke", "").await.is(404);
        w.post("Agnese", "/groups/1/tablets/1/revoke", "").await.is(303);
        w.post("Agnese", "/groups/1/tablets/1/revoke", "").await.is(404);
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(401);
        get(&w, "/tablet", &tablet).await.is(404).lacks("Līga");
        w.get("Agnese", "/groups/1/tablets").await.is(200).lacks("Planšete pie durvīm");
    }

    async fn a_removed_or_changed_pin_closes_what_it_opened(w: World) {
        let tablet = opened(&w, 6).await;
        let w = w.at("2026-10-05T08:45");
        give(&w, 6, "laba-garā-parole").await;
        let form = [("password", "laba-garā-parole"), ("new-password", "908172"), ("new-password-again", "908172")];
        w.post_pairs("Līga", "/profile/pin", &form).await.is(303);
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(401).has("Atvērt grupas planšeti ar PIN");
        let again = unlock(&w, "6", "908172").await;
        let tablet = format!("{}; {}", cookie(&again, "eklase").unwrap(), paired());
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(200);
        w.post("Līga", "/profile/pin/remove", "").await.is(303);
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(401);
        w.get("Līga", "/profile").await.is(200);
    }

    async fn employment_ends_it_as_it_ends_everything(w: World) {
        let tablet = opened(&w, 6).await;
        change(&w, sql!("UPDATE staff_role SET to_on = '2026-10-04' WHERE institution_id = 1 AND account_id = 6")).await;
        get(&w, "/groups/1/attendance/2026-10-05", &tablet).await.is(401);
    }

    async fn half_an_hour_without_use_closes_it_and_use_prolongs_it(w: World) {
        let tablet = opened(&w, 6).await;
        let path = "/groups/1/attendance/2026-10-05";
        let mut w = w;
        for time in ["09:05", "09:30", "09:59"] {
            w = w.at(&format!("2026-10-05T{time}"));
            get(&w, path, &tablet).await.is(200);
        }
        let w = w.at("2026-10-05T10:30");
        get(&w, path, &tablet).await.is(401);
    }

    async fn no_use_prolongs_it_past_twelve_hours(w: World) {
        let tablet = opened(&w, 6).await;
        let nearly: jiff::Timestamp = "2026-10-05T17:36:00Z".parse().unwrap();
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE session SET expires_at = $1 WHERE tablet_id = 1"), params![nearly]).await.unwrap();
        tx.commit().await.unwrap();
        let path = "/groups/1/attendance/2026-10-05";
        let w = w.at("2026-10-05T20:35");
        get(&w, path, &tablet).await.is(200);
        let w = w.at("2026-10-05T20:41");
        get(&w, path, &tablet).await.is(401);
    }

    async fn finishing_leads_back_to_the_names(w: World) {
        let tablet = opened(&w, 6).await;
        let reply = post(&w, "/tablet/finish", &[], &tablet).await;
        assert_eq!(reply.location.as_deref(), Some("/tablet"));
        assert!(reply.head["set-cookie"].to_str().unwrap().starts_with("eklase=;"));
        get(&w, "/groups/1/attendance", &tablet).await.is(401);
        get(&w, "/tablet", &paired()).await.is(200).has("Līga");
        assert!(w.audit().await.contains(&"tablet.finish by 6".to_owned()));
    }

    async fn the_next_person_takes_the_place_of_the_one_before(w: World) {
        let first = opened(&w, 6).await;
        pin(&w, 13).await;
        let reply = send(&w, "nobody", ("POST", "/tablet"), &[("person", "13"), ("pin-password", PIN)], &first).await;
        reply.is(303);
        get(&w, "/groups/1/attendance", &first).await.is(401);
        let second = format!("{}; {}", cookie(&reply, "eklase").unwrap(), paired());
        get(&w, "/groups/1/attendance", &second).await.is(200).has("Rita Priede");
        post(&w, "/groups/1/attendance/2026-10-05", &[("mark-1", "sick"), ("was-1", "")], &second).await.is(403);
    }

    async fn what_was_typed_survives_the_end_of_a_tablets_session(w: World) {
        pin(&w, 6).await;
        let path = "/groups/1/attendance/2026-10-05";
        let lost = post(&w, path, &[("mark-1", "sick"), ("was-1", ""), ("note-1", "gripa")], &paired()).await;
        lost.is(401).has("action=\"/tablet\"").has("mark-1=sick");
        let kept = "mark-1=sick&was-1=&note-1=gripa";
        let page = post(&w, "/tablet", &[("next", path), ("kept", kept)], &paired()).await;
        page.is(200).has("note-1=gripa").has("Līga");
        let form = [("next", path), ("kept", kept), ("person", "6"), ("pin-password", PIN)];
        post(&w, "/tablet", &form, &paired()).await.is(200).has("Saglabāt ierakstīto").has("value=\"gripa\"");
        // from elsewhere only the password leads back to what was typed
        post(&w, "/groups/1/timetable/edit", &[("x", "y")], &paired()).await.is(401).lacks("action=\"/tablet\"");
    }

    async fn a_right_pin_leads_where_the_tablet_may_go(w: World) {
        pin(&w, 6).await;
        for (next, leads) in [("/groups/1/diary?week=2026-W41", "/groups/1/diary?week=2026-W41"), ("/profile", "/groups/1/attendance/today"),
            ("/groups/2/attendance", "/groups/1/attendance/today"), ("https://example.lv", "/groups/1/attendance/today")] {
            let form = [("person", "6"), ("pin-password", PIN), ("next", next)];
            assert_eq!(post(&w, "/tablet", &form, &paired()).await.location.as_deref(), Some(leads));
        }
    }
}
