//! The report as a sheet to reckon with: numbers are numbers, everything else is text. Pure.

use paper::{Sheet, Value};
use web::{Context, Say};

use super::routes::About;
use crate::attendance_report::csv_file;
use crate::attendance_report::model::{Line, Report};

/// Columns that stay in sight: number and name.
const FIXED: u16 = 2;

fn row(say: &Say, (at, line): (usize, &Line)) -> Vec<Value> {
    let mut row = vec![Value::count(at + 1), Value::text(&line.name)];
    row.extend(line.cells.iter().map(|cell| Value::text(*cell)));
    row.extend([line.due, line.attended].map(Value::count));
    row.extend(line.absent.map(Value::count));
    row.extend([line.total(), line.home].map(Value::count));
    row.push(Value::text(csv_file::notes(line, say)));
    row
}

fn foot(say: &Say, report: &Report) -> Vec<Value> {
    let due = report.lines.iter().map(|line| line.due).sum();
    let home = report.lines.iter().map(|line| line.home).sum();
    let mut foot = vec![Value::text(""), Value::text(say.t("total"))];
    foot.extend(report.present.iter().map(|count| Value::count(*count)));
    foot.extend([due, report.attended].map(Value::count));
    foot.extend(report.absent.map(Value::count));
    foot.extend([report.total(), home].map(Value::count));
    foot.push(Value::text(""));
    foot
}

/// The report.
pub fn sheet(on: &Context, report: &Report, about: About) -> Sheet {
    let say = &on.say;
    let mut head = vec![say.t("report-number"), say.t("report-child")];
    head.extend(report.days.iter().map(|day| say.date(*day)));
    head.extend(["report-due", "report-attended"].map(|key| say.t(key)));
    head.extend(["NS", "NC", "N"].map(str::to_owned));
    head.extend(["total", "report-home", "remarks"].map(|key| say.t(key)));
    let mut widths = vec![5, 28];
    widths.extend(report.days.iter().map(|_| 11));
    widths.extend([10, 10, 5, 5, 5, 7, 10, 40]);
    Sheet {
        name: say.t("report-sheet"),
        title: about.title,
        about: about.lines,
        institution: on.viewer.institution.name.clone(),
        on: on.today,
        widths,
        head,
        rows: report
            .lines
            .iter()
            .enumerate()
            .map(|line| row(say, line))
            .collect(),
        foot: foot(say, report),
        fixed: FIXED,
    }
}
