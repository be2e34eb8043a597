//! Changes of a value of a shared object in place.

use crate::access::modify::copy_to_modify;
use crate::access::transaction::change::{Hooks, Operation};
use crate::access::transaction::{self};
use crate::error::attribute_error::AttributeError;
use crate::methods::shared::Shared;
use crate::model::kernel::object::Object;
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Calls `f` with the value of an attribute, to be changed; see [`modify`](crate::ObjectExt::modify). No other thread
    /// writes in between.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy). In `f`, access through a handle is `Busy`.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Camera { #[slot(range = 0..=9)] frames: u32 }
    /// let cam = Shared::new(Camera { frames: 7 });
    /// assert_eq!(cam.modify("frames", |frames: &mut u32| { *frames += 2; *frames })?, 9);
    /// assert!(cam.modify("frames", |frames: &mut u32| *frames += 1).is_err());
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn modify<V: Clone + 'static, R>(
        &self,
        name: &str,
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        self.with_steps(&[Step::Name(name)], |steps| self.modify_at(steps, f))
    }

    /// As [`modify`](Self::modify), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn modify_path<V: Clone + 'static, R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| self.modify_at(steps, f))
    }

    fn modify_at<V: Clone + 'static, R>(
        &self,
        steps: &[Step<'_>],
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        let mut returned = None;
        self.change(|mut object| {
            let mut value: V = copy_to_modify(object.reborrow(), steps)?;
            returned = Some(f(&mut value));
            let set = Operation::Set(Input::Typed(&mut Some(value)));
            transaction::run_one(object, steps, set, Hooks::Later).map(|change| [change])
        })?;
        // Not reached without a value: an accepted write has called the closure.
        returned.ok_or_else(|| self.inner.busy())
    }
}
