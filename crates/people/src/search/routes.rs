//! The handler of the search.

use std::collections::BTreeMap;

use askama::Template;
use kernel::{ChildId, Phone};
use serde::Deserialize;
use web::access::Reach;
use web::{Answer, Ask, Query, Routes, Section, Shell, Whole, page};

use super::model::matches;
use super::queries::{self, Findable};
use crate::access;

/// As many are shown as this.
const SHOWN: usize = 50;

/// The page of the search.
pub fn routes() -> Routes {
    Routes::new().get("/search", show, &access::SEARCH)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    shell: Shell,
    typed: String,
    found: Vec<(Findable, bool)>,
    more: bool,
}

async fn show(ask: Ask, Query(wish): Query<Wish>) -> Answer {
    let mut ok = ask.read(&access::SEARCH, Whole).await?;
    let (institution, account, today) = (ok.institution(), ok.account(), ok.on.today);
    let typed: String = wish.q.trim().chars().take(100).collect();
    let mut found = Vec::new();
    if !typed.is_empty() {
        let (children, phones) = queries::findable(&mut ok, institution, (account, today)).await?;
        let mut by_child: BTreeMap<ChildId, Vec<Phone>> = BTreeMap::new();
        for one in phones {
            by_child.entry(one.child_id).or_default().push(one.phone);
        }
        found = children
            .into_iter()
            .filter(|child| {
                let name = format!("{} {}", child.surname, child.given_name);
                let phones = by_child.get(&child.id).map_or(&[][..], Vec::as_slice);
                matches(&typed, &name, child.personal_code, phones)
            })
            .take(SHOWN + 1)
            .collect();
    }
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let viewer = &ok.on.viewer;
    let opens = |child: &Findable| {
        let reach = Reach {
            group: Some(child.group_id),
            child: Some(child.id),
            day: None,
        };
        access::FILE.allows(viewer, reach)
    };
    let found: Vec<(Findable, bool)> = found
        .into_iter()
        .map(|child| {
            let may = opens(&child);
            (child, may)
        })
        .collect();
    page(&SearchPage {
        shell: ok.shell(Section::Children, None).await?,
        typed,
        found,
        more,
    })
}
