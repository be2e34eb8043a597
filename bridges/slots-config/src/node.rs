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

/// A syntax error: its message and its range.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    pub(crate) span: Range<usize>,
}

/// What could be read of a file, and its syntax errors.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) fields: Vec<Field>,
    pub(crate) errors: Vec<SyntaxError>,
}

impl Parsed {
    /// The content of a file whose outermost value must be a table; an empty file is an empty table.
    pub(crate) fn of_root(root: Result<Node, SyntaxError>) -> Self {
        match root {
            Ok(Node { kind: Kind::Table(fields), .. }) => Parsed { fields, errors: Vec::new() },
            Ok(Node { kind: Kind::Value(OwnedValue::None), .. }) => Parsed::default(),
            Ok(Node { span, .. }) => {
                let message = "settings are a table of names and values".to_owned();
                Parsed { fields: Vec::new(), errors: vec![SyntaxError { message, span }] }
            }
            Err(error) => Parsed { fields: Vec::new(), errors: vec![error] },
        }
    }
}
