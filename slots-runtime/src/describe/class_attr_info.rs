//! `ClassAttrInfo`: the description of a class attribute.

use core::fmt::{self, Debug, Formatter};

use crate::describe::owner::owner;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{ConstDetail, Detail};
use crate::model::value::Value;

/// The description of a class attribute: a constant that is readable by name in each object of the class.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person {}
///
/// #[slots]
/// impl Person {
///     const age: i64 = 35;
/// }
///
/// let attribute = Person::CLASS.class_attributes().next().unwrap();
/// assert_eq!(attribute.name(), "age");
/// assert_eq!(attribute.value(), 35);
/// ```
#[derive(Clone, Copy)]
pub struct ClassAttrInfo {
    class: &'static Class,
    entry: &'static Entry,
    detail: &'static ConstDetail,
}

impl Debug for ClassAttrInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClassAttrInfo")
            .field("class", &self.class.name())
            .field("name", &self.name())
            .field("value", &self.value())
            .finish_non_exhaustive()
    }
}

impl ClassAttrInfo {
    pub(crate) fn new(class: &'static Class, entry: &'static Entry) -> Option<Self> {
        match class.detail(entry) {
            Detail::Const(detail) => Some(ClassAttrInfo { class, entry, detail }),
            _ => None,
        }
    }

    /// Returns the name of the class attribute.
    pub fn name(self) -> &'static str {
        self.entry.name()
    }

    /// Returns the doc comment of the constant.
    pub fn doc(self) -> &'static str {
        self.detail.doc
    }

    /// Returns the value.
    pub fn value(self) -> Value<'static> {
        (self.detail.value)().map_or(Value::None, |attr| (attr.vtable().get)(attr))
    }

    /// Returns the class that declares it.
    pub fn owner(self) -> &'static Class {
        owner(self.class, self.entry)
    }
}
