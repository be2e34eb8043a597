//! The search for a perfect hash: at compile time for classes, at run time for shapes.

use super::displace::place_buckets;
use super::{HashParams, LENGTH, MIXED, WINDOWS};
use crate::lookup::perfect_hash::start::{NONE, Scratch, multipliers};

/// The number of names that is too large: indices are `u16`, and this value marks the end of a chain.
pub(crate) const TOO_MANY: usize = NONE as usize;

/// The number of windows of one or two bytes that are tried before a set is treated as mixed.
const NARROW: u8 = 2;

/// The limit for `chain` that lists all names with equal hashes.
const PICK: usize = usize::MAX - 1;

/// The limit for `chain` that stops at the first two names with equal hashes, and lists them.
const PAIR: usize = usize::MAX - 2;

/// The positions of windows that are tried, in quarters of a name; the one that distinguishes most field names first.
const QUARTERS: [u8; 5] = [4, 2, 3, 1, 0];

/// The number of sets of multipliers that are tried before the search returns [`SearchError::Full`].
const ROUNDS: u64 = 16;

/// The error of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SearchError {
    /// The names at these two indices are equal.
    Duplicate(usize, usize),
    /// The names do not fit into this number of entries; a search with twice as many may succeed.
    Full,
    /// There are `TOO_MANY` names or more.
    TooMany,
}

/// The number of entries for a number of names: the next power of two, and 0 without names.
#[must_use]
pub(crate) const fn places_for(names: usize) -> usize {
    if names == 0 { 0 } else { names.next_power_of_two() }
}

/// Finds a hash that assigns each of these distinct names to an entry of its own.
///
/// The three buffers have the same length, `places_for(names.len())` or a larger power of two. After a success,
/// `order[place]` is the index of the name at an entry, `notes[index].hash` its hash, and the table is
/// `NameTable::new(spec, displace, entries, words)`, where `entries[place]` belongs to the name `order[place]`. An unused
/// entry has the index 0: it may contain name 0 a second time, because that is found only by its own name.
///
/// Names are hashed by windows if these distinguish them, unless `whole` is set. With hashes of whole names, a name
/// that the table lacks almost never has the hash of an entry, even if it is similar, so that the first branch rejects
/// it; but a hit is slower.
///
/// # Errors
/// `Full`: a search with twice as many entries may succeed. The other errors are final.
///
/// # Panics
/// If the lengths of the buffers are wrong or above 65,536.
pub(crate) const fn search(
    names: &[&[u8]],
    whole: bool,
    notes: &mut [Scratch],
    order: &mut [u16],
    displace: &mut [u16],
) -> Result<HashParams, SearchError> {
    let places = order.len();
    assert!(places <= 1 << 16 && (places == 0 || places.is_power_of_two()));
    assert!(notes.len() == places && displace.len() == places);
    if names.len() >= TOO_MANY {
        return Err(SearchError::TooMany);
    }
    if names.len() > places {
        return Err(SearchError::Full);
    }
    let mut spec = if whole { HashParams::NEW } else { HashParams::for_lengths(names, notes) };
    // Greedily adds the window that leaves the fewest names with equal hashes; only these names are examined again. A
    // set that no windows distinguish is hashed whole.
    let (mut picked, mut before) = (names.len(), usize::MAX);
    let mut settled = false;
    while !settled && spec.width > 0 {
        let (mut best, mut best_quarter) = (before, 0);
        let window = spec.count as usize;
        spec.count += 1;
        let mut candidate = 0;
        while candidate < QUARTERS.len() && best > 0 {
            spec.sample_positions[window] = QUARTERS[candidate];
            let alike = bucketize(&spec, names, notes, displace, order, picked, best);
            if alike < best {
                (best, best_quarter) = (alike, QUARTERS[candidate]);
            }
            candidate += 1;
        }
        spec.sample_positions[window] = best_quarter;
        if best == 0 {
            settled = picked == names.len()
                || bucketize(&spec, names, notes, displace, order, names.len(), PAIR) == 0;
            break;
        } else if spec.width < 4 && spec.count == NARROW {
            spec.widen();
            (picked, before) = (names.len(), usize::MAX);
        } else if spec.count as usize == WINDOWS || best == before {
            spec.width = 0;
        } else {
            picked = bucketize(&spec, names, notes, displace, order, picked, PICK);
            before = best;
        }
    }
    let mut round = 0;
    while round < ROUNDS {
        if !settled {
            // In the first round with windows, the chains exist already.
            settled = bucketize(&spec, names, notes, displace, order, names.len(), PAIR) == 0;
            if !settled && spec.width == 0 && !order.is_empty() {
                let (one, other) = (order[0] as usize, order[1] as usize);
                if same(names[one], names[other]) {
                    return Err(SearchError::Duplicate(one, other));
                }
            }
        }
        if settled && place_buckets(names.len(), notes, order, displace) {
            // Windows of eight bytes or fewer miss many typos.
            spec.is_selective = spec.width == 0 || spec.width >= 4 && spec.count > 2;
            return Ok(spec);
        }
        settled = false;
        round += 1;
        spec.multipliers = multipliers(round);
    }
    Err(SearchError::Full)
}

