//! The name in an error: stored inline if short, so that most errors need one allocation.

use alloc::string::String;

/// The longest name that is stored inline.
const ROOM: usize = 32;

/// The largest buffer that is kept for the next long name.
#[cfg(feature = "std")]
const MOST_ROOM: usize = 256;

/// A name. Copying a name costs more by mispredicted branches than by its bytes, so that names of 4 to 16 bytes, which
/// most names are, are copied without a branch.
#[derive(Clone)]
pub(crate) struct Name {
    len: usize,
    short: [u8; ROOM],
    long: String,
}

impl Name {
    pub(crate) fn new(name: &str) -> Self {
        let mut it = Name { len: 0, short: [0; ROOM], long: String::new() };
        it.set(name);
        it
    }

    #[inline]
    pub(crate) fn set(&mut self, name: &str) {
        let bytes = name.as_bytes();
        self.len = bytes.len();
        match bytes.len() {
            4..=16 => {
                // Steps that would exceed the end copy the end again.
                let last = bytes.len() - 4;
                for step in [0, 4, 8, last] {
                    self.copy::<4>(bytes, step.min(last));
                }
            }
            17..=ROOM => {
                self.copy::<16>(bytes, 0);
                self.copy::<16>(bytes, bytes.len() - 16);
            }
            _ => self.set_other(name),
        }
    }

    /// Copies a number of bytes from an offset to the same offset here.
    #[inline(always)]
    fn copy<const BYTES: usize>(&mut self, bytes: &[u8], at: usize) {
        let from = bytes.get(at..).and_then(<[u8]>::first_chunk::<BYTES>);
        let to = self.short.get_mut(at..).and_then(<[u8]>::first_chunk_mut::<BYTES>);
        if let (Some(from), Some(to)) = (from, to) {
            *to = *from;
        }
    }

    #[cold]
    fn set_other(&mut self, name: &str) {
        match self.short.get_mut(..name.len()) {
            Some(short) => short.copy_from_slice(name.as_bytes()),
            None => {
                self.long.clear();
                self.long.push_str(name);
            }
        }
    }

    /// Whether the buffer for long names is too large to keep.
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn is_large(&self) -> bool {
        self.long.capacity() > MOST_ROOM
    }

    /// Frees the buffer for long names.
    #[cfg(feature = "std")]
    pub(crate) fn shrink(&mut self) {
        if self.is_large() {
            self.len = 0;
            self.long = String::new();
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self.short.get(..self.len) {
            Some(short) => core::str::from_utf8(short).unwrap_or_default(),
            None => &self.long,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_any_length_is_stored_unchanged() {
        let mut name = Name::new("");
        let letters: String = ('a'..='z').cycle().take(600).collect();
        for length in (0..600).chain((0..70).rev()) {
            name.set(&letters[..length]);
            assert_eq!(name.as_str(), &letters[..length]);
            assert_eq!(name.clone().as_str(), &letters[..length]);
        }
        name.set("größe_€_𝄞");
        assert_eq!(name.as_str(), "größe_€_𝄞");
    }
}
