//! Staff with their roles.

use import::rules::{HeldRole, Member, Taken};
use import::{Kind, Plan, State};
use jiff::civil::date;
use kernel::{AccountId, GroupId, InstitutionId, Role, RoleId};

use crate::{TODAY, changes, faults, groups, notes, sheet, states};

fn staff() -> (Vec<Member>, Vec<HeldRole>) {
    let member = Member {
        id: AccountId(6),
        given_name: "Līga".to_owned(),
        surname: "Bērziņa".to_owned(),
        sign_in_name: Some("skolotaja".to_owned()),
        employed: true,
        personal_code: None,
        phone: Some("26111111".parse().unwrap()),
        phone_confirmed_at: Some("2026-01-01T00:00:00Z".parse().unwrap()),
        email: None,
        email_confirmed_at: None,
    };
    let role = HeldRole {
        id: RoleId(6),
        account_id: AccountId(6),
        role: Role::GroupTeacher,
        group_id: Some(GroupId(1)),
        area: None,
        subject: String::new(),
        from_on: date(2020, 9, 1),
        to_on: None,
    };
    (vec![member], vec![role])
}

fn plan(lines: &str) -> Plan {
    let head = "Vārds;Uzvārds;Amats;Grupa;Tālrunis;E-pasts;Lietotājvārds;No;Līdz";
    let sheet = sheet(Kind::Staff, &format!("{head}\n{}", lines.trim()));
    let taken: Taken = [("skolotaja", 1, 6), ("anna.ozola", 2, 102)]
        .map(|(name, institution, account)| {
            (
                name.to_owned(),
                (InstitutionId(institution), AccountId(account)),
            )
        })
        .into();
    import::rules::staff(&sheet, &staff(), &taken, &groups(), TODAY)
}

#[test]
fn a_new_person_gets_a_role_and_a_sign_in_name_that_is_free() {
    let plan = plan("Anna;Ozola;Skolotāja palīgs;Mārītes;26222222;anna@piemers.lv;;01.09.2026;");
    assert_eq!(states(&plan), [State::Added]);
    assert_eq!(
        changes(&plan, 0),
        [
            "given-name: Anna",
            "surname: Ozola",
            "sign-in-name: anna.ozola2",
            "phone: 26 222 222",
            "email: anna@piemers.lv",
            "role: assistant, Mārītes, 01.09.2026.–",
        ]
    );
}

#[test]
fn two_rows_of_one_person_are_two_roles() {
    let plan = plan(
        "Anna;Ozola;mūzikas skolotāja;;;;;;\nAnna;Ozola;lietvede;;;;;;\nAnna;Ozola;lietvede;;;;;;",
    );
    assert_eq!(states(&plan), [State::Added, State::Changed, State::Same]);
    assert!(changes(&plan, 0).contains(&"role: subject_teacher, Mūzika, 05.10.2026.–".to_owned()));
    assert_eq!(changes(&plan, 1), ["role: clerk, 05.10.2026.–"]);
}

#[test]
fn the_same_row_again_changes_nothing() {
    let plan = plan(
        "Līga;Bērziņa;Grupas skolotāja;4;26111111;;skolotaja;;\nLīga;Bērziņa;skolotāja;Mārītes;;;;;",
    );
    assert_eq!(states(&plan), [State::Same, State::Same]);
}

#[test]
fn what_a_person_confirmed_stays_theirs() {
    let plan = plan("Līga;Bērziņa;skolotāja;Mārītes;26999999;liga@piemers.lv;;;30.06.2027");
    assert_eq!(notes(&plan, 0), ["import-note-own"]);
    assert_eq!(
        changes(&plan, 0),
        ["email: liga@piemers.lv", "to: 30.06.2027."]
    );
}

#[test]
fn what_is_wrong_is_named() {
    let plan = plan(
        "Anna;Ozola;kosmonauts;;;;;;\n\
         Anna;Liepa;skolotāja;;;;;;\n\
         Anna;Egle;priekšmeta skolotāja;;;;;;\n\
         Anna;Kļava;lietvede;;;;anna.ozola;;\n\
         Anna;Osa;lietvede;;;;A B;;\n\
         Anna;Zīle;lietvede;;;;;05.10.2026;04.10.2026",
    );
    assert_eq!(faults(&plan, 0), ["import-fault-role"]);
    assert_eq!(faults(&plan, 1), ["import-fault-role-group"]);
    assert_eq!(faults(&plan, 2), ["import-fault-area"]);
    assert_eq!(faults(&plan, 3), ["import-fault-name-taken"]);
    assert_eq!(faults(&plan, 4), ["import-fault-sign-in-name"]);
    assert_eq!(faults(&plan, 5), ["import-fault-ends-before"]);
}
