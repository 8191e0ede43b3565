//! Subjects, and who teaches which in which groups: music, sports (3.5.2).

use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A teacher of a group's own.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwnTeacher {
        /// Who
        pub account_id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
    }

    /// One subject of one teacher.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SubjectTeacher {
        /// Who
        pub account_id: AccountId,
        /// "Baiba"
        pub given_name: String,
        /// "Lāce"
        pub surname: String,
        /// In which group; none means every group
        pub group_id: Option<GroupId>,
        /// The learning area that the subject belongs to
        pub area: Option<Area>,
        /// "Mūzika"; empty where the area itself is the subject
        pub subject: String,
    }

    /// A subject of a learning area.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Subject {
        /// "Mūzika"
        pub title: String,
        /// The learning area that it belongs to
        pub area: Area,
    }
}

impl SubjectTeacher {
    /// Whether the subject is taught in that group.
    pub fn reaches(&self, group: GroupId) -> bool {
        self.group_id.is_none_or(|own| own == group)
    }
}

/// The subjects of the institution's reference list that hold on a day, in their order.
pub async fn listed(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Subject>> {
    Ok(tx
        .all(
            sql!(
                "SELECT title, area
                   FROM reference_entry
                  WHERE institution_id = $1 AND kind = 'subject' AND from_on <= $2
                    AND (to_on IS NULL OR to_on >= $2)
                  ORDER BY position, id"
            ),
            params![institution, day],
        )
        .await?)
}

/// The subjects that roles name, past ones too: whatever the reference list begins with has to know them.
pub async fn in_use(tx: &mut ReadTx, institution: InstitutionId) -> store::Result<Vec<Subject>> {
    tx.all(
        sql!(
            "SELECT DISTINCT subject AS title, area
               FROM staff_role
              WHERE institution_id = $1 AND role = 'subject_teacher' AND subject <> '' AND area IS NOT NULL
              ORDER BY title, area"
        ),
        params![institution],
    )
    .await
}

/// Every subject teacher of that day with their subjects, by subject and name.
pub async fn subject_teachers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<SubjectTeacher>> {
    Ok(tx
        .all(
            sql!(
                "SELECT r.account_id, a.given_name, a.surname, r.group_id, r.area, r.subject
                   FROM staff_role r
                   JOIN account a ON a.institution_id = r.institution_id AND a.id = r.account_id
                  WHERE r.institution_id = $1 AND r.role = 'subject_teacher' AND r.from_on <= $2
                    AND (r.to_on IS NULL OR r.to_on >= $2)
                  ORDER BY r.subject, a.sort_key, r.id"
            ),
            params![institution, day],
        )
        .await?)
}

/// The group's own teachers of that day by name, without those who stand in.
pub async fn own_teachers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<OwnTeacher>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.id AS account_id, a.given_name, a.surname
                   FROM account a
                  WHERE a.institution_id = $1
                    AND a.id IN (SELECT r.account_id FROM staff_role r
                                  WHERE r.institution_id = $1 AND r.group_id = $2 AND r.role = 'group_teacher'
                                    AND r.from_on <= $3 AND (r.to_on IS NULL OR r.to_on >= $3))
                  ORDER BY a.sort_key, a.id"
            ),
            params![institution, group, day],
        )
        .await?)
}
