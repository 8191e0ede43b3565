//! Who is looking: the signed-in person with the ties that hold today, read anew for every request.

mod tablet;

use std::collections::BTreeSet;

use calendar::DeadlineTimes;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use kernel::{AccountId, Area, ChildId, GroupId, InstitutionId, Role};
use sha2::{Digest, Sha256};
use store::{ReadTx, params, rows, sql};

pub(crate) use tablet::slide;
pub use tablet::{TABLET_IDLE, TABLET_MOST};

use crate::error::{Error, Result};
use crate::memory::{Memory, Recall, Remembered, Which};
use crate::texts::Language;

rows! {
    /// The session's own row, with the person's and the institution's settings.
    struct SessionRow {
        account_id: AccountId,
        created_at: Timestamp,
        expires_at: Timestamp,
        tablet_group: Option<GroupId>,
        given_name: String,
        surname: String,
        language: Language,
        theme: String,
        must_change: bool,
        disabled_at: Option<Timestamp>,
        institution: String,
        short_name: String,
        timezone: String,
        absences_due: String,
        diary_due: String,
        second_factor_from: Option<Date>,
        has_factor: bool,
        undertook: bool,
        changes: i64,
        arrangements: i64,
    }

    /// What a person is to a group or a child, on which days, and for whom.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tie {
        /// As what
        pub role: Role,
        /// In which group; none means every group, or that the role has none.
        pub group_id: Option<GroupId>,
        /// For which learning area, where the role has one.
        pub area: Option<Area>,
        /// To which child, for a parent.
        pub child_id: Option<ChildId>,
        /// From this day on
        pub from_on: Option<Date>,
        /// To this day, inclusive
        pub to_on: Option<Date>,
        /// The absent teacher in whose place this is (3.19).
        pub for_account_id: Option<AccountId>,
        /// Not only reads: a family member may be invited to read alone (annex 1).
        pub may_act: bool,
    }
}

impl Tie {
    /// Whether it holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on.is_none_or(|from| from <= day) && self.to_on.is_none_or(|to| day <= to)
    }

    /// Whether it reaches that group.
    pub fn reaches(&self, group: GroupId) -> bool {
        self.role != Role::Parent && self.group_id.is_none_or(|own| own == group)
    }
}

/// The institution that the person is in, as far as every page needs it.
#[derive(Debug, Clone)]
pub struct Institution {
    /// The first part of every key
    pub id: InstitutionId,
    /// In full
    pub name: String,
    /// As the shell shows it
    pub short_name: String,
    /// Europe/Riga, unless the institution says otherwise
    pub zone: TimeZone,
    /// The times of the daily deadlines
    pub times: DeadlineTimes,
}

/// The signed-in person.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The account
    pub account: AccountId,
    /// "Līga"
    pub given_name: String,
    /// "Bērziņa"
    pub surname: String,
    /// The language of the screens
    pub language: Language,
    /// "auto", "light" or "dark"
    pub theme: String,
    /// A one-time password is still to be replaced.
    pub must_change: bool,
    /// A second factor is required of staff by now and still to be set up.
    pub factor_due: bool,
    /// A member of staff has not accepted the undertaking of confidentiality yet (5.2).
    pub undertaking_due: bool,
    /// Where
    pub institution: Institution,
    /// On the shared tablet of this group, opened by PIN: only its own day opens (issue 3.8).
    pub tablet: Option<GroupId>,
    /// Every tie that holds today.
    pub ties: Vec<Tie>,
}

impl Viewer {
    /// The roles that hold today.
    pub fn roles(&self) -> BTreeSet<Role> {
        self.ties.iter().map(|tie| tie.role).collect()
    }

    /// Whether one of these roles holds today.
    pub fn is(&self, roles: &[Role]) -> bool {
        self.ties.iter().any(|tie| roles.contains(&tie.role))
    }

    /// "LB"
    pub(crate) fn initials(&self) -> String {
        let firsts = [&self.given_name, &self.surname].into_iter();
        firsts.filter_map(|name| name.chars().next()).collect()
    }

    /// Tells this person from another to the browser's own store, without an id.
    pub(crate) fn mark(&self) -> String {
        let whose = format!("person {} {}", self.institution.id, self.account);
        let digest = Sha256::digest(whose);
        digest.iter().take(8).map(|b| format!("{b:02x}")).collect()
    }

    /// "Līga Bērziņa"
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.surname)
            .trim_end()
            .to_owned()
    }

    /// Refuses while the person has to do something first: only one's own affairs are open until then.
    pub fn nothing_due(&self) -> Result<()> {
        if self.must_change {
            Err(Error::PasswordDue)
        } else if self.factor_due {
            Err(Error::FactorDue)
        } else if self.undertaking_due {
            Err(Error::UndertakingDue)
        } else {
            Ok(())
        }
    }

    /// In whose place the person acts in that group, when only as a substitute (3.19).
    pub fn stands_in_for(&self, group: GroupId) -> Option<AccountId> {
        let mut own = self.ties.iter().filter(|tie| tie.reaches(group));
        if own
            .clone()
            .any(|tie| tie.role == Role::GroupTeacher && tie.for_account_id.is_none())
        {
            return None;
        }
        own.find_map(|tie| tie.for_account_id)
    }
}

/// The cookie's value: the institution and the secret, which the database keeps only as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken {
    /// Where the session is kept
    pub institution: InstitutionId,
    /// SHA-256 of the secret
    pub hash: Vec<u8>,
}

impl SessionToken {
    /// Reads "17.secret"; anything else is no session.
    pub fn parse(cookie: &str) -> Option<Self> {
        let (institution, secret) = cookie.split_once('.')?;
        if secret.len() < 32 || secret.len() > 128 {
            return None;
        }
        Some(Self {
            institution: institution.parse().ok()?,
            hash: Sha256::digest(secret).to_vec(),
        })
    }
}

