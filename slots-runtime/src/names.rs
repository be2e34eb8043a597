//! Name tables: a perfect hash over a set of names, found by one builder in constants and at run time.

/// A set of names cannot have this many members: indices are `u16`, and this value marks an end.
pub(crate) const TOO_MANY: usize = NONE as usize;
/// Marks the end of a chain and, during the search, a place without a name.
const NONE: u16 = u16::MAX;
/// Multiplies the length of a name before the first window is added; any odd number under 2^31 does.
const LENGTH: u64 = 0x5bd1_e995;
/// Names longer than this are hashed whole, so that a length times four never overflows a `usize`.
const LONGEST: usize = 1 << 28;
/// The width of a set that has names too short for a window of four bytes but needs such windows for the others.
const MIXED: u8 = 5;
/// Windows of one or two bytes that are tried before a set counts as mixed.
const NARROW: u8 = 2;
/// Windows of one hash at most; sets that need more are hashed whole.
const WINDOWS: usize = 4;
/// The quarters of a name at which windows are tried, the one that tells most field names apart first.
const QUARTERS: [u8; 5] = [4, 2, 3, 1, 0];
/// Sets of multipliers tried before the caller is told to take more places.
const ROUNDS: u64 = 16;
/// The multipliers of the first round, computed once.
const FIRST: [u64; WINDOWS] = multipliers(0);

/// How the names of one set are hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    /// One odd multiplier for each window.
    multipliers: [u64; WINDOWS],
    /// The longest length of a name minus `width`.
    span: u32,
    /// Bytes in a window: 4, 2 or 1; `MIXED` has 4 and hashes shorter names whole, 0 hashes all names whole.
    width: u8,
    /// How many windows are read, 1 to 4.
    count: u8,
    /// Where each window lies, in quarters of the way from the first possible place to the last.
    quarters: [u8; WINDOWS],
}

/// Why a search gave no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The names at these two indices are equal.
    Duplicate(usize, usize),
    /// The names do not fit into this number of places: double it and search again.
    Full,
    /// There are `TOO_MANY` names or more.
    TooMany,
}

/// What the search notes about one name; afterwards `hash` is the hash of the name at the same index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    /// The hash of the name.
    pub hash: u32,
    /// The next name in the same bucket.
    next: u16,
    /// The next bucket of the same size (this one is indexed by bucket, not by name).
    bucket: u16,
}

impl Note {
    /// What buffers are filled with before a search.
    pub(crate) const NEW: Self = Self { hash: 0, next: NONE, bucket: NONE };
}

/// The number of places wanted for so many names: the next power of two, and none for no names.
#[must_use]
pub(crate) const fn places_for(names: usize) -> usize {
    if names == 0 { 0 } else { names.next_power_of_two() }
}

/// The length of the table of displacements that goes with a number of places.
#[must_use]
pub(crate) const fn buckets_for(places: usize) -> usize {
    places.div_ceil(2)
}

/// Finds how to hash distinct names so that each has a place of its own.
///
/// With `S = order.len()` a power of two, `notes` has `S` members too and `displace` has `buckets_for(S)`. On success
/// `order[place]` is the index of the name kept at a place, `notes[index].hash` its hash, and the table is
/// `NameTable::new(spec, displace, entries)` with `entries[place]` made from the name `order[place]`. A place left over
/// gives index 0: the entry of name 0 may stand there once more, as it can only ever be found by its own name.
///
/// # Errors
/// `Full` asks for twice as many places; the other faults are final.
///
/// # Panics
/// If the buffers do not have the lengths above.
pub(crate) const fn search(
    names: &[&str],
    notes: &mut [Note],
    order: &mut [u16],
    displace: &mut [u16],
) -> Result<Spec, Fault> {
    let places = order.len();
    assert!(
        places <= 1 << 16 && (places == 0 || places.is_power_of_two()) && notes.len() == places
    );
    assert!(displace.len() == buckets_for(places));
    if names.len() >= TOO_MANY {
        return Err(Fault::TooMany);
    }
    if names.len() > places {
        return Err(Fault::Full);
    }
    let mut spec = Spec::for_lengths(names);
    // Greedily add the window that leaves the fewest names alike. A set that four windows do not tell apart, as one
    // that keeps a name too short for any, is hashed whole.
    let mut settled = false;
    let mut before = usize::MAX;
    while !settled && spec.width > 0 {
        let mut best = (before, 0);
        let window = spec.count as usize;
        spec.count += 1;
        let mut try_next = 0;
        while try_next < QUARTERS.len() {
            spec.quarters[window] = QUARTERS[try_next];
            let alike = match chain(&spec, names, notes, displace, best.0) {
                Ok(alike) => alike,
                Err(fault) => return Err(fault),
            };
            if alike < best.0 {
                best = (alike, QUARTERS[try_next]);
            }
            if alike == 0 {
                settled = true;
                break;
            }
            try_next += 1;
        }
        spec.quarters[window] = best.1;
        if settled {
            // Found, and `chain` has left the chains that `settle` wants.
        } else if spec.width < 4 && spec.count == NARROW {
            spec.widen();
            before = usize::MAX;
        } else if spec.count as usize == WINDOWS || best.0 == before {
            spec.width = 0;
        } else {
            before = best.0;
        }
    }
    let mut round = 0;
    while round < ROUNDS {
        if !settled {
            // The first round of a set hashed by windows has its chains from above.
            match chain(&spec, names, notes, displace, 1) {
                Ok(alike) => settled = alike == 0,
                Err(fault) => return Err(fault),
            }
        }
        if settled && settle(names.len(), notes, order, displace) {
            return Ok(spec);
        }
        settled = false;
        round += 1;
        spec.multipliers = multipliers(round);
    }
    Err(Fault::Full)
}

