//! What a group's plan says to families, put together. Pure.

use std::cmp::Ordering;

use jiff::civil::Date;
use kernel::Area;
use planning::events::is_said;
use planning::records::{MonthField, PlanItem, PlannedOutcome};
use planning::text::lines;
use yearplan::{Event, Kind};

/// The common fields of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// "Saturs"
    pub content: String,
    /// "Vērtības"
    pub values: Vec<String>,
    /// "Tikumi"
    pub virtues: Vec<String>,
    /// "Caurviju prasmes"
    pub skills: Vec<String>,
}

impl Words {
    /// From the fields that are written.
    pub fn of(fields: Vec<MonthField>) -> Self {
        let mut words = Self::default();
        for MonthField { field, body } in fields {
            match field.as_str() {
                "content" => words.content = body,
                "values" => words.values = lines(&body),
                "virtues" => words.virtues = lines(&body),
                "skills" => words.skills = lines(&body),
                _ => {}
            }
        }
        words
    }

    /// Whether nothing is written.
    pub const fn is_empty(&self) -> bool {
        self.content.is_empty()
            && self.values.is_empty()
            && self.virtues.is_empty()
            && self.skills.is_empty()
    }
}

/// The outcomes by learning area, areas without one left out.
pub fn by_area(outcomes: &[PlannedOutcome]) -> Vec<(Area, Vec<PlannedOutcome>)> {
    let of = |area: Area| {
        let of_area = outcomes.iter().filter(|one| one.area == area);
        let list: Vec<PlannedOutcome> = of_area.cloned().collect();
        (!list.is_empty()).then_some((area, list))
    };
    Area::ALL.into_iter().filter_map(of).collect()
}

/// Something with a date: of the group's plan, or of the institution's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// Its first day
    pub from: Date,
    /// Its last day
    pub to: Date,
    /// "16:30", empty for the whole day
    pub starts: String,
    /// What
    pub text: String,
    /// Where, if it is said
    pub place: String,
    /// The kind of an item of the group's plan; none for the institution's events
    pub kind: Option<planning::month::Kind>,
}

/// The group's dated items and the institution's events that are for families, by date, each said once; of the days
/// on which the child is in the group.
pub fn dated(items: &[PlanItem], events: &[Event], (from, to): (Date, Date)) -> Vec<Dated> {
    let said = || {
        let items = items.iter();
        items.map(|item| (item.on_date, &*item.starts, &*item.text))
    };
    let shown = |event: &&Event| {
        let here = event.from_on <= to && event.to_on >= from;
        event.kind == Kind::Event && event.families && here && !is_said(said(), event)
    };
    let own = items
        .iter()
        .filter(|item| from <= item.on_date && item.on_date <= to);
    let own = own.map(|item| Dated {
        from: item.on_date,
        to: item.on_date,
        starts: item.starts.clone(),
        text: item.text.clone(),
        place: String::new(),
        kind: Some(item.kind),
    });
    let of_house = events.iter().filter(shown).map(|event| Dated {
        from: event.from_on,
        to: event.to_on,
        starts: event.starts.clone(),
        text: event.title.clone(),
        place: event.place.clone(),
        kind: None,
    });
    let mut all: Vec<Dated> = own.chain(of_house).collect();
    let order =
        |a: &Dated, b: &Dated| -> Ordering { (a.from, &a.starts).cmp(&(b.from, &b.starts)) };
    all.sort_by(order);
    all
}
