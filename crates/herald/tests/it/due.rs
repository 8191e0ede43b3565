use calendar::{Calendar, Override, OverrideKind};
use herald::{CHANNELS, Digest, Event, KINDS, Wishes};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;

fn riga() -> TimeZone {
    TimeZone::get("Europe/Riga").unwrap()
}

fn at(local: &str) -> Timestamp {
    let local: DateTime = local.parse().unwrap();
    riga().to_timestamp(local).unwrap()
}

fn wishes(digest: Digest, quiet: Option<(&str, &str)>) -> Wishes {
    let (from, to) = quiet.unzip();
    Wishes::new(Some(digest), from, to)
}

fn due(digest: Digest, quiet: Option<(&str, &str)>, now: &str) -> Timestamp {
    wishes(digest, quiet).due(at(now), &riga(), &Calendar::new([]))
}

#[test]
fn what_is_stored_reads_back_the_same() {
    for digest in [Digest::AtOnce, Digest::Daily, Digest::Weekly] {
        assert_eq!(digest.as_str().parse::<Digest>().ok(), Some(digest));
    }
    for event in [Event::Absence, Event::Diary] {
        assert_eq!(event.as_str().parse::<Event>().ok(), Some(event));
        assert!(KINDS.contains(&event.as_str()));
    }
    for channel in CHANNELS {
        assert!(channel.parse::<dispatch::Channel>().is_ok());
    }
    assert_eq!(Wishes::new(None, None, None), Wishes::default());
    assert_eq!(Wishes::new(None, Some("21:00"), Some("?")).quiet, None);
}

#[test]
fn at_once_is_in_five_minutes_outside_of_the_quiet_hours() {
    let quiet = Some(("21:00", "07:00"));
    for (now, told) in [
        ("2026-10-05T08:40", "2026-10-05T08:45"),
        ("2026-10-05T20:54", "2026-10-05T20:59"),
        ("2026-10-05T20:55", "2026-10-06T07:00"),
        ("2026-10-05T21:00", "2026-10-06T07:00"),
        ("2026-10-05T23:59", "2026-10-06T07:00"),
        ("2026-10-06T00:00", "2026-10-06T07:00"),
        ("2026-10-06T06:54", "2026-10-06T07:00"),
        ("2026-10-06T06:55", "2026-10-06T07:00"),
        ("2026-10-06T06:59", "2026-10-06T07:04"),
    ] {
        assert_eq!(due(Digest::AtOnce, quiet, now), at(told), "{now}");
    }
    let noon = Some(("12:00", "14:30"));
    assert_eq!(
        due(Digest::AtOnce, noon, "2026-10-05T12:00"),
        at("2026-10-05T14:30")
    );
    assert_eq!(
        due(Digest::AtOnce, noon, "2026-10-05T11:54"),
        at("2026-10-05T11:59")
    );
    let none = Some(("12:00", "12:00"));
    assert_eq!(
        due(Digest::AtOnce, none, "2026-10-05T12:00"),
        at("2026-10-05T12:05")
    );
}

#[test]
fn a_day_is_told_at_five_or_on_the_next_day() {
    let told = due(Digest::Daily, None, "2026-10-05T16:59");
    assert_eq!(told, at("2026-10-05T17:00"));
    let told = due(Digest::Daily, None, "2026-10-05T17:00");
    assert_eq!(told, at("2026-10-06T17:00"));
    let told = due(Digest::Daily, Some(("16:00", "18:30")), "2026-10-05T08:40");
    assert_eq!(told, at("2026-10-05T18:30"));
}

#[test]
fn a_week_is_told_on_its_last_working_day() {
    let told = due(Digest::Weekly, None, "2026-10-05T08:40");
    assert_eq!(told, at("2026-10-09T17:00"));
    let told = due(Digest::Weekly, None, "2026-10-09T17:00");
    assert_eq!(told, at("2026-10-16T17:00"));
    let closed = Override {
        on: date(2026, 10, 9),
        kind: OverrideKind::Off,
        reason: String::new(),
    };
    let told =
        wishes(Digest::Weekly, None).due(at("2026-10-05T08:40"), &riga(), &Calendar::new([closed]));
    assert_eq!(told, at("2026-10-08T17:00"));
}

#[test]
fn an_hour_that_the_clocks_repeat_does_not_hold_anything_back() {
    // 25 October 2026, 04:00 becomes 03:00: the quiet hours end at the first 03:30
    let second: Timestamp = "2026-10-25T01:15:00Z".parse().unwrap();
    let wishes = wishes(Digest::AtOnce, Some(("21:00", "03:30")));
    assert_eq!(wishes.quiet_until(second, &riga()), None);
    let told = wishes.due(second, &riga(), &Calendar::new([]));
    assert_eq!(told, "2026-10-25T01:20:00Z".parse::<Timestamp>().unwrap());
}
