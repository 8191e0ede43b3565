//! "Grupas žurnāls" (3.10, 3.9.3).

use testkit::{World, on_both};

const DAY: &str = "/groups/1/attendance/2026-10-05";

on_both! {
    async fn a_teacher_marks_a_child_of_her_group_absent(w: World) {
        let reply = w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=gripa&doctor-1=1").await;

        reply.is(303);
        assert_eq!(reply.location.as_deref(), Some(DAY));
        w.get("Līga", DAY).await.is(200).has("gripa").has("value=\"sick\" checked");
        let month = w.get("Līga", "/groups/1/attendance?month=2026-10").await;
        month.is(200).has("<span class=\"att att-ns\">NS</span>");
        let audit = w.audit().await;
        assert_eq!(audit[0], "attendance.mark by 6 child 1 group 1 day 2026-10-05");
    }

    async fn absences_are_due_at_nine_and_a_day_without_any_still_needs_confirming(w: World) {
        w.get("Līga", DAY).await.is(200).has("Līdz 09:00").has("20 min").has("5 bērni");

        w.post("Līga", DAY, "action=rest-present").await.is(303);

        w.get("Līga", DAY).await.is(200).has("Aizpildīts 08:40").lacks("Pārējie ir klāt");
        let later = w.at("2026-10-06T09:10");
        later.get("Līga", "/groups/1/attendance/2026-10-06").await.is(200).has("nokavēts par 10 min");
    }

    async fn a_child_in_family_education_stays_blank_and_is_not_waited_for(w: World) {
        w.post("Līga", DAY, "mark-5=present&was-5=&action=rest-present").await.is(303);

        w.get("Līga", DAY).await.is(200).has("izglītība ģimenē").has("Aizpildīts");
        let month = w.get("Līga", "/groups/1/attendance?month=2026-10").await;
        month.is(200).has("data-home");
    }

    async fn nobody_else_can_mark_her_group(w: World) {
        for (who, status) in [
            ("Evita", 404), ("Zita", 404), ("Ināra", 404), ("Rita", 403), ("Daina", 403), ("Aija", 403),
            ("Baiba", 403), ("Laura", 403), ("Artūrs", 403), ("nobody", 401), ("Ilze", 303),
        ] {
            let reply = w.post(who, DAY, "mark-1=unexcused&was-1=").await;
            assert_eq!(reply.status.as_u16(), status, "{who}: {}", reply.body);
        }
    }

    async fn two_people_marking_different_children_do_not_conflict(w: World) {
        // both saw an unmarked sheet; Agnese's form is the older one
        w.post("Līga", DAY, "mark-1=present&was-1=").await.is(303);
        w.post("Agnese", DAY, "mark-2=excused&was-2=&note-2=ģimenē").await.is(303);

        let page = w.get("Līga", DAY).await;
        page.is(200).has("value=\"excused\" checked");
    }

    async fn a_stale_mark_of_the_same_child_shows_both_and_changes_nothing(w: World) {
        w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=temperatūra").await.is(303);

        let reply = w.post("Agnese", DAY, "mark-1=unexcused&was-1=&mark-2=present&was-2=").await;

        reply.is(409).has("Līga Bērziņa 08:40").has("temperatūra").has("value=\"unexcused\" checked");
        assert_eq!(w.audit().await.iter().filter(|line| line.contains("by 7")).count(), 0);
        // what came back carries the newer state, so that saving again is a decision
        w.post("Agnese", DAY, "mark-1=unexcused&was-1=sick&was-note-1=temperatūra&note-1=").await.is(303);
    }

    async fn an_untouched_row_never_overwrites_a_newer_mark(w: World) {
        w.post("Līga", DAY, "mark-1=present&was-1=").await.is(303);
        w.post("Agnese", DAY, "mark-1=sick&was-1=present").await.is(303);
        // Līga's page still shows "present" for child 1; she changes only child 2
        w.post("Līga", DAY, "mark-1=present&was-1=present&mark-2=excused&was-2=").await.is(303);

        w.get("Līga", DAY).await.is(200).has("value=\"sick\" checked");
    }

    async fn bad_input_is_answered_and_nothing_is_half_written(w: World) {
        w.post("Līga", DAY, "mark-1=present&was-1=&mark-2=holiday&was-2=").await.is(422);
        w.post("Līga", "/groups/1/attendance/2026-13-45", "mark-1=present").await.is(404);
        w.post("Līga", "/groups/1/attendance/2026-10-04", "mark-1=present&was-1=").await.is(422);
        w.post("Līga", "/groups/1/attendance/2026-10-06", "mark-1=present&was-1=").await.is(422);
        w.get("Līga", "/groups/1/attendance?month=2026-13").await.is(422);
        w.get("Līga", "/groups/999/attendance").await.is(404);
        w.post("Līga", DAY, &format!("mark-1=sick&was-1=&note-1={}", "a".repeat(501))).await.is(422);
        w.post("Līga", DAY, &format!("note-1={}", "a".repeat(1_000_000))).await.is(413);
        w.post("Līga", DAY, "note-1=%ff%fe").await.is(400);
        let put = w.request("Līga", "PUT", DAY).body(axum::body::Body::empty()).unwrap();
        w.send(put).await.is(405);

        assert!(w.audit().await.iter().all(|line| !line.starts_with("attendance.mark")));
    }

    async fn a_cross_site_post_is_refused(w: World) {
        let request = w
            .request("Līga", "POST", DAY)
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded");
        let mut request = request.body(axum::body::Body::from("mark-1=present&was-1=")).unwrap();
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        w.send(request).await.is(403);
    }

    async fn a_safety_topic_keeps_the_absent_children_until_they_are_told(w: World) {
        w.post("Līga", DAY, "mark-1=sick&was-1=&action=rest-present").await.is(303);
        w.post("Līga", &format!("{DAY}/topics"), "topic=1&moment=morning_circle&note=Atstarotāji").await.is(303);

        let page = w.get("Līga", DAY).await;
        page.is(200).has("Atstarotājs un ceļš tumšajā laikā").has("Rīta aplis").has("Vēl jāpārrunā");
        // twice on a day is once too often
        w.post("Līga", &format!("{DAY}/topics"), "topic=1&moment=walk").await.is(409);
        w.post("Līga", &format!("{DAY}/topics"), "topic=99&moment=walk").await.is(422);
        w.post("Evita", &format!("{DAY}/topics"), "topic=1&moment=walk").await.is(404);
        let told = page.body.split("/topics/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        w.post("Līga", &format!("{DAY}/topics/{told}"), "child=2").await.is(404);
        w.post("Līga", &format!("{DAY}/topics/{told}"), "child=1").await.is(303);
        w.get("Līga", DAY).await.is(200).lacks("Vēl jāpārrunā");
    }

    async fn every_look_at_the_children_is_on_record(w: World) {
        w.get("Ilze", "/groups/1/attendance?month=2026-10").await.is(200);

        assert_eq!(w.audit().await, ["attendance.see by 2 group 1"]);
        let verified = web::audit::verify(&mut w.read().await, kernel::InstitutionId(1)).await.unwrap();
        assert_eq!((verified.entries, verified.broken_at), (1, None));
    }

    async fn a_changed_audit_entry_cannot_be_and_would_show(w: World) {
        w.get("Ilze", "/groups/1/attendance?month=2026-10").await.is(200);
        let mut tx = w.write().await;
        let changed = tx
            .run(store::sql!("UPDATE audit_entry SET action = 'x' WHERE institution_id = 1"), vec![])
            .await;
        assert!(changed.is_err());
    }
}
