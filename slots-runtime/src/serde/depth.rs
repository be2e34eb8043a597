//! How deep what is read or written may be nested.

/// How deep what is read or written may be nested: [`MAX_DEPTH`](crate::MAX_DEPTH).
pub const DEEPEST: usize = crate::text::depth::MAX_DEPTH;
