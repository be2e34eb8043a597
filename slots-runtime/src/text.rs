//! Lists and maps as a person writes them: `[1, 2]`, `a, "b, c"`, `{x: 1, y: 2}`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// The items of `[a, b]` or `a, b`; `None` if quotes or brackets do not match.
pub(crate) fn split_items(text: &str) -> Option<Vec<&str>> {
    split(bare(text, '[', ']'))
}

/// The pairs of `{a: 1, b: 2}` or `a: 1, b: 2`.
pub(crate) fn split_pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    split(bare(text, '{', '}'))?.into_iter().map(pair).collect()
}

fn bare(text: &str, open: char, close: char) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    // `[1], [2]` begins and ends with brackets that are not a pair.
    inside.filter(|inside| places(inside, ',').is_some()).unwrap_or(text)
}

fn pair(item: &str) -> Option<(&str, &str)> {
    let at = places(item, ':')?.first().copied()?;
    Some((item[..at].trim(), item[at + 1..].trim()))
}

fn split(text: &str) -> Option<Vec<&str>> {
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
    Some(items)
}

/// Where `sought` stands outside of quotes and brackets.
fn places(text: &str, sought: char) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => loop {
                match chars.next()?.1 {
                    '\\' => {
                        chars.next()?;
                    }
                    '"' => break,
                    _ => {}
                }
            },
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.checked_sub(1)?,
            _ if c == sought && depth == 0 => found.push(at),
            _ => {}
        }
    }
    (depth == 0).then_some(found)
}

/// The text inside of double quotes, with Rust's escapes read; other texts as they are.
pub(crate) fn unquote(text: &str) -> Cow<'_, str> {
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inside) = inside.filter(|_| text.len() > 1) else { return Cow::Borrowed(text) };
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    let mut read = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            read.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => read.push('\n'),
            Some('r') => read.push('\r'),
            Some('t') => read.push('\t'),
            Some('0') => read.push('\0'),
            Some('u') => match code_point(&mut chars) {
                Some(c) => read.push(c),
                None => return Cow::Borrowed(text),
            },
            Some(other) => read.push(other),
            None => read.push('\\'),
        }
    }
    Cow::Owned(read)
}

/// A number without the `_` that groups its digits; `None` if one stands elsewhere than between digits.
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

/// The bytes of `b"..."`, as bytes print.
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
    let c = char::from_u32(u32::from_str_radix(&rest[..end], 16).ok()?)?;
    *chars = rest[end + 1..].chars();
    Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_split_outside_of_quotes_and_brackets() {
        assert_eq!(split_items("[1, 2]").unwrap(), ["1", "2"]);
        assert_eq!(split_items(r#"a, "b, c", [d, e]"#).unwrap(), ["a", r#""b, c""#, "[d, e]"]);
        assert_eq!(split_items("[]").unwrap(), [""; 0]);
        assert_eq!(split_items("[1, 2"), None);
        assert_eq!(split_items("\"open"), None);
    }

    #[test]
    fn pairs_are_split_at_their_first_colon() {
        assert_eq!(split_pairs("{a: 1, b: x:y}").unwrap(), [("a", "1"), ("b", "x:y")]);
        assert_eq!(split_pairs("{a}"), None);
    }

    #[test]
    fn what_debug_writes_is_read_back() {
        for text in ["", "plain", "a \"b\" \\ \n \t \0", "naïve 😀", "\u{1b}", "\u{301}"] {
            assert_eq!(unquote(&alloc::format!("{text:?}")), text);
        }
    }
}
