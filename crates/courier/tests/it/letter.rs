//! What a letter looks like on its way, and what never becomes one.

use courier::{BadServer, Login, Outcome, Secret, Security, Sender, Server};

use crate::mail::{BODY, SUBJECT, is_sent, now, refused, send};
use crate::mail_server::{GOOD, mailer, server, start, to};

/// "=?utf-8?b?…?=" and quoted-printable lines, read as a mail program does.
mod read {
    use std::fmt::Write as _;

    pub fn header(letter: &[String], name: &str) -> String {
        let mut lines = letter.iter().take_while(|line| !line.is_empty());
        let mut found = String::new();
        let prefix = format!("{name}: ");
        for line in lines.by_ref() {
            if let Some(rest) = line.strip_prefix(&prefix) {
                found.push_str(rest);
            } else if !found.is_empty() && line.starts_with(' ') {
                found.push_str(line);
            } else if !found.is_empty() {
                break;
            }
        }
        found
    }

    fn base64(text: &str) -> Vec<u8> {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut bits = 0_u32;
        let (mut count, mut bytes) = (0, Vec::new());
        for symbol in text.bytes().filter(|b| *b != b'=') {
            let value = alphabet.iter().position(|one| *one == symbol).unwrap();
            bits = (bits << 6) | u32::try_from(value).unwrap();
            count += 6;
            if count >= 8 {
                count -= 8;
                bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
            }
        }
        bytes
    }

