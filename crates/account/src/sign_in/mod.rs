//! "Pieslēgties" and "Iziet": name and password, the second factor where there is one, or a passkey alone.

mod admit;
mod arrive;
mod passkey;
mod queries;
mod routes;
mod stay;
mod step;

pub use admit::{Admitted, admit};
pub use arrive::{Opened, go_to, open_on_tablet, resume_page, set_cookie};
pub use routes::{asynchronous_routes, candidates_of, entered, forget_pages, routes};
pub use step::page as step_page;
