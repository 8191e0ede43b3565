//! Parents' applications and connecting (2.3, annex 1): seven days, one action, a password that nobody of the staff sees.

use testkit::{World, on_both};

const PAPER: &str = "child=2&received=02.10.2026.&given-name=Dita&surname=Āboliņa&kind=mother&phone=20001234\
    &consent-services=1&consent-password=1&consent-processing=1&consent-law=1";

/// The one-time password of the newest message.
fn password(w: &World) -> String {
    let text = w.telephones().first().unwrap().text.clone();
    text.split("parole ")
        .nth(1)
        .unwrap()
        .split('.')
        .next()
        .unwrap()
        .to_owned()
}

on_both! {
    async fn an_application_is_connected_with_one_action_and_the_password_goes_to_the_phone(w: World) {
        let entered = w.post("Līga", "/applications", PAPER).await;
        entered.is(303);
        let address = entered.location.clone().unwrap();
        w.get("Līga", &address).await.is(200).has("IESNIEGUMS").has("20 001 234").has("piešķirto paroli nenodošu");
        w.get("Līga", "/").await.is(200).has("Vecāks jāpieslēdz");
        w.get("Ilze", "/supervision").await.is(200).has("Vecāks jāpieslēdz");
        w.post("Līga", &format!("{address}/connection"), "how=sms").await.is(303);
        assert_eq!(w.telephones().len(), 0, "made when it is sent");
        w.work().await;
        let secret = password(&w);
        w.get("Līga", &address).await.is(200).has("pieslēgts").lacks(&secret);
        w.get("Līga", "/children/2/file").await.is(200).has("nosūtīta").lacks(&secret);
        w.get("Līga", "/").await.is(200).lacks("Vecāks jāpieslēdz");
        let audit = w.audit().await.join("\n");
        assert!(!audit.contains(&secret));
        let form = [("name", "320000-00022"), ("password", secret.as_str())];
        w.post_pairs("nobody", "/login", &form).await.is(303);
    }

    async fn a_one_time_password_dies_after_seven_days(w: World) {
        let entered = w.post("Līga", "/applications", PAPER).await;
        w.post("Līga", &format!("{}/connection", entered.location.clone().unwrap()), "how=sms").await.is(303);
        w.work().await;
        let secret = password(&w);
        let form = [("name", "320000-00022"), ("password", secret.as_str())];
        let w = w.at("2026-10-12T08:41");
        w.post_pairs("nobody", "/login", &form).await.is(401);
    }

    async fn without_all_four_consents_there_is_no_application(w: World) {
        w.post("Līga", "/applications", &PAPER.replace("&consent-law=1", "")).await.is(422).has("Bez šīs piekrišanas");
        w.post("Līga", "/applications", &PAPER.replace("20001234", "12")).await.is(422).has("Ierakstiet tālruņa numuru");
        w.post("Līga", "/applications", &PAPER.replace("child=2", "child=11")).await.is(422).has("Izvēlieties bērnu");
        w.post("Līga", "/applications", &PAPER.replace("02.10.2026.", "06.10.2026.")).await.is(422).has("nākotnē");
    }

    async fn an_overdue_application_is_shown_late(w: World) {
        w.post("Aija", "/applications", &PAPER.replace("02.10.2026.", "21.09.2026.")).await.is(303);
        w.get("Līga", "/applications").await.is(200).has("nokavēts");
        w.get("Evita", "/applications").await.is(200).lacks("Roberts");
    }

    async fn a_public_application_waits_to_be_confirmed(w: World) {
        let form = "child-name=Roberts+Āboliņš&group=1&given-name=Dita&surname=Āboliņa&kind=mother&phone=20001234\
            &consent-services=1&consent-password=1&consent-processing=1&consent-law=1";
        w.post("nobody", "/i/ozolzilite/application", form).await.is(404);
        w.get("nobody", "/i/nav").await.is(404);
        let mut tx = w.write().await;
        tx.run(store::sql!("UPDATE institution SET requests_open = $2 WHERE id = $1"), store::params![1_i64, true]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("nobody", "/i/ozolzilite").await.is(200).has("Ozolzīlīte");
        w.get("nobody", "/i/ozolzilite/application").await.is(200).has("Mārītes");
        w.post("nobody", "/i/ozolzilite/application", &form.replace("phone=20001234", "phone=x")).await.is(422).has("value=\"Dita\"");
        w.post("nobody", "/i/ozolzilite/application", form).await.is(200).has("Iesniegums ir nosūtīts");
        let list = w.get("Līga", "/applications").await;
        list.is(200).has("jāapstiprina");
        let address = format!("/applications/{}", list.body.split("href=\"/applications/").find(|part| part.contains("Roberts")).unwrap().split('"').next().unwrap());
        w.post("Līga", &format!("{address}/connection"), "how=sms").await.is(303);
        assert!(w.telephones().is_empty(), "nobody has confirmed it yet");
        w.post("Līga", &format!("{address}/confirmation"), "child=").await.is(422);
        w.post("Līga", &format!("{address}/confirmation"), "child=2").await.is(303);
        w.get("Līga", &address).await.is(200).has("Pieslēgt vecāku");
        w.get("Evita", &address).await.is(404);
        w.post("Līga", &format!("{address}/refusal"), "reason=").await.is(422);
        w.post("Līga", &format!("{address}/refusal"), "reason=Nav+vec%C4%81ks").await.is(303);
        w.get("Līga", &address).await.is(200).has("Nav vecāks");
    }

    async fn without_a_phone_or_a_gateway_a_letter_is_printed(w: World) {
        let w = w.through(dispatch::Post::none());
        w.post("Līga", "/children/1/contacts/11/password", "").await.is(422).has("nav ierakstīts tālruņa numurs").has("how\" value=\"letter");
        w.post("Līga", "/children/1/file", "given-name=Marta&surname=Abele&birth=12.03.2021.&code=320000-00011&mother-given=Laura&mother-surname=Abele&mother-phone=20005555").await.is(303);
        w.post("Līga", "/children/1/contacts/11/password", "").await.is(422).has("vārteja nav iestatīta");
        w.get("Laura", "/family/1").await.is(200);
        w.post("Līga", "/children/1/contacts/11/password", "how=letter").await.is(200).has("only-print");
        w.get("Laura", "/family/1").await.is(401);
    }

    async fn a_parent_of_two_children_keeps_the_own_password(w: World) {
        // the same father, by name and phone, is entered at another child
        let contact = "contact-kind=father&given-name=Jānis&surname=Abelis&phone=20007777&may-see=1&may-act=1&revision=1";
        w.post("Līga", "/children/1/contacts/12", contact).await.is(303);
        let mut tx = w.write().await;
        tx.run(store::sql!("UPDATE account SET password_hash = 'x' WHERE institution_id = $1 AND id = 15"), store::params![1_i64]).await.unwrap();
        tx.commit().await.unwrap();
        w.post("Līga", "/children/2/contacts", &contact.replace("&revision=1", "")).await.is(303);
        let page = w.get("Līga", "/children/2/file").await;
        let button = page.body.split("/children/2/contacts/").find_map(|part| part.split_once("/password")).unwrap().0.to_owned();
        w.post("Līga", &format!("/children/2/contacts/{button}/password"), "").await.is(200).has("jau pieslēdzas ar savu paroli");
        w.get("Jānis", "/family/2").await.is(200);
        w.get("Jānis", "/family/1").await.is(200);
    }
}
