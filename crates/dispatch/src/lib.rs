//! What the program sends to telephones: the institution's SMS gateway, the list of what was sent and what became of
//! it (2.3, 3.12.2: "Izveidot un nosūtīt uz telefonu"), and the demo's own telephone.
//!
//! A text is made when it is sent and is never kept: another domain puts a message down with a job of its own, and that
//! job makes the text.
//!
//! ```ignore
//! // in a handler, with the change's transaction
//! let new = NewMessage { id: MessageId(ok.next_id()?), kind: Kind::OneTimePassword, … };
//! dispatch::enqueue(&mut ok, &new, &SendPassword { message: new.id, account }).await?;
//!
//! // in the job, whose tools hold a `Post`
//! if !post.wants(work, message).await? { return Ok(()); } // it went already
//! let password = …;                                       // keep its hash, then
//! post.deliver(work, message, &text).await
//!
//! // on a page
//! let status = dispatch::state_of(&mut ok, institution, message).await?;
//! status.words(&ok.on) // "nosūtīta 09:41", "neizdevās: vārteja neatbild"
//! ```

mod access;
mod demo;
mod gateway;
mod message;
mod messages;
mod post;
mod status;

pub use message::{
    Kind, MessageId, NewMessage, OfChild, enqueue, is_configured, latest_of_child, retry, state_of,
};
pub use post::Post;
pub use status::{State, Status};

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
