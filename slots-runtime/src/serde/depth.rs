//! The limit of nesting for serialization and deserialization.

/// The number of nested levels that may still follow, at most [`MAX_DEPTH`](crate::MAX_DEPTH).
pub const DEEPEST: usize = crate::text::depth::MAX_DEPTH;
