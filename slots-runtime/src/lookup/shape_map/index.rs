//! `Index`: the hash table from the names of one map to their places, for maps that keep keys of their own.

use alloc::sync::Arc;
use alloc::vec::Vec;

/// A key. A shape, the shapes that extend it, and copies of their lists share its string.
pub(crate) type Name = Arc<str>;

/// Up to this many names, a linear search is faster than hashing.
const FEW: usize = 4;

/// Marks a place without a name.
const NOWHERE: u32 = u32::MAX;

/// The place of each name. With few names it is empty, and the search is linear.
///
/// Names may be untrusted, so every table hashes with its own secrets: names that collide in one table do not collide in
/// the next. It uses linear probing; a removed name stays until the table is rebuilt.
#[derive(Debug)]
pub(crate) struct Index {
    secrets: [u64; 2],
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    hash: u32,
    at: u32,
}

impl Index {
    /// The index of these names; `None` is a removed name.
    pub(crate) fn new(names: &[Option<Name>]) -> Self {
        if names.len() <= FEW {
            return Index { secrets: [0; 2], places: Vec::new() };
        }
        let empty = Place { hash: 0, at: NOWHERE };
        // At least half of the places are free: searches are short and terminate.
        let count = (names.len() * 2).next_power_of_two();
        let mut index = Index { secrets: secrets(), places: alloc::vec![empty; count] };
        for (at, name) in names.iter().enumerate() {
            if let Some(name) = name {
                index.put(name, at);
            }
        }
        index
    }

    /// Adds the last of these names; the index has the others.
    pub(crate) fn add_last(&mut self, names: &[Option<Name>]) {
        if names.len() > self.places.len() / 2 {
            // This also creates the table when the number of names exceeds the limit.
            *self = Index::new(names);
        } else if let Some(Some(name)) = names.last() {
            self.put(name, names.len() - 1);
        }
    }

    fn put(&mut self, name: &str, at: usize) {
        let at = u32::try_from(at)
            .ok()
            .filter(|at| *at != NOWHERE)
            .expect("a map has fewer than 2^32 - 1 keys");
        let hash = hash(self.secrets, name.as_bytes());
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        while self.places[place].at != NOWHERE {
            place = (place + 1) & mask;
        }
        self.places[place] = Place { hash, at };
    }

    /// The place of a name among these names.
    #[inline(never)]
    pub(crate) fn find(&self, names: &[Option<Name>], name: &str) -> Option<usize> {
        if self.places.is_empty() {
            return scan(names, name);
        }
        let hash = hash(self.secrets, name.as_bytes());
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let found = self.places.get(place)?;
            if found.at == NOWHERE {
                return None;
            }
            let at = found.at as usize;
            if found.hash == hash && names.get(at)?.as_deref() == Some(name) {
                return Some(at);
            }
            place = (place + 1) & mask;
        }
    }
}

/// Searches linearly.
pub(crate) fn scan(names: &[Option<Name>], name: &str) -> Option<usize> {
    names.iter().position(|known| known.as_deref() == Some(name))
}

/// Random numbers, unknown outside of the process.
#[cfg(feature = "std")]
fn secrets() -> [u64; 2] {
    use core::hash::{BuildHasher, Hasher};
    let state = std::hash::RandomState::new();
    let first = state.build_hasher().finish();
    [first, state.hash_one(first)]
}

/// Without an operating system, only addresses may differ from run to run.
#[cfg(not(feature = "std"))]
fn secrets() -> [u64; 2] {
    static HERE: u8 = 0;
    let heap = alloc::boxed::Box::new(0_u64);
    let heap = (&raw const *heap).addr() as u64;
    let fixed = (&raw const HERE).addr() as u64;
    let first = fold(heap ^ 0x9e37_79b9_7f4a_7c15, fixed ^ 0xbf58_476d_1ce4_e5b9);
    [first, fold(first ^ 0x94d0_49bb_1331_11eb, heap.rotate_left(32) ^ fixed)]
}

/// Multiplies and adds the halves of the product: each bit of the result depends on all bits of both numbers.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "splits the product in two halves")]
    let (low, high) = (product as u64, (product >> 64) as u64);
    low ^ high
}

/// Hashes a name, sixteen bytes per step. Without the secrets, a collision cannot be constructed.
#[inline]
fn hash(secrets: [u64; 2], name: &[u8]) -> u32 {
    let mut state = secrets[0] ^ name.len() as u64;
    let mut rest = name;
    while rest.len() > 16
        && let Some((pair, more)) = rest.split_first_chunk::<16>()
    {
        state = fold(word(pair) ^ state, word(&pair[8..]) ^ secrets[1]);
        rest = more;
    }
    // The last two words may overlap, so that they cover every length.
    let (first, last) = match rest {
        [] => (0, 0),
        [_, _, _, _, _, _, _, _, ..] => (word(rest), word(&rest[rest.len() - 8..])),
        [_, _, _, _, ..] => (half(rest), half(&rest[rest.len() - 4..])),
        [first, .., last] => {
            (u64::from(*first) << 8 | u64::from(rest[rest.len() / 2]), u64::from(*last))
        }
        [only] => (u64::from(*only), 0),
    };
    state = fold(first ^ state, last ^ secrets[1]);
    #[expect(clippy::cast_possible_truncation, reason = "32 bits tell the keys of one map apart")]
    let hash = (state ^ state >> 32) as u32;
    hash
}

/// The first eight bytes as a number.
#[inline]
fn word(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// The first four bytes as a number.
#[inline]
fn half(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |chunk| u64::from(u32::from_le_bytes(*chunk)))
}
