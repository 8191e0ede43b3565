//! The handler of a week.

use askama::Template;
use calendar::{Calendar, Rules, Week};
use jiff::civil::Date;
use kernel::GroupId;
use serde::Deserialize;
use web::access::Reach;
use web::{Answer, Ask, Context, Group, Path, Query, Routes, Say, Section, Shell, page};

use crate::coverage::{Coverage, Health, covered};
use crate::entry::{Row, complete, duty, rows_of};
use crate::records::{DayRow, Entry, entries_between, rows_between};
use crate::{access, words};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/diary", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    week: Option<Week>,
}

/// One day's card.
struct DayCard {
    day: Date,
    today: bool,
    /// Why nothing is due
    off: Option<String>,
    tags: Vec<words::Tag>,
    rows: Vec<Row>,
    /// It was saved at least once
    kept: bool,
    may_write: bool,
}

#[derive(Template)]
#[template(path = "week/week.html")]
struct WeekPage {
    shell: Shell,
    group: Group,
    week: Week,
    section: String,
    /// Monday and Friday
    days_shown: (Date, Date),
    days: Vec<DayCard>,
    coverage: Coverage,
    lacks: String,
    /// The day being written; here none
    live: Option<Date>,
    /// The day that the one primary button leads to
    write: Option<Date>,
}

impl WeekPage {
    fn say(&self) -> &Say {
        &self.shell.say
    }

    /// "Pirmdienas plāns"
    fn plan_of(&self, day: Date) -> String {
        self.say().t(&format!(
            "diary-plan-{}",
            day.weekday().to_monday_one_offset()
        ))
    }

    fn weekday(&self, day: Date) -> String {
        words::capital(&self.say().weekday(day))
    }
}

fn may_write(on: &Context, group: GroupId, day: Date) -> bool {
    access::WRITE.allows(
        &on.viewer,
        Reach {
            group: Some(group),
            day: Some(day),
            child: None,
        },
    )
}

/// What the tags of a day say: how it stands, and what it lacks.
fn tags(
    on: &Context,
    state: Option<words::Tag>,
    rows: &[Row],
    health: Option<Health>,
) -> Vec<words::Tag> {
    let bad = |text: String| words::Tag {
        class: "tag-bad",
        icon: "i-warn",
        text,
    };
    let no_health = health == Some(Health::Missing) && !rows.is_empty();
    let no_theme = !rows.is_empty() && !complete(rows);
    state
        .into_iter()
        .chain(no_theme.then(|| bad(on.say.t("diary-no-theme"))))
        .chain(no_health.then(|| bad(on.say.t("diary-no-health"))))
        .collect()
}

fn cards(
    on: &Context,
    (group, week): (GroupId, Week),
    calendar: &Calendar,
    (entries, rows): (&[Entry], &[DayRow]),
    coverage: &Coverage,
) -> Vec<DayCard> {
    let institution = &on.viewer.institution;
    let rules = Rules {
        calendar,
        times: institution.times,
        zone: &institution.zone,
    };
    let weekdays = week.weekdays();
    let shown = |day: &Date| weekdays.contains(day) || calendar.is_working(*day);
    let card = |day: Date| {
        let entry = entries.iter().find(|entry| entry.on_date == day);
        let state = words::tag(
            on,
            &duty(
                &rules,
                group,
                day,
                entry.and_then(|entry| entry.completed_at),
            ),
        );
        let off = on.say.day_off(&calendar.day(day));
        let rows = rows_of(rows, day);
        DayCard {
            tags: tags(on, state, &rows, coverage.health_of(day)),
            may_write: off.is_none() && may_write(on, group, day),
            today: day == on.today,
            kept: entry.is_some(),
            day,
            off,
            rows,
        }
    };
    week.days().into_iter().filter(shown).map(card).collect()
}

async fn show(ask: Ask, Path(group): Path<GroupId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let week = which.week.unwrap_or_else(|| Week::of(ok.on.today));
    let institution = ok.institution();
    let (from, to) = (week.monday(), week.sunday());
    let [.., friday] = week.weekdays();
    let shell = ok.shell(Section::Diary, Some(group)).await?;
    let calendar = ok.calendar().await?;
    let entries = entries_between(&mut ok, institution, group, from, to).await?;
    let rows = rows_between(&mut ok, institution, group, from, to).await?;
    let on = &ok.on;
    let coverage = Coverage::of(&calendar, week, on.today, &covered(&rows));
    let next = calendar.next_working_day(on.today);
    page(&WeekPage {
        days: cards(on, (group, week), &calendar, (&entries, &rows), &coverage),
        lacks: words::lacks(&on.say, &coverage),
        section: words::section(&on.say, words::naming_day(week, on.today)),
        write: may_write(on, group, next).then_some(next),
        group: ok.record.clone(),
        days_shown: (from, friday),
        live: None,
        coverage,
        shell,
        week,
    })
}
