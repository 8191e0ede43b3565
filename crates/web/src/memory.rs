//! What is read of an institution far more often than it changes: its groups, its calendar, what a person is tied to.
//! It is kept in memory with the institution's number of arrangements that it was read at, and used again only by a page
//! whose own snapshot has the same number: what is recalled is never older than the rows beside it, whoever changed them,
//! by whichever server (why a number is enough: [`stamp`](crate::stamp)). Every change counts the number up, but for
//! actions that say of themselves that they are the day's own work (`daily`), so that a morning's marks leave what is
//! remembered as it is; the tests' world watches that such an action never touches what is remembered. A change recalls
//! nothing: it reads anew what it decides on, and sees its own rows.

use std::any::{Any, TypeId};
use std::sync::Arc;

use calendar::Week;
use kernel::InstitutionId;
use quick_cache::sync::Cache;
use store::ReadTx;

use crate::error::{Error, Result};

/// As many things are kept; what was not asked for longest goes first.
const MOST: usize = 16_384;

/// Which one of its kind: ids and days; zeros where an institution has only one.
pub type Which = [i64; 2];

/// What belongs to the institution's week.
pub fn of_week(week: Week) -> Which {
    [0, i64::from(week.year()) * 100 + i64::from(week.number())]
}

/// Which week that is.
pub fn week_of([_, number]: Which) -> Result<Week> {
    let text = format!("{:04}-W{:02}", number / 100, number % 100);
    text.parse()
        .map_err(|_| Error::Internal(format!("no week: {text}")))
}

/// Something of an institution that pages recall.
pub trait Remembered: Send + Sync + Sized + 'static {
    /// Reads it.
    fn read(
        tx: &mut ReadTx,
        institution: InstitutionId,
        which: Which,
    ) -> impl Future<Output = Result<Self>> + Send;
}

type Key = (InstitutionId, TypeId, Which);

#[derive(Clone)]
struct Kept {
    arrangements: i64,
    value: Arc<dyn Any + Send + Sync>,
}

/// What this process remembers of all institutions.
#[derive(Clone)]
pub(crate) struct Memory(Arc<Cache<Key, Kept>>);

impl Default for Memory {
    fn default() -> Self {
        Self(Arc::new(Cache::new(MOST)))
    }
}

/// What a transaction may recall of its institution.
#[derive(Clone)]
pub struct Recall {
    institution: InstitutionId,
    /// None: everything is read anew.
    from: Option<(Memory, i64)>,
}

impl Recall {
    /// Reads everything anew.
    pub const fn anew(institution: InstitutionId) -> Self {
        Self {
            institution,
            from: None,
        }
    }

    /// Recalls what was read at that number of arrangements.
    pub(crate) const fn at(institution: InstitutionId, memory: Memory, arrangements: i64) -> Self {
        Self {
            institution,
            from: Some((memory, arrangements)),
        }
    }

    /// Whose.
    pub const fn institution(&self) -> InstitutionId {
        self.institution
    }

    /// The thing, from memory where it holds.
    pub async fn of<T: Remembered>(&self, tx: &mut ReadTx, which: Which) -> Result<Arc<T>> {
        let Some((memory, arrangements)) = &self.from else {
            return Ok(Arc::new(T::read(tx, self.institution, which).await?));
        };
        let key = (self.institution, TypeId::of::<T>(), which);
        let kept = memory.0.get(&key);
        let kept = kept.filter(|kept| kept.arrangements == *arrangements);
        if let Some(value) = kept.and_then(|kept| kept.value.downcast().ok()) {
            return Ok(value);
        }
        let value = Arc::new(T::read(tx, self.institution, which).await?);
        let kept = Kept {
            arrangements: *arrangements,
            value: Arc::<T>::clone(&value),
        };
        memory.0.insert(key, kept);
        Ok(value)
    }
}
