//! `ErrorKind`: the kind of an error.

/// The kind of an [`AttributeError`](crate::AttributeError).
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { name: String, scores: Vec<u32> }
///
/// let mut me = Person { name: "Aquiles".into(), scores: vec![3] };
/// assert_eq!(me.getattr("age").unwrap_err().kind(), ErrorKind::Unknown);
/// assert_eq!(me.setattr("name", 35).unwrap_err().kind(), ErrorKind::Type);
/// assert_eq!(me.delattr("name").unwrap_err().kind(), ErrorKind::CannotDelete);
/// assert_eq!(me.get_path("scores[1]").unwrap_err().kind(), ErrorKind::OutOfRange);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No attribute has this name.
    Unknown,
    /// The attribute is a class attribute, a `readonly` slot or field of a variant, or part of a frozen class.
    ReadOnly,
    /// The slot is unset.
    Unset,
    /// The attribute always has a value: a slot without `unset`, or an item.
    CannotDelete,
    /// The attribute does not accept values of this type.
    Type,
    /// The type is accepted, but a rule, a check, a setter or the parser of a string rejected the value.
    Value,
    /// The property cannot be written.
    NoSetter,
    /// The property cannot be deleted.
    NoDeleter,
    /// The property cannot be read.
    NoGetter,
    /// The string is not a valid path.
    BadPath,
    /// The list has no item with this index.
    OutOfRange,
    /// An attribute along the path is `None`.
    NotReachable,
    /// The value cannot be borrowed: a property computes it, or each write to it must be validated.
    NotBorrowable,
    /// Attributes without a default are missing, so that an object cannot be made.
    Missing,
    /// A new object needs a value for the attribute, so that it cannot be reset.
    NoDefault,
    /// The same update writes the attribute twice, or both an object and an attribute inside of it.
    Duplicate,
    /// The method that was called returned an error, which is the source.
    MethodFailed,
    /// A shared object is locked: this thread would wait for itself, or a method such as `try_read` would have to wait.
    Busy,
}
