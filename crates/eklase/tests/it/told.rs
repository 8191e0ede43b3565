//! Whoever's account is changed by somebody else is told (6.1): by a message to what they had confirmed, and at the next
//! sign-in with when and by which role. And what is refused as a password or an e-mail.

use store::{params, sql};
use testkit::{World, on_both};

use super::access::{cookie, give, with};

/// Confirms a phone and an e-mail of an account.
pub async fn confirm(w: &World, account: i64, (phone, email): (Option<&str>, Option<&str>)) {
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "UPDATE account SET phone = $2, email = $3,
                    phone_confirmed_at = CASE WHEN CAST($2 AS TEXT) IS NOT NULL THEN created_at END,
                    email_confirmed_at = CASE WHEN CAST($3 AS TEXT) IS NOT NULL THEN created_at END
              WHERE institution_id = 1 AND id = $1"
        ),
        params![account, phone.map(str::to_owned), email.map(str::to_owned)],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// The messages on the demo's telephone: to whom, and what.
pub fn messages(w: &World) -> Vec<(String, String)> {
    let to = |to: &courier::To| match to {
        courier::To::Phone(phone) => phone.e164(),
        courier::To::Email(email) => email.to_string(),
        courier::To::Devices => "devices".to_owned(),
    };
    w.telephones()
        .iter()
        .map(|one| (to(&one.to), one.text.clone()))
        .collect()
}

/// What the person reads after signing in with that password.
async fn notices(w: &World, name: &str, password: &str) -> testkit::Reply {
    let reply = w
        .post_pairs(
            "nobody",
            "/login",
            &[("name", name), ("password", password)],
        )
        .await;
    assert_eq!(
        reply.location.as_deref(),
        Some("/profile/notices?next=%2F"),
        "{}",
        reply.body
    );
    with(w, &cookie(&reply), ("GET", "/profile/notices"), "").await
}

