//! The rules of coverage, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use calendar::SchoolYear;
use coverage::matrix::{Beside, Cell, Matrix, Touch, Touched, by_group, months};
use curriculum::{Outcome, Stage};
use jiff::civil::{Date, date};
use kernel::{Area, GroupId, OutcomeId};

fn outcome(id: i64, area: Area, stage: Stage) -> Outcome {
    Outcome {
        id: OutcomeId(id),
        area,
        stage,
        text: format!("Rezultāts {id}"),
        paragraph: String::new(),
        official: false,
    }
}

fn touch(id: Option<i64>, area: Area, month: Date, planned: i64, days: i64) -> Touch {
    Touch {
        outcome_id: id.map(OutcomeId),
        area,
        stage: id.map(|id| if id < 100 { Stage::Third } else { Stage::First }),
        month,
        text: format!("Plānā {id:?}"),
        planned,
        days,
    }
}

fn year() -> SchoolYear {
    SchoolYear::of(date(2026, 11, 5))
}

fn lists() -> Vec<Outcome> {
    vec![
        outcome(1, Area::Math, Stage::Third),
        outcome(2, Area::Math, Stage::Third),
        outcome(3, Area::Health, Stage::Third),
        outcome(101, Area::Math, Stage::First),
    ]
}

fn matrix(touches: &[Touch]) -> Matrix {
    Matrix::of(year(), Some(Stage::Third), &lists(), touches)
}

fn math(matrix: &Matrix) -> &coverage::matrix::AreaPart {
    let mut areas = matrix.areas.iter();
    areas.find(|part| part.area == Area::Math).unwrap()
}

#[test]
fn a_school_year_is_september_to_august() {
    let months = months(year());
    assert_eq!(months.len(), 12);
    assert_eq!(
        months.first().map(ToString::to_string).as_deref(),
        Some("2026-09")
    );
    assert_eq!(
        months.last().map(ToString::to_string).as_deref(),
        Some("2027-08")
    );
}

#[test]
fn nothing_planned_leaves_every_outcome_of_the_stage_untouched() {
    let matrix = matrix(&[]);
    assert_eq!((matrix.total(), matrix.untouched()), (3, 3));
    assert_eq!(
        math(&matrix).lines.len(),
        2,
        "another stage's is not of the list"
    );
}

#[test]
fn a_month_says_that_it_was_planned_and_in_how_many_days() {
    let matrix = matrix(&[
        touch(Some(1), Area::Math, date(2026, 10, 1), 1, 3),
        touch(Some(1), Area::Math, date(2026, 11, 1), 1, 0),
    ]);
    let line = math(&matrix).lines.first().expect("a line");
    let cell = |planned, days| Some(Cell { planned, days });
    assert_eq!(
        line.cells.get(..3),
        Some(&[None, cell(true, 3), cell(true, 0)][..])
    );
    assert_eq!((matrix.total(), matrix.untouched()), (3, 2));
}

#[test]
fn what_was_taken_out_of_the_month_counts_only_where_a_day_has_it() {
    let gone = matrix(&[touch(Some(1), Area::Math, date(2026, 10, 1), 0, 0)]);
    assert_eq!(gone.untouched(), 3);
    let held = matrix(&[touch(Some(1), Area::Math, date(2026, 10, 1), 0, 2)]);
    assert_eq!(held.untouched(), 2);
}

#[test]
fn an_outcome_of_another_stage_is_allowed_marked_and_not_counted() {
    let matrix = matrix(&[touch(Some(101), Area::Math, date(2026, 10, 1), 1, 0)]);
    let last = math(&matrix).lines.last().expect("a line");
    assert_eq!(last.beside, Some(Beside::Stage(Stage::First)));
    assert_eq!((matrix.total(), matrix.untouched()), (3, 3));
}

#[test]
fn an_outcome_that_left_the_list_stays_with_the_plans_words() {
    let matrix = matrix(&[touch(Some(77), Area::Math, date(2026, 10, 1), 1, 0)]);
    let last = math(&matrix).lines.last().expect("a line");
    assert_eq!(
        (last.beside, last.text.as_str()),
        (Some(Beside::Gone), "Plānā Some(77)")
    );
}

#[test]
fn what_was_written_in_own_words_is_counted_beside_the_list() {
    let matrix = matrix(&[touch(None, Area::Math, date(2026, 10, 1), 4, 1)]);
    assert_eq!(math(&matrix).in_own_words, 4);
    assert_eq!(matrix.untouched(), 3);
}

#[test]
fn the_filter_leaves_only_the_lists_untouched_outcomes() {
    let matrix = matrix(&[
        touch(Some(1), Area::Math, date(2026, 10, 1), 1, 0),
        touch(Some(101), Area::Math, date(2026, 10, 1), 1, 0),
    ])
    .only_untouched();
    let left: Vec<&str> = matrix
        .areas
        .iter()
        .flat_map(|part| part.lines.iter().map(|line| line.text.as_str()))
        .collect();
    assert_eq!(left, ["Rezultāts 2", "Rezultāts 3"]);
}

#[test]
fn a_group_whose_age_names_no_stage_is_held_against_all_of_them() {
    let matrix = Matrix::of(year(), None, &lists(), &[]);
    assert_eq!(matrix.total(), 4);
}

#[test]
fn the_summary_counts_each_area_of_each_group() {
    let groups = [(GroupId(1), Some(Stage::Third)), (GroupId(2), None)];
    let touched = [Touched {
        group_id: GroupId(1),
        outcome_id: OutcomeId(1),
    }];
    let lines = by_group(&groups, &lists(), &touched);
    let at = Area::ALL
        .iter()
        .position(|area| *area == Area::Math)
        .expect("an area");
    let of = |group: usize| {
        lines
            .get(group)
            .and_then(|(_, areas)| areas.get(at))
            .copied()
    };
    assert_eq!(of(0), Some(Some((1, 2))));
    assert_eq!(of(1), Some(None));
}
