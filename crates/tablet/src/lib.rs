//! The group's shared tablet (issue 3.8): a teacher pairs the device with the group once; after that a personal PIN of six
//! digits opens the group's attendance and day on it, and nothing else.
//!
//! What opens is decided in `web::access`: an action is marked `on_tablet`, and its record has to be of the tablet's
//! group. The session's own statement (`web::viewer`) ends it with the pairing and with the PIN. Here are the PIN, the
//! pairing and the page that unlocks. PINs are hashed as passwords are, by the same bounded threads.

mod access;
mod device;
mod pair;
mod pin;
mod unlock;

pub use pin::{is_trivial, six_digits};

use web::Routes;

/// The pages of this domain that run on request threads.
pub fn routes() -> Routes {
    Routes::new().merge(pair::routes()).merge(pin::routes())
}

/// Unlocking, which hashes beside the request threads.
pub fn asynchronous_routes() -> Routes {
    unlock::asynchronous_routes()
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