on_both! {
    async fn a_replaced_password_is_told_by_the_confirmed_email_and_at_the_next_sign_in(w: World) {
        confirm(&w, 14, (Some("+37120001111"), Some("laura@piemers.lv"))).await;
        give(&w, 14, "mammas-parole").await;
        let letter = w.post("Artūrs", "/staff/14/password", "how=letter").await;
        w.work().await;
        let sent = messages(&w);
        assert_eq!(sent.len(), 1, "the e-mail alone: {sent:?}");
        assert_eq!(sent[0].0, "laura@piemers.lv");
        assert!(sent[0].1.contains("Jūsu parole ir aizstāta ar vienreizēju (05.10.2026. 08:40, Virslietotājs)"), "{sent:?}");
        let password = letter.body.split("only-print\">").nth(1).unwrap().split('<').next().unwrap();
        notices(&w, "320000-00011", password).await.is(200)
            .has("Jūsu parole ir aizstāta ar vienreizēju.").has("05.10.2026. 08:40 · Virslietotājs");
        // its own row holds no address any more
        let (left,): (i64,) = w.read().await
            .one(sql!("SELECT count(*) FROM account_notice WHERE phone IS NOT NULL OR email IS NOT NULL"), params![]).await.unwrap();
        assert_eq!(left, 0);
        w.work().await;
        assert_eq!(messages(&w).len(), 1, "once");
    }

    async fn the_number_that_gets_the_new_password_gets_no_second_message(w: World) {
        confirm(&w, 6, (Some("+37126579616"), None)).await;
        give(&w, 6, "laba-garā-parole").await;
        w.post("Artūrs", "/staff/6/password", "how=sms").await.is(303);
        w.work().await;
        let sent = messages(&w);
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(sent[0].1.contains("vienreizējā parole"), "{sent:?}");
    }

    async fn without_anything_confirmed_the_next_sign_in_says_it(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        w.post("Artūrs", "/staff/6/password", "how=letter").await.is(200);
        assert!(w.work().await.iter().all(|ran| ran.outcome.is_ok()));
        assert!(messages(&w).is_empty());
        give(&w, 6, "laba-garā-parole").await;
        notices(&w, "skolotaja", "laba-garā-parole").await.has("aizstāta ar vienreizēju");
    }

    async fn another_phone_or_email_is_told_to_the_old_one(w: World) {
        confirm(&w, 6, (Some("+37126579616"), None)).await;
        give(&w, 6, "laba-garā-parole").await;
        let form = [("given-name", "Līga"), ("surname", "Bērziņa"), ("phone", "20007777"), ("email", "cita@piemers.lv")];
        w.post_pairs("Artūrs", "/staff/6/identity", &form).await.is(303);
        w.work().await;
        let sent = messages(&w);
        assert_eq!(sent.len(), 2, "{sent:?}");
        assert!(sent.iter().all(|(to, _)| to == "+37126579616"), "{sent:?}");
        notices(&w, "skolotaja", "laba-garā-parole").await
            .has("Jūsu tālruņa numurs ir mainīts.").has("Jūsu e-pasta adrese ir mainīta.");
        w.post_pairs("Artūrs", "/staff/6/identity", &form).await.is(303);
        assert!(w.work().await.is_empty(), "the same again tells nothing");
    }

    async fn a_parent_is_told_that_the_file_has_another_phone(w: World) {
        confirm(&w, 14, (None, Some("laura@piemers.lv"))).await;
        give(&w, 14, "mammas-parole").await;
        let form = "contact-kind=mother&given-name=Laura&surname=Abele&phone=20003333&may-see=1&may-act=1&revision=1";
        w.post("Līga", "/children/1/contacts/11", form).await.is(303);
        w.work().await;
        let sent = messages(&w);
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert!(sent[0].1.contains("tālruņa numurs ir mainīts (05.10.2026. 08:40, Grupas skolotāja)"), "{sent:?}");
        notices(&w, "320000-00011", "mammas-parole").await.has("Grupas skolotāja");
    }

    async fn an_own_change_is_told_to_the_old_address_alone(w: World) {
        confirm(&w, 14, (None, Some("laura@piemers.lv"))).await;
        give(&w, 14, "mammas-parole").await;
        w.post_pairs("Laura", "/profile/contacts", &[("phone", ""), ("email", "")]).await.is(303);
        w.work().await;
        let sent = messages(&w);
        assert_eq!(sent.len(), 1, "{sent:?}");
        assert_eq!(sent[0].0, "laura@piemers.lv");
        assert!(sent[0].1.contains("e-pasta adrese ir mainīta (05.10.2026. 08:40, Jūs)"), "{sent:?}");
        let reply = w.post_pairs("nobody", "/login", &[("name", "320000-00011"), ("password", "mammas-parole")]).await;
        assert_eq!(reply.location.as_deref(), Some("/"));
    }

    async fn an_import_that_changes_a_phone_tells_whoever_signs_in(w: World) {
        let file = "Lietotājvārds;Vārds;Uzvārds;Amats;Grupas nr;Tālrunis\nskolotaja;Līga;Bērziņa;grupas skolotāja;4;20005555\n";
        let done = crate::import::bring(&w, "Artūrs", "staff", file).await;
        assert_eq!(done.location.as_deref(), Some("/import?added=0&changed=1"));
        give(&w, 6, "laba-garā-parole").await;
        notices(&w, "skolotaja", "laba-garā-parole").await.has("tālruņa numurs ir mainīts").has("Virslietotājs");
    }

    async fn a_family_members_password_is_not_made_of_what_anybody_knows(w: World) {
        let made = w.post("Laura", "/family/1/members", "name=Rasma&scope=read").await;
        let link = made.body.split("invite-link\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = |password: &str| format!(
            "given-name=Rasma&surname=Kalve&own-name=r.kalve&new-password={password}&new-password-again={password}");
        for password in ["rasmakalve1", "marta.abele", "Kalve-2026-Rasma", "ozolzilite5", "320000-00011"] {
            w.post("nobody", &format!("{link}/account"), &form(password)).await.is(422)
                .has("href=\"#new-password\"").lacks(&format!("value=\"{password}\""));
        }
        w.post("nobody", &format!("{link}/account"), &form("zaļa+vārna+skrien")).await.is(303);
    }

    async fn an_address_that_no_server_takes_is_refused_beside_its_field(w: World) {
        for typed in ["jānis@piemers.lv", "janis@piemers", "janis..b@piemers.lv", "janis@-piemers.lv"] {
            let form = [("contact-kind", "father"), ("given-name", "Jānis"), ("surname", "Abelis"), ("email", typed),
                ("may-see", "1"), ("revision", "1")];
            w.post_pairs("Līga", "/children/1/contacts/12", &form).await.is(422)
                .has("href=\"#email\"").has("id=\"email-fault\"").has(&format!("value=\"{typed}\""));
            let form = [("given-name", "Līga"), ("surname", "Bērziņa"), ("phone", ""), ("email", typed)];
            w.post_pairs("Artūrs", "/staff/6/identity", &form).await.is(422).has("id=\"email-fault\"");
        }
        let form = [("contact-kind", "father"), ("given-name", "Jānis"), ("surname", "Abelis"), ("email", "Janis@Piemers.LV"),
            ("may-see", "1"), ("revision", "1")];
        w.post_pairs("Līga", "/children/1/contacts/12", &form).await.is(303);
        w.get("Līga", "/children/1/contacts/12").await.has("value=\"Janis@piemers.lv\"");
    }
}
