//! The handlers of a rollover.

use jiff::civil::Date;
use kernel::{GroupId, RolloverId};
use serde_json::{Value, json};
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Error, Form, Path, Result, Routes, Say, Section, Shell, Whole,
    again, both_versions, go, page,
};

use super::draft::{Draft, Fault};
use super::ground::{Ground, next_start};
use super::page::{DoneView, PreviewPage, SumsPage, groups, targets, year};
use super::queries::{self, Done};
use super::steps::{ChildStep, Steps, refusal};
use super::{making, sums};
use crate::access;

/// The pages of the rollover.
/// The pages of the year rollover.
pub fn routes() -> Routes {
    Routes::new()
        .get("/rollover", show, &access::SEE_ROLLOVER)
        .post("/rollover/preview", preview, &access::SEE_ROLLOVER)
        .post("/rollover", carry_out, &access::ROLL_OVER)
        .post("/rollover/{id}/undo", undo, &access::UNDO_ROLLOVER)
}

/// The year to come and what stands before it; none where it is done already.
struct Ahead {
    done: Option<Done>,
    ground: Option<Ground>,
}

async fn ahead(tx: &mut ReadTx, on: &Context) -> Result<Ahead> {
    let institution = on.viewer.institution.id;
    let done = queries::latest(tx, institution).await?;
    let starts = next_start(on.today, done.as_ref().map(|done| done.starts_on));
    let ground = match starts {
        Some(starts) => Some(queries::ground(tx, institution, starts, starts).await?),
        None => None,
    };
    Ok(Ahead { done, ground })
}

/// What was done, what stands now, and why it cannot be taken back, if it cannot.
async fn standing(
    tx: &mut ReadTx,
    on: &Context,
    done: &Done,
) -> Result<(Steps, Ground, Option<&'static str>)> {
    let institution = on.viewer.institution.id;
    let steps: Steps = serde_json::from_str(&done.steps)
        .map_err(|e| Error::Internal(format!("a rollover's steps: {e}")))?;
    let now = queries::ground(tx, institution, steps.starts, steps.last()).await?;
    let written = queries::written(tx, institution, steps.starts, done.made_at).await?;
    let used = queries::used(tx, institution, steps.starts).await?;
    let refusal = refusal(&steps, &now, &written, &used);
    Ok((steps, now, refusal))
}

async fn done_view(tx: &mut ReadTx, on: &Context, done: &Done) -> Result<DoneView> {
    let (steps, now, refusal) = standing(tx, on, done).await?;
    let (say, zone) = (&on.say, &on.viewer.institution.zone);
    let made_on = say.date(zone.to_datetime(done.made_at).date());
    Ok(DoneView {
        id: done.id,
        year: year(say, done.starts_on),
        made: say.a2(
            "rollover-made",
            "day",
            format!("{made_on} {}", say.time(done.made_at, zone)),
            "who",
            &done.made_by,
        ),
        lines: sums::sums(&steps, &now, say),
        refusal,
    })
}

/// The preview with these choices; without any, with the usual ones.
async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    ahead: Ahead,
    (draft, faults): (Option<Draft>, Vec<Fault>),
) -> Result<PreviewPage> {
    let done = match &ahead.done {
        Some(done) => Some(done_view(tx, on, done).await?),
        None => None,
    };
    let mut page = PreviewPage {
        shell,
        done,
        year: None,
        last: String::new(),
        late: false,
        draft: Draft::default(),
        seen: String::new(),
        groups: Vec::new(),
        targets: Vec::new(),
        faults,
        overtaken: false,
        kept: None,
    };
    if let Some(ground) = ahead.ground {
        let draft = draft.unwrap_or_else(|| Draft::usual(&ground));
        page.year = Some(year(&on.say, ground.starts));
        page.last = on.say.date(ground.last());
        page.late = ground.starts <= on.today;
        page.seen = ground.fingerprint();
        page.groups = groups(&ground, &draft, &page.faults, &on.say);
        page.targets = targets(&ground, &draft, &on.say);
        page.draft = draft;
    }
    Ok(page)
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::SEE_ROLLOVER, Whole).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    let (tx, on) = ok.parts();
    let ahead = ahead(tx, on).await?;
    page(&compose(tx, on, shell, ahead, (None, Vec::new())).await?)
}

/// Keys for the new groups of a preview, which are no groups yet.
fn stand_ins(draft: &Draft) -> Vec<GroupId> {
    (1_i64..)
        .take(draft.slots)
        .map(|slot| GroupId(-slot))
        .collect()
}

/// The sums of the choices, or the choices again with what is wrong. Changes nothing.
async fn preview(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.read(&access::SEE_ROLLOVER, Whole).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    let (tx, on) = ok.parts();
    let ahead = ahead(tx, on).await?;
    let Some(ground) = &ahead.ground else {
        let page = compose(tx, on, shell, ahead, (None, Vec::new())).await?;
        return both_versions(&PreviewPage {
            overtaken: true,
            ..page
        });
    };
    let draft = Draft::chosen(ground, form.pairs());
    if form.ticked("more") || form.ticked("back") {
        return page(&compose(tx, on, shell, ahead, (Some(draft), Vec::new())).await?);
    }
    let steps = draft.steps(ground, &stand_ins(&draft));
    if form.text("seen") != ground.fingerprint() {
        let faults = steps.err().unwrap_or_default();
        let page = compose(tx, on, shell, ahead, (Some(draft), faults)).await?;
        return both_versions(&PreviewPage {
            overtaken: true,
            ..page
        });
    }
    match steps {
        Err(faults) => again(&compose(tx, on, shell, ahead, (Some(draft), faults)).await?),
        Ok(steps) => page(&SumsPage {
            year: year(&on.say, ground.starts),
            late: ground.starts <= on.today,
            seen: ground.fingerprint(),
            lines: sums::sums(&steps, ground, &on.say),
            fields: draft.fields(ground),
            slots: draft.slots,
            shell,
        }),
    }
}

