//! The month plan as it is read, with the management's comments.

use askama::Template;
use calendar::Month;
use jiff::civil::Date;
use kernel::{Area, CommentId, GroupId};
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, OnPaper, Path, Result, Routes, Section, Shell,
    again, go, page,
};

use super::lists::{self, Lists};
use super::model::{CONTENT, SKILLS, VALUES, VIRTUES};
use super::page::{PartLine, part_line};
use super::print::print;
use super::sheet::Sheet;
use super::words;
use crate::access;
use crate::comments::{self, Comment, Plan};
use crate::events::is_said;
use crate::text::plain;

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/plans", now, &access::SEE)
        .get("/groups/{group}/plans/month/{month}", show, &access::SEE)
        .post(
            "/groups/{group}/plans/month/{month}/comments",
            comment,
            &access::COMMENT,
        )
        .post(
            "/groups/{group}/plans/month/{month}/comments/{comment}",
            settle,
            &access::WRITE,
        )
}

/// A theme as it is read.
#[derive(Clone)]
pub struct ThemeWords {
    pub title: String,
    pub dates: String,
    pub question: String,
    pub message: String,
    pub weeks: Vec<(String, String)>,
}

/// An area's outcomes: words, and the stage's name where it is not the group's own.
pub struct AreaWords {
    pub area: Area,
    pub lines: Vec<(String, Option<String>)>,
    pub parts: Vec<PartLine>,
}

/// A dated item: of the plan, or of the institution's year plan.
pub struct Dated {
    pub day: Date,
    pub when: String,
    pub kind: String,
    pub text: String,
    pub own: bool,
}

/// A comment as it is shown.
struct Remark {
    id: CommentId,
    who: String,
    at: String,
    text: String,
    settled: Option<String>,
}

#[derive(Template)]
#[template(path = "month/view.html")]
struct ViewPage {
    shell: Shell,
    group: Group,
    month: Month,
    title: String,
    tag: words::Tag,
    saved: Option<String>,
    missing: Vec<(String, String)>,
    begun: bool,
    themes: Vec<ThemeWords>,
    content: String,
    values: Vec<String>,
    virtues: Vec<String>,
    skills: Vec<String>,
    areas: Vec<AreaWords>,
    dated: Vec<Dated>,
    remarks: Vec<Remark>,
    writes: bool,
    own_part: bool,
    comments: bool,
    comment_fault: Option<String>,
    comment: String,
}

pub fn themes(on: &Context, sheet: &Sheet) -> Vec<ThemeWords> {
    let say = &on.say;
    let week = |week: &crate::records::ThemeWeek| {
        let [.., friday] = calendar::Week::of(week.monday).weekdays();
        (say.range(week.monday, friday), week.title.clone())
    };
    let theme = |theme: &crate::records::Theme| ThemeWords {
        title: theme.title.clone(),
        dates: say.range(theme.from_on, theme.to_on),
        question: theme.question.clone(),
        message: theme.message.clone(),
        weeks: sheet.weeks_of(theme).into_iter().map(week).collect(),
    };
    sheet.themes.iter().map(theme).collect()
}

pub fn areas(on: &Context, sheet: &Sheet, lists: &Lists) -> Vec<AreaWords> {
    let mut parts = sheet.parts();
    let mut words = |area: Area| {
        let (own, rest) = std::mem::take(&mut parts)
            .into_iter()
            .partition(|part| part.area == area);
        parts = rest;
        let own: Vec<super::sheet::Part> = own;
        let line = |text: String| {
            let foreign = lists.foreign(&text);
            let stage = foreign.map(|stage| on.say.t(&format!("plan-stage-{}", stage.as_str())));
            (text, stage)
        };
        AreaWords {
            area,
            lines: sheet.outcomes(area).into_iter().map(line).collect(),
            parts: own.into_iter().map(|part| part_line(on, part)).collect(),
        }
    };
    Area::ALL.into_iter().map(&mut words).collect()
}

pub fn dated(on: &Context, sheet: &Sheet, events: Vec<yearplan::Event>) -> Vec<Dated> {
    let say = &on.say;
    let when = |day: Date, starts: &str| {
        let day = say.day_short(day);
        if starts.is_empty() {
            day
        } else {
            say.a2("plan-item-at", "day", day, "time", starts)
        }
    };
    let own = sheet.items.iter().map(|item| Dated {
        day: item.on_date,
        when: when(item.on_date, &item.starts),
        kind: say.t(&format!("plan-kind-{}", item.kind)),
        text: item.text.clone(),
        own: true,
    });
    let items = || {
        let items = sheet.items.iter();
        items.map(|item| (item.on_date, &*item.starts, &*item.text))
    };
    let events = events.into_iter().filter(|event| !is_said(items(), event));
    let of_house = events.map(|event| Dated {
        day: event.from_on,
        when: if event.from_on == event.to_on {
            when(event.from_on, &event.starts)
        } else {
            say.range(event.from_on, event.to_on)
        },
        kind: say.t("plan-kind-institution"),
        text: event.title,
        own: false,
    });
    let mut all: Vec<Dated> = own.chain(of_house).collect();
    all.sort_by_key(|one| one.day);
    all
}

