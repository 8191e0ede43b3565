//! The year rollover: what is usual, what cannot be, and that undoing it gives back what was.

use jiff::civil::{Date, date};
use kernel::{ChildId, GroupId, Role};
use people::rollover::{
    Bound, Draft, Fault, Ground, Known, Stay, Steps, leaves, next_age, next_start, refusal,
    starts_compulsory,
};
use proptest::prelude::*;

const STARTS: Date = date(2027, 9, 1);
const LAST: Date = date(2027, 8, 31);

fn group(id: i64, age: &str, compulsory: bool) -> Known {
    Known {
        id: GroupId(id),
        name: format!("Grupa {id}"),
        number: id,
        age: age.to_owned(),
        emblem: id,
        compulsory,
        closed_on: None,
    }
}

fn stay(child: i64, group: i64, born: i16) -> Stay {
    Stay {
        child_id: ChildId(child),
        given_name: "Anna".to_owned(),
        surname: format!("Bērziņa {child}"),
        birth_on: date(born, 3, 12),
        group_id: GroupId(group),
        from_on: date(2025, 9, 1),
        to_on: None,
    }
}

fn role(id: i64, group: i64) -> Bound {
    Bound {
        substitution: false,
        id,
        given_name: "Līga".to_owned(),
        surname: "Bērziņa".to_owned(),
        role: Role::GroupTeacher,
        group_id: GroupId(group),
        from_on: date(2025, 9, 1),
        to_on: None,
    }
}

/// Group 1 of three-year-olds, group 2 of six-year-olds, a closed group 9.
fn ground() -> Ground {
    let closed = Known {
        closed_on: Some(date(2025, 8, 31)),
        ..group(9, "6–7", true)
    };
    Ground {
        starts: STARTS,
        groups: vec![group(1, "3–4", false), group(2, "6–7", true), closed],
        stays: vec![
            stay(11, 1, 2023),
            stay(12, 1, 2023),
            stay(21, 2, 2020),
            stay(22, 2, 2020),
        ],
        staff: vec![role(71, 1), role(72, 2)],
    }
}

fn ids() -> Vec<GroupId> {
    (101..=120).map(GroupId).collect()
}

fn chosen(ground: &Ground, choices: &[(&str, &str)]) -> Draft {
    let form: Vec<(String, String)> = choices
        .iter()
        .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
        .collect();
    Draft::chosen(ground, &form)
}

fn steps(ground: &Ground, choices: &[(&str, &str)]) -> Steps {
    chosen(ground, choices).steps(ground, &ids()).unwrap()
}

fn faults(ground: &Ground, choices: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let faults: Vec<Fault> = chosen(ground, choices).steps(ground, &ids()).unwrap_err();
    faults.into_iter().map(|f| (f.field, f.key)).collect()
}

#[test]
fn every_age_of_a_label_goes_up_by_a_year_and_none_beyond_seven() {
    for (label, next) in [
        ("3–4", "4–5"),
        ("3-4", "4-5"),
        ("1,5–3", "2,5–4"),
        ("1.5–2 gadi", "2.5–3 gadi"),
        ("no 2 līdz 3", "no 3 līdz 4"),
        ("5–7", "6–7"),
        ("6–7", "6–7"),
        ("4", "5"),
        ("jauktā", "jauktā"),
        ("", ""),
        ("10", "10"),
        ("999", "999"),
    ] {
        assert_eq!(next_age(label), next, "{label}");
    }
    assert!(starts_compulsory("5–6") && starts_compulsory("6–7"));
    assert!(!starts_compulsory("4–5") && !starts_compulsory("1,5–3") && !starts_compulsory("x"));
}

#[test]
fn the_preview_is_for_the_next_september_or_this_one_until_it_is_done() {
    for (today, done, start) in [
        (date(2026, 10, 5), None, Some(date(2027, 9, 1))),
        (date(2027, 8, 31), None, Some(date(2027, 9, 1))),
        (date(2027, 9, 1), None, Some(date(2027, 9, 1))),
        (date(2027, 9, 30), None, Some(date(2027, 9, 1))),
        (date(2027, 10, 1), None, Some(date(2028, 9, 1))),
        (date(2027, 5, 1), Some(date(2027, 9, 1)), None),
        (
            date(2027, 9, 1),
            Some(date(2027, 9, 1)),
            Some(date(2028, 9, 1)),
        ),
        (
            date(2027, 9, 1),
            Some(date(2026, 9, 1)),
            Some(date(2027, 9, 1)),
        ),
    ] {
        assert_eq!(next_start(today, done), start, "{today} {done:?}");
    }
}

