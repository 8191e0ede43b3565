//! The only way from a handler to the database: ask for a permission, get a granted transaction.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use calendar::Calendar;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId};
use serde_json::{Value as Json, json};
use store::{ReadTx, WriteTx};
use tokio::sync::broadcast;

use crate::access::{Action, Reach, Rule, Verdict, decide};
use crate::app::{App, Pulse};
use crate::audit::{Entry, Touches, append, changed};
use crate::error::{Error, Result};
use crate::memory::{Memory, Recall};
use crate::stamp::Facts;
use crate::subject::{Group, Groups, Subject};
use crate::texts::Say;
use crate::viewer::{Found, Viewer, find};
use crate::visit::{Visit, Visiting};

/// A request that has not been granted anything yet.
pub struct Ask {
    app: App,
    visit: Arc<Visit>,
}

impl FromRequestParts<App> for Ask {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Some(Visiting(visit)) = parts.extensions.get::<Visiting>().cloned() else {
            return Err(Error::Internal("a route outside the layers".to_owned()));
        };
        Ok(Self {
            app: app.clone(),
            visit,
        })
    }
}

/// Who asks, when and in which language: what pages and rules need beside the rows.
pub struct Context {
    /// The signed-in person
    pub viewer: Viewer,
    /// The moment of the request
    pub now: Timestamp,
    /// The civil date of that moment where the institution is
    pub today: Date,
    /// The person's language
    pub say: Say,
    /// The address that was asked for
    pub address: String,
    /// The product's name
    pub product: String,
    /// The installation has single sign-on.
    pub sso: bool,
    /// How often anything of the institution was changed before this transaction
    pub(crate) changes: i64,
    /// What may be recalled of the institution
    pub recall: Recall,
}

impl Context {
    /// The institution's calendar.
    pub async fn calendar(&self, tx: &mut ReadTx) -> Result<Arc<Calendar>> {
        self.recall.of(tx, [0, 0]).await
    }

    /// The groups that the person reaches today.
    pub(crate) async fn groups(&self, tx: &mut ReadTx) -> Result<Vec<Group>> {
        let all = self.recall.of::<Groups>(tx, [0, 0]).await?;
        Ok(all.reached(&self.viewer, self.today))
    }
}

/// A transaction on a record that the person may act on.
pub struct Granted<T, S: Subject> {
    tx: T,
    /// Who, when, in which language
    pub on: Context,
    /// What was asked for
    pub subject: S,
    /// What the decision read of it
    pub record: S::Record,
    action: &'static str,
    touches: Touches,
    reach: Reach,
    app: App,
    visit: Arc<Visit>,
}

/// May look.
pub type Reading<S> = Granted<ReadTx, S>;
/// May change.
pub type Writing<S> = Granted<WriteTx, S>;

impl<T, S: Subject> Deref for Granted<T, S> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.tx
    }
}

impl<T, S: Subject> DerefMut for Granted<T, S> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.tx
    }
}

impl Ask {
    /// Asks to look. A look at children's data is queued for the record before anything is shown.
    pub async fn read<S: Subject>(&self, action: &Action<S>, subject: S) -> Result<Reading<S>> {
        let mut tx = self.app.read().await?;
        let memory = Some(self.app.memory());
        let (on, record, reach) = self.grant(&mut tx, memory, action, subject).await?;
        look(&self.app, &self.visit, &on, action, reach)?;
        Ok(self.granted(tx, on, action, (subject, record, reach)))
    }

    /// Asks to change. Nothing is kept before [`Writing::commit`], which leaves the audit entries.
    pub async fn write<S: Subject>(&self, action: &Action<S>, subject: S) -> Result<Writing<S>> {
        let mut tx = self.app.write().await?;
        let (on, record, reach) = self.grant(&mut tx, None, action, subject).await?;
        Ok(self.granted(tx, on, action, (subject, record, reach)))
    }

    fn granted<T, S: Subject>(
        &self,
        tx: T,
        on: Context,
        action: &Action<S>,
        (subject, record, reach): (S, S::Record, Reach),
    ) -> Granted<T, S> {
        let (app, visit) = (self.app.clone(), Arc::clone(&self.visit));
        let touches = if action.daily {
            Touches::Day
        } else {
            Touches::Arrangements
        };
        Granted {
            tx,
            on,
            subject,
            record,
            action: action.name,
            touches,
            reach,
            app,
            visit,
        }
    }

    async fn grant<S: Subject>(
        &self,
        tx: &mut ReadTx,
        memory: Option<Memory>,
        action: &Action<S>,
        subject: S,
    ) -> Result<(Context, S::Record, Reach)> {
        let token = self.visit.token.as_ref().ok_or(Error::SignIn)?;
        let now = self.app.now();
        let found = find(tx, token, memory, now).await?;
        let Found {
            viewer,
            slides_to,
            expires_at,
            changes,
            recall,
        } = found;
        self.visit.speaks(viewer.language);
        if let Some(until) = slides_to {
            self.visit.slides(until);
        }
        self.visit
            .lasts(slides_to.unwrap_or(expires_at).duration_since(now));
        if !matches!(action.rules, [Rule::Signed]) {
            viewer.nothing_due()?;
        }
        let today = viewer.institution.zone.to_datetime(now).date();
        let record = subject.find(tx, &recall, today).await?;
        let reach = record
            .as_ref()
            .map_or_else(Reach::default, |record| subject.reach(record));
        if let Some(group) = viewer.tablet
            && !action.opens_here(&viewer, reach)
        {
            return Err(Error::OffTablet(group));
        }
        match (decide(action.rules, &viewer, reach), record) {
            (Verdict::Allowed, Some(record)) => {
                let say = Say::new(self.app.texts(), viewer.language);
                let (address, product) = (
                    self.visit.address.clone(),
                    self.app.config().product.clone(),
                );
                Ok((
                    Context {
                        viewer,
                        now,
                        today,
                        say,
                        address,
                        product,
                        sso: self.app.config().sso.is_some(),
                        changes,
                        recall,
                    },
                    record,
                    reach,
                ))
            }
            (Verdict::Refused, _) => Err(Error::Forbidden(action.name)),
            (Verdict::Allowed | Verdict::Foreign, _) => Err(Error::NotFound),
        }
    }

