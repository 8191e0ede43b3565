//! What is wrong with settings is found before anything is sent.

use courier::{BadSettings, Method, Secret, Settings};
use proptest::prelude::*;

use crate::server::settings;

fn good() -> Settings {
    settings("https://api.example.lv/sms".to_owned())
}

fn with(change: impl Fn(&mut Settings)) -> Result<(), BadSettings> {
    let mut settings = good();
    change(&mut settings);
    settings.check(false)
}

#[test]
fn what_providers_describe_is_accepted() {
    assert_eq!(good().check(false), Ok(()));
    assert!(good().wants_secret());
    for body in [
        "apikey={secret}&to={phone_digits}&message={text}",
        r#"[{"to": ["{phone}"], "body": {"text": "{text}"}}]"#,
        "<sms><to>{phone}</to><text>{text}</text></sms>",
    ] {
        assert_eq!(with(|s| s.body = body.to_owned()), Ok(()), "{body}");
    }
    let get = with(|s| {
        s.method = Method::Get;
        s.body = String::new();
        s.url = "https://sms.example.lv:8443/send?to={phone}&text={text}&k={secret}".to_owned();
    });
    assert_eq!(get, Ok(()));
}

#[test]
fn each_fault_of_the_address_is_named() {
    let url = |url: &str| with(|s| s.url = url.to_owned());
    for bad in [
        "",
        "sms.example.lv",
        "ftp://a.lv/",
        "https://",
        "https:///a",
        "https://a b.lv/",
        "https://me:pw@a.lv/",
        "https://a.lv/#x",
        "https://a.lv/{",
        "javascript:alert(1)",
    ] {
        assert_eq!(url(bad), Err(BadSettings::Url), "{bad}");
    }
    assert_eq!(url("http://a.lv/"), Err(BadSettings::Scheme));
    assert_eq!(url("https://{text}.lv/"), Err(BadSettings::Host));
    assert_eq!(url("https://a.lv:{secret}/"), Err(BadSettings::Host));
    assert_eq!(
        url("https://a.lv/{telefons}"),
        Err(BadSettings::Place("url"))
    );
}

#[test]
fn each_fault_of_headers_body_and_sender_is_named() {
    let headers = |headers: &str| with(|s| s.headers = headers.to_owned());
    for bad in [
        "Authorization",
        "A B: c",
        "Host: b.lv",
        "content-length: 3",
        "X: ā\u{1}",
        ": x",
    ] {
        assert_eq!(headers(bad), Err(BadSettings::Header), "{bad}");
    }
    assert_eq!(headers("X: {text}"), Err(BadSettings::TextInHeader));
    assert_eq!(headers("X: {key}"), Err(BadSettings::Place("headers")));
    assert_eq!(headers("Content-Type: text/plain"), Err(BadSettings::Kind));

    let body = |body: &str| with(|s| s.body = body.to_owned());
    assert_eq!(body(""), Err(BadSettings::Body));
    assert_eq!(
        body("{\"to\": {phone}, \"t\": {text}}"),
        Err(BadSettings::Json)
    );
    assert_eq!(
        body("{\"to\": \"{phone}\", \"t\": \"{text}\""),
        Err(BadSettings::Json)
    );
    assert_eq!(body("to={phone}"), Err(BadSettings::Missing));
    assert_eq!(body("text={text}"), Err(BadSettings::Missing));
    assert_eq!(
        body("to={phone}&text={text}&x={x}"),
        Err(BadSettings::Place("body"))
    );
    assert_eq!(with(|s| s.method = Method::Get), Err(BadSettings::Body));
    assert_eq!(
        with(|s| s.sender = "Ozolzīlīte".to_owned()),
        Err(BadSettings::Sender)
    );
    assert_eq!(
        with(|s| s.sender = "a\nb".to_owned()),
        Err(BadSettings::Sender)
    );
}

#[test]
fn the_secret_shows_itself_to_no_log() {
    assert_eq!(format!("{:?}", Secret::new("s3cret", &[])), "Secret");
}

proptest! {
    #[test]
    fn no_settings_break_it(url in "\\PC{0,60}", headers in "\\PC{0,60}", body in "\\PC{0,60}", get in any::<bool>()) {
        let method = if get { Method::Get } else { Method::Post };
        let settings = Settings { method, url, headers, body, ..good() };
        if settings.check(false).is_ok() {
            prop_assert!(settings.url.trim().to_lowercase().starts_with("https://"));
        }
    }
}
