//! The call of a method by name: the method is found, its arguments are converted and validated, and it is called.

pub(crate) mod at_path;
mod method;

use self::method::{Method, not_a_method};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::arguments::{Arguments, IntoArguments};
use crate::model::class::Class;
use crate::model::decl::{Call, Detail};
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::owned::OwnedValue;

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
