//! The end of a session: how long it lasts is said, it may be put off, and nothing stays behind in the browser.

use jiff::Timestamp;
use store::{params, rows, sql};
use testkit::{Reply, World, on_both};

use crate::factors::{cookie, give};

/// Seconds that the session lasts yet, as the answer says.
fn left(reply: &Reply) -> i64 {
    let said = reply.head["server-timing"].to_str().unwrap();
    said.strip_prefix("session;dur=")
        .unwrap()
        .parse::<i64>()
        .unwrap()
        / 1000
}

rows! { struct Ends { expires_at: Timestamp } }

async fn signed_in(w: &World) -> String {
    give(w, 6, "laba-garā-parole").await;
    let form = [("name", "skolotaja"), ("password", "laba-garā-parole")];
    let reply = w.post_pairs("nobody", "/login", &form).await;
    reply.is(303);
    cookie(&reply, "eklase").unwrap()
}

async fn send(w: &World, method: &str, path: &str, cookie: &str) -> Reply {
    let request = w
        .request("nobody", method, path)
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded");
    w.send(request.body(axum::body::Body::empty()).unwrap())
        .await
}

const HOUR: i64 = 3600;

on_both! {
    async fn every_answer_says_how_long_the_session_lasts(w: World) {
        let cookie = signed_in(&w).await;
        assert_eq!(left(&send(&w, "GET", "/profile", &cookie).await), 12 * HOUR);
        let w = w.at("2026-10-05T20:39");
        let page = send(&w, "GET", "/profile", &cookie).await;
        assert_eq!(left(&page), 60);
        page.has("id=\"session-end\"").has("Palikt");
        assert!(!w.get("nobody", "/login").await.head.contains_key("server-timing"));
    }

    async fn who_stays_gets_an_hour_more_and_sixteen_hours_at_most(w: World) {
        let cookie = signed_in(&w).await;
        let early = send(&w, "POST", "/session", &cookie).await;
        early.is(204);
        assert_eq!(left(&early), 12 * HOUR, "never less than it lasts anyway");
        let w = w.at("2026-10-05T20:39");
        let stayed = send(&w, "POST", "/session", &cookie).await;
        stayed.is(204);
        assert_eq!(left(&stayed), HOUR);
        let set = stayed.head["set-cookie"].to_str().unwrap();
        assert!(set.starts_with(&cookie) && set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let w = w.at("2026-10-05T21:30");
        send(&w, "POST", "/session", &cookie).await.is(204);
        let w = w.at("2026-10-05T22:20");
        send(&w, "POST", "/session", &cookie).await.is(204);
        let w = w.at("2026-10-05T23:10");
        send(&w, "POST", "/session", &cookie).await.is(204);
        let w = w.at("2026-10-06T00:09");
        let last = send(&w, "POST", "/session", &cookie).await;
        assert_eq!(left(&last), 31 * 60, "sixteen hours after 08:40");
        let w = w.at("2026-10-06T00:41");
        send(&w, "POST", "/session", &cookie).await.is(401);
        send(&w, "GET", "/profile", &cookie).await.is(401).has("Sesija ir beigusies");
    }

    async fn a_session_that_is_over_is_not_put_off(w: World) {
        let cookie = signed_in(&w).await;
        let w = w.at("2026-10-05T20:41");
        let over = send(&w, "POST", "/session", &cookie).await;
        over.is(401);
        assert!(!over.head.contains_key("server-timing"));
        let ends: Vec<Ends> = w.read().await
            .all(sql!("SELECT expires_at FROM session WHERE institution_id = 1 AND account_id = 6 ORDER BY expires_at"), params![])
            .await.unwrap();
        let now: Timestamp = "2026-10-05T17:41:00Z".parse().unwrap();
        assert!(ends.iter().any(|one| one.expires_at < now));
    }

    async fn nobody_is_kept_by_a_page_of_another_site(w: World) {
        let cookie = signed_in(&w).await;
        let request = w.request("nobody", "POST", "/session").header("cookie", &cookie);
        let mut request = request.body(axum::body::Body::empty()).unwrap();
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        w.send(request).await.is(403);
        w.post("nobody", "/session", "").await.is(401);
    }

    async fn nothing_stays_in_the_browser_after_signing_out(w: World) {
        let cookie = signed_in(&w).await;
        let out = send(&w, "POST", "/logout", &cookie).await;
        out.is(303);
        assert_eq!(out.head["clear-site-data"], "\"cache\", \"storage\"");
        let over = send(&w, "GET", "/profile", &cookie).await;
        over.is(401);
        assert_eq!(over.head["clear-site-data"], "\"cache\"");
        assert!(!w.get("nobody", "/profile").await.head.contains_key("clear-site-data"));
    }

    async fn the_app_can_be_installed_and_its_worker_is_strict(w: World) {
        let page = w.get("Līga", "/groups/1/diary?week=2026-W41").await;
        let policy = page.head["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        page.has("<link rel=\"manifest\" href=\"/app.webmanifest\">").has("<meta name=\"offline\" content=\"Bezsaiste: saglabāts {day} plkst. {time}\">");
        let manifest = w.get("nobody", "/app.webmanifest").await;
        manifest.is(200).has("\"name\":\"E-klase\"").has("\"theme_color\":\"#0d5a63\"").has("\"background_color\":\"#faf9f5\"").has("icon-maskable-512.png?v=");
        assert_eq!(manifest.head["content-type"], "application/manifest+json");
        let address = page.body.split("data-worker=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let worker = w.get("nobody", &address).await;
        worker.is(200);
        assert_eq!(worker.head["service-worker-allowed"], "/");
        let files = w.get("nobody", "/static/files.json").await;
        files.is(200).has("/static/css/base.css?v=").has("/static/js/offline.js?v=").lacks("sw.js");
        w.get("nobody", "/offline").await.is(200).has("Nav savienojuma").has("lang=\"en\"");
    }

    async fn a_person_is_named_to_the_browsers_store_without_an_id(w: World) {
        let mark = async |who: &str, path: &str| {
            let page = w.get(who, path).await;
            page.body.split("data-person=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let liga = mark("Līga", "/").await;
        assert_eq!(liga.len(), 16);
        assert_eq!(mark("Līga", "/profile").await, liga);
        assert_ne!(mark("Agnese", "/").await, liga);
    }
}
