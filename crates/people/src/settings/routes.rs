//! The handlers of settings.

use askama::Template;
use calendar::{OverrideKind, SchoolYear, Transfer, recommended_transfers};
use jiff::civil::{Date, Time};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Result, Routes, Section, Shell, Whole, again, go,
    page,
};

use super::queries::{self, OwnDay};
use crate::access;
use crate::faults::Typed;

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
    absences: String,
    diary: String,
    days: Vec<OwnDay>,
    transfers: Vec<Transfer>,
    typed: Typed,
    may_change: bool,
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
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
    let transfers = [on.today.year(), on.today.year() + 1]
        .into_iter()
        .flat_map(|year| recommended_transfers(year).iter().copied())
        .filter(|transfer| transfer.worked >= on.today && !known(transfer.off))
        .collect();
    let times = on.viewer.institution.times;
    Ok(SettingsPage {
        absences: clock(times.absences),
        diary: clock(times.diary),
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
    let mut typed = Typed::new(form);
    let (absences, diary) = (time(&mut typed, "absences"), time(&mut typed, "diary"));
    let (Some(absences), Some(diary)) = (absences, diary) else {
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, typed).await?);
    };
    queries::set_times(&mut ok, institution, &absences, &diary).await?;
    ok.commit(vec![About::change(
        json!({ "absences_due": absences, "diary_due": diary }),
    )])
    .await?;
    go("/settings")
}

/// A day off or a moved working day, also for today: it works at once.
async fn add_day(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    let institution = ok.institution();
    let mut typed = Typed::new(form);
    let day = typed.date("day");
    if day.is_none() {
        typed.wrong("day", "fault-date");
    }
    let kind = typed.choice::<OverrideKind>("kind");
    if kind.is_none() {
        typed.wrong("kind", "fault-choice");
    }
    let reason = typed.need("reason", 200);
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
    if queries::remove_day(&mut ok, institution, day).await? == 0 {
        return Err(Error::NotFound);
    }
    ok.commit(vec![About::change(json!({ "day": day, "removed": true }))])
        .await?;
    go("/settings")
}
