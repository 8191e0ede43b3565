//! The handler of the search.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::GroupId;
use web::{Answer, Ask, Query, Routes, Section, Shell, Whole, page};

use super::model::{Asked, Block, SHOWN, Wish, blocks};
use super::queries::{Offered, Reaching, offered};
use crate::access;
use crate::entry::Kind;
use crate::queries::find;
use crate::wanted::{SHORTEST, Wanted};

/// The page of the search.
pub fn routes() -> Routes {
    Routes::new().get("/plans/search", show, &access::SEE)
}

/// What the search came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// Nothing was asked yet.
    Empty,
    /// Every word is too short.
    Short,
    /// Nothing was found.
    Nothing,
    /// Something was.
    Found,
}

#[derive(Template)]
#[template(path = "page/search.html")]
struct SearchPage {
    shell: Shell,
    asked: Asked,
    wanted: Wanted,
    groups: Vec<Offered>,
    years: Vec<SchoolYear>,
    came: Came,
    blocks: Vec<Block>,
    count: usize,
    /// Where the older ones are
    older: Option<String>,
}

impl SearchPage {
    const fn kinds() -> [Kind; 7] {
        Kind::ALL
    }

    fn is_group(&self, group: &GroupId) -> bool {
        self.asked.group == Some(*group)
    }

    fn is_year(&self, year: &SchoolYear) -> bool {
        self.asked.year == Some(*year)
    }

    fn is_kind(&self, kind: &Kind) -> bool {
        self.asked.kind == Some(*kind)
    }

    /// The words that were left out.
    fn left_out(&self) -> Option<String> {
        let short = &self.wanted.short;
        (!short.is_empty()).then(|| short.join(", "))
    }

    const fn shortest() -> usize {
        SHORTEST
    }
}

/// The school years that entries reach, the newest first.
fn years(reach: Option<Reaching>, today: Date) -> Vec<SchoolYear> {
    let reach = reach.unwrap_or(Reaching {
        first: None,
        last: None,
    });
    let first = SchoolYear::of(reach.first.unwrap_or(today).min(today));
    let last = SchoolYear::of(reach.last.unwrap_or(today).max(today));
    let mut years: Vec<SchoolYear> =
        std::iter::successors(Some(last), |year| (*year > first).then(|| year.previous()))
            .take(100)
            .collect();
    years.dedup();
    years
}

async fn show(ask: Ask, Query(wish): Query<Wish>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let asked = Asked::of(&wish)?;
    let wanted = Wanted::parse(&asked.typed);
    let filter = asked.filter(access::seen_by(&ok.on.viewer));
    // one more than is shown tells whether there are more
    let mut hits = find(
        &mut ok,
        institution,
        &wanted,
        &filter,
        (SHOWN + 1, asked.after),
    )
    .await?;
    let more = hits.len() > SHOWN;
    hits.truncate(SHOWN);
    let (groups, reach) = offered(&mut ok, institution).await?;
    let shell = ok.shell(Section::Planning, None).await?;
    let came = match (wanted.is_empty(), hits.is_empty()) {
        (true, _) if wanted.short.is_empty() => Came::Empty,
        (true, _) => Came::Short,
        (false, true) => Came::Nothing,
        (false, false) => Came::Found,
    };
    let last = hits.last().map(|hit| hit.id);
    page(&SearchPage {
        blocks: blocks(&ok.on.say, &wanted, &hits),
        count: hits.len(),
        older: more.then(|| asked.address(last)),
        years: years(reach, today),
        shell,
        asked,
        wanted,
        groups,
        came,
    })
}
