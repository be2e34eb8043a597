//! The types of values that are counted separately.

/// The types that are counted separately. The names are those of error messages, but characters are distinct from
/// strings.
pub(super) const KINDS: [&str; 10] =
    ["None", "bool", "int", "float", "char", "str", "bytes", "Duration", "list", "dict"];

pub(super) const NONE: usize = 0;

pub(super) const BOOL: usize = 1;

pub(super) const INT: usize = 2;

pub(super) const FLOAT: usize = 3;

pub(super) const CHAR: usize = 4;

pub(super) const STR: usize = 5;

pub(super) const BYTES: usize = 6;

pub(super) const DURATION: usize = 7;

pub(super) const LIST: usize = 8;

pub(super) const MAP: usize = 9;
