//! The search for a perfect hash, in constants for classes, at run time for shapes.

use super::{HashParams, LENGTH, MIXED, WINDOWS};
use crate::lookup::perfect_hash::start::{NONE, Scratch, multipliers};

/// A set of names cannot have this many members: indices are `u16`, and this value marks an end.
pub(crate) const TOO_MANY: usize = NONE as usize;

/// Windows of one or two bytes that are tried before a set counts as mixed.
const NARROW: u8 = 2;

/// As a limit for `chain`: list the names that are alike.
const PICK: usize = usize::MAX - 1;

/// As a limit for `chain`: stop at the first two names that are alike and list them.
const PAIR: usize = usize::MAX - 2;

/// The quarters of a name at which windows are tried, the one that tells most field names apart first.
const QUARTERS: [u8; 5] = [4, 2, 3, 1, 0];

/// Sets of multipliers tried before the search returns [`StageError::Full`].
const ROUNDS: u64 = 16;

/// Why a search gave no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StageError {
    /// The names at these two indices are equal.
    Duplicate(usize, usize),
    /// The names do not fit into this number of places: double it and search again.
    Full,
    /// There are `TOO_MANY` names or more.
    TooMany,
}

/// The number of places wanted for so many names: the next power of two, and none for no names.
#[must_use]
pub(crate) const fn places_for(names: usize) -> usize {
    if names == 0 { 0 } else { names.next_power_of_two() }
}

/// Finds how to hash distinct names so that each has a place of its own.
///
/// The three buffers have the same length, `places_for(names.len())` or a power of two above it. On success
/// `order[place]` is the index of the name kept at a place, `notes[index].hash` its hash, and the table is
/// `NameTable::new(spec, displace, entries)` with `entries[place]` made from the name `order[place]`. A place left over
/// gives index 0: the entry of name 0 may stand there once more, as it can only ever be found by its own name.
///
/// Names are hashed by windows where these tell them apart, unless they are to be hashed `whole`. Hashed whole, a foreign
/// name almost never has the hash of a known one, also if the two are much alike, so that the first branch knows that it
/// is none; but a hit costs more.
///
/// # Errors
/// `Full` asks for twice as many places; the other errors are final.
///
/// # Panics
/// If the buffers do not have such lengths, up to 65,536.
pub(crate) const fn search(
    names: &[&[u8]],
    whole: bool,
    notes: &mut [Scratch],
    order: &mut [u16],
    displace: &mut [u16],
) -> Result<HashParams, StageError> {
    let places = order.len();
    assert!(places <= 1 << 16 && (places == 0 || places.is_power_of_two()));
    assert!(notes.len() == places && displace.len() == places);
    if names.len() >= TOO_MANY {
        return Err(StageError::TooMany);
    }
    if names.len() > places {
        return Err(StageError::Full);
    }
    let mut spec = if whole { HashParams::NEW } else { HashParams::for_lengths(names, notes) };
    // Greedily add the window that leaves the fewest names alike; only names alike so far are looked at again. A set
    // that such windows do not tell apart is hashed whole.
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
            // The first round of a set hashed by windows has its chains from above.
            settled = bucketize(&spec, names, notes, displace, order, names.len(), PAIR) == 0;
            if !settled && spec.width == 0 && !order.is_empty() {
                let (one, other) = (order[0] as usize, order[1] as usize);
                if same(names[one], names[other]) {
                    return Err(StageError::Duplicate(one, other));
                }
            }
        }
        if settled && place_buckets(names.len(), notes, order, displace) {
            return Ok(spec);
        }
        settled = false;
        round += 1;
        spec.multipliers = multipliers(round);
    }
    Err(StageError::Full)
}

/// Hashes names and links those of each bucket from `displace`; counts names whose hash another one has, up to a limit.
///
/// With the limit `PICK` it lists in `order`, and counts, all names that share their hash. Names are taken from such a list
/// unless all are `picked`. With the limit `PAIR`, `order` begins with the two names found alike.
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
        // What `HashParams::hash` computes, written out: a call costs the constant evaluator more than all of this.
        let hash = if width == 0 {
            spec.whole(name)
        } else if length < width {
            spec.short(name)
        } else {
            let room = length - width;
            let mut sum = 0;
            let mut window = 0;
            while window < windows {
                let at = (room * sample_positions[window] as usize) >> 2;
                let mut word = name[at] as u64;
                if width == 4 {
                    word = four!(name, at);
                } else if width == 2 {
                    word |= (name[at + 1] as u64) << 8;
                }
                if window == 0 {
                    word += length as u64 * LENGTH;
                }
                sum = (word as u128 * multipliers[window] as u128 + sum) & u64::MAX as u128;
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
            notes[index].hash = hash;
            notes[index].next = first;
            notes[index].alike = false;
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

/// Gives every bucket, the largest first, a displacement that leads its names to free places; false if one has none.
const fn place_buckets(
    count: usize,
    notes: &mut [Scratch],
    order: &mut [u16],
    displace: &mut [u16],
) -> bool {
    let (places, buckets) = (order.len(), displace.len());
    let mask = places.wrapping_sub(1);
    let mut place = 0;
    while place < places {
        order[place] = NONE;
        place += 1;
    }
    // The multiples of an unlucky hash miss some places, however many are tried: other multipliers cost less.
    let most = if places < 8000 { 8 * places as u64 + 64 } else { u16::MAX as u64 };
    // Buckets by size; those of 15 names or more are not told apart.
    let mut sizes = [NONE; 16];
    let mut bucket = 0;
    while bucket < buckets {
        let mut size = 0;
        let mut name = displace[bucket];
        while name != NONE && size < 15 {
            size += 1;
            name = notes[name as usize].next;
        }
        notes[bucket].bucket = sizes[size];
        sizes[size] = bucket as u16;
        bucket += 1;
    }
    let mut size = 15;
    while size > 0 {
        let mut bucket = sizes[size];
        while bucket != NONE {
            let first = displace[bucket as usize];
            let hash = notes[first as usize].hash as u64;
            let rest = notes[first as usize].next;
            let mut factor = 0;
            loop {
                if factor == most {
                    return false;
                }
                factor += 1;
                let place = ((hash * factor) >> 16) as usize & mask;
                if order[place] != NONE {
                    continue;
                }
                order[place] = first;
                let mut name = rest;
                while name != NONE {
                    let place = ((notes[name as usize].hash as u64 * factor) >> 16) as usize & mask;
                    if order[place] != NONE {
                        break;
                    }
                    order[place] = name;
                    name = notes[name as usize].next;
                }
                if name == NONE {
                    break;
                }
                // Take back what was placed and try the next displacement.
                order[place] = NONE;
                let mut undo = rest;
                while undo != name {
                    order[((notes[undo as usize].hash as u64 * factor) >> 16) as usize & mask] =
                        NONE;
                    undo = notes[undo as usize].next;
                }
            }
            displace[bucket as usize] = factor as u16;
            bucket = notes[bucket as usize].bucket;
        }
        size -= 1;
    }
    if count < places {
        let mut place = 0;
        while place < places {
            if order[place] == NONE {
                order[place] = 0;
            }
            place += 1;
        }
    }
    true
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
