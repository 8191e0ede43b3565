//! The timetable as a document: the weekdays side by side, as large as one page on its side allows. Pure.

use kernel::Area;
use paper::{Align, Cell, Column, Part, Table};
use web::Say;

use crate::view::{Shown, WeekView};

fn cell(say: &Say, lesson: &Shown) -> Cell {
    let joint = lesson.joint.then(|| say.t("timetable-joint"));
    let teacher = (!lesson.teacher.is_empty()).then(|| lesson.teacher.clone());
    Cell::new(&lesson.name)
        .bold()
        .over(format!(
            "{}–{}  {}",
            lesson.starts,
            lesson.ends,
            lesson.area.code()
        ))
        .small(teacher.into_iter().chain(joint))
        .tint(press::tint(lesson.area))
}

/// What the codes of the areas in a week mean.
fn legend(say: &Say, week: &WeekView) -> String {
    let has = |area: &Area| {
        let mut lessons = week.days.iter().flat_map(|(_, lessons)| lessons);
        lessons.any(|lesson| lesson.area == *area)
    };
    Area::ALL
        .into_iter()
        .filter(has)
        .map(|area| format!("{} – {}", area.code(), say.t(&format!("area-{area}"))))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The week as a table: in each row the days' next lessons.
pub fn parts(say: &Say, week: &WeekView) -> Vec<Part> {
    let most = week.days.iter().map(|(_, lessons)| lessons.len()).max();
    let row = |at: usize| {
        let of_day = |(_, lessons): &(String, Vec<Shown>)| {
            lessons
                .get(at)
                .map_or_else(Cell::default, |lesson| cell(say, lesson))
        };
        week.days.iter().map(of_day).collect()
    };
    let table = Table {
        summary: say.t("timetable-print-summary"),
        columns: week
            .days
            .iter()
            .map(|_| Column::share(1, Align::Left))
            .collect(),
        head: vec![week.days.iter().map(|(name, _)| Cell::new(name)).collect()],
        rows: (0..most.unwrap_or_default()).map(row).collect(),
        dense: false,
    };
    vec![Part::Table(table), Part::note(legend(say, week))]
}
