//! What somebody else did to a person's account (6.1): their password replaced, their factors removed, the phone or
//! e-mail changed. It is said at the next sign-in, and by a message to what they had confirmed before the change, so that
//! whoever changed it cannot keep it from them.

mod deed;
mod job;
mod queries;

pub use deed::{Deed, NewNotice};
pub use job::TellOwner;
pub(crate) use queries::forget;
pub use queries::{Notice, is_unread, mark_read, tell, unread};
