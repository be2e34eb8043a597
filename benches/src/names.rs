//! The names that are asked for: in an order that no branch predictor learns, each in a string of its own.

use crate::shapes::{Datum, Shape};

/// So many names are asked for in one round: more than a predictor remembers.
pub const ROUND: usize = 32_768;

/// Numbers that look random and are the same in every run.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Always the same start.
    pub const fn new() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `limit`.
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

/// The names of the fields that are `f64`.
pub fn numbers<S: Shape>() -> Vec<&'static str> {
    let data = S::sample().data();
    data.into_iter().filter(|(_, it)| matches!(it, Datum::F64(_))).map(|(name, _)| name).collect()
}

/// One round of names, drawn at random from some.
pub fn drawn<N: AsRef<str>>(names: &[N]) -> Vec<String> {
    let mut random = Random::new();
    (0..ROUND).map(|_| names[random.below(names.len())].as_ref().to_owned()).collect()
}

/// One round of the same name.
pub fn hot(name: &str) -> Vec<String> {
    vec![name.to_owned(); ROUND]
}

/// Names one edit away from some, as people mistype them, and none of `all`.
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

/// Unrelated text of the same lengths.
pub fn far(names: &[&str]) -> Vec<String> {
    let mut random = Random::new();
    let letter = |_| char::from(b"abcdefghijklmnopqrstuvwxyz_"[random.below(27)]);
    let mut letters: Vec<char> = (0..4096).map(letter).collect();
    letters.dedup();
    let text = |(at, name): (usize, &&str)| {
        letters.iter().cycle().skip(at * 37).take(name.len() + 1).collect::<String>()
    };
    names.iter().cycle().take(4 * names.len()).enumerate().map(text).collect()
}
