//! The exact comparison of a name with that of an entry by words of eight bytes, instead of by `memcmp`.
//!
//! The words overlap, so that names of different lengths are compared by the same instructions, without a branch.

use core::hint::select_unpredictable;

/// Whether `memcmp` is that of glibc for x86-64, whose variant for AVX-512 needs no branch for a short name. Other C libraries compare
/// byte by byte, or branch on the length.
const HAS_FAST_MEMCMP: bool =
    cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"));

/// The most words by which names are compared. With more than two, names take longer than with a fast `memcmp`.
const MOST_WORDS: u8 = if HAS_FAST_MEMCMP { 2 } else { 4 };

/// Whether a table may need more than two words; the unit tests examine such tables for each C library.
pub(super) const COMPARES_LONG: bool = MOST_WORDS > 2 || cfg!(test);

/// The number of words by which the names of a set are compared, given the lengths of the shortest and the longest; 0 if `memcmp`
/// compares them.
pub(super) const fn words_for(shortest: usize, longest: usize) -> u8 {
    let words = if longest <= 8 { 1 } else { longest.div_ceil(8) };
    // A set with names of less than four bytes takes more instructions, see `words_of_any`.
    let most = if HAS_FAST_MEMCMP && shortest < 4 { 1 } else { MOST_WORDS };
    if words <= most as usize { words as u8 } else { 0 }
}

/// A name of at most `8 * W` bytes as words. Names of the same length have the same words only if they are equal, since each byte is in
/// one of the words.
#[inline(always)]
pub(crate) const fn words<const W: usize>(name: &[u8]) -> [u64; W] {
    let mut all = [0; W];
    let length = name.len();
    if length < 4 {
        all[0] = few(name);
        return all;
    }
    let last = length - 4;
    let mut word = 0;
    while word < W {
        let (low, high) = halves::<W>(word, last);
        all[word] = four_at(name, low) | four_at(name, high) << 32;
        word += 1;
    }
    all
}

/// The positions of the four low and the four high bytes of a word, in a name whose last four bytes are at `last`.
#[inline(always)]
const fn halves<const W: usize>(word: usize, last: usize) -> (usize, usize) {
    // Where four bytes would exceed the end, the last four are read again.
    let low = if last < 8 * word { last } else { 8 * word };
    let high = if last < 8 * word + 4 || word == W - 1 { last } else { 8 * word + 4 };
    (low, high)
}

/// The words of a name as a table has them, inverted: with the words of another name, the bitwise exclusive or has all bits if both are
/// equal. Equal words compared by `==`, or by an exclusive or that is 0, would become one branch for each word, and a similar name would
/// mispredict one of them.
pub(crate) const fn stored_words<const W: usize>(name: &[u8]) -> [u64; W] {
    let mut all = [u64::MAX; W];
    if name.len() < 4 {
        all[0] = !few(name);
        return all;
    }
    let mut word = 0;
    while word < W {
        let (low, high) = halves::<W>(word, name.len() - 4);
        // Not `four_at`, whose calls are expensive in constant evaluation.
        all[word] = !(four!(name, low) | four!(name, high) << 32);
        word += 1;
    }
    all
}

/// Whether a name of at most `8 * W` bytes has these stored words and this length, by one branch.
#[inline(always)]
pub(super) fn is_same<const W: usize>(
    stored: &[u64; W],
    given: &[u64; W],
    lengths: [usize; 2],
) -> bool {
    let mut same = !((lengths[0] ^ lengths[1]) as u64);
    let mut word = 0;
    while word < W {
        same &= stored[word] ^ given[word];
        word += 1;
    }
    same == u64::MAX
}

/// As [`words`], without a branch on whether the name has less than four bytes, for sets with names of both kinds.
#[inline(always)]
pub(super) fn words_of_any<const W: usize>(name: &[u8]) -> [u64; W] {
    let is_short = name.len() < 4;
    let mut all = words(select_unpredictable(is_short, &[0; 4], name));
    all[0] |= select_unpredictable(is_short, few(name), 0);
    all
}

/// Four bytes of a name as a number. Loaded at once: the compiler would reuse the bytes of a window and load only the others, one by one.
#[inline(always)]
const fn four_at(name: &[u8], at: usize) -> u64 {
    match name.split_at(at).1.first_chunk() {
        Some(bytes) => u32::from_le_bytes(*bytes) as u64,
        None => 0, // not reached: `at` is at most the length minus four
    }
}

/// A name of three bytes or fewer as a number.
#[inline(always)]
pub(super) const fn few(name: &[u8]) -> u64 {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    name[0] as u64 | (name[length / 2] as u64) << 8 | (name[length - 1] as u64) << 16
}