#[test]
fn children_leave_for_school_in_the_year_in_which_they_turn_seven() {
    let five = group(1, "5–6", true);
    assert!(leaves(date(2020, 12, 31), &five, STARTS));
    assert!(!leaves(date(2021, 1, 1), &five, STARTS));
    // whoever is older leaves the more
    assert!(leaves(date(2019, 6, 1), &five, STARTS));
    // the last group before school leaves as a whole
    assert!(leaves(date(2021, 1, 1), &group(2, "6–7", true), STARTS));
    assert!(!leaves(date(2021, 1, 1), &group(2, "6–7", false), STARTS));
    assert!(!leaves(date(2021, 1, 1), &group(2, "5–7", true), STARTS));
}

#[test]
fn usually_a_group_goes_up_with_its_children_and_the_oldest_leave() {
    let ground = ground();
    let steps = Draft::usual(&ground).steps(&ground, &ids()).unwrap();
    let one = steps.groups.first().unwrap();
    assert_eq!(steps.groups.len(), 1, "the oldest group waits as it is");
    assert_eq!((one.group, one.new.age.as_str()), (GroupId(1), "4–5"));
    let left: Vec<_> = steps.children.iter().map(|step| step.child).collect();
    assert_eq!(left, [ChildId(21), ChildId(22)]);
    assert!(steps.children.iter().all(|step| step.moves_to.is_none()));
    assert!(steps.made.is_empty() && steps.staff.is_empty());
}

#[test]
fn a_group_that_turns_five_begins_the_compulsory_preparation() {
    let mut ground = ground();
    ground.groups = vec![group(1, "4–5", false)];
    let steps = Draft::usual(&ground).steps(&ground, &ids()).unwrap();
    let one = steps.groups.first().unwrap();
    assert!(one.new.compulsory && one.new.age == "5–6");
    // a box that is taken away is not sent, the age beside it is
    let steps = self::steps(&ground, &[("age-1", "5–6")]);
    assert!(!steps.groups.first().unwrap().new.compulsory);
}

#[test]
fn a_child_who_differs_from_the_group_is_an_exception() {
    let mut ground = ground();
    ground.stays.push(stay(13, 1, 2020));
    let draft = Draft::usual(&ground);
    assert_eq!(draft.value("all-1"), "stay");
    assert_eq!(
        (draft.value("child-11"), draft.value("child-13")),
        ("", "leave")
    );
    assert_eq!(
        (draft.value("all-2"), draft.value("fate-2")),
        ("leave", "wait")
    );
}

#[test]
fn nobody_stays_in_or_moves_to_a_group_that_closes() {
    let ground = ground();
    let close = ("fate-1", "close");
    assert_eq!(
        faults(&ground, &[close]),
        [("all-1".to_owned(), "rollover-own-closes")]
    );
    let choices = [close, ("all-1", "to-2"), ("child-12", "stay")];
    assert_eq!(
        faults(&ground, &choices),
        [("child-12".to_owned(), "rollover-own-closes")]
    );
    let choices = [("fate-2", "close"), ("child-11", "to-2")];
    assert_eq!(
        faults(&ground, &choices),
        [("child-11".to_owned(), "rollover-target-closes")]
    );
    let steps = steps(&ground, &[close, ("all-1", "to-2"), ("fate-2", "on")]);
    assert_eq!(
        steps.staff.len(),
        1,
        "the teacher's role ends with the group"
    );
    assert_eq!(steps.groups.first().unwrap().new.closed_on, Some(LAST));
}

#[test]
fn a_new_group_has_a_number_of_its_own_and_is_filled_in_before_children_move_there() {
    let ground = ground();
    let new = [
        ("slots", "2"),
        ("new-name-1", "Bitītes"),
        ("new-age-1", "2–3"),
    ];
    for (number, fault) in [
        ("", "group-number"),
        ("0", "group-number"),
        ("x", "group-number"),
        ("2", "rollover-number-taken"),
        ("9", "rollover-number-taken"),
    ] {
        let choices = [new.as_slice(), &[("new-number-1", number)]].concat();
        assert_eq!(
            faults(&ground, &choices),
            [("new-number-1".to_owned(), fault)],
            "{number}"
        );
    }
    let good = [
        new.as_slice(),
        &[("new-number-1", "5"), ("child-11", "new-1")],
    ]
    .concat();
    let steps = steps(&ground, &good);
    let made = steps.made.first().unwrap();
    assert_eq!((made.number, made.emblem, made.compulsory), (5, 3, false));
    assert_eq!(steps.children.first().unwrap().moves_to, Some(made.group));
    let twice = [
        good.as_slice(),
        &[
            ("new-name-2", "x"),
            ("new-age-2", "x"),
            ("new-number-2", "5"),
        ],
    ]
    .concat();
    assert_eq!(
        faults(&ground, &twice),
        [("new-number-2".to_owned(), "rollover-number-taken")]
    );
    let missing = [("slots", "2"), ("child-11", "new-2")];
    assert_eq!(
        faults(&ground, &missing),
        [("child-11".to_owned(), "rollover-target-missing")]
    );
    let long = "x".repeat(61);
    let choices = [good.as_slice(), &[("new-room-1", long.as_str())]].concat();
    assert_eq!(
        faults(&ground, &choices),
        [("new-room-1".to_owned(), "fault-long")]
    );
}

