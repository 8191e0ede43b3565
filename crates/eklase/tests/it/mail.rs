//! E-mail beside SMS: an address and a phone confirmed by a code, and what becomes of letters.

use std::time::Duration;

use courier::{Client, Mail, Mailer, Security, Server, Shown};
use dispatch::{Channel, Kind, MessageId, NewMessage, Post, To};
use kernel::{AccountId, InstitutionId};
use store::{params, rows, sql};
use testkit::{NOW, World, on_both};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

const HERE: &str = "/profile/contacts";
const LETTER: &str = "E-klase: apstiprinājuma kods";

fn email(text: &str) -> To {
    To::Email(text.parse().unwrap())
}

/// The six digits of a message.
fn code(shown: &Shown) -> String {
    let digits: String = shown.text.chars().filter(char::is_ascii_digit).collect();
    digits.chars().take(6).collect()
}

fn wrong(code: &str) -> String {
    let first = if code.starts_with('1') { '2' } else { '1' };
    format!("{first}{}", code.chars().skip(1).collect::<String>())
}

async fn save(w: &World, phone: &str, email: &str) -> testkit::Reply {
    w.post_pairs("Laura", HERE, &[("phone", phone), ("email", email)])
        .await
}

async fn type_in(w: &World, way: &str, code: &str) -> testkit::Reply {
    let field = format!("{way}-one-time-password");
    w.post_pairs(
        "Laura",
        &format!("{HERE}/{way}/confirmation"),
        &[(field.as_str(), code)],
    )
    .await
}

/// What Laura's account has: the e-mail and whether it is confirmed, the phone and whether that is.
async fn kept(w: &World) -> (Option<String>, bool, Option<String>, bool) {
    rows! {
        struct Kept {
            email: Option<String>,
            email_is_own: bool,
            phone: Option<String>,
            phone_is_own: bool,
        }
    }
    let kept: Kept = w
        .read()
        .await
        .one(
            sql!(
                "SELECT email, email_confirmed_at IS NOT NULL AS email_is_own, phone,
                        phone_confirmed_at IS NOT NULL AS phone_is_own
                   FROM account WHERE institution_id = 1 AND id = 14"
            ),
            params![],
        )
        .await
        .unwrap();
    (kept.email, kept.email_is_own, kept.phone, kept.phone_is_own)
}

async fn waiting(w: &World) -> i64 {
    let (count,): (i64,) = w
        .read()
        .await
        .one(sql!("SELECT count(*) AS n FROM confirm_code"), params![])
        .await
        .unwrap();
    count
}

/// Neither a gateway nor a mail server.
fn silent() -> Post {
    Post::gateways(Client::trusting(Vec::new(), true).unwrap(), None)
}

fn through(port: u16) -> Post {
    let from = "E-klase <eklase@ozolzilite.lv>".parse().unwrap();
    let server = Server::new(("127.0.0.1", port), Security::Plain, None, from).unwrap();
    let mailer = Mailer::trusting(server, Vec::new())
        .unwrap()
        .hurried(Duration::from_millis(500), Duration::from_secs(2));
    silent().with_mail(Mail::Smtp(Box::new(mailer)))
}

/// A mail server that answers every recipient so; gives its port.
async fn mail_server(rcpt: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 ready\r\n").await.ok();
            let mut line = String::new();
            let mut in_letter = false;
            while stream.read_line(&mut line).await.unwrap_or(0) > 0 {
                let answer = match line.get(..4).unwrap_or(&line) {
                    ".\r\n" => "250 queued\r\n",
                    _ if in_letter => "",
                    "RCPT" => rcpt,
                    "DATA" => "354 go on\r\n",
                    _ => "250 ok\r\n",
                };
                in_letter = answer.starts_with("354") || (in_letter && answer.is_empty());
                stream.write_all(answer.as_bytes()).await.ok();
                line.clear();
            }
        }
    });
    port
}

