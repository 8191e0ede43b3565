//! "Plānošana": themes and month plans over HTTP, on both databases (3.4, 3.5).

use testkit::{World, on_both};

/// November 2026 of Mārītes; the world's clock stands on 5 October.
const PLAN: &str = "/groups/1/plans/month/2026-11";
const EDIT: &str = "/groups/1/plans/month/2026-11/edit";

/// A whole plan as the form sends it.
fn whole() -> String {
    let mut form = String::from(
        "theme-new-title=Mana+Latvija&theme-new-question=Kas+m%C5%ABs+vieno%3F&theme-new-message=Latvija+ir+m%C5%ABsu+m%C4%81jas\
         &theme-new-from=02.11.2026.&theme-new-to=30.11.2026.&theme-new-week-2026-11-09=M%C4%81rti%C5%86i\
         &content=%C4%A3imene&values=%C4%A3imene&values=daba&virtues=drosme&skills=Sadarb%C4%ABba\
         &item-0-day=10.11.&item-0-starts=16.30&item-0-kind=event&item-0-text=Tirdzi%C5%86%C5%A1",
    );
    for area in [
        "language",
        "social",
        "culture",
        "science",
        "math",
        "technology",
        "health",
    ] {
        form.push_str(&format!("&outcomes-{area}=pirmais+{area}%0Aotrais+{area}"));
    }
    form
}

/// The form as its page shows it, with some fields changed.
async fn form_of(w: &World, who: &str, changes: &[(&str, &str)]) -> String {
    let page = w.get(who, EDIT).await;
    let mut pairs: Vec<(String, String)> = page.is(200).fields();
    for (name, value) in changes {
        pairs.retain(|(field, _)| field != name);
        pairs.push(((*name).to_owned(), (*value).to_owned()));
    }
    serde_urlencoded::to_string(pairs).unwrap()
}

