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
    let mask = places.wrapping_sub(1) as u64;
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
    let mut size = 0;
    let mut bucket = 0;
    while bucket < buckets {
        let mut name = displace[bucket];
        if name != NONE {
            let mut names = 0;
            while name != NONE && names < 15 {
                names += 1;
                name = notes[name as usize].next;
            }
            notes[bucket].bucket = sizes[names];
            sizes[names] = bucket as u16;
            if names > size {
                size = names;
            }
        }
        bucket += 1;
    }
    while size > 0 {
        let mut next = sizes[size];
        while next != NONE {
            let bucket = next as usize;
            next = notes[bucket].bucket;
            let first = displace[bucket];
            let hash = notes[first as usize].hash as u64;
            let rest = notes[first as usize].next;
            // The hash times the displacement, and its last value.
            let (mut product, last) = (hash, hash * most);
            loop {
                while order[((product >> 16) & mask) as usize] != NONE {
                    if product == last {
                        return false;
                    }
                    product += hash;
                }
                order[((product >> 16) & mask) as usize] = first;
                // Any displacement leads a hash of 0 to the same entry.
                let factor = if let Some(factor) = product.checked_div(hash) { factor } else { 1 };
                let mut name = rest;
                while name != NONE {
                    let place =
                        (((notes[name as usize].hash as u64 * factor) >> 16) & mask) as usize;
                    if order[place] != NONE {
                        break;
                    }
                    order[place] = name;
                    name = notes[name as usize].next;
                }
                if name == NONE {
                    displace[bucket] = factor as u16;
                    break;
                }
                // Removes the placed names and tries the next displacement.
                order[((product >> 16) & mask) as usize] = NONE;
                let mut undo = rest;
                while undo != name {
                    order[(((notes[undo as usize].hash as u64 * factor) >> 16) & mask) as usize] =
                        NONE;
                    undo = notes[undo as usize].next;
                }
                if product == last {
                    return false;
                }
                product += hash;
            }
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
