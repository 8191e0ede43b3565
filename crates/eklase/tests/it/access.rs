//! "Piekļuve" (6.1): locked names, failed sign-ins, an account as the superuser sees it, devices.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header;
use store::{params, sql};
use testkit::{Reply, World, on_both};

pub async fn give(w: &World, account: i64, password: &str) {
    let hash = account::Hasher.hash(password.to_owned()).await.unwrap();
    let mut tx = w.write().await;
    tx.run(
        sql!("UPDATE account SET password_hash = $2, must_change = $3 WHERE institution_id = 1 AND id = $1"),
        params![account, hash, false],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

/// Signs in from an address, with a browser on Windows.
async fn sign_in(w: &World, (name, password): (&str, &str), address: &str) -> Reply {
    let from: SocketAddr = format!("{address}:40000").parse().unwrap();
    let form = [("name", name), ("password", password), ("next", "/profile")];
    let request = w
        .request("nobody", "POST", "/login")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::USER_AGENT, CHROME)
        .extension(ConnectInfo(from));
    let body = Body::from(serde_urlencoded::to_string(form).unwrap());
    w.send(request.body(body).unwrap()).await
}

pub fn cookie(reply: &Reply) -> String {
    let set = reply.head["set-cookie"].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

/// A page, or a form, of whoever has that session.
pub async fn with(w: &World, session: &str, (method, path): (&str, &str), form: &str) -> Reply {
    let request = w
        .request("nobody", method, path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, session);
    w.send(request.body(Body::from(form.to_owned())).unwrap())
        .await
}

async fn count(w: &World, sql: &'static store::Sql) -> i64 {
    let (count,): (i64,) = w.read().await.one(sql, params![]).await.unwrap();
    count
}

const RIGHT: (&str, &str) = ("skolotaja", "laba-garā-parole");
const WRONG: (&str, &str) = ("skolotaja", "nepareiza");

on_both! {
    async fn a_locked_name_is_named_to_the_superuser_unlocked_at_once_and_told_to_the_person(w: World) {
        give(&w, 6, RIGHT.1).await;
        for n in 0..10 {
            sign_in(&w, WRONG, if n < 7 { "10.0.0.1" } else { "10.0.0.2" }).await.is(401);
        }
        sign_in(&w, RIGHT, "10.0.0.1").await.is(429);
        let words = "Slēgts līdz 08:55: 10 neveiksmīgu mēģinājumu no 2 adresēm.";
        w.get("Artūrs", "/access").await.is(200).has("Slēgtie lietotāja vārdi").has(words).has("/access/6");
        w.get("Ilze", "/access").await.is(200).has(words).lacks("/access/6");
        w.get("Artūrs", "/access/6").await.is(200).has("Līga Bērziņa").has(words);

        for who in ["Ilze", "Aija", "Līga", "Laura"] {
            w.post(who, "/access/6/unlock", "").await.is(403);
        }
        w.post("Artūrs", "/access/102/unlock", "").await.is(404);
        w.post("Artūrs", "/access/6/unlock", "").await.is(303);
        assert_eq!(w.audit().await.last().unwrap(), "account.unlock by 1");
        w.get("Artūrs", "/access").await.lacks(words);
        w.get("Artūrs", "/access/6").await.lacks("Slēgts līdz").has("10 neveiksmīgu mēģinājumu no 2 adresēm");

        let reply = sign_in(&w, RIGHT, "10.0.0.1").await;
        assert_eq!(reply.location.as_deref(), Some("/profile/notices?next=%2Fprofile"));
        let session = cookie(&reply);
        with(&w, &session, ("GET", "/profile/notices"), "").await
            .is(200).has("10 reizes neizdevās pieslēgties").has("no 2 adresēm").has("05.10.2026. 08:40");
        with(&w, &session, ("POST", "/profile/notices"), "next=/profile").await.is(303);
        with(&w, &session, ("GET", "/profile/notices"), "").await.is(200).has("Jaunu ziņu par kontu nav");
        assert_eq!(sign_in(&w, RIGHT, "10.0.0.1").await.location.as_deref(), Some("/profile"));
    }

    async fn what_was_typed_stands_nowhere_and_an_unknown_name_leaves_a_hash_alone(w: World) {
        for _ in 0..10 {
            sign_in(&w, ("nav-tāda", "nepareiza"), "10.0.0.1").await.is(401);
        }
        sign_in(&w, ("nav-tāda", "nepareiza"), "10.0.0.1").await.is(429);
        assert_eq!(count(&w, sql!("SELECT count(*) FROM account_failure")).await, 0);
        assert_eq!(count(&w, sql!("SELECT count(*) FROM sign_in_failure WHERE subject LIKE 'name:%'")).await, 1);
        w.get("Artūrs", "/access").await.is(200).lacks("Slēgtie lietotāja vārdi");
        sign_in(&w, WRONG, "10.0.0.2").await.is(401);
        assert_eq!(count(&w, sql!("SELECT count(*) FROM account_failure")).await, 1);
        let typed = sql!("SELECT count(*) FROM account_failure WHERE subject LIKE '%skolotaja%' OR address LIKE '%skolotaja%'");
        assert_eq!(count(&w, typed).await, 0);
    }

    async fn a_childs_code_means_both_parents(w: World) {
        sign_in(&w, ("320000-00011", "nepareiza"), "10.0.0.1").await.is(401);
        for parent in ["/access/14", "/access/15"] {
            w.get("Artūrs", parent).await.is(200).has("1 neveiksmīgs mēģinājums no 1 adreses");
        }
        w.get("Artūrs", "/access/16").await.is(200).lacks("neveiksmīg");
    }

    async fn a_slip_of_ones_own_fingers_stops_nobody_but_one_from_elsewhere_is_told(w: World) {
        give(&w, 6, RIGHT.1).await;
        sign_in(&w, WRONG, "10.0.0.1").await.is(401);
        let reply = sign_in(&w, RIGHT, "10.0.0.1").await;
        assert_eq!(reply.location.as_deref(), Some("/profile"));
        with(&w, &cookie(&reply), ("GET", "/profile/notices"), "").await.has("1 reizi neizdevās pieslēgties");
        sign_in(&w, WRONG, "10.9.9.9").await.is(401);
        let reply = sign_in(&w, RIGHT, "10.0.0.1").await;
        assert_eq!(reply.location.as_deref(), Some("/profile/notices?next=%2Fprofile"));
    }

    async fn the_superuser_sees_a_parents_account_with_the_childrens_names_alone(w: World) {
        give(&w, 14, "mammas-parole").await;
        let session = cookie(&sign_in(&w, ("32000000011", "mammas-parole"), "10.0.0.7").await);
        for who in ["Ilze", "Aija", "Līga", "Laura", "Jānis"] {
            w.get(who, "/access/14").await.is(403);
            w.post(who, "/access/14/sessions", "which=all").await.is(403);
        }
        w.get("Artūrs", "/access/103").await.is(404);
        w.get("Artūrs", "/access?q=abele").await.is(200).has("Atrasts 1 konts").has("/access/14");
        w.get("Artūrs", "/access?q=nav").await.is(200).has("Atrasti 0 konti");
        let page = w.get("Artūrs", "/access/14").await;
        page.is(200).has("Laura Abele").has("Abele Marta").has("māte").has("bērna personas kods").has("sava parole")
            .has("Chrome, Windows").has("10.0.0.7 · no 08:40").lacks("32000000011").lacks("320000-00011").lacks("/children/1");

        let mark = page.body.split("Chrome, Windows").nth(1).unwrap().split("name=\"which\" value=\"").nth(1).unwrap();
        let mark = mark.split('"').next().unwrap();
        w.post("Artūrs", "/access/14/sessions", &format!("which={mark}")).await.is(303);
        with(&w, &session, ("GET", "/profile"), "").await.is(401);
        w.get("Laura", "/profile").await.is(200);
        w.post("Artūrs", "/access/14/sessions", "which=0123456789abcdef01234567").await.is(404);
        w.post("Artūrs", "/access/14/sessions", "").await.is(422);
        w.post("Artūrs", "/access/14/sessions", "which=all").await.is(303);
        w.get("Laura", "/profile").await.is(401);

        let letter = w.post("Artūrs", "/staff/14/password", "how=letter").await;
        letter.is(200).has("bērna personas kods").has("/access/14").lacks("32000000011");
        sign_in(&w, ("32000000011", "mammas-parole"), "10.0.0.7").await.is(401);
    }

    async fn a_session_says_on_what_it_was_opened(w: World) {
        give(&w, 6, RIGHT.1).await;
        let session = cookie(&sign_in(&w, RIGHT, "10.0.0.1").await);
        with(&w, &session, ("GET", "/profile/sessions"), "").await
            .is(200).has("Chrome, Windows").has("10.0.0.1 · no 08:40").has("Nezināma ierīce");
    }

    async fn a_member_of_staff_sees_the_own_child_as_any_parent_does_and_finds_the_way_back(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET account_id = 6 WHERE institution_id = 1 AND id = 111"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("Līga", "/family/11").await.is(200).has(" class=\"parent\">").has("Uz darbu").lacks("class=\"side\"");
        w.get("Līga", "/family/11/week").await.is(200).has(" class=\"parent\">").has("Uz darbu");
        w.get("Līga", "/groups/1/attendance").await.is(200).lacks(" class=\"parent\">").lacks("Uz darbu");
        w.get("Laura", "/family/1").await.is(200).has(" class=\"parent\">").lacks("Uz darbu");
    }
}

#[test]
fn a_device_is_named_as_people_know_it() {
    for (agent, words) in [
        (CHROME, "Chrome, Windows"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
            "Samsung Internet, Android",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
            "Safari, macOS",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
    ] {
        assert_eq!(web::device(agent), words, "{agent}");
    }
}
