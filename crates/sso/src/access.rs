//! Who may connect an account with the outside provider.

use web::Whole;
use web::access::signed;

web::actions! {
    /// Connect one's own account with single sign-on
    LINK on Whole = "sso.link": [signed()];
    /// Prove once more who one is, by single sign-on, to change one's own second factors
    AGAIN on Whole = "sso.again": [signed()];
    /// Disconnect one's own account from single sign-on
    UNLINK on Whole = "sso.unlink": [signed()];
}
