//! The call of a method by name: the method is found, its arguments are converted and validated, and it is called.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::access::paths::no_object;
use crate::access::resolve::errors::{no_path, with_path};
use crate::access::resolve::variants::short_form;
use crate::access::resolve::{self, Target};
use crate::access::transaction::convert::build_slot;
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::arguments::{Arguments, IntoArguments};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{ArgumentValues, Call, CallResult, Detail, MethodDetail};
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::path::PathError;
use crate::text::step::Step;

/// A method that was found by its name.
#[derive(Clone, Copy)]
struct Method<'n> {
    class: &'static Class,
    name: &'n str,
    entry: &'static Entry,
    detail: &'static MethodDetail,
}

/// A call with `&self` of a method that takes `&mut self`.
pub(crate) struct NeedsMut<'v>(pub(crate) Arguments<'v>);

/// Calls a method of an object.
pub(crate) fn call(
    object: ObjectMut<'_>,
    name: &str,
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let method = Method::of(object.as_ref(), name)?;
    let call = match method.detail.call {
        Call::Mut(call) => call,
        Call::Static(_) | Call::Shared(_) => return method.run(object.as_ref(), arguments),
    };
    method.may_change()?;
    let mut values = method.values(arguments)?;
    method.finish(call(object, &mut values))
}

/// Calls a method that does not take `&mut self`.
pub(crate) fn call_ref(
    object: ObjectRef<'_>,
    name: &str,
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let method = Method::of(object, name)?;
    match method.detail.call {
        Call::Mut(_) => {
            Err(method.error(ErrorKind::NotBorrowable, "takes `&mut self`; use call or call_path"))
        }
        Call::Static(_) | Call::Shared(_) => method.run(object, arguments),
    }
}

/// Calls a method of a class that has no receiver.
pub(crate) fn call_static(
    class: &'static Class,
    name: &str,
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let method = match class.find(name).map(|entry| (entry, class.detail(entry))) {
        Some((entry, Detail::Method(detail))) => Method { class, name, entry, detail },
        Some(_) => return Err(not_a_method(class, name, "an attribute of its objects")),
        None => {
            let error = AttributeError::unknown(class, Keys::default(), name);
            return Err(error.during(Access::Call));
        }
    };
    match method.detail.call {
        Call::Static(call) => {
            let mut values = method.values(arguments)?;
            method.finish(call(&mut values))
        }
        Call::Shared(_) | Call::Mut(_) => {
            Err(method.error(ErrorKind::NotBorrowable, "needs an object; use call"))
        }
    }
}

/// Calls a method of the object at a path.
pub(crate) fn call_path(
    object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    match call_path_ref(object.as_ref(), steps, arguments)? {
        Ok(returned) => Ok(returned),
        Err(NeedsMut(arguments)) => call_path_mut(object, steps, arguments),
    }
}

/// Calls a method of the object at a path, unless it takes `&mut self`.
pub(crate) fn call_path_ref<'v>(
    object: ObjectRef<'_>,
    steps: &[Step<'_>],
    arguments: Arguments<'v>,
) -> Result<Result<OwnedValue, NeedsMut<'v>>, AttributeError> {
    let (holder, name) = split(object.class(), steps)?;
    let object = match holder {
        [] => object,
        holder => ObjectRef::new(object_at(object, holder, steps)?),
    };
    let run = |method: Method<'_>| match method.detail.call {
        Call::Mut(_) => Ok(Err(NeedsMut(arguments))),
        Call::Static(_) | Call::Shared(_) => method.run(object, arguments).map(Ok),
    };
    Method::of(object, name).and_then(run).map_err(|error| with_path(error, steps))
}

fn call_path_mut(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let (holder, name) = split(object.class(), steps)?;
    if holder.is_empty() {
        return call(object, name, arguments);
    }
    let class = object.class();
    let read_only = || {
        let name = resolve::errors::last_name(holder);
        with_path(AttributeError::new(ErrorKind::ReadOnly, class, &name), steps)
    };
    let attr = match resolve::target(object.reborrow(), holder) {
        Ok(Target::Slot(found, _)) => found.into_attr(),
        Ok(Target::Item(attr, _)) => Some(attr),
        // An entry holds no object, and the object that a getter returns is not part of the object.
        Ok(Target::Entry(..) | Target::Property(..)) => None,
        Err(error) => {
            return match short_form(object.as_ref(), steps) {
                Some(short) => call_path_mut(object, &short.steps, arguments),
                None => Err(with_path(error, steps)),
            };
        }
    };
    let inner = attr.and_then(|attr| (attr.vtable().object_mut)(attr)).ok_or_else(read_only)?;
    call(ObjectMut::new(inner), name, arguments).map_err(|error| with_path(error, steps))
}

/// The steps to the object, and the name of the method.
fn split<'a, 'p>(
    class: &'static Class,
    steps: &'a [Step<'p>],
) -> Result<(&'a [Step<'p>], &'p str), AttributeError> {
    match steps.split_last() {
        Some((Step::Name(name), holder)) => Ok((holder, name)),
        Some((step, _)) => {
            let name = resolve::errors::last_name(steps);
            let rejected = ValueError::wrong_type("the name of a method", &Value::None)
                .found_as(&step.to_string());
            Err(with_path(AttributeError::rejected(class, &name, rejected), steps))
        }
        None => Err(resolve::errors::no_step(class)),
    }
}

/// The object at the steps `holder`. The error is that of reading the attribute at `steps`, which begin with `holder`.
fn object_at<'a>(
    object: ObjectRef<'a>,
    holder: &[Step<'_>],
    steps: &[Step<'_>],
) -> Result<&'a dyn Object, AttributeError> {
    let place = resolve::read_at(object, holder).map_err(|error| with_path(error, steps))?;
    let found = place.object();
    found.ok_or_else(|| match resolve::read_at(object, steps) {
        Err(error) => error.during(Access::Call),
        Ok(_) => resolve::rejection(object, holder, no_object(&place.value())),
    })
}

#[cold]
fn not_a_method(class: &'static Class, name: &str, found: &str) -> AttributeError {
    let rejected = ValueError::wrong_type("a method", &Value::None).found_as(found);
    AttributeError::rejected(class, name, rejected).during(Access::Call)
}

impl<'n> Method<'n> {
    /// Finds a method. As in CPython, an entry of the overflow map hides the method of its name.
    fn of(object: ObjectRef<'_>, name: &'n str) -> Result<Self, AttributeError> {
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
    fn run(
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
    fn may_change(self) -> Result<(), AttributeError> {
        if !self.class.freezes(self.entry) {
            return Ok(());
        }
        Err(self.error(ErrorKind::ReadOnly, "takes `&mut self`, and the object is read-only"))
    }

    /// The arguments in the order of their declaration, converted to their types and validated by their rules.
    fn values(self, arguments: Arguments<'_>) -> Result<ArgumentValues, AttributeError> {
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

    fn finish(self, result: CallResult) -> Result<OwnedValue, AttributeError> {
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
    fn error(
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

impl Class {
    /// Calls a method that has no receiver, such as a constructor; see [`call`](crate::ObjectExt::call).
    ///
    /// # Errors
    /// As that method; [`NotBorrowable`](crate::ErrorKind::NotBorrowable) if the method takes `&self` or `&mut self`.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn bits(is_color: bool) -> u32 { if is_color { 24 } else { 8 } }
    /// }
    ///
    /// assert_eq!(Camera::CLASS.call("bits", (true,))?, 24);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn call<'v>(
        &'static self,
        name: &str,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        call_static(self, name, arguments.into_arguments())
    }
}
