//! What the page of a week's plan shows.

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use kernel::{CommentId, GroupId};
use planning::comments::Comment;
use planning::records::PlannedOutcome;
use web::access::Reach;
use web::{Context, Group, Shell};

use crate::balance::{Balance, Placed};
use crate::lesson::{Field, Lesson, Place};
use crate::plan::{Part, asked_day};
use crate::queries::NamedNote;
use crate::sheet::Sheet;
use crate::start::Subject;
use crate::{access, words};

/// A lesson's means: a label and a text each.
type Means = Vec<(String, String)>;

/// A lesson as it is read.
pub struct Row {
    pub lesson: Lesson,
    pub outdoors: bool,
    pub means: Means,
}

/// Something of the month's plan or of the year plan that happens on a day.
pub struct Happening {
    /// "16:30", empty for the whole day
    pub starts: String,
    /// "Tematisks pasākums", "Iestādes gada plāns"
    pub kind: String,
    pub text: String,
}

/// One day's card.
pub struct DayCard {
    pub day: Date,
    pub name: String,
    pub today: bool,
    /// Why nothing is due
    pub off: Option<String>,
    pub rows: Vec<Row>,
    pub subjects: Vec<Subject>,
    pub happenings: Vec<Happening>,
    pub saved: Option<String>,
    pub may_write: bool,
}

/// One of the month's outcomes with how often it is placed.
pub struct Offered {
    pub outcome: PlannedOutcome,
    pub placed: Placed,
    pub count: String,
}

/// A comment as it is shown.
pub struct Remark {
    pub id: CommentId,
    pub who: String,
    pub at: String,
    pub text: String,
    pub settled: Option<String>,
}

/// A week's plan, ready to be rendered.
#[derive(Template)]
#[template(path = "view/view.html")]
pub struct WeekPage {
    shell: Shell,
    group: Group,
    week: Week,
    span: String,
    themes: Vec<ThemeWords>,
    due: words::Tag,
    saved: Option<String>,
    reason: String,
    /// Nobody works all week.
    closed: bool,
    begun: bool,
    days: Vec<DayCard>,
    outcomes: Vec<Offered>,
    balance: Balance,
    lacks: String,
    live: bool,
    pub(super) notes: Vec<NamedNote>,
    pub(super) remarks: Vec<Remark>,
    may_write: bool,
    may_comment: bool,
    pub(super) comment: String,
    pub(super) comment_fault: Option<String>,
}

/// A theme as it is read, with the sub-theme of the week.
pub struct ThemeWords {
    pub title: String,
    pub question: String,
    pub message: String,
    pub sub: Option<String>,
}

pub fn themes(sheet: &Sheet) -> Vec<ThemeWords> {
    let sub = |id| {
        let mut weeks = sheet.around.weeks.iter();
        weeks
            .find(|week| week.theme_id == id)
            .map(|week| week.title.clone())
    };
    let theme = |theme: &planning::records::Theme| ThemeWords {
        title: theme.title.clone(),
        question: theme.question.clone(),
        message: theme.message.clone(),
        sub: sub(theme.id),
    };
    sheet.around.themes.iter().map(theme).collect()
}

fn means(on: &Context, lesson: &Lesson) -> Means {
    let written = Field::MEANS
        .into_iter()
        .filter(|field| *field != Field::Technique)
        .filter(|field| !lesson.texts.get(*field).is_empty());
    written
        .map(|field| (on.say.t(field.label()), lesson.texts.get(field).to_owned()))
        .collect()
}

pub fn row(on: &Context, lesson: &Lesson) -> Row {
    Row {
        means: means(on, lesson),
        outdoors: lesson.place == Place::Outdoors,
        lesson: lesson.clone(),
    }
}

