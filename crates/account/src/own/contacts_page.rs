//! The page of the own phone and e-mail: what is kept, what waits for its code, what became of the code.

use askama::Template;
use dispatch::{Kind, Post};
use store::ReadTx;
use web::{Answer, Context, Form, Result, Section, Shell, Typed, Whole, Writing, again};

use super::queries::{self, Waiting};
use super::way::Way;

/// Where the page is.
pub const HERE: &str = "/profile/contacts";

/// One of the two on the page.
struct Side {
    way: Way,
    /// The kept one, as people write it
    kept: Option<String>,
    is_confirmed: bool,
    /// The one that waits for its code
    waiting: Option<String>,
    /// Whether codes can be sent
    can: bool,
    /// What became of the last code, and what to do if it did not go
    sent: Option<(String, Option<String>)>,
}

impl Side {
    /// What stands in the field.
    fn value(&self) -> &str {
        let value = self.waiting.as_ref().or(self.kept.as_ref());
        value.map_or("", String::as_str)
    }

    /// The keys of the field's label and hint.
    fn label(&self) -> &'static str {
        label(self.way.as_str())
    }

    fn hint(&self) -> &'static str {
        match self.way {
            Way::Phone => "own-hint-phone",
            Way::Email => "own-hint-email",
        }
    }

    /// "confirm-title-phone", "confirm-waiting-email" …
    fn key(&self, start: &str) -> String {
        format!("{start}-{}", self.way.as_str())
    }

    fn code_field(&self) -> &'static str {
        self.way.code_field()
    }

    /// The kept one is not the person's own yet, and a code can tell.
    fn can_confirm(&self) -> bool {
        self.can && self.kept.is_some() && !self.is_confirmed && self.waiting.is_none()
    }
}

#[derive(Template)]
#[template(path = "own/contacts.html")]
pub struct ContactsPage {
    shell: Shell,
    sides: Vec<Side>,
    typed: Typed,
}

fn label(field: &str) -> &'static str {
    match field {
        "phone" => "person-phone",
        "email" => "person-email",
        _ => "confirm-code",
    }
}

/// The form as it was typed.
pub fn typed(form: Form) -> Typed {
    Typed::new(form, label)
}

async fn side(
    tx: &mut ReadTx,
    on: &Context,
    post: &Post,
    (way, kept, waiting): (Way, (Option<String>, bool), Option<&Waiting>),
) -> Result<Side> {
    let whose = (on.viewer.institution.id, on.viewer.account);
    let sent = match waiting {
        Some(_) => dispatch::latest_to(tx, whose, Kind::Code, way.channel()).await?,
        None => None,
    };
    Ok(Side {
        way,
        can: post.can(tx, whose.0, way.channel()).await?,
        kept: kept.0.map(|value| way.shown(&value)),
        is_confirmed: kept.1,
        waiting: waiting.map(|one| way.shown(&one.value)),
        sent: sent.map(|status| (status.words(on), status.advice(&on.say))),
    })
}

/// As it stands now.
pub async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    (post, typed): (&Post, Typed),
) -> Result<ContactsPage> {
    let whose = (on.viewer.institution.id, on.viewer.account);
    let (own, waiting) = queries::own(tx, whose).await?;
    let mut sides = Vec::new();
    for way in Way::ALL {
        let waits = waiting.iter().find(|one| one.kind == way);
        sides.push(side(tx, on, post, (way, own.of(way), waits)).await?);
    }
    Ok(ContactsPage {
        shell,
        sides,
        typed,
    })
}

/// The page once more, with what is wrong.
pub async fn back(ok: &mut Writing<Whole>, post: &Post, typed: Typed) -> Answer {
    let shell = ok.shell(Section::Profile, None).await?;
    let (tx, on) = ok.parts();
    again(&compose(tx, on, shell, (post, typed)).await?)
}
