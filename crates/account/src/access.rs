//! Who may do what to accounts.

use kernel::{AccountId, Role};
use web::Whole;
use web::access::{anywhere, signed};

web::actions! {
    /// See and change one's own profile
    OWN on Whole = "account.own": [signed()];
    /// Sign out
    SIGN_OUT on Whole = "account.sign_out": [signed()];
    /// Replace a person's password, which ends their sessions (6.1)
    REPLACE_PASSWORD on AccountId = "account.replace_password": [anywhere(&[Role::Superuser])];
    /// End a person's sessions
    END_SESSIONS on AccountId = "account.end_sessions": [anywhere(&[Role::Superuser])];
}
