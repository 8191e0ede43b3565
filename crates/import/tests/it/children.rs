//! Children with their parents.

use import::rules::{Address, Existing, Facts, Held, Stay};
use import::{Kind, Plan, State};
use jiff::civil::date;
use kernel::{ChildId, ContactId, GroupId};

use crate::{TODAY, changes, faults, groups, notes, sheet, states};

const HEAD: &str =
    "Vārds;Uzvārds;Personas kods;Dzimšanas datums;Grupa;No;Mamma;Mātes tālrunis;Adrese";

fn marta() -> Existing {
    Existing {
        id: ChildId(1),
        facts: Facts {
            given_name: "Marta".to_owned(),
            surname: "Abele".to_owned(),
            code: Some("320000-00011".parse().unwrap()),
            document: String::new(),
            country: String::new(),
            birth: date(2021, 3, 12),
            gender: Some("girl".to_owned()),
            nationality: String::new(),
            language: "latviešu".to_owned(),
            photo_ban: false,
        },
        stay: Some(Stay {
            group: GroupId(1),
            from: date(2025, 9, 1),
            to: None,
        }),
        declared: Some(Address::read("Parka iela 1, Liepāja, LV-3401")),
        actual: None,
        contacts: vec![Held {
            id: ContactId(11),
            kind: people::contacts::Kind::Mother,
            given_name: "Laura".to_owned(),
            surname: "Abele".to_owned(),
            phone: Some("26111111".parse().unwrap()),
            email: None,
            account: None,
        }],
    }
}

fn plan(lines: &str) -> Plan {
    plan_of(HEAD, lines)
}

fn plan_of(head: &str, lines: &str) -> Plan {
    let sheet = sheet(Kind::Children, &format!("{head}\n{}", lines.trim()));
    import::rules::children(&sheet, &[marta()], &groups(), TODAY)
}

#[test]
fn a_new_child_comes_with_group_and_parents() {
    let plan = plan(
        "Anna;Ozola;320000-00999;01.02.2021;Mārītes;01.09.2026;Ilze Ozola;26222222;Zaļā iela 2, Liepāja",
    );
    assert_eq!(states(&plan), [State::Added]);
    assert_eq!(plan.rows[0].name, "Ozola Anna");
    assert_eq!(
        changes(&plan, 0),
        [
            "given-name: Anna",
            "surname: Ozola",
            "code: 320000-•••••",
            "birth: 01.02.2021.",
            "group: Mārītes",
            "from: 01.09.2026.",
            "declared: Zaļā iela 2, Liepāja",
            "mother-given: Ilze",
            "mother-surname: Ozola",
            "mother-phone: 26 222 222",
        ]
    );
    assert!(plan.can_be_written());
}

#[test]
fn the_same_row_as_is_kept_changes_nothing_and_an_empty_cell_takes_nothing_away() {
    let plan = plan(
        "Marta;Abele;32000000011;12.03.2021.;4. grupa;;Laura Abele;+371 26 111 111;Parka iela 1, Liepāja, LV-3401",
    );
    assert_eq!(states(&plan), [State::Same]);
    assert!(!plan.can_be_written());
    assert_eq!(
        states(&crate::children::plan("marta;ABELE;;12.03.2021;;;;;")),
        [State::Changed]
    );
    assert_eq!(
        states(&crate::children::plan("Marta;Abele;;12.03.2021;;;;;")),
        [State::Same]
    );
}

#[test]
fn a_list_in_capitals_renames_nobody() {
    let plan = plan("MARTA;ABELE;;12.03.2021;;;LAURA ABELE;;");
    assert_eq!(states(&plan), [State::Same]);
}

#[test]
fn what_differs_is_shown_with_what_was() {
    let plan = plan(
        "Marta;Ābele;320000-00011;12.03.2021;Pūcītes;01.10.2026;Laura Ābele;26333333;Ziedu iela 5, Liepāja",
    );
    assert_eq!(states(&plan), [State::Changed]);
    assert_eq!(
        changes(&plan, 0),
        [
            "surname: Abele → Ābele",
            "group: Mārītes → Pūcītes",
            "from: 01.10.2026.",
            "declared: Parka iela 1, Liepāja, LV-3401 → Ziedu iela 5, Liepāja",
            "mother-surname: Abele → Ābele",
            "mother-phone: 26 111 111 → 26 333 333",
        ]
    );
}

#[test]
fn a_child_is_found_by_name_and_birth_date_where_there_is_no_code() {
    let plan = plan("Marta;Abele;;12.03.2021;;;Laura Abele;26444444;");
    assert_eq!(changes(&plan, 0), ["mother-phone: 26 111 111 → 26 444 444"]);
    let other = crate::children::plan("Marta;Abele;320000-00012;12.03.2021;;;;;");
    assert_eq!(faults(&other, 0), ["import-fault-other-code"]);
    let typo = crate::children::plan("Oto;Kalns;320000-00011;01.01.2022;;;;;");
    assert_eq!(faults(&typo, 0), ["import-fault-code-of-another"]);
}

