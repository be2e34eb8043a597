//! `Method`: a method that was found by its name, with its arguments.

use alloc::string::String;
use alloc::vec::Vec;

use crate::access::resolve::{self};
use crate::access::transaction::stage::build_slot;
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::arguments::Arguments;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{ArgumentValues, Call, CallResult, Detail, MethodDetail};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;

/// A method that was found by its name.
#[derive(Clone, Copy)]
pub(super) struct Method<'n> {
    pub(super) class: &'static Class,
    pub(super) name: &'n str,
    pub(super) entry: &'static Entry,
    pub(super) detail: &'static MethodDetail,
}

#[cold]
pub(super) fn not_a_method(class: &'static Class, name: &str, found: &str) -> AttributeError {
    let rejected = ValueError::wrong_type("a method", &Value::None).found_as(found);
    AttributeError::rejected(class, name, rejected).during(Access::Call)
}

impl<'n> Method<'n> {
    /// Finds a method. As in CPython, an entry of the overflow map hides the method of its name.
    pub(super) fn of(object: ObjectRef<'_>, name: &'n str) -> Result<Self, AttributeError> {
        let class = object.class();
        let is_hidden = || object.dict().is_some_and(|dict| dict.contains_key(name));
        match object.find(name).map(|found| (found.entry(), class.detail(found.entry()))) {
            Some((entry, Detail::Method(detail))) if !is_hidden() => {
                Ok(Method { class, name, entry, detail })
            }
            Some((_, Detail::Property(_))) => Err(not_a_method(class, name, "a property")),
            _ => match resolve::read(object, name) {
                Ok(place) => Err(not_a_method(class, name, &place.value().type_name())),
                Err(error) => Err(error.during(Access::Call)),
            },
        }
    }

    /// Calls a method that does not take `&mut self`.
    pub(super) fn run(
        self,
        object: ObjectRef<'_>,
        arguments: Arguments<'_>,
    ) -> Result<OwnedValue, AttributeError> {
        let mut values = self.values(arguments)?;
        self.finish(match self.detail.call {
            Call::Static(call) => call(&mut values),
            Call::Shared(call) => call(object, &mut values),
            // The callers pass other methods only.
            Call::Mut(_) => Err(ValueError::that(ErrorKind::NotBorrowable, "takes `&mut self`")),
        })
    }

    /// Rejects a method with `&mut self` of a frozen class.
    pub(super) fn may_change(self) -> Result<(), AttributeError> {
        if !self.class.freezes(self.entry) {
            return Ok(());
        }
        Err(self.error(ErrorKind::ReadOnly, "takes `&mut self`, and the object is read-only"))
    }

    /// The arguments in the order of their declaration, converted to their types and validated by their rules.
    pub(super) fn values(self, arguments: Arguments<'_>) -> Result<ArgumentValues, AttributeError> {
        let declared = self.detail.arguments;
        let given = self.bound(arguments)?;
        let mut missing = Vec::new();
        let mut values: Vec<Option<Held>> = Vec::with_capacity(declared.len());
        for (argument, input) in declared.iter().zip(&given) {
            let is_given = input.is_some();
            values.push(if is_given {
                None
            } else {
                argument.detail.make_default(argument.vtable)
            });
            if !is_given && values.last().is_none_or(Option::is_none) {
                missing.push(argument.name);
            }
        }
        if !missing.is_empty() {
            return Err(AttributeError::needs_arguments(self.class, self.name, missing));
        }
        for ((argument, input), value) in declared.iter().zip(given).zip(&mut values) {
            if let Some(input) = input {
                let built = build_slot(&argument.detail, argument.vtable, input);
                *value = Some(built.map_err(|rejected| self.rejected(argument.name, rejected))?);
            }
        }
        Ok(ArgumentValues(values))
    }

    /// The argument at each position, if it is given.
    fn bound<'v>(self, arguments: Arguments<'v>) -> Result<Vec<Option<Input<'v>>>, AttributeError> {
        let declared = self.detail.arguments;
        let Arguments { positional, keywords } = arguments;
        if positional.len() > declared.len() {
            return Err(self.error(ErrorKind::Type, too_many(declared.len(), positional.len())));
        }
        let mut given: Vec<Option<Input<'v>>> = positional.into_iter().map(Some).collect();
        given.resize_with(declared.len(), || None);
        for (name, input) in keywords {
            let names = declared.iter().map(|argument| argument.name);
            match declared.iter().zip(&mut given).find(|(argument, _)| argument.name == name) {
                Some((_, place @ None)) => *place = Some(input),
                Some((argument, Some(_))) => {
                    let twice = ValueError::that(ErrorKind::Duplicate, "is given twice");
                    return Err(self.rejected(argument.name, twice));
                }
                None => {
                    let says = alloc::format!("has no argument '{name}'");
                    let rejected =
                        ValueError::that(ErrorKind::Unknown, says).with_choices(names, &name);
                    return Err(AttributeError::of_method(self.class, self.name, None, rejected));
                }
            }
        }
        Ok(given)
    }

    pub(super) fn finish(self, result: CallResult) -> Result<OwnedValue, AttributeError> {
        result.map_err(|error| {
            let error = if error.is_only_a_cause() {
                error.with_kind(ErrorKind::MethodFailed)
            } else {
                error
            };
            AttributeError::of_method(self.class, self.name, None, error)
        })
    }

    #[cold]
    fn rejected(self, argument: &str, rejected: ValueError) -> AttributeError {
        AttributeError::of_method(self.class, self.name, Some(argument), rejected)
    }

    #[cold]
    pub(super) fn error(
        self,
        kind: ErrorKind,
        says: impl Into<alloc::borrow::Cow<'static, str>>,
    ) -> AttributeError {
        AttributeError::of_method(self.class, self.name, None, ValueError::that(kind, says))
    }
}

#[cold]
fn too_many(declared: usize, given: usize) -> String {
    match declared {
        0 => alloc::format!("takes no arguments, not {given}"),
        1 => alloc::format!("takes 1 argument, not {given}"),
        _ => alloc::format!("takes {declared} arguments, not {given}"),
    }
}