    pub fn words(header: &str) -> String {
        let mut bytes = Vec::new();
        let mut before_was_word = false;
        for word in header.split(' ').filter(|word| !word.is_empty()) {
            let encoded = word
                .strip_prefix("=?utf-8?b?")
                .and_then(|word| word.strip_suffix("?="));
            let joined = before_was_word && encoded.is_some();
            if !bytes.is_empty() && !joined {
                bytes.push(b' ');
            }
            before_was_word = encoded.is_some();
            match encoded {
                Some(word) => bytes.extend(base64(word)),
                None => bytes.extend(word.bytes()),
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    pub fn body(letter: &[String]) -> String {
        let mut text = String::new();
        for line in letter.iter().skip_while(|line| !line.is_empty()).skip(1) {
            // the dot that the conversation doubled
            let line = line.strip_prefix('.').unwrap_or(line);
            match line.strip_suffix('=') {
                Some(part) => text.push_str(part),
                None => writeln!(text, "{line}").unwrap(),
            }
        }
        let mut bytes = Vec::new();
        let mut rest = text.as_str();
        while let Some((plain, after)) = rest.split_once('=') {
            bytes.extend(plain.bytes());
            let (code, after) = after.split_at(2);
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            rest = after;
        }
        bytes.extend(rest.bytes());
        String::from_utf8(bytes).unwrap()
    }
}

#[tokio::test]
async fn a_letter_goes_by_starttls_with_the_password_said_only_then() {
    let (outcome, heard) = send(GOOD).await;
    let Outcome::Sent { id: Some(id) } = outcome else {
        panic!("{outcome:?}");
    };
    let at = |start: &str| heard.iter().position(|line| line.starts_with(start));
    assert_eq!(heard[0], "EHLO [127.0.0.1]");
    assert_eq!(
        (&*heard[1], &*heard[2], &*heard[3]),
        ("STARTTLS", "<tls>", "EHLO [127.0.0.1]")
    );
    assert!(at("AUTH PLAIN ").unwrap() > at("<tls>").unwrap());
    assert!(at("MAIL FROM:<eklase@ozolzilite.lv>").is_some());
    assert!(at("RCPT TO:<laura.abele@piemers.lv>").is_some());
    assert_eq!(heard.last().unwrap(), "QUIT");

    let letter: Vec<String> = heard[at("DATA").unwrap() + 1..at("QUIT").unwrap() - 1].to_vec();
    assert_eq!(read::words(&read::header(&letter, "Subject")), SUBJECT);
    assert_eq!(
        read::words(&read::header(&letter, "From")),
        "E-klase Ozolzīlīte <eklase@ozolzilite.lv>"
    );
    assert_eq!(read::header(&letter, "To"), "laura.abele@piemers.lv");
    assert_eq!(
        read::header(&letter, "Date"),
        "Mon, 05 Oct 2026 05:40:00 +0000"
    );
    assert_eq!(read::header(&letter, "Message-ID"), id);
    assert!(id.ends_with("@ozolzilite.lv>") && id.len() <= 100, "{id}");
    assert_eq!(read::header(&letter, "MIME-Version"), "1.0");
    assert_eq!(
        read::header(&letter, "Content-Type"),
        "text/plain; charset=utf-8"
    );
    assert_eq!(
        read::header(&letter, "Content-Transfer-Encoding"),
        "quoted-printable"
    );
    assert_eq!(read::header(&letter, "Auto-Submitted"), "auto-generated");
    assert_eq!(read::body(&letter).trim_end(), BODY);
    assert!(
        letter
            .iter()
            .all(|line| line.is_ascii() && line.len() <= 78),
        "{letter:#?}"
    );
}

#[tokio::test]
async fn two_letters_never_have_one_id() {
    let (first, _) = send(GOOD).await;
    let (second, _) = send(GOOD).await;
    assert_ne!(first, second);
}

#[tokio::test]
async fn a_line_break_in_a_subject_or_a_name_makes_no_header() {
    for subject in [
        "Kods\r\nBcc: x@y.lv",
        "Kods\nBcc: x@y.lv",
        "Kods\r",
        "a\u{0}b",
        "a\u{85}b",
    ] {
        let outcome = mailer(server(1, Security::StartTls, true))
            .send(&to(), (subject, "b"), now())
            .await;
        assert_eq!(outcome, refused("subject", true), "{subject:?}");
    }
    let long = (&*"ā".repeat(201), "b");
    let outcome = mailer(server(1, Security::StartTls, true))
        .send(&to(), long, now())
        .await;
    assert_eq!(outcome, refused("too_long", true));
    for (from, fault) in [
        (
            "E-klase\r\nBcc: x@y.lv <eklase@ozolzilite.lv>",
            BadServer::Name,
        ),
        ("E-klase <eklase@ozolzilite.lv>\n", BadServer::Name),
        ("E-klase <eklase@ozolzilite.lv", BadServer::From),
        ("E-klase", BadServer::From),
        ("", BadServer::From),
    ] {
        assert_eq!(from.parse::<Sender>(), Err(fault), "{from:?}");
    }
    assert_eq!(
        format!("{} <a@b.lv>", "x".repeat(101)).parse::<Sender>(),
        Err(BadServer::Name)
    );
}

#[tokio::test]
async fn a_name_with_signs_of_its_own_stays_one_name() {
    let from = "\"E-klase, <b> \\ „Ozolzīlīte”; x@y.lv\" <eklase@ozolzilite.lv>";
    let (address, heard) = start(GOOD).await;
    let odd = Server::new(
        ("localhost", address.port()),
        Security::StartTls,
        None,
        from.parse().unwrap(),
    )
    .unwrap();
    let outcome = mailer(odd).send(&to(), ("a", "b"), now()).await;
    assert!(is_sent(&outcome), "{outcome:?}");
    let heard = heard.all();
    let start = heard.iter().position(|line| line == "DATA").unwrap() + 1;
    let from = read::header(&heard[start..], "From");
    assert!(from.ends_with(" <eklase@ozolzilite.lv>"), "{from}");
    assert_eq!(from.matches('@').count(), 1, "the rest is encoded: {from}");
}

#[test]
fn settings_are_read_as_people_write_them() {
    assert_eq!(Security::of_port(465), Security::Tls);
    assert_eq!(Security::of_port(587), Security::StartTls);
    assert_eq!("tls".parse(), Ok(Security::Tls));
    assert_eq!("ssl".parse::<Security>(), Err(BadServer::Security));
    assert!("eklase@ozolzilite.lv".parse::<Sender>().is_ok());
    let from: Sender = "E-klase <eklase@ozolzilite.lv>".parse().unwrap();
    for host in ["", " ", "smtp example.lv", "smtp.example.lv/x", "smtp\r\n"] {
        let bad = Server::new((host, 587), Security::Tls, None, from.clone());
        let fault = bad.err();
        assert!(
            fault == Some(BadServer::Host) || host.trim() == "smtp",
            "{host:?}"
        );
    }
    let login = Login {
        user: "eklase".to_owned(),
        password: Secret::new("slepena parole", &[]),
    };
    assert!(!format!("{login:?}").contains("slepena"));
}
