//! Which declared names a wrong name may have meant: the ranking behind "Did you mean: 'x'?".

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// Nobody reads a fourth guess.
const MOST_HINTS: usize = 3;
/// Names of more bytes are compared for the same letters only: the other rules cost more than linear time.
const LONGEST_RANKED: usize = 96;
/// Names of more bytes are data that strayed into a name, not a typo.
const LONGEST_READ: usize = 1024;
/// An overflow map may hold any number of names, a message must not take any time.
const MOST_NAMES: usize = 10_000;
/// With more slips it is another name, however long it is.
const MOST_SLIPS: usize = 4;

/// Up to three names of `candidates` that `typo` may have meant, best first.
///
/// More than one only if the same rule found them, so that each is as likely as the first. None if `typo`
/// is itself one of the candidates, if it has no letters, or if it is a `__dunder__` name.
pub(crate) fn suggest<'a>(typo: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    if is_dunder(typo) || typo.len() > LONGEST_READ || letters(typo).next().is_none() {
        return Vec::new();
    }
    let wrong = Name::new(typo);
    let mut found = Vec::new();
    for candidate in candidates.take(MOST_NAMES) {
        if candidate == typo {
            return Vec::new();
        }
        if candidate.len() <= LONGEST_READ && !is_dunder(candidate) {
            found.extend(rank(&wrong, &Name::new(candidate)).map(|rank| (rank, candidate)));
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

/// A way to mistake a name: what a match costs, or `None` if the wrong name (the first) is not the meant one
/// (the second) mistaken in this way.
type Rule = fn(&Name<'_>, &Name<'_>) -> Option<usize>;

/// The surest rule first: a match by an earlier rule beats any match by a later one.
const RULES: [Rule; 12] = [
    same_letters,
    same_words,
    plural,
    words_cut,
    one_slip,
    words_appended,
    abbreviated,
    words_missing,
    slips,
    words_added,
    glued,
    spelled_out,
];

/// The order among the candidates; of equal ranks the name declared first comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// The index of the rule.
    rule: usize,
    /// What the rule says that it costs.
    cost: usize,
    /// How the beginnings differ: that is where people look, so it is mistaken least.
    beginning: u8,
    /// By how many letters the lengths differ.
    length: usize,
}

fn rank(wrong: &Name<'_>, meant: &Name<'_>) -> Option<Rank> {
    // Names that were not split have no words, and names without letters none either.
    let split = !wrong.words.is_empty() && !meant.words.is_empty();
    let rules = if split { &RULES[..] } else { &[same_letters as Rule] };
    let (rule, cost) =
        rules.iter().enumerate().find_map(|(index, rule)| Some((index, rule(wrong, meant)?)))?;
    let length = wrong.letters.len().abs_diff(meant.letters.len());
    Some(Rank { rule, cost, beginning: beginning(wrong, meant), length })
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

// ---- the rules, each with what it finds `exposure_time` (or the name told) for ----

/// `exposureTime`, `EXPOSURE-TIME`, `exposuretime`. The one rule for names of any length.
fn same_letters(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let same = letters(wrong.text).eq(letters(meant.text));
    same.then(|| wrong.text.len().abs_diff(meant.text.len()))
}

/// `time_exposure`.
fn same_words(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let alike = wrong.words.len() == meant.words.len();
    (alike && sorted(wrong.words()) == sorted(meant.words())).then_some(0)
}

/// `exposure_times`; `query_counts` for `queries_count`; even `workerss` for `workers`.
fn plural(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let related = |wrong: &[char], meant: &[char]| {
        stem(wrong) == stem(meant) || wrong.strip_suffix(&['s']) == Some(meant)
    };
    each_word(wrong, meant, related).then_some(0)
}

/// `exp_time`, `e_time`: several words, all there, in order, some cut. So sure that it comes before a single slip:
/// `e_time` is no slip for a slot `time`.
fn words_cut(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    (wrong.words.len() > 1 && each_word(wrong, meant, is_cut)).then_some(0)
}

/// `exposre_time`. Swapped letters cost least: that all letters are there is no accident, so `irndex` is nearer to
/// `rindex` than to `index`.
fn one_slip(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    distance(&wrong.spelled, &meant.spelled, allowed_slips(wrong, meant).min(1))?;
    Some(usize::from(sorted(wrong.letters.iter()) != sorted(meant.letters.iter())))
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
    let ways: [Shortens; 3] = [is_cut, drops_vowels, is_shortened];
    let way = ways.iter().position(|&way| each_word(wrong, meant, way));
    way.or_else(|| leaves_out_middle(wrong, meant).then_some(ways.len()))
}

/// `time`.
fn words_missing(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    words_added(meant, wrong)
}

/// `exposre_tmie`: see [`allowed_slips`]. The cost counts a slip of `_` too, so that `binningxy` is nearer to
/// `binning_y` than to `binning_x`.
fn slips(wrong: &Name<'_>, meant: &Name<'_>) -> Option<usize> {
    let slips = distance(&wrong.letters, &meant.letters, allowed_slips(wrong, meant))?;
    let with_separators = distance(&wrong.spelled, &meant.spelled, slips).unwrap_or(slips + 1);
    Some(slips + with_separators)
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
    // A single word that begins like another is no evidence: `timezone` for `time`.
    (wrong.words.len() > 1 && each_word(wrong, meant, cut) || each_word(wrong, meant, no_vowels))
        .then_some(0)
}

// ---- how words are mistaken ----

/// Are the words of one name related to the words of the other, in order and one to one?
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

/// Is the first word a short form of the second?
type Shortens = fn(&[char], &[char]) -> bool;

/// `exp` for `exposure`.
fn is_cut(short: &[char], full: &[char]) -> bool {
    full.starts_with(short)
}

/// `xpsr`, `expsr` for `exposure`; `msg` for `message`, as a double consonant is written once.
fn drops_vowels(short: &[char], full: &[char]) -> bool {
    is_subsequence(short, full)
        && (consonants(short).eq(consonants(full))
            || single_consonants(short).eq(single_consonants(full)))
}

/// `ctrl` for `control`: the first letter and at least half of them.
fn is_shortened(short: &[char], full: &[char]) -> bool {
    let contracted = short.first() == full.first()
        && short.len() * 2 >= full.len()
        && is_subsequence(short, full);
    contracted || is_cut(short, full) || drops_vowels(short, full)
}

/// `m_norm` for `max_grad_norm`: the first word cut, the last in full.
fn leaves_out_middle(short: &Name<'_>, full: &Name<'_>) -> bool {
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
fn is_made_of_cut_words(letters: &[char], meant: &Name<'_>) -> bool {
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

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items
}

fn is_subsequence(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    short.iter().all(|letter| rest.any(|other| other == letter))
}

fn consonants(word: &[char]) -> impl Iterator<Item = char> {
    word.iter().copied().filter(|&letter| !is_vowel(letter))
}

/// The consonants, those in a row that are the same once.
fn single_consonants(word: &[char]) -> impl Iterator<Item = char> {
    let mut before = None;
    consonants(word).filter(move |&letter| before.replace(letter) != Some(letter))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

// ---- slips of the fingers ----

/// How many slips leave the name recognisable: none of two letters, one of four, two of five, from twelve on a
/// quarter. But no more than half of what the words with which both begin or end leave: `batch_size` is not
/// `cache_size`.
fn allowed_slips(wrong: &Name<'_>, meant: &Name<'_>) -> usize {
    let longer = wrong.letters.len().max(meant.letters.len());
    let shared = shared_words(wrong.words(), meant.words())
        + shared_words(wrong.words().rev(), meant.words().rev());
    match longer {
        0..=2 => 0,
        3..=4 => 1,
        _ => (longer / 4).clamp(2, MOST_SLIPS).min((longer.saturating_sub(shared) / 2).max(1)),
    }
}

/// The number of letters in the words with which both begin.
fn shared_words<'w>(
    a: impl Iterator<Item = &'w [char]>,
    b: impl Iterator<Item = &'w [char]>,
) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(word, _)| word.len()).sum()
}

/// The optimal string alignment distance (letters added, dropped, changed; neighbours swapped) if it is at most
/// `most`. Only as many cells on either side of the diagonal are looked at, as others lead to more.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let too_many = most + 1;
    let mut two_above = vec![too_many; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row = two_above.clone();
    for i in 1..=a.len() {
        row.fill(too_many);
        row[0] = i;
        for j in i.saturating_sub(most).max(1)..=(i + most).min(b.len()) {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(two_above[j - 2] + 1);
            }
        }
        (two_above, above, row) = (above, row, two_above);
    }
    above.last().copied().filter(|&distance| distance <= most)
}

