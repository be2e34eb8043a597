//! `Name`: a name as the rules of the suggestions see it, and its words.

use alloc::vec::Vec;
use core::ops::Range;

use crate::text::suggest::normal_form::decompose;

/// Names of more bytes are compared for the same letters only: the other rules cost more than linear time.
pub(super) const LONGEST_RANKED: usize = 96;

/// The bit of a letter in the set of a name's letters.
pub(super) const fn bit(letter: char) -> u64 {
    1 << (letter as u32 % 64)
}

/// A name as the rules see it; without words if it is longer than [`LONGEST_RANKED`].
#[derive(Default)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    /// In lower case, with `_` between the words: `exposure_time` for `exposureTime`. Marks of letters are characters of
    /// their own, whichever form of Unicode the name has.
    pub(super) spelled: Vec<char>,
    /// The same without any `_`.
    pub(super) letters: Vec<char>,
    /// Where in `letters` the words are.
    pub(super) words: Vec<Range<usize>>,
    /// The letters that occur.
    pub(super) set: Set,
}

/// The letters of a name: how many there are, and which occur.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// A bit for each letter that occurs; other letters may have the same bit.
    pub(super) bits: u64,
    /// The bits that more than one letter has.
    twice: u64,
    pub(super) count: usize,
}

/// The bit of each character in ASCII, in lower case; none for separators.
static BITS: [u64; 256] = {
    let (mut bits, mut byte) = ([0; 256], 0_u8);
    while byte < 128 {
        let letter = byte.to_ascii_lowercase() as char;
        bits[byte as usize] = if is_separator(letter) { 0 } else { bit(letter) };
        byte += 1;
    }
    bits
};

impl Set {
    /// The letters of a name in ASCII, without splitting it; `None` for other names and for those that are not ranked.
    pub(super) fn of_ascii(text: &str) -> Option<Set> {
        if text.len() > LONGEST_RANKED || !text.is_ascii() {
            return None;
        }
        let mut set = Set::default();
        text.bytes().for_each(|byte| set.add(BITS[usize::from(byte)]));
        Some(set)
    }

    /// Adds a letter, given its bit.
    fn add(&mut self, bit: u64) {
        self.twice |= self.bits & bit;
        self.bits |= bit;
        self.count += usize::from(bit != 0);
    }

    /// A lower bound of the slips that lead from one name to the other. Each adds one letter, leaves one out, changes one or
    /// swaps two; so what one name has alone, and the letters that the other has more, are from as many slips.
    pub(super) fn least_slips(self, other: Set) -> usize {
        let alone = |a: Set, b: Set| {
            let letters = (a.bits & !b.bits).count_ones() + (a.twice & !b.twice).count_ones();
            letters as usize + b.count.saturating_sub(a.count)
        };
        alone(self, other).max(alone(other, self))
    }
}

impl<'a> Name<'a> {
    /// A name for [`read`](Self::read), with room for names as they are usual.
    pub(super) fn with_room() -> Self {
        Name {
            spelled: Vec::with_capacity(32),
            letters: Vec::with_capacity(32),
            words: Vec::with_capacity(4),
            ..Name::default()
        }
    }

    pub(super) fn new(text: &'a str) -> Self {
        let mut name = Name::with_room();
        name.read(text, Set::of_ascii(text));
        name
    }

    /// Becomes another name, with the set that [`Set::of_ascii`] returns for it.
    pub(super) fn read(&mut self, text: &'a str, set: Option<Set>) {
        self.text = text;
        self.spelled.clear();
        self.letters.clear();
        self.words.clear();
        self.set = Set::default();
        if let Some(set) = set {
            self.set = set;
            self.split_ascii(text.as_bytes());
        } else if text.len() <= LONGEST_RANKED {
            self.split(text);
            self.letters.iter().for_each(|&letter| self.set.add(bit(letter)));
        }
    }

    /// As [`split`](Self::split), for a name in ASCII.
    fn split_ascii(&mut self, text: &[u8]) {
        let mut before = b'_';
        for (at, &this) in text.iter().enumerate() {
            let is_start = this.is_ascii_uppercase()
                && starts_word(
                    char::from(before),
                    char::from(this),
                    text.get(at + 1).copied().map(char::from),
                );
            let is_separator = is_separator(char::from(this));
            if is_separator || is_start {
                self.end_word();
                self.spelled.push('_');
            }
            if !is_separator {
                let letter = char::from(this.to_ascii_lowercase());
                self.spelled.push(letter);
                self.letters.push(letter);
            }
            before = this;
        }
        self.end_word();
    }

    fn split(&mut self, text: &str) {
        let mut before = '_';
        let mut rest = text.chars().peekable();
        while let Some(this) = rest.next() {
            if is_separator(this) || starts_word(before, this, rest.peek().copied()) {
                self.end_word();
                self.spelled.push('_');
            }
            if !is_separator(this) {
                decompose(this, &mut |part| {
                    self.spelled.extend(part.to_lowercase());
                    self.letters.extend(part.to_lowercase());
                });
            }
            before = this;
        }
        self.end_word();
    }

    fn end_word(&mut self) {
        let start = self.words.last().map_or(0, |word| word.end);
        if start < self.letters.len() {
            self.words.push(start..self.letters.len());
        }
    }

    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &[char]> {
        self.words.iter().map(|word| &self.letters[word.clone()])
    }
}

/// The lower-case letters and digits of a name of any length.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|&letter| !is_separator(letter)).flat_map(char::to_lowercase)
}

const fn is_separator(letter: char) -> bool {
    matches!(letter, '_' | '-' | '.' | ' ')
}

/// `exposureTime` has a word at `T`, `HTTPPort` at the second `P`, `utf8Text` at `T`: digits belong to the word
/// before them.
fn starts_word(before: char, this: char, after: Option<char>) -> bool {
    let ends_acronym = || after.is_some_and(char::is_lowercase);
    this.is_uppercase() && !is_separator(before) && (!before.is_uppercase() || ends_acronym())
}
