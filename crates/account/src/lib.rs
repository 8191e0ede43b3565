//! Signing in and one's own account: annex 1 of the order (a parent signs in with the child's personal code and an
//! own password, the pair tells mother from father), 6.1 (passwords replaced, sessions ended at once, the person told).
//!
//! Argon2id runs on threads of its own, bounded in number with a bounded queue; the answer and its time are the same
//! for an unknown name and a wrong password; tries are limited per name and per address.

mod access;
mod forget;
mod invitations;
mod one_time;
mod overview;
mod own;
mod password;
mod person;
mod profile;
pub mod requests;
mod session;
mod sign_in;
mod undertaking;

pub use dispatch::Tools;
pub use forget::ForgetTraces;
pub use one_time::{SendPassword, keep_until, one_time_password};
pub use own::SendCode;
pub use password::{Hasher, Own, Strength, how_many_listed, judge_for, own_of};
pub use session::{end as end_session, no_cookie as no_session_cookie, random_text};
pub use sign_in::{
    Admitted, Opened, admit, forget_pages, go_to, open_on_tablet, resume_page, step_page,
};

use factors::limits;
use web::Routes;

/// The pages of this domain that run on request threads.
pub fn routes() -> Routes {
    Routes::new()
        .merge(profile::routes())
        .merge(invitations::routes())
        .merge(one_time::routes())
        .merge(overview::routes())
        .merge(own::routes())
        .merge(person::routes())
        .merge(requests::routes())
        .merge(sign_in::routes())
        .merge(undertaking::routes())
}

/// Sign-in itself, which hashes beside the request threads.
pub fn asynchronous_routes() -> Routes {
    sign_in::asynchronous_routes().merge(invitations::asynchronous_routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
