//! Typed access at a path: values borrowed as `&T` and `&mut T`, never converted.

use crate::access::resolve::errors::{no_path, rejected_at, with_path};
use crate::access::resolve::step::{InsideMut, inside_mut};
use crate::access::resolve::variants::skip_active;
use crate::access::resolve::{self, Place, rejection};
use crate::access::typed::{borrow_attr, borrow_place, downcast_mut, holds_rules};
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{Found, ObjectMut, ObjectRef};
use crate::text::path_error::PathError;
use crate::text::step::Step;

/// Whether reading the value at a path succeeds.
pub(crate) fn has_path(object: ObjectRef<'_>, steps: Result<&[Step<'_>], PathError>) -> bool {
    steps.is_ok_and(|steps| resolve::read_at(object, steps).is_ok())
}

/// Borrows the value at a path.
pub(crate) fn attr_path<'a, T: 'static>(
    object: ObjectRef<'a>,
    steps: Result<&[Step<'_>], PathError>,
) -> Result<&'a T, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
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
fn unset_slot<'a>(object: ObjectRef<'a>, steps: &[Step<'_>]) -> Option<AttrRef<'a>> {
    let (last, rest) = steps.split_last()?;
    let inner = if rest.is_empty() {
        object
    } else {
        ObjectRef::new(resolve::read_at(object, rest).ok()?.object()?)
    };
    inner.find(last.key()?).and_then(Found::attr)
}

/// Borrows the value at a path to be changed, unless a write to it has to be validated or reported to a hook.
pub(crate) fn attr_path_mut<'a, T: 'static>(
    mut object: ObjectMut<'a>,
    steps: Result<&[Step<'_>], PathError>,
) -> Result<&'a mut T, AttributeError> {
    let class = object.class();
    let steps = steps.map_err(|error| no_path(class, &error))?;
    // A path that cannot be written is rejected with the error of a write.
    resolve::target(object.reborrow(), steps)?;
    borrow_mut(object, steps)
}

fn borrow_mut<'a, T: 'static>(
    object: ObjectMut<'a>,
    steps: &[Step<'_>],
) -> Result<&'a mut T, AttributeError> {
    let class = object.class();
    let attr = borrow_at(object, steps).map_err(|error| with_path(error, steps))?;
    if attr.vtable().has_inner_rules() {
        return Err(rejected_at(class, steps, holds_rules()));
    }
    downcast_mut(attr).map_err(|rejected| rejected_at(class, steps, rejected))
}

/// The value at a path, which [`resolve::target`] has resolved. Each object on the path must allow the borrow.
fn borrow_at<'a>(
    mut object: ObjectMut<'a>,
    steps: &[Step<'_>],
) -> Result<AttrMut<'a>, AttributeError> {
    let mut rest = steps.iter();
    loop {
        let class = object.class();
        let missing = || AttributeError::new(ErrorKind::Unknown, class, "");
        let name = rest.next().and_then(|step| step.key()).ok_or_else(missing)?;
        let mut attr = borrow_attr(object, name, true)?;
        object = loop {
            skip_active(attr.as_ref(), &mut rest);
            let Some(next) = rest.clone().next() else { return Ok(attr) };
            match inside_mut(attr, *next) {
                InsideMut::Object(object) => break object,
                InsideMut::Item(item) => attr = item,
                InsideMut::Missing(_) | InsideMut::ReadOnly => return Err(missing()),
            }
            rest.next();
        };
    }
}
