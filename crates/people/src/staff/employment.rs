//! Employment (2.1): identity and contacts of a member of staff, from when to when they work here, and the undertaking
//! of confidentiality that they accepted (5.2), which stays on record after they have left.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, InstitutionId, PersonalCode, Phone, Role, RoleId, sorting};
use serde_json::json;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{About, Answer, Ask, Form, Path, Result, Routes, Typed, go};

use super::person::{back, roles_of};
use super::queries;
use super::substitution::end_standing_in;
use crate::contacts::{email, phone, tell_owner};
use crate::{access, labels};

pub fn routes() -> Routes {
    Routes::new()
        .post("/staff/{account}/identity", change, &access::CHANGE_ROLES)
        .post("/staff/{account}/employment", end, &access::CHANGE_ROLES)
}

rows! {
    /// What is kept of a member of staff beside the roles.
    #[derive(Debug, Clone)]
    pub struct Member {
        /// Old format more often than not (DOMAIN 6.1)
        pub personal_code: Option<PersonalCode>,
        /// The first day here
        pub from_on: Option<Date>,
        /// The last day, if it is known
        pub to_on: Option<Date>,
        /// Where the one-time password goes
        pub phone: Option<Phone>,
        /// Where to write
        pub email: Option<String>,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
        /// When they accepted the undertaking of confidentiality
        pub undertook_at: Option<Timestamp>,
        /// Its words
        pub undertaking: Option<String>,
    }
}

/// The member of staff.
pub async fn member(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Member> {
    Ok(tx
        .one(
            sql!(
                "SELECT m.personal_code, m.from_on, m.to_on, a.phone, a.email, a.last_sign_in_at,
                        u.accepted_at AS undertook_at, u.text AS undertaking
                   FROM account a
                   LEFT JOIN staff_member m ON m.institution_id = a.institution_id AND m.account_id = a.id
                   LEFT JOIN undertaking u ON u.institution_id = a.institution_id AND u.account_id = a.id
                        AND u.version = (SELECT max(l.version) FROM undertaking l
                                          WHERE l.institution_id = a.institution_id AND l.account_id = a.id)
                  WHERE a.institution_id = $1 AND a.id = $2"
            ),
            params![institution, account],
        )
        .await?)
}

/// Who a member of staff is, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// "Līga"
    pub given_name: String,
    /// "Bērziņa"
    pub surname: String,
    /// May be missing
    pub code: Option<PersonalCode>,
    /// Where the one-time password goes
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
}

/// Reads it.
pub fn identity(typed: &mut Typed) -> Identity {
    let code = typed.text("staff-code").trim().to_owned();
    let parsed = code.parse().ok();
    if parsed.is_none() && !code.is_empty() {
        typed.wrong("staff-code", "child-code-shape");
    }
    Identity {
        given_name: typed.need("given-name", 100),
        surname: typed.need("surname", 100),
        code: parsed,
        phone: phone(typed, "phone"),
        email: email(typed, "email"),
    }
}

/// Whether another member of staff has that code.
pub async fn code_taken(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (code, but): (Option<PersonalCode>, AccountId),
) -> Result<bool> {
    let found: Option<(AccountId,)> = tx
        .opt(
            sql!(
                "SELECT account_id FROM staff_member
                  WHERE institution_id = $1 AND personal_code = $2 AND account_id <> $3"
            ),
            params![institution, code, but],
        )
        .await?;
    Ok(found.is_some())
}

/// Keeps who a member of staff is; from when they work here where that is new. A phone or e-mail that another typed is
/// not confirmed, whatever the one before it was.
pub async fn keep(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    who: &Identity,
    from: Date,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE account SET given_name = $3, surname = $4, sort_key = $5, phone = $6, email = $7,
                    phone_confirmed_at = CASE WHEN phone = $6 THEN phone_confirmed_at END,
                    email_confirmed_at = CASE WHEN email = $7 THEN email_confirmed_at END
              WHERE institution_id = $1 AND id = $2"
        ),
        params![
            institution,
            account,
            who.given_name,
            who.surname,
            sorting::sort_key(&who.surname, &who.given_name),
            who.phone,
            who.email
        ],
    )
    .await?;
    tx.run(
        sql!(
            "INSERT INTO staff_member (institution_id, account_id, personal_code, from_on)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (institution_id, account_id) DO UPDATE SET personal_code = excluded.personal_code"
        ),
        params![institution, account, who.code, from],
    )
    .await?;
    Ok(())
}

/// Identity and contacts; the old ones stay in the audit log.
async fn change(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    roles_of(&mut ok).await?;
    let old = member(&mut ok, institution, account).await?;
    let mut typed = labels::typed(form);
    let who = identity(&mut typed);
    if who.code.is_some() && code_taken(&mut ok, institution, (who.code, account)).await? {
        typed.wrong("staff-code", "staff-code-taken");
    }
    if !typed.is_good() {
        return back(&mut ok, typed, None).await;
    }
    let changed = (old.phone != who.phone, old.email != who.email);
    tell_owner(&mut ok, account, changed).await?;
    keep(&mut ok, (institution, account), &who, today).await?;
    let detail = json!({
        "account": account,
        "old": { "phone": old.phone.map(Phone::e164), "email": old.email },
        "new": { "phone": who.phone.map(Phone::e164), "email": who.email,
                 "given-name": who.given_name, "surname": who.surname },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/staff/{account}"))
}

/// Ends every role, every substitution and the employment on a day: access ends with that day; what the person wrote
/// stays under their name.
async fn end(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold_superusers(&mut ok, institution).await?;
    let held = roles_of(&mut ok).await?;
    let mut typed = labels::typed(form);
    let last = typed.date("last-day");
    if last.is_none() {
        typed.wrong("last-day", "fault-date");
    }
    let superuser: Option<RoleId> = held
        .iter()
        .find(|one| one.role == Some(Role::Superuser) && one.to_on.is_none())
        .and_then(|one| one.role_id);
    if let Some(role) = superuser
        && queries::other_superusers(&mut ok, institution, role, today).await? == 0
    {
        typed.wrong("last-day", "staff-last-superuser");
    }
    let begins = held.iter().filter_map(|one| one.from_on).min();
    if let (Some(last), Some(begins)) = (last, begins)
        && last < begins
    {
        typed.wrong("last-day", "staff-ends-before");
    }
    let (Some(last), true) = (last, typed.is_good()) else {
        return back(&mut ok, typed, None).await;
    };
    let roles = end_employment(&mut ok, (institution, account), last).await?;
    let ended = end_standing_in(&mut ok, institution, account, last).await?;
    ok.commit(vec![About::change(json!({
        "account": account, "employment_ends": last, "roles_ended": roles, "substitutions_ended": ended,
    }))])
    .await?;
    go(&format!("/staff/{account}"))
}

async fn end_employment(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    last: Date,
) -> Result<u64> {
    // a role that would only have begun later never does
    tx.run(
        sql!(
            "DELETE FROM staff_role WHERE institution_id = $1 AND account_id = $2 AND from_on > $3"
        ),
        params![institution, account, last],
    )
    .await?;
    let ended = tx
        .run(
            sql!(
                "UPDATE staff_role SET to_on = $3
                  WHERE institution_id = $1 AND account_id = $2 AND (to_on IS NULL OR to_on > $3)"
            ),
            params![institution, account, last],
        )
        .await?;
    tx.run(
        sql!(
            "UPDATE staff_member SET to_on = $3
              WHERE institution_id = $1 AND account_id = $2 AND from_on <= $3"
        ),
        params![institution, account, last],
    )
    .await?;
    Ok(ended)
}
