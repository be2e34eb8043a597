//! The initial state of a search: the data about each name, and the first multipliers.

use super::words::words_for;
use super::{HashParams, MIXED, WINDOWS};

/// Names longer than this are hashed whole, so that a length times four never overflows a `usize`.
const LONGEST: usize = 1 << 28;

/// Sets of more names than this do not try windows of one or two bytes, which rarely suffice.
const FEW: usize = 32;

/// The multipliers of the first round, computed once.
const FIRST: [u64; WINDOWS] = multipliers(0);

/// The multipliers of one round: splitmix64 from a fixed seed, so that builds repeat.
pub(super) const fn multipliers(round: u64) -> [u64; WINDOWS] {
    let mut all = [0; WINDOWS];
    let mut at = 0;
    while at < WINDOWS {
        let step = round * WINDOWS as u64 + at as u64 + 1;
        let z = step.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        all[at] = (z ^ (z >> 31)) | 1;
        at += 1;
    }
    all
}

impl HashParams {
    /// The parameters for a set without names.
    pub(super) const NEW: Self = Self {
        multipliers: FIRST,
        span: 0,
        width: 0,
        count: 0,
        words: 0,
        is_selective: false,
        sample_positions: [0; WINDOWS],
    };

    /// A hash without windows yet, with the window width for the shortest of these names.
    pub(super) const fn for_lengths(names: &[&[u8]], notes: &mut [Scratch]) -> Self {
        let count = names.len();
        let mut shortest = LONGEST;
        let mut longest = 0;
        let mut index = 0;
        while index < count {
            let length = names[index].len();
            notes[index].length = length;
            if length < shortest {
                shortest = length;
            }
            if length > longest {
                longest = length;
            }
            index += 1;
        }
        let mut spec = Self::NEW;
        if count > 0 && longest < LONGEST {
            spec.width = match shortest {
                0 => 0,
                1 if count <= FEW => 1,
                2 | 3 if count <= FEW => 2,
                1..4 => MIXED,
                _ => 4,
            };
            spec.words = words_for(shortest, longest);
            spec.span =
                longest.saturating_sub(if spec.width < 4 { spec.width } else { 4 } as usize) as u32;
        }
        spec
    }

    /// Changes from narrow windows to those of a mixed set.
    pub(super) const fn widen(&mut self) {
        self.span = (self.span + self.width as u32).saturating_sub(4);
        self.width = MIXED;
        self.count = 0;
    }
}

/// The data of a search about one name; after the search, `hash` is the hash of the name at the same index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scratch {
    /// The hash of the name.
    pub(crate) hash: u32,
    /// The length of the name.
    pub(crate) length: usize,
    /// Whether another name has this hash.
    pub(super) alike: bool,
    /// The next name in the same bucket.
    pub(super) next: u16,
    /// The next bucket of the same size (this one is indexed by bucket, not by name).
    pub(super) bucket: u16,
}

impl Scratch {
    /// The initial content of the buffers.
    pub(crate) const NEW: Self =
        Self { hash: 0, length: 0, alike: false, next: NONE, bucket: NONE };
}

/// Marks the end of a chain and, during the search, an entry without a name.
pub(super) const NONE: u16 = u16::MAX;
