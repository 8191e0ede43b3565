//! Staff, groups, children, settings (2.1, 2.2, 3.12, 3.19).

use testkit::{World, on_both};

const NEW: &str =
    "given-name=Vija&surname=Siliņa&sign-in-name=vija&role=group_teacher&group=2&from=05.10.2026.";

on_both! {
    async fn the_superuser_enters_staff_who_then_reach_their_group(w: World) {
        let entered = w.post("Artūrs", "/staff", NEW).await;
        entered.is(303);
        let person = entered.location.clone().unwrap();
        w.get("Artūrs", &person).await.is(200).has("Siliņa Vija").has("Pūcītes").has("parole nav piešķirta");
        w.get("Artūrs", "/staff").await.is(200).has("vija");
        w.post("Artūrs", &format!("{person}/password"), "").await.is(200).has("Vienreizēja parole");
        w.post("Ilze", "/staff", NEW).await.is(403);
        w.get("Ilze", "/staff").await.is(200);
    }

    async fn a_wrong_form_comes_back_as_it_was_typed(w: World) {
        let twice = w.post("Artūrs", "/staff", &NEW.replace("sign-in-name=vija", "sign-in-name=skolotaja")).await;
        twice.is(422).has("Šāds lietotāja vārds jau ir").has("value=\"Vija\"");
        w.post("Artūrs", "/staff", &NEW.replace("vija", "32000000011")).await.is(422).has("nedrīkst būt personas kods");
        w.post("Artūrs", "/staff", &NEW.replace("&group=2", "&group=")).await.is(422).has("jānorāda grupa");
        w.post("Artūrs", "/staff", &NEW.replace("05.10.2026.", "31.02.2026.")).await.is(422).has("dd.mm.gggg");
        w.post("Artūrs", "/staff", &format!("{NEW}&to=01.09.2026.")).await.is(422).has("pirms sākuma");
    }

    async fn ending_a_role_ends_access_and_the_last_superuser_stays(w: World) {
        w.post("Artūrs", "/staff/6/roles/6", "end=04.10.2026.").await.is(303);
        w.get("Līga", "/").await.is(401);
        w.post("Artūrs", "/staff/1/roles/1", "end=05.10.2026.").await.is(422).has("pēdējais virslietotājs");
        w.post("Artūrs", "/staff/7/roles/8", "end=05.10.2026.").await.is(404);
    }

    async fn a_substitute_gets_the_absent_teachers_journal_for_those_days(w: World) {
        w.get("Evita", "/groups/1/attendance").await.is(404);
        let form = "substitute=8&in-group=1&sub-from=05.10.2026.&sub-to=06.10.2026.";
        w.post("Artūrs", "/staff/7/substitutions", form).await.is(303);
        w.post("Evita", "/groups/1/attendance/2026-10-05", "mark-1=present&was-1=").await.is(303);
        // not for a day outside the substitution
        w.post("Evita", "/groups/1/attendance/2026-10-07", "mark-1=excused&was-1=").await.is(404);
        let later = w.at("2026-10-07T08:00");
        later.get("Evita", "/groups/1/attendance").await.is(404);
    }

    async fn a_teacher_enters_a_child_and_connects_a_parent(w: World) {
        let form = "given-name=Ieva&surname=Ābele&code=320000-00444&birth=01.02.2021.&kind-1=mother&given-1=Dace&surname-1=Ābele&kind-2=father";
        let entered = w.post("Līga", "/groups/1/children", form).await;
        entered.is(303);
        let file = entered.location.clone().unwrap();
        let page = w.get("Līga", &file).await;
        page.is(200).has("320000-00444").has("Dace Ābele");
        w.get("Līga", "/groups/1/children").await.is(200).has("320000-•••••").lacks("320000-00444");
        let button = page.body.split("/guardians/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let child = file.trim_end_matches("/file");
        let letter = w.post("Līga", &format!("{child}/guardians/{button}"), "").await;
        letter.is(200).has("320000-00444");
        let password = letter.body.split("<code>").nth(2).unwrap().split('<').next().unwrap().to_owned();
        w.post_pairs("nobody", "/login", &[("name", "320000-00444"), ("password", &password)]).await.is(303);
        w.get("Evita", &file).await.is(404);
        w.get("Laura", &file).await.is(403);
    }

    async fn a_childs_code_is_checked_and_never_twice(w: World) {
        let form = "given-name=Ieva&surname=Ābele&birth=01.02.2021.&kind-1=mother&kind-2=father";
        w.post("Aija", "/groups/1/children", &format!("{form}&code=320000-00011")).await.is(422).has("jau ir bērns");
        w.post("Aija", "/groups/1/children", &format!("{form}&code=310285-12341")).await.is(422).has("Pārbaudiet formātu");
        w.post("Aija", "/groups/1/children", &form.replace("2021", "2031")).await.is(422).has("nākotnē");
        w.post("Aija", "/groups/1/children", form).await.is(303);
    }

    async fn moving_a_child_keeps_the_history_where_it_was(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=sick&was-1=").await.is(303);
        w.post("Aija", "/children/1/membership", "move-group=2&move-from=06.10.2026.").await.is(303);
        let w = w.at("2026-10-07T08:00");
        w.get("Evita", "/groups/2/children").await.is(200).has("Abele");
        w.get("Līga", "/groups/1/attendance?month=2026-10").await.is(200).has("att-ns");
        w.get("Līga", "/groups/1/children").await.is(200).lacks("Abele");
        w.post("Aija", "/children/1/membership", "move-group=1&move-from=01.10.2026.").await.is(422);
    }

    async fn a_day_off_announced_today_demands_nothing_at_once(w: World) {
        let form = "day=05.10.2026.&kind=off&reason=Avārija";
        w.post("Līga", "/settings/days", form).await.is(403);
        w.post("Ilze", "/settings/days", form).await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).has("Avārija");
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-1=present&was-1=").await.is(422);
        w.post("Ilze", "/settings/days/removal", "day=2026-10-05").await.is(303);
        w.post("Ilze", "/settings/days", "day=05.13.2026.&kind=off&reason=x").await.is(422);
    }

    async fn the_deadlines_are_the_institutions_own(w: World) {
        w.post("Ilze", "/settings", "absences=08:30&diary=07:00").await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).has("Termiņš 08:30 nokavēts");
        w.post("Ilze", "/settings", "absences=25:00&diary=07:00").await.is(422);
    }

    async fn a_group_has_its_own_number(w: World) {
        w.post("Aija", "/groups", "name=Bitītes&number=5&age=5–6&emblem=6").await.is(303);
        w.post("Aija", "/groups", "name=Zaķīši&number=5&age=5–6&emblem=6").await.is(422).has("jau ir citai grupai");
        w.get("Aija", "/groups").await.is(200).has("Bitītes");
        w.post("Aija", "/groups/21/edit", "name=x&number=9&age=5").await.is(404);
    }
}
