//! What a mail server can answer, and what it then means.

use std::time::{Duration, Instant};

use courier::{Mail, Outbox, Outcome, Security, Server, To};
use jiff::Timestamp;

use crate::mail_server::{Does, GOOD, Plays, mailer, server, start, to};

pub fn now() -> Timestamp {
    "2026-10-05T05:40:00Z".parse().unwrap()
}

pub const SUBJECT: &str = "Apstiprinājuma kods: āčēģīķļņšūž";
pub const BODY: &str = "Labdien!\n\nKods: 123456\n.\nBērnudārzs „Ozolzīlīte”";

pub async fn send(plays: Plays) -> (Outcome, Vec<String>) {
    let (address, heard) = start(plays).await;
    let login = plays.security != Security::Plain;
    let mailer = mailer(server(address.port(), plays.security, login));
    let outcome = mailer.send(&to(), (SUBJECT, BODY), now()).await;
    (outcome, heard.all())
}

pub fn refused(code: &str, permanent: bool) -> Outcome {
    Outcome::Refused {
        code: code.to_owned(),
        permanent,
    }
}

pub fn is_sent(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Sent { .. })
}

#[tokio::test]
async fn tls_from_the_beginning_and_a_server_without_a_password() {
    let (outcome, heard) = send(Plays {
        security: Security::Tls,
        ..GOOD
    })
    .await;
    assert!(is_sent(&outcome), "{outcome:?}");
    assert_eq!(heard[0], "<tls>");
    let ehlo = Does::Says("250 mail.example.lv\r\n");
    let (outcome, heard) = send(Plays {
        security: Security::Plain,
        ehlo,
        ..GOOD
    })
    .await;
    assert!(is_sent(&outcome), "{outcome:?}");
    assert!(!heard.iter().any(|line| line.starts_with("AUTH")));
}

#[tokio::test]
async fn a_server_that_offers_no_tls_hears_neither_password_nor_letter() {
    let ehlo = Does::Says("250-mail.example.lv\r\n250 AUTH PLAIN\r\n");
    let (outcome, heard) = send(Plays { ehlo, ..GOOD }).await;
    assert_eq!(outcome, refused("starttls", false));
    assert_eq!(heard, ["EHLO [127.0.0.1]"]);
    let (outcome, heard) = send(GOOD.but("tls", Does::Says("454 not now\r\n"))).await;
    assert_eq!(outcome, refused("smtp_454", false));
    assert_eq!(heard.last().unwrap(), "STARTTLS");
}

#[tokio::test]
async fn what_somebody_on_the_way_adds_before_tls_is_never_taken_for_the_servers_word() {
    let tls = Does::Says("220 go on\r\n250-evil\r\n250 AUTH PLAIN\r\n235 in\r\n250 a\r\n");
    let (outcome, heard) = send(Plays { tls, ..GOOD }).await;
    assert!(!is_sent(&outcome), "{outcome:?}");
    assert_eq!(heard.last().unwrap(), "STARTTLS");
}

#[tokio::test]
async fn an_unknown_certificate_and_one_of_another_name_are_refused() {
    for security in [Security::StartTls, Security::Tls] {
        let (address, heard) = start(Plays { security, ..GOOD }).await;
        let mailer = courier::Mailer::trusting(server(address.port(), security, true), Vec::new())
            .unwrap()
            .hurried(Duration::from_millis(500), Duration::from_millis(900));
        let outcome = mailer.send(&to(), ("a", "b"), now()).await;
        assert_eq!(outcome, refused("certificate", false));
        assert!(!heard.all().iter().any(|line| line.starts_with("AUTH")));
    }
    let (address, _heard) = start(GOOD).await;
    let from = "eklase@ozolzilite.lv".parse().unwrap();
    let other = Server::new(
        ("127.0.0.2", address.port()),
        Security::StartTls,
        None,
        from,
    )
    .unwrap();
    let outcome = mailer(other).send(&to(), ("a", "b"), now()).await;
    assert!(!is_sent(&outcome), "{outcome:?}");
}

