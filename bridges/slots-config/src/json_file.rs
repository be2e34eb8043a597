//! Reads files of JSON (RFC 8259), with the ranges of keys and values.
//!
//! `serde_json` gives no ranges. `jsonc-parser` 0.34 gives them, but accepts texts that are not JSON with all of its options
//! off: control characters in strings, and other white space than that of JSON, such as U+00A0.

use std::collections::HashSet;
use std::ops::Range;

use slots_runtime::MAX_DEPTH;
use slots_runtime::prelude::*;

use crate::node::{Field, Kind, Node, Parsed, SyntaxError};

/// Reads a file up to the first syntax error. A name that is given twice does not end it.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut reader = Reader { text, at: 0, repeated: Vec::new(), cut: None };
    let root = reader.value(0);
    reader.skip_space();
    if root.is_ok() && reader.cut.is_none() && reader.peek().is_some() {
        reader.cut = Some(reader.expected("the end of the file"));
    }
    let Reader { repeated, cut, .. } = reader;
    let mut parsed = Parsed::of_root(root);
    parsed.is_cut |= cut.is_some();
    parsed.errors.extend(repeated.into_iter().chain(cut));
    parsed
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The errors of names that are given twice.
    repeated: Vec<SyntaxError>,
    /// The error that ended the outermost table.
    cut: Option<SyntaxError>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn error(span: Range<usize>, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(message, span)
    }

    fn expected(&self, what: &str) -> SyntaxError {
        let end = self.text[self.at..].chars().next().map_or(self.at, |c| self.at + c.len_utf8());
        Self::error(self.at..end, format!("expected {what}"))
    }

    fn value(&mut self, depth: usize) -> Result<Node, SyntaxError> {
        self.skip_space();
        let start = self.at;
        if depth > MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} deep");
            return Err(Self::error(start..start + 1, message));
        }
        let kind = match self.peek() {
            Some(b'{') => self.table(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Value(self.string()?.into()),
            Some(b'-' | b'0'..=b'9') => Kind::Value(self.number()?),
            _ => Kind::Value(self.word()?),
        };
        Ok(Node { kind, span: start..self.at })
    }

    fn table(&mut self, depth: usize) -> Result<Kind, SyntaxError> {
        let mut fields = Vec::new();
        match self.fields(depth, &mut fields) {
            // The entries before the error are read.
            Err(error) if depth == 0 => self.cut = Some(error),
            read => read?,
        }
        Ok(Kind::Table(fields))
    }

    fn fields(&mut self, depth: usize, fields: &mut Vec<Field>) -> Result<(), SyntaxError> {
        self.at += 1;
        let mut keys = HashSet::new();
        if self.eat(b'}') {
            return Ok(());
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected("a name in quotes"));
            }
            let key = self.string()?;
            let key_span = start..self.at;
            if !self.eat(b':') {
                return Err(self.expected("':'"));
            }
            let value = self.value(depth + 1)?;
            if keys.insert(key.clone()) {
                fields.push(Field { key, key_span, value });
            } else {
                self.repeated.push(Self::error(key_span, format!("'{key}' is given twice")));
            }
            if self.eat(b'}') {
                return Ok(());
            }
            if !self.eat(b',') {
                return Err(self.expected("',' or '}'"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Kind, SyntaxError> {
        self.at += 1;
        let mut items = Vec::new();
        if self.eat(b']') {
            return Ok(Kind::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.eat(b']') {
                return Ok(Kind::List(items));
            }
            if !self.eat(b',') {
                return Err(self.expected("',' or ']'"));
            }
        }
    }

    fn word(&mut self) -> Result<OwnedValue, SyntaxError> {
        let words = [("true", true.into()), ("false", false.into()), ("null", OwnedValue::None)];
        for (word, value) in words {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.expected("a value"))
    }

    fn number(&mut self) -> Result<OwnedValue, SyntaxError> {
        let start = self.at;
        let is_part = |byte: u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        while self.peek().is_some_and(is_part) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_padded =
            digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
        let is_bare = digits.starts_with('.') || digits.contains(".e") || digits.ends_with('.');
        let parsed = if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let small = text.parse::<i128>().map(OwnedValue::from).ok();
            small.or_else(|| text.parse::<u128>().map(OwnedValue::from).ok())
        } else {
            text.parse::<f64>().ok().filter(|number| number.is_finite()).map(OwnedValue::from)
        };
        parsed
            .filter(|_| !is_padded && !is_bare && !digits.contains(".E"))
            .ok_or_else(|| Self::error(start..self.at, format!("'{text}' is not a number")))
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        let start = self.at;
        self.at += 1;
        let mut read = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(|c: char| c == '"' || c == '\\' || c < ' ');
            let Some(end) = end else {
                return Err(Self::error(start..self.text.len(), "the string has no end"));
            };
            read.push_str(&rest[..end]);
            self.at += end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(read);
                }
                Some(b'\\') => read.push(self.escape()?),
                _ => {
                    return Err(Self::error(
                        self.at..self.at + 1,
                        "a control character must be escaped",
                    ));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        self.at += 1;
        let letter = self.text[self.at..].chars().next();
        self.at += letter.map_or(0, char::len_utf8);
        let read = match letter {
            Some(c @ ('"' | '\\' | '/')) => Some(c),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => match self.hex() {
                Some(high @ 0xd800..0xdc00) if self.text[self.at..].starts_with("\\u") => {
                    self.at += 2;
                    let low = self.hex().filter(|low| (0xdc00..0xe000).contains(low));
                    low.and_then(|low| {
                        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low - 0xdc00)
                    })
                }
                Some(code) => char::from_u32(code),
                None => None,
            },
            _ => None,
        };
        read.ok_or_else(|| Self::error(start..self.at, "not an escape of JSON"))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
