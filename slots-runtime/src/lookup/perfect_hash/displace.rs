//! The placement of the buckets: each gets a displacement with which no two names share an entry.

use crate::lookup::perfect_hash::start::{NONE, Scratch};

/// Finds for every bucket, the largest first, a displacement that leads its names to free entries; `false` if a bucket
/// has none.
pub(super) const fn place_buckets(
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
    // The multiples of some hashes miss some entries for every displacement: other multipliers are cheaper than more
    // displacements.
    let most = if places < 8000 { 8 * places as u64 + 64 } else { u16::MAX as u64 };
    // Buckets by size; those of 15 names or more have one class.
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
                // Removes the placed names and tries the next displacement.
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
