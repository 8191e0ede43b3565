//! What every request shares. The database stays private to this crate: pages reach it through
//! [`Ask`](crate::Ask), which asks for a permission first, and the sign-in through [`Door`].

use std::sync::Arc;
use std::time::Instant;

use axum::extract::FromRef;
use jiff::Timestamp;
use kernel::{GroupId, InstitutionId};
use store::{Db, Ids, ReadTx, WriteTx};
use tokio::sync::broadcast;

use crate::audit::Looks;
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::measures::Measures;
use crate::memory::Memory;
use crate::seal::Key;
use crate::texts::Texts;

/// How the program is reached and called.
#[derive(Debug, Clone)]
pub struct Config {
    /// The product's name on every page: one value, since "E-klase" is another product's name.
    pub product: String,
    /// Cookies are `__Host-` and Secure: everything but plain HTTP on this machine.
    pub secure_cookies: bool,
    /// The visitor's address stands in `X-Forwarded-For`, put there by a proxy of ours.
    pub behind_proxy: bool,
    /// A demo: its accounts may be shown on the sign-in page.
    pub demo: bool,
    /// The address that people use, such as "https://eklase.example.lv": passkeys are made for it.
    pub public_url: Option<String>,
    /// What secrets in the database are sealed with; without it there are no second factors.
    pub key: Option<Key>,
    /// The name of the provider of single sign-on: its button stands on the sign-in page.
    pub sso: Option<String>,
}

/// Something changed in a group's journals: the board repaints.
#[derive(Debug, Clone, Copy)]
pub struct Pulse {
    /// Where
    pub institution: InstitutionId,
    /// In which group, if in one
    pub group: Option<GroupId>,
}

/// The state behind all handlers.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    db: Db,
    clock: Clock,
    texts: Arc<Texts>,
    ids: Ids,
    looks: Looks,
    config: Config,
    pulse: broadcast::Sender<Pulse>,
    measures: Measures,
    memory: Memory,
    /// Tells this program and its set-up from another: part of every page's stamp
    mark: String,
}

impl App {
    /// Joins the parts; starts the thread that records looks, so it wants a runtime.
    pub fn new(db: Db, clock: Clock, texts: Texts, config: Config) -> Result<Self> {
        let looks = Looks::start(db.clone())?;
        let (pulse, _) = broadcast::channel(256);
        let ids = Ids::default();
        let mark = crate::stamp::mark_of(&config);
        Ok(Self(Arc::new(Parts {
            db,
            clock,
            texts: Arc::new(texts),
            ids,
            looks,
            config,
            pulse,
            measures: Measures::default(),
            memory: Memory::default(),
            mark,
        })))
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The texts.
    pub fn texts(&self) -> Arc<Texts> {
        Arc::clone(&self.0.texts)
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Whether the database answers and has this program's schema: `/ready`.
    pub async fn ready(&self) -> Result<()> {
        let version = self.0.db.version().await?;
        if version == store::latest_version() {
            Ok(())
        } else {
            Err(Error::Unavailable(format!("schema version {version}")))
        }
    }

    /// Waits until every look at children's data that was queued so far is on record.
    pub async fn looks_recorded(&self) {
        self.0.looks.written().await;
    }

    /// How many looks at children's data are not on record yet.
    pub fn looks_queued(&self) -> u64 {
        self.0.looks.queued()
    }

    /// What was counted since the start.
    pub fn measures(&self) -> &Measures {
        &self.0.measures
    }

    pub(crate) fn memory(&self) -> Memory {
        self.0.memory.clone()
    }

    pub(crate) fn mark(&self) -> &str {
        &self.0.mark
    }

    /// Begins a read.
    pub(crate) async fn read(&self) -> Result<ReadTx> {
        let asked = Instant::now();
        let tx = self.0.db.read().await?;
        self.0.measures.waited("read", asked.elapsed());
        Ok(tx)
    }

    /// Begins a change.
    pub(crate) async fn write(&self) -> Result<WriteTx> {
        let asked = Instant::now();
        let tx = self.0.db.write().await?;
        self.0.measures.waited("write", asked.elapsed());
        Ok(tx)
    }

    pub(crate) fn looks(&self) -> &Looks {
        &self.0.looks
    }

    pub(crate) fn next_id(&self) -> Result<i64> {
        Ok(self.0.ids.next(self.now())?)
    }

    pub(crate) fn pulse(&self) -> &broadcast::Sender<Pulse> {
        &self.0.pulse
    }
}

/// The way in for those who are not signed in yet: used by `account` for sign-in, and by nothing else.
#[derive(Clone)]
pub struct Door(App);

impl FromRef<App> for Door {
    fn from_ref(app: &App) -> Self {
        Self(app.clone())
    }
}

impl Door {
    /// Begins a read.
    pub async fn read(&self) -> Result<ReadTx> {
        self.0.read().await
    }

    /// Begins a change.
    pub async fn write(&self) -> Result<WriteTx> {
        self.0.write().await
    }

    /// A new id.
    pub fn next_id(&self) -> Result<i64> {
        self.0.next_id()
    }

    /// The state.
    pub const fn app(&self) -> &App {
        &self.0
    }
}
