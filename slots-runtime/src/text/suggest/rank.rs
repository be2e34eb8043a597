//! The rank of a candidate: the most reliable rule that finds it, and the cost of the match.

use super::rules::{
    abbreviated, glued, one_slip, plural, reordered_slips, same_letters, same_words, slips,
    spelled_out, words_added, words_appended, words_cut, words_missing,
};
use crate::text::suggest::name::{Name, Set, bit};
use crate::text::suggest::slips::most_slips;

/// A kind of typo: the cost of a match, or `None` if the wrong name (the first) is not the meant one
/// (the second) with a typo of this kind.
pub(super) type Rule = fn(&Name<'_>, &Name<'_>) -> Option<usize>;

/// The result of a comparison of the letters of two names, which takes a few bit operations. A rule is applied only
/// if the result is one that the rule requires, because it would not match otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Evidence {
    /// Both have the same letters.
    Same,
    /// The letters that only one of them has are endings of plurals.
    Endings,
    /// The meant name has all letters of the wrong one.
    Shortened,
    /// The wrong name has all letters of the meant one.
    Lengthened,
    /// The names may differ by one slip only.
    OneSlip,
    /// The names may differ by few slips only.
    Slips,
    /// The names may differ only by one slip in each word but one.
    WordSlips,
}

/// The most reliable rule first: a match by an earlier rule takes precedence over any match by a later one.
pub(super) const RULES: [(Evidence, Rule); 13] = [
    (Evidence::Same, same_letters),
    (Evidence::Same, same_words),
    (Evidence::Endings, plural),
    (Evidence::Shortened, words_cut),
    (Evidence::OneSlip, one_slip),
    (Evidence::Lengthened, words_appended),
    (Evidence::Shortened, abbreviated),
    (Evidence::Shortened, words_missing),
    (Evidence::Slips, slips),
    (Evidence::WordSlips, reordered_slips),
    (Evidence::Lengthened, words_added),
    (Evidence::Shortened, glued),
    (Evidence::Lengthened, spelled_out),
];

/// A bit for each rule.
pub(super) type Rules = u32;

pub(super) const ALL_RULES: Rules = (1 << RULES.len()) - 1;

/// The rules that require this evidence.
const fn rules_by(evidence: Evidence) -> Rules {
    let (mut rules, mut at) = (0, 0);
    while at < RULES.len() {
        if RULES[at].0 as u8 == evidence as u8 {
            rules |= 1 << at;
        }
        at += 1;
    }
    rules
}

/// The order among the candidates; of equal ranks the name declared first comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// The index of the rule.
    pub(super) rule: usize,
    /// The cost that the rule returns.
    cost: usize,
    /// How the beginnings differ: that is where people look, so it is mistaken least.
    beginning: u8,
    /// By how many letters the lengths differ.
    length: usize,
}

/// The rank by the most reliable of the applicable rules.
pub(super) fn rank(wrong: &Name<'_>, meant: &Name<'_>, useful: Rules) -> Option<Rank> {
    // Names that were not split have no words, and names without letters none either.
    let split = !wrong.words.is_empty() && !meant.words.is_empty();
    let mut left = if split { possible(wrong, meant.set) & useful } else { 1 };
    while left != 0 {
        let rule = left.trailing_zeros() as usize;
        if let Some(cost) = RULES[rule].1(wrong, meant) {
            let length = wrong.letters.len().abs_diff(meant.letters.len());
            return Some(Rank { rule, cost, beginning: beginning(wrong, meant), length });
        }
        left &= left - 1;
    }
    None
}

/// The rules that may find the name with these letters.
pub(super) fn possible(wrong: &Name<'_>, meant: Set) -> Rules {
    const ENDINGS: u64 = bit('i') | bit('e') | bit('s') | bit('y');
    let (less, more) = (wrong.set.bits & !meant.bits, meant.bits & !wrong.set.bits);
    let slips = wrong.set.least_slips(meant);
    let when = |holds: bool, rules: Rules| if holds { rules } else { 0 };
    when(less | more == 0, const { rules_by(Evidence::Same) })
        | when((less | more) & !ENDINGS == 0, const { rules_by(Evidence::Endings) })
        | when(less == 0, const { rules_by(Evidence::Shortened) })
        | when(more == 0, const { rules_by(Evidence::Lengthened) })
        | when(slips <= 1, const { rules_by(Evidence::OneSlip) })
        | when(
            slips <= most_slips(wrong.set.count.max(meant.count)),
            const { rules_by(Evidence::Slips) },
        )
        | when(slips < wrong.words.len(), const { rules_by(Evidence::WordSlips) })
}

/// 0 for the same first word, 1 for the same first letter, 2 for neither.
fn beginning(wrong: &Name<'_>, meant: &Name<'_>) -> u8 {
    if wrong.words().next() == meant.words().next() {
        0
    } else if wrong.letters.first() == meant.letters.first() {
        1
    } else {
        2
    }
}
