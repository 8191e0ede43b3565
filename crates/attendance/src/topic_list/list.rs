//! Both lists on one page, and the end of a topic.

use askama::Template;
use kernel::TopicId;
use serde_json::json;
use web::access::Reach;
use web::{About, Answer, Ask, Form, Path, Section, Shell, Whole, go, page};

use super::model::Kind;
use super::queries::{self, Topic};
use crate::access;

#[derive(Template)]
#[template(path = "topic_list/list.html")]
struct ListPage {
    shell: Shell,
    topics: Vec<Topic>,
    may_change: bool,
}

impl ListPage {
    const fn kinds() -> [Kind; 2] {
        Kind::ALL
    }

    /// Those of a list that are offered, or that are not any more.
    fn of(&self, kind: &Kind, offered: bool) -> Vec<&Topic> {
        let fits = |one: &&Topic| one.kind == *kind && one.retired_on.is_none() == offered;
        self.topics.iter().filter(fits).collect()
    }
}

pub async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::TOPICS, Whole).await?;
    let institution = ok.institution();
    let topics = queries::topics(&mut ok, institution).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&ListPage {
        may_change: access::CHANGE_TOPICS.allows(&ok.on.viewer, Reach::default()),
        shell,
        topics,
    })
}

/// Ends a topic today, or offers it again; what groups were told stays.
pub async fn retire(ask: Ask, Path(id): Path<TopicId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_TOPICS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold(&mut ok, institution).await?;
    let topic = queries::topic(&mut ok, institution, id).await?;
    let ends = form.parse::<i64>("retired")? == 1;
    if topic.retired_on.is_some() != ends {
        let on = ends.then_some(today);
        queries::retire(&mut ok, institution, id, on).await?;
        let detail = json!({
            "topic": id, "title": topic.title,
            "old": { "retired": topic.retired_on }, "new": { "retired": on },
        });
        ok.commit(vec![About::change(detail)]).await?;
    }
    go("/topics")
}
