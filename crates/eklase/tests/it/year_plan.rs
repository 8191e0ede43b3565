//! The institution's year plan (3.2).

use jiff::civil::date;
use kernel::{GroupId, InstitutionId};
use testkit::{Reply, World, on_both};

const FAIR: &str = "year=2026&kind=event&title=Mārtiņdienas+tirdziņš&from_on=10.11.2026.&starts=16:30&place=Zāle\
    &person=9&families=1";
const STOCK: &str =
    "year=2026&kind=task&title=Inventarizācija&from_on=01.10.2026.&to_on=02.10.2026.&person=6";

/// The address of what was just written.
fn address(reply: &Reply) -> String {
    reply.is(303);
    reply.location.clone().unwrap()
}

async fn write(w: &World, form: &str) -> String {
    address(&w.post("Daina", "/year-plan/new", form).await)
}

on_both! {
    async fn what_the_methodologist_plans_all_staff_see_by_months_and_by_days(w: World) {
        let item = write(&w, FAIR).await;
        w.get("Līga", "/year-plan").await.is(200).has("2026/2027").has("Mārtiņdienas tirdziņš").has("O 10. nov.")
            .has("plkst. 16:30").has("Zāle").has("Baiba Lāce").lacks("/year-plan/new");
        w.get("Rita", "/year-plan/2026-11").await.is(200).has("2026. gada novembris").has("Mārtiņdienas tirdziņš")
            .has("Latvijas Republikas proklamēšanas diena");
        w.get("Aija", &item).await.is(200).has("otrdiena, 2026. gada 10. novembris").lacks("Labot/papildināt");
        w.get("Daina", "/year-plan").await.is(200).has("/year-plan/new?year=2026");
        w.get("Līga", "/year-plan?year=2027").await.is(200).has("2027/2028").lacks("Mārtiņdienas");
        assert_eq!(w.audit().await, ["year_plan.write by 4"]);
    }

    async fn the_plan_is_the_staffs_and_written_by_those_who_lead(w: World) {
        let item = write(&w, FAIR).await;
        for who in ["Līga", "Baiba", "Aija", "Rita"] {
            w.get(who, "/year-plan/new").await.is(403);
            w.post(who, "/year-plan/new", FAIR).await.is(403);
            w.post(who, &format!("{item}/edit"), FAIR).await.is(403);
            w.post(who, &format!("{item}/removal"), "removed=1&revision=1").await.is(403);
            w.get(who, "/year-plan/direction").await.is(403);
        }
        for who in ["Artūrs", "Laura"] {
            w.get(who, "/year-plan").await.is(403);
            w.get(who, &item).await.is(403);
        }
        for path in ["/year-plan", "/year-plan/2026-11"] {
            w.get("Zita", path).await.is(200).lacks("Mārtiņdienas");
        }
        w.get("Ināra", &item).await.is(404);
        w.post("Ināra", &format!("{item}/edit"), &format!("{FAIR}&revision=1")).await.is(404);
        for who in ["Ilze", "Sanita"] {
            w.get(who, &format!("{item}/edit")).await.is(200).has("value=\"Mārtiņdienas tirdziņš\"");
        }
    }

    async fn the_years_direction_stands_on_top(w: World) {
        w.get("Līga", "/year-plan").await.has("vēl nav noteikts");
        w.post("Ilze", "/year-plan/direction", "year=2026&revision=0&value=daba&virtue=atbildība").await.is(303);
        w.get("Līga", "/year-plan?year=2026").await.is(200).has("<b>daba</b>").has("<b>atbildība</b>");
        w.get("Līga", "/year-plan/2026-11").await.is(200).has("vērtība: daba");
        w.get("Līga", "/year-plan?year=2025").await.has("vēl nav noteikts");
        w.post("Daina", "/year-plan/direction", "year=2026&revision=0&value=brīvība&virtue=drosme").await.is(409)
            .has("daba").has("brīvība").has("name=\"revision\" value=\"1\"");
        w.post("Daina", "/year-plan/direction", "year=2026&revision=1&value=+&virtue=drosme").await.is(422).has("drosme");
        w.post("Daina", "/year-plan/direction", "year=2026&revision=1&value=brīvība&virtue=drosme").await.is(303);
        w.get("Līga", "/year-plan").await.has("<b>brīvība</b>");
    }

    async fn what_is_for_one_group_touches_that_group_alone(w: World) {
        write(&w, FAIR).await;
        write(&w, "year=2026&kind=event&title=Pūcīšu+pārgājiens&from_on=12.11.2026&group=2").await;
        w.get("Līga", "/year-plan?group=1").await.is(200).has("Mārtiņdienas").lacks("Pūcīšu pārgājiens");
        w.get("Līga", "/year-plan/2026-11?group=2").await.is(200).has("Mārtiņdienas").has("Pūcīšu pārgājiens");
        w.get("Līga", "/year-plan?group=21").await.is(404);
        w.get("Līga", "/year-plan?group=x").await.is(422);

        let mut tx = w.read().await;
        let (one, days) = (InstitutionId(1), (date(2026, 11, 1), date(2026, 11, 30)));
        let of = yearplan::touching(&mut tx, one, Some(GroupId(1)), days.0, days.1).await.unwrap();
        assert_eq!(of.len(), 1);
        assert!(of[0].all_groups && of[0].families && of[0].starts == "16:30");
        let of = yearplan::touching(&mut tx, one, Some(GroupId(2)), days.0, days.1).await.unwrap();
        assert_eq!(of.iter().map(|one| one.all_groups).collect::<Vec<_>>(), [true, false]);
        let all = yearplan::touching(&mut tx, one, None, date(2026, 11, 11), days.1).await.unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(yearplan::direction(&mut tx, one, days.0).await.unwrap(), None);
    }

    async fn mine_is_what_i_answer_for(w: World) {
        write(&w, FAIR).await;
        write(&w, STOCK).await;
        w.get("Līga", "/year-plan?mine=1").await.is(200).has("Inventarizācija").lacks("Mārtiņdienas");
        w.get("Baiba", "/year-plan/2026-11?mine=1").await.is(200).has("Mārtiņdienas").lacks("Inventarizācija");
    }

    async fn a_task_is_done_by_whoever_answers_for_it(w: World) {
        let task = write(&w, STOCK).await;
        w.get("Līga", "/year-plan").await.has("nokavēts").has("uzdevumi: izdarīti 0 no 1");
        w.post("Agnese", &format!("{task}/done"), "done=1").await.is(403);
        w.post("Laura", &format!("{task}/done"), "done=1").await.is(403);
        w.post("Līga", &format!("{task}/done"), "done=maybe").await.is(422);
        w.post("Līga", &format!("{task}/done"), "done=1").await.is(303);
        w.post("Līga", &format!("{task}/done"), "done=1").await.is(303);
        w.get("Agnese", &task).await.is(200).has("Izdarīts: Līga Bērziņa").lacks("Vēl nav izdarīts");
        w.get("Ilze", "/year-plan").await.has("uzdevumi: izdarīti 1 no 1").lacks("nokavēts");
        w.post("Ilze", &format!("{task}/done"), "done=0").await.is(303);
        w.get("Līga", &task).await.has("Uzdevums nav izdarīts laikā");
        let event = write(&w, FAIR).await;
        w.post("Ilze", &format!("{event}/done"), "done=1").await.is(422);
        assert_eq!(w.audit().await, [
            "year_plan.write by 4", "year_plan.done by 6", "year_plan.done by 2", "year_plan.write by 4",
        ]);
    }

    async fn two_who_change_one_entry_see_both_versions_and_nothing_is_lost(w: World) {
        let item = write(&w, FAIR).await;
        let edit = format!("{item}/edit");
        let first = FAIR.replace("16:30", "17:00");
        w.post("Ilze", &edit, &format!("{first}&revision=1")).await.is(303);
        let second = FAIR.replace("Zāle", "Pagalms");
        let both = w.post("Sanita", &edit, &format!("{second}&revision=1")).await;
        both.is(409).has("Pagalms").has("17:00").has("name=\"revision\" value=\"2\"").has("Jūsu versija");
        w.post("Sanita", &edit, &format!("{second}&revision=2")).await.is(303);
        w.get("Līga", &item).await.has("Pagalms").has("16:30");
        // what is as it is already is no conflict, whoever was faster
        w.post("Ilze", &edit, &format!("{second}&revision=1")).await.is(303);
    }

    async fn what_is_removed_is_gone_for_all_and_can_be_put_back(w: World) {
        let item = write(&w, FAIR).await;
        w.post("Ilze", &format!("{item}/removal"), "removed=1&revision=7").await.is(409);
        w.post("Ilze", &format!("{item}/removal"), "removed=1&revision=1").await.is(303);
        w.get("Līga", "/year-plan").await.is(200).lacks("Mārtiņdienas");
        w.get("Līga", "/year-plan/2026-11").await.is(200).lacks("Mārtiņdienas");
        w.get("Līga", &item).await.is(404);
        w.get("Ilze", "/year-plan").await.has("Noņemts no plāna: 1 ieraksts");
        w.get("Ilze", &item).await.is(200).has("Atjaunot plānā");
        // somebody who had the form open is told, and keeps what was typed
        let late = FAIR.replace("Zāle", "Pagalms");
        w.post("Daina", &format!("{item}/edit"), &format!("{late}&revision=1")).await.is(409).has("Pagalms")
            .has("Noņemts no plāna: Ilze Kronberga").has("atkal būs plānā");
        w.post("Sanita", &format!("{item}/removal"), "removed=0&revision=2").await.is(303);
        w.get("Līga", "/year-plan").await.has("Mārtiņdienas");
        let audit = w.audit().await;
        assert_eq!(audit, ["year_plan.write by 4", "year_plan.write by 2", "year_plan.write by 3"]);
    }

    async fn what_cannot_be_is_refused_with_the_reason_and_everything_typed_is_kept(w: World) {
        let bad = |change: (&str, &str)| FAIR.replace(change.0, change.1);
        let post = async |form: String| w.post("Daina", "/year-plan/new", &form).await;
        post(bad(("10.11.2026.", "10.11.2062."))).await.is(422).has("Pārbaudiet gadu").has("10.11.2062.").has("Mārtiņdienas");
        post(bad(("10.11.2026.", "31.08.2026."))).await.is(422).has("Pārbaudiet gadu");
        post(bad(("10.11.2026.", "31.08.2028."))).await.is(303);
        post(bad(("10.11.2026.", "30.02.2027."))).await.is(422).has("dd.mm.gggg.");
        post(format!("{FAIR}&to_on=09.11.2026.")).await.is(422).has("Pēdējā diena ir pirms sākuma dienas");
        post(bad(("person=9", "person=9&person=101"))).await.is(422).has("Tāda darbinieka iestādē nav");
        post(bad(("person=9", "person=14"))).await.is(422).has("Tāda darbinieka iestādē nav");
        post(format!("{FAIR}&group=21")).await.is(422).has("Tādas grupas iestādē nav");
        post(bad(("16:30", "26:30"))).await.is(422).has("SS:MM");
        post(bad(("kind=event", "kind=ball"))).await.is(422);
        post(bad(("Mārtiņdienas", &"ā".repeat(201)))).await.is(422).has("par garu");
        post(format!("{FAIR}&description={}", "ā".repeat(4001))).await.is(422).has("par garu");
        post(bad(("year=2026", "year=26"))).await.is(422);
        post(bad(("year=2026&", ""))).await.is(422);
        w.get("Līga", "/year-plan?year=1492").await.is(422);
        w.get("Līga", "/year-plan/2026-13").await.is(404);
        w.get("Daina", "/year-plan/new?day=2026-02-30").await.is(422);
        w.get("Daina", "/year-plan/new?day=2027-05-06").await.is(200).has("06.05.2027.").has("name=\"year\" value=\"2026\"");
        w.get("Daina", "/year-plan/items/999").await.is(404);
        w.post("Daina", "/year-plan/items/999/removal", "removed=1&revision=1").await.is(404);
    }

    async fn what_is_typed_is_shown_as_text(w: World) {
        let item = write(&w, "year=2026&kind=event&title=<script>alert(1)</script>&from_on=10.11.2026.").await;
        for page in ["/year-plan".to_owned(), "/year-plan/2026-11".to_owned(), item.clone(), format!("{item}/edit")] {
            w.get("Daina", &page).await.is(200).lacks("<script>alert(1)");
        }
    }
}