#[test]
fn a_group_that_goes_on_has_somebody_in_it_and_not_every_group_closes() {
    let ground = ground();
    assert_eq!(
        faults(&ground, &[("fate-2", "on")]),
        [("fate-2".to_owned(), "rollover-nobody")]
    );
    let all = [("fate-1", "close"), ("all-1", "leave"), ("fate-2", "close")];
    assert_eq!(
        faults(&ground, &all),
        [("fate-1".to_owned(), "rollover-all-close")]
    );
    let with_new = [
        all.as_slice(),
        &[
            ("new-name-1", "x"),
            ("new-number-1", "5"),
            ("new-age-1", "2"),
        ],
    ]
    .concat();
    assert_eq!(steps(&ground, &with_new).made.len(), 1);
}

#[test]
fn what_no_page_of_ours_sends_is_a_fault_and_no_choice() {
    let ground = ground();
    for (field, value) in [
        ("fate-1", "sleep"),
        ("all-1", "to-9"),
        ("all-1", "to-77"),
        ("child-11", "new-21"),
        ("child-11", "new-0"),
        ("child-11", "x"),
    ] {
        assert_eq!(
            faults(&ground, &[(field, value)]),
            [(field.to_owned(), "fault-choice")],
            "{value}"
        );
    }
    assert_eq!(
        faults(&ground, &[("age-1", "")]),
        [("age-1".to_owned(), "fault-empty")]
    );
}

#[test]
fn what_was_planned_for_the_new_year_stays_planned() {
    let mut ground = ground();
    let coming = Stay {
        from_on: STARTS,
        ..stay(31, 1, 2024)
    };
    ground.stays.push(coming);
    let close = [("fate-1", "close"), ("all-1", "to-2"), ("fate-2", "on")];
    assert_eq!(
        faults(&ground, &close),
        [("fate-1".to_owned(), "rollover-close-coming")]
    );
    // a day of leaving that is known stays so in the next group; who comes back does not leave
    let mut again = self::ground();
    again.stays = vec![
        Stay {
            to_on: Some(date(2027, 10, 15)),
            ..stay(11, 1, 2023)
        },
        Stay {
            from_on: date(2027, 10, 16),
            ..stay(11, 2, 2023)
        },
    ];
    let step = steps(
        &again,
        &[("all-1", "to-2"), ("fate-1", "wait"), ("fate-2", "on")],
    );
    let step = step.children.first().unwrap().clone();
    assert_eq!(
        (step.stay.to, step.later.len()),
        (Some(date(2027, 10, 15)), 1)
    );
    assert_eq!(
        faults(&again, &[("all-1", "leave"), ("fate-1", "wait")]),
        [("child-11".to_owned(), "rollover-leaves-later")]
    );
    // staff, too
    let mut staffed = self::ground();
    staffed.staff.push(Bound {
        from_on: STARTS,
        ..role(73, 1)
    });
    assert_eq!(
        faults(&staffed, &close),
        [("fate-1".to_owned(), "rollover-close-staff")]
    );
}

#[test]
fn the_choices_come_back_as_they_were_sent() {
    let ground = ground();
    let draft = chosen(
        &ground,
        &[
            ("fate-1", "close"),
            ("age-2", "6–7"),
            ("child-11", "to-2"),
            ("new-name-1", "Bitītes"),
        ],
    );
    let again = Draft::chosen(&ground, &draft.fields(&ground));
    for field in [
        "fate-1",
        "age-1",
        "age-2",
        "compulsory-1",
        "compulsory-2",
        "all-1",
        "child-11",
        "child-12",
        "new-name-1",
    ] {
        assert_eq!(again.value(field), draft.value(field), "{field}");
    }
    assert_eq!(draft.value("compulsory-2"), "", "its box was not ticked");
    assert_eq!(chosen(&ground, &[("slots", "1"), ("more", "1")]).slots, 2);
    assert_eq!(chosen(&ground, &[("slots", "99"), ("more", "1")]).slots, 20);
}

