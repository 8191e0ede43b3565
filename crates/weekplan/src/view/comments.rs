//! The management's comments on a week's plan.

use calendar::Week;
use kernel::{CommentId, GroupId};
use planning::comments;
use planning::text::plain;
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Routes, again, go};

use super::routes::{commented, week_page};
use crate::access::{self, GroupWeek};

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/groups/{group}/plans/week/{week}/comments",
            comment,
            &planning::COMMENT,
        )
        .post(
            "/groups/{group}/plans/week/{week}/comments/{comment}",
            settle,
            &access::WRITE,
        )
}

fn address(group: GroupId, week: Week) -> String {
    format!("/groups/{group}/plans/week/{week}#comments")
}

async fn comment(ask: Ask, Path((group, week)): Path<(GroupId, Week)>, sent: Form) -> Answer {
    let mut ok = ask.write(&planning::COMMENT, group).await?;
    let text = plain(sent.text("comment"));
    let fault = match text.chars().count() {
        0 => Some("fault-empty"),
        1..=comments::TEXT => None,
        _ => Some("fault-long"),
    };
    if let Some(key) = fault {
        let fault = ok.on.say.t(key);
        drop(ok);
        let mut page = week_page(&ask, group, week).await?;
        (page.comment, page.comment_fault) = (text, Some(fault));
        return again(&page);
    }
    let (by, now, id) = (ok.account(), ok.on.now, CommentId(ok.next_id()?));
    let of = commented(ok.institution(), group, week);
    comments::add(&mut ok, of, (id, &text), (by, now)).await?;
    let about = About::change(json!({ "week": week.to_string(), "comment": id }));
    ok.commit(vec![about]).await?;
    go(&address(group, week))
}

async fn settle(ask: Ask, Path((group, week, id)): Path<(GroupId, Week, CommentId)>) -> Answer {
    let mut ok = ask.write(&access::WRITE, GroupWeek(group, week)).await?;
    let (by, now) = (ok.account(), ok.on.now);
    let of = commented(ok.institution(), group, week);
    if !comments::settle(&mut ok, of, id, (by, now)).await? {
        return Err(Error::NotFound);
    }
    let about = About::change(json!({ "week": week.to_string(), "settled": id }));
    ok.commit(vec![about]).await?;
    go(&address(group, week))
}
