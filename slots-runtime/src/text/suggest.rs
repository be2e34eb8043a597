//! The ranking of declared names by similarity to a wrong name, for "Did you mean: 'x'?".

mod letters;
mod name;
pub(crate) mod normal_form;
mod rank;
mod rules;
mod short_forms;
mod slips;
#[cfg(all(test, feature = "std"))]
mod tests;

use alloc::vec::Vec;

use self::name::{Name, Set, letters};
use self::rank::{ALL_RULES, Rank, possible, rank};

/// The most suggestions in one message.
const MOST_HINTS: usize = 3;

/// The longest name in bytes that is compared; a longer one is data, not a typo.
const LONGEST_READ: usize = 1024;

/// The most names that are compared, so that the time for a message is bounded for large overflow maps.
const MOST_NAMES: usize = 10_000;

/// The most bytes of all names that are compared, so that the time for a message is bounded.
const MOST_BYTES: usize = 256 * 1024;

/// Up to three names of `candidates` that `typo` may have meant, best first.
///
/// More than one only if the same rule found them, so that each is about as likely as the first. None if `typo`
/// is itself one of the candidates, if it has no letters, or if it is a `__dunder__` name.
pub(crate) fn suggest<'a>(typo: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if is_dunder(typo) || typo.len() > LONGEST_READ || letters(typo).next().is_none() {
        return Vec::new();
    }
    let wrong = Name::new(typo);
    let mut meant = Name::with_room();
    let mut bytes = 0;
    let mut found: Vec<(Rank, &str)> = Vec::new();
    let mut useful = ALL_RULES;
    for candidate in candidates.take(MOST_NAMES) {
        bytes += candidate.len();
        if candidate == typo {
            return Vec::new();
        }
        if bytes > MOST_BYTES || candidate.len() > LONGEST_READ {
            continue;
        }
        // Most names are far, which their letters show without splitting them into words.
        let set = Set::of_ascii(candidate);
        if set.is_some_and(|set| !wrong.words.is_empty() && possible(&wrong, set) & useful == 0) {
            continue;
        }
        if !is_dunder(candidate) {
            meant.read(candidate, set);
            if let Some(rank) = rank(&wrong, &meant, useful) {
                // Only the names that the most reliable rule finds are suggested.
                useful &= (2 << rank.rule) - 1;
                found.push((rank, candidate));
            }
        }
    }
    found.sort_by_key(|&(rank, _)| rank);
    let surest = found.first().map(|&(rank, _)| rank.rule);
    let mut hints = Vec::new();
    for (_, name) in found.into_iter().take_while(|&(rank, _)| Some(rank.rule) == surest) {
        if hints.len() < MOST_HINTS && !hints.contains(&name) {
            hints.push(name);
        }
    }
    hints
}

/// `__len__` belongs to the protocols of Python: it neither gets a hint nor is one.
fn is_dunder(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}
