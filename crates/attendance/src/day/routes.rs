//! The handlers of a day.

use std::sync::Arc;

use askama::Template;
use axum::extract::Extension;
use calendar::{Calendar, Rules};
use jiff::civil::Date;
use kernel::{GroupId, Mark};
use people::roll::roll;
use web::access::Reach;
use web::{
    Answer, Ask, Context, Error, Form, Group, Path, Result, Routes, Say, Section, Shell, Visiting,
    both_versions, go, page, saved,
};

use super::model::{Line, Tally, lines, tally};
use super::queries::{self, Done, Kept};
use super::save::{self, Saved};
use crate::access;
use crate::topics::{TopicsCard, topics_card};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/attendance/today", today, &access::SEE)
        .get("/groups/{group}/attendance/{day}", show, &access::SEE_DAY)
        .post("/groups/{group}/attendance/{day}", mark, &access::MARK)
}

/// The deadline's banner: its tone and words.
struct Banner {
    tone: &'static str,
    icon: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "day/day.html")]
struct DayPage {
    shell: Shell,
    group: Group,
    day: Date,
    today: Date,
    previous: Date,
    next: Date,
    month: String,
    day_off: Option<String>,
    banner: Option<Banner>,
    tally: Tally,
    lines: Vec<Line>,
    conflict: bool,
    may_mark: bool,
    topics: TopicsCard,
}

impl DayPage {
    fn say(&self) -> &Say {
        &self.shell.say
    }

    /// "Šodien", or the day in words.
    fn day_word(&self) -> String {
        if self.day == self.today {
            self.say().t("today")
        } else {
            self.say().day_short(self.day)
        }
    }

    const fn buttons() -> [(Mark, &'static str); 5] {
        [
            (Mark::Present, "v-ir"),
            (Mark::Sick, "v-ns"),
            (Mark::Excused, "v-nc"),
            (Mark::Unexcused, "v-n"),
            (Mark::Home, "v-ig"),
        ]
    }
}

/// On to today's sheet, or the next one that is worked.
async fn today(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let ok = ask.read(&access::SEE, group).await?;
    go(&format!("/groups/{group}/attendance/{}", ok.on.today))
}

fn banner(
    on: &Context,
    calendar: &Calendar,
    day: Date,
    done: Option<&Done>,
    left: usize,
) -> Option<Banner> {
    let zone = &on.viewer.institution.zone;
    let rules = Rules {
        calendar,
        times: on.viewer.institution.times,
        zone,
    };
    let due = rules.absences_due(day)?;
    let say = &on.say;
    if let Some(done) = done {
        let at = say.moment(done.confirmed_at, zone, on.today);
        let late = done.confirmed_at > due;
        let text = if late {
            say.a2(
                "attendance-done-late",
                "time",
                at,
                "span",
                say.span(done.confirmed_at.duration_since(due)),
            )
        } else {
            say.a("attendance-done", "time", at)
        };
        return Some(Banner {
            tone: "banner-ok",
            icon: "i-check",
            text,
        });
    }
    let left_text = say.n("attendance-left", left);
    let by = say.time(due, zone);
    let until = due.duration_since(on.now);
    if until.is_negative() {
        let text = say.with(
            "attendance-late",
            &[("time", by), ("span", say.span(until)), ("left", left_text)],
        );
        return Some(Banner {
            tone: "banner-bad",
            icon: "i-warn",
            text,
        });
    }
    if day > on.today {
        return None;
    }
    let tone = if until.as_mins() <= 60 {
        "banner-warn"
    } else {
        ""
    };
    let text = say.with(
        "attendance-due",
        &[("time", by), ("span", say.span(until)), ("left", left_text)],
    );
    Some(Banner {
        tone,
        icon: "i-clock",
        text,
    })
}

fn who(on: &Context, kept: &Kept) -> String {
    let at = on
        .say
        .moment(kept.marked_at, &on.viewer.institution.zone, on.today);
    format!("{} {} {at}", kept.given_name, kept.surname)
}

/// Everything of the page that is read; the same for looking and for a conflict.
async fn sheet(
    tx: &mut store::ReadTx,
    on: &Context,
    (group, day): (GroupId, Date),
) -> Result<(Arc<Calendar>, Vec<Line>, Option<Done>)> {
    let institution = on.viewer.institution.id;
    let calendar = on.calendar(tx).await?;
    let pupils = roll(tx, institution, group, day, day).await?;
    let (kept, done) = queries::day(tx, institution, group, day).await?;
    let lines = lines(pupils, kept, day, |kept| who(on, kept));
    Ok((calendar, lines, done))
}

fn compose(
    on: &Context,
    shell: Shell,
    (group, day): (Group, Date),
    (calendar, lines, done): (Arc<Calendar>, Vec<Line>, Option<Done>),
    topics: TopicsCard,
) -> DayPage {
    let tally = tally(&lines);
    let day_off = on.say.day_off(&calendar.day(day));
    let reach = Reach {
        group: Some(group.id),
        day: Some(day),
        child: None,
    };
    DayPage {
        banner: banner(on, &calendar, day, done.as_ref(), tally.left),
        previous: calendar.previous_working_day(day),
        next: calendar.next_working_day(day),
        month: calendar::Month::of(day).to_string(),
        conflict: lines.iter().any(|line| line.conflict),
        today: on.today,
        shell,
        group,
        day,
        day_off,
        tally,
        lines,
        may_mark: access::MARK.allows(&on.viewer, reach),
        topics,
    }
}

async fn show(ask: Ask, Path(at): Path<(GroupId, Date)>) -> Answer {
    let mut ok = ask.read(&access::SEE_DAY, at).await?;
    let shell = ok.shell(Section::Attendance, Some(at.0)).await?;
    let group = ok.record.clone();
    let (tx, on) = ok.parts();
    let read = sheet(tx, on, at).await?;
    let topics = topics_card(tx, on, at).await?;
    page(&compose(on, shell, (group, at.1), read, topics))
}

/// Saves the sheet: the whole form of a page without scripts, or one child's tap.
async fn mark(
    ask: Ask,
    Extension(Visiting(visit)): Extension<Visiting>,
    Path(at): Path<(GroupId, Date)>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::MARK, at).await?;
    let (tx, on) = ok.parts();
    let (calendar, lines, done) = sheet(tx, on, at).await?;
    save::check_day(&calendar, at.1, on.today, None)?;
    match save::save(&mut ok, &form, lines, &calendar).await? {
        Saved::Changes(about) => {
            ok.commit(about).await?;
            if visit.wants_json {
                return Ok(saved());
            }
            go(&format!("/groups/{}/attendance/{}", at.0, at.1))
        }
        Saved::Conflict(_) if visit.wants_json => Err(Error::Conflict("attendance-conflict")),
        Saved::Conflict(lines) => {
            let shell = ok.shell(Section::Attendance, Some(at.0)).await?;
            let group = ok.record.clone();
            let (tx, on) = ok.parts();
            let topics = topics_card(tx, on, at).await?;
            both_versions(&compose(
                on,
                shell,
                (group, at.1),
                (calendar, lines, done),
                topics,
            ))
        }
    }
}
