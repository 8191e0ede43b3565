//! Who may do what to accounts.

use kernel::{AccountId, ChildId, RequestId, Role};
use web::Whole;
use web::access::{anywhere, in_own_group, own_child_acting, signed};

web::actions! {
    /// See and change one's own profile
    OWN on Whole = "account.own": [signed()];
    /// Sign out
    SIGN_OUT on Whole = "account.sign_out" daily: [signed()];
    /// Stay: put the own session's end off
    STAY on Whole = "account.stay" daily: [signed()];
    /// Replace a person's password, which ends their sessions (6.1)
    REPLACE_PASSWORD on AccountId = "account.replace_password": [anywhere(&[Role::Superuser])];
    /// End a person's sessions
    END_SESSIONS on AccountId = "account.end_sessions": [anywhere(&[Role::Superuser])];
    /// See a person's account: rights, sessions, failed sign-ins (6.1)
    SEE_ACCOUNT on AccountId = "account.see": [anywhere(&[Role::Superuser])];
    /// Let a locked sign-in name be tried again
    UNLOCK on AccountId = "account.unlock": [anywhere(&[Role::Superuser])];
    /// Give a child's parent a one-time password (2.3, 3.12.2)
    CONNECT on ChildId = "account.connect": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
    /// See which accounts want looking at (5.1, 6.1)
    OVERVIEW on Whole = "account.overview": [anywhere(&[Role::Superuser, Role::Head, Role::Deputy])];
    /// Invite family members to the own child (annex 1)
    INVITE on ChildId = "account.invite": [own_child_acting()];
    /// See the register of parents' applications (2.3)
    REQUESTS on Whole = "account.requests": [anywhere(&[Role::Clerk, Role::Head, Role::Deputy, Role::GroupTeacher])];
    /// Enter a parent's application (annex 1)
    ENTER_REQUEST on Whole = "account.enter_request": [anywhere(&[Role::Clerk, Role::GroupTeacher])];
    /// See a parent's application
    REQUEST on RequestId = "account.request" watched: [
        anywhere(&[Role::Clerk, Role::Head, Role::Deputy]),
        in_own_group(&[Role::GroupTeacher]),
    ];
    /// Confirm or refuse a parent's application
    CHANGE_REQUEST on RequestId = "account.change_request": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
    /// Connect the parent who applied (2.3)
    CONNECT_REQUEST on RequestId = "account.connect_request": [anywhere(&[Role::Clerk]), in_own_group(&[Role::GroupTeacher])];
}