/// "Veikt pāreju": all of it in one transaction, if nothing changed since the preview.
async fn carry_out(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ROLL_OVER, Whole).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    queries::hold(&mut ok, institution).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    let (tx, on) = ok.parts();
    let ahead = ahead(tx, on).await?;
    let seen = ahead.ground.as_ref().map(Ground::fingerprint);
    let Some(ground) = ahead
        .ground
        .as_ref()
        .filter(|_| seen.as_deref() == Some(form.text("seen")))
    else {
        let draft = ahead.ground.as_ref();
        let draft = draft.map(|ground| Draft::chosen(ground, form.pairs()));
        let page = compose(tx, on, shell, ahead, (draft, Vec::new())).await?;
        return both_versions(&PreviewPage {
            overtaken: true,
            ..page
        });
    };
    let draft = Draft::chosen(ground, form.pairs());
    let ids: Result<Vec<GroupId>> = (0..draft.slots)
        .map(|_| ok.next_id().map(GroupId))
        .collect();
    let steps = draft.steps(ground, &ids?);
    let steps = match steps {
        Ok(steps) => steps,
        Err(faults) => {
            let (tx, on) = ok.parts();
            return again(&compose(tx, on, shell, ahead, (Some(draft), faults)).await?);
        }
    };
    let id = RolloverId(ok.next_id()?);
    making::carry_out(&mut ok, institution, id, &steps, (now, by)).await?;
    let about = entries(&ok.on.say, (id, &steps, ground), false);
    ok.commit(about).await?;
    go("/rollover")
}

/// The whole of it back, where nothing has been built on it.
async fn undo(ask: Ask, Path(id): Path<RolloverId>) -> Answer {
    let mut ok = ask.write(&access::UNDO_ROLLOVER, Whole).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    if !queries::exists(&mut ok, institution, id).await? {
        return Err(Error::NotFound);
    }
    queries::hold(&mut ok, institution).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    let (tx, on) = ok.parts();
    let latest = queries::latest(tx, institution).await?;
    let Some(done) = latest.filter(|done| done.id == id) else {
        return refused(tx, on, shell, "rollover-undo-over").await;
    };
    let (steps, found, refusal) = standing(tx, on, &done).await?;
    if let Some(key) = refusal {
        return refused(tx, on, shell, key).await;
    }
    making::take_back(&mut ok, institution, id, &steps, (now, by)).await?;
    let about = entries(&ok.on.say, (id, &steps, &found), true);
    ok.commit(about).await?;
    go("/rollover")
}

/// The page that says why it is not taken back.
async fn refused(tx: &mut ReadTx, on: &Context, shell: Shell, key: &'static str) -> Answer {
    let ahead = ahead(tx, on).await?;
    let page = compose(tx, on, shell, ahead, (None, Vec::new())).await?;
    both_versions(&PreviewPage {
        kept: Some(key),
        ..page
    })
}

/// The audit entries: one of the whole, and one a child who moved or left; undone, old and new change places.
fn entries(
    say: &Say,
    (id, steps, ground): (RolloverId, &Steps, &Ground),
    undone: bool,
) -> Vec<About> {
    let turned = |old: Value, new: Value| {
        if undone { (new, old) } else { (old, new) }
    };
    let group = |step: &super::GroupStep| {
        let (old, new) = turned(json!(step.old), json!(step.new));
        json!({ "group": step.group, "old": old, "new": new })
    };
    let left = steps.children.iter().filter(|one| one.moves_to.is_none());
    let left = left.count();
    let whole = About::change(json!({
        "rollover": id,
        "starts": steps.starts,
        "groups": steps.groups.iter().map(group).collect::<Vec<_>>(),
        "made": steps.made,
        "moved": steps.children.len() - left,
        "left": left,
        "ended": steps.staff,
    }));
    let child = |step: &ChildStep| {
        let (from, to) = stays(say, steps, step, ground);
        let (old, new) = turned(from, to);
        About {
            child: Some(step.child),
            detail: json!({ "rollover": id, "old": old, "new": new }),
        }
    };
    std::iter::once(whole)
        .chain(steps.children.iter().map(child))
        .collect()
}

/// A child's stay before and after, in the fields of the form that moves a child.
fn stays(say: &Say, steps: &Steps, step: &ChildStep, ground: &Ground) -> (Value, Value) {
    let name = |id: GroupId| {
        let known = ground.groups.iter().find(|one| one.id == id);
        let made = steps.made.iter().find(|one| one.group == id);
        known
            .map(|one| one.name.clone())
            .or(made.map(|one| one.name.clone()))
    };
    let shown = |day: Option<Date>| day.map(|day| say.date(day)).unwrap_or_default();
    let day = match step.moves_to {
        Some(_) => steps.starts,
        None => steps.last(),
    };
    let old = match step.moves_to {
        Some(_) => Some(step.stay.from),
        None => step.stay.to,
    };
    (
        json!({ "move-group": name(step.stay.group), "move-from": shown(old) }),
        json!({ "move-group": step.moves_to.and_then(name), "move-from": shown(Some(day)) }),
    )
}
