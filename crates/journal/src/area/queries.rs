//! The rows of one area.

use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A row of the area with who wrote the day last.
    #[derive(Debug, Clone)]
    pub struct AreaRow {
        /// Which day
        pub on_date: Date,
        /// 0 where the area is the dominant one
        pub position: i64,
        /// "Tēma"
        pub theme: String,
        /// "Uzdots"
        pub homework: String,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// In whose place
        pub absent_given_name: Option<String>,
        /// In whose place
        pub absent_surname: Option<String>,
    }
}

/// A group's rows of one area from a day to a day, inclusive.
pub async fn rows_of_area(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    area: Area,
    (from, to): (Date, Date),
) -> Result<Vec<AreaRow>> {
    Ok(tx
        .all(
            sql!(
                "SELECT r.on_date, r.position, r.theme, r.homework, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM diary_row r
                   JOIN diary_day d ON d.institution_id = r.institution_id AND d.group_id = r.group_id
                                   AND d.on_date = r.on_date
                   JOIN account a ON a.institution_id = d.institution_id AND a.id = d.updated_by
                   LEFT JOIN account f ON f.institution_id = d.institution_id AND f.id = d.updated_for
                  WHERE r.institution_id = $1 AND r.group_id = $2 AND r.area = $3
                    AND r.on_date BETWEEN $4 AND $5
                  ORDER BY r.on_date, r.position"
            ),
            params![institution, group, area, from, to],
        )
        .await?)
}
