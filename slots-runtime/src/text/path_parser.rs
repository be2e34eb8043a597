//! `Parser`: reads the segments of a path in a string.

use alloc::borrow::Cow;
use alloc::string::ToString;

use crate::text::depth::MAX_DEPTH;
use crate::text::literals::unquote;
use crate::text::path_error::{PathError, Problem};

/// A segment of a path that is being parsed.
pub(super) enum Parsed<'a> {
    Name(Cow<'a, str>),
    Index(usize),
    FromEnd(usize),
}

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    count: usize,
}

impl<'a> Parser<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Parser { text, at: 0, count: 0 }
    }

    /// The next segment; `None` at the end of the text.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Parsed<'a>>, PathError> {
        let is_first = self.count == 0;
        if !is_first && self.at == self.text.len() {
            return Ok(None);
        }
        if self.count == MAX_DEPTH {
            return Err(self.error(Problem::TooDeep));
        }
        self.count += 1;
        if self.eat(b'[') {
            return self.item().map(Some);
        }
        if is_first || self.eat(b'.') {
            return Ok(Some(Parsed::Name(self.name()?)));
        }
        Err(self.expected("'.' or '['"))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    #[inline]
    fn eat(&mut self, token: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&token);
        self.at += usize::from(found);
        found
    }

    #[cold]
    fn expected(&self, expected: &'static str) -> PathError {
        self.error(Problem::Expected(expected))
    }

    #[cold]
    fn error(&self, problem: Problem) -> PathError {
        PathError { text: self.text.to_string(), at: self.at, problem }
    }

    fn name(&mut self) -> Result<Cow<'a, str>, PathError> {
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let rest = self.rest();
        // All four are ASCII, so that a byte is enough to find them.
        let ends = |byte: u8| matches!(byte, b'.' | b'[' | b']' | b'"');
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let name = rest[..end].trim();
        if name.is_empty() {
            return Err(self.expected("a name"));
        }
        self.at += end;
        Ok(Cow::Borrowed(name))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, PathError> {
        let rest = self.rest();
        let mut escaped = false;
        for (at, c) in rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    let read = unquote(&rest[..=at]);
                    self.at += read.as_ref().err().copied().unwrap_or(at + 1);
                    return match read {
                        Ok(name) => Ok(name),
                        Err(_) => Err(self.expected("a valid escape")),
                    };
                }
                _ => {}
            }
        }
        Err(self.expected("a name in quotes"))
    }

    fn item(&mut self) -> Result<Parsed<'a>, PathError> {
        let step = if self.rest().starts_with('"') {
            Parsed::Name(self.quoted()?)
        } else {
            let rest = self.rest();
            let is_from_end = rest.starts_with('-');
            let digits = &rest[usize::from(is_from_end)..];
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let index = digits[..end]
                .parse()
                .ok()
                // No list has more items than an `isize` counts.
                .filter(|index| {
                    isize::try_from(*index).is_ok_and(|index| !is_from_end || index > 0)
                })
                .ok_or_else(|| self.expected("an index or a key in quotes"))?;
            self.at += usize::from(is_from_end) + end;
            if is_from_end { Parsed::FromEnd(index) } else { Parsed::Index(index) }
        };
        if self.eat(b']') { Ok(step) } else { Err(self.expected("']'")) }
    }
}
