//! Name tables: a perfect hash over a set of names, the same for classes and for shapes of overflow maps.

/// Four bytes of a name as a number; a macro, since calls are expensive in constant evaluation.
macro_rules! four {
    ($name:ident, $at:expr) => {
        ($name[$at] as u32
            | ($name[$at + 1] as u32) << 8
            | ($name[$at + 2] as u32) << 16
            | ($name[$at + 3] as u32) << 24) as u64
    };
}

/// Eight bytes of a name as a number: the first window plus the product of the second and a multiplier. If the windows
/// were concatenated, a multiplication of the result would combine them in one way only; here, another multiplier can
/// distinguish names that one does not.
macro_rules! eight {
    ($name:ident, $at:expr, $and:expr, $by:expr) => {
        four!($name, $at).wrapping_add(four!($name, $and).wrapping_mul($by))
    };
}

mod displace;
pub(crate) mod search;
pub(crate) mod start;
#[cfg(all(test, feature = "std"))]
mod tests;
pub(crate) mod words;

use core::hint::select_unpredictable;

use self::words::{COMPARES_LONG, few, words, words_of_any};

/// The multiplier of a name's length, which is added to the first window; any odd number below 2^31 is suitable.
const LENGTH: u64 = 0x5bd1_e995;

/// The width of a set that needs windows of four bytes and also has shorter names.
const MIXED: u8 = 5;

/// The most windows of one hash; sets that need more hash the whole name.
const WINDOWS: usize = 4;

/// Bytes that no name begins with, since they are not UTF-8.
static NO_NAME: [u8; 64] = [0xff; 64];

/// The parameters of the hash of one set of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HashParams {
    /// One odd multiplier for each window.
    multipliers: [u64; WINDOWS],
    /// The length of the longest name minus `width`.
    span: u32,
    /// The bytes of a window: 4, 2 or 1. With `MIXED` it is 4, and shorter names are hashed whole, except that a name without
    /// bytes has no hash; with 0, all names are hashed whole.
    width: u8,
    /// The number of windows, 1 to 4.
    count: u8,
    /// The number of words by which a name is compared; 0 for `memcmp`.
    words: u8,
    /// Whether few names have the same hash by chance, also if they are similar: it depends on many bytes, or on all.
    is_selective: bool,
    /// The position of each window, in quarters of the distance from the first possible position to the last.
    sample_positions: [u8; WINDOWS],
}

impl HashParams {
    /// The number of words by which a name is compared; 0 if `memcmp` compares it.
    pub(crate) const fn words(&self) -> u8 {
        self.words
    }

    /// The hash of a name; `None` if the set has no name of this length.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn hash(&self, name: &[u8]) -> Option<u32> {
        if self.width > 2 {
            self.windows::<4>(name)
        } else if self.width == 2 {
            self.windows::<2>(name)
        } else if self.width == 1 {
            self.windows::<1>(name)
        } else {
            Some(self.whole(name))
        }
    }

    /// The hash of the length and of windows of `W` bytes.
    #[inline(always)]
    const fn windows<const W: usize>(&self, name: &[u8]) -> Option<u32> {
        let length = name.len();
        let room = length.wrapping_sub(W);
        // A length below the minimum wraps to a large number, so that one comparison tests both limits.
        if room > self.span as usize {
            return if W == 4 && self.width == MIXED && 0 < length && length < 4 {
                Some(self.short(name))
            } else {
                None
            };
        }
        let mut sum = 0;
        let mut window = 0;
        while window < WINDOWS {
            let at = (room * self.sample_positions[window] as usize) >> 2;
            if at + W > length {
                return None; // not reached: a quarter is at most 4
            }
            // Not by an index for each byte, which would leave a branch to a panic for each class until it is optimized.
            let Some((_, rest)) = name.split_at_checked(at) else { return None };
            let Some(bytes) = rest.first_chunk::<W>() else { return None };
            let mut word = bytes[0] as u64;
            if W > 1 {
                word |= (bytes[1] as u64) << 8;
            }
            if W > 2 {
                word |= (bytes[2] as u64) << 16 | (bytes[3] as u64) << 24;
            }
            if window == 0 {
                word += length as u64 * LENGTH;
            }
            sum = word.wrapping_mul(self.multipliers[window]).wrapping_add(sum);
            window += 1;
            if window >= self.count as usize {
                break;
            }
        }
        Some((sum >> 32) as u32)
    }

    /// The hash of a name too short for the windows of a mixed set.
    #[inline(always)]
    const fn short(&self, name: &[u8]) -> u32 {
        ((few(name) + name.len() as u64 * LENGTH).wrapping_mul(self.multipliers[0]) >> 32) as u32
    }

    /// The hash of the length and all bytes, without a branch on the length among names of 4 to 16 bytes.
    #[inline(always)]
    pub(crate) const fn whole(&self, name: &[u8]) -> u32 {
        let length = name.len();
        let (factor, by) = (self.multipliers[0], self.multipliers[2]);
        let mut state = (length as u64).wrapping_mul(self.multipliers[1]);
        let (low, high) = if length > 16 {
            let mut at = 0;
            while at < length - 16 {
                state = fold(
                    state ^ eight!(name, at, at + 4, by),
                    factor ^ eight!(name, at + 8, at + 12, by),
                );
                at += 16;
            }
            (eight!(name, length - 16, length - 12, by), eight!(name, length - 8, length - 4, by))
        } else if length >= 4 {
            let last = length - 4;
            // Where four bytes would exceed the end, the last four are read again.
            let second = if last < 4 { last } else { 4 };
            let third = if last < 8 { last } else { 8 };
            (eight!(name, 0, second, by), eight!(name, third, last, by))
        } else {
            (few(name), 0)
        };
        (fold(low ^ state, high ^ factor) >> 32) as u32
    }
}

