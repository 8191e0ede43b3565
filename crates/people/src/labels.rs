//! The labels of the fields of these pages: the summary of faults names them.

use web::{Form, Typed};

/// A form of these pages as it was typed.
pub fn typed(form: Form) -> Typed {
    Typed::new(form, label)
}

/// The label that stands beside the field on its page.
pub fn label(field: &str) -> &'static str {
    // "from", "sub-from", "regime-from"
    known(field).unwrap_or("staff-from-day")
}

/// The key of a field's label, where it is a field of these pages.
pub fn known(field: &str) -> Option<&'static str> {
    staff(field).or_else(|| child(field))
}

fn staff(field: &str) -> Option<&'static str> {
    Some(match field {
        "given-name" | "given-1" | "given-2" => "person-given-name",
        "surname" | "surname-1" | "surname-2" => "person-surname",
        "phone" | "phone-1" | "phone-2" => "person-phone",
        "email" => "person-email",
        "sign-in-name" => "sign-in-name",
        "staff-code" => "child-code",
        "role" => "staff-role",
        "group" | "in-group" => "staff-group",
        "area" => "staff-area",
        "subject" => "staff-subject",
        "to" | "end" | "sub-to" | "regime-to" => "staff-to-day",
        "last-day" => "staff-last-day",
        "substitute" => "staff-substitute",
        "name" => "group-name",
        "number" => "group-number-label",
        "age" => "group-age-label",
        "room" => "group-room",
        "emblem" => "group-emblem",
        "absences" => "settings-absences",
        "diary" => "settings-diary",
        "day" => "settings-day",
        "kind" => "settings-kind",
        "reason" => "settings-reason",
        "controller" => "settings-controller",
        "processor" => "settings-processor",
        _ => return None,
    })
}

fn child(field: &str) -> Option<&'static str> {
    Some(match field {
        "code" => "child-code",
        "document" => "child-document",
        "country" => "child-country",
        "birth" => "child-birth",
        "gender" => "child-gender",
        "nationality" => "child-notes",
        "language" => "child-language",
        "photo-ban" => "child-photo-ban",
        "father-given" => "father-given",
        "father-surname" => "father-surname",
        "father-phone" => "father-phone",
        "mother-given" => "mother-given",
        "mother-surname" => "mother-surname",
        "mother-phone" => "mother-phone",
        "other" => "child-other",
        "declared-line" | "declared-place" | "declared-postcode" => "child-declared",
        "actual-line" | "actual-place" | "actual-postcode" => "child-actual",
        "kind-1" | "kind-2" | "contact-kind" => "child-kind",
        "note" => "contact-note",
        "until" => "contact-until",
        "may-see" => "contact-may-see",
        "may-act" => "contact-may-act",
        "may-collect" => "contact-may-collect",
        "gets-notices" => "contact-gets-notices",
        "instead" => "contact-instead",
        "no-contact" => "contact-no-contact",
        "move-group" => "child-move-group",
        "move-from" => "child-move-from",
        "regime" => "child-regime",
        "regime-note" => "regime-note",
        "health-kind" => "health-kind",
        "health-note" => "health-note",
        "what-to-do" => "health-what-to-do",
        "photo-internal" => "photo-internal",
        "photo-album" => "photo-album",
        "photo-website" => "photo-website",
        "photo-social" => "photo-social",
        "photo-press" => "photo-press",
        _ => return None,
    })
}
