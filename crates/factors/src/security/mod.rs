//! "Drošība": one's own second factors. Changing them asks for the password again.

mod passkey;
mod routes;
mod totp;

pub use routes::routes;
