//! What holds for every date, calendar and moment.

use calendar::{
    Calendar, Duty, DutyKind, Month, Override, OverrideKind, Period, SchoolYear, State, Week,
    easter, holiday, parse_date, parse_latvian_date,
};
use jiff::civil::{Date, Weekday, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;

use crate::riga;

/// A date of the years 2000–2100.
fn dates() -> impl Strategy<Value = Date> {
    (0..36_889_i32).prop_map(|days| date(2000, 1, 1).saturating_add(days.days()))
}

/// A calendar of the year 2026 with some days of its own.
fn calendars() -> impl Strategy<Value = Calendar> {
    let kind = prop_oneof![Just(OverrideKind::Off), Just(OverrideKind::Working)];
    let own = (0..365_i32, kind).prop_map(|(days, kind)| Override {
        on: date(2026, 1, 1).saturating_add(days.days()),
        kind,
        reason: String::new(),
    });
    proptest::collection::vec(own, 0..120).prop_map(Calendar::new)
}

fn days_of_2026() -> impl Strategy<Value = Date> {
    (0..365_i32).prop_map(|days| date(2026, 1, 1).saturating_add(days.days()))
}

/// Moments of November 2026, to the second.
fn moments() -> impl Strategy<Value = Timestamp> {
    (1_793_484_000..1_796_076_000_i64).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn duty(due: Option<Timestamp>, done: Option<Timestamp>) -> Duty<()> {
    Duty {
        kind: DutyKind::WorkNotes,
        subject: (),
        for_day: date(2026, 11, 2),
        due,
        done,
    }
}

proptest! {
    #[test]
    fn months_and_weeks_read_back_what_they_show(date in dates()) {
        let month = Month::of(date);
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        let week = Week::of(date);
        if (2000..=2100).contains(&week.year()) {
            prop_assert_eq!(week.to_string().parse(), Ok(week));
        }
        let year = SchoolYear::of(date);
        if (2000..=2099).contains(&year.starts_in()) {
            prop_assert_eq!(year.to_string().parse(), Ok(year));
        }
        prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        prop_assert_eq!(parse_latvian_date(&date.strftime("%d.%m.%Y.").to_string()), Ok(date));
    }

    #[test]
    fn no_text_is_read_as_another_span(text in "[0-9W/-]{0,10}") {
        if let Ok(month) = text.parse::<Month>() { prop_assert_eq!(month.to_string(), text.clone()); }
        if let Ok(week) = text.parse::<Week>() { prop_assert_eq!(week.to_string(), text.clone()); }
        if let Ok(year) = text.parse::<SchoolYear>() { prop_assert_eq!(year.to_string(), text.clone()); }
        if let Ok(date) = parse_date(&text) { prop_assert_eq!(date.to_string(), text); }
    }

    #[test]
    fn every_date_is_in_its_own_spans(date in dates()) {
        let (month, week, year) = (Month::of(date), Week::of(date), SchoolYear::of(date));
        prop_assert!(month.contains(date) && week.contains(date) && year.contains(date));
        prop_assert!(month.days().any(|day| day == date));
        prop_assert!(week.days().contains(&date));
        prop_assert_eq!(week.monday().weekday(), Weekday::Monday);
        prop_assert!(year.days(Period::of(date)).contains(&date));
        prop_assert_eq!(month.next().previous(), month);
        prop_assert_eq!(week.next().previous(), week);
        prop_assert!(month < month.next() && week < week.next() && year < year.next());
    }

    #[test]
    fn the_next_working_day_is_the_nearest_one(calendar in calendars(), from in days_of_2026()) {
        let next = calendar.next_working_day(from);
        prop_assert!(next > from && calendar.is_working(next));
        prop_assert_eq!(calendar.working_days(from.tomorrow().unwrap(), next), [next]);
        let previous = calendar.previous_working_day(from);
        prop_assert!(previous < from && calendar.is_working(previous));
        prop_assert_eq!(calendar.working_days(previous, from.yesterday().unwrap()), [previous]);
    }

    #[test]
    fn the_last_working_day_is_the_greatest(calendar in calendars(), date in days_of_2026()) {
        let month = Month::of(date);
        let days = calendar.working_days_of(month);
        prop_assert_eq!(calendar.last_working_day(month), days.iter().max().copied());
        prop_assert!(days.iter().all(|day| month.contains(*day) && calendar.day(*day).is_working()));
    }

    #[test]
    fn easter_is_a_sunday_of_spring(year in 1583..=9999_i16) {
        let sunday = easter(year);
        prop_assert_eq!(sunday.weekday(), Weekday::Sunday);
        prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&sunday), "{}", sunday);
    }

    #[test]
    fn no_date_at_all_makes_the_calendar_panic(days in -4_371_587..=2_932_896_i32) {
        let date = date(1970, 1, 1).saturating_add(days.days());
        let calendar = Calendar::default();
        let spans = (Month::of(date), Week::of(date).days(), SchoolYear::of(date).last());
        prop_assert!(spans.0.contains(date));
        prop_assert!(holiday(date).is_none() || !calendar.is_working(date));
    }

    #[test]
    fn a_duty_only_grows_more_urgent(due in moments(), a in moments(), b in moments()) {
        let (sooner, later, zone) = (a.min(b), a.max(b), riga());
        let waiting = duty(Some(due), None);
        let (before, after) = (waiting.state(sooner, &zone), waiting.state(later, &zone));
        prop_assert!(after.rank() <= before.rank());
        match (before, after) {
            (State::DueIn(left), State::DueIn(still_left)) => prop_assert!(still_left <= left),
            (State::Missed { by }, State::Missed { by: then_by }) => prop_assert!(by <= then_by),
            _ => {}
        }
    }

    #[test]
    fn a_duty_is_missed_when_doing_it_would_be_late(due in moments(), now in moments()) {
        let zone = riga();
        match duty(Some(due), None).state(now, &zone) {
            State::Missed { by } => {
                prop_assert!(by > SignedDuration::ZERO);
                prop_assert_eq!(duty(Some(due), Some(now)).state(now, &zone), State::DoneLate { at: now, by });
            }
            State::DueIn(_) | State::Open { .. } => {
                prop_assert_eq!(duty(Some(due), Some(now)).state(now, &zone), State::DoneInTime { at: now });
            }
            state => prop_assert!(false, "{state:?}"),
        }
    }

    #[test]
    fn what_is_done_stays_as_it_is(due in moments(), done in moments(), a in moments(), b in moments()) {
        let (settled, zone) = (duty(Some(due), Some(done)), riga());
        prop_assert_eq!(settled.state(a, &zone), settled.state(b, &zone));
    }
}