#[test]
fn a_preview_that_is_overtaken_is_known_by_its_fingerprint() {
    let (before, mut after) = (ground(), ground());
    assert_eq!(before.fingerprint(), after.fingerprint());
    after.stays.push(stay(13, 1, 2023));
    assert_ne!(before.fingerprint(), after.fingerprint());
}

/// What the tables hold afterwards.
fn done(ground: &Ground, steps: &Steps) -> Ground {
    let mut after = ground.clone();
    for step in &steps.groups {
        let group = after
            .groups
            .iter_mut()
            .find(|one| one.id == step.group)
            .unwrap();
        group.age.clone_from(&step.new.age);
        (group.compulsory, group.closed_on) = (step.new.compulsory, step.new.closed_on);
    }
    for made in &steps.made {
        after.groups.push(Known {
            id: made.group,
            name: made.name.clone(),
            number: made.number,
            age: made.age.clone(),
            emblem: made.emblem,
            compulsory: made.compulsory,
            closed_on: None,
        });
    }
    for step in &steps.children {
        let at = after
            .stays
            .iter()
            .position(|one| one.child_id == step.child && one.from_on == step.stay.from)
            .unwrap();
        let ended = after.stays.get_mut(at).unwrap();
        ended.to_on = Some(steps.last());
        let ended = ended.clone();
        if let Some(group) = step.moves_to {
            after.stays.insert(
                at + 1,
                Stay {
                    group_id: group,
                    from_on: steps.starts,
                    to_on: step.stay.to,
                    ..ended
                },
            );
        }
    }
    for step in &steps.staff {
        after
            .staff
            .iter_mut()
            .find(|one| one.id == step.id)
            .unwrap()
            .to_on = Some(steps.last());
    }
    after
}

/// What they hold when it is taken back.
fn undone(after: &Ground, steps: &Steps) -> Ground {
    let mut back = after.clone();
    back.groups
        .retain(|one| steps.made.iter().all(|made| made.group != one.id));
    for step in &steps.groups {
        let group = back
            .groups
            .iter_mut()
            .find(|one| one.id == step.group)
            .unwrap();
        group.age.clone_from(&step.old.age);
        (group.compulsory, group.closed_on) = (step.old.compulsory, step.old.closed_on);
    }
    for step in &steps.children {
        back.stays.retain(|one| {
            one.child_id != step.child || one.from_on != steps.starts || step.moves_to.is_none()
        });
        let stay = back
            .stays
            .iter_mut()
            .find(|one| one.child_id == step.child && one.from_on == step.stay.from);
        stay.unwrap().to_on = step.stay.to;
    }
    for step in &steps.staff {
        back.staff
            .iter_mut()
            .find(|one| one.id == step.id)
            .unwrap()
            .to_on = step.to;
    }
    back
}

/// The three-year-olds as a whole move to a new group, theirs closes.
const TO_A_NEW_GROUP: [(&str, &str); 6] = [
    ("fate-1", "close"),
    ("all-1", "new-1"),
    ("new-name-1", "x"),
    ("new-number-1", "5"),
    ("new-age-1", "4–5"),
    ("age-2", "1,5–3"),
];

#[test]
fn whatever_was_built_on_it_keeps_it() {
    let ground = ground();
    let steps = steps(&ground, &TO_A_NEW_GROUP);
    let after = done(&ground, &steps);
    assert_eq!(refusal(&steps, &after, &[], &[]), None);
    let new = steps.made.first().unwrap().group;
    assert_eq!(
        refusal(&steps, &after, &[new], &[]),
        Some("rollover-undo-entries")
    );
    assert_eq!(
        refusal(&steps, &after, &[GroupId(9)], &[GroupId(2)]),
        None,
        "an untouched group, and a used old one"
    );
    assert_eq!(
        refusal(&steps, &after, &[], &[new]),
        Some("rollover-undo-new")
    );
    let but = |change: fn(&mut Ground)| {
        let mut other = after.clone();
        change(&mut other);
        refusal(&steps, &other, &[], &[])
    };
    assert_eq!(
        but(|g| g.stays.first_mut().unwrap().to_on = None),
        Some("rollover-undo-children")
    );
    assert_eq!(
        but(|g| g.stays.push(Stay {
            from_on: date(2027, 11, 1),
            ..stay(21, 2, 2020)
        })),
        Some("rollover-undo-children")
    );
    assert_eq!(
        but(|g| g.stays.push(Stay {
            from_on: STARTS,
            ..stay(99, 101, 2024)
        })),
        Some("rollover-undo-new")
    );
    assert_eq!(
        but(|g| "2–3".clone_into(&mut g.groups.get_mut(1).unwrap().age)),
        Some("rollover-undo-groups")
    );
    assert_eq!(
        but(|g| g.groups.first_mut().unwrap().closed_on = None),
        Some("rollover-undo-groups")
    );
    assert_eq!(
        but(|g| g.staff.first_mut().unwrap().to_on = Some(date(2027, 5, 31))),
        Some("rollover-undo-staff")
    );
}

