//! The paths of handles: the nested object of a handle, and paths relative to it.

use super::Shared;
use crate::access::paths::no_object;
use crate::access::resolve;
use crate::access::resolve::errors::{no_path, rejected_at};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Calls `f` with the object that the handle refers to.
    #[inline]
    pub(super) fn with<R>(&self, f: impl FnOnce(ObjectRef<'_>) -> R) -> Result<R, AttributeError> {
        let reading = self.inner.read()?;
        let root = ObjectRef::new(&*reading);
        if self.path.is_empty() {
            return Ok(f(root));
        }
        self.nested(root).map(|object| f(ObjectRef::new(object)))
    }

    /// The object at the path of this handle, which is not empty.
    pub(super) fn nested<'a>(&self, root: ObjectRef<'a>) -> Result<&'a dyn Object, AttributeError> {
        self.with_steps(&[], |steps| {
            let place = resolve::read_at(root, steps)?;
            place
                .object()
                .ok_or_else(|| rejected_at(self.inner.class, steps, no_object(&place.value())))
        })
    }

    /// Calls a function with the steps from the outermost object to this handle, followed by `rest`.
    #[inline]
    pub(super) fn with_steps<R>(
        &self,
        rest: &[Step<'_>],
        call: impl FnOnce(&[Step<'_>]) -> R,
    ) -> R {
        if self.path.is_empty() {
            return call(rest);
        }
        let above = self.path.segments().iter().map(PathSegment::as_step);
        let steps: Steps<'_> = above.chain(rest.iter().copied()).collect();
        call(steps.as_slice())
    }

    /// As `with_steps`, for a path that is relative to this handle.
    #[inline]
    pub(super) fn with_path<P: ToPath, R>(
        &self,
        path: P,
        call: impl FnOnce(&[Step<'_>]) -> Result<R, AttributeError>,
    ) -> Result<R, AttributeError> {
        path.__with_steps(|steps| {
            let steps = steps.map_err(|error| no_path(self.inner.class, &error))?;
            self.with_steps(steps, call)
        })
    }
}