/// Hashes names and links the names of each bucket, beginning at `displace`. Counts the names whose hash another name
/// has, up to a limit.
///
/// With the limit `PICK`, `order` lists all names that share their hash. Unless all are `picked`, the names are taken
/// from such a list. With the limit `PAIR`, `order` begins with the two names that have equal hashes.
const fn bucketize(
    spec: &HashParams,
    names: &[&[u8]],
    notes: &mut [Scratch],
    displace: &mut [u16],
    order: &mut [u16],
    picked: usize,
    limit: usize,
) -> usize {
    let (all, buckets) = (names.len(), displace.len());
    let windows = spec.count as usize;
    let sample_positions = spec.sample_positions;
    let multipliers = spec.multipliers;
    let width = if spec.width == MIXED { 4 } else { spec.width as usize };
    let mut bucket = 0;
    while bucket < buckets {
        displace[bucket] = NONE;
        bucket += 1;
    }
    let mut alike = 0;
    let mut listed = 0;
    let mut next = 0;
    while next < picked {
        let index = if picked == all { next } else { order[next] as usize };
        next += 1;
        let name = names[index];
        let length = notes[index].length;
        // The same as `HashParams::hash`, written for constant evaluation, whose time is that of the statements: a call is
        // expensive, and the sum of 128 bits needs no reduction, since only the bits from 32 to 63 are used.
        let hash = if width == 0 {
            spec.whole(name)
        } else if length < width {
            spec.short(name)
        } else {
            let room = length - width;
            let mut sum = 0;
            let mut window = 0;
            let mut more = length as u128 * LENGTH as u128;
            while window < windows {
                let quarter = sample_positions[window];
                let word = if width == 4 {
                    // A pattern compares the length once, and an index does it for each byte.
                    if quarter == 4
                        && let [.., a, b, c, d] = name
                    {
                        *a as u128 | (*b as u128) << 8 | (*c as u128) << 16 | (*d as u128) << 24
                    } else {
                        let at = (room * quarter as usize) >> 2;
                        four!(name, at) as u128
                    }
                } else {
                    let at = (room * quarter as usize) >> 2;
                    let mut word = name[at] as u128;
                    if width == 2 {
                        word |= (name[at + 1] as u128) << 8;
                    }
                    word
                };
                sum += (word + more) * multipliers[window] as u128;
                more = 0;
                window += 1;
            }
            (sum >> 32) as u32
        };
        let bucket = hash as usize & (buckets - 1);
        let first = displace[bucket];
        let mut other = first;
        while other != NONE && notes[other as usize].hash != hash {
            other = notes[other as usize].next;
        }
        if other == NONE {
            notes[index] = Scratch { hash, length, alike: false, next: first, bucket: NONE };
            displace[bucket] = index as u16;
            continue;
        }
        alike += 1;
        if limit == PICK || limit == PAIR {
            // At most as many names are listed as were read, so that no name is overwritten before it is read.
            if !notes[other as usize].alike {
                notes[other as usize].alike = true;
                order[listed] = other;
                listed += 1;
            }
            order[listed] = index as u16;
            listed += 1;
        }
        if alike >= limit || limit == PAIR {
            break;
        }
    }
    if limit == PICK { listed } else { alike }
}

/// Whether two names are the same bytes, for constants.
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut at, end) = (0, a.len());
    while at < end && a[at] == b[at] {
        at += 1;
    }
    at == end
}
