//! Proving once more who one is, to change one's second factors, without a password.

use serde_json::json;
use store::{params, sql};
use testkit::{World, on_both};

use super::house::{Going, House, Reply, led_to};
use super::provider::NOW;

/// Goes to the provider from the page of the factors.
async fn set_off(house: &House, session: &str) -> Going {
    let page = house.post(&[session], "/profile/security/again", "").await;
    page.is(200);
    Going::parse(&led_to(&page.body), page.cookie("eklase-sso").unwrap())
}

/// Comes back as that person, who signed in there at that moment.
async fn back(house: &House, session: &str, subject: &str, auth_time: Option<i64>) -> Reply {
    let going = set_off(house, session).await;
    let mut claims = house.provider.claims(subject, &going.nonce);
    if let Some(at) = auth_time {
        claims["auth_time"] = json!(at);
    }
    let code = house.provider.grant(&going.challenge, claims);
    house.back(&going, &code, &[session]).await
}

on_both! {
    async fn who_has_no_password_opens_the_factors_by_the_providers_word(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await.leads_to("/profile/sso");
        house.run(sql!("UPDATE account SET password_hash = '!' WHERE institution_id = 1 AND id = 6"), params![]).await;
        let session = house.session("Līga");
        let page = house.get(&[&session], "/profile/security").await;
        page.is(200).has("Apliecināt: Liepājas pašvaldība").has("/profile/security/again");
        assert!(!page.body.contains("id=\"password\""), "{}", page.body);

        let going = set_off(&house, &session).await;
        let asked = |name: &str| going.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!((asked("prompt"), asked("max_age")), (Some("login"), Some("0")));

        let entered = back(&house, &session, "liga@idp", Some(NOW - 20)).await;
        entered.leads_to("/profile/security");
        assert!(entered.cookie("eklase").is_none(), "the session stays the same");
        let sure = entered.cookie("eklase-sure").unwrap();
        house.get(&[&session, &sure], "/profile/security").await.is(200).has("action=\"/profile/security/totp\"");
        house.post(&[&session, &sure], "/profile/security/totp", "").await.leads_to("/profile/security/totp");
        // of no use in another session
        let other = house.session("Agnese");
        house.post(&[&other, &sure], "/profile/security/totp", "").await.is(422);
        let audit = house.world.audit().await;
        assert!(audit.contains(&"sso.again by 6".to_owned()), "{audit:?}");
    }

    async fn an_old_proof_or_another_person_opens_nothing(w: World) {
        let house = House::new(w).await;
        house.link("Līga", 6, "liga@idp").await.leads_to("/profile/sso");
        house.link("Agnese", 7, "agnese@idp").await.leads_to("/profile/sso");
        let session = house.session("Līga");
        for (subject, at) in [("liga@idp", Some(NOW - 600)), ("liga@idp", None), ("agnese@idp", Some(NOW)), ("sveša@idp", Some(NOW))] {
            let refused = back(&house, &session, subject, at).await;
            refused.is(403);
            assert!(refused.cookie("eklase-sure").is_none(), "{subject}");
        }
        // begun by one, ended in the session of another
        let going = set_off(&house, &session).await;
        let mut claims = house.provider.claims("liga@idp", &going.nonce);
        claims["auth_time"] = json!(NOW);
        let code = house.provider.grant(&going.challenge, claims);
        house.back(&going, &code, &[&house.session("Agnese")]).await.is(403);
    }

    async fn who_is_not_linked_is_led_to_the_password(w: World) {
        let house = House::new(w).await;
        let session = house.session("Līga");
        house.get(&[&session], "/profile/security").await.is(200).has("id=\"password\"");
        house.post(&[&session], "/profile/security/again", "").await.is(422);
        house.post(&[], "/profile/security/again", "").await.is(401);
    }
}