#[tokio::test]
async fn a_no_is_for_ever_where_it_is_about_the_letter_and_else_until_somebody_mends_it() {
    for (at, says, code, permanent) in [
        ("greeting", "554 not you", "smtp_554", false),
        ("greeting", "421 later", "smtp_421", false),
        ("greeting", "HTTP/1.1 400 Bad", "answer", false),
        (
            "ehlo",
            "250-mail.example.lv\r\n250 STARTTLS",
            "auth_none",
            false,
        ),
        ("auth", "535 5.7.8 wrong", "auth", false),
        ("auth", "454 4.7.0 later", "smtp_454", false),
        ("mail", "553 not yours", "sender", false),
        ("mail", "451 later", "smtp_451", false),
        ("mail", "HTTP/1.1 400", "answer", false),
        ("rcpt", "550-no\r\n550 such user", "smtp_550", true),
        ("rcpt", "450 greylisted", "smtp_450", false),
        ("data", "554 no", "smtp_554", true),
        ("data", "250 odd", "answer", false),
        ("end", "554 spam", "smtp_554", true),
        ("end", "452 full", "smtp_452", false),
        ("end", "354 more?", "answer", true),
        ("end", "well", "answer", true),
    ] {
        let says = Does::Says(String::leak(format!("{says}\r\n")));
        let (outcome, _) = send(GOOD.but(at, says)).await;
        assert_eq!(outcome, refused(code, permanent), "{at}");
        assert!(!outcome.may_have_left());
    }
}

#[tokio::test]
async fn silence_and_a_broken_line_mean_nothing_left_until_the_letter_itself_was_said() {
    let mut tries = tokio::task::JoinSet::new();
    for does in [Does::Holds, Does::Closes] {
        for at in ["greeting", "ehlo", "tls", "auth", "mail", "rcpt", "data"] {
            tries.spawn(async move {
                let began = Instant::now();
                let (outcome, _) = send(GOOD.but(at, does)).await;
                (at, outcome, began.elapsed())
            });
        }
    }
    for (at, outcome, took) in tries.join_all().await {
        assert_eq!(outcome, Outcome::NoAnswer, "{at}");
        assert!(took < Duration::from_secs(3), "{at}");
    }
    for (does, outcome) in [
        (Does::Closes, Outcome::Broken),
        (Does::Says("25"), Outcome::Slow),
        (Does::Holds, Outcome::Slow),
    ] {
        assert!(outcome.may_have_left());
        assert_eq!(send(GOOD.but("end", does)).await.0, outcome);
    }
}

#[tokio::test]
async fn nobody_there_and_no_such_name() {
    let outcome = mailer(server(1, Security::StartTls, true))
        .send(&to(), ("a", "b"), now())
        .await;
    assert_eq!(outcome, Outcome::NoAnswer);
    let from = "eklase@ozolzilite.lv".parse().unwrap();
    let nowhere = Server::new(("nav-tada.invalid", 587), Security::StartTls, None, from).unwrap();
    let outcome = mailer(nowhere).send(&to(), ("a", "b"), now()).await;
    assert!(
        ["name", "no_answer"].contains(&outcome.code()),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_server_that_talks_without_end_is_left() {
    let flood: &'static str = String::leak("2".repeat(300_000));
    for plays in [
        GOOD.but("greeting", Does::Says(flood)),
        GOOD.but("mail", Does::Says(flood)),
    ] {
        let (outcome, _) = send(plays).await;
        assert!(
            ["answer", "no_answer"].contains(&outcome.code()),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_look_signs_in_and_sends_nothing() {
    let (address, heard) = start(GOOD).await;
    let outcome = mailer(server(address.port(), Security::StartTls, true))
        .look()
        .await;
    assert_eq!(outcome, Outcome::Sent { id: None });
    let heard = heard.all();
    assert_eq!(heard.last().unwrap(), "QUIT");
    assert!(!heard.iter().any(|line| line.starts_with("MAIL")));
    let (address, _heard) = start(GOOD.but("auth", Does::Says("535 no\r\n"))).await;
    let outcome = mailer(server(address.port(), Security::StartTls, true))
        .look()
        .await;
    assert_eq!(outcome.code(), "auth");
}

#[tokio::test]
async fn the_demo_keeps_letters_beside_text_messages() {
    let outbox = Outbox::new();
    let mail = Mail::Screen(outbox.clone());
    assert!(mail.is_configured());
    assert!(is_sent(&mail.send(&to(), (SUBJECT, BODY), now()).await));
    let shown = outbox.all();
    assert_eq!(shown[0].to, To::Email(to()));
    assert_eq!(shown[0].subject.as_deref(), Some(SUBJECT));
    assert!(!Mail::None.is_configured());
    let none = Mail::None.send(&to(), (SUBJECT, BODY), now()).await;
    assert_eq!(none, Outcome::NotConfigured);
}
