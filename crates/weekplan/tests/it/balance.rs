//! What a week lacks while it is planned (3.7, 3.8), and which outcomes stand nowhere.

use kernel::{Area, PlannedOutcomeId};
use proptest::prelude::*;
use weekplan::balance::{Balance, Need, Placed, Placements, Planned};
use weekplan::lesson::Place;

use crate::{outcome, week};

fn planned(at: usize, area: Area, place: Place) -> Planned {
    let days = week().weekdays();
    Planned {
        day: *days.iter().cycle().nth(at).unwrap(),
        area,
        place,
    }
}

#[test]
fn an_area_that_no_day_has_is_missing() {
    let lessons: Vec<Planned> = Area::ALL
        .into_iter()
        .filter(|area| *area != Area::Technology)
        .map(|area| planned(0, area, Place::Indoors))
        .collect();

    let found = Balance::of(&week().weekdays(), &lessons, &[], &Placements::new());

    assert_eq!(found.missing(), [Area::Technology]);
    assert_eq!(found.present(), 6);
}

#[test]
fn every_day_wants_health_latvian_and_time_outdoors() {
    let lessons = [
        planned(0, Area::Health, Place::Outdoors),
        planned(0, Area::Language, Place::Indoors),
        planned(1, Area::Science, Place::Outdoors),
    ];
    let days = week().weekdays();

    let found = Balance::of(&days, &lessons, &[], &Placements::new());

    assert_eq!(found.lacking(Need::Health), days[1..]);
    assert_eq!(found.lacking(Need::Language), days[1..]);
    assert_eq!(found.lacking(Need::Outdoors), days[2..]);
}

#[test]
fn a_week_without_working_days_lacks_nothing() {
    let found = Balance::of(&[], &[], &[], &Placements::new());

    assert!(found.missing().is_empty());
    assert!(
        Need::ALL
            .into_iter()
            .all(|need| found.lacking(need).is_empty())
    );
}

#[test]
fn an_outcome_counts_as_placed_in_whichever_week_of_the_month_it_stands() {
    let outcomes = [
        outcome(1, Area::Math, "", "skaita 15 apjomā"),
        outcome(2, Area::Health, "Sports", "gaida savu kārtu"),
    ];
    let elsewhere = Placed {
        week: 0,
        elsewhere: 1,
    };
    let placements = Placements::from([(PlannedOutcomeId(1), elsewhere)]);

    let found = Balance::of(&week().weekdays(), &[], &outcomes, &placements);

    assert_eq!(found.unplaced, [PlannedOutcomeId(2)]);
}

fn any_planned() -> impl Strategy<Value = Planned> {
    let area = prop::sample::select(Area::ALL.to_vec());
    let place = prop::sample::select(Place::ALL.to_vec());
    (0..5_usize, area, place).prop_map(|(at, area, place)| planned(at, area, place))
}

proptest! {
    #[test]
    fn present_and_missing_areas_are_seven(lessons in prop::collection::vec(any_planned(), 0..20)) {
        let found = Balance::of(&week().weekdays(), &lessons, &[], &Placements::new());
        prop_assert_eq!(found.present() + found.missing().len(), 7);
    }

    #[test]
    fn one_lesson_more_never_makes_a_week_lack_more(
        lessons in prop::collection::vec(any_planned(), 0..20), one in any_planned(),
    ) {
        let days = week().weekdays();
        let before = Balance::of(&days, &lessons, &[], &Placements::new());
        let mut more = lessons;
        more.push(one);
        let after = Balance::of(&days, &more, &[], &Placements::new());
        prop_assert!(after.missing().iter().all(|area| before.missing().contains(area)));
        for need in Need::ALL {
            prop_assert!(after.lacking(need).iter().all(|day| before.lacking(need).contains(day)));
        }
    }

    #[test]
    fn a_day_lacks_exactly_what_none_of_its_lessons_brings(
        lessons in prop::collection::vec(any_planned(), 0..20),
    ) {
        let days = week().weekdays();
        let found = Balance::of(&days, &lessons, &[], &Placements::new());
        for need in Need::ALL {
            for day in days {
                let brought = lessons.iter().any(|one| one.day == day && need.met_by(one));
                prop_assert_eq!(!brought, found.lacking(need).contains(&day));
            }
        }
    }
}
