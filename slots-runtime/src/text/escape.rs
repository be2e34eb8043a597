//! `Escaped`: a text as messages print it, with the characters escaped that would change how the rest of a line looks.

use core::fmt::{self, Display, Formatter, Write};

/// A text whose control characters print as in Rust's literals: a name must neither move the cursor of a terminal nor
/// start a new line nor turn the direction of the text around it.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

/// Whether a character changes how the text around it prints: ESC, line ends, and the marks of bidirectional text.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            // This is true for most texts, and faster than the search below, which decodes each character.
            return f.write_str(self.0);
        }
        let mut rest = self.0;
        while let Some(at) = rest.find(is_control) {
            let (plain, from) = rest.split_at(at);
            f.write_str(plain)?;
            let mut chars = from.chars();
            if let Some(c) = chars.next() {
                match c {
                    '\n' | '\r' | '\t' | '\0' => Display::fmt(&c.escape_debug(), f)?,
                    _ => Display::fmt(&c.escape_unicode(), f)?,
                }
            }
            rest = chars.as_str();
        }
        f.write_str(rest)
    }
}

/// Forwards the written text, escaped.
pub(crate) struct Escaping<'a, 'f>(pub(crate) &'a mut Formatter<'f>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        Display::fmt(&Escaped(text), self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn only_control_characters_are_escaped() {
        for (raw, shown) in [
            ("", ""),
            ("plain 'quoted' \"name\" \\", "plain 'quoted' \"name\" \\"),
            ("größe_€_𝄞_e\u{301}", "größe_€_𝄞_e\u{301}"),
            ("a\nb\r\t\0", "a\\nb\\r\\t\\0"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("\u{202e}evil\u{2066}", "\\u{202e}evil\\u{2066}"),
            ("\u{7f}\u{85}\u{2028}", "\\u{7f}\\u{85}\\u{2028}"),
        ] {
            assert_eq!(Escaped(raw).to_string(), shown);
        }
    }
}
