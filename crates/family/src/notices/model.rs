//! What can be told and how. Pure. Only what is really sent is offered; the other kinds and ways of the order come with what
//! gives rise to them.

use web::Form;

pub use herald::{CHANNELS, KINDS};

/// When: at once, or gathered.
pub const DIGESTS: [&str; 3] = ["at_once", "daily", "weekly"];

/// What a parent wants of one child: pairs of kind and channel.
pub fn wanted(form: &Form) -> Vec<(&'static str, &'static str)> {
    KINDS
        .into_iter()
        .flat_map(|kind| CHANNELS.into_iter().map(move |channel| (kind, channel)))
        .filter(|(kind, channel)| form.ticked(&format!("{kind}-{channel}")))
        .collect()
}

/// When a parent is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// "at_once", "daily", "weekly"
    pub digest: &'static str,
    /// From when to when nothing comes, such as 21:00 to 07:00
    pub quiet: Option<(String, String)>,
}

/// A time of day, written HH:MM.
fn hour(text: &str) -> Option<String> {
    let time: jiff::civil::Time = text.parse().ok()?;
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// Reads when; none where the hours cannot be.
pub fn when(form: &Form) -> Option<When> {
    let digest = DIGESTS
        .into_iter()
        .find(|digest| form.text("digest") == *digest)?;
    let (from, to) = (form.text("quiet-from").trim(), form.text("quiet-to").trim());
    let quiet = match (from, to) {
        ("", "") => None,
        (from, to) => Some((hour(from)?, hour(to)?)),
    };
    Some(When { digest, quiet })
}
