//! The call of methods of a shared object by name and by path.

use super::Shared;
use crate::access::call::at_path::{NeedsMut, call_path, call_path_ref};
use crate::error::attribute_error::AttributeError;
use crate::model::arguments::{Arguments, IntoArguments};
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Calls a method; see [`call`](crate::ObjectExt::call).
    ///
    /// This thread reads the object during the call of a method that takes `&self`, so that other threads can read it too, and
    /// writes the object during the call of a method that takes `&mut self`.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy) while this thread writes the object, or reads it if the method takes
    /// `&mut self`.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Camera { frames: u32 }
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn snap(&mut self, count: u32) -> u32 {
    ///         self.frames += count;
    ///         self.frames
    ///     }
    /// }
    ///
    /// let cam = Shared::new(Camera { frames: 0 });
    /// assert_eq!(cam.call("snap", (3,))?, 3);
    /// assert_eq!(cam.getattr("frames")?, 3);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn call<'v>(
        &self,
        name: &str,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        let arguments = arguments.into_arguments();
        self.with_steps(&[Step::Name(name)], |steps| self.call_at(steps, arguments))
    }

    /// Calls a method of a nested object; see [`call_path`](crate::ObjectExt::call_path).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy) as for [`call`](Self::call).
    pub fn call_path<'v, P: ToPath>(
        &self,
        path: P,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        let arguments = arguments.into_arguments();
        self.with_path(path, |steps| self.call_at(steps, arguments))
    }

    fn call_at(
        &self,
        steps: &[Step<'_>],
        arguments: Arguments<'_>,
    ) -> Result<OwnedValue, AttributeError> {
        let arguments = {
            let object = self.inner.read()?;
            match call_path_ref(ObjectRef::new(&*object), steps, arguments)? {
                Ok(returned) => return Ok(returned),
                Err(NeedsMut(arguments)) => arguments,
            }
        };
        let mut object = self.inner.write()?;
        let mut object = self.inner.watched(&mut object);
        call_path(ObjectMut::new(&mut *object), Ok(steps), arguments)
    }
}
