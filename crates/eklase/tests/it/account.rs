//! Signing in (annex 1, 6.1).

use jiff::civil::date;
use store::{params, sql};
use testkit::{World, on_both};

async fn give(w: &World, account: i64, password: &str) {
    let hash = account::Hasher.hash(password.to_owned()).await.unwrap();
    let mut tx = w.write().await;
    tx.run(
        sql!("UPDATE account SET password_hash = $2 WHERE institution_id = 1 AND id = $1"),
        params![account, hash],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

fn cookie(reply: &testkit::Reply) -> String {
    reply.head["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

async fn home(w: &World, cookie: &str) -> testkit::Reply {
    let request = w
        .request("nobody", "GET", "/profile")
        .header("cookie", cookie);
    w.send(request.body(axum::body::Body::empty()).unwrap())
        .await
}

on_both! {
    async fn staff_sign_in_by_name_and_leave(w: World) {
        give(&w, 6, "laba-garā-parole").await;

        let reply = w.post("nobody", "/login", "name=Skolotaja&password=laba-garā-parole&next=/profile").await;

        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some("/profile"));
        let cookie = cookie(&reply);
        home(&w, &cookie).await.is(200).has("Līga Bērziņa");
        let leave = w.request("nobody", "POST", "/logout").header("cookie", &cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        w.send(leave.body(axum::body::Body::empty()).unwrap()).await.is(303);
        home(&w, &cookie).await.is(401).has("Pieslēgties");
    }

    async fn the_pair_of_code_and_password_tells_mother_from_father(w: World) {
        give(&w, 14, "mammas-parole").await;
        give(&w, 15, "teta-parole-1").await;
        for (typed, password, who) in [
            ("320000-00011", "mammas-parole", "Laura Abele"),
            ("32000000011", "teta-parole-1", "Jānis Abelis"),
            (" 320000 - 00011 ", "teta-parole-1", "Jānis Abelis"),
        ] {
            let reply = w.post_pairs("nobody", "/login", &[("name", typed), ("password", password)]).await;
            reply.is(303);
            home(&w, &cookie(&reply)).await.is(200).has(who);
        }
    }

    async fn an_unknown_name_and_a_wrong_password_look_the_same(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let wrong = w.post("nobody", "/login", "name=skolotaja&password=nepareiza").await;
        let unknown = w.post("nobody", "/login", "name=nav-tāda&password=nepareiza").await;
        wrong.is(401).has("Lietotāja vārds vai parole nav pareiza");
        unknown.is(401);
        let strip = |text: &str| text.replace("skolotaja", "").replace("nav-tāda", "");
        assert_eq!(strip(&wrong.body), strip(&unknown.body));
    }

    async fn tries_are_limited_per_name(w: World) {
        for _ in 0..10 {
            w.post("nobody", "/login", "name=skolotaja&password=nepareiza").await.is(401);
        }
        let reply = w.post("nobody", "/login", "name=skolotaja&password=nepareiza").await;
        reply.is(429).has("15 minūtēm");
        assert!(reply.head.contains_key("retry-after"));
        w.post("nobody", "/login", "name=muzika&password=nepareiza").await.is(401);
    }

    async fn access_ends_the_day_the_role_ends(w: World) {
        w.get("Līga", "/profile").await.is(200);
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE staff_role SET to_on = $1 WHERE institution_id = 1 AND id = 6"), params![date(2026, 10, 4)])
            .await.unwrap();
        tx.commit().await.unwrap();
        w.get("Līga", "/profile").await.is(401);
    }

    async fn a_forged_or_foreign_cookie_opens_nothing(w: World) {
        for value in ["eklase=1.forged-forged-forged-forged-forged", "eklase=2.ligaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "eklase=x", "eklase="] {
            home(&w, value).await.is(401);
        }
    }

    async fn the_superuser_replaces_a_password_and_ends_the_sessions(w: World) {
        w.get("Līga", "/profile").await.is(200);
        let letter = w.post("Artūrs", "/staff/6/password", "how=letter").await;
        letter.is(200).has("Vienreizēja parole");
        w.get("Līga", "/profile").await.is(401);
        let password = letter.body.split("only-print\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let reply = w.post_pairs("nobody", "/login", &[("name", "skolotaja"), ("password", &password)]).await;
        reply.is(303);
        // a one-time password opens nothing but the profile
        let request = w.request("nobody", "GET", "/groups/1/attendance").header("cookie", cookie(&reply));
        let sent = w.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(sent.location.as_deref(), Some("/profile"));
        w.post("Ilze", "/staff/6/password", "how=letter").await.is(403);
        w.post("Artūrs", "/staff/101/password", "how=letter").await.is(404);
    }

    async fn what_was_typed_survives_the_end_of_the_session(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let lost = w.post("nobody", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=&note-1=gripa").await;
        lost.is(401).has("mark-1=sick");
        let body = "mark-1=sick&was-1=&note-1=gripa";
        let form = [("name", "skolotaja"), ("password", "laba-garā-parole"),
            ("next", "/groups/1/attendance/2026-10-05"), ("kept", body)];
        let reply = w.post_pairs("nobody", "/login", &form).await;
        reply.is(200).has("Saglabāt ierakstīto").has("value=\"gripa\"");
    }

    async fn a_person_chooses_the_language(w: World) {
        w.post("Līga", "/profile", "language=en&theme=dark").await.is(303);
        w.get("Līga", "/profile").await.is(200).has("My profile").has("data-theme=\"dark\"").has("lang=\"en\"");
        w.post("Līga", "/profile", "language=xx&theme=dark").await.is(422);
    }
}
