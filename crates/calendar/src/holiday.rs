//! Latvia's public holidays: the law "Par svētku, atceres un atzīmējamām dienām" as it stands.
//!
//! The closing day of the next Song Festival and days off that are announced overnight are not known in
//! advance; until they stand here, an institution enters them as its own days ([`Override`](crate::Override)).

use jiff::civil::{Date, Weekday, date};

use crate::date::{on, plus};

keyed! {
    /// A public holiday by name; the key names its text in the message catalogues.
    pub enum HolidayName {
        /// 1 January, "Jaungada diena".
        NewYear = "new-year",
        /// The Friday before Easter, "Lielā Piektdiena".
        GoodFriday = "good-friday",
        /// "Pirmās Lieldienas".
        EasterSunday = "easter-sunday",
        /// "Otrās Lieldienas".
        EasterMonday = "easter-monday",
        /// 1 May, "Darba svētki, Satversmes sapulces sasaukšanas diena".
        LabourDay = "labour-day",
        /// 4 May, "Latvijas Republikas Neatkarības atjaunošanas diena".
        RestorationOfIndependence = "restoration-of-independence",
        /// The second Sunday of May, "Mātes diena".
        MothersDay = "mothers-day",
        /// The fiftieth day of Easter, a Sunday, "Vasarsvētki".
        Pentecost = "pentecost",
        /// 23 June, "Līgo diena".
        MidsummerEve = "midsummer-eve",
        /// 24 June, "Jāņu diena".
        Midsummer = "midsummer",
        /// The closing day of the Song and Dance Festival, about every five years.
        SongFestival = "song-festival",
        /// 18 November, "Latvijas Republikas Proklamēšanas diena".
        Proclamation = "proclamation",
        /// 24 December, "Ziemassvētku vakars".
        ChristmasEve = "christmas-eve",
        /// 25 December, "Pirmie Ziemassvētki".
        Christmas = "christmas",
        /// 26 December, "Otrie Ziemassvētki".
        SecondChristmas = "second-christmas",
        /// 31 December, "Vecgada diena".
        NewYearsEve = "new-years-eve",
        /// The Monday off for a 4 May on a weekend.
        ObservedRestoration = "observed-restoration",
        /// The Monday off for an 18 November on a weekend.
        ObservedProclamation = "observed-proclamation",
        /// The Monday off for a Song Festival that closes on a weekend.
        ObservedSongFestival = "observed-song-festival",
        /// 24 September 2018, the visit of Pope Francis.
        PopeVisit = "pope-visit",
        /// 29 May 2023, the day after the bronze of the ice hockey world championship.
        HockeyBronze = "hockey-bronze",
    }
}

/// The closing days of the Song and Dance Festival that are known.
const SONG_FESTIVALS: [Date; 2] = [date(2018, 7, 8), date(2023, 7, 9)];

/// The holiday that the date is, if it is one. Where two fall together (Mother's Day and Pentecost, as in
/// 2035), one of them is named.
pub fn holiday(date: Date) -> Option<HolidayName> {
    fixed(date)
        .or_else(|| movable(date).map(|(itself, _)| itself))
        .or_else(|| of_easter(date))
        .or_else(|| mothers_day(date))
        .or_else(|| observed(date))
        .or_else(|| one_off(date))
}

/// Easter Sunday of a year, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
pub fn easter(year: i16) -> Date {
    let whole = i32::from(year);
    let golden = whole.rem_euclid(19);
    let (century, of_century) = (whole.div_euclid(100), whole.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let (leap_years, year_rest) = (of_century / 4, of_century % 4);
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest).rem_euclid(7);
    let pulled_back = (golden + 11 * epact + 22 * to_sunday) / 451;
    // The algorithm's month and day count on from 22 March, the earliest Easter.
    plus(on(year, 3, 22), epact + to_sunday - 7 * pulled_back)
}

/// Those with a date of their own that never move: 1 May 2027 is a Saturday, and no Monday is off for it.
fn fixed(date: Date) -> Option<HolidayName> {
    match (date.month(), date.day()) {
        (1, 1) => Some(HolidayName::NewYear),
        (5, 1) => Some(HolidayName::LabourDay),
        (6, 23) => Some(HolidayName::MidsummerEve),
        (6, 24) => Some(HolidayName::Midsummer),
        (12, 24) => Some(HolidayName::ChristmasEve),
        (12, 25) => Some(HolidayName::Christmas),
        (12, 26) => Some(HolidayName::SecondChristmas),
        (12, 31) => Some(HolidayName::NewYearsEve),
        _ => None,
    }
}

/// The three whose weekend is given back, each with the name of the day off in its stead.
fn movable(date: Date) -> Option<(HolidayName, HolidayName)> {
    match (date.month(), date.day()) {
        (5, 4) => Some((
            HolidayName::RestorationOfIndependence,
            HolidayName::ObservedRestoration,
        )),
        (11, 18) => Some((HolidayName::Proclamation, HolidayName::ObservedProclamation)),
        _ if SONG_FESTIVALS.contains(&date) => {
            Some((HolidayName::SongFestival, HolidayName::ObservedSongFestival))
        }
        _ => None,
    }
}

/// The next working day after a movable holiday on a weekend. It is always the Monday: no other holiday
/// falls on 5–6 May, 19–20 November or the Mondays of July.
fn observed(date: Date) -> Option<HolidayName> {
    if date.weekday() != Weekday::Monday {
        return None;
    }
    let weekend = [plus(date, -2), plus(date, -1)];
    weekend
        .into_iter()
        .find_map(movable)
        .map(|(_, in_its_stead)| in_its_stead)
}

fn of_easter(date: Date) -> Option<HolidayName> {
    let easter = easter(date.year());
    [
        (-2, HolidayName::GoodFriday),
        (0, HolidayName::EasterSunday),
        (1, HolidayName::EasterMonday),
        (49, HolidayName::Pentecost),
    ]
    .into_iter()
    .find_map(|(days, name)| (plus(easter, days) == date).then_some(name))
}

fn mothers_day(date: Date) -> Option<HolidayName> {
    let second_sunday =
        date.month() == 5 && date.weekday() == Weekday::Sunday && (8..=14).contains(&date.day());
    second_sunday.then_some(HolidayName::MothersDay)
}

/// Days off that the Saeima gave once.
fn one_off(date: Date) -> Option<HolidayName> {
    match (date.year(), date.month(), date.day()) {
        (2018, 9, 24) => Some(HolidayName::PopeVisit),
        (2023, 5, 29) => Some(HolidayName::HockeyBronze),
        _ => None,
    }
}
