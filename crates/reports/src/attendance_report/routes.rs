//! The handlers of the report.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use calendar::{Month, Period};
use jiff::civil::Date;
use kernel::{GroupId, Role};
use people::roll::roll;
use serde::Deserialize;
use web::access::Reach;
use web::{
    Answer, Ask, Context, Error, Group, Query, Reading, Result, Routes, Say, Section, Shell, Whole,
    again, page,
};

use super::csv_file;
use super::model::{self, Report};
use super::queries::signers;
use super::words;
use crate::access;

/// The routes of the report.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reports", choose, &access::CHOOSE)
        .get("/reports/attendance", show, &access::ATTENDANCE)
        .get("/reports/attendance.csv", download, &access::ATTENDANCE)
}

/// How many months back can be chosen from the list; any month can be asked for by its address.
const MONTHS: usize = 15;

/// The steps: which group, which content, which month.
struct Steps {
    groups: Vec<Group>,
    months: Vec<Month>,
    group: Option<GroupId>,
    month: Month,
    period: Period,
    /// The field that is wrong and the key of why
    fault: Option<(&'static str, &'static str)>,
}

impl Steps {
    fn new(on: &Context, mut groups: Vec<Group>, group: Option<GroupId>, month: Month) -> Self {
        groups.retain(|one| {
            let reach = Reach {
                group: Some(one.id),
                ..Reach::default()
            };
            access::ATTENDANCE.allows(&on.viewer, reach)
        });
        let mut months: Vec<Month> =
            std::iter::successors(Some(Month::of(on.today)), |month| Some(month.previous()))
                .take(MONTHS)
                .collect();
        if !months.contains(&month) {
            months.push(month);
        }
        Self {
            groups,
            months,
            group,
            month,
            period: Period::of(month.first()),
            fault: None,
        }
    }

    /// "Obligātais saturs" is taught from September to May (3.1).
    fn is_content(&self) -> bool {
        self.period == Period::Content
    }

    fn fault(&self, field: &str) -> Option<&'static str> {
        let (wrong, key) = self.fault?;
        (wrong == field).then_some(key)
    }

    fn label(say: &Say, month: &Month) -> String {
        say.month(*month)
    }

    fn is_month(&self, month: &Month) -> bool {
        self.month == *month
    }

    fn is_group(&self, group: &GroupId) -> bool {
        self.group == Some(*group)
    }
}

#[derive(Template)]
#[template(path = "attendance_report/steps.html")]
struct StepsPage {
    shell: Shell,
    steps: Steps,
}

#[derive(Template)]
#[template(path = "attendance_report/report.html")]
struct ReportPage {
    shell: Shell,
    steps: Steps,
    institution: String,
    group: Group,
    month: Month,
    report: Report,
    weekdays: Vec<String>,
    share: Option<String>,
    unconfirmed: String,
    teachers: String,
    head: String,
    today: Date,
}

impl ReportPage {
    fn shown(count: usize) -> String {
        if count == 0 {
            String::new()
        } else {
            count.to_string()
        }
    }

    fn sum(sums: &[usize; 3], at: usize) -> String {
        Self::shown(sums.get(at).copied().unwrap_or_default())
    }

    fn notes(&self, line: &model::Line) -> String {
        words::notes(&self.report, line, &self.shell.say)
    }
}

async fn steps(ask: &Ask, month: Option<Month>) -> Result<StepsPage> {
    let mut ok = ask.read(&access::CHOOSE, Whole).await?;
    let groups = ok.groups().await?;
    let shell = ok.shell(Section::Reports, None).await?;
    let group = shell.group.as_ref().map(|group| group.id);
    let month = month.unwrap_or_else(|| Month::of(ok.on.today));
    let steps = Steps::new(&ok.on, groups, group, month);
    Ok(StepsPage { shell, steps })
}

/// The first page: the steps.
async fn choose(ask: Ask) -> Answer {
    page(&steps(&ask, None).await?)
}

