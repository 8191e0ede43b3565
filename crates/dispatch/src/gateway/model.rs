//! The form of the gateway: from what was typed to settings, each fault beside its field.

use courier::{BadSettings, Method, Settings};
use web::{Form, Kept as Field, Typed};

use super::queries::Kept;

/// The key of the label beside a field.
fn label(field: &str) -> &'static str {
    match field {
        "method" => "dispatch-method",
        "url" => "dispatch-url",
        "headers" => "dispatch-headers",
        "body" => "dispatch-body",
        "success-text" => "dispatch-success-text",
        "sender" => "dispatch-sender",
        // "phone"
        _ => "dispatch-trial-phone",
    }
}

/// The form as it was typed.
pub(super) fn typed(form: Form) -> Typed {
    Typed::new(form, label)
}

/// The settings as the form shows them, with the labels of the versions' page.
pub(super) fn fields(kept: Option<&Kept>) -> Vec<Field> {
    let of = |field: &'static str, value: fn(&Kept) -> &String| Field {
        field,
        label: label(field),
        value: kept.map(value).cloned().unwrap_or_default(),
    };
    vec![
        of("method", |kept| &kept.method),
        of("url", |kept| &kept.url),
        of("headers", |kept| &kept.headers),
        of("body", |kept| &kept.body),
        of("success-text", |kept| &kept.success_text),
        of("sender", |kept| &kept.sender),
    ]
}

/// The field that a fault belongs to, and its text.
fn fault(bad: BadSettings, method: Method) -> (&'static str, &'static str) {
    match bad {
        BadSettings::Method => ("method", "fault-choice"),
        BadSettings::Url => ("url", "dispatch-fault-url"),
        BadSettings::Scheme => ("url", "dispatch-fault-scheme"),
        BadSettings::Host => ("url", "dispatch-fault-host"),
        BadSettings::Header => ("headers", "dispatch-fault-header"),
        BadSettings::TextInHeader => ("headers", "dispatch-fault-text-in-header"),
        BadSettings::Secret => ("headers", "dispatch-fault-secret"),
        BadSettings::Body => match method {
            Method::Get => ("body", "dispatch-fault-body-of-get"),
            Method::Post => ("body", "dispatch-fault-no-body"),
        },
        BadSettings::Kind => ("body", "dispatch-fault-kind"),
        BadSettings::Json => ("body", "dispatch-fault-json"),
        BadSettings::Place(field) => (field, "dispatch-fault-place"),
        BadSettings::Missing => match method {
            Method::Get => ("url", "dispatch-fault-missing"),
            Method::Post => ("body", "dispatch-fault-missing"),
        },
        BadSettings::Sender => ("sender", "dispatch-fault-sender"),
    }
}

/// A text that may be empty, trimmed, of at most that many characters.
fn text(typed: &mut Typed, field: &'static str, most: usize) -> String {
    let text = typed.text(field).trim().to_owned();
    if text.chars().count() > most {
        typed.wrong(field, "fault-long");
    }
    text
}

/// Reads the form; faults stand in `typed`.
pub(super) fn read(typed: &mut Typed, allow_insecure: bool) -> Option<Settings> {
    let Some(method) = typed.choice::<Method>("method") else {
        typed.wrong("method", "fault-choice");
        return None;
    };
    let settings = Settings {
        method,
        url: typed.need("url", 2_000),
        headers: text(typed, "headers", 4_000),
        body: text(typed, "body", 4_000),
        success_text: text(typed, "success-text", 200),
        sender: text(typed, "sender", 20),
    };
    if typed.is_good()
        && let Err(bad) = settings.check(allow_insecure)
    {
        let (field, key) = fault(bad, method);
        typed.wrong(field, key);
    }
    typed.is_good().then_some(settings)
}
