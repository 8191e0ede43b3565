//! What "Galvenā lapa" shows.

use askama::Template;
use kernel::GroupId;
use web::{Say, Shell};

use super::queries::{Numbers, OwnChild};
use crate::duties::{Summary, Tally};
use crate::words::{Look, Tag};

/// The most urgent duty.
pub struct Banner {
    /// "banner-warn" …
    pub tone: &'static str,
    /// Its icon
    pub icon: &'static str,
    /// The sentence
    pub lead: String,
    /// What goes with it
    pub rest: String,
    /// Where to, and what the button says
    pub way: Option<(String, String)>,
}

/// One duty.
pub struct Row {
    /// Class, icon and word of its state
    pub look: Look,
    /// The word of its state
    pub state: String,
    /// "Kavējumi"
    pub title: String,
    /// The place where it is done
    pub address: String,
    /// "Atzīmēti bērni: 18 no 22"
    pub what: String,
    /// "vēl 19 min"
    pub tag: Option<Tag>,
    /// "līdz 09:00"
    pub by: String,
    /// What the button says, where something is left to do
    pub button: Option<String>,
    /// The button of the most urgent one, which the banner names
    pub primary: bool,
}

/// One group's duties.
pub struct Card {
    /// Which
    pub group: GroupId,
    /// "Mārītes"
    pub name: String,
    /// Its emblem
    pub emblem: i64,
    /// "aizvieto: …"; empty in the own group
    pub instead: String,
    /// How many are done
    pub tally: Tally,
    /// Most urgent first
    pub rows: Vec<Row>,
}

/// What the management sees first.
pub struct Watch {
    /// The numbers
    pub sums: Summary,
    /// The worst of the board
    pub worst: Vec<Row>,
}

/// Why nothing is due today.
pub struct DayOff {
    /// "Lāčplēša diena"
    pub reason: String,
    /// The next working day in words
    pub next: String,
}

#[derive(Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    pub shell: Shell,
    pub moment: String,
    pub absences_due: String,
    pub day_off: Option<DayOff>,
    pub banner: Option<Banner>,
    pub cards: Vec<Card>,
    /// Month and week plans, own parts of them, timetables that wait
    pub plans: Vec<Row>,
    /// Whether the person sees every group's plans
    pub sees_plans: bool,
    pub watch: Option<Watch>,
    /// Parents' applications that wait (2.3)
    pub applications: Vec<Row>,
    pub lessons: Vec<Row>,
    pub numbers: Option<Numbers>,
    pub sees_staff: bool,
    pub children: Vec<OwnChild>,
}

impl HomePage {
    const fn say(&self) -> &Say {
        &self.shell.say
    }

    /// "2 no 5 izpildīti"
    fn tally(&self, tally: Tally) -> String {
        let word = self.say().n("oversight-done-word", tally.done);
        let (n, all) = (tally.done.to_string(), tally.of.to_string());
        self.say().with(
            "oversight-done-of",
            &[("n", n), ("all", all), ("word", word)],
        )
    }

    /// Whether the groups' names have to be said.
    fn several(&self) -> bool {
        self.cards.len() > 1 || self.cards.iter().any(|card| !card.instead.is_empty())
    }
}
