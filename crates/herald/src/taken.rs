//! What a message is made of: the person, and what was noted for them with what stands of it now.

use dispatch::{Channel, To};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jobs::Work;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, Result, params, rows, sql};
use web::Language;

use crate::due::{Digest, Wishes};
use crate::lines::Row;

rows! {
    /// Who is told.
    pub(crate) struct Person {
        pub(crate) language: Language,
        phone: Option<String>,
        email: Option<String>,
        has_device: bool,
        /// The institution's short name
        pub(crate) institution: String,
        timezone: String,
        digest: Option<Digest>,
        quiet_from: Option<String>,
        quiet_to: Option<String>,
    }
}

impl Person {
    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.timezone).unwrap_or(TimeZone::UTC)
    }

    /// The day of that moment where the institution is.
    pub(crate) fn today(&self, now: Timestamp) -> Date {
        self.zone().to_datetime(now).date()
    }

    /// The end of the quiet hours that the moment falls in.
    pub(crate) fn quiet_until(&self, now: Timestamp) -> Option<Timestamp> {
        let (from, to) = (self.quiet_from.as_deref(), self.quiet_to.as_deref());
        Wishes::new(self.digest, from, to).quiet_until(now, &self.zone())
    }

    /// The number or address that the person has confirmed, or the devices that were added.
    pub(crate) fn to(&self, channel: Channel) -> Option<To> {
        match channel {
            Channel::Sms => self.phone.as_deref()?.parse().ok().map(To::Phone),
            Channel::Email => self.email.as_deref()?.parse().ok().map(To::Email),
            Channel::Push => self.has_device.then_some(To::Devices),
        }
    }
}

/// The person; none whose account is closed.
pub(crate) async fn person(
    tx: &mut ReadTx,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Option<Person>> {
    tx.opt(
        sql!(
            "SELECT a.language,
                    CASE WHEN a.phone_confirmed_at IS NOT NULL THEN a.phone END AS phone,
                    CASE WHEN a.email_confirmed_at IS NOT NULL THEN a.email END AS email,
                    EXISTS (SELECT 1 FROM push_device p
                             WHERE p.institution_id = a.institution_id AND p.account_id = a.id) AS has_device,
                    CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END AS institution,
                    i.timezone, s.digest, s.quiet_from, s.quiet_to
               FROM account a
               JOIN institution i ON i.id = a.institution_id
               LEFT JOIN notice_setting s ON s.institution_id = a.institution_id AND s.account_id = a.id
              WHERE a.institution_id = $1 AND a.id = $2 AND a.disabled_at IS NULL"
        ),
        params![institution, account],
    )
    .await
}

/// What the job has taken, with what stands of it now. The tie is the one that a page would ask for today, and it holds on
/// the day that is told of too, and the institution has given the right to be told (3.12); what was due before that moment is not fresh any more.
pub(crate) async fn taken(
    work: &Work,
    account: AccountId,
    (today, stale): (Date, Timestamp),
) -> Result<Vec<Row>> {
    let mut tx = work.read().await?;
    // the account stands there itself, as for a session: joined to it, the view would be read whole
    tx.all(
        sql!(
            "SELECT n.child_id, n.kind, n.on_date, c.given_name,
                    (EXISTS (SELECT 1 FROM person_tie t
                              WHERE t.institution_id = $1 AND t.account_id = $5
                                AND t.child_id = n.child_id
                                AND (t.to_on IS NULL OR (t.to_on >= $3 AND t.to_on >= n.on_date)))
                     AND EXISTS (SELECT 1 FROM contact k
                                  WHERE k.institution_id = n.institution_id AND k.child_id = n.child_id
                                    AND k.account_id = n.account_id AND k.gets_notices AND k.ended_at IS NULL)
                     AND EXISTS (SELECT 1 FROM notice_choice h
                                  WHERE h.institution_id = n.institution_id AND h.account_id = n.account_id
                                    AND h.child_id = n.child_id AND h.kind = n.kind
                                    AND h.channel = n.channel)) AS is_wanted,
                    (n.due_at >= $4) AS is_fresh,
                    (SELECT m.mark FROM attendance_mark m
                      WHERE m.institution_id = g.institution_id AND m.group_id = g.group_id
                        AND m.on_date = n.on_date AND m.child_id = n.child_id
                        AND NOT EXISTS (SELECT 1 FROM regime r
                                         WHERE r.institution_id = n.institution_id AND r.child_id = n.child_id
                                           AND r.kind IN ('home', 'remote') AND r.from_on <= n.on_date
                                           AND (r.to_on IS NULL OR r.to_on >= n.on_date))) AS mark,
                    EXISTS (SELECT 1 FROM diary_row d
                             WHERE d.institution_id = g.institution_id AND d.group_id = g.group_id
                               AND d.on_date = n.on_date AND d.theme <> '') AS has_entry,
                    EXISTS (SELECT 1 FROM diary_row d
                             WHERE d.institution_id = g.institution_id AND d.group_id = g.group_id
                               AND d.on_date = n.on_date AND d.homework <> '') AS has_homework
               FROM notice_due n
               JOIN child c ON c.institution_id = n.institution_id AND c.id = n.child_id
               LEFT JOIN membership g ON g.institution_id = n.institution_id AND g.child_id = n.child_id
                                     AND g.from_on <= n.on_date AND (g.to_on IS NULL OR g.to_on >= n.on_date)
              WHERE n.institution_id = $1 AND n.account_id = $5 AND n.message_id = $2
              ORDER BY c.sort_key, n.child_id, n.on_date, n.kind"
        ),
        params![work.institution(), work.id(), today, stale, account],
    )
    .await
}
