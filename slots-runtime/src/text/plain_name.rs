//! Plain names at the beginning of a path, found eight bytes at a time.

/// The number of bytes before the first that may not belong to a plain name: a dot, a bracket, a quote, what a name
/// is trimmed of, or a byte that is not ASCII.
#[inline]
fn plain_len(bytes: &[u8]) -> usize {
    for (at, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return at * 8 + first_byte(special);
        }
    }
    let special = match bytes.last_chunk::<8>() {
        // The bytes that were compared above are plain.
        Some(word) => special_bytes(u64::from_le_bytes(*word)),
        None => {
            let word = bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            return first_byte(special_bytes(word)).min(bytes.len());
        }
    };
    bytes.len() - 8 + first_byte(special)
}

/// Splits a path of names into the first name and the rest, which is `None` after the last name. `None` if the path
/// does not start with a plain name.
#[inline]
pub(super) fn split_name(path: &str) -> Option<(&str, Option<&str>)> {
    let end = plain_len(path.as_bytes());
    if end == 0 {
        return None;
    }
    match path.as_bytes().get(end) {
        None => Some((path, None)),
        Some(b'.') => Some((path.get(..end)?, path.get(end + 1..))),
        Some(_) => None,
    }
}

/// The index of the first byte with a bit.
#[inline]
fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / 8
}

/// Sets the highest bit of each byte that may not belong to a plain name.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES * 0x80;
    // Without the highest bits, no addition carries into the next byte.
    let low = word & !HIGH;
    let is_at_most = |limit: u8| !(low + ONES * u64::from(0x7f - limit));
    let is = |byte: u8| !((low ^ (ONES * u64::from(byte))) + ONES * 0x7f);
    let is_delete = low + ONES;
    let special = is_at_most(b' ') | is(b'.') | is(b'[') | is(b']') | is(b'"') | is_delete | word;
    special & HIGH
}

#[cfg(test)]
mod tests {
    use super::plain_len;
    use crate::text::step::is_plain_name;

    #[test]
    fn plain_names_end_at_the_first_special_byte() {
        let is_special = |byte: u8| matches!(byte, b'.' | b'[' | b']' | b'"' | ..=b' ' | 0x7f..);
        for len in 0..20 {
            for at in 0..=len {
                for byte in 0..=255 {
                    let mut name = b"a~!'-/Z\\^_".repeat(2);
                    name.truncate(len);
                    if let Some(place) = name.get_mut(at) {
                        *place = byte;
                    }
                    let expected = name.iter().position(|byte| is_special(*byte)).unwrap_or(len);
                    assert_eq!(plain_len(&name), expected, "{name:?}");
                    if let Ok(name) = str::from_utf8(&name) {
                        let is_plain = expected == len && len > 0;
                        assert_eq!(is_plain_name(name), is_plain, "{name:?}");
                    }
                }
            }
        }
    }
}