on_both! {
    async fn an_address_is_ones_own_once_the_code_that_was_sent_to_it_comes_back(w: World) {
        w.get("Laura", HERE).await.is(200).lacks("Apstipriniet e-pasta adresi").lacks("nav apstiprināts");
        save(&w, "", "Laura@Piemers.LV").await.is(303);
        w.get("Laura", HERE).await.has("Apstipriniet e-pasta adresi").has("tiek sūtīta").has("value=\"Laura@piemers.lv\"");
        assert_eq!(kept(&w).await.0, None, "not before the code");

        w.work().await;

        let letters = w.telephones();
        assert_eq!(letters.len(), 1);
        assert_eq!((&letters[0].to, letters[0].subject.as_deref()), (&email("Laura@piemers.lv"), Some(LETTER)));
        w.get("Laura", HERE).await.has("nosūtīta 08:40").lacks(&code(&letters[0]));
        let code = code(&letters[0]);
        let (first, second) = code.split_at(3);
        let spaced = format!(" {first} {second} ");
        type_in(&w, "email", &spaced).await.is(303);
        assert_eq!(kept(&w).await, (Some("Laura@piemers.lv".to_owned()), true, None, false));
        assert_eq!(waiting(&w).await, 0);
        w.get("Laura", HERE).await.has("ir apstiprināts").lacks("Apstipriniet");
        // the same code again, as from another window, does no harm
        type_in(&w, "email", &code).await.is(303);
        let log = w.audit().await;
        assert_eq!(log.iter().filter(|line| *line == "account.own by 14").count(), 2);
    }

    async fn the_code_stands_in_no_table(w: World) {
        save(&w, "", "laura@piemers.lv").await.is(303);
        w.work().await;
        let code = code(&w.telephones()[0]);
        let mut tx = w.read().await;
        let (hash, payload, reference): (String, String, Option<String>) = tx
            .one(
                sql!("SELECT c.code_hash, j.payload, m.reference
                        FROM confirm_code c
                        JOIN outgoing_message m ON m.institution_id = c.institution_id
                        JOIN job j ON j.institution_id = m.institution_id AND j.id = m.id"),
                params![],
            )
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(!payload.contains(&code) && !payload.contains("piemers"), "{payload}");
        assert!(reference.is_none());
    }

    async fn until_then_the_old_one_stays_and_can_be_returned_to(w: World) {
        save(&w, "", "veca@piemers.lv").await.is(303);
        w.work().await;
        type_in(&w, "email", &code(&w.telephones()[0])).await.is(303);
        save(&w, "", "jauna@piemers.lv").await.is(303);
        w.get("Laura", HERE).await.has("value=\"jauna@piemers.lv\"").has("Līdz apstiprināšanai spēkā ir adrese veca@piemers.lv");
        assert_eq!(kept(&w).await.0.as_deref(), Some("veca@piemers.lv"));
        // saved as shown, nothing happens: no second letter
        save(&w, "", "jauna@piemers.lv").await.is(303);
        w.work().await;
        assert_eq!(w.telephones().len(), 2);
        save(&w, "", "VECA@piemers.lv").await.is(303);
        save(&w, "", "veca@PIEMERS.lv").await.is(303);
        assert_eq!(waiting(&w).await, 0);
        w.get("Laura", HERE).await.has("ir apstiprināts").has("value=\"veca@piemers.lv\"");
    }

    async fn a_code_that_was_typed_wrongly_five_times_is_void_even_if_then_right(w: World) {
        save(&w, "", "laura@piemers.lv").await.is(303);
        w.work().await;
        let first = code(&w.telephones()[0]);
        for _ in 0..5 {
            let typed = wrong(&first);
            type_in(&w, "email", &typed).await.is(422).has("Kods nav pareizs").lacks(&typed)
                .has("href=\"#email-one-time-password\"");
        }
        type_in(&w, "email", &first).await.is(422).has("Kods piecas reizes ierakstīts nepareizi");
        assert_eq!(kept(&w).await.0, None);
        // a new one is asked for, and the old one stays void
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(303);
        w.work().await;
        let second = code(&w.telephones()[0]);
        if second != first {
            type_in(&w, "email", &first).await.is(422).has("Kods nav pareizs");
        }
        type_in(&w, "email", &second).await.is(303);
        assert!(kept(&w).await.1);
    }

    async fn of_many_codes_tried_at_once_no_more_than_five_count(w: World) {
        save(&w, "", "laura@piemers.lv").await.is(303);
        w.work().await;
        let right = code(&w.telephones()[0]);
        let typed = wrong(&right);
        let tries: Vec<_> = (0..8).map(|_| type_in(&w, "email", &typed)).collect();
        for reply in futures_util::future::join_all(tries).await {
            reply.is(422);
        }
        type_in(&w, "email", &right).await.is(422).has("piecas reizes");
    }

    async fn a_code_lives_fifteen_minutes(w: World) {
        save(&w, "", "laura@piemers.lv").await.is(303);
        w.work().await;
        let code = code(&w.telephones()[0]);
        let w = w.at("2026-10-05T08:55");
        type_in(&w, "email", &code).await.is(422).has("Koda derīgums ir beidzies");
        let w = w.at("2026-10-05T08:54");
        type_in(&w, "email", &code).await.is(303);
    }

    async fn an_empty_code_and_one_before_the_letter_left_confirm_nothing(w: World) {
        save(&w, "", "laura@piemers.lv").await.is(303);
        for typed in ["", "!", "000000", "nav"] {
            type_in(&w, "email", typed).await.is(422).has("Kods nav pareizs");
        }
        assert_eq!(kept(&w).await.0, None);
    }

    async fn without_a_mail_server_an_address_is_kept_unconfirmed_and_the_page_says_so(w: World) {
        let w = w.through(silent());
        save(&w, "", "laura@piemers.lv").await.is(303);
        assert_eq!(kept(&w).await, (Some("laura@piemers.lv".to_owned()), false, None, false));
        w.get("Laura", HERE).await.has("nav apstiprināts").has("E-pasta sūtīšana nav iestatīta").lacks("Nosūtīt kodu");
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(422).has("kodu nevar nosūtīt");
        // a phone is where a one-time password goes: nobody's unconfirmed one is taken, and nothing typed is lost
        save(&w, "26579616", "cita@piemers.lv").await.is(422)
            .has("Iestādei nav iestatīta īsziņu sūtīšana").has("value=\"cita@piemers.lv\"").has("value=\"26579616\"");
        assert_eq!(kept(&w).await.0.as_deref(), Some("laura@piemers.lv"));
        assert!(w.work().await.is_empty());
        // once there is a mail server, the kept one can be confirmed as it is
        let w = w.through(Post::screen(courier::Outbox::new()));
        w.get("Laura", HERE).await.has("Nosūtīt kodu");
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(303);
        w.work().await;
        type_in(&w, "email", &code(&w.telephones()[0])).await.is(303);
        assert!(kept(&w).await.1);
    }

    async fn a_phone_and_an_address_are_confirmed_side_by_side_each_by_its_own_code(w: World) {
        save(&w, "26 579 616", "laura@piemers.lv").await.is(303);
        w.work().await;
        let sent = w.telephones();
        let by_sms = sent.iter().find(|one| one.subject.is_none()).unwrap();
        let by_mail = sent.iter().find(|one| one.subject.is_some()).unwrap();
        assert_eq!(by_sms.to, To::Phone("26579616".parse().unwrap()));
        if code(by_sms) != code(by_mail) {
            type_in(&w, "email", &code(by_sms)).await.is(422);
        }
        type_in(&w, "phone", &code(by_sms)).await.is(303);
        type_in(&w, "email", &code(by_mail)).await.is(303);
        let phone = Some("+37126579616".to_owned());
        assert_eq!(kept(&w).await, (Some("laura@piemers.lv".to_owned()), true, phone, true));
        // emptied, they are gone; what was not sent stays
        w.post_pairs("Laura", HERE, &[("email", "")]).await.is(303);
        let left = kept(&w).await;
        assert_eq!((left.0, left.1, left.3), (None, false, true));
    }

    async fn an_address_that_was_typed_over_gets_no_code_that_would_confirm_the_next(w: World) {
        save(&w, "", "mana@piemers.lv").await.is(303);
        save(&w, "", "sveša@piemers.lv").await.is(422);
        save(&w, "", "svesa@piemers.lv").await.is(303);
        w.work().await;
        let letters = w.telephones();
        assert_eq!(letters.len(), 1, "the first one is taken back");
        assert_eq!(letters[0].to, email("svesa@piemers.lv"));
        w.get("Aija", "/messages").await.has("s…@piemers.lv").lacks("m…@piemers.lv").lacks("Sūtīt vēlreiz");
    }

    async fn nobody_is_sent_more_than_five_codes_an_hour(w: World) {
        for number in 0..5 {
            save(&w, "", &format!("a{number}@piemers.lv")).await.is(303);
        }
        save(&w, "", "a5@piemers.lv").await.is(422).has("Stundas laikā var saņemt 5 kodus").has("value=\"a5@piemers.lv\"");
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(422).has("5 kodus");
        // the phone counts apart, and the next hour is another
        save(&w, "26579616", "a4@piemers.lv").await.is(303);
        let w = w.at("2026-10-05T09:41");
        save(&w, "", "a5@piemers.lv").await.is(303);
    }

    async fn what_is_no_address_is_refused_where_it_was_typed(w: World) {
        for typed in ["laura", "laura@piemers", "lau ra@piemers.lv", "laura@piemers.lv\r\nBcc: x@y.lv", "<laura@piemers.lv>"] {
            save(&w, "", typed).await.is(422).has("Ierakstiet e-pasta adresi").has("href=\"#email\"");
        }
        save(&w, "63320467", "").await.is(422).has("fiksētā tālruņa").has("href=\"#phone\"");
        w.post("Laura", &format!("{HERE}/fax/codes"), "").await.is(404);
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(303);
        w.post("nobody", &format!("{HERE}/email/confirmation"), "email-one-time-password=123456").await.is(401).lacks("123456");
        assert_eq!(waiting(&w).await, 0);
        assert!(w.work().await.is_empty());
    }

    async fn what_the_superuser_types_for_somebody_is_not_confirmed(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!("UPDATE account SET email = 'liga@piemers.lv', email_confirmed_at = created_at, phone = '+37126579616',
                         phone_confirmed_at = created_at
                   WHERE institution_id = 1 AND id = 6"),
            params![],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let form = [("given-name", "Līga"), ("surname", "Bērziņa"), ("phone", "26579616"), ("email", "cita@piemers.lv")];
        w.post_pairs("Artūrs", "/staff/6/identity", &form).await.is(303);
        let (email, phone): (bool, bool) = w.read().await
            .one(
                sql!("SELECT email_confirmed_at IS NOT NULL AS email, phone_confirmed_at IS NOT NULL AS phone
                        FROM account WHERE institution_id = 1 AND id = 6"),
                params![],
            )
            .await
            .unwrap();
        assert_eq!((email, phone), (false, true));
    }

    async fn a_letter_goes_through_a_mail_server_and_is_listed_masked(w: World) {
        let w = w.through(through(mail_server("250 ok\r\n").await));
        save(&w, "", "laura@piemers.lv").await.is(303);
        assert_eq!(w.work().await[0].outcome, Ok(()));
        w.get("Aija", "/messages").await.is(200)
            .has("l…@piemers.lv").has("Laura Abele").has("apstiprinājuma kods").has("nosūtīta 08:40").lacks("laura@");
        let (reference,): (Option<String>,) = w.read().await
            .one(sql!("SELECT reference FROM outgoing_message WHERE institution_id = 1"), params![]).await.unwrap();
        assert!(reference.unwrap().ends_with("@ozolzilite.lv>"), "the Message-ID, for the mail server's log");
        w.get("nobody", "/demo/outbox").await.is(404);
    }

    async fn a_mail_server_that_refuses_or_is_away_is_said_to_the_person_and_nothing_is_lost(w: World) {
        let w = w.through(through(mail_server("550 no such user\r\n").await));
        save(&w, "", "laura@piemers.lv").await.is(303);
        w.work().await;
        w.get("Laura", HERE).await.has("neizdevās: pasta serveris vēstuli noraidīja").has("Pārbaudiet saņēmēja e-pasta adresi")
            .has("value=\"laura@piemers.lv\"").has("Nosūtīt jaunu kodu");
        w.get("Aija", "/messages?state=failed").await.has("pasta serveris vēstuli noraidīja").has("Sūtīt vēlreiz");
        // a later message has a later number only where time goes on
        let w = w.at("2026-10-05T08:41").through(through(1));
        w.post("Laura", &format!("{HERE}/email/codes"), "").await.is(303);
        w.work().await;
        w.get("Laura", HERE).await.has("pasta serveris neatbild; mēģinās vēlreiz 08:41");
    }

    async fn the_demo_shows_letters_beside_text_messages(w: World) {
        save(&w, "26579616", "laura@piemers.lv").await.is(303);
        w.work().await;
        w.get("nobody", "/demo/outbox").await.is(200)
            .has("26 579 616").has("laura@piemers.lv").has(LETTER).has("Jūsu apstiprinājuma kods");
    }

    async fn every_failure_of_a_mail_server_has_words_and_says_what_to_do(w: World) {
        let codes = [
            "no_answer", "slow", "broken", "not_configured", "too_long", "answer", "name", "certificate", "starttls",
            "auth", "auth_none", "sender", "smtp_550", "smtp_451", "never heard of",
        ];
        let mut tx = w.write().await;
        for (number, code) in codes.into_iter().enumerate() {
            let id = MessageId(i64::try_from(number).unwrap() + 1);
            let new = NewMessage {
                institution: InstitutionId(1),
                id,
                kind: Kind::Notice,
                account: Some(AccountId(14)),
                child: None,
                to: email("laura@piemers.lv"),
                by: None,
                now: NOW.parse().unwrap(),
            };
            let job = account::SendPassword { message: id, account: AccountId(14) };
            dispatch::enqueue(&mut tx, &new, &job).await.unwrap();
            tx.run(
                sql!("UPDATE outgoing_message SET state = 'failed', last_error = $2 WHERE institution_id = 1 AND id = $1"),
                params![id, code],
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        let page = w.get("Ilze", "/messages").await;
        page.is(200).lacks("‹").lacks("vārteja");
        assert_eq!(page.body.matches("neizdevās: ").count(), codes.len());
        w.post("Ilze", "/profile", "language=en&theme=auto").await.is(303);
        w.get("Ilze", "/messages").await.is(200).lacks("‹").has("the mail server does not answer");
        w.get("Ināra", "/messages").await.is(200).lacks("piemers");
    }

    async fn whether_a_way_is_there_is_said_by_the_installation_and_the_institution(w: World) {
        let mut tx = w.read().await;
        let here = InstitutionId(1);
        for (post, sms, mail) in [
            (Post::none(), false, false),
            (silent(), false, false),
            (through(1), false, true),
            (Post::screen(courier::Outbox::new()), true, true),
        ] {
            assert_eq!(post.can(&mut tx, here, Channel::Sms).await.unwrap(), sms);
            assert_eq!(post.can(&mut tx, here, Channel::Email).await.unwrap(), mail);
        }
    }
}
