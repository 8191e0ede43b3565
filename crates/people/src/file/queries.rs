//! The child's own row, and its neighbours in the group.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, PersonalCode, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::{Gender, Values};

rows! {
    /// The child's own row.
    #[derive(Debug, Clone)]
    pub struct File {
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// In full here, and logged when shown
        pub personal_code: Option<PersonalCode>,
        /// When born
        pub birth_on: Date,
        /// "Dzimums"
        pub gender: Option<Gender>,
        /// "Piezīmes"
        pub nationality: String,
        /// Spoken at home
        pub home_language: String,
        /// Of a child without a code
        pub document_number: String,
        /// Its country
        pub document_country: String,
        /// "Aizliegums bērna fotografēšanai"
        pub photo_ban: bool,
        /// When it was saved last
        pub file_saved_at: Option<Timestamp>,
        /// By whom
        pub saved_by: Option<String>,
    }

    /// A child of the same group, for the way to the next file.
    #[derive(Debug, Clone)]
    pub struct Neighbour {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
    }

    /// What was said of photographs for a purpose.
    #[derive(Debug, Clone)]
    pub struct Permission {
        /// "internal", "album" …
        pub purpose: String,
        /// Yes or no
        pub allowed: bool,
        /// When it was noted
        pub noted_at: Timestamp,
    }
}

/// The child's own row.
pub async fn file(tx: &mut ReadTx, institution: InstitutionId, child: ChildId) -> Result<File> {
    Ok(tx
        .one(
            sql!(
                "SELECT c.given_name, c.surname, c.personal_code, c.birth_on, c.gender, c.nationality,
                        c.home_language, c.document_number, c.document_country, c.photo_ban, c.file_saved_at,
                        a.given_name || ' ' || a.surname AS saved_by
                   FROM child c
                   LEFT JOIN account a ON a.institution_id = c.institution_id AND a.id = c.file_saved_by
                  WHERE c.institution_id = $1 AND c.id = $2"
            ),
            params![institution, child],
        )
        .await?)
}

/// The children of the group today, by name.
pub async fn neighbours(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Neighbour>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname
                   FROM membership m
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                  WHERE m.institution_id = $1 AND m.group_id = $2 AND m.from_on <= $3
                    AND (m.to_on IS NULL OR m.to_on >= $3)
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// Keeps the child's own fields.
pub async fn keep(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    new: &Values,
    (now, by): (Timestamp, AccountId),
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE child
                SET given_name = $3, surname = $4, sort_key = $5, personal_code = $6, birth_on = $7, gender = $8,
                    nationality = $9, home_language = $10, document_number = $11, document_country = $12,
                    photo_ban = $13, file_saved_at = $14, file_saved_by = $15
              WHERE institution_id = $1 AND id = $2"
        ),
        params![
            institution,
            child,
            new.given_name,
            new.surname,
            sorting::sort_key(&new.surname, &new.given_name),
            new.code,
            new.birth,
            new.gender,
            new.nationality,
            new.language,
            new.document.0,
            new.document.1,
            new.photo_ban,
            now,
            by
        ],
    )
    .await?;
    Ok(())
}

/// What was said of photographs.
pub async fn permissions(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Vec<Permission>> {
    Ok(tx
        .all(
            sql!(
                "SELECT purpose, allowed, noted_at
                   FROM photo_permission
                  WHERE institution_id = $1 AND child_id = $2
                  ORDER BY purpose"
            ),
            params![institution, child],
        )
        .await?)
}

/// Notes what was said for a purpose.
pub async fn permit(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    answers: &[(&'static str, bool)],
    (now, by): (Timestamp, AccountId),
) -> Result<()> {
    let rows = answers
        .iter()
        .map(|(purpose, allowed)| params![institution, child, *purpose, *allowed, now, by])
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO photo_permission (institution_id, child_id, purpose, allowed, noted_at, noted_by)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (institution_id, child_id, purpose) DO UPDATE
                SET allowed = excluded.allowed, noted_at = excluded.noted_at, noted_by = excluded.noted_by"
        ),
        rows,
    )
    .await?;
    Ok(())
}