/// Combines both halves of the product, so that each bit of the factors affects all bits of the result.
#[inline(always)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// An entry of a table: a name, and a part of its hash.
pub(crate) trait Key {
    /// Whether the stored part of the hash is that of this hash.
    fn fits(&self, hash: u32) -> bool;
    /// The name.
    fn name(&self) -> &str;
}

/// The index of the entry of a hash whose bucket has this displacement.
#[inline(always)]
pub(crate) const fn index_of(hash: u32, displacement: u16, places: usize) -> usize {
    ((hash as u64 * displacement as u64) >> 16) as usize & places.wrapping_sub(1)
}

/// A complete table of a class or a shape.
#[derive(Debug)]
pub(crate) struct NameTable<'a, E> {
    /// The parameters of the hash.
    spec: HashParams,
    /// The displacement of each bucket.
    displace: &'a [u16],
    /// The entries.
    entries: &'a [E],
    /// The words of the name of each entry; empty if `memcmp` compares the names.
    words: &'a [u64],
}

impl<E> Clone for NameTable<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NameTable<'_, E> {}

impl<'a, E> NameTable<'a, E> {
    /// The table without names.
    pub(crate) const EMPTY: Self = Self {
        spec: HashParams { width: 4, count: 1, ..HashParams::NEW },
        displace: &[],
        entries: &[],
        words: &[],
    };

    /// A table from the results of `search`, with the `HashParams::words` stored words of the name of each entry. A table with other
    /// results may miss names, but never returns an entry of another name; with other words, it may.
    #[must_use]
    pub(crate) const fn new(
        spec: HashParams,
        displace: &'a [u16],
        entries: &'a [E],
        words: &'a [u64],
    ) -> Self {
        Self { spec, displace, entries, words }
    }

    /// The entries.
    pub(crate) const fn entries(&self) -> &'a [E] {
        self.entries
    }

    /// The index of the entry for a hash, if the table has one.
    pub(crate) const fn place_of(&self, hash: u32) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let displacement = self.displace[hash as usize & (self.entries.len() - 1)];
        Some(index_of(hash, displacement, self.entries.len()))
    }

    /// The parameters of the hash.
    pub(crate) const fn spec(&self) -> &HashParams {
        &self.spec
    }

    /// The entry of a name.
    #[inline(always)]
    #[must_use]
    pub(crate) fn find(&self, name: &str) -> Option<&'a E>
    where
        E: Key,
    {
        let hash = self.spec.hash(name.as_bytes())?;
        let displacement =
            *self.displace.get(hash as usize & self.entries.len().wrapping_sub(1))?;
        let place = index_of(hash, displacement, self.entries.len());
        let entry = self.entries.get(place)?;
        let is_found = if self.words.is_empty() {
            self.is_equal(hash, entry, name)
        } else {
            match self.spec.words {
                1 => self.is_same::<1>(place, entry, name),
                2 => self.is_same::<2>(place, entry, name),
                3 if COMPARES_LONG => self.is_same::<3>(place, entry, name),
                4 if COMPARES_LONG => self.is_same::<4>(place, entry, name),
                _ => false, // not reached
            }
        };
        is_found.then_some(entry)
    }

    /// Whether an entry, to which the hash led, has this name, by `memcmp`.
    #[inline(always)]
    fn is_equal(&self, hash: u32, entry: &E, name: &str) -> bool
    where
        E: Key,
    {
        if self.spec.is_selective {
            // The stored part of the hash avoids `memcmp` for almost every name that the table lacks.
            return entry.fits(hash) && entry.name() == name;
        }
        let (stored, name) = (entry.name().as_bytes(), name.as_bytes());
        match NO_NAME.get(..name.len()) {
            // A name of another length is compared with `NO_NAME`, so that the result of `memcmp` is the only branch: no branch
            // predictor knows which of the names that the table lacks have the length and the hash of an entry by chance. A name
            // without bytes, which would be found, has no hash here.
            Some(no_name) => {
                select_unpredictable(stored.len() == name.len(), stored, no_name) == name
            }
            None => stored == name,
        }
    }

    /// Whether the entry at this index has this name, by `W` words.
    #[inline(always)]
    fn is_same<const W: usize>(&self, place: usize, entry: &E, name: &str) -> bool
    where
        E: Key,
    {
        let (name, length) = (name.as_bytes(), entry.name().len());
        match self.words.as_chunks().0.get(place) {
            Some(stored) if name.len() <= 8 * W => {
                let has_no_short_name = self.spec.width == 4;
                let given = if has_no_short_name { words(name) } else { words_of_any(name) };
                words::is_same::<W>(stored, &given, [name.len(), length])
            }
            _ => false,
        }
    }
}
