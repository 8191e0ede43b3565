//! A topic's page: a new one, other words, other months.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::TopicId;
use serde_json::{Value as Json, json};
use web::{
    About, Answer, Ask, Differing, Form, Kept, Path, Query, Result, Section, Shell, Typed, Whole,
    Writing, again, both_versions, go, page,
};

use super::model::{
    Days, Draft, Kind, MONTHS, TITLE, VIRTUE, Which, day_of, draft, from_year, kept, list_of, typed,
};
use super::queries::{self, Topic};
use crate::access;

#[derive(Template)]
#[template(path = "topic_list/form.html")]
struct FormPage {
    shell: Shell,
    today: Date,
    kind: Kind,
    topic: Option<Topic>,
    typed: Typed,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
}

impl FormPage {
    fn new((shell, today): (Shell, Date), kind: Kind, topic: Option<Topic>, typed: Typed) -> Self {
        Self {
            kept: topic.as_ref().map(kept).unwrap_or_default(),
            differing: Vec::new(),
            shell,
            today,
            kind,
            topic,
            typed,
        }
    }

    fn years(&self) -> [SchoolYear; 2] {
        SchoolYear::open(self.today)
    }

    const fn lengths() -> (usize, usize) {
        (TITLE, VIRTUE)
    }

    const fn months() -> [&'static str; 12] {
        MONTHS
    }

    fn title(&self) -> String {
        let new = format!("topics-new-{}", self.kind.as_str());
        self.topic
            .as_ref()
            .map_or_else(|| self.shell.say.t(&new), |topic| topic.title.clone())
    }

    fn action(&self) -> String {
        match &self.topic {
            Some(topic) => format!("/topics/{}", topic.id),
            None => "/topics".to_owned(),
        }
    }

    fn kept(&self, field: &str) -> &str {
        let mut kept = self.kept.iter();
        kept.find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }

    fn ticked(&self, month: &str) -> bool {
        let months = self.typed.or("months", self.kept("months"));
        months.split(", ").any(|one| one == month)
    }
}

/// A form in which nothing but the school year is chosen.
fn of_year(which: Which) -> Typed {
    typed(&Form::of(vec![("year".to_owned(), which.year)]))
}

pub async fn blank(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::CHANGE_TOPICS, Whole).await?;
    let kind = which.kind.parse().unwrap_or(Kind::Safety);
    let shell = ok.shell(Section::Curriculum, None).await?;
    let on = (shell, ok.on.today);
    page(&FormPage::new(on, kind, None, of_year(which)))
}

pub async fn show(ask: Ask, Path(id): Path<TopicId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::CHANGE_TOPICS, Whole).await?;
    let institution = ok.institution();
    let topic = queries::topic(&mut ok, institution, id).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    let on = (shell, ok.on.today);
    page(&FormPage::new(on, topic.kind, Some(topic), of_year(which)))
}

/// What the list has of a topic's words already, but for the topic itself.
struct Beside {
    /// Whether a topic with them is offered from that day on
    known: bool,
    /// One with exactly them that is not any more: it is taken up again
    again: Option<Topic>,
}

impl Beside {
    /// Notes why those words cannot be written.
    fn note(&self, typed: &mut Typed, draft: &Draft) {
        if self.known {
            typed.wrong("title", "topics-known");
        }
        if self.again.as_ref().is_some_and(|one| one.denied_by(draft)) {
            typed.wrong("virtue", "topics-virtue-told");
        }
    }
}

async fn beside(
    ok: &mut Writing<Whole>,
    (kind, own): (Kind, Option<TopicId>),
    title: &str,
    day: Date,
) -> Result<Beside> {
    let institution = ok.institution();
    let lower = title.to_lowercase();
    let mut topics = queries::topics(ok, institution).await?;
    topics
        .retain(|one| one.kind == kind && Some(one.id) != own && one.title.to_lowercase() == lower);
    let known = topics.iter().any(|one| one.lasts_to(day));
    let exact = topics.iter().find(|one| !known && one.title == title);
    let again = match exact {
        Some(one) => Some(queries::topic(ok, institution, one.id).await?),
        None => None,
    };
    Ok(Beside { known, again })
}