fn remark(on: &Context, comment: Comment) -> Remark {
    let moment = |at| on.say.moment(at, &on.viewer.institution.zone, on.today);
    Remark {
        id: comment.id,
        who: format!("{} {}", comment.given_name, comment.surname),
        at: moment(comment.written_at),
        text: comment.text,
        settled: comment.settled_at.map(moment),
    }
}

/// The plan of this month.
async fn now(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let ok = ask.read(&access::SEE, group).await?;
    go(&format!(
        "/groups/{group}/plans/month/{}",
        Month::of(ok.on.today)
    ))
}

async fn show(ask: Ask, Path((group, asked)): Path<(GroupId, OnPaper<Month>)>) -> Answer {
    if asked.pdf {
        return print(ask, group, asked.of).await;
    }
    page(&view(&ask, group, asked.of, None).await?)
}

async fn view(
    ask: &Ask,
    group: GroupId,
    month: Month,
    refused: Option<(String, &str)>,
) -> Result<ViewPage> {
    let mut ok = ask.read(&access::SEE, group).await?;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let institution = on.viewer.institution.id;
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let lists = lists::read(tx, on, &record, month).await?;
    let events =
        yearplan::touching(tx, institution, Some(group), month.first(), month.last()).await?;
    let remarks = comments::of(tx, plan(institution, group, month)).await?;
    let reach = Reach {
        group: Some(group),
        ..Reach::default()
    };
    let (say, viewer) = (&on.say, &on.viewer);
    let (comment, comment_fault) = refused.map_or((String::new(), None), |(text, key)| {
        (text, Some(say.t(key)))
    });
    Ok(ViewPage {
        title: say.a("plan-month-title", "month", words::month(on, month)),
        tag: words::tag(on, &words::duty(on, &sheet)),
        saved: sheet.head.as_ref().map(|head| words::saved(on, head)),
        missing: sheet
            .missing()
            .into_iter()
            .map(|what| words::missing(say, what))
            .collect(),
        begun: sheet.head.is_some() || !sheet.themes.is_empty(),
        themes: themes(on, &sheet),
        content: sheet.text(CONTENT).to_owned(),
        values: sheet.list(VALUES),
        virtues: sheet.list(VIRTUES),
        skills: sheet.list(SKILLS),
        areas: areas(on, &sheet, &lists),
        dated: dated(on, &sheet, events),
        remarks: remarks.into_iter().map(|one| remark(on, one)).collect(),
        writes: access::WRITE.allows(viewer, reach),
        own_part: access::PART.allows(viewer, reach) && !sheet.own_parts(on).is_empty(),
        comments: access::COMMENT.allows(viewer, reach),
        comment_fault,
        comment,
        shell,
        group: record,
        month,
    })
}

fn plan(institution: kernel::InstitutionId, group: GroupId, month: Month) -> Plan {
    Plan {
        institution,
        group,
        kind: "month",
        period: month.first(),
    }
}

async fn comment(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::COMMENT, group).await?;
    let text = plain(sent.text("comment"));
    let fault = match text.chars().count() {
        0 => Some("fault-empty"),
        1..=comments::TEXT => None,
        _ => Some("fault-long"),
    };
    if let Some(key) = fault {
        drop(ok);
        return again(&view(&ask, group, month, Some((text, key))).await?);
    }
    let (by, now, id) = (ok.account(), ok.on.now, CommentId(ok.next_id()?));
    let of = plan(ok.institution(), group, month);
    comments::add(&mut ok, of, (id, &text), (by, now)).await?;
    ok.commit(vec![About::change(
        json!({ "month": month.to_string(), "comment": id }),
    )])
    .await?;
    go(&format!("/groups/{group}/plans/month/{month}#comments"))
}

async fn settle(ask: Ask, Path((group, month, id)): Path<(GroupId, Month, CommentId)>) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let (by, now) = (ok.account(), ok.on.now);
    let of = plan(ok.institution(), group, month);
    if !comments::settle(&mut ok, of, id, (by, now)).await? {
        return Err(Error::NotFound);
    }
    ok.commit(vec![About::change(
        json!({ "month": month.to_string(), "settled": id }),
    )])
    .await?;
    go(&format!("/groups/{group}/plans/month/{month}#comments"))
}
