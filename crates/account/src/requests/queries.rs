//! Applications as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, ContactId, GroupId, InstitutionId, Phone, RequestId};
use people::contacts::Kind;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::{Applicant, CONSENT_VERSION};

rows! {
    /// An application.
    #[derive(Debug, Clone)]
    pub struct Request {
        /// The key
        pub id: RequestId,
        /// "paper" or "public"
        pub source: String,
        /// When it came
        pub received_on: Date,
        /// "Laura"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// Who to the child
        pub kind: Kind,
        /// Where the password goes
        pub phone: Phone,
        /// As it was written
        pub child_name: String,
        /// In which group
        pub group_id: Option<GroupId>,
        /// "Mārītes"
        pub group_name: Option<String>,
        /// Whose parent, once it is known
        pub child_id: Option<ChildId>,
        /// The consents as they were agreed to, one a line
        pub consents: String,
        /// Which wording
        pub consent_version: i64,
        /// "unconfirmed", "open", "connected", "refused"
        pub state: String,
        /// When it was entered
        pub entered_at: Timestamp,
        /// With which contact it ended
        pub contact_id: Option<ContactId>,
        /// When it was connected or refused
        pub closed_at: Option<Timestamp>,
        /// By whom
        pub closed_by: Option<String>,
        /// Why it was refused
        pub reason: String,
    }

    /// A child whom an application can be about.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// In which group today
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
    }

    /// An application that waits: for "Galvenā lapa" and the board.
    #[derive(Debug, Clone)]
    pub struct Pending {
        /// The key
        pub id: RequestId,
        /// When it came
        pub received_on: Date,
        /// As it was written
        pub child_name: String,
        /// The child's group, or the one that was named
        pub group_id: Option<GroupId>,
        /// "Mārītes"
        pub group_name: Option<String>,
        /// "unconfirmed" or "open"
        pub state: String,
    }

    struct Consents {
        processor: String,
    }
}

/// Who processes the data, for the third consent: a text of the institution, never a constant (DOMAIN 1.0).
pub async fn processor(tx: &mut ReadTx, institution: InstitutionId) -> Result<String> {
    let row: Consents = tx
        .one(
            sql!("SELECT processor FROM institution WHERE id = $1"),
            params![institution],
        )
        .await?;
    Ok(row.processor)
}

/// The register, what waits first, then the newest.
pub async fn register(
    tx: &mut ReadTx,
    institution: InstitutionId,
    only: Option<RequestId>,
) -> Result<Vec<Request>> {
    Ok(tx
        .all(
            sql!(
                "SELECT r.id, r.source, r.received_on, r.given_name, r.surname, r.kind, r.phone, r.child_name,
                        r.group_id, g.name AS group_name, r.child_id, r.consents, r.consent_version, r.state,
                        r.entered_at, r.contact_id, r.closed_at,
                        a.given_name || ' ' || a.surname AS closed_by, r.reason
                   FROM access_request r
                   LEFT JOIN child_group g ON g.institution_id = r.institution_id AND g.id = r.group_id
                   LEFT JOIN account a ON a.institution_id = r.institution_id AND a.id = r.closed_by
                  WHERE r.institution_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR r.id = $2)
                  ORDER BY CASE r.state WHEN 'open' THEN 0 WHEN 'unconfirmed' THEN 1 ELSE 2 END,
                           CASE WHEN r.closed_at IS NULL THEN r.received_on END, r.closed_at DESC, r.id
                  LIMIT 500"
            ),
            params![institution, only],
        )
        .await?)
}

/// What waits, the oldest first.
pub async fn pending(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<Pending>> {
    Ok(tx
        .all(
            sql!(
                "SELECT r.id, r.received_on, r.child_name, r.group_id, g.name AS group_name, r.state
                   FROM access_request r
                   LEFT JOIN child_group g ON g.institution_id = r.institution_id AND g.id = r.group_id
                  WHERE r.institution_id = $1 AND r.state IN ('open', 'unconfirmed')
                  ORDER BY r.received_on, r.id"
            ),
            params![institution],
        )
        .await?)
}

/// The children of today, by group and name.
pub async fn children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
) -> Result<Vec<Candidate>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname, g.id AS group_id, g.name AS group_name
                   FROM membership m
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                   JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                  WHERE m.institution_id = $1 AND (m.to_on IS NULL OR m.to_on >= $2)
                    AND m.from_on = (SELECT max(l.from_on) FROM membership l
                                      WHERE l.institution_id = m.institution_id AND l.child_id = m.child_id)
                  ORDER BY g.number, c.sort_key, c.id"
            ),
            params![institution, today],
        )
        .await?)
}

/// An application to be entered.
pub struct NewRequest<'a> {
    /// The key
    pub id: RequestId,
    /// "paper" or "public"
    pub source: &'a str,
    /// When it came
    pub received: Date,
    /// Who applies
    pub applicant: &'a Applicant,
    /// As it was written
    pub child_name: String,
    /// In which group
    pub group: Option<GroupId>,
    /// Whose parent, where it is known
    pub child: Option<ChildId>,
    /// The consents' words, one a line
    pub consents: String,
}

/// Enters an application; one of the public page waits to be confirmed.
pub async fn enter(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    new: &NewRequest<'_>,
    by: Option<AccountId>,
) -> Result<()> {
    let state = if new.child.is_some() {
        "open"
    } else {
        "unconfirmed"
    };
    tx.run(
        sql!(
            "INSERT INTO access_request (institution_id, id, source, received_on, given_name, surname, kind, phone,
                                         child_name, group_id, child_id, consents, consent_version, state,
                                         entered_at, entered_by, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '')"
        ),
        params![
            institution,
            new.id,
            new.source,
            new.received,
            new.applicant.given_name,
            new.applicant.surname,
            new.applicant.kind,
            new.applicant.phone,
            new.child_name,
            new.group,
            new.child,
            new.consents,
            CONSENT_VERSION,
            state,
            now,
            by
        ],
    )
    .await?;
    Ok(())
}

/// Confirms whose parent applied.
pub async fn confirm(
    tx: &mut WriteTx,
    institution: InstitutionId,
    request: RequestId,
    (child, group): (ChildId, GroupId),
) -> Result<bool> {
    let changed = tx
        .run(
            sql!(
                "UPDATE access_request SET state = 'open', child_id = $3, group_id = $4
                  WHERE institution_id = $1 AND id = $2 AND state = 'unconfirmed'"
            ),
            params![institution, request, child, group],
        )
        .await?;
    Ok(changed == 1)
}

/// How an application ends.
pub struct Closing<'a> {
    /// "connected" or "refused"
    pub state: &'a str,
    /// The connected contact
    pub contact: Option<ContactId>,
    /// Why it was refused
    pub reason: &'a str,
}

/// Ends an application once.
pub async fn close(
    tx: &mut WriteTx,
    (institution, request): (InstitutionId, RequestId),
    closing: &Closing<'_>,
    (now, by): (Timestamp, AccountId),
) -> Result<bool> {
    let changed = tx
        .run(
            sql!(
                "UPDATE access_request
                    SET state = $3, contact_id = $4, reason = $5, closed_at = $6, closed_by = $7
                  WHERE institution_id = $1 AND id = $2 AND state IN ('open', 'unconfirmed')"
            ),
            params![
                institution,
                request,
                closing.state,
                closing.contact,
                closing.reason,
                now,
                by
            ],
        )
        .await?;
    Ok(changed == 1)
}
