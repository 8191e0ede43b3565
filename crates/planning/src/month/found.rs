//! A month plan and its themes in the full text search.

use kernel::Area;
use search::{Entry, Kind, Source};
use store::WriteTx;
use web::Result;

use super::model::{CONTENT, SKILLS, VALUES, VIRTUES};
use super::sheet::Sheet;

/// Gives the search what the plan and its themes say now.
pub async fn index(tx: &mut WriteTx, sheet: &Sheet) -> Result<()> {
    let (institution, group, month) = (sheet.at.institution, sheet.at.group, sheet.at.month);
    let address = format!("/groups/{group}/plans/month/{month}");
    let plan = Source {
        key: format!("month/{group}/{month}"),
        group: Some(group),
        from_on: month.first(),
        to_on: month.last(),
        address: address.clone(),
    };
    let mut records = vec![(plan, entries(sheet))];
    for theme in &sheet.themes {
        let weeks = sheet.weeks_of(theme).into_iter();
        let words: Vec<&str> = [&theme.title, &theme.question, &theme.message]
            .into_iter()
            .chain(weeks.map(|week| &week.title))
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let source = Source {
            key: format!("theme/{}", theme.id),
            group: Some(group),
            from_on: theme.from_on,
            to_on: theme.to_on,
            address: address.clone(),
        };
        let entry = Entry::new(Kind::Theme, words.join(". "));
        records.push((source, vec![entry]));
    }
    Ok(search::replace_all(tx, institution, &records).await?)
}

fn entries(sheet: &Sheet) -> Vec<Entry> {
    let field = |field: &str| Entry::new(Kind::MonthField, sheet.list(field).join(", "));
    let outcomes = Area::ALL.into_iter().flat_map(|area| sheet.outcomes(area));
    let parts = sheet.parts().into_iter().flat_map(|part| {
        let subject = part.subject;
        part.lines
            .into_iter()
            .map(move |line| format!("{subject} {line}"))
    });
    let items = sheet.items.iter();
    [
        Entry::new(Kind::MonthField, sheet.text(CONTENT)),
        field(VALUES),
        field(VIRTUES),
        field(SKILLS),
    ]
    .into_iter()
    .chain(
        outcomes
            .chain(parts)
            .map(|text| Entry::new(Kind::Outcome, text.trim())),
    )
    .chain(items.map(|item| Entry::new(Kind::Item, item.text.as_str()).on(item.on_date)))
    .filter(|entry| !entry.text.is_empty())
    .collect()
}
