//! One-time passwords: the superuser replaces anyone's at once (6.1), a group teacher or the clerk connects a parent
//! (2.3, 3.12.2). Making one ends the person's sessions. It goes to the phone by SMS and is shown to nobody; where it
//! cannot be sent, a letter is printed whose password stands on paper only.

mod connect;
mod replace;
mod routes;
mod secret;
mod send;

pub use routes::{How, connect_contact, routes};
pub use secret::{keep_until, one_time_password};
pub use send::SendPassword;
