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
        w.post("Artūrs", &format!("{person}/password"), "how=letter").await.is(200).has("Vienreizēja parole");
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
        let button = page.body.split("/contacts/").find(|part| part.contains("/password\"")).unwrap().split('"').next().unwrap().to_owned();
        let child = file.trim_end_matches("/file");
        let letter = w.post("Līga", &format!("{child}/contacts/{button}"), "how=letter").await;
        letter.is(200).has("320000-00444");
        let password = letter.body.split("only-print\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
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

    async fn what_pages_remember_is_never_older_than_what_another_server_changed(w: World) {
        let (month, other) = ("/groups/1/attendance?month=2026-10", w.beside());
        for server in [&w, &other] {
            server.get("Līga", month).await.is(200).lacks("Avārija");
        }
        other.post("Ilze", "/settings/days", "day=06.10.2026.&kind=off&reason=Avārija").await.is(303);
        w.get("Līga", month).await.is(200).has("Avārija");
        w.post("Ilze", "/settings/days/removal", "day=2026-10-06").await.is(303);
        for server in [&w, &other] {
            server.get("Līga", month).await.is(200).lacks("Avārija");
        }
    }

    async fn two_superusers_who_end_each_others_role_at_once_leave_one(w: World) {
        for account in [1, 2] {
            crate::factors::give(&w, account, "laba-garā-parole").await; // who cannot sign in does not count
        }
        w.post("Artūrs", "/staff/2/roles", "role=superuser&from=01.10.2026.").await.is(303);
        let page = w.get("Artūrs", "/staff/2").await;
        let role = page.body.split("/staff/2/roles/").filter_map(|rest| rest.split('"').next()?.parse::<i64>().ok()).max().unwrap();
        let own = format!("/staff/2/roles/{role}");
        let (one, other) = tokio::join!(
            w.post("Artūrs", &own, "end=05.10.2026."),
            w.post("Ilze", "/staff/1/roles/1", "end=05.10.2026."),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    }

    async fn of_two_who_save_the_settings_at_once_the_second_sees_both_versions(w: World) {
        let form = |absences: &str| format!("absences={absences}&diary=07:30&was-absences=09:00&was-diary=07:30");
        let (first, second) = (form("09:15"), form("09:30"));
        let (one, other) = tokio::join!(w.post("Artūrs", "/settings", &first), w.post("Ilze", "/settings", &second));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let (saved, refused, mine) = if one.status == 303 { ("09:15", &other, "09:30") } else { ("09:30", &one, "09:15") };
        // what is saved now is what the form compares with when it is sent again
        refused.has(mine).has(&format!("name=\"was-absences\" value=\"{saved}\""));
        let texts = |controller: &str| format!("controller={controller}&processor=&was-controller=&was-processor=&was-requests-open=");
        w.post("Artūrs", "/settings/families", &texts("Liepāja")).await.is(303);
        w.post("Ilze", "/settings/families", &texts("Grobiņa")).await.is(409).has("Liepāja").has("Grobiņa");
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

    async fn a_subject_teacher_has_an_area_and_nobody_the_same_role_twice(w: World) {
        let music = "role=subject_teacher&subject=Mūzika&from=05.10.2026.";
        w.post("Artūrs", "/staff/6/roles", music).await.is(422).has("jānorāda mācību joma").has("value=\"Mūzika\"");
        w.post("Artūrs", "/staff/6/roles", &format!("{music}&area=culture")).await.is(303);
        w.get("Artūrs", "/staff/6").await.is(200).has("Mūzika");
        w.post("Artūrs", "/staff/6/roles", &format!("{music}&area=culture")).await.is(422).has("jau ir");
        w.post("Artūrs", "/staff/6/roles", "role=group_teacher&group=1").await.is(422).has("jau ir");
        // a parent is no member of staff
        w.post("Artūrs", "/staff/14/roles", "role=head").await.is(404);
        w.post("Artūrs", "/staff/6/roles", "role=parent").await.is(422);
        // the area is said where there is no subject
        w.get("Artūrs", "/staff").await.is(200).has("Kultūras izpratnes");
    }

    async fn a_superuser_who_cannot_sign_in_is_no_superuser_to_rely_on(w: World) {
        w.post("Artūrs", "/staff/6/roles", "role=superuser").await.is(303);
        w.post("Artūrs", "/staff/1/roles/1", "end=05.10.2026.").await.is(422).has("pēdējais virslietotājs");
        w.post("Artūrs", "/staff/6/password", "how=letter").await.is(200);
        w.post("Artūrs", "/staff/1/roles/1", "end=31.08.2026.").await.is(422).has("pirms sākuma").has("value=\"31.08.2026.\"");
        w.post("Artūrs", "/staff/1/roles/1", "end=04.10.2026.").await.is(303);
        w.get("Artūrs", "/staff").await.is(401);
    }

    async fn a_role_that_is_over_stays_over(w: World) {
        w.post("Artūrs", "/staff/6/roles/6", "end=04.10.2026.").await.is(303);
        w.post("Artūrs", "/staff/6/roles/6", "end=31.05.2027.").await.is(422).has("jau ir beigusies");
        w.get("Līga", "/").await.is(401);
    }

    async fn standing_in_ends_with_the_substitutes_own_work(w: World) {
        let form = "substitute=8&in-group=1&sub-from=05.10.2026.&sub-to=30.10.2026.";
        w.post("Artūrs", "/staff/7/substitutions", form).await.is(303);
        w.post("Artūrs", "/staff/8/roles/8", "end=09.10.2026.").await.is(303);
        let w = w.at("2026-10-09T08:00");
        w.get("Evita", "/groups/1/attendance").await.is(200);
        let w = w.at("2026-10-12T08:00");
        w.get("Evita", "/groups/1/attendance").await.is(401);
    }

    async fn only_staff_stands_in_and_only_for_a_teacher_of_the_group(w: World) {
        let days = "sub-from=05.10.2026.&sub-to=06.10.2026.";
        for (absent, form, fault) in [
            (7, "substitute=14&in-group=1", "nav lomas iestādē"),
            (7, "substitute=102&in-group=1", "nav lomas iestādē"),
            (7, "substitute=8&in-group=2", "nav šīs grupas skolotājs"),
            (7, "substitute=8&in-group=21", "nav šīs grupas skolotājs"),
            (13, "substitute=8&in-group=1", "nav šīs grupas skolotājs"),
            (7, "substitute=7&in-group=1", "kas aizvieto"),
        ] {
            w.post("Artūrs", &format!("/staff/{absent}/substitutions"), &format!("{form}&{days}")).await.is(422).has(fault);
        }
        w.post("Artūrs", "/staff/14/substitutions", &format!("substitute=8&in-group=1&{days}")).await.is(404);
        let good = format!("substitute=8&in-group=1&{days}");
        w.post("Artūrs", "/staff/7/substitutions", &good).await.is(303);
        w.post("Artūrs", "/staff/7/substitutions", &good).await.is(422).has("jau ir ievadīta");
    }

    async fn a_child_who_comes_later_stands_in_the_list_until_then(w: World) {
        let form = "given-name=Ieva&surname=Ābele&birth=01.02.2021.&from=02.11.2026.&kind-1=mother&kind-2=father";
        let entered = w.post("Līga", "/groups/1/children", form).await;
        entered.is(303);
        assert_eq!(entered.location.as_deref(), Some("/groups/1/children"));
        w.get("Līga", "/groups/1/children").await.is(200).has("Iestāsies vēlāk").has("no 02.11.2026.");
        w.get("Evita", "/groups/2/children").await.is(200).lacks("Iestāsies vēlāk");
        w.post("Līga", "/groups/1/children", &form.replace("02.11.2026.", "01.01.2021.")).await.is(422).has("pirms dzimšanas");
    }

    async fn a_teacher_who_moves_a_child_away_comes_back_to_the_group(w: World) {
        let gone = w.post("Līga", "/children/1/membership", "move-group=2&move-from=05.10.2026.").await;
        gone.is(303);
        assert_eq!(gone.location.as_deref(), Some("/groups/1/children"));
        w.get("Līga", "/children/1/file").await.is(404);
        w.post("Evita", "/children/1/membership", "move-group=2&move-from=06.10.2026.").await.is(422).has("jau ir šajā grupā");
        w.post("Evita", "/children/1/membership", "move-group=21&move-from=06.10.2026.").await.is(422);
        // a day of leaving that is known stays so in the next group
        w.post("Aija", "/children/1/membership", "move-group=&move-from=31.05.2027.").await.is(303);
        w.post("Aija", "/children/1/membership", "move-group=1&move-from=12.10.2026.").await.is(303);
        w.get("Aija", "/children/1/file").await.is(200).has("12.10.2026. – 31.05.2027.");
        w.post("Aija", "/children/1/membership", "move-group=&move-from=01.06.2027.").await.is(422).has("vairs nav nevienā grupā");
    }

    async fn a_file_that_two_people_change_shows_both_versions(w: World) {
        let was = "was-given-name=Marta&was-surname=Abele&was-code=320000-00011&was-birth=12.03.2021.";
        let mine = |surname: &str| format!("{was}&given-name=Marta&surname={surname}&code=320000-00011&birth=12.03.2021.");
        w.post("Aija", "/children/1/file", &mine("Abele-Kalna")).await.is(303);
        w.post("Līga", "/children/1/file", &mine("Abele-Liepa")).await.is(409)
            .has("Abele-Kalna").has("value=\"Abele-Liepa\"").has("name=\"was-surname\" value=\"Abele-Kalna\"");
        w.get("Līga", "/children/1/file").await.is(200).has("Abele-Kalna").lacks("Abele-Liepa");
        // the same again is no conflict
        w.post("Līga", "/children/1/file", &mine("Abele-Kalna")).await.is(303);
    }

    async fn one_forms_fault_leaves_the_other_forms_as_they_are_kept(w: World) {
        w.post("Līga", "/children/1/membership", "move-group=2&move-from=x").await.is(422)
            .has("value=\"Marta\"").has("value=\"320000-00011\"").has("value=\"x\"");
        w.post("Ilze", "/settings", "absences=25:00&diary=07:00").await.is(422).has("value=\"25:00\"").has("value=\"07:00\"");
        w.post("Ilze", "/settings/days", "day=x&kind=working&reason=Iemesls").await.is(422)
            .has("value=\"09:00\"").has("value=\"Iemesls\"").has("value=\"working\" selected");
    }

    async fn learning_at_home_begins_and_ends_and_never_overlaps(w: World) {
        w.post("Līga", "/children/1/regime", "regime=home&regime-from=05.10.2026.").await.is(303);
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200).has("izglītība ģimenē");
        w.post("Līga", "/children/1/regime", "regime=remote&regime-from=12.10.2026.").await.is(422).has("Vispirms beidziet");
        w.post("Līga", "/children/1/regime", "regime=home&regime-from=05.10.2026.&regime-to=09.10.2026.").await.is(303);
        w.post("Līga", "/children/1/regime", "regime=remote&regime-from=12.10.2026.&regime-to=11.10.2026.").await.is(422);
        w.post("Līga", "/children/1/regime", "regime=remote&regime-from=12.10.2026.").await.is(303);
        w.post("Līga", "/children/1/regime", "regime=asleep&regime-from=12.10.2027.").await.is(422);
    }

    async fn a_recommended_transfer_is_one_tap(w: World) {
        let w = w.at("2026-06-01T08:00");
        w.get("Ilze", "/settings").await.is(401); // her role begins in September
        let mut tx = w.write().await;
        tx.run(store::sql!("UPDATE staff_role SET from_on = '2026-01-01' WHERE institution_id = 1"), store::params![]).await.unwrap();
        tx.commit().await.unwrap();
        w.get("Ilze", "/settings").await.is(200).has("Ieteiktā pārcelšana: 22.06.2026. ← 27.06.2026.");
        w.post("Ilze", "/settings/days", "transfer=2026-06-22").await.is(303);
        w.get("Ilze", "/settings").await.is(200).lacks("Ieteiktā pārcelšana").has("27.06.2026.");
        w.post("Ilze", "/settings/days", "day=27.06.2026.&kind=off&reason=Remonts").await.is(422).has("kalendārā jau ir");
        w.post("Ilze", "/settings/days", "transfer=2026-06-21").await.is(422);
        w.post("Ilze", "/settings/days", "transfer=x").await.is(422);
    }

    async fn a_group_that_two_people_change_shows_both_versions(w: World) {
        let form = |name: &str| format!("was-name=Mārītes&was-number=4&was-age=5–6&was-emblem=4&was-compulsory=1&name={name}&number=4&age=5–6&emblem=4&compulsory=1");
        w.post("Aija", "/groups/1/edit", &form("Mārītes II")).await.is(303);
        w.post("Ilze", "/groups/1/edit", &form("Bitītes")).await.is(409).has("Mārītes II").has("value=\"Bitītes\"");
        w.post("Aija", "/groups", "name=x&number=77&age=5&emblem=9").await.is(422);
    }
}