#[test]
fn two_rows_of_one_child_are_refused() {
    let by_code = plan(
        "Anna;Ozola;320000-00999;01.02.2021;Mārītes;;;;\nAnna;Ozola;320000-00999;01.02.2021;Mārītes;;;;",
    );
    assert_eq!(states(&by_code), [State::Added, State::Wrong]);
    assert_eq!(by_code.rows[1].faults[0].what, "2");
    let by_name =
        plan("Anna;Ozola;;01.02.2021;Mārītes;;;;\nAnna;Ozola;320000-00999;01.02.2021;Mārītes;;;;");
    assert_eq!(faults(&by_name, 1), ["import-fault-twice"]);
    let twins = plan(
        "Anna;Ozola;320000-00998;01.02.2021;Mārītes;;;;\nAnna;Ozola;320000-00999;01.02.2021;Mārītes;;;;",
    );
    assert_eq!(states(&twins), [State::Added, State::Added]);
    let kept = plan("Marta;Abele;320000-00011;;;;;;\nMarta;Abele;;12.03.2021;;;;;");
    assert_eq!(faults(&kept, 1), ["import-fault-twice"]);
}

#[test]
fn every_wrong_cell_is_named() {
    let plan = plan("Anna;;123;31.02.2021;Nav tādas;vakar;Ilze;12;");
    assert_eq!(states(&plan), [State::Wrong]);
    assert_eq!(
        faults(&plan, 0),
        [
            "import-fault-empty",
            "import-fault-code",
            "import-fault-date",
            "import-fault-date",
            "import-fault-group",
            "import-fault-phone",
        ]
    );
    let plan = crate::children::plan("Anna;Ozola;;06.10.2026;Vecā;;;26222222;");
    assert_eq!(
        faults(&plan, 0),
        [
            "import-fault-born-later",
            "import-fault-group-closed",
            "import-fault-parent-name"
        ]
    );
    assert_eq!(
        faults(&crate::children::plan("Anna;Ozola;;;;;;;"), 0),
        ["import-fault-empty", "import-fault-no-group"]
    );
}

#[test]
fn a_code_that_lost_its_zero_as_a_number_gets_it_back_and_is_noted() {
    let plan = plan("Anna;Ozola;1012020123;01.01.2020;Mārītes;;;;");
    assert_eq!(states(&plan), [State::Added]);
    assert!(notes(&plan, 0).contains(&"import-note-zero"));
    assert!(changes(&plan, 0).contains(&"code: 010120-•••••".to_owned()));
}

#[test]
fn one_phone_for_two_parents_is_allowed_and_said() {
    let plan = plan_of(
        "Vārds uzvārds;Dzimis;Grupa;Mamma;Mātes tālrunis;Tētis;Tēva tālrunis",
        "Anna Ozola;01.02.2021;4;Ilze Ozola;26222222;Jānis Ozols;26 222 222",
    );
    assert_eq!(states(&plan), [State::Added]);
    assert_eq!(notes(&plan, 0), ["import-note-same-phone"]);
}

#[test]
fn a_move_goes_only_forward() {
    let plan = plan("Marta;Abele;320000-00011;;Pūcītes;01.09.2025;;;");
    assert_eq!(faults(&plan, 0), ["import-fault-moves-before"]);
    let same = crate::children::plan("Marta;Abele;320000-00011;;Mārītes;01.09.2026;;;");
    assert_eq!(states(&same), [State::Same]);
    assert_eq!(notes(&same, 0), ["import-note-from"]);
}

#[test]
fn the_last_day_ends_the_stay() {
    let head = "Vārds;Uzvārds;Personas kods;Līdz";
    let plan = plan_of(head, "Marta;Abele;320000-00011;31.05.2027.");
    assert_eq!(changes(&plan, 0), ["to: 31.05.2027."]);
    let before = plan_of(head, "Marta;Abele;320000-00011;31.05.2020.");
    assert_eq!(faults(&before, 0), ["import-fault-ends-before"]);
}

#[test]
fn gender_and_yes_or_no_are_read_in_words_and_unclear_letters_refused() {
    let head = "Vārds;Uzvārds;Personas kods;Dzimums;Aizliegums bērna fotografēšanai";
    let plan = plan_of(head, "Marta;Abele;320000-00011;Meitene;Jā");
    assert_eq!(changes(&plan, 0), ["photo-ban: ✓"]);
    let unclear = plan_of(head, "Marta;Abele;320000-00011;M;varbūt");
    assert_eq!(
        faults(&unclear, 0),
        ["import-fault-gender", "import-fault-truth"]
    );
}

#[test]
fn what_is_confirmed_is_what_was_seen() {
    let one = plan("Marta;Abele;320000-00011;;;;Laura Abele;26444444;");
    let same = plan("Marta;Abele;320000-00011;;;;Laura Abele;26444444;");
    let other = plan("Marta;Abele;320000-00011;;;;Laura Abele;26555555;");
    assert_eq!(one.fingerprint(), same.fingerprint());
    assert_ne!(one.fingerprint(), other.fingerprint());
}
