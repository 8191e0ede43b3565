//! The children as they are kept: four questions for all of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{AccountId, ChildId, ContactId, GroupId, InstitutionId, PersonalCode, Phone};
use people::contacts::Kind;
use store::{ReadTx, params, rows, sql};
use web::Result;

use super::kept::{Address, Existing, Facts, Held, Stay};

rows! {
    struct ChildRow {
        id: ChildId,
        given_name: String,
        surname: String,
        personal_code: Option<PersonalCode>,
        document_number: String,
        document_country: String,
        birth_on: Date,
        gender: Option<String>,
        nationality: String,
        home_language: String,
        photo_ban: bool,
    }

    struct StayRow {
        child_id: ChildId,
        group_id: GroupId,
        from_on: Date,
        to_on: Option<Date>,
    }

    struct AddressRow {
        child_id: ChildId,
        kind: String,
        line: String,
        place: String,
        postcode: String,
    }

    struct ContactRow {
        child_id: ChildId,
        id: ContactId,
        kind: Kind,
        given_name: String,
        surname: String,
        phone: Option<Phone>,
        email: Option<String>,
        account_id: Option<AccountId>,
    }
}

/// Every child of the institution with everything around it.
pub async fn existing(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<Existing>> {
    let (children, stays) = children_and_stays(tx, institution).await?;
    let (addresses, contacts) = addresses_and_contacts(tx, institution).await?;
    // ordered by their days: the last one of each child stays
    let stays: BTreeMap<ChildId, Stay> = stays
        .into_iter()
        .map(|row| {
            let stay = Stay {
                group: row.group_id,
                from: row.from_on,
                to: row.to_on,
            };
            (row.child_id, stay)
        })
        .collect();
    let mut homes: BTreeMap<(ChildId, bool), Address> = addresses
        .into_iter()
        .map(|row| {
            let address = Address {
                line: row.line,
                place: row.place,
                postcode: row.postcode,
            };
            ((row.child_id, row.kind == "declared"), address)
        })
        .collect();
    let mut families: BTreeMap<ChildId, Vec<Held>> = BTreeMap::new();
    for row in contacts {
        families.entry(row.child_id).or_default().push(Held {
            id: row.id,
            kind: row.kind,
            given_name: row.given_name,
            surname: row.surname,
            phone: row.phone,
            email: row.email,
            account: row.account_id,
        });
    }
    let all = children.into_iter().map(|row| Existing {
        id: row.id,
        stay: stays.get(&row.id).copied(),
        declared: homes.remove(&(row.id, true)),
        actual: homes.remove(&(row.id, false)),
        contacts: families.remove(&row.id).unwrap_or_default(),
        facts: Facts {
            given_name: row.given_name,
            surname: row.surname,
            code: row.personal_code,
            document: row.document_number,
            country: row.document_country,
            birth: row.birth_on,
            gender: row.gender,
            nationality: row.nationality,
            language: row.home_language,
            photo_ban: row.photo_ban,
        },
    });
    Ok(all.collect())
}

async fn children_and_stays(
    tx: &mut ReadTx,
    institution: InstitutionId,
) -> Result<(Vec<ChildRow>, Vec<StayRow>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT id, given_name, surname, personal_code, document_number, document_country, birth_on,
                            gender, nationality, home_language, photo_ban
                       FROM child
                      WHERE institution_id = $1
                      ORDER BY id"
                ),
                params![institution],
            ),
            (
                sql!(
                    "SELECT child_id, group_id, from_on, to_on
                       FROM membership
                      WHERE institution_id = $1
                      ORDER BY child_id, from_on"
                ),
                params![institution],
            ),
        )
        .await?)
}

async fn addresses_and_contacts(
    tx: &mut ReadTx,
    institution: InstitutionId,
) -> Result<(Vec<AddressRow>, Vec<ContactRow>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT child_id, kind, line, place, postcode
                       FROM child_address
                      WHERE institution_id = $1
                      ORDER BY child_id, kind, from_on"
                ),
                params![institution],
            ),
            (
                sql!(
                    "SELECT child_id, id, kind, given_name, surname, phone, email, account_id
                       FROM contact
                      WHERE institution_id = $1 AND ended_at IS NULL
                      ORDER BY child_id, position, id"
                ),
                params![institution],
            ),
        )
        .await?)
}
