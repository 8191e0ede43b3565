//! The plan in words, as the year and the month show it.

use calendar::{Calendar, Day};
use jiff::civil::Date;
use kernel::{AccountId, GroupId};
use store::ReadTx;
use web::{Context, Error, Language, Result, Say};

use crate::items::queries::{self as items, GroupName};
use crate::{Event, Kind, touching};

/// An entry with who answers for it and whom it touches.
pub struct Line {
    pub event: Event,
    /// "Pk 6. nov."
    pub when: String,
    /// Who answers for it
    pub people: Vec<String>,
    /// Whom it touches; none: every group
    pub groups: Vec<String>,
    /// A task whose last day is over, and that is not done
    pub late: bool,
}

impl Line {
    /// Hour, place, groups where they are not all of them, people.
    pub fn more(&self, say: &Say) -> String {
        let starts = Some(&self.event.starts).filter(|starts| !starts.is_empty());
        let parts = [
            starts
                .map(|starts| say.a("year-at", "time", starts))
                .unwrap_or_default(),
            self.event.place.clone(),
            self.groups.join(", "),
            self.people.join(", "),
        ];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    }

    pub fn is_task(&self) -> bool {
        self.event.kind == Kind::Task
    }
}

/// Which of the entries are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// What touches this group
    pub group: Option<GroupId>,
    /// What the person answers for
    pub mine: bool,
}

impl Filter {
    /// From the address.
    pub fn read(group: Option<&str>, mine: Option<&str>) -> Result<Self> {
        let unknown = |_| Error::Unprocessable("unprocessable-address");
        let group = group.map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            group: group.map(str::parse).transpose().map_err(unknown)?,
            mine: mine.is_some_and(|mine| mine == "1"),
        })
    }

    /// A group that there is, or none.
    pub fn check(&self, groups: &[GroupName]) -> Result<()> {
        let known = |wanted: GroupId| groups.iter().any(|one| one.id == wanted);
        if self.group.is_none_or(known) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// As the end of an address: what follows "?" or "&".
    pub fn address(&self) -> String {
        let group = self.group.map(|group| format!("group={group}"));
        let mine = self.mine.then(|| "mine=1".to_owned());
        group.into_iter().chain(mine).collect::<Vec<_>>().join("&")
    }

    pub const fn is_set(&self) -> bool {
        self.group.is_some() || self.mine
    }
}

/// The days in running text: "piektdiena, 6. novembris", "6.–10. novembris", with years where they differ.
pub fn days_in_words(say: &Say, from: Date, to: Date) -> String {
    if from == to {
        say.full(from)
    } else if from.year() == to.year() {
        say.range(from, to)
    } else {
        format!("{} – {}", say.date(from), say.date(to))
    }
}

/// The days beside an entry: "Pk 6. nov.", "6.–10. nov.", "30. nov. – 4. dec."
fn days_short(say: &Say, from: Date, to: Date) -> String {
    if from == to {
        format!("{} {}", say.weekday_short(from), say.day_short(from))
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        match say.language() {
            Language::Lv => format!("{}.–{}", from.day(), say.day_short(to)),
            Language::En => format!("{}–{}", from.day(), say.day_short(to)),
        }
    } else {
        format!("{} – {}", say.day_short(from), say.day_short(to))
    }
}

/// The entries of those days that the filter lets through, with their ties.
pub async fn lines(
    tx: &mut ReadTx,
    on: &Context,
    filter: Filter,
    (from, to): (Date, Date),
) -> Result<Vec<Line>> {
    let institution = on.viewer.institution.id;
    let events = touching(tx, institution, filter.group, from, to).await?;
    let (people, groups) = items::of_days(tx, institution, (from, to)).await?;
    let me: AccountId = on.viewer.account;
    let line = |event: Event| {
        let people = people.iter().filter(|one| one.item_id == event.id);
        if filter.mine && !people.clone().any(|one| one.account_id == me) {
            return None;
        }
        let groups = groups.iter().filter(|one| one.item_id == event.id);
        Some(Line {
            when: days_short(&on.say, event.from_on, event.to_on),
            people: people
                .map(|one| format!("{} {}", one.given_name, one.surname))
                .collect(),
            groups: groups.map(|one| one.name.clone()).collect(),
            late: event.kind == Kind::Task && !event.done && event.to_on < on.today,
            event,
        })
    };
    Ok(events.into_iter().filter_map(line).collect())
}

/// What a day is called where it is no ordinary one: a holiday, a closed day, a moved working day. A weekend is not
/// said.
pub fn special(say: &Say, calendar: &Calendar, date: Date) -> Option<String> {
    match calendar.day(date) {
        Day::Working | Day::Weekend => None,
        Day::MovedWorking(reason) if reason.is_empty() => Some(say.t("year-works")),
        Day::MovedWorking(reason) => Some(say.a("year-works-why", "why", reason)),
        other => say.day_off(&other),
    }
}
