//! What a file does to the list: added, changed, ended, unchanged, wrong.

use curriculum::Stage;
use curriculum::rules::{Line, Others, Plan, Raw, State, judge};
use jiff::civil::date;
use kernel::OutcomeId;

use crate::{START, kept, row};

fn states(plan: &Plan) -> Vec<State> {
    plan.rows.iter().map(|row| row.state).collect()
}

fn replaced(rows: &[Raw], lines: &[Line]) -> Plan {
    judge(rows, lines, START, Others::Retire)
}

/// The list as it is after the plan.
fn after(lines: &[Line], plan: &Plan) -> Vec<Line> {
    let mut list = lines.to_vec();
    for (id, to) in &plan.ends {
        let line = list.iter_mut().find(|line| line.id == *id).unwrap();
        line.to_on = Some(*to);
    }
    for update in &plan.updates {
        let line = list.iter_mut().find(|line| line.id == update.id).unwrap();
        line.paragraph.clone_from(&update.paragraph);
        (line.official, line.to_on, line.position) = (update.official, update.to, update.position);
    }
    for (new, id) in plan.adds.iter().zip(1000..) {
        list.push(Line {
            id: OutcomeId(id),
            area: new.area,
            stage: new.stage,
            position: new.position,
            text: new.text.clone(),
            paragraph: new.paragraph.clone(),
            official: new.official,
            from_on: new.held.from,
            to_on: new.held.to,
        });
    }
    list.retain(|line| line.held().lasts_to(START));
    list
}

#[test]
fn a_list_adds_changes_ends_and_leaves() {
    let lines = [
        kept(1, "klausās", "1."),
        kept(2, "nosauc", "2."),
        kept(3, "šķirsta", "3."),
    ];
    let rows = [
        row(2, "klausās", "1."),
        row(3, "nosauc priekšmetus", "2."),
        row(4, "jautā", "4."),
    ];

    let plan = replaced(&rows, &lines);

    assert_eq!(
        states(&plan),
        [State::Same, State::Changed, State::Added, State::Retired]
    );
    // the old words end the day before, the new ones begin
    assert_eq!(
        plan.ends,
        [
            (OutcomeId(2), date(2026, 8, 31)),
            (OutcomeId(3), date(2026, 8, 31))
        ]
    );
    assert_eq!(plan.adds.len(), 2);
    assert_eq!(plan.adds[0].text, "nosauc priekšmetus");
    assert_eq!(plan.adds[0].held.from, START);
    assert!(plan.can_be_written());
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let lines = [kept(1, "klausās", ""), kept(2, "nosauc", "2.")];
    let mut rows = vec![
        row(2, "nosauc daudz", "2."),
        row(3, "klausās", "1."),
        row(4, "jautā", ""),
    ];
    rows[0].official = "jā".to_owned();
    rows[2].from = "01.01.2027.".to_owned();
    rows[2].to = "31.08.2028.".to_owned();
    for others in [Others::Retire, Others::Keep] {
        let first = judge(&rows, &lines, START, others);
        assert_eq!(first.count(State::Wrong), 0);
        let second = judge(&rows, &after(&lines, &first), START, others);
        assert_eq!(states(&second), [State::Same; 3]);
        assert!(second.is_empty() && !second.can_be_written());
    }
}

#[test]
fn the_same_words_stay_the_same_outcome_whatever_their_paragraph() {
    let lines = [kept(1, "klausās", "1."), kept(2, "nosauc", "2.")];
    let plan = replaced(&[row(2, "nosauc", "1."), row(3, "klausās", "2.")], &lines);
    assert_eq!(states(&plan), [State::Changed, State::Changed]);
    assert!(plan.ends.is_empty() && plan.adds.is_empty());
    assert_eq!(plan.updates.len(), 2);
}

#[test]
fn outcomes_of_areas_and_stages_that_the_file_does_not_name_stay() {
    let lines = [
        Line {
            stage: Stage::Third,
            ..kept(1, "lasa", "")
        },
        kept(2, "nosauc", ""),
    ];
    let plan = replaced(&[row(2, "klausās", "")], &lines);
    assert_eq!(states(&plan), [State::Added, State::Retired]);
    assert_eq!(plan.ends, [(OutcomeId(2), date(2026, 8, 31))]);
    let plan = judge(&[row(2, "klausās", "")], &lines, START, Others::Keep);
    assert_eq!(states(&plan), [State::Added]);
    assert_eq!(plan.adds[0].position, 3);
}

#[test]
fn an_outcome_of_this_very_year_is_replaced_from_its_first_day() {
    let lines = [Line {
        from_on: START,
        ..kept(1, "klausās", "1.")
    }];
    let plan = replaced(&[row(2, "klausās uzmanīgi", "1.")], &lines);
    assert_eq!(plan.ends, [(OutcomeId(1), date(2026, 8, 31))]);
    assert_eq!(plan.adds[0].held.from, START);
}

