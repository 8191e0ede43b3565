//! The first institution and its superuser: `eklase setup`.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, InstitutionId, Role, sorting};
use store::{WriteTx, params, sql};
use web::{Result, audit};

/// What `setup` asks for.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Its key
    pub id: InstitutionId,
    /// "Pirmsskolas izglītības iestāde „Ozolzīlīte”"
    pub name: String,
    /// "PII „Ozolzīlīte”, Liepāja"
    pub short_name: String,
    /// For the public address `/i/{slug}`
    pub slug: String,
    /// "Liepāja"
    pub city: String,
    /// "Parauga iela 1, Liepāja, LV-3400"
    pub address: String,
    /// The superuser's key
    pub superuser: AccountId,
    /// "Artūrs"
    pub given_name: String,
    /// "Zariņš"
    pub surname: String,
    /// In lower case
    pub sign_in_name: String,
    /// Argon2id
    pub password_hash: String,
}

/// Makes an institution with one member of staff: the superuser, from today on.
pub async fn found(tx: &mut WriteTx, new: &Founding, now: Timestamp, today: Date) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO institution (id, name, short_name, slug, city, address, timezone,
                                      absences_due, diary_due, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, 'Europe/Riga', '09:00', '07:30', $7)"
        ),
        params![
            new.id,
            new.name,
            new.short_name,
            new.slug,
            new.city,
            new.address,
            now
        ],
    )
    .await?;
    audit::begin(tx, new.id).await?;
    tx.run(
        sql!(
            "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash,
                                  must_change, language, theme, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'lv', 'auto', $8)"
        ),
        params![
            new.id,
            new.superuser,
            new.given_name,
            new.surname,
            sorting::sort_key(&new.surname, &new.given_name),
            new.password_hash,
            false,
            now
        ],
    )
    .await?;
    tx.run(
        sql!("INSERT INTO staff_member (institution_id, account_id, from_on) VALUES ($1, $2, $3)"),
        params![new.id, new.superuser, today],
    )
    .await?;
    tx.run(
        sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
        params![new.sign_in_name, new.id, new.superuser],
    )
    .await?;
    tx.run(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on)
             VALUES ($1, $2, $3, $4, NULL, NULL, '', $5)"
        ),
        params![new.id, new.superuser.0, new.superuser, Role::Superuser, today],
    )
    .await?;
    Ok(())
}
