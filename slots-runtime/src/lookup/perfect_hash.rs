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

/// Eight bytes of a name as a number, from two places. They are not just put beside each other: a product leaves each half
/// the one load that it is, and other multipliers tell apart what some do not.
macro_rules! eight {
    ($name:ident, $at:expr, $and:expr, $by:expr) => {
        four!($name, $at).wrapping_add(four!($name, $and).wrapping_mul($by))
    };
}

pub(crate) mod search;
pub(crate) mod start;
#[cfg(all(test, feature = "std"))]
mod tests;

/// Multiplies the length of a name before the first window is added; any odd number under 2^31 does.
const LENGTH: u64 = 0x5bd1_e995;

/// The width of a set that has names too short for a window of four bytes but needs such windows for the others.
const MIXED: u8 = 5;

/// Windows of one hash at most; sets that need more are hashed whole.
const WINDOWS: usize = 4;

/// How the names of one set are hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HashParams {
    /// One odd multiplier for each window.
    multipliers: [u64; WINDOWS],
    /// The longest length of a name minus `width`.
    span: u32,
    /// Bytes in a window: 4, 2 or 1; `MIXED` has 4 and hashes shorter names whole, 0 hashes all names whole.
    width: u8,
    /// How many windows are read, 1 to 4.
    count: u8,
    /// Where each window lies, in quarters of the way from the first possible place to the last.
    sample_positions: [u8; WINDOWS],
}

impl HashParams {
    /// The hash of a name, or `None` if its length alone shows that the set lacks it.
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
            let at = (room * self.sample_positions[window] as usize) >> 2;
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
            // Where four bytes would go beyond the end, the last four are taken again.
            let second = if last < 4 { last } else { 4 };
            let third = if last < 8 { last } else { 8 };
            (eight!(name, 0, second, by), eight!(name, third, last, by))
        } else {
            (few(name), 0)
        };
        (fold(low ^ state, high ^ factor) >> 32) as u32
    }
}

/// Both halves of a product, so that each bit of the factors reaches all bits.
#[inline(always)]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
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

/// An entry of a table: a name and what is kept of its hash.
pub(crate) trait Key {
    /// Whether the name may have this hash, by what is kept of it.
    fn fits(&self, hash: u32) -> bool;
    /// The name.
    fn name(&self) -> &str;
}

/// The place of a hash whose bucket has this displacement.
#[inline(always)]
pub(crate) const fn index_of(hash: u32, displacement: u16, places: usize) -> usize {
    ((hash as u64 * displacement as u64) >> 16) as usize & places.wrapping_sub(1)
}

/// A finished table, as held by a class or a shape.
#[derive(Debug)]
pub(crate) struct NameTable<'a, E> {
    /// How names are hashed.
    spec: HashParams,
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
    pub(crate) const EMPTY: Self = Self {
        spec: HashParams { width: 4, count: 1, ..HashParams::NEW },
        displace: &[],
        entries: &[],
    };

    /// A table from the results of `search`; with other contents it may miss names, but never finds a wrong one.
    #[must_use]
    pub(crate) const fn new(spec: HashParams, displace: &'a [u16], entries: &'a [E]) -> Self {
        Self { spec, displace, entries }
    }

    /// One entry for each place.
    pub(crate) const fn entries(&self) -> &'a [E] {
        self.entries
    }

    /// The place where the name of a hash is kept, if the table has it.
    pub(crate) const fn place_of(&self, hash: u32) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let displacement = self.displace[hash as usize & (self.entries.len() - 1)];
        Some(index_of(hash, displacement, self.entries.len()))
    }

    /// How names are hashed.
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
        let entry = self.entries.get(index_of(hash, displacement, self.entries.len()))?;
        // What is kept of the hash makes the comparison of names, which costs most, run for almost no foreign name.
        (entry.fits(hash) && entry.name() == name).then_some(entry)
    }
}
