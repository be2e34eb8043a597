//! `Name`: a name as the rules of the suggestions see it, and its words.

use alloc::string::String;
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
pub(super) struct Name {
    pub(super) text: String,
    /// In lower case, with `_` between the words: `exposure_time` for `exposureTime`. Marks of letters are characters of
    /// their own, whichever form of Unicode the name has.
    pub(super) spelled: Vec<char>,
    /// The same without any `_`.
    pub(super) letters: Vec<char>,
    /// Where in `letters` the words are.
    pub(super) words: Vec<Range<usize>>,
    /// The letters that occur, a bit each.
    pub(super) set: u64,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let mut name = Name::default();
        name.read(text);
        name
    }

    /// Becomes another name.
    pub(super) fn read(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
        self.spelled.clear();
        self.letters.clear();
        self.words.clear();
        if text.len() <= LONGEST_RANKED {
            self.split(text);
        }
        self.set = self.letters.iter().fold(0, |set, letter| set | bit(*letter));
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
