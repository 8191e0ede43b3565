//! The handlers of moves and regimes.

use jiff::civil::Date;
use kernel::{ChildId, GroupId};
use serde_json::json;
use web::{Answer, Ask, Form, Path, Routes, go};

use super::model::{self, Step};
use super::queries;
use crate::access;
use crate::children::list::way_on;
use crate::children::queries::hold;
use crate::file::{about, back};
use crate::groups::all_groups;

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/children/{child}/membership",
            move_child,
            &access::CHANGE_FILE,
        )
        .post("/children/{child}/regime", regime, &access::CHANGE_FILE)
}

/// To another group from a day on, or away after a day.
async fn move_child(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    // a group that will close takes nobody any more
    let groups: Vec<GroupId> = all_groups(&mut ok, institution, Date::MAX)
        .await?
        .iter()
        .map(|group| group.id)
        .collect();
    hold(&mut ok, institution, child).await?;
    let (stays, _) = queries::history(&mut ok, institution, child).await?;
    let mut typed = crate::labels::typed(form);
    let Some(step) = model::step(&mut typed, &stays, &groups) else {
        return back(&mut ok, typed).await;
    };
    let mut now = ok.record.group_id;
    let detail = match step {
        Step::To(group, from, to) => {
            queries::move_to(&mut ok, institution, child, (group, from, to)).await?;
            now = now
                .filter(|_| from > today)
                .or(Some(group).filter(|_| from <= today));
            json!({ "old": ok.record.group_id, "group": group, "from": from, "to": to })
        }
        Step::Leaves(day) => {
            queries::leave(&mut ok, institution, child, day).await?;
            json!({ "leaves": day })
        }
    };
    let on = match ok.record.group_id {
        Some(old) => way_on(&ok.on, child, now, old),
        None => format!("/children/{child}/file"),
    };
    ok.commit(about(child, detail)).await?;
    go(&on)
}

/// "izglītība ģimenē", "attālināti"
async fn regime(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let institution = ok.institution();
    hold(&mut ok, institution, child).await?;
    let (_, kept) = queries::history(&mut ok, institution, child).await?;
    let mut typed = crate::labels::typed(form);
    let Some(new) = model::regime(&mut typed, &kept) else {
        return back(&mut ok, typed).await;
    };
    let old = kept.iter().find(|one| one.from_on == new.from);
    let old = old.map(|one| json!({ "regime": one.kind, "to": one.to_on }));
    queries::set_regime(
        &mut ok,
        institution,
        child,
        (new.kind, &new.note),
        (new.from, new.to),
    )
    .await?;
    ok.commit(about(
        child,
        json!({ "old": old, "regime": new.kind, "from": new.from, "to": new.to }),
    ))
    .await?;
    go(&format!("/children/{child}/file"))
}
