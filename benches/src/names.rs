//! The names to look up: in an order that a branch predictor cannot learn, each in its own string.

use measure::Random;

use crate::shapes::{Datum, Shape};

/// Number of names in one round; more than a branch predictor remembers.
pub const ROUND: usize = 32_768;

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
