//! Forms of Unicode: whether two names that print alike are written with different characters.

/// A letter with a mark, the letter, and the mark, sorted by the first: the canonical decompositions of
/// `UnicodeData.txt` in Latin, Greek, Cyrillic and kana.
static COMPOSITIONS: &[(char, char, char)] = &include!("compositions.in");

/// Calls `each` with the characters that a character is made of: `e` and the accent for `é`, the jamo for `한`.
pub(super) fn decompose(c: char, each: &mut impl FnMut(char)) {
    if c < '\u{c0}' {
        return each(c);
    }
    if let Ok(at) = COMPOSITIONS.binary_search_by_key(&c, |&(composed, ..)| composed) {
        let (_, letter, mark) = COMPOSITIONS[at];
        // The letter may have a mark itself: `ế` is `ê` and an accent.
        decompose(letter, each);
        return each(mark);
    }
    match (u32::from(c)).checked_sub(0xac00) {
        Some(syllable) if syllable < 19 * 21 * 28 => {
            let jamo = |first: u32, number: u32| char::from_u32(first + number).unwrap_or(c);
            each(jamo(0x1100, syllable / (21 * 28)));
            each(jamo(0x1161, syllable / 28 % 21));
            if !syllable.is_multiple_of(28) {
                each(jamo(0x11a7, syllable % 28));
            }
        }
        _ => each(c),
    }
}

/// Whether two names are the same text in different forms of Unicode, which print alike.
pub(crate) fn differ_in_normalization_only(a: &str, b: &str) -> bool {
    let decomposed = |name: &str| {
        let mut all = alloc::string::String::with_capacity(name.len());
        name.chars().for_each(|c| decompose(c, &mut |part| all.push(part)));
        all
    };
    a != b && !(a.is_ascii() || b.is_ascii()) && decomposed(a) == decomposed(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compositions_are_sorted() {
        assert!(COMPOSITIONS.is_sorted_by(|(a, ..), (b, ..)| a < b));
    }

    #[test]
    fn composed_and_decomposed_names_are_equal() {
        for (composed, decomposed) in [
            ("größe", "gro\u{308}ße"),
            ("ế", "e\u{302}\u{301}"),
            ("ế", "ê\u{301}"),
            ("й", "и\u{306}"),
            ("ガ", "カ\u{3099}"),
            ("한", "\u{1112}\u{1161}\u{11ab}"),
            ("하", "\u{1112}\u{1161}"),
        ] {
            assert!(differ_in_normalization_only(composed, decomposed), "{composed}");
            assert!(differ_in_normalization_only(decomposed, composed), "{composed}");
            assert!(!differ_in_normalization_only(composed, composed));
        }
        for (a, b) in [("größe", "grosse"), ("é", "e"), ("é", "e\u{300}"), ("ö", "o\u{301}")] {
            assert!(!differ_in_normalization_only(a, b), "{a}");
        }
    }
}
