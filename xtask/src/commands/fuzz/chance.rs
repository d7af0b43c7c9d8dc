use fastrand::Rng;

/// Chance that is the same on every machine: numbers of one width, from a seed.
pub(super) struct Chance(Rng);

impl Chance {
    /// The chance of one case of a seed, whichever cases were made before.
    pub(super) fn of(seed: u64, number: u64) -> Self {
        let mut of_seed = Rng::with_seed(seed);
        Self(Rng::with_seed(of_seed.u64(..) ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number below another; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        if end == 0 { 0 } else { usize::try_from(self.0.u32(0..end)).unwrap_or_default() }
    }

    /// True once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several; none where there is none.
    pub(super) fn one_of<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        several.get(self.below(several.len()))
    }

    /// A text of a few, which is empty where there is none.
    pub(super) fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.one_of(words).copied().unwrap_or_default()
    }
}
