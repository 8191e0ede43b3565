//! Permission as a pure rule.

use calendar::DeadlineTimes;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, Role};
use proptest::prelude::*;
use web::access::{
    Action, Reach, Rule, Verdict, anywhere, decide, in_own_group, own_child, signed,
};
use web::{Institution, Language, Tie, Viewer};

fn viewer(ties: Vec<Tie>) -> Viewer {
    Viewer {
        account: AccountId(1),
        given_name: "Līga".to_owned(),
        surname: "Bērziņa".to_owned(),
        language: Language::Lv,
        theme: "auto".to_owned(),
        must_change: false,
        factor_due: false,
        undertaking_due: false,
        institution: Institution {
            id: InstitutionId(1),
            name: String::new(),
            short_name: String::new(),
            zone: TimeZone::UTC,
            times: DeadlineTimes::default(),
        },
        tablet: None,
        ties,
    }
}

fn tie(role: Role, group: Option<i64>) -> Tie {
    Tie {
        role,
        group_id: group.map(GroupId),
        area: None,
        child_id: None,
        from_on: Some(date(2026, 9, 1)),
        to_on: None,
        for_account_id: None,
        may_act: true,
    }
}

fn group(id: i64, day: Option<Date>) -> Reach {
    Reach {
        group: Some(GroupId(id)),
        child: None,
        day,
    }
}

const TEACHERS: &[Rule] = &[anywhere(&[Role::Head]), in_own_group(&[Role::GroupTeacher])];

#[test]
fn a_teacher_reaches_her_own_group_and_another_one_does_not_exist_for_her() {
    let liga = viewer(vec![tie(Role::GroupTeacher, Some(1))]);
    assert_eq!(decide(TEACHERS, &liga, group(1, None)), Verdict::Allowed);
    assert_eq!(decide(TEACHERS, &liga, group(2, None)), Verdict::Foreign);
}

#[test]
fn a_groups_tablet_opens_what_is_marked_so_and_of_that_group_alone() {
    const fn action(on_tablet: bool) -> Action<GroupId> {
        Action {
            name: "test",
            about: "",
            rules: TEACHERS,
            watched: false,
            on_tablet,
            daily: false,
            subject: std::marker::PhantomData,
        }
    }
    let mut ilze = viewer(vec![tie(Role::Head, None)]);
    for on_tablet in [true, false] {
        assert!(action(on_tablet).allows(&ilze, group(1, None)));
    }
    ilze.tablet = Some(GroupId(1));
    assert!(action(true).allows(&ilze, group(1, None)));
    assert!(!action(true).allows(&ilze, group(2, None)));
    assert!(!action(true).allows(&ilze, Reach::default()));
    assert!(!action(false).allows(&ilze, group(1, None)));
}

#[test]
fn a_role_that_does_not_fit_is_refused_wherever() {
    let clerk = viewer(vec![tie(Role::Clerk, None)]);
    assert_eq!(decide(TEACHERS, &clerk, group(1, None)), Verdict::Refused);
}

#[test]
fn a_substitute_writes_only_on_the_days_of_the_substitution() {
    let mut stands_in = tie(Role::GroupTeacher, Some(2));
    stands_in.for_account_id = Some(AccountId(9));
    stands_in.from_on = Some(date(2026, 10, 5));
    stands_in.to_on = Some(date(2026, 10, 9));
    let liga = viewer(vec![tie(Role::GroupTeacher, Some(1)), stands_in]);
    assert_eq!(
        decide(TEACHERS, &liga, group(2, Some(date(2026, 10, 7)))),
        Verdict::Allowed
    );
    assert_eq!(
        decide(TEACHERS, &liga, group(2, Some(date(2026, 10, 12)))),
        Verdict::Foreign
    );
    assert_eq!(liga.stands_in_for(GroupId(2)), Some(AccountId(9)));
    assert_eq!(liga.stands_in_for(GroupId(1)), None);
}

#[test]
fn a_parent_sees_the_own_child_and_never_another() {
    let mut parent = tie(Role::Parent, None);
    parent.child_id = Some(ChildId(7));
    parent.from_on = None;
    let laura = viewer(vec![parent]);
    let child = |id| Reach {
        child: Some(ChildId(id)),
        group: Some(GroupId(1)),
        day: None,
    };
    assert_eq!(decide(&[own_child()], &laura, child(7)), Verdict::Allowed);
    assert_eq!(decide(&[own_child()], &laura, child(8)), Verdict::Foreign);
    assert_eq!(decide(TEACHERS, &laura, group(1, None)), Verdict::Refused);
    assert_eq!(
        decide(&[signed()], &laura, Reach::default()),
        Verdict::Allowed
    );
}

#[test]
fn a_role_without_a_group_reaches_every_group() {
    let music = viewer(vec![tie(Role::SubjectTeacher, None)]);
    let rule = &[in_own_group(&[Role::SubjectTeacher])];
    assert_eq!(decide(rule, &music, group(1, None)), Verdict::Allowed);
    assert_eq!(decide(rule, &music, group(99, None)), Verdict::Allowed);
}

fn any_role() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::ALL.to_vec())
}

fn any_tie() -> impl Strategy<Value = Tie> {
    (
        any_role(),
        proptest::option::of(1_i64..4),
        proptest::option::of(1_i64..4),
        any::<bool>(),
    )
        .prop_map(|(role, group, child, stands_in)| Tie {
            may_act: true,
            role,
            group_id: group.map(GroupId),
            area: None,
            child_id: child.map(ChildId),
            from_on: Some(date(2026, 10, 5)),
            to_on: Some(date(2026, 10, 9)),
            for_account_id: stands_in.then_some(AccountId(9)),
        })
}

fn any_reach() -> impl Strategy<Value = Reach> {
    (
        proptest::option::of(1_i64..5),
        proptest::option::of(1_i64..5),
        proptest::option::of(1_i8..28),
    )
        .prop_map(|(group, child, day)| Reach {
            group: group.map(GroupId),
            child: child.map(ChildId),
            day: day.map(|day| date(2026, 10, day)),
        })
}

const RULES: &[Rule] = &[
    anywhere(&[Role::Head, Role::Deputy]),
    in_own_group(&[Role::GroupTeacher, Role::Assistant]),
    own_child(),
];

proptest! {
    #[test]
    fn nobody_without_a_tie_is_allowed_anything(reach in any_reach()) {
        prop_assert_eq!(decide(RULES, &viewer(vec![]), reach), Verdict::Refused);
    }

    #[test]
    fn another_tie_never_takes_a_permission_away(
        ties in proptest::collection::vec(any_tie(), 0..4), more in any_tie(), reach in any_reach(),
    ) {
        let before = decide(RULES, &viewer(ties.clone()), reach);
        let mut with = ties;
        with.push(more);
        if before == Verdict::Allowed {
            prop_assert_eq!(decide(RULES, &viewer(with), reach), Verdict::Allowed);
        }
    }

    #[test]
    fn whoever_is_allowed_has_a_tie_that_says_why(
        ties in proptest::collection::vec(any_tie(), 0..4), reach in any_reach(),
    ) {
        if decide(RULES, &viewer(ties.clone()), reach) == Verdict::Allowed {
            let why = ties.iter().any(|tie| match tie.role {
                Role::Head | Role::Deputy => true,
                Role::GroupTeacher | Role::Assistant => reach.group.is_some_and(|group| tie.reaches(group)),
                Role::Parent => reach.child.is_some() && tie.child_id == reach.child,
                _ => false,
            });
            prop_assert!(why);
        }
    }
}
