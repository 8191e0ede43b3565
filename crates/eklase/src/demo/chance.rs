//! Chance that is the same in every run: splitmix64.

/// A stream of numbers from a seed.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of that seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The stream of something that has two numbers.
    pub fn of(kind: u64, id: i64) -> Self {
        Self(kind.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ id.unsigned_abs().rotate_left(17))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below the bound; 0 where the bound is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        let drawn = self.next() >> 32;
        u32::try_from((drawn * u64::from(bound)) >> 32).unwrap_or(0)
    }

    /// True in so many of a thousand.
    pub fn per_mille(&mut self, of_thousand: u32) -> bool {
        self.below(1000) < of_thousand
    }

    /// One of the list, or the type's empty value of an empty list.
    pub fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
        let at = usize::try_from(self.below(count)).unwrap_or(0);
        list.get(at).copied().unwrap_or_default()
    }

    /// The list in another order.
    pub fn shuffled<T>(&mut self, list: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut drawn: Vec<(u64, T)> = list.into_iter().map(|one| (self.next(), one)).collect();
        drawn.sort_by_key(|(place, _)| *place);
        drawn.into_iter().map(|(_, one)| one).collect()
    }
}

/// The element at a place, round and round.
pub fn cycled<T: Copy + Default>(list: &[T], at: usize) -> T {
    list.iter()
        .copied()
        .nth(at % list.len().max(1))
        .unwrap_or_default()
}
