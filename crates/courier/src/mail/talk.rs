//! The conversation about one letter, and what a "no" means by where it is said.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::response::Severity;
use tokio::time::{Instant, timeout, timeout_at};

use super::Mailer;
use super::letter::Letter;
use crate::Outcome;

/// A farewell is waited for no longer.
const FAREWELL: Duration = Duration::from_secs(1);

/// How far it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Connection,
    Greeting,
    Login,
    Sender,
    Recipient,
    /// The letter itself: it may have left
    Letter,
}

/// What a fault means. A mail server's "5xx" is for ever where it is about the recipient or the letter; elsewhere it is
/// about settings, which somebody mends.
pub(super) fn judge(stage: Stage, fault: &Error) -> Outcome {
    let about_letter = matches!(stage, Stage::Recipient | Stage::Letter);
    if let Some(code) = fault.status() {
        return match (stage, fault.is_permanent()) {
            (Stage::Login, true) => Outcome::refused("auth", false),
            (Stage::Sender, true) => Outcome::refused("sender", false),
            (_, permanent) => Outcome::refused(&format!("smtp_{code}"), permanent && about_letter),
        };
    }
    let is_nonsense = fault.is_response() && !is_end(fault);
    match stage {
        Stage::Login if fault.is_client() => Outcome::refused("auth_none", false),
        Stage::Letter if !is_nonsense => Outcome::Broken,
        _ if is_nonsense => Outcome::refused("answer", stage == Stage::Letter),
        _ => Outcome::NoAnswer,
    }
}

/// lettre calls a connection that was closed a reply that is not complete.
fn is_end(fault: &Error) -> bool {
    std::error::Error::source(fault).is_some_and(|why| why.to_string() == "incomplete response")
}

impl Mailer {
    /// Connects, signs in and leaves again: what a letter would meet.
    pub async fn look(&self) -> Outcome {
        let mut stage = Stage::Connection;
        match timeout(self.limits.1, self.open(&mut stage)).await {
            Ok(Ok(connection)) => {
                leave(connection).await;
                Outcome::Sent { id: None }
            }
            Ok(Err(outcome)) => outcome,
            Err(_) => Outcome::NoAnswer,
        }
    }

    pub(super) async fn post(&self, letter: &Letter) -> Outcome {
        let end = Instant::now() + self.limits.1;
        let mut stage = Stage::Connection;
        let mut connection = None;
        let talk = self.talk(letter, &mut stage, &mut connection);
        let outcome = match timeout_at(end, talk).await {
            Ok(Ok(())) => Outcome::Sent {
                id: Some(letter.id.clone()),
            },
            Ok(Err(outcome)) => outcome,
            Err(_) if stage == Stage::Letter => return Outcome::Slow,
            Err(_) => return Outcome::NoAnswer,
        };
        if let Some(connection) = connection {
            leave(connection).await;
        }
        outcome
    }

    async fn talk(
        &self,
        letter: &Letter,
        stage: &mut Stage,
        kept: &mut Option<AsyncSmtpConnection>,
    ) -> Result<(), Outcome> {
        let server = kept.insert(self.open(stage).await?);
        *stage = Stage::Sender;
        let from = Mail::new(Some(letter.from.clone()), Vec::new());
        server
            .command(from)
            .await
            .map_err(|fault| judge(*stage, &fault))?;
        *stage = Stage::Recipient;
        let to = Rcpt::new(letter.to.clone(), Vec::new());
        server
            .command(to)
            .await
            .map_err(|fault| judge(*stage, &fault))?;
        let answer = server
            .command(Data)
            .await
            .map_err(|fault| judge(*stage, &fault))?;
        if !answer.has_code(354) {
            return Err(Outcome::refused("answer", false));
        }
        *stage = Stage::Letter;
        let answer = server
            .message(&letter.bytes)
            .await
            .map_err(|fault| judge(*stage, &fault))?;
        if answer.code().severity == Severity::PositiveCompletion {
            Ok(())
        } else {
            Err(Outcome::refused("answer", true))
        }
    }
}

/// A server is told that we go; whether it hears does not matter.
async fn leave(mut connection: AsyncSmtpConnection) {
    timeout(FAREWELL, connection.quit()).await.ok();
}
