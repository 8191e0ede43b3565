//! The page of a group's week with its plan, timetable and coverage, one after another in different institutions: first
//! where nothing of the institution is remembered, then by a colleague in another of its groups, then again by the same
//! teacher, beside the same page from memory.

use std::time::Instant;

use calendar::Week;
use jiff::civil::Date;

use super::data::{Group, World, cookie};
use super::load::{Load, Visitor};
use super::search::{Times, places};
use crate::cli::Failure;

/// The page that is looked at in a group.
type PathOf<'p> = &'p dyn Fn(&Group) -> String;

/// The lines of the table.
pub async fn measure(load: &Load, world: &World, today: Date) -> Result<Vec<String>, Failure> {
    let week = Week::of(today);
    let mut lines = vec![
        "| a group's week with plan, timetable and coverage, ms | p50 | p95 | statements |"
            .to_owned(),
        "| --- | ---: | ---: | ---: |".to_owned(),
    ];
    let places = places(world);
    let page = |group: &Group| format!("/groups/{}/plans/week/{week}", group.id);
    let first = world.group(0).map(|group| group.id).unwrap_or_default();
    let rendered = |_: &Group| format!("/bench/week/{first}/{week}");
    let colleagues: Vec<&Group> = places
        .iter()
        .filter_map(|one| colleague(world, one))
        .collect();
    let looked: [(&str, &[&Group], PathOf<'_>); 4] = [
        ("the first look in the institution", &places, &page),
        ("a colleague's first look", &colleagues, &page),
        ("the next look", &places, &page),
        ("rendered from memory", &places, &rendered),
    ];
    for (what, places, path) in looked {
        let (times, sent) = looks(load, places, path).await?;
        lines.push(format!("| {what} | {} | {sent} |", times.cells()));
    }
    Ok(lines)
}

/// Another group of the same institution.
fn colleague<'w>(world: &'w World, group: &Group) -> Option<&'w Group> {
    let mut all = world.all().iter();
    all.find(|one| one.institution == group.institution && one.id != group.id)
}

/// How many statements the server has sent so far.
async fn statements(visitor: &mut Visitor) -> Result<u64, Failure> {
    let sent = visitor.get("/bench/statements").await?;
    let text = std::str::from_utf8(&sent.body).unwrap_or_default();
    text.parse()
        .map_err(|_| Failure::said("no number of statements"))
}

/// One look at each place, by its teacher; the times, and the statements of one.
async fn looks(load: &Load, places: &[&Group], path: PathOf<'_>) -> Result<(Times, u64), Failure> {
    let mut times = Vec::with_capacity(places.len());
    let mut nobody = load.visitor(String::new()).await?;
    let before = statements(&mut nobody).await?;
    for group in places {
        let whose = cookie(group.institution, group.teacher);
        let mut visitor = load.visitor(whose).await?;
        let start = Instant::now();
        visitor.get(&path(group)).await?;
        times.push(start.elapsed());
    }
    let sent = statements(&mut nobody).await?.saturating_sub(before);
    let count = u64::try_from(places.len().max(1)).unwrap_or(1);
    Ok((Times::of(times), sent / count))
}
