//! The suggestions of an `AttributeError`: names that are similar to the wrong one.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::text::suggest::suggest;

/// The longest name, in bytes, that gets suggestions; longer names are not typos.
pub(in crate::error) const LONGEST_HINT: usize = 750;

impl AttributeError {
    /// Returns the most similar names: at most three, the most similar first, all about equally similar.
    ///
    /// This method and `Display` compute them, not the failed access. An unknown name is compared with all attributes
    /// of the object, a rejected choice with the choices. Names such as `__len__` get no suggestion, and unset slots
    /// are not suggested. Of the errors of one update, only the first 100 have suggestions.
    pub fn suggestions(&self) -> Vec<String> {
        let inner = &*self.0;
        if !inner.suggests {
            return Vec::new();
        }
        match (&inner.kind, inner.class, inner.rejected()) {
            (ErrorKind::Unknown, Some(class), None) if self.name().len() <= LONGEST_HINT => {
                let keys = || inner.more.iter().flat_map(|more| more.keys.iter());
                // A path that begins with an attribute is not a typo.
                let path = self.path_as_name();
                let first = path.as_ref().and_then(|path| path.segments().first()?.as_step().key());
                if first.is_some_and(|first| {
                    class.find(first).is_some() || keys().any(|key| key == first)
                }) {
                    return Vec::new();
                }
                let names = class.names().map(|name| -> &str { name }).chain(keys());
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Unknown, None, None) if self.name().len() <= LONGEST_HINT => {
                let names = inner.more.iter().flat_map(|more| more.names.iter().copied());
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Value | ErrorKind::Unknown, _, Some(rejected)) => rejected.suggestions(),
            _ => Vec::new(),
        }
    }
}
