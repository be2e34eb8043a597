//! The name in an error: stored inline if short, so that most errors need one allocation.

/// The longest name that is stored inline.
const ROOM: usize = 32;

/// A short name. Copying a name costs more by mispredicted branches than by its bytes, so that names of 4 to 24 bytes,
/// which most names are, are copied without a branch.
#[derive(Clone)]
pub(crate) struct Name {
    /// The length, also of a name that is too long for `bytes`.
    len: usize,
    bytes: [u8; ROOM],
}

impl Name {
    pub(crate) const EMPTY: Self = Name { len: 0, bytes: [0; ROOM] };

    /// Whether `set_usual` stores a name of this length.
    #[inline(always)]
    pub(crate) const fn is_usual(len: usize) -> bool {
        4 <= len && len <= ROOM
    }

    /// Stores a name of a usual length, without a call.
    #[inline(always)]
    pub(crate) fn set_usual(&mut self, name: &str) {
        let name = name.as_bytes();
        self.len = name.len();
        if name.len() <= 24 {
            // Steps that would exceed the end copy the last four bytes again.
            for end in [4, 8, 12, 16, 20, 24] {
                self.copy::<4>(name, end);
            }
        } else {
            self.copy::<16>(name, 16);
            self.copy::<16>(name, ROOM);
        }
    }

    /// Copies the bytes before an offset, or before the end of the name, to the same offset here.
    #[inline(always)]
    fn copy<const BYTES: usize>(&mut self, name: &[u8], end: usize) {
        let end = end.min(name.len());
        let from = name.get(..end).and_then(<[u8]>::last_chunk::<BYTES>);
        let to = self.bytes.get_mut(..end).and_then(<[u8]>::last_chunk_mut::<BYTES>);
        if let (Some(from), Some(to)) = (from, to) {
            *to = *from;
        }
    }

    /// Stores a name; `false` if it is too long.
    pub(crate) fn set(&mut self, name: &str) -> bool {
        self.len = name.len();
        let bytes = self.bytes.get_mut(..name.len());
        let fits = bytes.is_some();
        if let Some(bytes) = bytes {
            bytes.copy_from_slice(name.as_bytes());
        }
        fits
    }

    /// The name, if it is not too long.
    pub(crate) fn get(&self) -> Option<&str> {
        self.bytes.get(..self.len).map(|bytes| core::str::from_utf8(bytes).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn name_of_any_length_is_stored_unchanged_or_too_long() {
        let mut name = Name::EMPTY;
        let letters: String = ('a'..='z').cycle().take(70).collect();
        for length in (0..70).chain((0..70).rev()) {
            let letters = &letters[..length];
            let expected = (length <= ROOM).then_some(letters);
            assert_eq!(name.set(letters), expected.is_some());
            assert_eq!(name.get(), expected);
            if Name::is_usual(length) {
                name.set("");
                name.set_usual(letters);
                assert_eq!(name.get(), expected);
            }
        }
        assert!(name.set("größe_€_𝄞"));
        assert_eq!(name.get(), Some("größe_€_𝄞"));
    }
}