/// The form with what is wrong, or with what somebody else saved meanwhile.
async fn back(
    ok: &mut Writing<Whole>,
    (kind, topic): (Kind, Option<Topic>),
    typed: Typed,
    differing: Vec<Differing>,
) -> Answer {
    let shell = ok.shell(Section::Curriculum, None).await?;
    let page = FormPage::new((shell, ok.on.today), kind, topic, typed);
    if differing.is_empty() {
        again(&page)
    } else {
        both_versions(&FormPage { differing, ..page })
    }
}

fn told(draft: &Draft) -> Json {
    json!({ "title": draft.title, "virtue": draft.virtue, "months": draft.months })
}

/// Writes words that the list does not offer: a new topic, or the one that had them before.
async fn anew(
    ok: &mut Writing<Whole>,
    kind: Kind,
    draft: &Draft,
    (again, days): (Option<&Topic>, Days),
) -> Result<TopicId> {
    let (institution, today) = (ok.institution(), ok.on.today);
    if let Some(topic) = again {
        let from = topic.again_from(days.from, today);
        let days = Days { from, ..days };
        queries::write(ok, institution, topic.id, draft, days).await?;
        return Ok(topic.id);
    }
    let id = TopicId(ok.next_id()?);
    queries::add(ok, institution, (id, kind), draft, days).await?;
    Ok(id)
}

pub async fn add(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_TOPICS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let kind: Kind = form.parse("kind")?;
    let mut typed = typed(&form);
    let draft = draft(&mut typed, kind);
    let year = from_year(&mut typed, today);
    queries::hold(&mut ok, institution).await?;
    let day = day_of(year, today);
    let beside = beside(&mut ok, (kind, None), &draft.title, day).await?;
    beside.note(&mut typed, &draft);
    if !typed.is_good() {
        return back(&mut ok, (kind, None), typed, Vec::new()).await;
    }
    // the whole year: days that are noted later have it too
    let days = Days {
        from: year.first(),
        until: None,
    };
    let id = anew(&mut ok, kind, &draft, (beside.again.as_ref(), days)).await?;
    let detail =
        json!({ "topic": id, "list": kind.as_str(), "new": told(&draft), "from": days.from });
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(year))
}

/// Other words for a topic that groups were told, or from next year on, end it, and another one begins: what was told
/// and what this year offers stays as it was. Months are changed at once.
async fn written(
    ok: &mut Writing<Whole>,
    topic: &Topic,
    draft: &Draft,
    (again, day): (Option<&Topic>, Date),
) -> Result<TopicId> {
    let (institution, today) = (ok.institution(), ok.on.today);
    let ahead = day > today && topic.from_on < day;
    let follows = topic.title != draft.title && (topic.told || again.is_some() || ahead);
    let until = topic.retired_on;
    if !follows {
        let days = Days {
            from: topic.from_on,
            until,
        };
        queries::write(ok, institution, topic.id, draft, days).await?;
        return Ok(topic.id);
    }
    queries::retire(ok, institution, topic.id, Some(day)).await?;
    let days = Days { from: day, until };
    anew(ok, topic.kind, draft, (again, days)).await
}

pub async fn change(ask: Ask, Path(id): Path<TopicId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_TOPICS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold(&mut ok, institution).await?;
    let topic = queries::topic(&mut ok, institution, id).await?;
    let kind = topic.kind;
    let mut typed = typed(&form);
    let differing = typed.overtaken(&kept(&topic));
    if !differing.is_empty() {
        return back(&mut ok, (kind, Some(topic)), typed, differing).await;
    }
    let draft = draft(&mut typed, kind);
    let year = from_year(&mut typed, today);
    let day = day_of(year, today).max(topic.from_on);
    if !topic.lasts_to(day) {
        typed.wrong("year", "topics-year-over");
    }
    let beside = beside(&mut ok, (kind, Some(id)), &draft.title, day).await?;
    beside.note(&mut typed, &draft);
    if topic.denied_by(&draft) {
        typed.wrong("virtue", "topics-virtue-told");
    }
    if !typed.is_good() {
        return back(&mut ok, (kind, Some(topic)), typed, Vec::new()).await;
    }
    let old = json!({ "title": topic.title, "virtue": topic.virtue, "months": topic.months });
    let now = written(&mut ok, &topic, &draft, (beside.again.as_ref(), day)).await?;
    let from = (now != id).then_some(day);
    let detail = json!({ "topic": id, "now": now, "old": old, "new": told(&draft), "from": from });
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(year))
}
