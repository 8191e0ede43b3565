//! The month plan as a document: upright, for the wall and the folder. Pure.

use paper::{Align, Cell, Column, Part, Table};
use web::Say;

use crate::month::model::{CONTENT, SKILLS, VALUES, VIRTUES};
use crate::month::sheet::Sheet;
use crate::month::view::{AreaWords, Dated, ThemeWords};

/// The plan in words.
pub struct Printed<'p> {
    pub themes: Vec<ThemeWords>,
    pub areas: Vec<AreaWords>,
    pub dated: Vec<Dated>,
    pub plan: &'p Sheet,
}

fn theme(say: &Say, theme: ThemeWords) -> Vec<Part> {
    let pairs = [
        ("plan-theme", format!("{} ({})", theme.title, theme.dates)),
        ("plan-question", theme.question),
        ("plan-message", theme.message),
    ];
    let written = pairs.into_iter().filter(|(_, text)| !text.is_empty());
    let pairs = written.map(|(key, text)| (say.t(key), text)).collect();
    let mut parts = vec![Part::Pairs { pairs }];
    if !theme.weeks.is_empty() {
        parts.push(Part::heading(say.t("plan-theme-weeks")));
        parts.push(Part::Pairs { pairs: theme.weeks });
    }
    parts
}

/// The area's own outcomes, then the subjects' with their names.
fn area(say: &Say, area: &AreaWords) -> Vec<Cell> {
    let own = area.lines.iter().map(|(text, stage)| match stage {
        Some(stage) => format!("• {text} ({stage})"),
        None => format!("• {text}"),
    });
    let subjects = area.parts.iter().flat_map(|part| {
        let line = |text: &String| format!("• {}: {text}", part.subject);
        part.lines.iter().map(line)
    });
    let lines: Vec<String> = own.chain(subjects).collect();
    let text = if lines.is_empty() {
        "–".to_owned()
    } else {
        lines.join("\n")
    };
    let name = say.t(&format!("area-{}", area.area));
    vec![
        Cell::new(name)
            .bold()
            .tint(press::tint(area.area))
            .names_row(),
        Cell::new(text),
    ]
}

fn outcomes(say: &Say, areas: &[AreaWords]) -> Table {
    Table {
        summary: say.t("plan-print-summary"),
        columns: vec![Column::share(2, Align::Left), Column::share(5, Align::Left)],
        head: vec![vec![
            Cell::new(say.t("plan-print-area")),
            Cell::new(say.t("plan-outcomes")),
        ]],
        rows: areas.iter().map(|one| area(say, one)).collect(),
        dense: false,
    }
}

fn dated(say: &Say, all: &[Dated]) -> Table {
    let row = |one: &Dated| {
        vec![
            Cell::new(&one.when).bold().names_row(),
            Cell::new(&one.kind),
            Cell::new(&one.text),
        ]
    };
    let head = ["plan-item-date", "plan-item-kind", "plan-item-text"];
    Table {
        summary: say.t("plan-items"),
        columns: vec![
            Column::fitting(Align::Left),
            Column::share(2, Align::Left),
            Column::share(5, Align::Left),
        ],
        head: vec![head.map(|key| Cell::new(say.t(key))).to_vec()],
        rows: all.iter().map(row).collect(),
        dense: false,
    }
}

/// What is written; what is not is left out, except the areas, of which each month has all.
pub fn parts(say: &Say, printed: &Printed<'_>) -> Vec<Part> {
    let plan = printed.plan;
    let mut parts: Vec<Part> = Vec::new();
    for one in &printed.themes {
        parts.extend(theme(say, one.clone()));
    }
    let content = plan.text(CONTENT);
    if !content.is_empty() {
        parts.push(Part::heading(say.t("plan-content")));
        parts.push(Part::paragraph(content));
    }
    let chosen = [("plan-values", VALUES), ("plan-virtues", VIRTUES)];
    let chosen = chosen.map(|(key, field)| (say.t(key), plan.list(field).join(", ")));
    let pairs: Vec<(String, String)> = chosen
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .collect();
    if !pairs.is_empty() {
        parts.push(Part::heading(say.t("plan-values-virtues")));
        parts.push(Part::Pairs { pairs });
    }
    parts.push(Part::heading(say.t("plan-outcomes")));
    parts.push(Part::Table(outcomes(say, &printed.areas)));
    let skills = plan.list(SKILLS);
    if !skills.is_empty() {
        parts.push(Part::heading(say.t("plan-skills")));
        parts.push(Part::Bullets { items: skills });
    }
    if !printed.dated.is_empty() {
        parts.push(Part::heading(say.t("plan-items")));
        parts.push(Part::Table(dated(say, &printed.dated)));
    }
    parts
}
