//! Invitations as they are kept: their secrets only as hashes.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, ContactId, InstitutionId, InvitationId};
use sha2::{Digest, Sha256};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::{NewInvitation, Scope};

rows! {
    /// An invitation, as the parent sees it.
    #[derive(Debug, Clone)]
    pub struct Invitation {
        /// The key
        pub id: InvitationId,
        /// "Rasma, vecmamma"
        pub name: String,
        /// How much
        pub scope: Scope,
        /// Until when the person may
        pub until_on: Option<Date>,
        /// Until when the link works
        pub expires_at: Timestamp,
        /// When it was accepted
        pub used_at: Option<Timestamp>,
        /// The contact it made
        pub contact_id: Option<ContactId>,
        /// When it was taken back
        pub revoked_at: Option<Timestamp>,
    }

    /// An invitation, as whoever has the link sees it.
    #[derive(Debug, Clone)]
    pub struct Found {
        /// The key
        pub id: InvitationId,
        /// Which child
        pub child_id: ChildId,
        /// "Marta"
        pub child_name: String,
        /// How much
        pub scope: Scope,
        /// Until when
        pub until_on: Option<Date>,
        /// Who invites
        pub invited_by: AccountId,
        /// "Laura Abele"
        pub inviter: String,
        /// "PII „Ozolzīlīte”"
        pub institution: String,
        /// What they called the person
        pub name: String,
    }
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// The child's invitations of that parent, the newest first.
pub async fn of_parent(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, parent): (ChildId, AccountId),
) -> Result<Vec<Invitation>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name, scope, until_on, expires_at, used_at, contact_id, revoked_at
                   FROM invitation
                  WHERE institution_id = $1 AND child_id = $2 AND invited_by = $3
                  ORDER BY created_at DESC, id DESC
                  LIMIT 50"
            ),
            params![institution, child, parent],
        )
        .await?)
}

/// Makes one.
pub async fn make(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    (id, secret): (InvitationId, &str),
    new: &NewInvitation,
    (now, expires, by): (Timestamp, Timestamp, AccountId),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO invitation (institution_id, id, token_hash, child_id, invited_by, name, scope, until_on,
                                     created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        params![
            institution,
            id,
            hash(secret),
            child,
            by,
            new.name,
            new.scope,
            new.until,
            now,
            expires
        ],
    )
    .await?;
    Ok(())
}

/// The invitation of a link that still works: not used, not taken back, not over, and its parent still may.
pub async fn find(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (id, secret): (InvitationId, &str),
    (now, today): (Timestamp, Date),
) -> Result<Option<Found>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT v.id, v.child_id, c.given_name AS child_name, v.scope, v.until_on, v.invited_by,
                        a.given_name || ' ' || a.surname AS inviter, i.short_name AS institution, v.name
                   FROM invitation v
                   JOIN child c ON c.institution_id = v.institution_id AND c.id = v.child_id
                   JOIN account a ON a.institution_id = v.institution_id AND a.id = v.invited_by
                   JOIN institution i ON i.id = v.institution_id
                  WHERE v.institution_id = $1 AND v.id = $2 AND v.token_hash = $3 AND v.used_at IS NULL
                    AND v.revoked_at IS NULL AND v.expires_at > $4
                    AND EXISTS (SELECT 1 FROM person_tie t
                                 WHERE t.institution_id = v.institution_id AND t.account_id = v.invited_by
                                   AND t.child_id = v.child_id AND t.may_act
                                   AND (t.to_on IS NULL OR t.to_on >= $5))"
            ),
            params![institution, id, hash(secret), now, today],
        )
        .await?)
}

/// Uses it, once.
pub async fn use_up(
    tx: &mut WriteTx,
    (institution, id): (InstitutionId, InvitationId),
    contact: ContactId,
    now: Timestamp,
) -> Result<bool> {
    let used = tx
        .run(
            sql!(
                "UPDATE invitation SET used_at = $3, contact_id = $4
                  WHERE institution_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL"
            ),
            params![institution, id, now, contact],
        )
        .await?;
    Ok(used == 1)
}

/// Ties the account to the contact that the invitation made.
pub async fn tie(
    tx: &mut WriteTx,
    institution: InstitutionId,
    contact: ContactId,
    (account, invited_by): (AccountId, AccountId),
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE contact SET account_id = $3, invited_by = $4 WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, contact, account, invited_by],
    )
    .await?;
    Ok(())
}

/// Takes it back; whether there was one to take back.
pub async fn revoke(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    (id, by): (InvitationId, AccountId),
    now: Timestamp,
) -> Result<bool> {
    let revoked = tx
        .run(
            sql!(
                "UPDATE invitation SET revoked_at = $5
                  WHERE institution_id = $1 AND child_id = $2 AND id = $3 AND invited_by = $4
                    AND revoked_at IS NULL"
            ),
            params![institution, child, id, by, now],
        )
        .await?;
    Ok(revoked == 1)
}
