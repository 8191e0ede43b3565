//! What became of a message, in words that say what to do.

use std::str::FromStr;

use jiff::Timestamp;
use web::{Context, Say};

use crate::to::Channel;

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not tried yet
    Waiting,
    /// The gateway took it
    Sent,
    /// The last try failed, the next one comes by itself
    Failed,
    /// Nobody tries any more unless somebody says so
    GivenUp,
}

impl State {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
        }
    }
}

/// The text names no state.
#[derive(Debug)]
pub struct UnknownState;

impl FromStr for State {
    type Err = UnknownState;
    fn from_str(text: &str) -> Result<Self, UnknownState> {
        match text {
            "waiting" => Ok(Self::Waiting),
            "sent" => Ok(Self::Sent),
            "failed" => Ok(Self::Failed),
            "given_up" => Ok(Self::GivenUp),
            _ => Err(UnknownState),
        }
    }
}

store::text_column!(State);

store::rows! {
    /// What became of a message.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Status {
        /// By which way it goes
        pub channel: Channel,
        /// Where it stands
        pub state: State,
        /// How often it was tried
        pub attempts: i64,
        /// The code of the last failure
        pub last_error: Option<String>,
        /// When it was put down
        pub created_at: Timestamp,
        /// When the gateway took it
        pub sent_at: Option<Timestamp>,
        /// When it is tried next
        pub next_at: Option<Timestamp>,
    }
}

/// The kind of failure behind a gateway's code, which the texts' keys end in.
fn cause(code: &str) -> &'static str {
    match code {
        "no_answer" => "no-answer",
        "broken" => "broken",
        "slow" => "slow",
        "not_configured" => "not-configured",
        "secret" => "secret",
        "secret_host" => "secret-host",
        "settings" => "settings",
        "too_long" => "too-long",
        "answer" => "answer",
        "redirect" => "redirect",
        "address" => "address",
        "insecure" => "insecure",
        "name" => "name",
        "certificate" => "certificate",
        "http_401" | "http_403" => "key",
        "http_404" | "http_405" | "http_410" => "not-found",
        "http_402" => "credit",
        "http_429" => "busy",
        code if code.starts_with("http_4") => "refused",
        code if code.starts_with("http_") => "ill",
        _ => "lost",
    }
}

/// The same of a mail server.
fn mail_cause(code: &str) -> &'static str {
    match code {
        "no_answer" => "no-answer",
        "broken" => "broken",
        "slow" => "slow",
        "not_configured" => "not-configured",
        "too_long" => "too-long",
        "answer" => "answer",
        "name" => "name",
        "certificate" => "certificate",
        "starttls" => "starttls",
        "auth" | "auth_none" => "auth",
        "sender" => "sender",
        code if code.starts_with("smtp_4") => "busy",
        code if code.starts_with("smtp_") => "refused",
        _ => "lost",
    }
}

/// The same of a browser's service.
fn push_cause(code: &str) -> &'static str {
    match code {
        "not_configured" => "not-configured",
        "no_device" => "no-device",
        "no_answer" | "name" | "certificate" | "broken" | "slow" => "no-answer",
        code if code.starts_with("http_") => "refused",
        _ => "lost",
    }
}

fn words(say: &Say, (kind, channel): (&str, Channel), code: Option<&str>) -> String {
    let code = code.unwrap_or_default();
    match channel {
        Channel::Sms => say.t(&format!("dispatch-{kind}-{}", cause(code))),
        Channel::Email => say.t(&format!("dispatch-mail-{kind}-{}", mail_cause(code))),
        Channel::Push => say.t(&format!("dispatch-push-{kind}-{}", push_cause(code))),
    }
}

/// "vārteja neatbild"
pub(crate) fn why(say: &Say, channel: Channel, code: Option<&str>) -> String {
    words(say, ("why", channel), code)
}

/// What to do about it, and by whom.
pub(crate) fn advice(say: &Say, channel: Channel, code: Option<&str>) -> String {
    words(say, ("do", channel), code)
}

impl Status {
    /// Whether it did not go, so far.
    pub const fn is_bad(&self) -> bool {
        matches!(self.state, State::Failed | State::GivenUp)
    }

    /// "nosūtīta 09:41", "tiek sūtīta", "neizdevās: vārteja neatbild; mēģinās vēlreiz 09:42"
    pub fn words(&self, on: &Context) -> String {
        let (say, zone) = (&on.say, &on.viewer.institution.zone);
        let moment = |at: Timestamp| say.moment(at, zone, on.today);
        let why = || why(say, self.channel, self.last_error.as_deref());
        match self.state {
            State::Waiting => say.t("dispatch-waiting"),
            State::Sent => say.a(
                "dispatch-sent",
                "at",
                moment(self.sent_at.unwrap_or(on.now)),
            ),
            State::GivenUp => say.a("dispatch-failed", "why", why()),
            State::Failed => match self.next_at {
                Some(at) => say.a2("dispatch-failed-next", "why", why(), "at", moment(at)),
                None => say.a("dispatch-failed", "why", why()),
            },
        }
    }

    /// What to do about a failure; none where there is none.
    pub fn advice(&self, say: &Say) -> Option<String> {
        self.is_bad()
            .then(|| advice(say, self.channel, self.last_error.as_deref()))
    }
}
