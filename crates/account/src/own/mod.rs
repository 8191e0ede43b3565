//! One's own account beyond the password (annex 1): an own sign-in name, a phone and an e-mail confirmed by a code, devices
//! that are told, the open sessions, notices about the account, and accounts of the same person in other institutions.

mod code;
mod confirm;
mod contacts;
mod contacts_page;
mod devices;
mod elsewhere;
mod name;
mod notices;
mod queries;
pub mod sessions;
mod way;

pub use code::SendCode;

use web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(confirm::routes())
        .merge(contacts::routes())
        .merge(devices::routes())
        .merge(elsewhere::routes())
        .merge(name::routes())
        .merge(notices::routes())
        .merge(sessions::routes())
}
