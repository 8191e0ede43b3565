//! Every tie of the institution's people, with names.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, ChildId, GroupId, InstitutionId, Role};
use store::{ReadTx, params, rows, sql};
use web::{Result, Tie};

use crate::contacts::Kind;

rows! {
    /// A member of staff's tie of a day.
    #[derive(Debug, Clone)]
    pub struct StaffTie {
        /// Who
        pub account_id: AccountId,
        /// "Bērziņa Līga"
        pub name: String,
        /// As what
        pub role: Role,
        /// In which group
        pub group_id: Option<GroupId>,
        /// "Mārītes"
        pub group_name: Option<String>,
        /// For which area
        pub area: Option<Area>,
        /// The first day
        pub from_on: Option<Date>,
        /// The last day
        pub to_on: Option<Date>,
        /// In whose place
        pub for_account_id: Option<AccountId>,
        /// "Kalniņa Agnese"
        pub for_name: Option<String>,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
    }

    /// A member of the family who signs in.
    #[derive(Debug, Clone)]
    pub struct FamilyTie {
        /// "Abele Laura"
        pub name: String,
        /// Who to the child
        pub kind: Kind,
        /// Not only reads
        pub may_act: bool,
        /// Until when
        pub until_on: Option<Date>,
        /// By whom invited
        pub invited_by: Option<String>,
        /// Since when
        pub created_at: Timestamp,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
    }
}

impl StaffTie {
    /// As permissions read it.
    pub const fn tie(&self) -> Tie {
        Tie {
            role: self.role,
            group_id: self.group_id,
            area: self.area,
            child_id: None,
            from_on: self.from_on,
            to_on: self.to_on,
            for_account_id: self.for_account_id,
            may_act: true,
        }
    }
}

/// Everybody's ties of a day, person by person.
pub async fn staff(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<StaffTie>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.account_id, a.surname || ' ' || a.given_name AS name, t.role, t.group_id,
                        g.name AS group_name, t.area, t.from_on, t.to_on, t.for_account_id,
                        f.surname || ' ' || f.given_name AS for_name, a.last_sign_in_at
                   FROM staff_tie t
                   JOIN account a ON a.institution_id = t.institution_id AND a.id = t.account_id
                   LEFT JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                   LEFT JOIN account f ON f.institution_id = t.institution_id AND f.id = t.for_account_id
                  WHERE t.institution_id = $1 AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on >= $2)
                    AND a.disabled_at IS NULL
                  ORDER BY a.sort_key, a.id, t.from_on, t.role"
            ),
            params![institution, day],
        )
        .await?)
}

/// The family members who see the child.
pub async fn family(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, day): (ChildId, Date),
) -> Result<Vec<FamilyTie>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.surname || ' ' || a.given_name AS name, c.kind, c.may_act, c.until_on,
                        i.given_name || ' ' || i.surname AS invited_by, c.created_at, a.last_sign_in_at
                   FROM contact c
                   JOIN account a ON a.institution_id = c.institution_id AND a.id = c.account_id
                   LEFT JOIN account i ON i.institution_id = c.institution_id AND i.id = c.invited_by
                  WHERE c.institution_id = $1 AND c.child_id = $2 AND c.may_see AND c.ended_at IS NULL
                    AND (c.until_on IS NULL OR c.until_on >= $3) AND a.disabled_at IS NULL
                  ORDER BY c.position, c.id"
            ),
            params![institution, child, day],
        )
        .await?)
}
