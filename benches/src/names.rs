//! The names to look up: in an order that a branch predictor cannot learn, each in its own string.

use crate::shapes::{Datum, Shape};

/// Number of names in one round; more than a branch predictor remembers.
pub const ROUND: usize = 32_768;

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

/// Returns the names of the `f64` fields.
pub fn numbers<S: Shape>() -> Vec<&'static str> {
    let data = S::sample().data();
    data.into_iter().filter(|(_, it)| matches!(it, Datum::F64(_))).map(|(name, _)| name).collect()
}

/// Returns one round of names, chosen at random.
pub fn drawn<N: AsRef<str>>(names: &[N]) -> Vec<String> {
    let mut random = Random::new();
    (0..ROUND).map(|_| names[random.below(names.len())].as_ref().to_owned()).collect()
}

/// Returns one round of one name.
pub fn hot(name: &str) -> Vec<String> {
    vec![name.to_owned(); ROUND]
}

/// Returns names with one edit, like typos, that are not in `all`.
pub fn near(names: &[&str], all: &[&str]) -> Vec<String> {
    let mut random = Random::new();
    let mut wrong = Vec::new();
    while wrong.len() < 4 * names.len() {
        let mut name = names[wrong.len() % names.len()].to_owned().into_bytes();
        let at = random.below(name.len());
        let letter = b"etaoinshrdlu"[random.below(12)];
        match random.below(3) {
            0 => name[at] = letter,
            1 => name.insert(at, letter),
            _ => name.swap(at, (at + 1) % names[wrong.len() % names.len()].len()),
        }
        let name = String::from_utf8(name).unwrap_or_default();
        if !all.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    wrong
}

/// Returns unrelated strings of the same lengths that are not in `all`.
pub fn far(names: &[&str], all: &[&str]) -> Vec<String> {
    let mut random = Random::new();
    let mut wrong = Vec::new();
    let mut letter = || char::from(b"abcdefghijklmnopqrstuvwxyz_"[random.below(27)]);
    while wrong.len() < 4 * names.len() {
        let length = names[wrong.len() % names.len()].len();
        let name: String = (0..length).map(|_| letter()).collect();
        if !all.contains(&name.as_str()) {
            wrong.push(name);
        }
    }
    wrong
}