    /// The language to answer in before anybody is known.
    pub fn say(&self) -> Say {
        Say::new(self.app.texts(), self.visit.language())
    }

    /// Listens to changes: for the live board, after its own permission was granted.
    pub fn pulse(&self) -> broadcast::Receiver<Pulse> {
        self.app.pulse().subscribe()
    }
}

/// Queues the record of a look at children's data.
fn look<S: Subject>(
    app: &App,
    visit: &Visit,
    on: &Context,
    action: &Action<S>,
    reach: Reach,
) -> Result<()> {
    if !action.watched {
        return Ok(());
    }
    let entry = Entry {
        at: on.now,
        account: Some(on.viewer.account),
        for_account: None,
        action: action.name,
        child: reach.child,
        group: reach.group,
        day: reach.day,
        address: visit.from.clone(),
        detail: json!({ "page": visit.address.chars().take(300).collect::<String>() }),
    };
    app.looks().record(on.viewer.institution.id, entry)
}

/// Whose data a change touched and how: one audit entry.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The child, where it is one child's data
    pub child: Option<ChildId>,
    /// Old and new values: ids, codes and dates; free text only where it is the record itself
    pub detail: Json,
}

impl About {
    /// A change that is about no single child.
    pub const fn change(detail: Json) -> Self {
        Self {
            child: None,
            detail,
        }
    }
}

impl<T, S: Subject> Granted<T, S> {
    /// The transaction and the context apart, for functions that need both.
    pub const fn parts(&mut self) -> (&mut T, &Context) {
        (&mut self.tx, &self.on)
    }

    /// The group's tie by which the person acts: whom they stand in for, if anyone (3.19).
    pub fn acting_for(&self) -> Option<AccountId> {
        self.reach
            .group
            .and_then(|group| self.on.viewer.stands_in_for(group))
    }

    /// The institution, which leads every key.
    pub const fn institution(&self) -> kernel::InstitutionId {
        self.on.viewer.institution.id
    }

    /// Who acts.
    pub const fn account(&self) -> AccountId {
        self.on.viewer.account
    }
}

impl<S: Subject> Reading<S> {
    /// The institution's calendar.
    pub async fn calendar(&mut self) -> Result<Arc<Calendar>> {
        self.on.calendar(&mut self.tx).await
    }

    /// Asks for another permission on the same record, for a part of the page that stands under a rule of its own.
    pub fn also(&self, action: &Action<S>) -> Result<()> {
        let viewer = &self.on.viewer;
        let opens = viewer.tablet.is_none() || action.opens_here(viewer, self.reach);
        if opens && decide(action.rules, viewer, self.reach) == Verdict::Allowed {
            look(&self.app, &self.visit, &self.on, action, self.reach)
        } else {
            Err(Error::Forbidden(action.name))
        }
    }

    /// Gives the page a stamp, and ends here ([`Error::Unchanged`], 304) where the browser holds the page with the same
    /// stamp. Only for pages that depend on the institution's rows, the person, the address and today's date: on no time
    /// of day. The look is on record before.
    pub fn unless_known(&self) -> Result<()> {
        let stamp = Facts {
            mark: self.app.mark(),
            token: self.visit.token.as_ref(),
            viewer: &self.on.viewer,
            today: self.on.today,
            address: &self.visit.address,
            changes: self.on.changes,
        }
        .stamp();
        let known = self.visit.known.as_deref() == Some(stamp.as_str());
        self.visit.stamped(stamp);
        if known { Err(Error::Unchanged) } else { Ok(()) }
    }

    /// The groups that the person reaches today.
    pub async fn groups(&mut self) -> Result<Vec<Group>> {
        self.on.groups(&mut self.tx).await
    }
}

impl<S: Subject> Writing<S> {
    /// The groups that the person reaches today.
    pub async fn groups(&mut self) -> Result<Vec<Group>> {
        self.on.groups(&mut self.tx).await
    }

    /// A new id.
    pub fn next_id(&self) -> Result<i64> {
        self.app.next_id()
    }

    /// Commits the change with its audit entries; returns when both are durable.
    pub async fn commit(self, about: Vec<About>) -> Result<()> {
        let (institution, account) = (self.institution(), self.account());
        self.commit_to(institution, account, about).await
    }

    async fn commit_to(
        mut self,
        institution: kernel::InstitutionId,
        account: AccountId,
        about: Vec<About>,
    ) -> Result<()> {
        let for_account = self.acting_for();
        let entries: Vec<Entry> = about
            .into_iter()
            .map(|about| Entry {
                at: self.on.now,
                account: Some(account),
                for_account,
                action: self.action,
                child: about.child.or(self.reach.child),
                group: self.reach.group,
                day: self.reach.day,
                address: self.visit.from.clone(),
                detail: about.detail,
            })
            .collect();
        if entries.is_empty() {
            changed(&mut self.tx, institution, self.touches).await?;
        } else {
            append(&mut self.tx, institution, self.touches, &entries).await?;
        }
        self.tx.commit().await?;
        // nobody may be listening
        self.app
            .pulse()
            .send(Pulse {
                institution,
                group: self.reach.group,
            })
            .ok();
        Ok(())
    }
}
