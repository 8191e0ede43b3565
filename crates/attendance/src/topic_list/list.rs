//! Both lists of a school year on one page, and the end of a topic.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::TopicId;
use serde_json::json;
use web::access::Reach;
use web::{About, Answer, Ask, Error, Form, Path, Query, Section, Shell, Whole, go, page};

use super::model::{Kind, Which, day_of, list_of, open_year};
use super::queries::{self, Topic};
use crate::access;

#[derive(Template)]
#[template(path = "topic_list/list.html")]
struct ListPage {
    shell: Shell,
    today: Date,
    year: SchoolYear,
    topics: Vec<Topic>,
    may_change: bool,
}

impl ListPage {
    const fn kinds() -> [Kind; 2] {
        Kind::ALL
    }

    fn address(year: SchoolYear) -> String {
        list_of(year)
    }

    /// The year's day that is nearest to today.
    fn day(&self) -> Date {
        self.today.clamp(self.year.first(), self.year.last())
    }

    /// Those of a list that are offered, or that are not any more.
    fn of(&self, kind: &Kind, offered: bool) -> Vec<&Topic> {
        let day = self.day();
        let fits = |one: &&Topic| {
            let over = one.retired_on.is_some_and(|end| end <= day);
            let wanted = if offered { one.offered_on(day) } else { over };
            one.kind == *kind && wanted
        };
        self.topics.iter().filter(fits).collect()
    }

    /// "drosme · XII, I, II · piedāvā no 01.09.2026."; the days where they are not the whole year.
    fn about(&self, topic: &Topic) -> String {
        let say = &self.shell.say;
        let from = (topic.from_on > self.year.first())
            .then(|| say.a("topics-from", "day", say.date(topic.from_on)));
        let last = topic.retired_on.and_then(|end| end.yesterday().ok());
        let until = last.map(|day| say.a("topics-until", "day", say.date(day)));
        [topic.virtue.clone(), topic.months.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .chain(from)
            .chain(until)
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

pub async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::TOPICS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let year = which.year(today)?;
    let topics = queries::topics(&mut ok, institution).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&ListPage {
        may_change: access::CHANGE_TOPICS.allows(&ok.on.viewer, Reach::default()),
        shell,
        today,
        year,
        topics,
    })
}

/// Ends a topic today or with the next school year, or offers it again; what groups were told stays.
pub async fn retire(ask: Ask, Path(id): Path<TopicId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_TOPICS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold(&mut ok, institution).await?;
    let topic = queries::topic(&mut ok, institution, id).await?;
    let ends = form.parse::<i64>("retired")? == 1;
    let year = match form.get("until") {
        None => SchoolYear::of(today),
        Some(text) => open_year(text, today).ok_or(Error::Unprocessable("unprocessable-value"))?,
    };
    let day = day_of(year, today);
    let changes = if ends {
        topic.lasts_to(day)
    } else {
        topic.retired_on.is_some()
    };
    if changes {
        let on = ends.then_some(day);
        queries::retire(&mut ok, institution, id, on).await?;
        let detail = json!({
            "topic": id, "title": topic.title,
            "old": { "retired": topic.retired_on }, "new": { "retired": on },
        });
        ok.commit(vec![About::change(detail)]).await?;
    }
    go(&list_of(year))
}
