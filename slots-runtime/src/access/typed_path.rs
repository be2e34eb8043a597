//! Typed access at a path: values borrowed as `&T` and `&mut T`, never converted.

use core::array;

use crate::access::paths::no_path;
use crate::access::resolve::errors::{rejected_at, with_path};
use crate::access::resolve::step::{InsideMut, inside_mut};
use crate::access::resolve::{self, Place, rejection};
use crate::access::typed::{borrow_attr, borrow_place, downcast_mut, holds_rules};
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::found::Found;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::text::path::{AttrPath, PathError, PathSegment};

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
        // As for `attr`, the `Option` of an unset slot can be borrowed.
        Err(error) if error.kind() == ErrorKind::Unset => {
            Place::Attr(unset_slot(object, steps).ok_or(error)?)
        }
        place => place?,
    };
    borrow_place(place, "get_path").map_err(|rejected| rejection(object, steps, rejected))
}

/// The value of a slot at the end of a path, set or unset.
fn unset_slot<'a>(object: ObjectRef<'a>, steps: &[PathSegment]) -> Option<AttrRef<'a>> {
    let (last, rest) = steps.split_last()?;
    let inner = if rest.is_empty() {
        object
    } else {
        ObjectRef::new(resolve::read_at(object, rest).ok()?.object()?)
    };
    inner.find(last.key()?).and_then(Found::attr)
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
    if attr.vtable().has_inner_rules() {
        return Err(rejected_at(class, steps, holds_rules()));
    }
    downcast_mut(attr).map_err(|rejected| rejected_at(class, steps, rejected))
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
        let mut attr = borrow_attr(object, array::from_ref(step), true)?;
        object = loop {
            let Some(next) = rest.clone().next() else { return Ok(attr) };
            match inside_mut(attr, next) {
                InsideMut::Object(object) => break object,
                InsideMut::Item(item) => attr = item,
                InsideMut::Missing(_) | InsideMut::ReadOnly => return Err(missing()),
            }
            rest.next();
        };
    }
}
