//! The name that an error keeps.

use alloc::string::String;

/// The longest name that is kept in place.
const ROOM: usize = 32;
/// Bytes that are copied at once; shorter names are rare.
const STEP: usize = 4;
/// The most room that is kept for the next long name.
const MOST_ROOM: usize = 256;

/// A name, copied without a branch on its length if it is of 4 to 32 bytes, as nine of ten are. What one misses most
/// in copying names of any length is which branch comes next: that costs more than all the rest of an error.
#[derive(Clone)]
pub(super) struct Name {
    len: usize,
    short: [u8; ROOM],
    long: String,
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let mut it = Name { len: 0, short: [0; ROOM], long: String::new() };
        it.set(name);
        it
    }

    #[inline]
    pub(super) fn set(&mut self, name: &str) {
        let bytes = name.as_bytes();
        self.len = bytes.len();
        if bytes.len() < STEP || bytes.len() > ROOM {
            self.set_other(name);
            return;
        }
        let last = bytes.len() - STEP;
        // Steps that would go beyond the end copy the end again.
        for step in 0..ROOM / STEP {
            let at = last.min(step * STEP);
            if let (Some(from), Some(to)) =
                (bytes.get(at..at + STEP), self.short.get_mut(at..at + STEP))
            {
                to.copy_from_slice(from);
            }
        }
    }

    #[cold]
    fn set_other(&mut self, name: &str) {
        match self.short.get_mut(..name.len()) {
            Some(short) => short.copy_from_slice(name.as_bytes()),
            None => {
                self.long.clear();
                if self.long.capacity() > MOST_ROOM {
                    self.long = String::new();
                }
                self.long.push_str(name);
            }
        }
    }

    pub(super) fn as_str(&self) -> &str {
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
    fn a_name_of_any_length_is_kept_whole() {
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
