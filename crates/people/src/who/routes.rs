//! "Kas redz lietu": each person with the reason.

use askama::Template;
use kernel::ChildId;
use web::access::{Reach, Verdict, decide};
use web::{Answer, Ask, Context, Path, Routes, Section, Shell, Viewer, page};

use super::queries::{self, FamilyTie, StaffTie};
use crate::access;

pub fn routes() -> Routes {
    Routes::new().get("/children/{child}/access", show, &access::WHO_SEES)
}

/// One person who sees, and why.
struct Line {
    name: String,
    reasons: Vec<String>,
    /// When they signed in last, in words
    seen: String,
    may_change: bool,
}

#[derive(Template)]
#[template(path = "who/who.html")]
struct WhoPage {
    shell: Shell,
    child: ChildId,
    child_name: String,
    may_open: bool,
    staff: Vec<Line>,
    family: Vec<Line>,
}

fn reason(on: &Context, tie: &StaffTie) -> String {
    let say = &on.say;
    let role = say.t(&format!("role-{}", tie.role));
    let from = tie.from_on.map(|day| say.date(day)).unwrap_or_default();
    let group = tie.group_name.clone().unwrap_or_default();
    if let Some(name) = &tie.for_name {
        let until = tie.to_on.map(|day| say.date(day)).unwrap_or_default();
        return say.with(
            "who-instead",
            &[("name", name.clone()), ("group", group), ("day", until)],
        );
    }
    if tie.group_id.is_some() {
        say.with(
            "who-in-group",
            &[("role", role), ("group", group), ("day", from)],
        )
    } else {
        say.a2("who-anywhere", "role", role, "day", from)
    }
}

fn seen(on: &Context, at: Option<jiff::Timestamp>) -> String {
    at.map_or_else(
        || on.say.t("who-never"),
        |at| {
            let day = on.viewer.institution.zone.to_datetime(at).date();
            on.say.a("who-last", "day", on.say.date(day))
        },
    )
}

/// Whether those ties alone open the file, by its own rules.
fn opens(on: &Context, rules: &[web::access::Rule], ties: Vec<web::Tie>, reach: Reach) -> bool {
    let person = Viewer {
        ties,
        ..on.viewer.clone()
    };
    decide(rules, &person, reach) == Verdict::Allowed
}

fn staff_lines(on: &Context, ties: &[StaffTie], reach: Reach) -> Vec<Line> {
    let mut lines: Vec<(kernel::AccountId, Line)> = Vec::new();
    for tie in ties {
        if !opens(on, access::FILE.rules, vec![tie.tie()], reach) {
            continue;
        }
        let changes = opens(on, access::CHANGE_FILE.rules, vec![tie.tie()], reach);
        let why = reason(on, tie);
        match lines.last_mut() {
            Some((account, line)) if *account == tie.account_id => {
                line.reasons.push(why);
                line.may_change |= changes;
            }
            _ => lines.push((
                tie.account_id,
                Line {
                    name: tie.name.clone(),
                    reasons: vec![why],
                    seen: seen(on, tie.last_sign_in_at),
                    may_change: changes,
                },
            )),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn family_line(on: &Context, tie: &FamilyTie) -> Line {
    let say = &on.say;
    let since = on
        .viewer
        .institution
        .zone
        .to_datetime(tie.created_at)
        .date();
    let mut reasons = vec![say.a2(
        "who-family",
        "kind",
        say.t(&format!("kind-{}", tie.kind)),
        "day",
        say.date(since),
    )];
    if let Some(by) = &tie.invited_by {
        reasons.push(say.a("who-invited", "name", by.clone()));
    }
    if let Some(day) = tie.until_on {
        reasons.push(say.a("staff-to", "day", say.date(day)));
    }
    Line {
        name: tie.name.clone(),
        reasons,
        seen: seen(on, tie.last_sign_in_at),
        may_change: false,
    }
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::WHO_SEES, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let ties = queries::staff(&mut ok, institution, today).await?;
    let family = queries::family(&mut ok, institution, (child, today)).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let reach = Reach {
        child: Some(child),
        group: ok.record.group_id,
        day: None,
    };
    page(&WhoPage {
        child_name: format!("{} {}", ok.record.surname, ok.record.given_name),
        may_open: access::FILE.allows(&ok.on.viewer, reach),
        staff: staff_lines(&ok.on, &ties, reach),
        family: family.iter().map(|tie| family_line(&ok.on, tie)).collect(),
        shell,
        child,
    })
}
