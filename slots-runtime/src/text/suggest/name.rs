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
#[derive(Clone, Copy, Default)]
pub(super) struct Set {
    /// A bit for each letter that occurs; other letters may have the same bit.
    pub(super) bits: u64,
    pub(super) count: usize,
}

impl Set {
    /// The letters of a name in ASCII, without splitting it; `None` for other names and for those that are not ranked.
    pub(super) fn of_ascii(text: &str) -> Option<Set> {
        if text.len() > LONGEST_RANKED {
            return None;
        }
        let (mut set, mut all) = (Set::default(), 0);
        for &byte in text.as_bytes() {
            all |= byte;
            if !is_separator(char::from(byte)) {
                set.add(char::from(byte.to_ascii_lowercase()));
            }
        }
        all.is_ascii().then_some(set)
    }

    fn add(&mut self, letter: char) {
        self.bits |= bit(letter);
        self.count += 1;
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
        name.read(text);
        name
    }

    /// Becomes another name.
    pub(super) fn read(&mut self, text: &'a str) {
        self.text = text;
        self.spelled.clear();
        self.letters.clear();
        self.words.clear();
        if text.len() <= LONGEST_RANKED {
            if text.is_ascii() {
                self.split_ascii(text.as_bytes());
            } else {
                self.split(text);
            }
        }
        self.set = Set::default();
        self.letters.iter().for_each(|letter| self.set.add(*letter));
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

fn is_separator(letter: char) -> bool {
    matches!(letter, '_' | '-' | '.' | ' ')
}

/// `exposureTime` has a word at `T`, `HTTPPort` at the second `P`, `utf8Text` at `T`: digits belong to the word
/// before them.
fn starts_word(before: char, this: char, after: Option<char>) -> bool {
    let ends_acronym = || after.is_some_and(char::is_lowercase);
    this.is_uppercase() && !is_separator(before) && (!before.is_uppercase() || ends_acronym())
}
