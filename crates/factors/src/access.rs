//! Who may do what to second factors.

use kernel::{AccountId, Role};
use web::Whole;
use web::access::{anywhere, signed};

web::actions! {
    /// See and change one's own second factors
    OWN on Whole = "factors.own": [signed()];
    /// See which second factors a person has
    SEE on AccountId = "factors.see": [anywhere(&[Role::Superuser])];
    /// Take a person's second factors away, such as after a lost phone
    REMOVE on AccountId = "factors.remove": [anywhere(&[Role::Superuser])];
    /// See from when a second factor is required of staff, and who has none
    SETTINGS on Whole = "factors.settings": [anywhere(&[Role::Superuser])];
    /// Require a second factor of staff
    CHANGE_SETTINGS on Whole = "factors.change_settings": [anywhere(&[Role::Superuser])];
}
