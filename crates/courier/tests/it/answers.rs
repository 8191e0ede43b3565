//! What a gateway can answer, and what it then means.

use std::time::{Duration, Instant};

use courier::{Gateway, Method, Outbox, Outcome, Secret, Sms, To};

use crate::server::{Does, client, gateway, ok, phone, send, settings, start, status};

fn sent(id: Option<&str>) -> Outcome {
    Outcome::Sent {
        id: id.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_json_gateway_gets_the_values_escaped_and_the_secret_in_its_header() {
    let (told, asked) = send(ok(r#"{"id": "abc-1"}"#), |_| {}).await;
    assert_eq!(told.outcome, sent(Some("abc-1")));
    assert!(asked.starts_with("POST /sms HTTP/1.1\r\n"), "{asked}");
    assert!(
        asked.contains("authorization: Bearer s3cret\r\n"),
        "{asked}"
    );
    assert!(asked.contains("content-type: application/json\r\n"));
    assert!(asked.contains("host: 127.0.0.1:"));
    assert!(
        asked.ends_with(
            r#"{"to": "+37126579616", "from": "Ozolzilite", "text": "Parole: \"ābols\" & 1"}"#
        ),
        "{asked}"
    );
}

#[tokio::test]
async fn a_form_gateway_and_one_with_everything_in_its_address() {
    let (told, asked) = send(ok("OK 17"), |s| {
        s.body = "to={phone_digits}&\nmessage={text}&key={secret}".to_owned();
        s.headers = String::new();
        s.success_text = "OK".to_owned();
    })
    .await;
    assert_eq!(told.outcome, sent(None));
    assert!(
        asked.contains("content-type: application/x-www-form-urlencoded\r\n")
            && asked.ends_with(
                "to=37126579616&message=Parole%3A%20%22%C4%81bols%22%20%26%201&key=s3cret"
            ),
        "{asked}"
    );
    let (told, asked) = send(ok("17"), |s| {
        s.method = Method::Get;
        s.url.push_str("?to={phone}&text={text}&from={sender}");
        s.body = String::new();
        s.headers = String::new();
    })
    .await;
    assert_eq!(told.outcome, sent(Some("17")));
    let line = "GET /sms?to=%2B37126579616&text=Parole%3A%20%22%C4%81bols%22%20%26%201&from=Ozolzilite HTTP/1.1";
    assert!(asked.starts_with(line), "{asked}");
}

#[tokio::test]
async fn an_xml_gateway_gets_no_markup_of_ours() {
    let (told, asked) = send(ok("<ok/>"), |s| {
        s.body = "<sms to='{phone}'>{text}</sms>".to_owned();
    })
    .await;
    assert_eq!(told.outcome, sent(None));
    assert!(
        asked.ends_with("<sms to='+37126579616'>Parole: &quot;ābols&quot; &amp; 1</sms>"),
        "{asked}"
    );
}

#[tokio::test]
async fn a_refusal_is_told_by_its_status() {
    for (line, code, permanent) in [
        ("400 Bad Request", "http_400", true),
        ("401 Unauthorized", "http_401", false),
        ("404 Not Found", "http_404", false),
        ("422 Unprocessable", "http_422", true),
        ("429 Too Many Requests", "http_429", false),
        ("500 Oops", "http_500", false),
        ("503 Busy", "http_503", false),
    ] {
        let (told, _) = send(status(line), |_| {}).await;
        let refused = Outcome::Refused {
            code: code.to_owned(),
            permanent,
        };
        assert_eq!(told.outcome, refused, "{line}");
    }
}

#[tokio::test]
async fn a_good_status_without_the_agreed_words_is_no_success_and_not_repeated() {
    let (told, _) = send(ok("ERROR: no credit"), |s| {
        s.success_text = "OK".to_owned();
    })
    .await;
    let refused = Outcome::Refused {
        code: "answer".to_owned(),
        permanent: true,
    };
    assert_eq!(told.outcome, refused);
    assert_eq!(told.answer.as_deref(), Some("ERROR: no credit"));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (told, _) = send(
        Does::Says(
            b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"
                .to_vec(),
        ),
        |_| {},
    )
    .await;
    assert_eq!(told.outcome.code(), "redirect");
}

#[tokio::test]
async fn a_gateway_that_never_answers_is_given_up_in_time() {
    let began = Instant::now();
    let (told, asked) = send(Does::Holds, |_| {}).await;
    assert_eq!(told.outcome, Outcome::Slow);
    assert!(told.outcome.may_have_left());
    assert!(began.elapsed() < Duration::from_secs(3));
    assert_eq!(asked, "", "it still holds");
}

#[tokio::test]
async fn a_gateway_that_says_its_head_and_then_nothing_has_still_said_its_status() {
    let slow = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nOK".to_vec();
    let (told, _) = send(Does::SaysAndHolds(slow.clone()), |_| {}).await;
    assert_eq!(told.outcome, sent(Some("OK")));
    let (told, _) = send(Does::SaysAndHolds(slow.clone()), |s| {
        s.success_text = "OK".to_owned();
    })
    .await;
    assert_eq!(told.outcome, sent(Some("OK")));
    let (told, _) = send(Does::SaysAndHolds(slow), |s| {
        s.success_text = "accepted".to_owned();
    })
    .await;
    assert_eq!(told.outcome, Outcome::Broken);
}

#[tokio::test]
async fn a_gateway_that_closes_half_way_or_talks_nonsense_may_have_taken_it() {
    for does in [
        Does::Closes,
        Does::Says(b"HTTP/1.1 20".to_vec()),
        Does::Says(b"+OK POP3 ready\r\n".to_vec()),
        Does::Says(vec![0; 3_000]),
    ] {
        let (told, _) = send(does, |_| {}).await;
        assert_eq!(told.outcome, Outcome::Broken);
    }
}

#[tokio::test]
async fn nobody_there_and_no_such_name_left_nothing() {
    let (address, served) = start(ok("")).await;
    served.abort();
    assert!(served.await.is_err());
    let told = gateway(settings(format!("http://{address}/sms")))
        .send(phone(), "x")
        .await;
    assert_eq!(told.outcome, Outcome::NoAnswer);
    assert!(!told.outcome.may_have_left());
    let told = gateway(settings("http://nav-tada.invalid/sms".to_owned()))
        .send(phone(), "x")
        .await;
    assert_eq!(told.outcome.code(), "name");
}

#[tokio::test]
async fn ten_megabytes_are_read_only_in_part() {
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 10485760\r\n\r\nOK ".to_vec();
    bytes.resize(10 * 1024 * 1024, b'a');
    let began = Instant::now();
    let (told, _) = send(Does::Says(bytes.clone()), |s| {
        s.success_text = "OK".to_owned();
    })
    .await;
    assert_eq!(told.outcome, sent(None));
    assert!(told.answer.unwrap().len() <= 200);
    let (told, _) = send(Does::Says(bytes), |s| {
        s.success_text = "accepted".to_owned();
    })
    .await;
    assert_eq!(told.outcome.code(), "answer");
    assert!(began.elapsed() < Duration::from_secs(3));
    let mut head = b"HTTP/1.1 200 OK\r\nx: ".to_vec();
    head.resize(10 * 1024 * 1024, b'a');
    let (told, _) = send(Does::Says(head), |_| {}).await;
    assert_eq!(told.outcome, Outcome::Broken, "a head without an end");
}

#[tokio::test]
async fn the_secret_goes_only_where_the_installation_says_and_comes_back_to_nobody() {
    let (address, _served) = start(ok("")).await;
    let settings = settings(format!("http://{address}/sms"));
    let told = Gateway::new(settings.clone(), None, client())
        .send(phone(), "x")
        .await;
    assert_eq!(told.outcome.code(), "secret");
    let for_others = Secret::new("s3cret", &["sms.example.lv".to_owned()]);
    let told = Gateway::new(settings, Some(for_others), client())
        .send(phone(), "x")
        .await;
    assert_eq!(told.outcome.code(), "secret_host");
    let (told, _) = send(ok("you sent Bearer s3cret"), |_| {}).await;
    assert_eq!(told.answer.as_deref(), Some("you sent Bearer •••"));
}

#[tokio::test]
async fn a_text_is_never_longer_than_its_telephone_shows() {
    let told = gateway(settings("http://127.0.0.1:1/".to_owned()))
        .send(phone(), &"ā".repeat(481))
        .await;
    assert_eq!(told.outcome.code(), "too_long");
}

#[tokio::test]
async fn the_demo_keeps_the_last_two_hundred_on_its_screen() {
    let outbox = Outbox::new();
    let sms = Sms::Screen(outbox.clone());
    let now = jiff::Timestamp::UNIX_EPOCH;
    for number in 0..205 {
        assert_eq!(
            sms.send(phone(), &number.to_string(), now).await,
            sent(None)
        );
    }
    let shown = outbox.all();
    assert_eq!(shown.len(), 200);
    assert_eq!(shown[0].text, "204");
    assert_eq!(shown[0].to, To::Phone(phone()));
    assert_eq!(shown[0].subject, None);
    assert_eq!(shown[199].text, "5");
    assert_eq!(
        Sms::None.send(phone(), "x", now).await,
        Outcome::NotConfigured
    );
}
