//! What the page of a day's entry shows.

use std::sync::Arc;

use askama::Template;
use calendar::{Calendar, Rules, Week};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Area, GroupId};
use store::ReadTx;
use timetable::{Slot, slots_on};
use web::{Context, Group, Result, Say, Shell};
use weekplan::start::{Difference, Start, day_start, difference};

use super::queries::{Kept, kept};
use crate::coverage::{Coverage, Health, covered};
use crate::entry::{self, Fault, Row, Typed, duty, rows_of};
use crate::records::{DayRow, rows_between};
use crate::words;

/// Everything of the page that is read; the same for looking and for saving.
pub struct Sheet {
    pub calendar: Arc<Calendar>,
    pub kept: Option<Kept>,
    /// The rows from a week before the day to the end of its week
    pub rows: Vec<DayRow>,
    pub slots: Vec<Slot>,
    /// The rows that the week plan begins the day with; none without one
    pub planned: Vec<Start>,
    pub day: Date,
}

impl Sheet {
    pub async fn read(
        tx: &mut ReadTx,
        on: &Context,
        (group, day): (GroupId, Date),
    ) -> Result<Self> {
        let institution = on.viewer.institution.id;
        let week = Week::of(day);
        let (from, to) = (week.previous().monday(), week.sunday());
        Ok(Self {
            calendar: on.calendar(tx).await?,
            kept: kept(tx, institution, group, day).await?,
            rows: rows_between(tx, institution, group, from, to).await?,
            slots: slots_on(tx, institution, group, day).await?,
            planned: day_start(tx, on, (group, day)).await?,
            day,
        })
    }

    /// 0 for a day without an entry.
    pub fn revision(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.revision)
    }

    pub fn saved(&self) -> Vec<Row> {
        rows_of(&self.rows, self.day)
    }

    /// What the plan had and the saved day has not, and the other way; nothing where there is no plan or no entry.
    fn difference(&self) -> Difference {
        if self.planned.is_empty() || self.kept.is_none() {
            return Difference::default();
        }
        let row = |row: Row| Start {
            area: row.area,
            theme: row.theme,
        };
        let saved: Vec<Start> = self.saved().into_iter().map(row).collect();
        difference(&self.planned, &saved)
    }

    /// The same weekday a week before.
    pub fn last_week(&self) -> Vec<Row> {
        self.day
            .checked_sub(1.week())
            .map_or_else(|_| Vec::new(), |day| rows_of(&self.rows, day))
    }

    /// The week's areas with the form's rows in place of the saved ones.
    fn coverage(&self, today: Date, typed: &[Typed]) -> Coverage {
        let mut all = covered(&self.rows);
        all.retain(|(day, _)| *day != self.day);
        let themed = typed.iter().filter(|row| row.has_theme());
        all.extend(themed.filter_map(|row| Some((self.day, row.area?))));
        Coverage::of(&self.calendar, Week::of(self.day), today, &all)
    }
}

/// What the form holds, and what is said about it.
#[derive(Default)]
pub struct Filled {
    pub rows: Vec<Typed>,
    /// The revision that the person saw, while it still has to be compared
    pub seen: Option<i64>,
    pub faults: Vec<Fault>,
    /// The row to go on with
    pub focus: Option<usize>,
    /// Copied from elsewhere and not saved yet
    pub copied: bool,
    /// Begun from the week plan and not saved yet
    pub planned: bool,
    /// Another person saved a different version meanwhile.
    pub conflict: bool,
    /// Refused as a whole: the text that says why
    pub refused: Option<&'static str>,
}

/// One line of "Pārbaude", with both its texts for the script.
pub struct Check {
    pub name: &'static str,
    pub good: bool,
    pub text: String,
    pub yes: String,
    pub no: String,
}

/// One row of the form as it is shown.
struct Field {
    number: usize,
    key: String,
    row: Typed,
    focus: bool,
    area_fault: Option<String>,
    theme_fault: Option<String>,
    homework_fault: Option<String>,
}

fn field(say: &Say, form: &Filled, number: usize, row: &Typed) -> Field {
    let fault = |field: &str| {
        let mut faults = form.faults.iter();
        let found = faults.find(|fault| fault.row == number && fault.field == field)?;
        Some(say.t(found.key))
    };
    Field {
        key: number.to_string(),
        row: row.clone(),
        focus: form.focus == Some(number),
        area_fault: fault("area"),
        theme_fault: fault("theme"),
        homework_fault: fault("homework"),
        number,
    }
}

