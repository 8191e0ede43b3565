//! Which mail server takes the installation's letters, and who they are from.

use std::str::FromStr;

use kernel::Email;

use crate::settings::Secret;

/// How the connection is kept from others' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Plain at first, TLS before anything is said; a server that does not offer it is left
    StartTls,
    /// TLS from the first byte
    Tls,
    /// None at all: tests, or a relay on this very machine, and only where the installation says so
    Plain,
}

impl Security {
    /// What a port is usually for.
    pub const fn of_port(port: u16) -> Self {
        match port {
            465 => Self::Tls,
            _ => Self::StartTls,
        }
    }
}

/// Why a mail server's settings cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadServer {
    /// None of the three words
    #[error("it is none of starttls, tls and plain")]
    Security,
    /// No host's name
    #[error("it is no host name such as smtp.example.lv")]
    Host,
    /// An unreadable address
    #[error("it holds no e-mail address such as \"E-klase <eklase@example.lv>\"")]
    From,
    /// A line break or another control character, or too long a name
    #[error("the name in it has characters that no letter can carry, or more than 100")]
    Name,
}

impl FromStr for Security {
    type Err = BadServer;
    fn from_str(text: &str) -> Result<Self, BadServer> {
        match text {
            "starttls" => Ok(Self::StartTls),
            "tls" => Ok(Self::Tls),
            "plain" => Ok(Self::Plain),
            _ => Err(BadServer::Security),
        }
    }
}

/// Who letters are from: "E-klase <eklase@example.lv>", or the address alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub(super) name: Option<String>,
    pub(super) address: Email,
}

impl FromStr for Sender {
    type Err = BadServer;
    fn from_str(text: &str) -> Result<Self, BadServer> {
        // before anything is trimmed: a line break is never meant well
        if text.chars().any(char::is_control) {
            return Err(BadServer::Name);
        }
        let bracketed = text.trim().strip_suffix('>');
        let (name, address) = match bracketed.and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"').trim(), address),
            None => ("", text),
        };
        if name.chars().count() > 100 {
            return Err(BadServer::Name);
        }
        Ok(Self {
            name: (!name.is_empty()).then(|| name.to_owned()),
            address: address.parse().map_err(|_| BadServer::From)?,
        })
    }
}

/// With what the server lets the installation in.
#[derive(Debug, Clone)]
pub struct Login {
    /// The user's name there
    pub user: String,
    /// From the environment or a file, never from a database
    pub password: Secret,
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
    pub(super) login: Option<Login>,
    pub(super) from: Sender,
}

impl Server {
    /// Checks what can be checked without connecting.
    pub fn new(
        (host, port): (&str, u16),
        security: Security,
        login: Option<Login>,
        from: Sender,
    ) -> Result<Self, BadServer> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        let host = host.trim();
        if host.is_empty() || !host.chars().all(fits) {
            return Err(BadServer::Host);
        }
        Ok(Self {
            host: host.to_owned(),
            port,
            security,
            login,
            from,
        })
    }
}
