//! The handlers and the card of topics.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{ChildId, GroupId, TopicEntryId, TopicId};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{About, Answer, Ask, Context, Error, Form, Path, Result, Routes, go};

use super::queries::{self, Choice, NewTold, Pending, Told};
use crate::access;
use crate::day::Stamp;

/// How long a topic is kept as still to be told.
const KEPT_DAYS: i64 = 90;
/// The moments of a day.
const MOMENTS: [&str; 4] = ["morning_circle", "walk", "activity", "other"];

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/groups/{group}/attendance/{day}/topics",
            tell,
            &access::TELL,
        )
        .post(
            "/groups/{group}/attendance/{day}/topics/{entry}",
            tell_later,
            &access::TELL,
        )
}

/// The card below the day's sheet.
pub struct TopicsCard {
    /// What was told on the day, with when and by whom in words
    pub told: Vec<(Told, String)>,
    /// Who still has to be told
    pub pending: Vec<Pending>,
    /// Safety rules to choose from, this month's first
    pub safety: Vec<Choice>,
    /// Upbringing topics to choose from, this month's first
    pub upbringing: Vec<Choice>,
    /// Whether the person may add one
    pub may_tell: bool,
}

impl TopicsCard {
    /// The moments to choose from.
    pub const fn moments() -> [&'static str; 4] {
        MOMENTS
    }
}

/// "I" … "XII"
const fn roman(month: i8) -> &'static str {
    match month {
        1 => "I",
        2 => "II",
        3 => "III",
        4 => "IV",
        5 => "V",
        6 => "VI",
        7 => "VII",
        8 => "VIII",
        9 => "IX",
        10 => "X",
        11 => "XI",
        _ => "XII",
    }
}

/// Whether a list such as "IX, V" names the month.
fn usual_in(months: &str, month: i8) -> bool {
    months.split(',').any(|one| one.trim() == roman(month))
}

/// Reads what the card shows.
pub async fn topics_card(
    tx: &mut ReadTx,
    on: &Context,
    (group, day): (GroupId, Date),
) -> Result<TopicsCard> {
    let institution = on.viewer.institution.id;
    let told = queries::told(tx, institution, group, day).await?;
    let since = day.saturating_sub(KEPT_DAYS.days());
    let pending = queries::pending(tx, institution, group, since, day).await?;
    let mut choices = queries::choices(tx, institution, day).await?;
    choices.sort_by_key(|choice| !usual_in(&choice.months, day.month()));
    let (safety, upbringing) = choices
        .into_iter()
        .partition(|choice| choice.kind == "safety");
    let by = |told: &Told| {
        let at = on
            .say
            .moment(told.told_at, &on.viewer.institution.zone, on.today);
        let initial = told
            .given_name
            .chars()
            .next()
            .map(|c| format!("{c}. "))
            .unwrap_or_default();
        format!("{initial}{} {at}", told.surname)
    };
    let reach = Reach {
        group: Some(group),
        day: Some(day),
        child: None,
    };
    Ok(TopicsCard {
        told: told
            .into_iter()
            .map(|told| (told.clone(), by(&told)))
            .collect(),
        pending,
        safety,
        upbringing,
        may_tell: access::TELL.allows(&on.viewer, reach) && day <= on.today,
    })
}

/// Notes a topic of the day.
async fn tell(ask: Ask, Path(at): Path<(GroupId, Date)>, form: Form) -> Answer {
    let mut ok = ask.write(&access::TELL, at).await?;
    let topic: TopicId = form.parse("topic")?;
    let moment = form.need("moment")?;
    let note = form.text("note").trim();
    if !MOMENTS.contains(&moment) {
        return Err(Error::Unprocessable("unprocessable-value"));
    }
    if note.chars().count() > 1000 {
        return Err(Error::Unprocessable("topic-note-long"));
    }
    if at.1 > ok.on.today {
        return Err(Error::Unprocessable("topic-not-yet"));
    }
    let institution = ok.institution();
    if !queries::choices(&mut ok, institution, at.1)
        .await?
        .iter()
        .any(|choice| choice.id == topic)
    {
        return Err(Error::Unprocessable("unprocessable-value"));
    }
    let id = TopicEntryId(ok.next_id()?);
    let stamp = Stamp {
        institution,
        by: ok.account(),
        in_place_of: ok.acting_for(),
        at: ok.on.now,
    };
    match queries::tell(
        &mut ok,
        stamp,
        at,
        &NewTold {
            id,
            topic,
            moment,
            note,
        },
    )
    .await
    {
        Err(Error::Conflict(_)) => return Err(Error::Conflict("topic-already-told")),
        other => other?,
    }
    ok.commit(vec![About::change(
        json!({ "topic": topic, "moment": moment }),
    )])
    .await?;
    go(&format!("/groups/{}/attendance/{}#topics", at.0, at.1))
}

/// Notes that a child who was absent has been told now.
async fn tell_later(
    ask: Ask,
    Path((group, day, entry)): Path<(GroupId, Date, TopicEntryId)>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::TELL, (group, day)).await?;
    let child: ChildId = form.parse("child")?;
    let (institution, by) = (ok.institution(), ok.account());
    if !queries::is_pending(&mut ok, institution, group, entry, child).await? {
        return Err(Error::NotFound);
    }
    let today = ok.on.today;
    queries::tell_later(&mut ok, (institution, by), entry, child, today).await?;
    ok.commit(vec![About {
        child: Some(child),
        detail: json!({ "entry": entry, "told": true }),
    }])
    .await?;
    go(&format!("/groups/{group}/attendance/{day}#topics"))
}