#[derive(Template)]
#[template(path = "day/day.html")]
pub struct DayPage {
    shell: Shell,
    group: Group,
    day: Date,
    section: String,
    tabs: Vec<(Date, String)>,
    off: Option<String>,
    due: Option<words::Tag>,
    /// "07:21, Līga Bērziņa"
    saved: Option<String>,
    theirs: Vec<Row>,
    revision: i64,
    form: Filled,
    from_plan: bool,
    from_timetable: bool,
    from_last_week: bool,
    difference: Difference,
    coverage: Coverage,
    lacks: String,
    live: Option<Date>,
    checks: Vec<Check>,
    slots: Vec<Slot>,
    entries: Vec<Field>,
    /// The row that a script copies
    empty: Field,
}

impl DayPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }
}

/// "Šodien, 27. nov.", "Nākamā darba diena, 30. nov."; the day on screen where it is neither.
fn tabs(on: &Context, calendar: &Calendar, day: Date) -> Vec<(Date, String)> {
    let institution = &on.viewer.institution;
    let rules = Rules {
        calendar,
        times: institution.times,
        zone: &institution.zone,
    };
    let label = |of: Date| {
        let key = if of == on.today {
            "diary-tab-today"
        } else {
            "diary-tab-next"
        };
        (of, on.say.a(key, "day", on.say.day_short(of)))
    };
    let mut tabs: Vec<(Date, String)> = rules.diary_days(on.today).into_iter().map(label).collect();
    if tabs.iter().all(|(of, _)| *of != day) {
        tabs.push((day, on.say.day_short(day)));
    }
    tabs
}

fn checks(say: &Say, rows: &[Typed], coverage: &Coverage) -> Vec<Check> {
    let found = entry::checks(rows);
    let themeless: Vec<Area> = found.themeless.iter().copied().flatten().collect();
    let no_theme = if themeless.is_empty() {
        say.t("diary-check-theme-none")
    } else {
        say.a(
            "diary-check-theme-no",
            "areas",
            words::areas(say, &themeless),
        )
    };
    let check = |name: &'static str, good: bool, yes: String, no: String| {
        let text = if good { yes.clone() } else { no.clone() };
        Check {
            name,
            good,
            text,
            yes,
            no,
        }
    };
    let yes_no = |key: &str| (say.t(&format!("{key}-yes")), say.t(&format!("{key}-no")));
    let (dominant, health) = (yes_no("diary-check-dominant"), yes_no("diary-check-health"));
    let themed = found.any && found.themeless.is_empty();
    vec![
        check("dominant", found.dominant, dominant.0, dominant.1),
        check("theme", themed, say.t("diary-check-theme-yes"), no_theme),
        check("health", found.health, health.0, health.1),
        check(
            "week",
            coverage.missing().is_empty(),
            say.t("diary-lacks-none"),
            words::lacks(say, coverage),
        ),
    ]
}

fn saved_words(on: &Context, kept: &Kept) -> String {
    let at = on
        .say
        .moment(kept.updated_at, &on.viewer.institution.zone, on.today);
    let absent = (
        kept.absent_given_name.as_deref(),
        kept.absent_surname.as_deref(),
    );
    let who = words::writer(&on.say, (&kept.given_name, &kept.surname), absent);
    on.say.a2("diary-saved", "time", at, "who", who)
}

/// Puts the page together.
pub fn compose(on: &Context, shell: Shell, group: Group, sheet: Sheet, form: Filled) -> DayPage {
    let (say, day) = (&on.say, sheet.day);
    let institution = &on.viewer.institution;
    let rules = Rules {
        calendar: &sheet.calendar,
        times: institution.times,
        zone: &institution.zone,
    };
    let done = sheet.kept.as_ref().and_then(|kept| kept.completed_at);
    let coverage = sheet.coverage(on.today, &form.rows);
    DayPage {
        due: words::tag(on, &duty(&rules, group.id, day, done)),
        off: say.day_off(&sheet.calendar.day(day)),
        section: words::section(say, day),
        tabs: tabs(on, &sheet.calendar, day),
        saved: sheet.kept.as_ref().map(|kept| saved_words(on, kept)),
        theirs: if form.conflict {
            sheet.saved()
        } else {
            Vec::new()
        },
        revision: form.seen.unwrap_or_else(|| sheet.revision()),
        from_plan: !sheet.planned.is_empty() && sheet.kept.is_some(),
        difference: sheet.difference(),
        from_timetable: !sheet.slots.is_empty(),
        from_last_week: !sheet.last_week().is_empty(),
        checks: checks(say, &form.rows, &coverage),
        lacks: words::lacks(say, &coverage),
        live: Some(day),
        slots: sheet.slots,
        entries: (0..)
            .zip(&form.rows)
            .map(|(at, row)| field(say, &form, at, row))
            .collect(),
        empty: Field {
            key: "__key__".to_owned(),
            ..field(say, &form, entry::ROWS, &Typed::default())
        },
        shell,
        group,
        day,
        coverage,
        form,
    }
}
