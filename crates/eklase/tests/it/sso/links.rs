//! Linking, signing in, choosing, recognising.

use serde_json::json;
use sso::Keys;
use store::{params, sql};
use testkit::{World, on_both};

use super::house::House;

fn matching(keys: Keys, by: &'static str, claim: Option<&'static str>) -> Keys {
    keys.with(|name| match name {
        "EKLASE_SSO_MATCH" => Some(by.to_owned()),
        "EKLASE_SSO_CLAIM" => claim.map(str::to_owned),
        _ => None,
    })
}

async fn email(house: &House, institution: i64, account: i64, confirmed: bool) {
    let at: Option<jiff::Timestamp> = confirmed.then(|| "2026-09-01T08:00:00Z".parse().unwrap());
    house
        .run(
            sql!(
                "UPDATE account SET email = 'Liga@Liepaja.lv', email_confirmed_at = $3
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![institution, account, at],
        )
        .await;
}

on_both! {
    async fn a_person_links_an_account_and_signs_in_with_it(w: World) {
        let house = House::new(w).await;
        house.get(&[], "/login").await.is(200).has("Pieslēgties: Liepājas pašvaldība").has("/login/sso?next=");
        let session = house.session("Līga");
        house.get(&[&session], "/profile").await.is(200).has("/profile/sso");
        house.get(&[&session], "/profile/sso").await.is(200).has("Savienot");

        house.link("Līga", 6, "liga@idp").await.leads_to("/profile/sso");

        house.get(&[&session], "/profile/sso").await.has("kopš 05.10.2026.").has("Atcelt savienojumu");
        let entered = house.sign_in("liga@idp", |_| {}).await;
        entered.leads_to("/profile");
        let cookie = entered.cookie("eklase").unwrap();
        house.get(&[&cookie], "/profile").await.is(200).has("Līga Bērziņa");
        let audit = house.world.audit().await;
        assert!(audit.contains(&"sso.link by 6".to_owned()), "{audit:?}");
        assert!(audit.contains(&"account.sign_in by 6".to_owned()), "{audit:?}");
        house.get(&[&session], "/profile/sso").await.has("Pēdējo reizi tā pieslēdzāties 05.10.2026.");
    }

    async fn what_was_typed_survives_the_end_of_the_session_and_the_way_to_the_provider(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await.leads_to("/profile/sso");
        let lost = house.post(&[], "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=&note-1=gripa").await;
        lost.is(401).has("action=\"/login/sso\"").has("mark-1=sick");
        let form = serde_urlencoded::to_string([
            ("next", "/groups/1/attendance/2026-10-05"), ("kept", "mark-1=sick&was-1=&note-1=gripa"),
        ]).unwrap();
        let going = house.set_off_with(&form).await;
        // the database holds it sealed
        let (kept,): (Vec<u8>,) = house.world.read().await
            .one(sql!("SELECT kept FROM sso_attempt ORDER BY created_at"), params![]).await.unwrap();
        assert!(!String::from_utf8_lossy(&kept).contains("gripa"));
        let code = house.provider.grant(&going.challenge, house.provider.claims("liga@idp", &going.nonce));
        let back = house.back(&going, &code, &[]).await;
        back.is(200).has("Saglabāt ierakstīto").has("value=\"gripa\"").has("action=\"/groups/1/attendance/2026-10-05\"");
        assert!(back.cookie("eklase").is_some());
    }

    async fn what_was_typed_survives_a_provider_that_says_no(w: World) {
        let house = House::new(w).await;
        let form = serde_urlencoded::to_string([("next", "/groups/1/attendance/2026-10-05"), ("kept", "note-1=gripa")]).unwrap();
        let going = house.set_off_with(&form).await;
        let query = serde_urlencoded::to_string([("error", "access_denied"), ("state", &going.state)]).unwrap();
        let given_up = house.get(&[&going.cookie], &format!("/login/sso/callback?{query}")).await;
        given_up.is(400).has("Jūsu ierakstītais nav zudis").has("name=\"note-1\" value=\"gripa\"").has("note-1=gripa");
        // a password is never kept, and not more than a form is
        let secret = serde_urlencoded::to_string([("next", "/"), ("kept", "password=slepena")]).unwrap();
        house.set_off_with(&secret).await;
        let flood = serde_urlencoded::to_string([("next", "/"), ("kept", &"x".repeat(70_000))]).unwrap();
        house.post(&[], "/login/sso", &flood).await.is(413);
    }

    async fn the_way_to_the_provider_says_what_it_has_to(w: World) {
        let house = House::new(w).await;
        let going = house.set_off("/groups/1/attendance").await;
        let said = |name: &str| going.query.iter().find(|(key, _)| key == name).map(|(_, v)| v.as_str());
        assert_eq!(said("response_type"), Some("code"));
        assert_eq!(said("response_mode"), Some("query"));
        assert_eq!(said("code_challenge_method"), Some("S256"));
        assert_eq!(said("scope"), Some("openid profile email"));
        assert_eq!(said("redirect_uri"), Some("http://127.0.0.1:8080/login/sso/callback"));
        assert_eq!(said("ui_locales"), Some("lv"));
    }

    async fn discovery_is_asked_once_an_hour_and_new_keys_are_found(w: World) {
        let mut house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        house.sign_in("liga@idp", |_| {}).await.is(303);
        assert_eq!(house.provider.asked(), 1);
        house.at("2026-10-05T08:41");
        house.provider.rotate();
        house.sign_in("liga@idp", |_| {}).await.is(303);
        assert_eq!(house.provider.asked(), 2, "an unknown key makes us look for new ones");
        house.at("2026-10-05T09:42");
        house.set_off("/").await;
        assert_eq!(house.provider.asked(), 3);
    }

    async fn a_wrong_password_links_nothing(w: World) {
        let house = House::new(w).await;
        house.give_password(6).await;
        let session = house.session("Līga");
        let reply = house.post(&[&session], "/profile/sso", "password=nepareiza").await;
        reply.is(422).has("Parole nav pareiza").has("href=\"#password\"");
        assert!(reply.cookies.is_empty());
        for _ in 0..9 {
            house.post(&[&session], "/profile/sso", "password=nepareiza").await.is(422);
        }
        house.post(&[&session], "/profile/sso", "password=laba-garā-parole").await.is(429);
    }

    async fn a_link_is_taken_away_after_the_password(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        let session = house.session("Līga");
        house.post(&[&session], "/profile/sso/unlink", "password=nepareiza").await.is(422);
        house.sign_in("liga@idp", |_| {}).await.is(303);
        house.post(&[&session], "/profile/sso/unlink", "password=laba-garā-parole").await.leads_to("/profile/sso");
        house.sign_in("liga@idp", |_| {}).await.is(403);
    }

    async fn one_identity_of_several_accounts_chooses_one(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        house.run(
            sql!("INSERT INTO external_identity (issuer, subject, institution_id, account_id, linked_at)
                  SELECT issuer, subject, 2, 102, linked_at FROM external_identity"),
            params![],
        ).await;
        let going = house.set_off("/profile").await;
        let code = house.provider.grant(&going.challenge, house.provider.claims("liga@idp", &going.nonce));
        let choice = house.back(&going, &code, &[]).await;
        choice.is(200).has("Izvēlieties kontu").has("Ozolzīlīte").has("Saulīte").has("value=\"2.102\"");
        assert!(choice.cookie("eklase").is_none());
        let state = choice.body.split("name=\"state\" value=\"").nth(1).unwrap().split('"').next().unwrap();

        // not from another browser, not another account
        house.post(&[], "/login/sso/account", &format!("state={state}&account=2.102")).await.is(400);
        let chosen = house.post(&[&going.cookie], "/login/sso/account", &format!("state={state}&account=2.102")).await;
        chosen.leads_to("/profile");
        house.get(&[&chosen.cookie("eklase").unwrap()], "/profile").await.has("Zita Sveša");
        house.post(&[&going.cookie], "/login/sso/account", &format!("state={state}&account=1.6")).await.is(400);
    }

    async fn an_account_that_is_not_linked_cannot_be_chosen(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        house.run(
            sql!("INSERT INTO external_identity (issuer, subject, institution_id, account_id, linked_at)
                  SELECT issuer, subject, 1, 7, linked_at FROM external_identity"),
            params![],
        ).await;
        let going = house.set_off("/").await;
        let code = house.provider.grant(&going.challenge, house.provider.claims("liga@idp", &going.nonce));
        let choice = house.back(&going, &code, &[]).await;
        let state = choice.body.split("name=\"state\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let reply = house.post(&[&going.cookie], "/login/sso/account", &format!("state={state}&account=1.1")).await;
        reply.is(400);
        assert!(reply.cookie("eklase").is_none());
    }

    async fn a_confirmed_email_that_one_account_has_links_at_the_first_sign_in(w: World) {
        let house = House::with(w, |keys| matching(keys, "email", None)).await;
        let subject = "new@idp";
        let told = |verified: bool| json!({ "sub": subject, "email": "liga@liepaja.lv", "email_verified": verified });

        email(&house, 1, 6, false).await;
        house.provider.tells(told(true));
        house.sign_in(subject, |_| {}).await.is(403);
        email(&house, 1, 6, true).await;
        house.provider.tells(told(false));
        house.sign_in(subject, |_| {}).await.is(403);
        email(&house, 2, 102, true).await;
        house.provider.tells(told(true));
        house.sign_in(subject, |_| {}).await.is(403).has("vēl nav savienots");
        email(&house, 2, 102, false).await;

        let entered = house.sign_in(subject, |_| {}).await;
        house.get(&[&entered.cookie("eklase").unwrap()], "/profile").await.has("Līga Bērziņa");
        // the link stands now, whatever becomes of the address or of the page about the person
        house.provider.tells(json!({ "sub": "somebody else" }));
        house.sign_in(subject, |_| {}).await.is(303);
        house.sign_in("third@idp", |_| {}).await.is(503);
        house.provider.tells(json!({ "sub": subject }));
        house.sign_in(subject, |_| {}).await.is(303);
        // and nobody else comes in by the same address
        house.provider.tells(json!({ "sub": "other@idp", "email": "liga@liepaja.lv", "email_verified": true }));
        house.sign_in("other@idp", |_| {}).await.is(403);
    }

    async fn a_personal_code_finds_the_member_of_staff(w: World) {
        let house = House::with(w, |keys| matching(keys, "personal_code", Some("serial_number"))).await;
        house.run(
            sql!("INSERT INTO staff_member (institution_id, account_id, personal_code, from_on)
                  VALUES (1, 6, '32000000777', '2026-09-01')
                  ON CONFLICT (institution_id, account_id) DO UPDATE SET personal_code = '32000000777'"),
            params![],
        ).await;
        let entered = house.sign_in("liga@idp", |claims| claims["serial_number"] = json!("PNOLV-320000-00777")).await;
        entered.is(303);
        house.get(&[&entered.cookie("eklase").unwrap()], "/profile").await.has("Līga Bērziņa");
        house.provider.tells(json!({ "sub": "x@idp" }));
        house.sign_in("x@idp", |claims| claims["serial_number"] = json!("PNOEE-320000-00777")).await.is(403);
        // a child's code is nobody's way in
        house.provider.tells(json!({ "sub": "y@idp" }));
        house.sign_in("y@idp", |claims| claims["serial_number"] = json!("320000-00011")).await.is(403);
    }

    async fn no_password_has_to_be_replaced_where_none_was_used(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        house.run(sql!("UPDATE account SET must_change = $1 WHERE institution_id = 1 AND id = 6"), params![true]).await;
        let entered = house.sign_in("liga@idp", |_| {}).await;
        house.get(&[&entered.cookie("eklase").unwrap()], "/groups/1/attendance").await.is(200);
        house.get(&[&house.session("Līga")], "/groups/1/attendance").await.leads_to("/profile");
    }

    async fn the_providers_second_factor_stands_for_the_accounts_own(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await;
        let at: jiff::Timestamp = "2026-09-01T08:00:00Z".parse().unwrap();
        house.run(
            sql!("INSERT INTO factor_totp (institution_id, account_id, secret, created_at, confirmed_at, last_step)
                  VALUES (1, 6, $1, $2, $2, 0)"),
            params![vec![1_u8], at],
        ).await;
        let weak = house.sign_in("liga@idp", |_| {}).await;
        weak.leads_to("/login/step?next=%2Fprofile");
        assert!(weak.cookie("eklase").is_none());
        house.get(&[&weak.cookie("eklase-step").unwrap()], "/login/step?next=/profile").await.is(200);
        let strong = house.sign_in("liga@idp", |claims| claims["amr"] = json!(["pwd", "mfa"])).await;
        strong.leads_to("/profile");
        assert!(strong.cookie("eklase").is_some());
    }

    async fn it_counts_where_the_institution_requires_one(w: World) {
        let house = House::with(w, |keys| keys.with(|name| (name == "EKLASE_SSO_ACR").then(|| "high".to_owned()))).await;
        house.link("Līga", 6, "liga@idp").await;
        house.run(
            sql!("INSERT INTO security_setting (institution_id, second_factor_from) VALUES (1, $1)"),
            params![jiff::civil::date(2026, 9, 1)],
        ).await;
        let open = async |claims: serde_json::Value| {
            let entered = house.sign_in("liga@idp", |token| {
                for (name, value) in claims.as_object().unwrap() { token[name] = value.clone(); }
            }).await;
            house.get(&[&entered.cookie("eklase").unwrap()], "/groups/1/attendance").await
        };
        open(json!({})).await.leads_to("/profile/security");
        open(json!({ "amr": ["mfa"] })).await.leads_to("/profile/security");
        open(json!({ "acr": "high" })).await.is(200);
        let going = house.set_off("/").await;
        assert!(going.query.contains(&("acr_values".to_owned(), "high".to_owned())));
    }
}
