//! The year plan's events beside a group's own dated items. Pure.

use jiff::civil::Date;
use yearplan::Event;

/// Whether the group says the event itself: the same words on that day, or the same hour, when it can be at one thing
/// only. An item is its day, its hour and its words.
pub fn is_said<'i>(
    items: impl IntoIterator<Item = (Date, &'i str, &'i str)>,
    event: &Event,
) -> bool {
    let title = event.title.to_lowercase();
    items.into_iter().any(|(on_date, starts, text)| {
        let text = text.to_lowercase();
        let same_words = text.contains(&title) || title.contains(&text);
        let same_hour = !event.starts.is_empty() && event.starts == starts;
        let same_day = event.from_on <= on_date && on_date <= event.to_on;
        same_day && (same_words || same_hour)
    })
}
