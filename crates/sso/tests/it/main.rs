//! The settings, and by what a person may be recognised.

use std::io::Write as _;

use serde_json::json;
use sso::{Keys, Matching, Recognised, Settings, recognised};

const RIGHT: [(&str, &str); 4] = [
    ("NAME", "Liepājas pašvaldība"),
    ("ISSUER", "https://login.liepaja.lv"),
    ("CLIENT_ID", "eklase"),
    ("SECRET", "12345"),
];

fn keys(other: &[(&str, &str)]) -> Keys {
    let find = |list: &[(&str, &str)], name: &str| {
        let found = list
            .iter()
            .find(|(key, _)| format!("EKLASE_SSO_{key}") == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Keys::default().with(|name| find(other, name).or_else(|| find(&RIGHT, name)))
}

fn settings(other: &[(&str, &str)]) -> Result<Settings, String> {
    Settings::new(&keys(other), Some("https://eklase.example.lv/"))
}

#[test]
fn the_redirect_address_is_formed_from_the_installations_own() {
    let good = settings(&[("SCOPES", "profile email")]).unwrap();
    assert_eq!(
        good.redirect,
        "https://eklase.example.lv/login/sso/callback"
    );
    assert_eq!(good.scopes, ["profile", "email"]);
    assert_eq!(good.matching, Matching::Nothing);
    assert!(!good.ask_strong);
}

#[test]
fn whatever_is_missing_or_unsafe_is_said_with_its_key() {
    for (key, value, said) in [
        ("NAME", " ", "sso.name"),
        ("CLIENT_ID", "", "sso.client_id"),
        ("ISSUER", "http://login.liepaja.lv", "https://"),
        ("ISSUER", "login.liepaja.lv", "https://"),
        ("MATCH", "phone", "sso.match"),
        ("MATCH", "personal_code", "sso.claim"),
    ] {
        let fault = settings(&[(key, value)]).unwrap_err();
        assert!(fault.contains(said), "{key}: {fault}");
    }
    assert!(
        Settings::new(&keys(&[]), None)
            .unwrap_err()
            .contains("public_url")
    );
    let plain = Settings::new(&keys(&[]), Some("http://eklase.example.lv"));
    assert!(plain.unwrap_err().contains("public_url"));
    let here = Settings::new(
        &keys(&[("ISSUER", "http://127.0.0.1:3100")]),
        Some("http://localhost:8080"),
    );
    assert!(here.is_ok());
}

#[test]
fn the_secret_comes_from_a_file_too_and_is_never_printed() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"from-a-file\n").unwrap();
    let mut both = keys(&[("SECRET_FILE", file.path().to_str().unwrap())]);
    both.secret = None;
    let good = Settings::new(&both, Some("https://eklase.example.lv")).unwrap();
    assert!(good.secret.is_some());
    assert!(!format!("{good:?}").contains("from-a-file"));
    let mut gone = both;
    gone.secret_file = Some("/nowhere/secret".into());
    let fault = Settings::new(&gone, Some("https://eklase.example.lv"));
    assert!(fault.unwrap_err().contains("sso.secret_file"));
}

#[test]
fn an_email_counts_only_when_the_provider_verified_it() {
    let by = Matching::Email {
        claim: "email".to_owned(),
    };
    let found = Some(Recognised::Email("liga@liepaja.lv".to_owned()));
    for (claims, expected) in [
        (
            json!({ "email": " Liga@Liepaja.lv", "email_verified": true }),
            found.clone(),
        ),
        (
            json!({ "email": "liga@liepaja.lv", "email_verified": "true" }),
            found,
        ),
        (
            json!({ "email": "liga@liepaja.lv", "email_verified": false }),
            None,
        ),
        (json!({ "email": "liga@liepaja.lv" }), None),
        (json!({ "email": "liga", "email_verified": true }), None),
        (
            json!({ "email": ["liga@liepaja.lv"], "email_verified": true }),
            None,
        ),
    ] {
        assert_eq!(recognised(&by, &claims), expected, "{claims}");
    }
}

#[test]
fn a_personal_code_is_latvian_with_or_without_its_prefix() {
    let by = Matching::PersonalCode {
        claim: "serial_number".to_owned(),
    };
    let code = Some(Recognised::Code("320000-00011".parse().unwrap()));
    for (text, expected) in [
        ("320000-00011", code.clone()),
        ("32000000011", code.clone()),
        ("PNOLV-320000-00011", code),
        ("PNOEE-320000-00011", None),
        ("liga", None),
        ("", None),
    ] {
        assert_eq!(
            recognised(&by, &json!({ "serial_number": text })),
            expected,
            "{text}"
        );
    }
    assert_eq!(
        recognised(&Matching::Nothing, &json!({ "email": "x@y" })),
        None
    );
}
