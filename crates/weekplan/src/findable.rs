//! What of a week's plan is found by full text: each lesson with its means. What is planned for named children never is.

use calendar::Week;
use kernel::{GroupId, InstitutionId};
use search::{Entry, Kind, Source};
use store::WriteTx;

use crate::lesson::{Field, Lesson};
use crate::plan::Plan;

/// A week's plan as a record that can be found, and its texts.
pub fn record(group: GroupId, week: Week, plan: &Plan) -> (Source, Vec<Entry>) {
    let source = Source {
        key: format!("week/{group}/{week}"),
        group: Some(group),
        from_on: week.monday(),
        to_on: week.sunday(),
        address: format!("/groups/{group}/plans/week/{week}"),
    };
    let words = |lesson: &Lesson| {
        let texts = Field::ALL.map(|field| lesson.texts.get(field));
        let written = [lesson.subject.as_str()].into_iter().chain(texts);
        let written: Vec<&str> = written.filter(|text| !text.is_empty()).collect();
        written.join("\n")
    };
    let lessons = plan
        .lessons()
        .filter(|(_, lesson)| !lesson.texts.is_blank());
    let entries = lessons.map(|(day, lesson)| {
        Entry::new(Kind::WeekLesson, words(lesson))
            .on(day)
            .at(format!("d{day}"))
    });
    (source, entries.collect())
}

/// Puts a saved plan into the index, in the transaction that saves it.
pub(crate) async fn keep(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
    plan: &Plan,
) -> store::Result<()> {
    let (source, entries) = record(group, week, plan);
    search::replace(tx, institution, &source, &entries).await
}
