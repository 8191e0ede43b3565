//! The stamp of a page: what it depends on, without its content, so that an unchanged page is known before it is made.
//!
//! Why it is right: a page is made of rows, the person, the address, today's date and the program. Every change of rows
//! through a permission, and every entry of the audit log besides looks, counts up the institution's `changes` in its own
//! transaction, whose row stays locked until the commit; the count is read in the page's own transaction. So two reads
//! with one count have seen the same rows. What is written past it (sessions, limits, jobs) stands on no such page. The
//! person's own rows and ties are part of the stamp itself, and so is the session: a stamp fits nobody else.

use std::time::UNIX_EPOCH;

use base64::Engine as _;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::app::Config;
use crate::viewer::{SessionToken, Viewer};

/// Tells this program from any other build of it, and its set-up from another.
pub(crate) fn mark_of(config: &Config) -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let program = program.map(|file| {
        let changed = file.modified().unwrap_or(UNIX_EPOCH);
        let changed = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
        (file.len(), changed.as_nanos())
    });
    // where the file cannot be seen, every start counts as another program
    let program = program.or_else(|_| getrandom::u64().map(|any| (any, 0)));
    format!(
        "{:?} {:?} {:?} {} {:?}",
        program.ok(),
        config.product,
        config.sso,
        config.demo,
        config.public_url
    )
}

/// All that a page depends on.
pub(crate) struct Facts<'a> {
    pub(crate) mark: &'a str,
    pub(crate) token: Option<&'a SessionToken>,
    pub(crate) viewer: &'a Viewer,
    pub(crate) today: Date,
    pub(crate) address: &'a str,
    pub(crate) changes: i64,
}

impl Facts<'_> {
    /// As an entity tag; weak, because compression changes the bytes.
    pub(crate) fn stamp(&self) -> String {
        let mut hasher = Sha256::new();
        let mut field = |text: &str| {
            hasher.update(text.len().to_be_bytes());
            hasher.update(text);
        };
        field(self.mark);
        field(&format!("{:?}", self.viewer));
        field(&self.today.to_string());
        field(self.address);
        field(&self.changes.to_string());
        if let Some(token) = self.token {
            hasher.update(&token.hash);
        }
        let digest = hasher.finalize();
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest);
        format!("W/\"{text}\"")
    }
}
