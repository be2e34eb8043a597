//! The message of a `ValueError`, and its debug output.

use alloc::string::{String, ToString};
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter, Write as _};

use super::{Reason, ValueError};
use crate::text::escape::Escaping;

impl ValueError {
    /// The message without the name of the attribute or the item.
    pub(crate) fn predicate(&self) -> Predicate<'_> {
        Predicate(&self.0)
    }
}

/// Completes a sentence that begins with the name of an attribute.
pub(crate) struct Predicate<'a>(&'a Reason);

impl Display for Predicate<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Reason { expected, found, says, .. } = self.0;
        match (says.is_empty(), expected.is_empty()) {
            (false, _) => f.write_str(says),
            (true, true) => f.write_str("is rejected"),
            (true, false) => write!(f, "must be {expected}, not {found}"),
        }
    }
}

/// Writes the messages of an error's causes, each after `: `.
pub(crate) fn write_causes(error: &dyn Error, f: &mut Formatter<'_>) -> fmt::Result {
    let mut next = error.source();
    while let Some(cause) = next {
        write!(f, ": {cause}")?;
        next = cause.source();
    }
    Ok(())
}

impl Display for ValueError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.0.item.is_empty() {
            let mut item = String::new();
            self.add_item(&mut item);
            write!(Escaping(f), "item {item} ")?;
        }
        write!(Escaping(f), "{}", self.predicate())?;
        if f.alternate() { write_causes(self, f) } else { Ok(()) }
    }
}

impl Debug for ValueError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("ValueError");
        parts.field("message", &self.to_string()).field("kind", &self.0.kind);
        self.debug_parts(&mut parts);
        parts.finish()
    }
}

impl ValueError {
    /// Adds the parts that are not empty.
    pub(crate) fn debug_parts(&self, parts: &mut fmt::DebugStruct<'_, '_>) {
        let Reason { expected, found, rule, cause, .. } = &*self.0;
        for (name, part) in [("expected", &**expected), ("found", found), ("rule", rule)] {
            if !part.is_empty() {
                parts.field(name, &part);
            }
        }
        if let Some(cause) = cause {
            parts.field("cause", cause);
        }
    }
}
