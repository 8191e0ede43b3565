//! What a person who came back may enter: an account, a choice of several, or nothing.

use std::sync::Arc;

use factors::Factors;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::WriteTx;
use web::audit::{Entry, Touches, append};
use web::{Door, Result, Visit};

use crate::attempt::{self, Attempt, Browser, chance};
use crate::fault::Fault;
use crate::identity::{Identity, Recognised};
use crate::links::{self, Opens};

/// How long ago the person may have proved who they are for it to count as now.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(5);

/// What happens next.
pub enum Outcome {
    /// On to this page
    Entered {
        /// The cookie of a session, or of the step before it
        cookie: Option<String>,
        /// Where to
        next: String,
        /// What is asked for first, where the account has factors of its own
        step: Option<Factors>,
    },
    /// Which account?
    Choice {
        /// Among these
        accounts: Vec<Opens>,
        /// Comes back with the answer
        state: String,
    },
    /// The owner of the account has proved once more who they are
    Sure((InstitutionId, AccountId)),
    /// No
    Fault(Fault),
}

/// One attempt that came back, with everything that its answer depends on.
pub struct Arrival {
    /// The database
    pub door: Door,
    /// The request
    pub visit: Arc<Visit>,
    /// The browser that began it
    pub browser: Browser,
    /// The provider's address
    pub issuer: String,
    /// What was remembered
    pub attempt: Attempt,
}

fn entry(
    arrival: &Arrival,
    account: AccountId,
    action: &'static str,
    detail: serde_json::Value,
) -> Entry {
    Entry {
        at: arrival.door.app().now(),
        account: Some(account),
        for_account: None,
        action,
        child: None,
        group: None,
        day: None,
        address: arrival.visit.from.clone(),
        detail,
    }
}

impl Arrival {
    fn now(&self) -> Timestamp {
        self.door.app().now()
    }

    /// The person came back: to link, or to sign in.
    pub async fn receive(self, who: Identity) -> Result<Outcome> {
        match self.attempt.link() {
            Some(whose) if self.attempt.again => self.again(whose, &who).await,
            Some(whose) => self.connect(whose, &who.subject).await,
            None => self.enter(who).await,
        }
    }

    async fn connect(self, whose: (InstitutionId, AccountId), subject: &str) -> Result<Outcome> {
        let now = self.now();
        let mut tx = self.door.write().await?;
        // the password was asked for in this session; another person may sit here by now
        let still = match &self.visit.token {
            Some(token) => links::is_signed_in(&mut tx, token, whose, now).await?,
            None => false,
        };
        if !still {
            return Ok(Outcome::Fault(Fault::Another));
        }
        if !links::link(&mut tx, (&self.issuer, subject), whose, now).await? {
            return Ok(Outcome::Fault(Fault::Taken));
        }
        let entry = entry(
            &self,
            whose.1,
            crate::access::LINK.name,
            json!({ "by": "password" }),
        );
        append(&mut tx, whose.0, Touches::Day, &[entry]).await?;
        tx.commit().await?;
        Ok(Outcome::Entered {
            cookie: None,
            next: self.attempt.next,
            step: None,
        })
    }

    /// Nothing but a proof of a moment ago, by an identity that is linked with the account, in its own session.
    async fn again(self, whose: (InstitutionId, AccountId), who: &Identity) -> Result<Outcome> {
        let now = self.now();
        let mut tx = self.door.write().await?;
        let still = match &self.visit.token {
            Some(token) => links::is_signed_in(&mut tx, token, whose, now).await?,
            None => false,
        };
        let linked = links::of_identity(&mut tx, &self.issuer, &who.subject).await?;
        if !still || linked.iter().all(|one| one.whose() != whose) {
            return Ok(Outcome::Fault(Fault::Another));
        }
        let fresh = |at: Timestamp| now.duration_since(at).abs() <= JUST_NOW;
        if !who.proved_at.is_some_and(fresh) {
            let why = "the provider does not say that the person signed in just now (auth_time)";
            return Ok(Outcome::Fault(Fault::Refused(why.to_owned())));
        }
        let action = crate::access::AGAIN.name;
        let entry = entry(&self, whose.1, action, json!({ "strong": who.strong }));
        append(&mut tx, whose.0, Touches::Day, &[entry]).await?;
        tx.commit().await?;
        Ok(Outcome::Sure(whose))
    }

