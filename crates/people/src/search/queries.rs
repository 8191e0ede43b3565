//! The children of those groups that the searcher sees the children of, and their contacts' phones.

use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, PersonalCode, Phone};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A child who can be found.
    #[derive(Debug, Clone)]
    pub struct Findable {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// Shown masked
        pub personal_code: Option<PersonalCode>,
        /// In which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
    }

    /// A phone of one of the child's contacts.
    #[derive(Debug, Clone)]
    pub struct Reached {
        /// Whose
        pub child_id: ChildId,
        /// Which
        pub phone: Phone,
    }
}

/// Both, by the same tie as the list of a group's children.
pub async fn findable(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (account, today): (AccountId, Date),
) -> Result<(Vec<Findable>, Vec<Reached>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT c.id, c.given_name, c.surname, c.personal_code, g.id AS group_id, g.name AS group_name
                       FROM membership m
                       JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                       JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                      WHERE m.institution_id = $1 AND m.from_on <= $3 AND (m.to_on IS NULL OR m.to_on >= $3)
                        AND EXISTS (SELECT 1 FROM staff_tie t
                                     WHERE t.institution_id = $1 AND t.account_id = $2 AND t.from_on <= $3
                                       AND (t.to_on IS NULL OR t.to_on >= $3)
                                       AND (t.role IN ('head', 'deputy', 'methodologist', 'clerk')
                                            OR (t.role = 'group_teacher' AND t.group_id = m.group_id)))
                      ORDER BY c.sort_key, c.id"
                ),
                params![institution, account, today],
            ),
            (
                sql!(
                    "SELECT p.child_id, p.phone
                       FROM contact p
                      WHERE p.institution_id = $1 AND p.phone IS NOT NULL AND p.ended_at IS NULL
                      ORDER BY p.child_id, p.position"
                ),
                params![institution],
            ),
        )
        .await?)
}
