//! Groups.

use import::{Kind, State};

use crate::{changes, faults, groups, sheet, states};

fn plan(lines: &str) -> import::Plan {
    let sheet = sheet(
        Kind::Groups,
        &format!("Nr.;Nosaukums;Vecums;Telpa\n{}", lines.trim()),
    );
    import::rules::groups(&sheet, &groups())
}

#[test]
fn groups_are_found_by_their_number() {
    let plan = plan("4;Mārītes;;\n3.;Pūces;4–5;12\n5;Zaķīši;2–3;");
    assert_eq!(states(&plan), [State::Same, State::Changed, State::Added]);
    assert_eq!(
        changes(&plan, 1),
        ["title: Pūcītes → Pūces", "age: 5–6 → 4–5", "room: 12"]
    );
}

#[test]
fn a_number_is_one_to_ninety_nine_once_and_open() {
    let plan = plan("100;Zaķīši;;\n5;Zaķīši;;\n5;Lāči;;\n9;Vecā;;\n6;;;");
    assert_eq!(faults(&plan, 0), ["import-fault-number"]);
    assert_eq!(faults(&plan, 2), ["import-fault-twice"]);
    assert_eq!(faults(&plan, 3), ["import-fault-group-closed"]);
    assert_eq!(faults(&plan, 4), ["import-fault-empty"]);
}
