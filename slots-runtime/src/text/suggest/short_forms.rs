//! Short forms of words: truncated words, words without vowels, contractions.

use alloc::vec;
use alloc::vec::Vec;

use super::name::Name;

/// Is the first word a short form of the second?
pub(super) type Shortens = fn(&[char], &[char]) -> bool;

/// Truncation: `exp` for `exposure`.
pub(super) fn is_cut(short: &[char], full: &[char]) -> bool {
    full.starts_with(short)
}

/// Omission of vowels: `xpsr` or `expsr` for `exposure`, and `msg` for `message`, in which the double consonant is
/// written once.
pub(super) fn drops_vowels(short: &[char], full: &[char]) -> bool {
    is_subsequence(short, full)
        && (consonants(short).eq(consonants(full))
            || single_consonants(short).eq(single_consonants(full)))
}

/// Truncation, omission of vowels, or contraction, such as `ctrl` for `control`: a subsequence with the first letter
/// and at least half of the letters.
pub(super) fn is_shortened(short: &[char], full: &[char]) -> bool {
    let contracted = short.first() == full.first()
        && short.len() * 2 >= full.len()
        && is_subsequence(short, full);
    contracted || is_cut(short, full) || drops_vowels(short, full)
}

/// Omission of words in the middle: `m_norm` for `max_grad_norm`. The first word is truncated, and the last word is
/// complete.
pub(super) fn leaves_out_middle(short: &Name<'_>, full: &Name<'_>) -> bool {
    let (Some(first), Some(last)) = (short.words().next(), short.words().next_back()) else {
        return false;
    };
    let ends_match = full.words().next().is_some_and(|word| is_cut(first, word))
        && full.words().next_back() == Some(last);
    let mut rest = full.words();
    ends_match
        && short.words.len() > 1
        && short.words().all(|word| rest.any(|other| is_cut(word, other)))
}

/// Can `letters` be split into one piece of every word of `meant`, in order: the whole word or at least its first
/// three letters?
pub(super) fn is_made_of_cut_words(letters: &[char], meant: &Name<'_>) -> bool {
    let mut ends = vec![0];
    for word in meant.words() {
        let mut next = Vec::new();
        for &end in &ends {
            let same = letters[end..].iter().zip(word).take_while(|(a, b)| a == b).count();
            next.extend(end + word.len().min(3)..=end + same);
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.last() == Some(&letters.len())
}

fn is_subsequence(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    short.iter().all(|letter| rest.any(|other| other == letter))
}

fn consonants(word: &[char]) -> impl Iterator<Item = char> {
    word.iter().copied().filter(|&letter| !is_vowel(letter))
}

/// The consonants; consecutive equal consonants count as one.
fn single_consonants(word: &[char]) -> impl Iterator<Item = char> {
    let mut before = None;
    consonants(word).filter(move |&letter| before.replace(letter) != Some(letter))
}

pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}
