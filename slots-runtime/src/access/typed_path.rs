//! Typed access at a path: values borrowed as `&T` and `&mut T`, never converted.

use core::any::TypeId;
use core::array;

use crate::access::paths::no_path;
use crate::access::resolve::{self, Place, rejection, with_path};
use crate::access::typed::lend;
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::found::Found;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::text::path::{AttrPath, PathError, PathSegment};
use crate::text::type_names::short_type_name;

/// Whether reading the value at a path succeeds.
pub(crate) fn has_path(object: ObjectRef<'_>, path: Result<AttrPath, PathError>) -> bool {
    path.is_ok_and(|path| resolve::read_at(object, path.segments()).is_ok())
}

/// Borrows the value at a path.
pub(crate) fn attr_path<T: 'static>(
    object: ObjectRef<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<&T, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    let steps = path.segments();
    let place = match resolve::read_at(object, steps) {
        // As for `attr`, the `Option` of an unset slot is there.
        Err(error) if error.kind() == ErrorKind::Unset => {
            Place::Attr(unset_slot(object, steps).ok_or(error)?)
        }
        place => place?,
    };
    let rejected = match place {
        Place::Attr(attr) => match downcast_ref(attr) {
            Some(value) => return Ok(value),
            None => wrong_type::<T>(attr.type_name()),
        },
        Place::Made(value) => ValueError::that(
            ErrorKind::NotBorrowable,
            "is computed by a property, so that it cannot be borrowed; use get_path",
        )
        .with_parts(short_type_name::<T>(), value.type_name().into_owned()),
    };
    Err(rejection(object, steps, rejected))
}

/// The value of a slot at the end of a path, set or unset.
fn unset_slot<'a>(object: ObjectRef<'a>, steps: &[PathSegment]) -> Option<AttrRef<'a>> {
    let (last, rest) = steps.split_last()?;
    let inner = if rest.is_empty() {
        object
    } else {
        match resolve::read_at(object, rest).ok()? {
            Place::Attr(attr) => ObjectRef::new((attr.vtable().object)(attr)?),
            Place::Made(Value::Object(inner)) => ObjectRef::new(inner),
            Place::Made(_) => return None,
        }
    };
    inner.find(last.key()?).and_then(Found::attr)
}

fn downcast_ref<T: 'static>(attr: AttrRef<'_>) -> Option<&T> {
    attr.downcast_ref::<T>()
        .or_else(|| attr.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>))
}

/// Borrows the value at a path to be changed, unless a write to it has to be validated or reported to a hook.
pub(crate) fn attr_path_mut<T: 'static>(
    mut object: ObjectMut<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<&mut T, AttributeError> {
    let class = object.class();
    let path = path.map_err(|error| no_path(class, &error))?;
    let steps = path.segments();
    // A path that cannot be written is rejected with the error of a write.
    resolve::target(object.reborrow(), steps)?;
    let attr = borrow_at(object, steps).map_err(|error| with_path(error, steps))?;
    let found = attr.as_ref().type_name();
    let rejected = |why| {
        let name = steps.last().map(crate::text::path::segment_name).unwrap_or_default();
        with_path(AttributeError::rejected(class, &name, why), steps)
    };
    if attr.vtable().has_inner_rules() {
        return Err(rejected(ValueError::that(
            ErrorKind::NotBorrowable,
            "holds objects with rules, so that it cannot be borrowed to be changed; set it instead",
        )));
    }
    let value = if attr.vtable().type_id() == TypeId::of::<T>() {
        attr.downcast_mut::<T>()
    } else {
        attr.downcast_mut::<OwnedValue>().and_then(OwnedValue::downcast_mut::<T>)
    };
    value.ok_or_else(|| rejected(wrong_type::<T>(found)))
}

/// The value at a path, which [`resolve::target`] has resolved. Each object on the path must allow the borrow.
fn borrow_at<'a>(
    mut object: ObjectMut<'a>,
    steps: &[PathSegment],
) -> Result<AttrMut<'a>, AttributeError> {
    let mut rest = steps.iter();
    loop {
        let class = object.class();
        let missing = || AttributeError::new(ErrorKind::Unknown, class, "");
        let step = rest.next().ok_or_else(missing)?;
        let mut attr = lend(object, array::from_ref(step), true)?;
        object = loop {
            let Some(next) = rest.clone().next() else { return Ok(attr) };
            let vtable = attr.vtable();
            if (vtable.object)(attr.as_ref()).is_some() {
                break ObjectMut::new((vtable.object_mut)(attr).ok_or_else(missing)?);
            }
            attr = (vtable.item_mut)(attr, next).ok_or_else(missing)?;
            rest.next();
        };
    }
}

/// The value is of the type `found`, and the caller requested `T`.
fn wrong_type<T: 'static>(found: impl Into<alloc::borrow::Cow<'static, str>>) -> ValueError {
    ValueError::wrong_type(found, &Value::None).found_as(&short_type_name::<T>())
}
