//! An application, as it is written. Pure.

use jiff::civil::Date;
use kernel::{ChildId, GroupId, Phone};
use people::contacts::Kind;
use web::{Form, Say, Typed};

/// The version of the four consents' wording: raised when the texts change.
pub const CONSENT_VERSION: i64 = 1;

/// The four consents of annex 1, as keys of the catalogue.
pub const CONSENTS: [(&str, &str); 4] = [
    ("consent-services", "request-consent-services"),
    ("consent-password", "request-consent-password"),
    ("consent-processing", "request-consent-processing"),
    ("consent-law", "request-consent-law"),
];

/// The words of the four consents, one a line, in the language in which they are agreed to.
pub fn consents(say: &Say, processor: &str) -> Vec<String> {
    let own = say.t("request-processor-self");
    let processor = if processor.is_empty() {
        own.as_str()
    } else {
        processor
    };
    CONSENTS
        .iter()
        .map(|(_, key)| say.a(key, "processor", processor))
        .collect()
}

/// A form of these pages as it was typed.
pub fn typed(form: Form) -> Typed {
    Typed::new(form, label)
}

fn label(field: &str) -> &'static str {
    match field {
        "given-name" => "person-given-name",
        "surname" => "person-surname",
        "phone" => "person-phone",
        "kind" => "child-kind",
        "child" | "child-name" => "request-child",
        "group" => "staff-group",
        "received" => "request-received",
        "reason" => "request-reason",
        _ => "request-consents",
    }
}

/// Who applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// "Laura"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// Who to the child
    pub kind: Kind,
    /// Where the password goes
    pub phone: Phone,
}

/// Reads who applies, with all four consents: without them there is no access (annex 1).
pub fn applicant(typed: &mut Typed) -> Option<Applicant> {
    let given_name = typed.need("given-name", 100);
    let surname = typed.need("surname", 100);
    let kind = typed.choice::<Kind>("kind");
    if kind.is_none() {
        typed.wrong("kind", "fault-choice");
    }
    let phone = typed.text("phone").trim().parse::<Phone>().ok();
    if phone.is_none() {
        typed.wrong("phone", "fault-phone");
    }
    for (field, _) in CONSENTS {
        if !typed.has(field) {
            typed.wrong(field, "request-consent-needed");
        }
    }
    let (kind, phone) = (kind?, phone?);
    typed.is_good().then_some(Applicant {
        given_name,
        surname,
        kind,
        phone,
    })
}

/// An application on paper: of a child of the institution, received on a day.
#[derive(Debug, Clone)]
pub struct OnPaper {
    /// Who applies
    pub applicant: Applicant,
    /// Whose parent
    pub child: ChildId,
    /// When it came
    pub received: Date,
}

/// Reads an application that came on paper; `children` are those whom the person may connect.
pub fn on_paper(typed: &mut Typed, children: &[ChildId], today: Date) -> Option<OnPaper> {
    let child = typed
        .choice::<ChildId>("child")
        .filter(|child| children.contains(child));
    if child.is_none() {
        typed.wrong("child", "request-choose-child");
    }
    let received = typed.date("received").unwrap_or(today);
    if received > today {
        typed.wrong("received", "request-received-later");
    }
    let applicant = applicant(typed);
    let (child, applicant) = (child?, applicant?);
    typed.is_good().then_some(OnPaper {
        applicant,
        child,
        received,
    })
}

/// An application from the public page: the child as the parent writes it, until the institution confirms it.
#[derive(Debug, Clone)]
pub struct FromPublic {
    /// Who applies
    pub applicant: Applicant,
    /// "Marta Abele"
    pub child_name: String,
    /// In which group, if the parent knows
    pub group: Option<GroupId>,
}

/// Reads the public form.
pub fn from_public(typed: &mut Typed, groups: &[GroupId]) -> Option<FromPublic> {
    let child_name = typed.need("child-name", 200);
    let group = typed.choice::<GroupId>("group");
    if group.is_some_and(|group| !groups.contains(&group)) {
        typed.wrong("group", "fault-choice");
    }
    let applicant = applicant(typed)?;
    typed.is_good().then_some(FromPublic {
        applicant,
        child_name,
        group,
    })
}
