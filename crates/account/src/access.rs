//! Who may do what to accounts.

use kernel::{AccountId, ChildId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group, signed};

web::actions! {
    /// See and change one's own profile
    OWN on Whole = "account.own": [signed()];
    /// Sign out
    SIGN_OUT on Whole = "account.sign_out": [signed()];
    /// Replace a person's password, which ends their sessions (6.1)
    REPLACE_PASSWORD on AccountId = "account.replace_password": [anywhere(&[Role::Superuser])];
    /// End a person's sessions
    END_SESSIONS on AccountId = "account.end_sessions": [anywhere(&[Role::Superuser])];
    /// Give a child's parent a one-time password (2.3, 3.12.2)
    CONNECT on ChildId = "account.connect": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
}
