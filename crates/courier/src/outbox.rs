//! The demo's telephone and letter box: the last messages, in memory only.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use crate::To;

const KEPT: usize = 200;

/// A message as its recipient would have seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// When
    pub at: Timestamp,
    /// To whom
    pub to: To,
    /// About what: of a letter
    pub subject: Option<String>,
    /// What
    pub text: String,
}

/// The last 200 messages.
#[derive(Clone, Default)]
pub struct Outbox(Arc<Mutex<VecDeque<Shown>>>);

impl Outbox {
    /// Empty.
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn put(&self, to: To, (subject, text): (Option<&str>, &str), at: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.pop_back();
        }
        kept.push_front(Shown {
            at,
            to,
            subject: subject.map(str::to_owned),
            text: text.to_owned(),
        });
    }

    /// Everything, the newest first.
    pub fn all(&self) -> Vec<Shown> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().cloned().collect()
    }
}