// ---- names and their words ----

/// A name as the rules see it; without words if it is longer than [`LONGEST_RANKED`].
struct Name<'n> {
    text: &'n str,
    /// In lower case, with `_` between the words: `exposure_time` for `exposureTime`.
    spelled: Vec<char>,
    /// The same without any `_`.
    letters: Vec<char>,
    /// Where in `letters` the words are.
    words: Vec<Range<usize>>,
}

impl<'n> Name<'n> {
    fn new(text: &'n str) -> Self {
        let mut name = Name { text, spelled: Vec::new(), letters: Vec::new(), words: Vec::new() };
        if text.len() <= LONGEST_RANKED {
            name.split();
        }
        name
    }

    fn split(&mut self) {
        let mut before = '_';
        let mut rest = self.text.chars().peekable();
        while let Some(this) = rest.next() {
            if is_separator(this) || starts_word(before, this, rest.peek().copied()) {
                self.end_word();
                self.spelled.push('_');
            }
            if !is_separator(this) {
                self.spelled.extend(this.to_lowercase());
                self.letters.extend(this.to_lowercase());
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

    fn words(&self) -> impl DoubleEndedIterator<Item = &[char]> {
        self.words.iter().map(|word| &self.letters[word.clone()])
    }
}

/// The lower-case letters and digits of a name of any length.
fn letters(name: &str) -> impl Iterator<Item = char> {
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

#[cfg(all(test, feature = "std"))]
mod tests;
