//! Who may connect an account with the outside provider.

use web::Whole;
use web::access::signed;

web::actions! {
    /// Connect one's own account with single sign-on
    LINK on Whole = "sso.link": [signed()];
    /// Disconnect one's own account from single sign-on
    UNLINK on Whole = "sso.unlink": [signed()];
}