pub fn happenings(on: &Context, sheet: &Sheet, day: Date) -> Vec<Happening> {
    let say = &on.say;
    let items = sheet.around.items.iter().filter(|item| item.on_date == day);
    let own = items.map(|item| Happening {
        starts: item.starts.clone(),
        kind: say.t(&format!("plan-kind-{}", item.kind)),
        text: item.text.clone(),
    });
    let events = sheet
        .events
        .iter()
        .filter(|event| event.kind == yearplan::Kind::Event)
        .filter(|event| (event.from_on..=event.to_on).contains(&day));
    let house = events.map(|event| Happening {
        starts: event.starts.clone(),
        kind: say.t("plan-kind-institution"),
        text: event.title.clone(),
    });
    own.chain(house).collect()
}

pub fn may_write(on: &Context, group: GroupId, day: Date) -> bool {
    access::WRITE.allows(
        &on.viewer,
        Reach {
            group: Some(group),
            day: Some(day),
            child: None,
        },
    )
}

fn card(on: &Context, sheet: &Sheet, day: Date) -> DayCard {
    let off = on.say.day_off(&sheet.calendar.day(day));
    DayCard {
        name: words::weekday(&on.say, day),
        today: day == on.today,
        rows: sheet.plan.day(day).iter().map(|one| row(on, one)).collect(),
        subjects: sheet.subjects(day, &sheet.seen()),
        happenings: happenings(on, sheet, day),
        saved: sheet
            .part(Part::Day(day))
            .map(|kept| words::saved(on, kept)),
        may_write: may_write(on, sheet.group, day),
        off,
        day,
    }
}

pub fn offered(on: &Context, sheet: &Sheet, seen: &[crate::sheet::Seen<'_>]) -> Vec<Offered> {
    let placements = sheet.placements(seen);
    let one = |outcome: &PlannedOutcome| {
        let placed = placements.get(&outcome.id).copied().unwrap_or_default();
        Offered {
            outcome: outcome.clone(),
            placed,
            count: count(on, placed),
        }
    };
    sheet.around.outcomes.iter().map(one).collect()
}

fn count(on: &Context, placed: Placed) -> String {
    if placed.total() == 0 {
        return on.say.t("week-unplaced");
    }
    on.say.a2(
        "week-placed",
        "week",
        placed.week.to_string(),
        "month",
        placed.total().to_string(),
    )
}

pub fn remark(on: &Context, comment: Comment) -> Remark {
    let moment = |at| on.say.moment(at, &on.viewer.institution.zone, on.today);
    Remark {
        id: comment.id,
        who: format!("{} {}", comment.given_name, comment.surname),
        at: moment(comment.written_at),
        text: comment.text,
        settled: comment.settled_at.map(moment),
    }
}

/// Monday to Friday of a week, in words.
pub fn span(on: &Context, week: Week) -> String {
    let [monday, .., friday] = week.weekdays();
    on.say.range(monday, friday)
}

/// Puts the page together.
pub fn compose(on: &Context, shell: Shell, group: Group, sheet: &Sheet) -> WeekPage {
    let reach = Reach {
        group: Some(group.id),
        ..Reach::default()
    };
    let seen = sheet.seen();
    let balance = sheet.balance(&seen);
    WeekPage {
        span: span(on, sheet.week),
        themes: themes(sheet),
        due: words::tag(on, &sheet.duty(on)),
        saved: sheet.kept.first().map(|kept| words::saved(on, kept)),
        reason: sheet
            .kept
            .first()
            .map(|kept| kept.reason.clone())
            .unwrap_or_default(),
        closed: sheet.working().is_empty(),
        begun: !sheet.kept.is_empty(),
        days: sheet
            .shown_days()
            .into_iter()
            .map(|day| card(on, sheet, day))
            .collect(),
        outcomes: offered(on, sheet, &seen),
        lacks: words::lacks(&on.say, &balance),
        balance,
        live: false,
        notes: Vec::new(),
        remarks: Vec::new(),
        may_write: may_write(on, group.id, asked_day(sheet.week, on.today)),
        may_comment: planning::COMMENT.allows(&on.viewer, reach),
        comment: String::new(),
        comment_fault: None,
        week: sheet.week,
        shell,
        group,
    }
}
