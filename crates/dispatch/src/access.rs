//! Who may see and change what is sent.

use kernel::Role;
use web::Whole;
use web::access::anywhere;

use crate::message::MessageId;

web::actions! {
    /// See how the SMS gateway is set up
    GATEWAY on Whole = "dispatch.gateway": [anywhere(&[Role::Superuser])];
    /// Set up the SMS gateway
    CHANGE_GATEWAY on Whole = "dispatch.change_gateway": [anywhere(&[Role::Superuser])];
    /// Send a trial message
    TRIAL on Whole = "dispatch.trial": [anywhere(&[Role::Superuser])];
    /// See what was sent to telephones
    MESSAGES on Whole = "dispatch.messages": [anywhere(&[Role::Superuser, Role::Clerk, Role::Head])];
    /// Send a message again
    RETRY on MessageId = "dispatch.retry": [anywhere(&[Role::Superuser, Role::Clerk, Role::Head])];
}
