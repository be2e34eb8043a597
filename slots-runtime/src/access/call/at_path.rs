//! The call of a method of the object at a path.

use alloc::string::ToString;

use super::call;
use super::method::Method;
use crate::access::paths::no_object;
use crate::access::resolve::errors::{no_path, with_path};
use crate::access::resolve::variants::short_form;
use crate::access::resolve::{self, Target};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::arguments::Arguments;
use crate::model::class::Class;
use crate::model::decl::Call;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::text::path_error::PathError;
use crate::text::step::Step;

/// A call with `&self` of a method that takes `&mut self`.
pub(crate) struct NeedsMut<'v>(pub(crate) Arguments<'v>);

/// Calls a method of the object at a path, which is resolved once if the object can be changed.
pub(crate) fn call_path(
    mut object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
    arguments: Arguments<'_>,
) -> Result<OwnedValue, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    let (holder, name) = split(object.class(), steps)?;
    if holder.is_empty() {
        return call(object, name, arguments).map_err(|error| with_path(error, steps));
    }
    if let Ok(target) = resolve::target(object.reborrow(), holder)
        && let Some(inner) = object_of(target)
    {
        return call(inner, name, arguments).map_err(|error| with_path(error, steps));
    }
    // A method that does not take `&mut self` can be called where nothing can be written.
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
    let inner = match resolve::target(object.reborrow(), holder) {
        Ok(target) => object_of(target),
        Err(error) => {
            return match short_form(object.as_ref(), steps) {
                Some(short) => call_path_mut(object, &short.steps, arguments),
                None => Err(with_path(error, steps)),
            };
        }
    };
    let inner = inner.ok_or_else(read_only)?;
    call(inner, name, arguments).map_err(|error| with_path(error, steps))
}

/// The object at a place that can be written.
fn object_of<'a>(target: Target<'a, '_>) -> Option<ObjectMut<'a>> {
    let attr = match target {
        Target::Slot(found, _) => found.into_attr()?,
        Target::Item(attr, _) => attr,
        // An entry holds no object, and the object that a getter returns is not part of the object.
        Target::Entry(..) | Target::Property(..) => return None,
    };
    (attr.vtable().object_mut)(attr).map(ObjectMut::new)
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
