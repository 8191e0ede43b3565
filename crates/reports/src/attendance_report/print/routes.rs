//! The handlers of the report's files.

use calendar::{Month, Period};
use kernel::Role;
use web::{Answer, Ask, Query, Reading, Result, Routes, Say};

use super::{book, sheet};
use crate::access;
use crate::attendance_report::model::Report;
use crate::attendance_report::queries::{Signer, signers};
use crate::attendance_report::routes::{Which, permitted, read};
use crate::attendance_report::words;

pub fn routes() -> Routes {
    Routes::new()
        .get("/reports/attendance.pdf", print, &access::ATTENDANCE)
        .get("/reports/attendance.xlsx", spread, &access::ATTENDANCE)
}

/// What both files say about themselves.
pub struct About {
    /// "Apmeklējuma atskaite: 2026. gada oktobris"
    pub title: String,
    /// Group, content, days, children, share
    pub lines: Vec<String>,
    /// In what capacity who signs: teachers, head
    pub signers: [(String, String); 2],
}

fn about(say: &Say, group: &str, month: Month, report: &Report, signers: &[Signer]) -> About {
    let content = match Period::of(month.first()) {
        Period::Content => say.t("report-core"),
        Period::Consolidation => say.t("report-summer"),
    };
    let labelled = |key: &str, value: &dyn std::fmt::Display| format!("{}: {value}", say.t(key));
    let lines = vec![
        labelled("report-group-label", &group),
        content,
        labelled("report-days", &report.days.len()),
        labelled("children", &report.lines.len()),
    ];
    let share = words::share(report).map(|share| labelled("report-share", &share));
    let named = |key: &str, role: Role| (say.t(key), words::names(signers, role));
    About {
        title: format!("{}: {}", say.t("nav-reports"), say.month(month)),
        lines: lines.into_iter().chain(share).collect(),
        signers: [
            named("report-teacher", Role::GroupTeacher),
            named("report-head", Role::Head),
        ],
    }
}

async fn data(ok: &mut Reading<kernel::GroupId>, which: &Which) -> Result<(Month, Report, About)> {
    let (month, report) = read(ok, which.month).await?;
    let (institution, group, today) = (ok.institution(), ok.subject, ok.on.today);
    let signers = signers(ok, institution, group, month.last().min(today)).await?;
    let about = about(&ok.on.say, &ok.record.name, month, &report, &signers);
    Ok((month, report, about))
}

fn file(say: &Say, group: &str, month: Month) -> [String; 3] {
    [say.t("nav-reports"), group.to_owned(), month.to_string()]
}

/// The report as a PDF.
async fn print(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = permitted(&ask, &which).await?;
    let (month, report, about) = data(&mut ok, &which).await?;
    let document = sheet::document(&ok.on, &report, about);
    let name = file(&ok.on.say, &ok.record.name, month);
    drop(ok); // the queue of the press is waited for without holding the database
    press::pdf(&name.each_ref().map(String::as_str), document).await
}

/// The report as an XLSX.
async fn spread(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = permitted(&ask, &which).await?;
    let (month, report, about) = data(&mut ok, &which).await?;
    let sheet = book::sheet(&ok.on, &report, about);
    let name = file(&ok.on.say, &ok.record.name, month);
    drop(ok);
    press::xlsx(&name.each_ref().map(String::as_str), &sheet)
}