#[test]
fn a_file_does_not_rewrite_the_years_before() {
    let mut old = row(2, "klausās", "1.");
    old.from = "2019-09-01".to_owned();
    let plan = replaced(&[old.clone()], &[kept(1, "klausās", "1.")]);
    assert_eq!(states(&plan), [State::Same]);
    let plan = replaced(&[old.clone()], &[]);
    assert_eq!(plan.adds[0].held.from, START);
    // what ended before the list begins is not brought back
    old.to = "2022-08-31".to_owned();
    let plan = replaced(&[old.clone(), row(3, "klausās vairāk", "1.")], &[]);
    assert_eq!(states(&plan), [State::Same, State::Added]);
    let plan = judge(&[old], &[kept(1, "klausās", "1.")], START, Others::Keep);
    assert_eq!(states(&plan), [State::Retired]);
    assert_eq!(plan.ends, [(OutcomeId(1), date(2026, 8, 31))]);
}

#[test]
fn versions_that_follow_each_other_are_no_duplicates() {
    let (mut first, mut second) = (row(2, "klausās", "1."), row(3, "klausās vairāk", "1."));
    first.to = "31.08.2027.".to_owned();
    second.from = "01.09.2027.".to_owned();
    let lines = [kept(1, "klausās", "1.")];
    let plan = replaced(&[first.clone(), second.clone()], &lines);
    assert_eq!(states(&plan), [State::Changed, State::Added]);
    let again = replaced(&[first, second], &after(&lines, &plan));
    assert_eq!(states(&again), [State::Same, State::Same]);
}

/// One cell of a good row is written so; what is wrong with it.
fn fault(change: fn(&mut Raw)) -> &'static str {
    let mut raw = row(9, "klausās", "");
    change(&mut raw);
    let plan = replaced(&[row(2, "nosauc", ""), raw], &[]);
    assert_eq!(states(&plan), [State::Added, State::Wrong]);
    assert!(!plan.can_be_written());
    let mut faults = plan.rows.iter().flat_map(|row| &row.faults);
    faults.next().unwrap().key
}

#[test]
fn a_row_needs_an_area_a_stage_and_words_that_are_known() {
    let missing = "curriculum-fault-missing";
    assert_eq!(fault(|raw| raw.area.clear()), missing);
    assert_eq!(fault(|raw| raw.stage.clear()), missing);
    assert_eq!(fault(|raw| raw.text.clear()), missing);
    let fault_of_area = fault(|raw| "mūzika".clone_into(&mut raw.area));
    assert_eq!(fault_of_area, "curriculum-fault-area");
    let fault_of_stage = fault(|raw| "4. posms".clone_into(&mut raw.stage));
    assert_eq!(fault_of_stage, "curriculum-fault-stage");
}

#[test]
fn too_long_garbled_or_impossible_cells_are_wrong() {
    let long = "curriculum-fault-long";
    assert_eq!(fault(|raw| raw.text = "ā".repeat(1001)), long);
    assert_eq!(fault(|raw| raw.paragraph = "1".repeat(61)), long);
    let garbled = "curriculum-fault-garbled";
    assert_eq!(fault(|raw| "klausÄ«s".clone_into(&mut raw.text)), garbled);
    assert_eq!(
        fault(|raw| "klaus\u{fffd}s".clone_into(&mut raw.text)),
        garbled
    );
    assert_eq!(fault(|raw| "klaus?s".clone_into(&mut raw.text)), garbled);
    let truth = fault(|raw| "varbūt".clone_into(&mut raw.official));
    assert_eq!(truth, "curriculum-fault-truth");
    let day = fault(|raw| "31.02.2026.".clone_into(&mut raw.from));
    assert_eq!(day, "curriculum-fault-date");
    let ends = fault(|raw| {
        "2027-09-01".clone_into(&mut raw.from);
        "2027-08-31".clone_into(&mut raw.to);
    });
    assert_eq!(ends, "curriculum-fault-ends-before");
    let longest = replaced(&[row(2, &"ā".repeat(1000), "")], &[]);
    assert_eq!(states(&longest), [State::Added]);
    let questions = replaced(&[row(2, "Kas? Kur? Kad?", "")], &[]);
    assert_eq!(states(&questions), [State::Added]);
}

#[test]
fn the_same_words_or_paragraph_twice_are_wrong_and_say_where() {
    for twice in [row(7, "Klausās", "2."), row(7, "nosauc", "1.")] {
        let plan = replaced(&[row(2, "klausās", "1."), twice], &[]);
        assert_eq!(states(&plan), [State::Added, State::Wrong]);
        assert_eq!(plan.rows[1].faults[0].key, "curriculum-fault-twice");
        assert_eq!(plan.rows[1].faults[0].what, "2");
    }
    let mut other = row(7, "klausās", "1.");
    "posms2".clone_into(&mut other.stage);
    assert_eq!(
        states(&replaced(&[row(2, "klausās", "1."), other], &[])),
        [State::Added, State::Added]
    );
}
