//! Writes values as JSON, without the feature `serde`.

use core::fmt::{self, Formatter, Write};

use crate::model::value::Value;

/// Writes a value on one line, or indented by a number of levels.
pub(super) fn write(
    value: &Value<'_>,
    indent: Option<usize>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    match value {
        Value::Bool(it) => write!(f, "{it}"),
        Value::Int(it) => write!(f, "{it}"),
        Value::BigInt(it) => write!(f, "{}", it.get()),
        Value::BigUint(it) => write!(f, "{}", it.get()),
        Value::Float(it) if it.is_finite() => write!(f, "{it:?}"),
        Value::Char(_) | Value::Str(_) | Value::Text(_) | Value::Duration(_) => {
            f.write_char('"')?;
            write!(Escaped(f), "{value}")?;
            f.write_char('"')
        }
        Value::List(list) => {
            group(f, ['[', ']'], indent, list.iter(), |f, item, indent| write(&item, indent, f))
        }
        Value::Map(map) => group(f, ['{', '}'], indent, map.iter(), |f, (name, item), indent| {
            write(&Value::from(name), None, f)?;
            f.write_str(if indent.is_some() { ": " } else { ":" })?;
            write(&item, indent, f)
        }),
        _ => f.write_str("null"),
    }
}

/// Writes the items between brackets.
fn group<T>(
    f: &mut Formatter<'_>,
    [open, close]: [char; 2],
    indent: Option<usize>,
    items: impl Iterator<Item = T>,
    mut each: impl FnMut(&mut Formatter<'_>, T, Option<usize>) -> fmt::Result,
) -> fmt::Result {
    let inner = indent.map(|indent| indent + 2);
    let line = |f: &mut Formatter<'_>, indent: Option<usize>| match indent {
        Some(indent) => write!(f, "\n{:indent$}", ""),
        None => Ok(()),
    };
    f.write_char(open)?;
    let mut is_empty = true;
    for item in items {
        if !is_empty {
            f.write_char(',')?;
        }
        is_empty = false;
        line(f, inner)?;
        each(f, item, inner)?;
    }
    if !is_empty {
        line(f, indent)?;
    }
    f.write_char(close)
}

/// Escapes the characters that a JSON string cannot contain.
struct Escaped<'a, 'f>(&'a mut Formatter<'f>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '"' | '\\' => write!(self.0, "\\{c}")?,
                '\n' => self.0.write_str("\\n")?,
                '\t' => self.0.write_str("\\t")?,
                '\r' => self.0.write_str("\\r")?,
                c if c < ' ' => write!(self.0, "\\u{:04x}", u32::from(c))?,
                c => self.0.write_char(c)?,
            }
        }
        Ok(())
    }
}
