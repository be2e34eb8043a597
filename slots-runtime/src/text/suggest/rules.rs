//! The rules: each finds one kind of typo. Its comment shows what it finds `exposure_time` (or the stated name) for.

use alloc::vec::Vec;

use super::letters::{have_same_letters, may_have_same_letters, sorted};
use super::name::{Name, letters};
use super::short_forms::{
    Shortens, drops_vowels, is_cut, is_made_of_cut_words, is_shortened, is_vowel, leaves_out_middle,
};
use super::slips::{allowed_slips, distance};

/// `exposureTime`, `EXPOSURE-TIME`, `exposuretime`. The one rule for names of any length.
pub(super) fn same_letters(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let same = if wrong.words.is_empty() || meant.words.is_empty() {
        letters(wrong.text).eq(letters(meant.text))
    } else {
        wrong.letters == meant.letters
    };
    same.then(|| wrong.text.len().abs_diff(meant.text.len()))
}

/// `time_exposure`.
pub(super) fn same_words(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let alike = wrong.words.len() == meant.words.len() && may_have_same_letters(wrong, meant);
    (alike && sorted(wrong.words()) == sorted(meant.words())).then_some(0)
}

/// `exposure_times`; `query_counts` for `queries_count`; even `workerss` for `workers`.
pub(super) fn plural(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let related = |wrong: &[char], meant: &[char]| {
        stem(wrong) == stem(meant) || wrong.strip_suffix(&['s']) == Some(meant)
    };
    each_word(wrong, meant, related).then_some(0)
}

/// `exp_time`, `e_time`: several words, all present and in order, some truncated. The rule precedes that of a single
/// slip: `e_time` is not suggested as a slip of `time`.
pub(super) fn words_cut(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    (wrong.words.len() > 1 && each_word(wrong, meant, is_cut)).then_some(0)
}

/// `exposre_time`. Swapped letters cost least: a name that has all letters is more likely meant, so `irndex` is nearer to
/// `rindex` than to `index`.
pub(super) fn one_slip(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    distance(&wrong.spelled, &meant.spelled, allowed_slips(wrong, meant).min(1))?;
    Some(usize::from(!have_same_letters(wrong, meant)))
}

/// `exposure_time_ms`: the whole name, then a unit or a detail.
pub(super) fn words_appended(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let appended = wrong.spelled.strip_prefix(&*meant.spelled)?;
    (appended.first() == Some(&'_')).then_some(appended.len())
}

/// `xpsr_tm`; `temp` for `temperature`; `m_norm` for `max_grad_norm`. The cost is how freely it is shortened.
pub(super) fn abbreviated(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    if wrong.letters.len() < 3 {
        return None;
    }
    let kinds: [Shortens; 3] = [is_cut, drops_vowels, is_shortened];
    let found = kinds.iter().position(|&shortens| each_word(wrong, meant, shortens));
    found.or_else(|| leaves_out_middle(wrong, meant).then_some(kinds.len()))
}

/// `time`.
pub(super) fn words_missing(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    words_added(meant, wrong)
}

/// `exposre_tmie`: see [`allowed_slips`]. The cost counts a slip of `_` too, so that `binningxy` is nearer to
/// `binning_y` than to `binning_x`.
pub(super) fn slips(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let allowed = allowed_slips(wrong, meant);
    if wrong.set.least_slips(meant.set) > allowed {
        return None;
    }
    let slips = distance(&wrong.letters, &meant.letters, allowed)?;
    let with_separators = distance(&wrong.spelled, &meant.spelled, slips).unwrap_or(slips + 1);
    Some(slips + with_separators)
}

/// `tiem_exposure`: words in another order, at most one slip in each, and one word in full.
pub(super) fn reordered_slips(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
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
pub(super) fn words_added(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let more = wrong.words.len().checked_sub(meant.words.len()).filter(|&more| more > 0)?;
    let has_all = meant.words().all(|word| wrong.words().any(|other| other == word));
    has_all.then_some(more)
}

/// `exptime`, `et`: all words cut and written as one. To be evidence, a piece is a whole word or three letters of
/// it, or all pieces are initials.
pub(super) fn glued(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
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
pub(super) fn spelled_out(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
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