/// Hashes all names and links those of each bucket from `displace`; counts names whose hash another one has, up to a limit.
const fn chain(
    spec: &Spec,
    names: &[&str],
    notes: &mut [Note],
    displace: &mut [u16],
    limit: usize,
) -> Result<usize, Fault> {
    let (count, buckets) = (names.len(), displace.len());
    let mut bucket = 0;
    while bucket < buckets {
        displace[bucket] = NONE;
        bucket += 1;
    }
    let (mut alike, mut index) = (0, 0);
    while index < count {
        let hash = match spec.hash(names[index].as_bytes()) {
            Some(hash) => hash,
            None => 0, // not reached: every name of the set has an admissible length
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
            displace[bucket] = index as u16;
        } else {
            if spec.width == 0 && same(names[index].as_bytes(), names[other as usize].as_bytes()) {
                return Err(Fault::Duplicate(other as usize, index));
            }
            alike += 1;
            if alike >= limit {
                break;
            }
        }
        index += 1;
    }
    Ok(alike)
}

/// Gives every bucket, the largest first, a displacement that leads its names to free places; false if one has none.
const fn settle(count: usize, notes: &mut [Note], order: &mut [u16], displace: &mut [u16]) -> bool {
    let (places, buckets) = (order.len(), displace.len());
    let mask = places.wrapping_sub(1);
    let mut place = 0;
    while place < places {
        order[place] = NONE;
        place += 1;
    }
    // Buckets by size; those of 15 names or more are not told apart.
    let mut sizes = [NONE; 16];
    let mut bucket = 0;
    while bucket < buckets {
        let (mut size, mut name) = (0, displace[bucket]);
        while name != NONE && size < 15 {
            size += 1;
            name = notes[name as usize].next;
        }
        notes[bucket].bucket = sizes[size];
        sizes[size] = bucket as u16;
        bucket += 1;
    }
    let mut size = 15;
    while size > 1 {
        let mut bucket = sizes[size];
        while bucket != NONE {
            let first = displace[bucket as usize];
            let mut factor = 1;
            let mut name = first;
            while name != NONE {
                let note = notes[name as usize];
                let place = (note.hash as u64 * factor >> 16) as usize & mask;
                if order[place] == NONE {
                    order[place] = name;
                    name = note.next;
                    continue;
                }
                // Take back what was placed and try the next displacement.
                let mut undo = first;
                while undo != name {
                    let note = notes[undo as usize];
                    order[(note.hash as u64 * factor >> 16) as usize & mask] = NONE;
                    undo = note.next;
                }
                if factor == u16::MAX as u64 {
                    return false;
                }
                factor += 1;
                name = first;
            }
            displace[bucket as usize] = factor as u16;
            bucket = notes[bucket as usize].bucket;
        }
        size -= 1;
    }
    // Names alone in their buckets come last and try the most, so they have a loop as short as can be.
    let mut bucket = sizes[1];
    while bucket != NONE {
        let name = displace[bucket as usize];
        let hash = notes[name as usize].hash as u64;
        let mut product = hash;
        while order[(product >> 16) as usize & mask] != NONE {
            product += hash;
        }
        if product > hash * u16::MAX as u64 {
            return false;
        }
        order[(product >> 16) as usize & mask] = name;
        displace[bucket as usize] = if hash == 0 { 1 } else { (product / hash) as u16 };
        bucket = notes[bucket as usize].bucket;
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

/// The place of a hash whose bucket has this displacement.
#[inline(always)]
const fn spot(hash: u32, displacement: u16, places: usize) -> usize {
    (hash as u64 * displacement as u64 >> 16) as usize & places.wrapping_sub(1)
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

/// The multipliers of one round: splitmix64 from a fixed seed, so that builds repeat.
const fn multipliers(round: u64) -> [u64; WINDOWS] {
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

impl Spec {
    /// The way to hash no names.
    const NEW: Self =
        Self { multipliers: FIRST, span: 0, width: 0, count: 0, quarters: [0; WINDOWS] };

    /// A hash without windows yet, with the window width for the shortest of these names.
    const fn for_lengths(names: &[&str]) -> Self {
        let (mut shortest, mut longest, mut index) = (LONGEST, 0, 0);
        let count = names.len();
        while index < count {
            let length = names[index].len();
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
            spec.width = [MIXED, 1, 2, 2, 4][if shortest < 4 { shortest } else { 4 }];
            spec.span =
                longest.saturating_sub(if spec.width < 4 { spec.width } else { 4 } as usize) as u32;
        }
        spec
    }

    /// Goes from narrow windows to those of a mixed set.
    const fn widen(&mut self) {
        self.span = (self.span + self.width as u32).saturating_sub(4);
        self.width = MIXED;
        self.count = 0;
    }

    /// The hash of a name, or nothing where its length alone shows that it is not of the set.
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
        // Too short wraps to a large number, so one comparison covers both ends.
        if room > self.span as usize {
            return if W == 4 && self.width == MIXED && length < 4 {
                Some(self.short(name))
            } else {
                None
            };
        }
        let mut sum = 0;
        let mut window = 0;
        while window < WINDOWS {
            let at = room * self.quarters[window] as usize >> 2;
            if at + W > length {
                return None; // not reached: a quarter is at most 4
            }
            let mut word = name[at] as u64;
            if W > 1 {
                word |= (name[at + 1] as u64) << 8;
            }
            if W > 2 {
                word |= (name[at + 2] as u64) << 16 | (name[at + 3] as u64) << 24;
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

    /// The hash of the length and all bytes.
    #[inline]
    const fn whole(&self, name: &[u8]) -> u32 {
        let length = name.len();
        let factor = self.multipliers[0];
        let mut state = (length as u64).wrapping_mul(self.multipliers[1]);
        let word = if length >= 8 {
            let mut at = 0;
            while at + 8 < length {
                let word = four(name, at) | four(name, at + 4) << 32;
                state = (state ^ word).wrapping_mul(factor);
                state ^= state >> 32;
                at += 8;
            }
            four(name, length - 8) | four(name, length - 4) << 32
        } else if length >= 4 {
            four(name, 0) | four(name, length - 4) << 32
        } else {
            few(name)
        };
        // A last word that differs in its top byte alone must reach all bits that are used: hence two products.
        state = (state ^ word).wrapping_mul(factor);
        ((state ^ state >> 32).wrapping_mul(factor) >> 32) as u32
    }
}

/// A name of three bytes or fewer as a number.
#[inline(always)]
const fn few(name: &[u8]) -> u64 {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    name[0] as u64 | (name[length / 2] as u64) << 8 | (name[length - 1] as u64) << 16
}

/// Four bytes of a name as a number.
#[inline(always)]
const fn four(name: &[u8], at: usize) -> u64 {
    name[at] as u64
        | (name[at + 1] as u64) << 8
        | (name[at + 2] as u64) << 16
        | (name[at + 3] as u64) << 24
}

/// An entry of a table: a name and its hash.
pub(crate) trait Key {
    /// The hash that the table's `Spec` gives for the name.
    fn hash(&self) -> u32;
    /// The name.
    fn name(&self) -> &str;
}

/// A finished table, as held by a class or a shape.
#[derive(Debug)]
pub(crate) struct NameTable<'a, E> {
    /// How names are hashed.
    spec: Spec,
    /// The displacement of each bucket.
    displace: &'a [u16],
    /// One entry for each place.
    entries: &'a [E],
}

impl<E> Clone for NameTable<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NameTable<'_, E> {}

impl<'a, E> NameTable<'a, E> {
    /// The table of no names.
    pub(crate) const EMPTY: Self = Self { spec: Spec::NEW, displace: &[], entries: &[] };

    /// A table from what `search` gave; with other contents it finds less, but never a wrong name.
    #[must_use]
    pub(crate) const fn new(spec: Spec, displace: &'a [u16], entries: &'a [E]) -> Self {
        Self { spec, displace, entries }
    }

    /// The number of places.
    pub(crate) const fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a place, for constants.
    pub(crate) const fn entries_at(&self, place: usize) -> Option<&'a E> {
        if place < self.entries.len() { Some(&self.entries[place]) } else { None }
    }

    /// The place where the name of a hash is kept, if the table has it.
    pub(crate) const fn place_of(&self, hash: u32) -> Option<usize> {
        if self.displace.is_empty() {
            return None;
        }
        let displacement = self.displace[hash as usize & (self.displace.len() - 1)];
        Some(spot(hash, displacement, self.entries.len()))
    }

    /// How names are hashed.
    pub(crate) const fn spec(&self) -> &Spec {
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
            *self.displace.get(hash as usize & self.displace.len().wrapping_sub(1))?;
        let entry = self.entries.get(spot(hash, displacement, self.entries.len()))?;
        // The stored hash makes the comparison of names, which costs most, run for almost no foreign name.
        (entry.hash() == hash && entry.name() == name).then_some(entry)
    }
}
