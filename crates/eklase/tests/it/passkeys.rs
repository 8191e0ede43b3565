//! Passkeys (issue 3.8), with a small device of our own.

use serde_json::Value as Json;
use testkit::{Reply, World, on_both};

use crate::device::Device;
use crate::factors::{cookie, give, password, send, unlock};

const ADD: &str = "/profile/security/passkeys";

fn json(reply: &Reply) -> Json {
    reply.is(200);
    serde_json::from_str(&reply.body).unwrap()
}

async fn options(w: &World, who: &str, path: &str, cookie: &str) -> Json {
    json(&send(w, who, ("POST", path), &[], cookie).await)
}

/// Adds the device's passkey through the pages.
async fn add(w: &World, who: &str, device: &mut Device, sure: &str) -> Reply {
    let given = options(w, who, "/profile/security/passkeys/options", sure).await;
    let made = device.create(&given);
    let form = [
        ("name", "Mans tālrunis"),
        ("state", given["state"].as_str().unwrap()),
        ("passkey", &made),
    ];
    send(w, who, ("POST", ADD), &form, sure).await
}

async fn with_passkey(w: &World) -> Device {
    give(w, 6, "laba-garā-parole").await;
    let sure = unlock(w, "Līga", "laba-garā-parole").await;
    let mut device = Device::new(7);
    add(w, "Līga", &mut device, &sure)
        .await
        .is(200)
        .has("Atkopšanas kodi");
    device
}

async fn alone(w: &World, given: &Json, said: &str) -> Reply {
    let form = [
        ("state", given["state"].as_str().unwrap()),
        ("passkey", said),
        ("next", "/profile"),
    ];
    send(w, "nobody", ("POST", "/login/passkey"), &form, "").await
}

