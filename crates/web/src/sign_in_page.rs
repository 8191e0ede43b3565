//! "Pieslēgties": the page itself, which is also the answer to a request without a session.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::texts::{Language, Say};
use crate::visit::Visit;

/// The sign-in form.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage {
    /// The language
    pub say: Say,
    /// The product's name
    pub product: String,
    /// As it was typed
    pub name: String,
    /// What was wrong
    pub fault: Option<String>,
    /// Where to go afterwards: a path of ours
    pub next: String,
    /// A form that was being sent when the session was over, to be sent again afterwards
    pub kept: String,
    /// A demo shows its accounts.
    pub demo: bool,
    /// A passkey alone may sign in: the installation has an address and a key.
    pub passkeys: bool,
    /// The device is a group's tablet: a PIN opens the group's day, if that is what was asked for.
    pub tablet: bool,
    /// The name of the provider of single sign-on, if there is one
    pub sso: Option<String>,
    /// Where its button leads
    pub sso_address: String,
}

/// A path of this site: anything else leads home.
pub fn own_path(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if own && !path.starts_with("/login") {
        path
    } else {
        "/"
    }
}

/// Whether the address is of what a group's tablet opens.
fn of_the_day(address: &str) -> bool {
    let mut parts = address.split(['/', '?']).skip(1);
    let section = (parts.next(), parts.next(), parts.next());
    matches!(
        section,
        (Some("groups"), Some(_), Some("attendance" | "diary"))
    )
}

impl SignInPage {
    /// An empty form.
    pub fn new(app: &App, language: Language, next: &str) -> Self {
        let config = app.config();
        let query = serde_urlencoded::to_string([("next", own_path(next))]).unwrap_or_default();
        Self {
            say: Say::new(app.texts(), language),
            product: config.product.clone(),
            name: String::new(),
            fault: None,
            next: own_path(next).to_owned(),
            kept: String::new(),
            demo: config.demo,
            passkeys: config.key.is_some() && (config.demo || config.public_url.is_some()),
            tablet: false,
            sso: config.sso.clone(),
            sso_address: format!("/login/sso?{query}"),
        }
    }

    pub(crate) fn for_visit(app: &App, visit: &Visit) -> Self {
        let mut page = Self::new(app, visit.language(), &visit.address);
        if !visit.method.is_safe() {
            let body = String::from_utf8(visit.body.to_vec()).unwrap_or_default();
            if !body.contains("password") {
                page.kept = body;
            }
            page.fault = Some(page.say.t("sign-in-session-over"));
        } else if visit.token.is_some() {
            page.fault = Some(page.say.t("sign-in-session-ended"));
        }
        // what was being typed elsewhere could not be sent from there
        page.tablet = visit.tablet.is_some() && (page.kept.is_empty() || of_the_day(&page.next));
        page
    }
}

impl IntoResponse for SignInPage {
    fn into_response(self) -> Response {
        match self.render() {
            Ok(html) => Html(html).into_response(),
            Err(fault) => crate::Error::from(fault).into_response(),
        }
    }
}
