//! The report as a document: one page on its side. Pure.

use jiff::civil::Date;
use paper::{Align, Cell, Column, Document, Fit, Part, Signature, Table, Tint};
use web::{Context, Say};

use super::routes::About;
use crate::attendance_report::model::{AWAY, Line, Report};
use crate::attendance_report::words;

/// "1" over "C"
fn day_head(say: &Say, day: Date) -> Cell {
    Cell::new(format!("{}\n{}", day.day(), say.weekday_short(day)))
}

fn head(say: &Say, report: &Report) -> Vec<Cell> {
    let text = |key: &str| Cell::new(say.t(key));
    let mut head = vec![text("report-number"), text("report-child")];
    head.extend(report.days.iter().map(|day| day_head(say, *day)));
    head.push(text("tally-present-capital"));
    head.extend(["NS", "NC", "N"].map(Cell::new));
    head.extend(["total", "remarks"].map(text));
    head
}

/// An unexcused absence is seen at once, a day away from the group stands back.
fn mark(cell: &'static str) -> Cell {
    match cell {
        "N" => Cell::new(cell).bold().tint(Tint::Dark),
        AWAY => Cell::new(cell).tint(Tint::Grey),
        _ => Cell::new(cell),
    }
}

fn row(say: &Say, report: &Report, (at, line): (usize, &Line)) -> Vec<Cell> {
    let mut row = vec![Cell::count(at + 1), Cell::new(&line.name).names_row()];
    row.extend(line.cells.iter().map(|cell| mark(cell)));
    row.push(Cell::count(line.attended).bold());
    row.extend(line.absent.map(Cell::count));
    row.push(Cell::count(line.total()).bold());
    row.push(Cell::new(words::notes(report, line, say)));
    row
}

fn foot(say: &Say, report: &Report) -> Vec<Cell> {
    let mut foot = vec![Cell::new(say.t("total")).span(2, 1).names_row()];
    foot.extend(report.present.iter().map(|count| Cell::count(*count)));
    foot.push(Cell::count(report.attended));
    foot.extend(report.absent.map(Cell::count));
    foot.push(Cell::count(report.total()));
    foot.push(Cell::default());
    let sums = foot.into_iter().map(|cell| cell.bold().tint(Tint::Grey));
    sums.collect()
}

fn table(say: &Say, report: &Report) -> Table {
    let mut columns = vec![Column::fitting(Align::Right), Column::fitting(Align::Left)];
    columns.extend(report.days.iter().map(|_| Column::share(2, Align::Center)));
    columns.extend([Column::fitting(Align::Center); 5]);
    columns.push(Column::share(12, Align::Left));
    let mut rows: Vec<Vec<Cell>> = report
        .lines
        .iter()
        .enumerate()
        .map(|line| row(say, report, line))
        .collect();
    rows.push(foot(say, report));
    Table {
        summary: say.t("report-summary-for-readers"),
        columns,
        head: vec![head(say, report)],
        rows,
        dense: true,
    }
}

/// The report.
pub fn document(on: &Context, report: &Report, about: About) -> Document {
    let say = &on.say;
    let mut document = press::document(on, about.title, about.lines.join("  ·  "));
    document.landscape = true;
    document.fit = Fit::Sheet;
    document.parts.push(Part::Table(table(say, report)));
    if !report.unconfirmed.is_empty() {
        let days: Vec<String> = report
            .unconfirmed
            .iter()
            .map(|day| say.date(*day))
            .collect();
        let text = format!("{} {}", say.t("report-unconfirmed"), days.join(", "));
        document.parts.push(Part::note(text));
    }
    document.parts.push(Part::note(say.t("report-legend")));
    let lines = about.signers.map(|(label, name)| Signature { label, name });
    document.parts.push(Part::Signatures {
        lines: lines.into(),
    });
    document
}
