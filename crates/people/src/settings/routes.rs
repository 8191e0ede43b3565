//! The handlers of settings.

use askama::Template;
use calendar::{OverrideKind, SchoolYear, Transfer, recommended_transfers};
use jiff::civil::{Date, Time};
use kernel::Role;
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Result, Routes, Section, Shell, Whole, Writing,
    again, both_versions, go, page,
};

use super::families::{Families, families};
use super::queries::{self, OwnDay};
use crate::access;
use web::{Differing, Kept, Typed};

pub fn routes() -> Routes {
    Routes::new()
        .get("/settings", show, &access::SETTINGS)
        .post("/settings", times, &access::CHANGE_SETTINGS)
        .post("/settings/days", add_day, &access::CHANGE_SETTINGS)
        .post(
            "/settings/days/removal",
            remove_day,
            &access::CHANGE_SETTINGS,
        )
}

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct SettingsPage {
    shell: Shell,
    days: Vec<OwnDay>,
    transfers: Vec<Transfer>,
    typed: Typed,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
    may_change: bool,
    families: Families,
    /// The superuser's own settings
    superuser: bool,
}

impl SettingsPage {
    fn kept(&self, field: &str) -> &str {
        self.kept
            .iter()
            .find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The times as their form shows them.
fn kept(absences: String, diary: String) -> Vec<Kept> {
    [
        ("absences", "settings-absences", absences),
        ("diary", "settings-diary", diary),
    ]
    .into_iter()
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}

/// The years of which a transfer may still be made.
fn years(today: Date) -> impl Iterator<Item = i16> {
    [today.year(), today.year() + 1].into_iter()
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    typed: Typed,
) -> Result<SettingsPage> {
    let since = SchoolYear::of(on.today).first();
    let days = queries::own_days(tx, on.viewer.institution.id, since).await?;
    let known = |day: Date| days.iter().any(|own| own.on_date == day);
    // offered until both of its days are in the calendar, or both are over
    let transfers = years(on.today)
        .flat_map(|year| recommended_transfers(year).iter().copied())
        .filter(|one| one.off.max(one.worked) >= on.today)
        .filter(|one| !(known(one.off) && known(one.worked)))
        .collect();
    let times = on.viewer.institution.times;
    Ok(SettingsPage {
        families: families(tx, on.viewer.institution.id).await?,
        superuser: on.viewer.is(&[Role::Superuser]),
        kept: kept(clock(times.absences), clock(times.diary)),
        differing: Vec::new(),
        may_change: access::CHANGE_SETTINGS.allows(&on.viewer, Reach::default()),
        shell,
        days,
        transfers,
        typed,
    })
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::SETTINGS, Whole).await?;
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, Typed::default()).await?)
}

/// Both versions of a form of it: 409.
pub async fn overtaken(ok: &mut Writing<Whole>, typed: Typed, differing: Vec<Differing>) -> Answer {
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    let page = compose(tx, on, shell, typed).await?;
    let now = queries::times(tx, on.viewer.institution.id).await?;
    let kept = kept(now.absences_due, now.diary_due);
    both_versions(&SettingsPage {
        kept,
        differing,
        ..page
    })
}

/// The page with a form of it as it was typed: 422.
pub async fn back(ok: &mut Writing<Whole>, typed: Typed) -> Answer {
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    again(&compose(tx, on, shell, typed).await?)
}

/// "HH:MM"
fn time(typed: &mut Typed, field: &'static str) -> Option<String> {
    let text = typed.text(field).trim().to_owned();
    let time = text
        .parse::<Time>()
        .ok()
        .filter(|_| text.len() == 5)
        .map(clock);
    if time.is_none() {
        typed.wrong(field, "settings-time");
    }
    time
}

async fn times(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    let institution = ok.institution();
    let mut typed = crate::labels::typed(form);
    let (absences, diary) = (time(&mut typed, "absences"), time(&mut typed, "diary"));
    let (Some(absences), Some(diary)) = (absences, diary) else {
        return back(&mut ok, typed).await;
    };
    queries::hold(&mut ok, institution).await?;
    // asked for again: what the request knew was read before the row was held
    let now = queries::times(&mut ok, institution).await?;
    let kept = kept(now.absences_due, now.diary_due);
    let differing = typed.overtaken(&kept);
    if !differing.is_empty() {
        return overtaken(&mut ok, typed, differing).await;
    }
    queries::set_times(&mut ok, institution, &absences, &diary).await?;
    let old: Vec<&str> = kept.iter().map(|one| one.value.as_str()).collect();
    ok.commit(vec![About::change(
        json!({ "old": old, "absences_due": absences, "diary_due": diary }),
    )])
    .await?;
    go("/settings")
}

/// Both days of a recommended transfer in one tap; what the calendar says already stays.
async fn transfer(mut ok: Writing<Whole>, off: Date) -> Answer {
    let institution = ok.institution();
    queries::hold(&mut ok, institution).await?;
    let one = recommended_transfers(off.year())
        .iter()
        .find(|one| one.off == off)
        .ok_or(Error::Unprocessable("unprocessable-value"))?;
    let reason = ok.on.say.t("settings-transfer-reason");
    for (day, kind) in [
        (one.off, OverrideKind::Off),
        (one.worked, OverrideKind::Working),
    ] {
        if queries::own_day(&mut ok, institution, day).await?.is_none() {
            queries::set_day(&mut ok, institution, day, kind, &reason).await?;
        }
    }
    ok.commit(vec![About::change(
        json!({ "off": one.off, "worked": one.worked }),
    )])
    .await?;
    go("/settings")
}

/// A day off or a moved working day, also for today: it works at once.
async fn add_day(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    let institution = ok.institution();
    if let Some(off) = form.parse_opt("transfer")? {
        return transfer(ok, off).await;
    }
    queries::hold(&mut ok, institution).await?;
    let mut typed = crate::labels::typed(form);
    let day = typed.date("day");
    if day.is_none() {
        typed.wrong("day", "fault-date");
    }
    let kind = typed.choice::<OverrideKind>("kind");
    if kind.is_none() {
        typed.wrong("kind", "fault-choice");
    }
    let reason = typed.need("reason", 200);
    if let Some(day) = day
        && let Some(own) = queries::own_day(&mut ok, institution, day).await?
        && (own.reason != reason || kind.is_none_or(|kind| own.kind != kind.as_str()))
    {
        typed.wrong("day", "settings-day-known");
    }
    let (Some(day), Some(kind), true) = (day, kind, typed.is_good()) else {
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, typed).await?);
    };
    queries::set_day(&mut ok, institution, day, kind, &reason).await?;
    ok.commit(vec![About::change(
        json!({ "day": day, "kind": kind.as_str(), "reason": reason }),
    )])
    .await?;
    go("/settings")
}

async fn remove_day(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    let institution = ok.institution();
    let day: Date = form.parse("day")?;
    let own = queries::own_day(&mut ok, institution, day)
        .await?
        .ok_or(Error::NotFound)?;
    queries::remove_day(&mut ok, institution, day).await?;
    ok.commit(vec![About::change(
        json!({ "day": day, "removed": own.kind, "reason": own.reason }),
    )])
    .await?;
    go("/settings")
}
