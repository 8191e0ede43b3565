//! Health: allergies, diet, what to do. For those who need it: whoever is with the child, and management (DOMAIN 7).

use askama::Template;
use jiff::Timestamp;
use kernel::{AccountId, ChildId, GroupId, HealthNoteId, InstitutionId};
use serde_json::json;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::access::Reach;
use web::{
    Answer, Ask, Context, Group, Path, Result, Routes, Section, Shell, Typed, again, go, page,
};
use web::{Form, Writing};

use super::routes::about;
use crate::{access, labels};

/// What a note can be about.
const KINDS: [&str; 4] = ["allergy", "diet", "medical", "other"];

pub fn routes() -> Routes {
    Routes::new()
        .get("/children/{child}/health", show, &access::HEALTH)
        .post("/children/{child}/health", note, &access::CHANGE_HEALTH)
        .post(
            "/children/{child}/health/{note}/end",
            end,
            &access::CHANGE_HEALTH,
        )
        .get("/groups/{group}/health", group, &access::GROUP_HEALTH)
}

rows! {
    /// A note that holds.
    struct Note {
        id: HealthNoteId,
        child_id: ChildId,
        given_name: String,
        surname: String,
        kind: String,
        note: String,
        what_to_do: String,
        noted_at: Timestamp,
        noted_by: String,
    }
}

async fn notes(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, group): (Option<ChildId>, Option<GroupId>),
    day: jiff::civil::Date,
) -> Result<Vec<Note>> {
    Ok(tx
        .all(
            sql!(
                "SELECT n.id, n.child_id, c.given_name, c.surname, n.kind, n.note, n.what_to_do, n.noted_at,
                        a.given_name || ' ' || a.surname AS noted_by
                   FROM health_note n
                   JOIN child c ON c.institution_id = n.institution_id AND c.id = n.child_id
                   JOIN account a ON a.institution_id = n.institution_id AND a.id = n.noted_by
                  WHERE n.institution_id = $1 AND n.ended_at IS NULL
                    AND (CAST($2 AS BIGINT) IS NULL OR n.child_id = $2)
                    AND (CAST($3 AS BIGINT) IS NULL
                         OR EXISTS (SELECT 1 FROM membership m
                                     WHERE m.institution_id = n.institution_id AND m.child_id = n.child_id
                                       AND m.group_id = $3 AND m.from_on <= $4
                                       AND (m.to_on IS NULL OR m.to_on >= $4)))
                  ORDER BY c.sort_key, c.id, n.noted_at, n.id"
            ),
            params![institution, child, group, day],
        )
        .await?)
}

#[derive(Template)]
#[template(path = "file/health.html")]
struct HealthPage {
    shell: Shell,
    /// One child's page, with its form
    child: Option<(ChildId, String)>,
    group: Option<Group>,
    notes: Vec<Note>,
    may_change: bool,
    may_open: bool,
    typed: Typed,
    zone: jiff::tz::TimeZone,
}

impl HealthPage {
    const fn kinds() -> [&'static str; 4] {
        KINDS
    }

    fn day(&self, at: &Timestamp) -> String {
        self.shell.say.date(self.zone.to_datetime(*at).date())
    }
}

fn of_child(
    on: &Context,
    shell: Shell,
    record: &web::ChildName,
    (notes, typed): (Vec<Note>, Typed),
) -> HealthPage {
    let reach = Reach {
        group: record.group_id,
        child: Some(record.id),
        day: None,
    };
    HealthPage {
        may_change: access::CHANGE_HEALTH.allows(&on.viewer, reach),
        may_open: access::FILE.allows(&on.viewer, reach),
        child: Some((
            record.id,
            format!("{} {}", record.surname, record.given_name),
        )),
        group: None,
        zone: on.viewer.institution.zone.clone(),
        shell,
        notes,
        typed,
    }
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::HEALTH, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let notes = notes(&mut ok, institution, (Some(child), None), today).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    page(&of_child(
        &ok.on,
        shell,
        &ok.record,
        (notes, Typed::default()),
    ))
}

/// Every note of a group on one page: what the kitchen and the assistant need at noon.
async fn group(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::GROUP_HEALTH, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let notes = notes(&mut ok, institution, (None, Some(group)), today).await?;
    let shell = ok.shell(Section::Children, Some(group)).await?;
    let reach = Reach {
        group: Some(group),
        ..Reach::default()
    };
    page(&HealthPage {
        may_change: false,
        may_open: access::FILE.allows(&ok.on.viewer, reach),
        child: None,
        group: Some(ok.record.clone()),
        zone: ok.on.viewer.institution.zone.clone(),
        shell,
        notes,
        typed: Typed::default(),
    })
}

async fn typed_back(ok: &mut Writing<ChildId>, typed: Typed) -> Answer {
    let (institution, child, today) = (ok.institution(), ok.subject, ok.on.today);
    let notes = notes(ok, institution, (Some(child), None), today).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    again(&of_child(&ok.on, shell, &ok.record, (notes, typed)))
}

async fn note(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_HEALTH, child).await?;
    let mut typed = labels::typed(form);
    let kind = KINDS.into_iter().find(|kind| typed.is("health-kind", kind));
    if kind.is_none() {
        typed.wrong("health-kind", "fault-choice");
    }
    let text = typed.need("health-note", 500);
    let what_to_do = typed.text("what-to-do").trim().to_owned();
    if what_to_do.chars().count() > 1000 {
        typed.wrong("what-to-do", "fault-long");
    }
    let (Some(kind), true) = (kind, typed.is_good()) else {
        return typed_back(&mut ok, typed).await;
    };
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let id = HealthNoteId(ok.next_id()?);
    ok.run(
        sql!(
            "INSERT INTO health_note (institution_id, id, child_id, kind, note, what_to_do, noted_at, noted_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![institution, id, child, kind, text, what_to_do, now, by],
    )
    .await?;
    ok.commit(about(
        child,
        json!({ "new": { "health-kind": kind, "health-note": text, "what-to-do": what_to_do } }),
    ))
    .await?;
    go(&format!("/children/{child}/health"))
}

async fn over(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    note: HealthNoteId,
    (now, _): (Timestamp, AccountId),
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE health_note SET ended_at = $4
                  WHERE institution_id = $1 AND child_id = $2 AND id = $3 AND ended_at IS NULL"
            ),
            params![institution, child, note, now],
        )
        .await?)
}

/// It no longer holds; it stays on record.
async fn end(ask: Ask, Path((child, note)): Path<(ChildId, HealthNoteId)>) -> Answer {
    let mut ok = ask.write(&access::CHANGE_HEALTH, child).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    if over(&mut ok, (institution, child), note, (now, by)).await? > 0 {
        ok.commit(about(child, json!({ "health_note_ended": note })))
            .await?;
    }
    go(&format!("/children/{child}/health"))
}
