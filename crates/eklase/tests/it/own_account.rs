//! The parent's own account (annex 1): name, phone, sessions, notices, family members, other institutions.

use testkit::{World, on_both};

/// The link that the page shows once.
fn link(page: &testkit::Reply) -> String {
    page.body
        .split("invite-link\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

/// The session's cookie.
fn session(reply: &testkit::Reply) -> String {
    let set = reply.head.get("set-cookie").unwrap().to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

const NEW: &str = "given-name=Rasma&surname=Abele&own-name=rasma.abele&new-password=zaļa+vārna+skrien&new-password-again=zaļa+vārna+skrien";

on_both! {
    async fn a_parent_takes_a_sign_in_name_of_their_own(w: World) {
        w.post("Laura", "/profile/name", "own-name=laura.abele").await.is(303);
        w.get("Laura", "/profile/name").await.is(200).has("laura.abele");
        w.post("Laura", "/profile/name", "own-name=skolotaja").await.is(422).has("jau ir");
        w.post("Laura", "/profile/name", "own-name=320000-00011").await.is(422);
    }

    async fn sessions_are_listed_and_ended_by_their_owner(w: World) {
        let page = w.get("Laura", "/profile/sessions").await;
        page.is(200).has("šī ierīce");
        w.post("Laura", "/profile/sessions", "which=0123456789abcdef01234567").await.is(404);
        w.post("Laura", "/profile/sessions", "which=others").await.is(303);
        w.get("Laura", "/profile/sessions").await.is(200);
    }

    async fn a_phone_is_ones_own_once_its_code_comes_back(w: World) {
        w.post("Laura", "/profile/contacts", "phone=20008888").await.is(303);
        w.get("Laura", "/profile/contacts").await.is(200).has("20 008 888").lacks("apstiprināts</span>");
        w.work().await;
        let text = w.telephones().iter().find(|one| one.text.contains("kods")).unwrap().text.clone();
        let code: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
        w.post("Laura", "/profile/contacts/phone/confirmation", "phone-one-time-password=000000").await.is(422).has("nav pareizs");
        w.post("Laura", "/profile/contacts/phone/confirmation", &format!("phone-one-time-password={code}")).await.is(303);
        w.get("Laura", "/profile/contacts").await.is(200).has("apstiprināts");
    }

    async fn notices_are_chosen_for_each_child(w: World) {
        w.get("Laura", "/family/1/notices").await.is(200).has("bez maksas");
        let form = "absence-sms=1&diary-email=1&digest=daily&quiet-from=21%3A00&quiet-to=07%3A00";
        w.post("Laura", "/family/1/notices", form).await.is(303);
        w.get("Laura", "/family/1/notices").await.is(200)
            .has("name=\"absence-sms\" value=\"1\" checked").has("value=\"daily\" checked").has("value=\"21:00\"");
        w.post("Laura", "/family/1/notices", &form.replace("quiet-to=07%3A00", "quiet-to=")).await.is(422).has("checked");
        w.get("Laura", "/family/2/notices").await.is(404);
    }

    async fn a_grandmother_is_invited_to_read_and_taken_back(w: World) {
        let made = w.post("Laura", "/family/1/members", "name=Rasma&scope=read&until=31.10.2026.").await;
        made.is(200).has("Saite ir gatava");
        let link = link(&made);
        w.get("nobody", &link).await.is(200).has("Marta").has("tikai lasa");
        w.post("nobody", &format!("{link}/account"), &NEW.replace("new-password=zaļa+vārna+skrien", "new-password=12345678")).await.is(422);
        let joined = w.post("nobody", &format!("{link}/account"), NEW).await;
        assert_eq!(joined.location.as_deref(), Some("/family/1"));
        // once
        w.get("nobody", &link).await.is(200).has("vairs nav derīgs");
        w.post("nobody", &format!("{link}/account"), &NEW.replace("rasma.abele", "cita")).await.is(422).has("vairs nav derīgs");
        let cookie = session(&joined);
        let get = async |path: &str| {
            let request = w.request("nobody", "GET", path).header("cookie", &cookie);
            w.send(request.body(axum::body::Body::empty()).unwrap()).await
        };
        get("/family/1").await.is(200);
        // who only reads invites nobody
        get("/family/1/members").await.is(403);
        get("/family/4").await.is(404);
        let list = w.get("Laura", "/family/1/members").await;
        let id = list.body.split("/family/1/members/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        w.post("Jānis", &format!("/family/1/members/{id}"), "").await.is(404);
        w.post("Laura", &format!("/family/1/members/{id}"), "").await.is(303);
        get("/family/1").await.is(401);
    }

    async fn who_only_collects_the_child_needs_no_account(w: World) {
        let made = w.post("Laura", "/family/1/members", "name=Kaimi%C5%86iene&scope=collect").await;
        let link = link(&made);
        w.post("nobody", &format!("{link}/account"), "given-name=Ilga&surname=Kalna&phone=20009999").await.is(200).has("Paldies");
        w.get("Līga", "/children/1/file").await.is(200).has("Ilga Kalna").has("drīkst izņemt");
    }

    async fn an_invitation_ends_with_its_day_and_with_its_parents_right(w: World) {
        let made = w.post("Laura", "/family/1/members", "name=Rasma&scope=all").await;
        let link = link(&made);
        w.post("Laura", "/family/1/members", "name=Rasma&scope=all&until=01.10.2026.").await.is(422);
        w.post("Līga", "/children/1/contacts/11", "contact-kind=mother&given-name=Laura&surname=Abele&revision=1").await.is(303);
        w.get("nobody", &link).await.is(200).has("vairs nav derīgs");
    }
}
