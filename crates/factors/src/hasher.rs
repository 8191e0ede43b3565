//! The first factor: Argon2id (19 MiB, two passes) on blocking threads, two at once, with a bounded queue.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::Semaphore;
use web::{Error, Result};

/// Hashes at once: each takes a core for some 25 ms.
const AT_ONCE: usize = 2;
/// As many may wait; more are told to come back.
const QUEUE: usize = 200;

/// The bounded way to Argon2id.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hasher;

static FREE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));
static WAITING: AtomicUsize = AtomicUsize::new(0);
/// Verified where there is no account, so that the time is the same.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this").unwrap_or_default());

fn hash_now(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string())
        .map_err(|e| Error::Internal(format!("argon2: {e}")))
}

/// The working memory of verifications, as many as there are at once. It is kept: 19 MiB that are given back and taken
/// anew leave holes that the allocator cannot fill (measured: 435 MB after 128 sign-ins).
static MEMORY: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());

fn fits_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| fits(password, &hash).unwrap_or_default())
}

/// The same as argon2's own verification, in memory that is kept; outputs are compared in constant time.
fn fits(password: &str, hash: &PasswordHash) -> Option<bool> {
    let (salt, expected) = (hash.salt?, hash.hash?);
    let params = Params::try_from(hash).ok()?;
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = Version::try_from(hash.version?).ok()?;
    let free = || MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    let mut blocks = free().pop().unwrap_or_default();
    blocks.resize(params.block_count(), Block::default());
    let mut out = vec![0; expected.as_ref().len()];
    let made = Argon2::new(algorithm, version, params).hash_password_into_with_memory(
        password.as_bytes(),
        &salt,
        &mut out,
        &mut blocks,
    );
    free().push(blocks);
    made.ok()?;
    Some(Output::new(&out).ok()? == expected)
}

struct Waiting;

impl Waiting {
    fn begin() -> Result<Self> {
        let before = WAITING.fetch_add(1, Ordering::SeqCst);
        let waiting = Self;
        if before >= QUEUE {
            return Err(Error::Unavailable("too many sign-ins at once".to_owned()));
        }
        Ok(waiting)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn on_own_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let waiting = Waiting::begin()?;
    let permit = Arc::clone(&FREE)
        .acquire_owned()
        .await
        .map_err(|e| Error::Unavailable(e.to_string()))?;
    tokio::task::spawn_blocking(move || {
        let _held = (permit, waiting);
        work()
    })
    .await
    .map_err(|e| Error::Internal(e.to_string()))
}

impl Hasher {
    /// How many sign-ins hash, or wait for it, at this moment: for `/metrics`.
    pub fn waiting() -> usize {
        WAITING.load(Ordering::Relaxed)
    }

    /// A new hash, salted.
    pub async fn hash(self, password: String) -> Result<String> {
        on_own_thread(move || hash_now(&password)).await?
    }

    /// How many hashes are made or verified at once.
    pub const AT_ONCE: usize = AT_ONCE;

    /// Verifies on the calling thread, past the queue: the benchmark's ceiling, and no way to sign anybody in.
    pub fn fits_here(self, password: &str, hash: &str) -> bool {
        fits_now(password, hash)
    }

    /// Which of the hashes the password fits; always verifies at least `at_least` of them.
    pub async fn first_that_fits(
        self,
        password: String,
        mut hashes: Vec<String>,
        at_least: usize,
    ) -> Result<Option<usize>> {
        let real = hashes.len();
        let wanted = real.max(at_least);
        on_own_thread(move || {
            hashes.resize_with(wanted, || NOBODY.clone());
            let fits: Vec<bool> = hashes
                .iter()
                .map(|hash| fits_now(&password, hash))
                .collect();
            fits.iter().take(real).position(|fits| *fits)
        })
        .await
    }
}
