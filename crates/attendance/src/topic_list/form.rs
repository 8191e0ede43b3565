//! A topic's page: a new one, other words, other months.

use askama::Template;
use kernel::{InstitutionId, TopicId};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use web::{
    About, Answer, Ask, Differing, Form, Kept, Path, Query, Result, Section, Shell, Typed, Whole,
    Writing, again, both_versions, go, page,
};

use super::model::{Draft, Kind, MONTHS, TITLE, VIRTUE, draft, kept, typed};
use super::queries::{self, Topic};
use crate::access;

#[derive(Template)]
#[template(path = "topic_list/form.html")]
struct FormPage {
    shell: Shell,
    kind: Kind,
    topic: Option<Topic>,
    typed: Typed,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
}

impl FormPage {
    fn new(shell: Shell, kind: Kind, topic: Option<Topic>, typed: Typed) -> Self {
        Self {
            kept: topic.as_ref().map(kept).unwrap_or_default(),
            differing: Vec::new(),
            shell,
            kind,
            topic,
            typed,
        }
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

/// Which list the new one is for.
#[derive(Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    kind: String,
}

pub async fn blank(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::CHANGE_TOPICS, Whole).await?;
    let kind = which.kind.parse().unwrap_or(Kind::Safety);
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&FormPage::new(shell, kind, None, typed(&Form::default())))
}

pub async fn show(ask: Ask, Path(id): Path<TopicId>) -> Answer {
    let mut ok = ask.read(&access::CHANGE_TOPICS, Whole).await?;
    let institution = ok.institution();
    let topic = queries::topic(&mut ok, institution, id).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    let typed = typed(&Form::default());
    page(&FormPage::new(shell, topic.kind, Some(topic), typed))
}

/// The topic of the list that has those words already, but for this one.
async fn same(
    ok: &mut Writing<Whole>,
    institution: InstitutionId,
    (kind, own): (Kind, Option<TopicId>),
    title: &str,
) -> Result<Option<Topic>> {
    let topics = queries::topics(ok, institution).await?;
    let title = title.to_lowercase();
    let mut others = topics.into_iter().filter(|one| Some(one.id) != own);
    Ok(others.find(|one| one.kind == kind && one.title.to_lowercase() == title))
}

/// The form with what is wrong, or with what somebody else saved meanwhile.
async fn back(
    ok: &mut Writing<Whole>,
    (kind, topic): (Kind, Option<Topic>),
    typed: Typed,
    differing: Vec<Differing>,
) -> Answer {
    let shell = ok.shell(Section::Curriculum, None).await?;
    let page = FormPage::new(shell, kind, topic, typed);
    if differing.is_empty() {
        again(&page)
    } else {
        both_versions(&FormPage { differing, ..page })
    }
}

fn told(draft: &Draft) -> Json {
    json!({ "title": draft.title, "virtue": draft.virtue, "months": draft.months })
}

/// Writes words that no topic has: a new topic, or the retired one that had them.
async fn anew(
    ok: &mut Writing<Whole>,
    kind: Kind,
    draft: &Draft,
    retired: Option<Topic>,
) -> Result<TopicId> {
    let institution = ok.institution();
    if let Some(topic) = retired {
        queries::write(ok, institution, topic.id, draft).await?;
        return Ok(topic.id);
    }
    let id = TopicId(ok.next_id()?);
    queries::add(ok, institution, (id, kind), draft).await?;
    Ok(id)
}

pub async fn add(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_TOPICS, Whole).await?;
    let institution = ok.institution();
    let kind: Kind = form.parse("kind")?;
    let mut typed = typed(&form);
    let draft = draft(&mut typed, kind);
    queries::hold(&mut ok, institution).await?;
    let same = same(&mut ok, institution, (kind, None), &draft.title).await?;
    if same.as_ref().is_some_and(|one| one.retired_on.is_none()) {
        typed.wrong("title", "topics-known");
    }
    if !typed.is_good() {
        return back(&mut ok, (kind, None), typed, Vec::new()).await;
    }
    let id = anew(&mut ok, kind, &draft, same).await?;
    let detail = json!({ "topic": id, "list": kind.as_str(), "new": told(&draft) });
    ok.commit(vec![About::change(detail)]).await?;
    go("/topics")
}

/// Other words for a topic that groups were told end it, and a new one begins: what they were told stays as it was.
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
    let same = same(&mut ok, institution, (kind, Some(id)), &draft.title).await?;
    let taken = same.as_ref().is_some_and(|one| one.retired_on.is_none());
    if taken {
        typed.wrong("title", "topics-known");
    }
    if !typed.is_good() {
        return back(&mut ok, (kind, Some(topic)), typed, Vec::new()).await;
    }
    let old = json!({ "title": topic.title, "virtue": topic.virtue, "months": topic.months });
    let follows = topic.title != draft.title && (topic.told || same.is_some());
    let now = if follows {
        queries::retire(&mut ok, institution, id, Some(today)).await?;
        anew(&mut ok, kind, &draft, same).await?
    } else {
        queries::write(&mut ok, institution, id, &draft).await?;
        id
    };
    let detail = json!({ "topic": id, "now": now, "old": old, "new": told(&draft) });
    ok.commit(vec![About::change(detail)]).await?;
    go("/topics")
}
