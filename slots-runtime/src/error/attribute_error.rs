//! `AttributeError`: the error of every access by name, with CPython's messages.

mod allocation;
mod construct;
mod free_list;
mod parts;
pub(super) mod suggestions;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::panic::{RefUnwindSafe, UnwindSafe};

use crate::error::name::Name;
use crate::model::class::Class;
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::recycled::Recycled;
use crate::model::value_error::ValueError;

/// The error of an access by name: Python's `AttributeError`, `TypeError` and `ValueError` in one type.
///
/// The error owns its parts (`'static`, `Send`, `Sync`, `Clone`) and is one pointer in size, so that a
/// `Result<&T, AttributeError>` stays in registers.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person {
///     name: String,
/// }
///
/// let mut me = Person { name: "Aquiles".into() };
/// let error = me.setattr("nmae", "John").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unknown);
/// assert_eq!(error.message(), "'Person' object has no attribute 'nmae'");
/// assert_eq!(error.suggestions(), ["name"]);
/// assert_eq!(error.to_string(), "'Person' object has no attribute 'nmae'. Did you mean: 'name'?");
/// ```
///
/// The error that a user's check, setter or conversion returned is the [`source`](core::error::Error::source). `Display`
/// leaves it out, `{:#}` prints it after the message.
#[derive(Clone)]
pub struct AttributeError(pub(super) Recycled<Inner>);

/// An error is immutable, so that a panic cannot leave it half changed.
impl UnwindSafe for AttributeError {}

impl RefUnwindSafe for AttributeError {}

/// The operation that failed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Get,
    /// The value is to be borrowed.
    Borrow,
    /// The value is to be borrowed as `&mut`.
    BorrowMut,
    Set,
    /// A string is to be converted and written.
    SetText,
    Reset,
    Delete,
    Call,
    /// The name is to be resolved to a handle.
    Resolve,
    /// A map gives the whole state of an object.
    Create,
}

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) access: Access,
    /// Whether suggestions are computed when they are requested.
    suggests: bool,
    /// The class of the instance, unless `more` names another type.
    class: Option<&'static Class>,
    name: Name,
    /// The parts that most errors do not have; without them, one test suffices to recycle the box.
    pub(super) more: Option<Recycled<More>>,
}

#[derive(Clone, Default)]
pub(super) struct More {
    /// The name, if it is too long for `name`.
    long_name: String,
    /// The type name of a value without a class on a path, such as a list.
    other: Cow<'static, str>,
    pub(super) path: String,
    /// Whether the message contains the path.
    pub(super) names_path: bool,
    pub(super) rejected: Option<ValueError>,
    /// Whether the object as a whole is rejected, not an attribute.
    pub(super) is_of_object: bool,
    /// Whether the call of a method is rejected or failed.
    pub(super) is_of_method: bool,
    /// The name of the rejected argument; empty if the error is not about an argument.
    pub(super) argument: String,
    /// The slots or arguments without a value and a default, of which the first is the name of the error.
    pub(super) missing: Vec<&'static str>,
    keys: Keys,
    /// The names that a value without a class has.
    names: Vec<&'static str>,
}

impl Inner {
    pub(super) fn more(&mut self) -> &mut More {
        self.more.get_or_insert_with(|| Recycled::new(Box::default()))
    }

    pub(super) fn name(&self) -> &str {
        match (self.name.get(), &self.more) {
            (Some(name), _) => name,
            (None, Some(more)) => &more.long_name,
            (None, None) => "",
        }
    }

    pub(super) fn rejected(&self) -> Option<&ValueError> {
        self.more.as_ref()?.rejected.as_ref()
    }

    pub(super) fn class_name(&self) -> &str {
        match (self.class, &self.more) {
            (Some(class), _) => class.label(),
            (None, Some(more)) => &more.other,
            (None, None) => "",
        }
    }
}
