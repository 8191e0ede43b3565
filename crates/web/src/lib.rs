//! What every page stands on: the signed-in viewer, permission (actions, rules, the granted transaction), the audit
//! log, forms, errors that become pages, the shell, the texts and the static files.
//!
//! A handler takes [`Ask`], asks for one of its domain's actions and gets a transaction; there is no other way to the
//! database. What it returns as an [`Error`] becomes a page in the person's language with the right status.

extern crate self as web;

pub mod access;
mod answer;
mod app;
mod ask;
mod assets;
pub mod audit;
mod clock;
mod days;
mod device;
mod error;
mod extract;
mod fault_page;
mod install;
mod layers;
mod log;
mod measures;
pub mod memory;
mod routes;
mod seal;
mod shell;
mod sign_in_page;
mod stamp;
mod subject;
pub mod texts;
mod typed;
mod upload;
mod viewer;
mod visit;

pub use answer::{again, both_versions, go, page, saved};
pub use app::{App, Config, Door, Pulse};
pub use ask::{About, Ask, Context, Granted, Reading, Writing};
pub use assets::{Icon, asset, brand_mark, emblem, icon, small_icon};
pub use clock::Clock;
pub use device::device;
pub use error::{Answer, Error, Result};
pub use extract::{Form, OnPaper, Path, Query, parse_form};
pub use fault_page::Kept as KeptForm;
pub use layers::{on_worker, service};
pub use measures::Measures;
pub use memory::{Recall, Remembered, Which};
pub use routes::{Listed, Routes};
pub use seal::Key;
pub use shell::{Link, Section, Shell, Switch};
pub use sign_in_page::{SignInPage, own_path};
pub use subject::{Applied, ChildName, Group, Subject, Whole};
pub use texts::{Language, Say, Texts};
pub use typed::{Differing, Kept, Typed};
pub use upload::{Upload, Uploaded};
pub use viewer::{Institution, SessionToken, TABLET_IDLE, TABLET_MOST, Tie, UNDERTAKING, Viewer};
pub use visit::{
    LANGUAGE_COOKIE, Place, Visit, Visiting, cookie_of, session_cookie, tablet_cookie,
};

#[doc(hidden)]
pub use linkme;

/// The texts of the frame, of errors, roles, areas and dates.
pub const TEXTS: texts::Catalogue = catalogue!();
