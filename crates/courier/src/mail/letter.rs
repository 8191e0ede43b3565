//! One plain-text letter as mail servers want it: Latvian letters encoded, one recipient, a date and an id.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use kernel::Email;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};

use super::server::Sender;
use crate::{LONGEST_LETTER, LONGEST_SUBJECT, Outcome};

/// Ready to be sent.
pub(super) struct Letter {
    /// The Message-ID, by which the mail server's administrator finds it
    pub(super) id: String,
    pub(super) from: Address,
    pub(super) to: Address,
    pub(super) bytes: Vec<u8>,
}

/// `Email` has been stricter than this.
pub(super) fn address(email: &Email) -> Result<Address, Outcome> {
    let (name, domain) = email.parts();
    Address::new(name, domain).map_err(|_| Outcome::refused("recipient", true))
}

/// Not guessable, unique, and without a word about the machine that it was made on.
fn id(from: &Email, now: Timestamp) -> Result<String, Outcome> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(|_| Outcome::refused("letter", false))?;
    let (made, random) = (now.as_microsecond(), u64::from_be_bytes(random));
    Ok(format!("<{made:x}.{random:016x}@{}>", from.parts().1))
}

fn moment(now: Timestamp) -> SystemTime {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Writes it. Nothing that a person typed can add a header: addresses are of letters only, and a line break in the
/// subject is refused.
pub(super) fn write(
    from: &Sender,
    to: &Email,
    (subject, body): (&str, &str),
    now: Timestamp,
) -> Result<Letter, Outcome> {
    if subject.chars().any(char::is_control) {
        return Err(Outcome::refused("subject", true));
    }
    if subject.chars().count() > LONGEST_SUBJECT || body.chars().count() > LONGEST_LETTER {
        return Err(Outcome::refused("too_long", true));
    }
    let id = id(&from.address, now)?;
    let (sender, recipient) = (address(&from.address)?, address(to)?);
    let unwritten = || Outcome::refused("letter", true);
    let encoding = ContentTransferEncoding::QuotedPrintable;
    let body = Body::new_with_encoding(body.to_owned(), encoding).map_err(|_| unwritten())?;
    let letter = Message::builder()
        .from(Mailbox::new(from.name.clone(), sender.clone()))
        .to(Mailbox::new(None, recipient.clone()))
        .subject(subject)
        .date(moment(now))
        .message_id(Some(id.clone()))
        // nobody's "out of office" answers a program (RFC 3834)
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|_| unwritten())?;
    Ok(Letter {
        id,
        from: sender,
        to: recipient,
        bytes: letter.formatted(),
    })
}