fn clock_time(text: &str) -> Result<civil::Time> {
    text.parse()
        .map_err(|_| Error::Internal(format!("{text} is no time of day")))
}

/// The version of the undertaking of confidentiality (5.2): raised when its words change, so that it is accepted anew.
pub const UNDERTAKING: i64 = 1;

/// The session with its person and institution, in one question. One that was opened by PIN on a tablet is there only
/// while the tablet is paired and the PIN is the same.
async fn session(tx: &mut ReadTx, token: &SessionToken) -> Result<Option<SessionRow>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT s.account_id, s.created_at, s.expires_at, t.group_id AS tablet_group, a.given_name, a.surname, a.language, a.theme,
                        (a.must_change AND NOT s.by_sso) AS must_change, a.disabled_at, i.name AS institution, i.short_name,
                        i.timezone, i.absences_due, i.diary_due, z.second_factor_from,
                        CASE WHEN z.second_factor_from IS NULL OR s.strong THEN (1 = 1)
                             ELSE EXISTS (SELECT 1 FROM factor_totp f
                                           WHERE f.institution_id = s.institution_id
                                             AND f.account_id = s.account_id AND f.confirmed_at IS NOT NULL)
                               OR EXISTS (SELECT 1 FROM passkey k
                                           WHERE k.institution_id = s.institution_id
                                             AND k.account_id = s.account_id) END AS has_factor,
                        EXISTS (SELECT 1 FROM undertaking u
                                 WHERE u.institution_id = s.institution_id AND u.account_id = s.account_id
                                   AND u.version = $3) AS undertook,
                        h.changes, h.arrangements
                   FROM session s
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.account_id
                   JOIN institution i ON i.id = s.institution_id
                   JOIN audit_head h ON h.institution_id = s.institution_id
                   LEFT JOIN security_setting z ON z.institution_id = s.institution_id
                   LEFT JOIN tablet t ON t.institution_id = s.institution_id AND t.id = s.tablet_id
                                     AND t.revoked_at IS NULL
                  WHERE s.institution_id = $1 AND s.token_hash = $2
                    AND (s.tablet_id IS NULL
                         OR t.id IS NOT NULL
                            AND EXISTS (SELECT 1 FROM staff_pin p
                                         WHERE p.institution_id = s.institution_id
                                           AND p.account_id = s.account_id AND p.set_at <= s.created_at))"
            ),
            params![token.institution, token.hash, UNDERTAKING],
        )
        .await?)
}

/// A person's ties on all days.
struct Ties(Vec<Tie>);

impl Remembered for Ties {
    async fn read(
        tx: &mut ReadTx,
        institution: InstitutionId,
        [account, _]: Which,
    ) -> Result<Self> {
        // not joined to the session: only with the account itself do the views read one person's rows
        Ok(Self(
            tx.all(
                sql!(
                    "SELECT role, group_id, area, child_id, from_on, to_on, for_account_id, may_act
                       FROM person_tie
                      WHERE institution_id = $1 AND account_id = $2"
                ),
                params![institution, account],
            )
            .await?,
        ))
    }
}

/// What a session leads to.
pub(crate) struct Found {
    /// The person
    pub(crate) viewer: Viewer,
    /// The moment to which the request prolongs it
    pub(crate) slides_to: Option<Timestamp>,
    /// The moment at which it ends otherwise
    pub(crate) expires_at: Timestamp,
    /// How often anything of the institution was changed before
    pub(crate) changes: i64,
    /// What else may be recalled
    pub(crate) recall: Recall,
}

/// The person behind a session, or [`Error::SignIn`]. Without a memory everything is read anew.
pub(crate) async fn find(
    tx: &mut ReadTx,
    token: &SessionToken,
    memory: Option<Memory>,
    now: Timestamp,
) -> Result<Found> {
    let row = session(tx, token).await?.ok_or(Error::SignIn)?;
    if row.expires_at <= now || row.disabled_at.is_some() {
        return Err(Error::SignIn);
    }
    let zone = TimeZone::get(&row.timezone).map_err(|e| Error::Internal(e.to_string()))?;
    let today = zone.to_datetime(now).date();
    let times = DeadlineTimes {
        absences: clock_time(&row.absences_due)?,
        diary: clock_time(&row.diary_due)?,
        ..DeadlineTimes::default()
    };
    let recall = match memory {
        Some(memory) => Recall::at(token.institution, memory, row.arrangements),
        None => Recall::anew(token.institution),
    };
    let Ties(all) = &*recall.of(tx, [row.account_id.0, 0]).await?;
    let holding = all.iter().filter(|tie| tie.holds_on(today));
    let ties: Vec<Tie> = holding.cloned().collect();
    if ties.is_empty() {
        return Err(Error::SignIn); // 5.1: access ends the day the last role ends
    }
    let staff = ties.iter().any(|tie| tie.role != Role::Parent);
    let required = row.second_factor_from.is_some_and(|from| from <= today);
    let slides_to = row
        .tablet_group
        .and_then(|_| tablet::slides_to((row.created_at, row.expires_at), now));
    let viewer = Viewer {
        tablet: row.tablet_group,
        factor_due: staff && required && !row.has_factor,
        undertaking_due: staff && !row.undertook,
        account: row.account_id,
        given_name: row.given_name,
        surname: row.surname,
        language: row.language,
        theme: row.theme,
        must_change: row.must_change,
        institution: Institution {
            id: token.institution,
            name: row.institution,
            short_name: row.short_name,
            zone,
            times,
        },
        ties,
    };
    Ok(Found {
        viewer,
        slides_to,
        expires_at: row.expires_at,
        changes: row.changes,
        recall,
    })
}
