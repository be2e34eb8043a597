//! Parses lists and maps that a user writes: `[1, 2]`, `a, "b, c"`, `{x: 1, y: 2}`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::depth::MAX_DEPTH;

/// The error of a string that is neither a list nor a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadList {
    /// Quotes or brackets do not match, or a pair has no colon; states which of these.
    Malformed(&'static str),
    /// Brackets are nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

const OPEN_QUOTE: BadList = BadList::Malformed("a quote in it is not closed");
const OPEN_BRACKET: BadList = BadList::Malformed("a bracket in it is not closed");
const NOT_OPENED: BadList = BadList::Malformed("a bracket in it is closed and not opened");
const NO_COLON: BadList = BadList::Malformed("an entry of a map is written as name: value");

/// The items of `[a, b]` or `a, b`.
pub(crate) fn split_items(text: &str) -> Result<Vec<&str>, BadList> {
    split(bare(text, '[', ']'))
}

/// The pairs of `{a: 1, b: 2}` or `a: 1, b: 2`.
pub(crate) fn split_pairs(text: &str) -> Result<Vec<(&str, &str)>, BadList> {
    split(bare(text, '{', '}'))?.into_iter().map(pair).collect()
}

fn bare(text: &str, open: char, close: char) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    // `[1], [2]` begins and ends with brackets that are not a pair.
    inside.filter(|inside| places(inside, ',').is_ok()).unwrap_or(text)
}

fn pair(item: &str) -> Result<(&str, &str), BadList> {
    let at = places(item, ':')?.first().copied().ok_or(NO_COLON)?;
    Ok((item[..at].trim(), item[at + 1..].trim()))
}

fn split(text: &str) -> Result<Vec<&str>, BadList> {
    let mut items = Vec::new();
    let mut start = 0;
    for at in places(text, ',')? {
        items.push(text[start..at].trim());
        start = at + 1;
    }
    let last = text[start..].trim();
    // A comma at the end is allowed, and an empty text has no items.
    if !last.is_empty() {
        items.push(last);
    }
    Ok(items)
}

/// The offset of `sought` outside of quotes and brackets.
fn places(text: &str, sought: char) -> Result<Vec<usize>, BadList> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => loop {
                match chars.next().ok_or(OPEN_QUOTE)?.1 {
                    '\\' => {
                        chars.next().ok_or(OPEN_QUOTE)?;
                    }
                    '"' => break,
                    _ => {}
                }
            },
            '[' | '{' | '(' if depth == MAX_DEPTH => return Err(BadList::TooDeep),
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.checked_sub(1).ok_or(NOT_OPENED)?,
            _ if c == sought && depth == 0 => found.push(at),
            _ => {}
        }
    }
    if depth == 0 { Ok(found) } else { Err(OPEN_BRACKET) }
}

/// The text between double quotes, with Rust's escapes replaced; other strings are unchanged.
///
/// # Errors
/// The offset of an escape that Rust does not have, in bytes.
pub(crate) fn unquote(text: &str) -> Result<Cow<'_, str>, usize> {
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inside) = inside.filter(|_| text.len() > 1) else { return Ok(Cow::Borrowed(text)) };
    if !inside.contains('\\') {
        return Ok(Cow::Borrowed(inside));
    }
    let mut read = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        read.push_str(&rest[..at]);
        let begin = 1 + inside.len() - rest.len() + at;
        let mut chars = rest[at + 1..].chars();
        read.push(escaped(&mut chars).ok_or(begin)?);
        rest = chars.as_str();
    }
    read.push_str(rest);
    Ok(Cow::Owned(read))
}

/// The character of an escape, without its backslash.
fn escaped(chars: &mut core::str::Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'u' => code_point(chars)?,
        'x' => {
            let mut digit = || chars.next()?.to_digit(16);
            char::from_u32(digit()? * 16 + digit()?).filter(char::is_ascii)?
        }
        same @ ('"' | '\'' | '\\') => same,
        _ => return None,
    })
}

/// A number without the `_` between its digits; `None` if a `_` has another position.
pub(crate) fn ungrouped(text: &str, is_digit: fn(&u8) -> bool) -> Option<Cow<'_, str>> {
    if !text.contains('_') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let groups = |(at, byte): (usize, &u8)| {
        let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at));
        let is_fine = |beside: Option<&u8>| beside.is_some_and(|it| is_digit(it) || *it == b'_');
        *byte != b'_' || is_fine(beside(at.checked_sub(1))) && is_fine(beside(at.checked_add(1)))
    };
    bytes.iter().enumerate().all(groups).then(|| Cow::Owned(text.replace('_', "")))
}

/// The bytes of `b"..."`, the printed form of bytes.
pub(crate) fn byte_string(text: &str) -> Option<Vec<u8>> {
    let inside = text.trim().strip_prefix("b\"")?.strip_suffix('"')?;
    let mut bytes = Vec::with_capacity(inside.len());
    let mut rest = inside.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'"' => return None,
            b'\\' => match rest.next()? {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'x' => {
                    let mut digit = || char::from(rest.next()?).to_digit(16);
                    u8::try_from(digit()? * 16 + digit()?).ok()?
                }
                other => other,
            },
            other => other,
        });
    }
    Some(bytes)
}

/// Reads `{1f600}` after `\u`.
fn code_point(chars: &mut core::str::Chars<'_>) -> Option<char> {
    let rest = chars.as_str().strip_prefix('{')?;
    let end = rest.find('}')?;
    let digits =
        rest[..end].bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(&rest[..end])?;
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    *chars = rest[end + 1..].chars();
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_split_outside_quotes_and_brackets() {
        assert_eq!(split_items("[1, 2]").unwrap(), ["1", "2"]);
        assert_eq!(split_items(r#"a, "b, c", [d, e]"#).unwrap(), ["a", r#""b, c""#, "[d, e]"]);
        assert_eq!(split_items("[]").unwrap(), [""; 0]);
        assert_eq!(split_items("[1, 2"), Err(OPEN_BRACKET));
        assert_eq!(split_items("1, 2]"), Err(NOT_OPENED));
        for text in ["\"open", "[a, \"b", "[\"a\\\"]", "\"\\"] {
            assert_eq!(split_items(text), Err(OPEN_QUOTE), "{text}");
        }
    }

    #[test]
    fn brackets_beyond_the_limit_are_rejected() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(split_items(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(split_items(&nested(MAX_DEPTH + 2)), Err(BadList::TooDeep));
    }

    #[test]
    fn pairs_are_split_at_first_colon() {
        assert_eq!(split_pairs("{a: 1, b: x:y}").unwrap(), [("a", "1"), ("b", "x:y")]);
        assert_eq!(split_pairs("{a}"), Err(NO_COLON));
    }

    #[test]
    fn debug_output_of_string_is_unquoted() {
        for text in ["", "plain", "a \"b\" \\ \n \t \0 '", "naïve 😀", "\u{1b}", "\u{301}"] {
            assert_eq!(unquote(&alloc::format!("{text:?}")).unwrap(), text);
        }
    }

    #[test]
    fn unknown_escape_is_error_with_byte_offset() {
        assert_eq!(unquote(r#""\x41\u{e9}\'""#).unwrap(), "Aé'");
        for (text, at) in [
            (r#""\u{110000}""#, 1),
            (r#""é\u{d800}""#, 3),
            (r#""a\n\q""#, 4),
            (r#""\x80""#, 1),
            (r#""\x4""#, 1),
            (r#""\u41""#, 1),
            (r#""\u{}""#, 1),
            (r#""\u{+41}""#, 1),
        ] {
            assert_eq!(unquote(text), Err(at), "{text}");
        }
    }
}