on_both! {
    async fn a_month_plan_is_filled_in_by_the_last_working_day_of_the_month_before(w: World) {
        w.get("Līga", PLAN).await.is(200).has("Šim mēnesim plāna vēl nav");
        // 31 October 2026 is a Saturday: the plan is due on Friday the 30th (3.5)
        w.get("Līga", EDIT).await.is(200).has("jāaizpilda līdz 30.10.2026.");

        w.post("Līga", EDIT, &whole()).await.is(303);
        let page = w.get("Līga", PLAN).await;
        page.is(200)
            .has("Mana Latvija")
            .has("Latvija ir mūsu mājas")
            .has("Mārtiņi")
            .has("ģimene, daba")
            .has("otrais technology")
            .has("Tirdziņš")
            .has("aizpildīts 08:40")
            .lacks("Vēl trūkst");
        // what is missing is named, in words, with the way to it
        w.post("Līga", "/groups/1/plans/month/2026-12/edit", "content=Adventa+laiks").await.is(303);
        w.get("Līga", "/groups/1/plans/month/2026-12").await.is(200)
            .has("Vēl trūkst").has("Mēneša temats").has("2026-12/edit#outcomes-math").lacks("aizpildīts");
    }

    async fn colleagues_see_it_and_only_its_own_teachers_write(w: World) {
        w.post("Agnese", EDIT, &whole()).await.is(303);
        for who in ["Ilze", "Daina", "Evita", "Baiba", "Inese", "Rita"] {
            w.get(who, PLAN).await.is(200).has("Mana Latvija");
        }
        for who in ["Ilze", "Daina", "Baiba", "Rita"] {
            w.post(who, EDIT, "content=x").await.is(403);
        }
        w.post("Evita", EDIT, "content=x").await.is(404);
        w.post("Zita", EDIT, "content=x").await.is(404);
        w.get("Laura", PLAN).await.is(403);
        w.get("Aija", PLAN).await.is(403);
        w.get("Līga", "/groups/1/plans/month/2026-13").await.is(404);
    }

    async fn two_people_change_different_fields_and_the_same_field_comes_back_with_both(w: World) {
        w.post("Līga", EDIT, &whole()).await.is(303);
        let liga = form_of(&w, "Līga", &[("content", "Līgas saturs")]).await;
        let agnese = form_of(&w, "Agnese", &[("outcomes-math", "skaita 15 apjomā")]).await;
        let clash = form_of(&w, "Agnese", &[("content", "Agneses saturs")]).await;

        w.post("Līga", EDIT, &liga).await.is(303);
        w.post("Agnese", EDIT, &agnese).await.is(303);
        w.get("Līga", PLAN).await.is(200).has("Līgas saturs").has("skaita 15 apjomā");

        let page = w.post("Agnese", EDIT, &clash).await;
        page.is(409).has("Līgas saturs").has("Agneses saturs");
        w.get("Līga", PLAN).await.is(200).has("Līgas saturs").lacks("Agneses saturs");
    }

    async fn a_subject_teacher_writes_the_own_part_and_nothing_else(w: World) {
        w.post("Līga", EDIT, &whole()).await.is(303);
        let part = format!("{PLAN}/part");
        w.get("Baiba", &part).await.is(200).has("Mana Latvija").has("part-culture-");
        // at the same time as a group teacher edits, without conflict
        let liga = form_of(&w, "Līga", &[("outcomes-culture", "rotā telpu")]).await;
        w.post("Baiba", &part, "part-culture-=dzied+Put+vejini&content=svešs&part-health-=nav+mans").await.is(303);
        w.post("Līga", EDIT, &liga).await.is(303);

        w.get("Līga", PLAN).await.is(200).has("dzied Put vejini").has("rotā telpu").lacks("svešs").lacks("nav mans");
        w.get("Līga", &part).await.is(403);
        w.post("Ilze", &part, "part-culture-=x").await.is(403);
    }

    async fn a_part_counts_from_when_it_was_first_written_and_is_late_after_the_deadline(w: World) {
        let part = format!("{PLAN}/part");
        w.post("Līga", EDIT, &whole()).await.is(303);
        let w = w.at("2026-10-29T16:00");
        w.post("Baiba", &part, "part-culture-=dzied").await.is(303);
        let w = w.at("2026-10-31T09:00");
        let fields: String = w.get("Baiba", &part).await.is(200).fields().into_iter()
            .map(|(name, value)| format!("{name}={}&", if name == "part-culture-" { "dzied un rotā".to_owned() } else { value }))
            .collect();
        w.post("Baiba", &part, &format!("{fields}reason=Jauna dziesma")).await.is(303);
        w.get("Līga", PLAN).await.is(200).has("dzied un rotā");

        let mut tx = w.read().await;
        let parts = planning::records::parts_of_month(&mut tx, 1.into(), "2026-11".parse().unwrap()).await.unwrap();
        assert_eq!(parts.iter().map(|part| part.at.to_string()).collect::<Vec<_>>(), ["2026-10-29T14:00:00Z"]);
        drop(tx);
        w.post("Baiba", "/groups/2/plans/month/2026-11/part", "part-culture-=rotā").await.is(303);
        let mut tx = w.read().await;
        let parts = planning::records::parts_of_month(&mut tx, 1.into(), "2026-11".parse().unwrap()).await.unwrap();
        assert_eq!(parts.last().map(|part| part.at.to_string()).as_deref(), Some("2026-10-31T07:00:00Z"));
        drop(tx);
        w.get("Baiba", "/").await.is(200).has("aizpildīts 29.10.2026. 16:00").has("aizpildīts 09:00, nokavēts par 9 h");
    }

    async fn a_theme_shorter_than_a_month_is_refused_with_the_reason(w: World) {
        let short = whole().replace("30.11.2026.", "20.11.2026.");
        let page = w.post("Līga", EDIT, &short).await;
        page.is(422).has("Temats nevar būt īsāks par vienu mēnesi").has("Mana Latvija").has("20.11.2026.");
        w.get("Līga", PLAN).await.is(200).has("Šim mēnesim plāna vēl nav");

        w.post("Līga", EDIT, &whole()).await.is(303);
        // a theme may cross the month's border, and is then both months'
        let second = "theme-new-title=Ziema&theme-new-message=x&theme-new-from=01.12.2026.&theme-new-to=15.01.2027.";
        w.post("Līga", "/groups/1/plans/month/2026-12/edit", second).await.is(303);
        w.get("Līga", "/groups/1/plans/month/2027-01").await.is(200).has("Ziema");
        // but two do not overlap
        let over = "theme-new-title=Cits&theme-new-from=11.01.2027.&theme-new-to=12.02.2027.";
        w.post("Līga", "/groups/1/plans/month/2027-02/edit", over).await.is(422).has("jau ir cits temats");
    }

    async fn bad_input_comes_back_with_what_was_typed(w: World) {
        let long = "x".repeat(200_000);
        w.post("Līga", EDIT, &format!("content={long}")).await.is(422).has("Teksts ir pārāk garš");
        w.post("Līga", EDIT, "item-0-day=31.11.&item-0-text=Pastaiga").await.is(422)
            .has("Ierakstiet datumu").has("31.11.").has("Pastaiga");
        w.post("Līga", EDIT, "item-0-day=3.12.&item-0-text=Pastaiga").await.is(422).has("Datums nav šajā mēnesī");
        w.post("Līga", EDIT, "content=%E2%80%A2%C2%A0M%C4%81rti%C5%86i%0D%0A%0D%0A%0D%0A%C2%B7+Karogs").await.is(303);
        w.get("Līga", PLAN).await.is(200).has("- Mārtiņi\n\n- Karogs");
    }

    async fn a_closed_month_is_changed_only_with_a_reason(w: World) {
        let past = "/groups/1/plans/month/2026-09/edit";
        w.get("Līga", past).await.is(200).has("Mēnesis ir noslēdzies");
        w.post("Līga", past, "content=rudens").await.is(422).has("Ierakstiet izmaiņu iemeslu").has("rudens");
        w.post("Līga", past, "content=rudens&reason=Bija+aizmirsts").await.is(303);
        w.get("Ilze", "/groups/1/plans/month/2026-09/history").await.is(200).has("Bija aizmirsts");
    }

    async fn every_version_is_kept_compared_and_restored(w: World) {
        w.post("Līga", EDIT, &whole()).await.is(303);
        let changed = form_of(&w, "Agnese", &[("content", "cits saturs")]).await;
        w.post("Agnese", EDIT, &changed).await.is(303);
        let page = w.get("Ilze", &format!("{PLAN}/history")).await;
        page.is(200).has("2. versija").has("Agnese Kalniņa").has("cits saturs").has("ģimene").lacks("Atjaunot 1. versiju");

        w.post("Ilze", &format!("{PLAN}/history/1"), "").await.is(403);
        w.post("Līga", &format!("{PLAN}/history/7"), "").await.is(404);
        w.post("Līga", &format!("{PLAN}/history/1"), "").await.is(303);
        w.get("Līga", PLAN).await.is(200).lacks("cits saturs");
        w.get("Līga", &format!("{PLAN}/history")).await.is(200).has("3. versija").has("Atjaunota 1. versija");
    }

    async fn a_draft_is_its_writers_alone_until_it_is_saved(w: World) {
        let draft = format!("{PLAN}/draft");
        w.post("Līga", &draft, "content=puse+teikuma&was-content=").await.is(204);
        w.get("Līga", EDIT).await.is(200).has("puse teikuma").has("Atjaunots nesaglabātais melnraksts");
        w.get("Agnese", EDIT).await.is(200).lacks("puse teikuma");
        w.get("Līga", PLAN).await.is(200).lacks("puse teikuma");

        w.post("Līga", EDIT, "content=vesels+teikums").await.is(303);
        w.get("Līga", EDIT).await.is(200).has("vesels teikums").lacks("melnraksts");
        w.post("Līga", &draft, "content=atkal&was-content=vesels+teikums").await.is(204);
        w.post("Līga", &format!("{draft}/drop"), "").await.is(303);
        w.get("Līga", EDIT).await.is(200).has("vesels teikums").lacks("atkal");
        // a draft leaves no entry in the log: only what was saved is a change
        assert_eq!(w.audit().await.iter().filter(|line| line.starts_with("plan.write")).count(), 1);
    }

    async fn a_plan_is_copied_from_last_year_or_a_colleague_as_a_draft(w: World) {
        w.post("Evita", "/groups/2/plans/month/2026-11/edit", &whole()).await.is(303);
        w.get("Līga", EDIT).await.is(200).has("Pārņemt no").has("2-2026-11");
        let page = w.get("Līga", &format!("{EDIT}?from=2-2026-11")).await;
        page.is(200).has("Pārņemts").has("otrais math").has("Mana Latvija").lacks("Tirdziņš");
        // nothing is kept before it is saved
        w.get("Līga", PLAN).await.is(200).has("Šim mēnesim plāna vēl nav");
        w.get("Līga", &format!("{EDIT}?from=21-2026-11")).await.is(200).lacks("Pārņemts");
    }

    async fn the_management_comments_and_the_teachers_settle(w: World) {
        w.post("Līga", EDIT, &whole()).await.is(303);
        let comments = format!("{PLAN}/comments");
        w.post("Daina", &comments, "comment=").await.is(422);
        w.post("Daina", &comments, "comment=Papildiniet+matem%C4%81tiku").await.is(303);
        let page = w.get("Līga", PLAN).await;
        page.is(200).has("Papildiniet matemātiku").has("Izdarīts");
        w.post("Līga", &comments, "comment=x").await.is(403);
        let id = page.body.split("/comments/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        w.post("Evita", &format!("{comments}/{id}"), "").await.is(404);
        w.post("Līga", &format!("{comments}/{id}"), "").await.is(303);
        w.post("Līga", &format!("{comments}/{id}"), "").await.is(404);
        w.get("Daina", PLAN).await.is(200).has("izdarīts 08:40");
    }
}
