//! What is printed: the timetable, the plans and the attendance report as PDFs, the report as a spreadsheet.

use axum::http::HeaderMap;
use testkit::{Reply, World, on_both};

const TIMETABLE: &str = "/groups/1/timetable.pdf";
const REPORT: &str = "/reports/attendance.pdf?group=1&month=2026-10";
const SHEET: &str = "/reports/attendance.xlsx?group=1&month=2026-10";
const MONTH: &str = "/groups/1/plans/month/2026-11.pdf";
const WEEK: &str = "/groups/1/plans/week/2026-W42.pdf";

const LESSONS: &str = "version=0&revision=0&from_on=05.10.2026.\
    &starts-1-0=9:10&ends-1-0=9:40&area-1-0=language&title-1-0=Pasaku+r%C4%ABts+%23panic(%22x%22)\
    &starts-2-0=9:10&ends-2-0=9:40&area-2-0=math&title-2-0=%24x%5E2%24+*skait%C4%BCi*&action=submit";

fn pages(reply: &Reply) -> usize {
    reply.is(200);
    assert!(reply.body.starts_with("%PDF-1.7"), "{}", reply.body);
    assert_eq!(reply.head["content-type"], "application/pdf");
    let (_, count) = reply.body.split_once("/Count ").unwrap();
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

fn disposition(head: &HeaderMap) -> &str {
    head["content-disposition"].to_str().unwrap()
}

on_both! {
    async fn a_timetable_is_printed_on_one_page_whatever_its_lessons_are_called(w: World) {
        w.get("Līga", TIMETABLE).await.is(404);
        w.post("Līga", "/groups/1/timetable/edit", LESSONS).await.is(303);
        w.get("Līga", "/groups/1/timetable").await.is(200).has("timetable.pdf");
        // a draft can be looked at on paper too; by itself the one in force is printed
        assert_eq!(pages(&w.get("Līga", TIMETABLE).await), 1);
        w.post("Ilze", "/groups/1/timetable/approval", "version=1&revision=1&decision=approve").await.is(303);

        let printed = w.get("Rita", TIMETABLE).await;
        assert_eq!(pages(&printed), 1);
        printed.has("/Lang(lv)").has("pdfuaid:part");
        assert_eq!(disposition(&printed.head),
            "inline; filename=\"rotalnodarbibu-saraksts-marites.pdf\"; \
             filename*=UTF-8''Rota%C4%BCnodarb%C4%ABbu%20saraksts%20M%C4%81r%C4%ABtes.pdf");
        assert_eq!(pages(&w.get("Ilze", &format!("{TIMETABLE}?version=1")).await), 1);
        w.get("Ilze", &format!("{TIMETABLE}?version=2")).await.is(404);
    }

    async fn the_report_is_printed_and_spread_for_those_who_may_make_it(w: World) {
        w.post("Līga", "/groups/1/attendance/2026-10-05", "mark-2=unexcused&was-2=&action=rest-present").await.is(303);
        for who in ["Līga", "Ilze"] {
            assert_eq!(pages(&w.get(who, REPORT).await), 1);
        }
        let sheet = w.get("Līga", SHEET).await;
        sheet.is(200);
        assert!(sheet.body.starts_with("PK"));
        assert!(disposition(&sheet.head).starts_with("attachment; filename=\"apmekleju"), "{:?}", sheet.head);
        let audit = w.audit().await;
        assert_eq!(audit.iter().filter(|line| *line == "reports.attendance by 6 group 1").count(), 2);
        for path in [REPORT, SHEET] {
            w.get("nobody", path).await.is(401);
            w.get("Rita", path).await.is(403);
            w.get("Laura", path).await.is(403);
            w.get("Evita", path).await.is(404);
            w.get("Līga", &path.replace("group=1", "group=21")).await.is(404);
            w.get("Līga", &path.replace("group=1", "group=x")).await.is(422);
            w.get("Līga", &path.replace("2026-10", "2026-13")).await.is(422);
        }
    }

    async fn plans_are_printed_and_name_children_only_where_that_is_asked_for(w: World) {
        // a plan that nobody has begun prints as an empty one
        assert_eq!(pages(&w.get("Līga", MONTH).await), 1);
        assert_eq!(pages(&w.get("Baiba", MONTH).await), 1);
        assert_eq!(pages(&w.get("Līga", WEEK).await), 1);

        let plan = "revision=0&day-0=1&area-0=health&place-0=outdoors&activity-0=Dz%C4%ABvais+karogs\
            &aids-0=lentes&child-0=1&note-0=Liel%C4%81ka+druka";
        w.post("Līga", "/groups/1/plans/week/2026-W42/edit", plan).await.is(303);
        assert_eq!(pages(&w.get("Līga", WEEK).await), 1);
        let looks = |audit: Vec<String>| audit.iter().filter(|line| line.starts_with("week_plan.see_children")).count();
        let before = looks(w.audit().await);
        assert_eq!(pages(&w.get("Līga", &format!("{WEEK}?children=1")).await), 2);
        assert_eq!(looks(w.audit().await), before + 1);

        for path in [MONTH, WEEK] {
            w.get("Laura", path).await.is(403);
            w.get("nobody", path).await.is(401);
            w.get("Līga", &path.replace("groups/1", "groups/21")).await.is(404);
        }
        w.get("Evita", WEEK).await.is(404);
        w.get("Evita", &format!("{WEEK}?children=1")).await.is(404);
        w.get("Līga", &MONTH.replace("2026-11", "2026-13")).await.is(404);
    }
}
