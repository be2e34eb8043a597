//! The content of a file, of any format: values with the ranges of their keys and of themselves.

use std::ops::Range;

use slots_runtime::prelude::*;

/// A value of a file, and its range in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Range<usize>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Value(OwnedValue),
    List(Vec<Node>),
    Table(Vec<Field>),
}

/// An entry of a table.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) key_span: Range<usize>,
    pub(crate) value: Node,
}

/// A syntax error.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    /// The range that is shown.
    pub(crate) span: Range<usize>,
    /// The range that could not be read.
    pub(crate) unread: Range<usize>,
}

impl SyntaxError {
    pub(crate) fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        SyntaxError { message: message.into(), unread: span.clone(), span }
    }
}

/// What could be read of a file, and its syntax errors.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) fields: Vec<Field>,
    pub(crate) errors: Vec<SyntaxError>,
    /// Whether a syntax error ended the file.
    pub(crate) is_cut: bool,
}

impl Parsed {
    /// The content of a file whose outermost value must be a table; an empty file is an empty table.
    pub(crate) fn of_root(root: Result<Node, SyntaxError>) -> Self {
        match root {
            Ok(Node { kind: Kind::Table(fields), .. }) => Parsed { fields, ..Parsed::default() },
            Ok(Node { kind: Kind::Value(OwnedValue::None), .. }) => Parsed::default(),
            Ok(Node { span, .. }) => {
                let error = SyntaxError::new("settings are a table of names and values", span);
                Parsed { errors: vec![error], ..Parsed::default() }
            }
            Err(error) => Parsed { errors: vec![error], is_cut: true, ..Parsed::default() },
        }
    }
}
