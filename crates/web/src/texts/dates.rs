//! Dates and times as they are said: dd.mm.gggg. in tables, words in running text (DOMAIN 8).

use calendar::{Day, Month, Week};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Language, Say};

impl Say {
    /// "27.11.2026." / "27.11.2026"
    pub fn date(&self, day: Date) -> String {
        let date = format!("{:02}.{:02}.{}", day.day(), day.month(), day.year());
        match self.language {
            Language::Lv => date + ".",
            Language::En => date,
        }
    }

    /// "27. novembris" / "27 November"
    pub fn day(&self, day: Date) -> String {
        let month = self.t(month_key(day.month()));
        match self.language {
            Language::Lv => format!("{}. {month}", day.day()),
            Language::En => format!("{} {month}", day.day()),
        }
    }

    /// "27. nov." / "27 Nov"
    pub fn day_short(&self, day: Date) -> String {
        let month = self.t(&format!("{}-short", month_key(day.month())));
        match self.language {
            Language::Lv => format!("{}. {month}", day.day()),
            Language::En => format!("{} {month}", day.day()),
        }
    }

    /// "piektdiena, 27. novembris"
    pub fn weekday_and_day(&self, day: Date) -> String {
        format!("{}, {}", self.weekday(day), self.day(day))
    }

    /// "piektdiena, 2026. gada 27. novembris"
    pub fn full(&self, day: Date) -> String {
        match self.language {
            Language::Lv => format!(
                "{}, {}. gada {}",
                self.weekday(day),
                day.year(),
                self.day(day)
            ),
            Language::En => format!("{}, {} {}", self.weekday(day), self.day(day), day.year()),
        }
    }

    /// "piektdiena"
    pub fn weekday(&self, day: Date) -> String {
        self.t(weekday_key(day.weekday()))
    }

    /// "Pk"
    pub fn weekday_short(&self, day: Date) -> String {
        self.t(&format!("{}-short", weekday_key(day.weekday())))
    }

    /// "2026. gada novembris" / "November 2026"
    pub fn month(&self, month: Month) -> String {
        let name = self.t(month_key(month.number()));
        match self.language {
            Language::Lv => format!("{}. gada {name}", month.year()),
            Language::En => format!("{name} {}", month.year()),
        }
    }

    /// "novembris"
    pub fn month_name(&self, month: Month) -> String {
        self.t(month_key(month.number()))
    }

    /// "48. nedēļa"
    pub fn week(&self, week: Week) -> String {
        self.a("week-number", "n", week.number())
    }

    /// "23.–27. novembris", across months "30. novembris – 4. decembris"
    pub fn range(&self, from: Date, to: Date) -> String {
        if from.month() != to.month() {
            return format!("{} – {}", self.day(from), self.day(to));
        }
        match self.language {
            Language::Lv => format!("{}.–{}", from.day(), self.day(to)),
            Language::En => format!("{}–{}", from.day(), self.day(to)),
        }
    }

    /// Why a day is not worked; none where it is
    pub fn day_off(&self, day: &Day) -> Option<String> {
        match day {
            Day::Working | Day::MovedWorking(_) => None,
            Day::Weekend => Some(self.t("day-weekend")),
            Day::Holiday(name) => Some(self.t(&format!("holiday-{}", name.as_str()))),
            Day::Closed(reason) if reason.is_empty() => Some(self.t("day-closed")),
            Day::Closed(reason) => Some(reason.clone()),
        }
    }

    /// "08:41" in that zone
    pub fn time(&self, at: Timestamp, zone: &TimeZone) -> String {
        clock_time(zone.to_datetime(at))
    }

    /// "08:41" where it is today, "26.11.2026. 08:41" otherwise
    pub fn moment(&self, at: Timestamp, zone: &TimeZone, today: Date) -> String {
        let local = zone.to_datetime(at);
        if local.date() == today {
            clock_time(local)
        } else {
            format!("{} {}", self.date(local.date()), clock_time(local))
        }
    }

    /// "19 min", "2 h 5 min", "3 dienas": rounded up, never zero
    pub fn span(&self, span: SignedDuration) -> String {
        let minutes = (span.as_secs().abs() + 59) / 60;
        if minutes >= 24 * 60 {
            return self.n("span-days", minutes / (24 * 60));
        }
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (hours, rest) {
            (0, _) => format!("{} min", rest.max(1)),
            (_, 0) => format!("{hours} h"),
            _ => format!("{hours} h {rest} min"),
        }
    }
}

fn clock_time(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

const fn month_key(month: i8) -> &'static str {
    match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    }
}

const fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "weekday-1",
        Weekday::Tuesday => "weekday-2",
        Weekday::Wednesday => "weekday-3",
        Weekday::Thursday => "weekday-4",
        Weekday::Friday => "weekday-5",
        Weekday::Saturday => "weekday-6",
        Weekday::Sunday => "weekday-7",
    }
}
