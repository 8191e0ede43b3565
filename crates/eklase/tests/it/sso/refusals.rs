//! What does not open a session.

use serde_json::{Value, json};
use sso::Sso;
use store::{params, sql};
use testkit::{World, on_both};

use super::house::{Going, House, keys, service};
use super::provider::NOW;

/// Refused with a page that says what to do, and without a session.
async fn refused(house: &House, spoil: impl FnOnce(&mut Value)) {
    let reply = house.sign_in("liga@idp", spoil).await;
    reply
        .is(403)
        .has("Pieslēgšanos nevarēja pārbaudīt")
        .has("href=\"/login\"");
    assert!(reply.cookie("eklase").is_none());
}

on_both! {
    async fn a_token_that_proves_nothing_opens_nothing(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await.is(303);
        refused(&house, |claims| claims["nonce"] = json!("another")).await;
        refused(&house, |claims| { claims.as_object_mut().unwrap().remove("nonce"); }).await;
        refused(&house, |claims| claims["aud"] = json!("another")).await;
        refused(&house, |claims| claims["aud"] = json!(["eklase", "another"])).await;
        refused(&house, |claims| claims["iss"] = json!("https://evil.example")).await;
        refused(&house, |claims| claims["exp"] = json!(NOW - 61)).await;
        refused(&house, |claims| claims["iat"] = json!(NOW + 120)).await;
        // a minute of difference between the clocks is none
        house.sign_in("liga@idp", |claims| claims["exp"] = json!(NOW - 50)).await.is(303);
        house.provider.forge();
        refused(&house, |_| {}).await;
    }

    async fn a_stranger_is_told_how_to_link(w: World) {
        let house = House::new(w).await;
        let reply = house.sign_in("stranger@idp", |_| {}).await;
        reply.is(403).has("Jūsu konts vēl nav savienots").has("Mans profils");
        assert!(reply.cookie("eklase").is_none());
    }

    async fn an_answer_counts_once_in_one_browser_for_ten_minutes(w: World) {
        let mut house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        let grant = |house: &House, going: &Going| {
            house.provider.grant(&going.challenge, house.provider.claims("liga@idp", &going.nonce))
        };
        let going = house.set_off("/").await;
        let code = grant(&house, &going);
        house.back(&going, &code, &[]).await.is(303);
        let code = grant(&house, &going);
        house.back(&going, &code, &[]).await.is(400).has("vairs nav derīga");

        let mine = house.set_off("/").await;
        let theirs = house.set_off("/").await;
        let mixed = Going { cookie: theirs.cookie.clone(), ..mine.clone() };
        let code = grant(&house, &mine);
        house.back(&mixed, &code, &[]).await.is(400);

        house.at("2026-10-05T08:51");
        let code = grant(&house, &mine);
        house.back(&mine, &code, &[]).await.is(400);
    }

    async fn another_issuer_in_the_answer_is_refused(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        for iss in [Some("https://evil.example"), None] {
            let going = house.set_off("/").await;
            let code = house.provider.grant(&going.challenge, house.provider.claims("liga@idp", &going.nonce));
            let mut query = vec![("code", code.as_str()), ("state", &going.state)];
            query.extend(iss.map(|iss| ("iss", iss)));
            let query = serde_urlencoded::to_string(query).unwrap();
            house.get(&[&going.cookie], &format!("/login/sso/callback?{query}")).await.is(403);
        }
    }

    async fn a_code_of_another_attempt_is_refused(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        let (going, other) = (house.set_off("/").await, house.set_off("/").await);
        let code = house.provider.grant(&other.challenge, house.provider.claims("liga@idp", &going.nonce));
        house.back(&going, &code, &[]).await.is(403);
    }

    async fn what_the_provider_says_instead_becomes_a_clear_page(w: World) {
        let house = House::new(w).await;
        for (error, status, text) in [
            ("access_denied", 400, "Pieslēgšanās ir pārtraukta"),
            ("temporarily_unavailable", 503, "pašlaik neatbild"),
            ("invalid_request", 503, "nav pareizi iestatīta"),
        ] {
            let going = house.set_off("/").await;
            let path = format!("/login/sso/callback?error={error}&error_description=%3Cb%3E&state={}", going.state);
            house.get(&[&going.cookie], &path).await.is(status).has(text);
        }
        house.get(&[], "/login/sso/callback").await.is(400);
        house.get(&[], "/login/sso/callback?state=%ff").await.is(400);
    }

    async fn a_provider_that_is_down_or_not_there_at_all(w: World) {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let sso = Sso::configured(keys(&format!("http://{closed}")), Some("http://127.0.0.1:8080")).unwrap();
        let down = service(&w, &sso, "2026-10-05T08:40");
        let request = w.request("nobody", "GET", "/login/sso").body(axum::body::Body::empty()).unwrap();
        let reply = tower::ServiceExt::oneshot(down, request).await.unwrap();
        assert_eq!(reply.status(), 503);
        assert!(reply.headers().contains_key("retry-after"));
        // without a provider there is no way and no button
        w.get("nobody", "/login/sso").await.is(404);
        w.get("nobody", "/login/sso/callback?code=1&state=1").await.is(404);
        w.get("nobody", "/login").await.is(200).lacks("/login/sso");
        w.get("Līga", "/profile").await.is(200).lacks("/profile/sso");
        w.get("Līga", "/profile/sso").await.is(200).has("nav iestatīta");
    }

    async fn only_who_gave_the_password_links(w: World) {
        let house = House::new(w).await;
        house.give_password(6).await;
        let liga = house.session("Līga");
        let page = house.post(&[&liga], "/profile/sso", "password=laba-garā-parole").await;
        let url = page.body.split("0; url=").nth(1).unwrap().split('"').next().unwrap();
        let url = url.replace("&#38;", "&").replace("&amp;", "&");
        let going = Going::parse(&url, page.cookie("eklase-sso").unwrap());
        let code = house.provider.grant(&going.challenge, house.provider.claims("agnese@idp", &going.nonce));
        let agnese = house.session("Agnese");
        house.back(&going, &code, &[&agnese]).await.is(403).has("pieslēdzies kāds cits");
        house.sign_in("agnese@idp", |_| {}).await.is(403);
    }

    async fn an_account_has_one_identity_of_a_provider(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await.is(303);
        house.link("Līga", 6, "liga@idp").await.is(303);
        house.link("Līga", 6, "other@idp").await.is(409).has("jau ir savienots");
    }

    async fn a_disabled_account_and_one_without_a_role_do_not_open(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        house.run(sql!("UPDATE staff_role SET to_on = $1 WHERE institution_id = 1 AND account_id = 6"),
            params![jiff::civil::date(2026, 10, 4)]).await;
        house.sign_in("liga@idp", |_| {}).await.is(403).has("Piekļuve ir beigusies");
        let at: jiff::Timestamp = "2026-10-05T05:00:00Z".parse().unwrap();
        house.run(sql!("UPDATE account SET disabled_at = $1 WHERE institution_id = 1 AND id = 6"), params![at]).await;
        house.sign_in("liga@idp", |_| {}).await.is(403).has("vēl nav savienots");
    }

    async fn nobody_floods_the_table_of_attempts(w: World) {
        let house = House::new(w).await;
        for _ in 0..300 {
            house.get(&[], "/login/sso").await.is(303);
        }
        house.get(&[], "/login/sso").await.is(429);
    }
}