#[test]
fn what_is_kept_of_it_is_read_back_as_it_was() {
    let ground = ground();
    let steps = steps(
        &ground,
        &[
            ("fate-1", "close"),
            ("all-1", "new-1"),
            ("new-name-1", "x"),
            ("new-number-1", "5"),
            ("new-age-1", "4–5"),
        ],
    );
    let kept = serde_json::to_string(&steps).unwrap();
    assert_eq!(serde_json::from_str::<Steps>(&kept).unwrap(), steps);
    assert!(!kept.contains("Bērziņa"), "ids only");
}

/// Any choices over a ground of three groups with up to nine children.
fn any_choices() -> impl Strategy<Value = (Ground, Vec<(String, String)>)> {
    let way = prop::sample::select(vec![
        "", "stay", "leave", "to-1", "to-2", "to-3", "new-1", "new-2",
    ]);
    let all = prop::sample::select(vec!["stay", "leave", "to-1", "to-2", "to-3", "new-1"]);
    let fate = prop::sample::select(vec!["on", "on", "wait", "close"]);
    let groups = prop::collection::vec((fate, all), 3);
    let children = prop::collection::vec((1_i64..=3, 2020_i16..=2024, way, any::<bool>()), 0..9);
    (groups, children, any::<bool>()).prop_map(|(groups, children, new)| {
        let mut ground = ground();
        ground.groups = vec![
            group(1, "3–4", false),
            group(2, "4–5", false),
            group(3, "6–7", true),
        ];
        ground.staff = (1..=3).map(|id| role(70 + id, id)).collect();
        ground.stays.clear();
        let mut form: Vec<(String, String)> = vec![("slots".to_owned(), "2".to_owned())];
        for (id, (child_group, born, way, ends)) in (11_i64..).zip(children) {
            let to_on = ends.then_some(date(2028, 1, 31));
            ground.stays.push(Stay {
                to_on,
                ..stay(id, child_group, born)
            });
            form.push((format!("child-{id}"), way.to_owned()));
        }
        for (id, (fate, all)) in (1..).zip(groups) {
            form.push((format!("fate-{id}"), fate.to_owned()));
            form.push((format!("all-{id}"), all.to_owned()));
        }
        if new {
            for (field, value) in [
                ("new-name-1", "x"),
                ("new-number-1", "5"),
                ("new-age-1", "2–3"),
            ] {
                form.push((field.to_owned(), value.to_owned()));
            }
        }
        (ground, form)
    })
}

proptest! {
    #[test]
    fn doing_and_undoing_is_as_if_nothing_had_been((ground, form) in any_choices()) {
        let Ok(steps) = Draft::chosen(&ground, &form).steps(&ground, &ids()) else { return Ok(()) };
        let after = done(&ground, &steps);
        prop_assert_eq!(refusal(&steps, &after, &[], &[]), None);
        prop_assert_eq!(undone(&after, &steps), ground);
    }

    #[test]
    fn afterwards_every_child_is_in_one_open_group_or_has_left((ground, form) in any_choices()) {
        let Ok(steps) = Draft::chosen(&ground, &form).steps(&ground, &ids()) else { return Ok(()) };
        let after = done(&ground, &steps);
        let mut numbers: Vec<i64> = after.groups.iter().map(|one| one.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), after.groups.len());
        for child in ground.crossing() {
            let on = |day: Date| after.stays.iter().filter(move |one| {
                one.child_id == child.child_id && one.from_on <= day && one.to_on.is_none_or(|to| day <= to)
            });
            prop_assert_eq!(on(LAST).map(|one| one.group_id).collect::<Vec<_>>(), [child.group_id]);
            let next: Vec<GroupId> = on(STARTS).map(|one| one.group_id).collect();
            let leaves = steps.children.iter().any(|step| step.child == child.child_id && step.moves_to.is_none());
            prop_assert_eq!(next.len(), usize::from(!leaves));
            for group in next {
                prop_assert!(after.open().any(|one| one.id == group));
            }
        }
    }
}
