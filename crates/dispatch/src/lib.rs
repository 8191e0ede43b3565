//! What the program sends: to telephones through the institution's SMS gateway (2.3, 3.12.2: "Izveidot un nosūtīt uz
//! telefonu"), to letter boxes through the installation's mail server, to the devices on which people asked for it (Web Push); the list of what was sent and what became of it;
//! the demo's own telephone; and the notices of what others did to one's account.
//!
//! A text is made when it is sent and is never kept: another domain puts a message down with a job of its own, and that
//! job makes the text.
//!
//! ```ignore
//! // in a handler, with the change's transaction
//! if !post.can(&mut ok, institution, Channel::Email).await? { … } // no mail server: say so
//! let new = NewMessage { id: MessageId(ok.next_id()?), kind: Kind::Notice, to: To::Email(address), … };
//! dispatch::enqueue(&mut ok, &new, &Tell { message: new.id, account }).await?;
//!
//! // in the job, whose tools hold a `Post`
//! if !post.wants(work, message).await? { return Ok(()); } // it went already
//! let text = Text::letter(subject, body); // a secret in it: keep its hash, then
//! post.deliver(work, message, &text).await
//!
//! // on a page
//! let status = dispatch::state_of(&mut ok, institution, message).await?;
//! status.words(&ok.on) // "nosūtīta 09:41", "neizdevās: vārteja neatbild"
//! ```

mod access;
mod demo;
mod devices;
mod forget;
mod gateway;
mod latest;
mod message;
mod messages;
mod notice;
mod post;
mod push;
mod status;
mod to;
mod tries;

pub use courier::{Browser, To};
pub use devices::{Device, NewDevice, devices, keep_device, remove_device, remove_devices};
pub use forget::ForgetAddresses;
pub use latest::{OfChild, count_since, latest_of_child, latest_to};
pub use message::{Kind, MessageId, NewMessage, enqueue, put_down, retry, state_of};
pub use notice::{Deed, NewNotice, Notice, TellOwner, is_unread, mark_read, tell, unread};
pub use post::{Post, Text, Tools};
pub use status::{State, Status};
pub use to::Channel;

use web::Routes;

/// The pages of this domain. They want a [`Post`] as an extension of the router.
pub fn routes() -> Routes {
    Routes::new()
        .merge(gateway::routes())
        .merge(messages::routes())
        .merge(demo::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
