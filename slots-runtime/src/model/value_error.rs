//! `ValueError`: the reason why an attribute rejects a value, without the name of the attribute.

mod construct;
pub(crate) mod message;
mod parts;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::panic::{RefUnwindSafe, UnwindSafe};

use crate::model::error_kind::ErrorKind;
use crate::text::step::PathSegment;

/// The error of a rejected value: the expected and the actual value, and the cause.
///
/// A conversion ([`SlotValue::from_value`](crate::SlotValue::from_value)), a rule or a setter returns it. The called
/// method adds the names of the class and the attribute, and returns an [`AttributeError`](crate::AttributeError).
///
/// ```
/// use slots_runtime::{ValueError, Value};
///
/// let rejected = ValueError::wrong_type("f64", &Value::from("fast"));
/// assert_eq!(rejected.to_string(), "must be f64, not str");
/// ```
///
/// `Display` omits the cause, which is the [`source`](Error::source); `{:#}` prints both.
#[derive(Clone)]
pub struct ValueError(Box<Reason>);

#[derive(Clone)]
struct Reason {
    kind: ErrorKind,
    expected: Cow<'static, str>,
    found: String,
    /// The predicate of the message, if it differs from `must be {expected}, not {found}`; empty otherwise.
    says: Cow<'static, str>,
    /// The rule that rejected the value.
    rule: String,
    /// The path segments from the value to the item with the error, the innermost first.
    item: Vec<PathSegment>,
    /// Whether the error concerns the whole value, at whatever depth it occurred.
    is_of_whole: bool,
    /// The variant that was named without the values that its fields need; empty otherwise.
    incomplete: &'static str,
    cause: Option<Arc<dyn Error + Send + Sync>>,
    choices: Vec<String>,
    /// The errors of attributes of objects inside of the value; the error stands for all of them.
    below: Vec<Below>,
}

/// The error of an attribute of an object inside of a value.
#[derive(Clone)]
pub(crate) struct Below {
    /// An `AttributeError`, or the `ValueError` of an item.
    pub(crate) error: Arc<dyn Error + Send + Sync>,
    /// The path segments from the value to the attribute, the innermost first.
    pub(crate) steps: Vec<PathSegment>,
}

/// An error does not change after its construction, so that a panic cannot leave it inconsistent.
impl UnwindSafe for ValueError {}

impl RefUnwindSafe for ValueError {}
