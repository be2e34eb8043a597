//! The errors of calls of methods.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::{Below, ValueError};
use crate::text::path::AttrPath;

impl AttributeError {
    /// The call of a method of the class needs these arguments.
    #[cold]
    pub(crate) fn needs_arguments(
        class: &'static Class,
        method: &str,
        missing: Vec<&'static str>,
    ) -> Self {
        let mut error = AttributeError::new(ErrorKind::Missing, class, method);
        error.0.access = Access::Call;
        error.0.more().is_of_method = true;
        error.0.more().missing = missing;
        error
    }

    /// The call of a method, or one of its arguments, is rejected.
    #[cold]
    pub(crate) fn of_method(
        class: &'static Class,
        method: &str,
        argument: Option<&str>,
        rejected: ValueError,
    ) -> Self {
        let mut error = AttributeError::new(rejected.kind(), class, method);
        error.0.access = Access::Call;
        let more = error.0.more();
        more.is_of_method = true;
        if let Some(argument) = argument {
            // An error inside of a list names the item.
            let items = rejected.errors_below().first().and_then(Below::of_item);
            more.argument = AttrPath::from_name(argument).to_string();
            items.as_ref().unwrap_or(&rejected).add_item(&mut more.argument);
            more.rejected = Some(items.unwrap_or(rejected));
        } else {
            more.rejected = Some(rejected);
        }
        error
    }

    /// Returns the argument of a method that the error concerns, with the index or key of an item: `frames`, `points[1]`.
    pub fn argument(&self) -> Option<&str> {
        Some(&*self.0.more.as_ref()?.argument).filter(|argument| !argument.is_empty())
    }

    /// Returns whether a method was found and its call failed: by its arguments, or in the method itself. [`name`](Self::name)
    /// is the name of the method.
    pub fn is_of_method(&self) -> bool {
        self.0.more.as_ref().is_some_and(|more| more.is_of_method)
    }
}
