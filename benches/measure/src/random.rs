//! Pseudorandom numbers.

/// Pseudorandom numbers that are the same in every run.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Creates the generator with a fixed seed.
    pub const fn new() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    /// Returns a number below `limit`.
    #[allow(clippy::cast_possible_truncation, reason = "the upper half fits")]
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

impl Default for Random {
    fn default() -> Self {
        Random::new()
    }
}
