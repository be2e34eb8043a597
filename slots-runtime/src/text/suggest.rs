//! The ranking of declared names by similarity to a wrong name, for "Did you mean: 'x'?".

mod letters;
mod name;
pub(crate) mod normal_form;
mod short_forms;
mod slips;
#[cfg(all(test, feature = "std"))]
mod tests;

use alloc::vec::Vec;

use self::letters::{have_same_letters, may_have_same_letters, sorted};
use self::name::{Name, Set, bit, letters};
use self::short_forms::{
    Shortens, drops_vowels, is_cut, is_made_of_cut_words, is_shortened, is_vowel, leaves_out_middle,
};
use self::slips::{allowed_slips, distance, most_slips};

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

// ---- the ranking ----

/// A kind of typo: the cost of a match, or `None` if the wrong name (the first) is not the meant one
/// (the second) with a typo of this kind.
type Rule = fn(&Name<'_>, &Name<'_>) -> Option<usize>;

/// The result of a comparison of the letters of two names, which takes a few bit operations. A rule is applied only
/// if the result is one that the rule requires, because it would not match otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Evidence {
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
const RULES: [(Evidence, Rule); 13] = [
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
type Rules = u32;

const ALL_RULES: Rules = (1 << RULES.len()) - 1;

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
struct Rank {
    /// The index of the rule.
    rule: usize,
    /// The cost that the rule returns.
    cost: usize,
    /// How the beginnings differ: that is where people look, so it is mistaken least.
    beginning: u8,
    /// By how many letters the lengths differ.
    length: usize,
}

/// The rank by the most reliable of the applicable rules.
fn rank(wrong: &Name<'_>, meant: &Name<'_>, useful: Rules) -> Option<Rank> {
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
fn possible(wrong: &Name<'_>, meant: Set) -> Rules {
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

// ---- the rules, each with what it finds `exposure_time` (or the stated name) for ----

/// `exposureTime`, `EXPOSURE-TIME`, `exposuretime`. The one rule for names of any length.
fn same_letters(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let same = if wrong.words.is_empty() || meant.words.is_empty() {
        letters(wrong.text).eq(letters(meant.text))
    } else {
        wrong.letters == meant.letters
    };
    same.then(|| wrong.text.len().abs_diff(meant.text.len()))
}

/// `time_exposure`.
fn same_words(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let alike = wrong.words.len() == meant.words.len() && may_have_same_letters(wrong, meant);
    (alike && sorted(wrong.words()) == sorted(meant.words())).then_some(0)
}

/// `exposure_times`; `query_counts` for `queries_count`; even `workerss` for `workers`.
fn plural(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let related = |wrong: &[char], meant: &[char]| {
        stem(wrong) == stem(meant) || wrong.strip_suffix(&['s']) == Some(meant)
    };
    each_word(wrong, meant, related).then_some(0)
}

/// `exp_time`, `e_time`: several words, all present and in order, some truncated. The rule precedes that of a single
/// slip: `e_time` is not suggested as a slip of `time`.
fn words_cut(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    (wrong.words.len() > 1 && each_word(wrong, meant, is_cut)).then_some(0)
}

/// `exposre_time`. Swapped letters cost least: a name that has all letters is more likely meant, so `irndex` is nearer to
/// `rindex` than to `index`.
fn one_slip(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    distance(&wrong.spelled, &meant.spelled, allowed_slips(wrong, meant).min(1))?;
    Some(usize::from(!have_same_letters(wrong, meant)))
}

/// `exposure_time_ms`: the whole name, then a unit or a detail.
fn words_appended(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let appended = wrong.spelled.strip_prefix(&*meant.spelled)?;
    (appended.first() == Some(&'_')).then_some(appended.len())
}

/// `xpsr_tm`; `temp` for `temperature`; `m_norm` for `max_grad_norm`. The cost is how freely it is shortened.
fn abbreviated(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    if wrong.letters.len() < 3 {
        return None;
    }
    let kinds: [Shortens; 3] = [is_cut, drops_vowels, is_shortened];
    let found = kinds.iter().position(|&shortens| each_word(wrong, meant, shortens));
    found.or_else(|| leaves_out_middle(wrong, meant).then_some(kinds.len()))
}

/// `time`.
fn words_missing(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    words_added(meant, wrong)
}

/// `exposre_tmie`: see [`allowed_slips`]. The cost counts a slip of `_` too, so that `binningxy` is nearer to
/// `binning_y` than to `binning_x`.
fn slips(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let allowed = allowed_slips(wrong, meant);
    if wrong.set.least_slips(meant.set) > allowed {
        return None;
    }
    let slips = distance(&wrong.letters, &meant.letters, allowed)?;
    let with_separators = distance(&wrong.spelled, &meant.spelled, slips).unwrap_or(slips + 1);
    Some(slips + with_separators)
}

/// `tiem_exposure`: words in another order, at most one slip in each, and one word in full.
fn reordered_slips(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    if wrong.words.len() < 2 || wrong.words.len() != meant.words.len() {
        return None;
    }
    // One word is there in full.
    if !wrong.words().any(|word| meant.words().any(|other| other == word)) {
        return None;
    }
    let mut left: Vec<&[char]> = meant.words().collect();
    let mut slips = 0;
    for word in wrong.words() {
        let same = left.iter().position(|other| *other == word);
        let near =
            || left.iter().position(|other| word.len() > 3 && distance(word, other, 1).is_some());
        let at = same.or_else(near)?;
        slips += usize::from(same.is_none());
        left.swap_remove(at);
    }
    (slips < wrong.words.len()).then_some(slips)
}

/// `camera_exposure_time`.
fn words_added(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let more = wrong.words.len().checked_sub(meant.words.len()).filter(|&more| more > 0)?;
    let has_all = meant.words().all(|word| wrong.words().any(|other| other == word));
    has_all.then_some(more)
}

/// `exptime`, `et`: all words cut and written as one. To be evidence, a piece is a whole word or three letters of
/// it, or all pieces are initials.
fn glued(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    if wrong.words.len() > 1 || meant.words.len() < 2 || wrong.letters.len() < 2 {
        return None;
    }
    if wrong.letters.first() != meant.letters.first() {
        return None;
    }
    let initials = meant.words().filter_map(<[char]>::first);
    (wrong.letters.iter().eq(initials) || is_made_of_cut_words(&wrong.letters, meant)).then_some(0)
}

/// `exposure_time` for `exp_time`, `message` for `msg`: the abbreviation was declared.
fn spelled_out(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let cut =
        |wrong: &[char], meant: &[char]| wrong == meant || meant.len() > 2 && is_cut(meant, wrong);
    let no_vowels = |wrong: &[char], meant: &[char]| {
        meant.len() > 2
            && !meant.iter().any(|&letter| is_vowel(letter))
            && drops_vowels(meant, wrong)
    };
    // A single word that begins like another is not evidence: `timezone` for `time`.
    (wrong.words.len() > 1 && each_word(wrong, meant, cut) || each_word(wrong, meant, no_vowels))
        .then_some(0)
}

// ---- how words are mistaken ----

/// Whether the words of both names are related, in order and one to one.
fn each_word(
    wrong: &Name<'_>,
    meant: &Name<'_>,
    related: impl Fn(&[char], &[char]) -> bool,
) -> bool {
    wrong.words.len() == meant.words.len()
        && wrong.words().zip(meant.words()).all(|(wrong, meant)| related(wrong, meant))
}

/// A word without its English plural: `quer` for `query` and `queries`, `siz` for `size` and `sizes`.
fn stem(word: &[char]) -> &[char] {
    const ENDINGS: [&[char]; 5] = [&['i', 'e', 's'], &['e', 's'], &['s'], &['y'], &['e']];
    let stem = ENDINGS.iter().find_map(|&ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.len() > 1).unwrap_or(word)
}
