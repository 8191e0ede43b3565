//! What is typed goes to the server every few seconds and is kept apart until it is saved or thrown away.

use calendar::Week;
use kernel::GroupId;
use planning::drafts::{self, Place};
use store::ReadTx;
use web::{Answer, Ask, Context, Form, Path, Result, Routes, go, saved};

use super::page::Filled;
use crate::access::{self, GroupWeek};
use crate::typed::typed;

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/groups/{group}/plans/week/{week}/draft",
            keep,
            &access::WRITE,
        )
        .post(
            "/groups/{group}/plans/week/{week}/draft/drop",
            forget,
            &access::WRITE,
        )
}

/// The person's draft of a week's plan.
pub fn place(on: &Context, group: GroupId, week: Week) -> Place {
    Place::of(on, format!("week/{group}/{week}"))
}

/// The form as it was typed last and not saved.
pub async fn restored(
    tx: &mut ReadTx,
    on: &Context,
    (group, week): (GroupId, Week),
) -> Result<Option<Filled>> {
    let Some(kept) = drafts::find(tx, &place(on, group, week)).await? else {
        return Ok(None);
    };
    let (draft, seen) = (typed(&kept.form, week), kept.form.parse("revision"));
    let (Ok(draft), Ok(seen)) = (draft, seen) else {
        return Ok(None);
    };
    let moment = on
        .say
        .moment(kept.saved_at, &on.viewer.institution.zone, on.today);
    Ok(Some(Filled {
        draft,
        seen: Some(seen),
        restored: Some(moment),
        ..Filled::default()
    }))
}

/// Keeps what is typed so far.
async fn keep(ask: Ask, Path((group, week)): Path<(GroupId, Week)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, GroupWeek(group, week)).await?;
    let (at, now) = (place(&ok.on, group, week), ok.on.now);
    drafts::keep(&mut ok, &at, &sent, now).await?;
    ok.commit(Vec::new()).await?;
    Ok(saved())
}

/// Throws it away.
async fn forget(ask: Ask, Path((group, week)): Path<(GroupId, Week)>) -> Answer {
    let mut ok = ask.write(&access::WRITE, GroupWeek(group, week)).await?;
    let at = place(&ok.on, group, week);
    drafts::drop(&mut ok, &at).await?;
    ok.commit(Vec::new()).await?;
    go(&format!("/groups/{group}/plans/week/{week}/edit"))
}