on_both! {
    async fn a_passkey_is_the_second_factor(w: World) {
        let mut device = with_passkey(&w).await;
        w.get("Līga", "/profile/security").await.is(200).has("Mans tālrunis").has("vēl nav lietota");
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        let page = send(&w, "nobody", ("GET", "/login/step"), &[], &step).await;
        page.is(200).has("data-passkey=\"get\"").lacks("Kods no lietotnes");
        let given = options(&w, "nobody", "/login/step/options", &step).await;
        let said = device.get(&given);
        let reply = send(&w, "nobody", ("POST", "/login/step"), &[("passkey", &said)], &step).await;
        reply.is(303);
        let session = cookie(&reply, "eklase").unwrap();
        send(&w, "nobody", ("GET", "/profile"), &[], &session).await.is(200).has("Līga Bērziņa");
        w.get("Līga", "/profile/security").await.has("pēdējoreiz lietota 05.10.2026.");
    }

    async fn an_answer_to_another_challenge_opens_nothing(w: World) {
        let mut device = with_passkey(&w).await;
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        let old = options(&w, "nobody", "/login/step/options", &step).await;
        options(&w, "nobody", "/login/step/options", &step).await;
        let enter = ("POST", "/login/step");
        let said = device.get(&old);
        send(&w, "nobody", enter, &[("passkey", &said)], &step).await.is(422);
        let given = options(&w, "nobody", "/login/step/options", &step).await;
        let mut other = Device::new(8);
        send(&w, "nobody", enter, &[("passkey", &other.get(&given))], &step).await.is(422);
        "http://localhost.evil.example".clone_into(&mut device.origin);
        send(&w, "nobody", enter, &[("passkey", &device.get(&given))], &step).await.is(422);
        send(&w, "nobody", enter, &[("passkey", "{}")], &step).await.is(422);
    }

    async fn a_passkey_alone_signs_in_once_for_each_challenge(w: World) {
        let mut device = with_passkey(&w).await;
        w.get("nobody", "/login").await.is(200).has("Pieslēgties ar piekļuves atslēgu");
        let given = options(&w, "nobody", "/login/passkey/options", "").await;
        let said = device.get(&given);
        let reply = alone(&w, &given, &said).await;
        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some("/profile"));
        let session = cookie(&reply, "eklase").unwrap();
        send(&w, "nobody", ("GET", "/profile"), &[], &session).await.is(200).has("Līga Bērziņa");
        assert_eq!(w.audit().await.last().unwrap(), "account.sign_in by 6");
        alone(&w, &given, &said).await.is(401).has("Piekļuves atslēga netika pieņemta");
        // the same challenge once more, signed anew
        let again = device.get(&given);
        alone(&w, &given, &again).await.is(401);
    }

    async fn a_passkey_alone_needs_the_person_verified_and_the_answer_in_time(w: World) {
        let mut device = with_passkey(&w).await;
        let given = options(&w, "nobody", "/login/passkey/options", "").await;
        let said = device.get_with(&given, 0x01);
        alone(&w, &given, &said).await.is(401);
        let said = device.get(&given);
        let mut forged = given.clone();
        forged["state"] = Json::from("x".repeat(100));
        alone(&w, &forged, &said).await.is(401);
        let w = w.at("2026-10-05T08:46");
        alone(&w, &given, &said).await.is(401);
    }

    async fn a_copied_passkey_is_noticed_by_its_counter(w: World) {
        let mut device = with_passkey(&w).await;
        let mut copy = Device::new(7);
        for _ in 0..2 {
            let given = options(&w, "nobody", "/login/passkey/options", "").await;
            let said = device.get(&given);
            alone(&w, &given, &said).await.is(303);
        }
        let given = options(&w, "nobody", "/login/passkey/options", "").await;
        copy.get(&given);
        let said = copy.get(&given);
        alone(&w, &given, &said).await.is(401);
    }

    async fn passkeys_are_renamed_and_removed_by_their_owner_only(w: World) {
        let mut device = with_passkey(&w).await;
        give(&w, 7, "cita-garā-parole").await;
        let sure = unlock(&w, "Līga", "laba-garā-parole").await;
        let page = send(&w, "Līga", ("GET", "/profile/security"), &[], &sure).await;
        let id = crate::factors::between(&page.body, "action=\"/profile/security/passkeys/", "\"").to_owned();
        let (path, removal) = (format!("{ADD}/{id}"), format!("{ADD}/{id}/remove"));
        let other = unlock(&w, "Agnese", "cita-garā-parole").await;
        send(&w, "Agnese", ("POST", &path), &[("name", "Mans")], &other).await.is(404);
        send(&w, "Agnese", ("POST", &removal), &[], &other).await.is(404);
        send(&w, "Līga", ("POST", &path), &[("name", " ")], &sure).await.is(422).has("Ierakstiet nosaukumu");
        send(&w, "Līga", ("POST", &path), &[("name", "Darba dators")], &sure).await.is(303);
        w.get("Līga", "/profile/security").await.has("Darba dators");
        // a device that is there already is not added twice
        add(&w, "Līga", &mut device, &sure).await.is(422);
        send(&w, "Līga", ("POST", &removal), &[], &sure).await.is(303);
        w.get("Līga", "/profile/security").await.has("Nav nevienas").lacks("Darba dators");
        let given = options(&w, "nobody", "/login/passkey/options", "").await;
        let said = device.get(&given);
        alone(&w, &given, &said).await.is(401);
    }

    async fn what_is_not_a_passkey_is_not_added(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let sure = unlock(&w, "Līga", "laba-garā-parole").await;
        let given = options(&w, "Līga", "/profile/security/passkeys/options", &sure).await;
        let state = given["state"].as_str().unwrap();
        let mut device = Device::new(7);
        "https://elsewhere.example".clone_into(&mut device.origin);
        let elsewhere = device.create(&given);
        for passkey in [elsewhere.as_str(), "{}", ""] {
            let form = [("name", "Mans tālrunis"), ("state", state), ("passkey", passkey)];
            send(&w, "Līga", ("POST", ADD), &form, &sure).await.is(422).has("netika pieņemta");
        }
        // the state of one person is no other's
        give(&w, 7, "cita-garā-parole").await;
        let other = unlock(&w, "Agnese", "cita-garā-parole").await;
        let made = Device::new(7).create(&given);
        let form = [("name", "Mans tālrunis"), ("state", state), ("passkey", &made)];
        send(&w, "Agnese", ("POST", ADD), &form, &other).await.is(422);
    }
}