    async fn enter(self, who: Identity) -> Result<Outcome> {
        let mut tx = self.door.write().await?;
        let subject = who.subject.as_str();
        let mut accounts = links::of_identity(&mut tx, &self.issuer, subject).await?;
        if accounts.is_empty() {
            let recognised = match who.recognised {
                Ok(recognised) => recognised,
                Err(fault) => return Ok(Outcome::Fault(fault)),
            };
            match self.recognise(&mut tx, subject, recognised).await? {
                Some(one) => accounts.push(one),
                None => return Ok(Outcome::Fault(Fault::Stranger)),
            }
        }
        if let [only] = accounts.as_slice() {
            let only = only.clone();
            return self.open(tx, &only, &who.subject, who.strong).await;
        }
        let state = chance()?;
        let choosing = self.attempt.choosing(&who.subject, who.strong, self.now());
        let hash = self.browser.hash(&state);
        attempt::keep(&mut tx, hash, &choosing, &self.visit.from, self.now()).await?;
        tx.commit().await?;
        Ok(Outcome::Choice { accounts, state })
    }

    /// The first sign-in of somebody whose e-mail or code exactly one account has: it is linked.
    async fn recognise(
        &self,
        tx: &mut WriteTx,
        subject: &str,
        recognised: Option<Recognised>,
    ) -> Result<Option<Opens>> {
        let now = self.now();
        let today = TimeZone::UTC.to_datetime(now).date();
        let (found, by) = match recognised {
            None => return Ok(None),
            Some(Recognised::Email(email)) => (links::of_email(tx, &email).await?, "email"),
            Some(Recognised::Code(code)) => {
                (links::of_code(tx, code, today).await?, "personal_code")
            }
        };
        let [one] = found.as_slice() else {
            return Ok(None);
        };
        if !links::link(tx, (&self.issuer, subject), one.whose(), now).await? {
            return Ok(None);
        }
        let entry = entry(
            self,
            one.account_id,
            crate::access::LINK.name,
            json!({ "by": by }),
        );
        append(tx, one.institution_id, Touches::Day, &[entry]).await?;
        Ok(Some(one.clone()))
    }

    /// The person chose among their accounts.
    pub async fn chosen(self, whose: (InstitutionId, AccountId)) -> Result<Outcome> {
        let Some(subject) = self.attempt.subject.clone() else {
            return Ok(Outcome::Fault(Fault::Over));
        };
        let mut tx = self.door.write().await?;
        let accounts = links::of_identity(&mut tx, &self.issuer, &subject).await?;
        let Some(one) = accounts.into_iter().find(|one| one.whose() == whose) else {
            return Ok(Outcome::Fault(Fault::Over));
        };
        let strong = self.attempt.strong;
        self.open(tx, &one, &subject, strong).await
    }

    /// A session, or the question for the account's own second factor.
    async fn open(
        self,
        mut tx: WriteTx,
        one: &Opens,
        subject: &str,
        strong: bool,
    ) -> Result<Outcome> {
        let now = self.now();
        if !links::is_tied(&mut tx, one, now).await? {
            return Ok(Outcome::Fault(Fault::Ended));
        }
        links::used(&mut tx, (&self.issuer, subject), one.whose(), now).await?;
        let (config, at) = (self.door.app().config(), (self.visit.place(), now));
        let going = (strong, self.attempt.next.as_str());
        let Some(admitted) = account::admit(&mut tx, config, one.whose(), going, at).await? else {
            return Ok(Outcome::Fault(Fault::Stranger));
        };
        tx.commit().await?;
        Ok(Outcome::Entered {
            cookie: Some(admitted.cookie),
            next: admitted.address,
            step: admitted.step,
        })
    }
}
