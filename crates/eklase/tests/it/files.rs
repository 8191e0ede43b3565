//! "Skolēna personas lieta" (3.12): what is valid is kept, what is missing is said, rights that are taken are gone.

use store::{params, sql};
use testkit::{World, on_both};

/// The contact of Marta's mother (account 14) and father (15) in the world.
const MOTHER: &str = "/children/1/contacts/11";

on_both! {
    async fn saving_keeps_what_is_valid_and_says_what_is_missing(w: World) {
        let page = w.get("Līga", "/children/1/file").await;
        page.is(200).has("Vēl trūkst").has("Deklarētā dzīvesvieta").has("320000-00011");
        let form = "given-name=Marta&surname=Abele&code=320000-00011&birth=x&gender=girl&nationality=latviete\
            &declared-line=Bāriņu+iela+1&declared-place=Liepāja&declared-postcode=LV-3401&mother-given=Laura\
            &mother-surname=Abele&mother-phone=12";
        let back = w.post("Līga", "/children/1/file", form).await;
        back.is(422).has("Pārējais ir saglabāts").has("dd.mm.gggg").has("Ierakstiet tālruņa numuru").has("value=\"12\"");
        let page = w.get("Līga", "/children/1/file").await;
        page.is(200).has("latviete").has("Bāriņu iela 1").has("12.03.2021.").lacks("Deklarētā dzīvesvieta</a>");
        w.get("Līga", "/children/1/file/history").await.is(200).has("Līga Bērziņa").has("latviete").has("LV-3401");
    }

    async fn a_childs_file_is_seen_by_its_own_teachers_and_the_management_only(w: World) {
        for who in ["Līga", "Ilze", "Aija"] {
            w.get(who, "/children/1/file").await.is(200);
        }
        w.get("Evita", "/children/1/file").await.is(404);
        w.get("Ināra", "/children/1/file").await.is(404);
        w.get("Laura", "/children/1/file").await.is(403);
        w.post("Laura", "/children/1/photos", "photo-press=yes").await.is(403);
    }

    async fn one_line_of_text_is_another_responsible_person_and_can_be_split(w: World) {
        w.post("Līga", "/children/1/file", "given-name=Marta&surname=Abele&birth=12.03.2021.&code=320000-00011\
            &other=Rasma+Abele%2C+vecmamma%2C+20+009+106").await.is(303);
        let page = w.get("Līga", "/children/1/file").await;
        page.is(200).has("Vai sadalīt pa ailēm?").has("<b>Rasma</b>").has("20 009 106");
        let split = page.body.split("/children/1/contacts/").find_map(|part| part.split_once("/split")).unwrap().0.to_owned();
        w.post("Līga", &format!("/children/1/contacts/{split}/split"), "").await.is(303);
        w.get("Līga", &format!("/children/1/contacts/{split}")).await.is(200)
            .has("value=\"Rasma\"").has("value=\"vecmamma\"").has("value=\"20 009 106\"");
        w.get("Līga", "/children/1/file").await.is(200).lacks("Vai sadalīt pa ailēm?");
    }

    async fn a_right_that_is_taken_away_is_gone_at_the_next_request(w: World) {
        w.get("Laura", "/family/1").await.is(200);
        let form = "contact-kind=mother&given-name=Laura&surname=Abele&revision=1&no-contact=1";
        w.post("Līga", MOTHER, form).await.is(303);
        w.get("Laura", "/family/1").await.is(401);
        w.get("Līga", "/children/1/file").await.is(200).has("nedrīkst sazināties");
    }

    async fn a_courts_limit_leaves_no_other_right(w: World) {
        let form = "contact-kind=mother&given-name=Laura&surname=Abele&revision=1&no-contact=1&may-see=1";
        w.post("Līga", MOTHER, form).await.is(422).has("tiesas ierobežojumu nevar būt");
    }

    async fn a_contact_that_two_people_change_shows_both_versions(w: World) {
        let form = |phone: &str| format!("contact-kind=mother&given-name=Laura&surname=Abele&phone={phone}&revision=1&may-see=1&may-act=1");
        w.post("Līga", MOTHER, &form("20001111")).await.is(303);
        w.post("Agnese", MOTHER, &form("20002222")).await.is(409).has("20 001 111").has("value=\"20002222\"");
    }

    async fn who_was_connected_to_the_wrong_child_is_taken_off_with_what_they_saw_listed(w: World) {
        w.get("Laura", "/family/1").await.is(200);
        w.audit().await; // waits until the look is on record
        w.get("Līga", &format!("{MOTHER}/removal")).await.is(200).has("Ko šī persona ir redzējusi").has("/family/1");
        w.post("Līga", &format!("{MOTHER}/removal"), "").await.is(303);
        w.get("Laura", "/family/1").await.is(401);
        w.get("Līga", "/children/1/file").await.is(200).lacks("Laura Abele</b>");
    }

    async fn health_is_for_those_who_are_with_the_child(w: World) {
        let note = "health-kind=allergy&health-note=Rieksti&what-to-do=Zvan%C4%ABt+113";
        w.post("Līga", "/children/1/health", note).await.is(303);
        w.get("Rita", "/children/1/health").await.is(200).has("Rieksti");
        w.get("Rita", "/groups/1/health").await.is(200).has("Rieksti").has("Zvanīt 113");
        w.get("Rita", "/children/1/file").await.is(403);
        w.get("Aija", "/children/1/health").await.is(403);
        w.get("Evita", "/groups/1/health").await.is(404);
        w.post("Līga", "/children/1/health", "health-kind=allergy&health-note=").await.is(422);
    }

    async fn the_ban_on_photographs_never_shows_to_parents(w: World) {
        w.post("Līga", "/children/1/file", "given-name=Marta&surname=Abele&birth=12.03.2021.&code=320000-00011&was-photo-ban=&photo-ban=1").await.is(303);
        w.get("Līga", "/groups/1/children").await.is(200).has("Aizliegums bērna fotografēšanai");
        w.get("Laura", "/family/1").await.is(200).lacks("fotograf");
    }

    async fn a_search_ignores_diacritics_and_stays_within_what_one_may_see(w: World) {
        w.get("Līga", "/search?q=ciekure").await.is(200).has("Čiekure");
        w.get("Līga", "/search?q=00011").await.is(200).has("Abele").lacks("320000-00011");
        w.get("Līga", "/search?q=ozols").await.is(200).lacks("<b>Oto</b>");
        w.get("Aija", "/search?q=ozols").await.is(200).has("<b>Oto</b>");
        w.get("Aija", "/search?q=svesais").await.is(200).lacks("Svešais</");
        w.get("Laura", "/search?q=marta").await.is(403);
    }

    async fn who_sees_a_file_is_told_with_the_reason(w: World) {
        let page = w.get("Artūrs", "/children/1/access").await;
        page.is(200).has("Bērziņa Līga").has("„Mārītes”").has("Kronberga Ilze").lacks("Straume Evita").has("Abele Laura");
        w.get("Līga", "/children/1/access").await.is(403);
        w.get("Artūrs", "/children/201/access").await.is(404);
        w.get("Artūrs", "/access").await.is(200).has("Darbinieki bez divpakāpju");
    }

    async fn ending_employment_ends_every_role_and_keeps_what_was_written(w: World) {
        w.post("Artūrs", "/staff/1/employment", "last-day=05.10.2026.").await.is(422).has("pēdējais virslietotājs");
        w.post("Artūrs", "/staff/6/employment", "last-day=31.08.2026.").await.is(422).has("pirms sākuma");
        w.post("Artūrs", "/staff/6/employment", "last-day=05.10.2026.").await.is(303);
        w.get("Līga", "/").await.is(200);
        let w = w.at("2026-10-06T00:01");
        w.get("Līga", "/").await.is(401);
        w.get("Artūrs", "/staff/6").await.is(200).has("apliecināta").has("Bērziņa Līga");
    }

    async fn the_undertaking_comes_before_everything_else(w: World) {
        let mut tx = w.write().await;
        tx.run(sql!("DELETE FROM undertaking WHERE institution_id = $1 AND account_id = 6"), params![1_i64]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(w.get("Līga", "/groups/1/attendance").await.location.as_deref(), Some("/undertaking"));
        w.get("Līga", "/undertaking").await.is(200).has("Apņemos saglabāt");
        w.post("Līga", "/undertaking", "").await.is(422);
        w.post("Līga", "/undertaking", "accept=1").await.is(303);
        w.get("Līga", "/groups/1/attendance").await.is(200);
        w.get("Artūrs", "/staff/6").await.is(200).has("apliecināta 05.10.2026.");
    }
}