#[derive(Deserialize)]
pub struct Which {
    group: Option<String>,
    content: Option<String>,
    pub month: Option<Month>,
}

impl Which {
    fn group(&self) -> Option<GroupId> {
        self.group.as_deref()?.parse().ok()
    }

    /// "Saturs" as it was chosen; an address may leave it to the month.
    fn period(&self) -> Result<Option<Period>> {
        match self.content.as_deref() {
            None => Ok(None),
            Some("content") => Ok(Some(Period::Content)),
            Some("summer") => Ok(Some(Period::Consolidation)),
            Some(_) => Err(Error::Unprocessable("unprocessable-address")),
        }
    }
}

pub async fn read(ok: &mut Reading<GroupId>, month: Option<Month>) -> Result<(Month, Report)> {
    let (institution, group, today) = (ok.institution(), ok.subject, ok.on.today);
    let month = month.unwrap_or_else(|| Month::of(today));
    let (from, to) = (month.first(), month.last());
    let calendar = ok.calendar().await?;
    let pupils = roll(ok, institution, group, from, to).await?;
    let marks = attendance::records::marks(ok, institution, group, from, to).await?;
    let confirmed = attendance::records::confirmations(ok, institution, group, from, to).await?;
    Ok((
        month,
        model::report(&calendar, (month, today), &pupils, &marks, &confirmed),
    ))
}

/// The steps again, where the chosen content and month do not fit each other.
async fn misfit(mut ok: Reading<GroupId>, period: Period, month: Month) -> Answer {
    let group = ok.subject;
    let groups = ok.groups().await?;
    let shell = ok.shell(Section::Reports, Some(group)).await?;
    let steps = Steps {
        period,
        fault: Some(("month", "report-misfit")),
        ..Steps::new(&ok.on, groups, Some(group), month)
    };
    again(&StepsPage { shell, steps })
}

/// "Izveidot": the report.
async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let Some(group) = which.group() else {
        let mut page = steps(&ask, which.month).await?;
        page.steps.fault = Some(("group", "report-needs-group"));
        return again(&page);
    };
    let mut ok = ask.read(&access::ATTENDANCE, group).await?;
    let wanted = which.month.unwrap_or_else(|| Month::of(ok.on.today));
    if let Some(period) = which.period()?
        && period != Period::of(wanted.first())
    {
        return misfit(ok, period, wanted).await;
    }
    let (month, report) = read(&mut ok, which.month).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let signers = signers(&mut ok, institution, group, month.last().min(today)).await?;
    let groups = ok.groups().await?;
    let shell = ok.shell(Section::Reports, Some(group)).await?;
    let say = &ok.on.say;
    let share = words::share(&report);
    let unconfirmed: Vec<String> = report
        .unconfirmed
        .iter()
        .map(|day| say.date(*day))
        .collect();
    page(&ReportPage {
        weekdays: report
            .days
            .iter()
            .map(|day| say.weekday_short(*day))
            .collect(),
        unconfirmed: unconfirmed.join(", "),
        teachers: words::names(&signers, Role::GroupTeacher),
        head: words::names(&signers, Role::Head),
        institution: ok.on.viewer.institution.name.clone(),
        steps: Steps::new(&ok.on, groups, Some(group), month),
        group: ok.record.clone(),
        shell,
        month,
        report,
        share,
        today,
    })
}

/// Permission for a file of the group in the address.
pub async fn permitted(ask: &Ask, which: &Which) -> Result<Reading<GroupId>> {
    let Some(group) = which.group() else {
        // who may make no report at all is told so first
        ask.read(&access::CHOOSE, Whole).await?;
        return Err(Error::Unprocessable("report-needs-group"));
    };
    ask.read(&access::ATTENDANCE, group).await
}

/// The same as CSV.
async fn download(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = permitted(&ask, &which).await?;
    let (month, report) = read(&mut ok, which.month).await?;
    let content = csv_file::content(&report, &ok.on.say)?;
    let name = csv_file::name(&ok.record.name, month);
    let heads = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((heads, content).into_response())
}
