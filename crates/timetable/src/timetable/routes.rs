//! The handlers of the timetable's page and its approval.

use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Error, Form, Path, Result, Routes, Section, Writing, again, go, page,
};

use super::board::Board;
use super::page::{Read, Remark, address, compose};
use crate::draft::{REMARK, Seen, State, Step};
use crate::writes::{self, Stamp};
use crate::{access, queries};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/timetable", show, &access::SEE)
        .post(
            "/groups/{group}/timetable/approval",
            decide,
            &access::APPROVE,
        )
}

async fn read(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    today: Date,
) -> Result<Read> {
    let board = Board::read(tx, institution, group, today).await?;
    let steps = queries::steps(tx, institution, group).await?;
    let taken = match &board.open {
        // what has begun already is compared from today on
        Some(open) => {
            let from = open.plan.from_on.max(today);
            queries::taken(tx, institution, group, from).await?
        }
        None => Vec::new(),
    };
    Ok(Read {
        board,
        steps,
        taken,
    })
}

async fn show(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let read = read(&mut ok, institution, group, today).await?;
    let frame = (shell, ok.record.clone());
    page(&compose(&ok.on, frame, &read, Remark::default()))
}

/// What is wrong with what is said: who gives it back says why.
fn fault(decision: Step, remark: &str) -> Option<&'static str> {
    if remark.chars().count() > REMARK {
        Some("timetable-remark-long")
    } else if decision == Step::Returned && remark.is_empty() {
        Some("timetable-remark-none")
    } else {
        None
    }
}

/// The page with what was typed and what is wrong with it.
async fn back(mut ok: Writing<GroupId>, text: String, fault: &'static str) -> Answer {
    let (institution, group, today) = (ok.institution(), ok.subject, ok.on.today);
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let read = read(&mut ok, institution, group, today).await?;
    let frame = (shell, ok.record.clone());
    let fault = Some(fault);
    again(&compose(&ok.on, frame, &read, Remark { text, fault }))
}

/// Approves what was submitted, or returns it with what is to be mended.
async fn decide(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::APPROVE, group).await?;
    let seen: Seen = (form.parse("version")?, form.parse("revision")?);
    let (decision, state) = match form.need("decision")? {
        "approve" => (Step::Approved, State::Approved),
        "return" => (Step::Returned, State::Draft),
        _ => return Err(Error::Unprocessable("unprocessable-value")),
    };
    let remark = form.text("remark").replace("\r\n", "\n").trim().to_owned();
    if let Some(fault) = fault(decision, &remark) {
        return back(ok, remark, fault).await;
    }
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        at: ok.on.now,
    };
    if !writes::decide(&mut ok, stamp, group, seen, (decision, &remark)).await? {
        return Err(Error::Conflict("timetable-changed"));
    }
    let detail = json!({ "version": seen.0, "revision": seen.1 + 1, "state": state.as_str() });
    ok.commit(vec![About::change(detail)]).await?;
    go(&address(group))
}
