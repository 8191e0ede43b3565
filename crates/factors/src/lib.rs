//! What proves who somebody is: the password's hash and its limits, and the second factors (issue 3.8): codes from an app
//! (RFC 6238), passkeys (WebAuthn) and recovery codes; the step between a right password and a session; whether an
//! institution requires a second factor of its staff (enforced in `web::ask`, beside the one-time password's rule).
//!
//! `account` signs people in with it. Secrets are sealed with the installation's key, which is in no database.

mod access;
pub mod failures;
mod hasher;
pub mod limits;
mod means;
pub mod passkeys;
mod person;
mod proof;
mod queries;
pub mod recovery;
mod security;
mod settings;
pub mod step;
pub mod totp;

pub use hasher::Hasher;
pub use means::Means;
pub use proof::{Proof, prove, prove_alone};
pub use queries::{
    Factors, Whose, Without, of, passkeys as passkeys_of, password_hash, remove_all, without,
};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(security::routes())
        .merge(person::routes())
        .merge(settings::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
