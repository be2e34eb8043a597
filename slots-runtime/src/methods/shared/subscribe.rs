//! `subscribe`: the methods of `Shared` that make subscriptions.

use super::Shared;
use super::copies::copy_at;
use super::subscription::{CAPACITY, Subscription};
use crate::access::resolve::read_at;
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::text::path::AttrPath;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Returns the changes of the value at a path, and of all values below it, as an iterator for another thread.
    ///
    /// Each difference between the values before and after a write is one change: a nested attribute, an item of a list or a map,
    /// or the whole value where its structure changed, such as the length of a list. This includes writes to fields by
    /// [`write`](Self::write), by methods, setters and hooks. Changes are sent when the write is done, before the lock is released,
    /// so that their order is that of the writes; several writes of one attribute in one [`update`](Self::update) or
    /// [`write`](Self::write) are one change. A write of an equal value sends nothing.
    ///
    /// Not sent are changes of values that cannot be copied, as their type is opaque; changes by readers, through a `Cell` or
    /// `Mutex`, are sent by the next write. Properties are read only if the path leads to one.
    ///
    /// The path may lead through a `None`; there is then no old value. The queue holds 1024 changes; see
    /// [`subscribe_with_capacity`](Self::subscribe_with_capacity). Each write copies the value at the path: subscribe to the
    /// attributes of interest rather than to a large object. An object without subscribers is written as fast as before.
    ///
    /// # Errors
    /// As [`get_path`](Self::get_path), where the path leads to no attribute, or to a value that cannot be copied;
    /// [`Busy`](ErrorKind::Busy) while this thread writes the object.
    ///
    /// ```
    /// use slots_runtime::{Shared, prelude::*};
    ///
    /// #[slots]
    /// struct Roi { x: u32, y: u32 }
    ///
    /// #[slots]
    /// struct Camera { gain: f64, roi: Roi }
    ///
    /// let cam = Shared::new(Camera { gain: 1.0, roi: Roi { x: 0, y: 0 } });
    /// let changes = cam.subscribe("roi")?;
    /// let logger = std::thread::spawn(move || {
    ///     changes.map(|change| format!("{}: {:?}", change.path, change.new)).collect::<Vec<_>>()
    /// });
    /// cam.set_path("roi.x", 5)?;
    /// cam.setattr("gain", 2)?;
    /// cam.write(|cam| cam.roi.y = 7)?;
    /// drop(cam);
    /// assert_eq!(logger.join().unwrap(), ["roi.x: Some(5)", "roi.y: Some(7)"]);
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[doc(alias = "watch")]
    #[doc(alias = "observe")]
    pub fn subscribe<P: ToPath>(&self, path: P) -> Result<Subscription, AttributeError> {
        self.subscribe_with_capacity(path, CAPACITY)
    }

    /// As [`subscribe`](Self::subscribe), with a queue of this number of changes, at least one.
    ///
    /// # Errors
    /// As that method.
    pub fn subscribe_with_capacity<P: ToPath>(
        &self,
        path: P,
        capacity: usize,
    ) -> Result<Subscription, AttributeError> {
        let mut shown = AttrPath::default();
        path.__with_steps(|steps| {
            shown = steps.unwrap_or_default().iter().map(|step| step.to_segment()).collect();
        });
        self.with_path(path, |steps| self.subscribe_at(steps, shown, capacity))
    }

    /// As [`subscribe`](Self::subscribe), for all attributes of the object that the handle refers to.
    ///
    /// # Errors
    /// [`Busy`](ErrorKind::Busy) while this thread writes the object; as [`get_path`](Self::get_path) if the path of the handle no
    /// longer leads to an object.
    pub fn subscribe_all(&self) -> Result<Subscription, AttributeError> {
        self.with_steps(&[], |steps| self.subscribe_at(steps, AttrPath::default(), CAPACITY))
    }

    fn subscribe_at(
        &self,
        steps: &[Step<'_>],
        shown: AttrPath,
        capacity: usize,
    ) -> Result<Subscription, AttributeError> {
        // No thread writes before the subscription is in the list.
        let reading = self.inner.read()?;
        let object = ObjectRef::new(&*reading);
        let path: AttrPath = steps.iter().map(|step| step.to_segment()).collect();
        let last = copy_at(object, &path);
        if last.is_none() && !steps.is_empty() {
            match read_at(object, steps) {
                Ok(place) => return Err(self.opaque(steps, &place.value().type_name())),
                Err(error) if may_exist_later(error.kind()) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.inner.watchers.add(path, shown, last, capacity))
    }
}

/// Whether the error is due to the present values, so that the path may lead to a value after a write.
fn may_exist_later(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Unset | ErrorKind::NotReachable | ErrorKind::OutOfRange)
}
