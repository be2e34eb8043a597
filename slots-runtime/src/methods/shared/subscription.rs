//! `Subscription`: the changes of a shared object, received by other threads.

use alloc::collections::VecDeque;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};
use core::mem;
use core::ops::{Deref, DerefMut};
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use core::time::Duration;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use parking_lot::{Condvar, Mutex};

use super::lock::Writing;
use super::{Inner, Shared};
use crate::access::diff::{Difference, diff_values};
use crate::access::resolve::read_at;
use crate::error::attribute_error::AttributeError;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vars;
use crate::text::depth::Level;
use crate::text::path::AttrPath;
use crate::text::step::{PathSegment, Step};
use crate::text::to_path::{Steps, ToPath};

/// A change of a shared object, as a [`Subscription`] returns it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The path to the value that changed, relative to the handle whose [`subscribe`](Shared::subscribe) was called.
    pub path: AttrPath,
    /// The value before the write; `None` if there was no such attribute or item.
    pub old: Option<OwnedValue>,
    /// The value after the write; `None` if there is no such attribute or item any more.
    pub new: Option<OwnedValue>,
    /// The number of older changes that were dropped directly before this one, since the queue was full.
    pub skipped: u64,
}

/// The changes of a shared object or of a part of it, in the order of the writes; see [`subscribe`](Shared::subscribe).
///
/// It has a bounded queue. If the queue is full, the oldest change is dropped, and the next one that is received states the number
/// of dropped changes in [`skipped`](Notification::skipped). A writer never waits for a reader.
///
/// As an iterator, it waits for the next change; it ends when all handles of the object have been dropped and the queue is empty.
/// A thread that waits while it reads or writes the object blocks the writers, and so itself.
///
/// The drop of a `Subscription` ends it.
pub struct Subscription {
    queue: Arc<Queue>,
}

struct Queue {
    state: Mutex<State>,
    ready: Condvar,
    /// Whether the `Subscription` was dropped.
    is_dropped: AtomicBool,
}

struct State {
    changes: VecDeque<Difference>,
    capacity: usize,
    skipped: u64,
    /// Whether the object no longer exists.
    is_closed: bool,
}

impl State {
    fn next(&mut self) -> Option<Notification> {
        let Difference { path, old, new } = self.changes.pop_front()?;
        Some(Notification { path, old, new, skipped: mem::take(&mut self.skipped) })
    }
}

impl Queue {
    fn push(&self, changes: Vec<Difference>) {
        // The destructors of dropped values run without the lock.
        let mut dropped = Vec::new();
        let mut state = self.state.lock();
        for change in changes {
            if state.changes.len() >= state.capacity {
                dropped.extend(state.changes.pop_front());
                state.skipped += 1;
            }
            state.changes.push_back(change);
        }
        drop(state);
        self.ready.notify_all();
    }
}

impl Subscription {
    /// Returns the next change if there is one now.
    pub fn try_next(&mut self) -> Option<Notification> {
        self.queue.state.lock().next()
    }

    /// Waits for the next change, at most for `timeout`. Returns `None` after this time, and if the object no longer exists.
    pub fn next_timeout(&mut self, timeout: Duration) -> Option<Notification> {
        // A time that does not exist on the clock is never reached.
        self.wait(Instant::now().checked_add(timeout))
    }

    /// Returns whether all handles of the object have been dropped, so that there will be no more changes than those in the
    /// queue.
    pub fn is_closed(&self) -> bool {
        self.queue.state.lock().is_closed
    }

    fn wait(&self, until: Option<Instant>) -> Option<Notification> {
        let mut state = self.queue.state.lock();
        loop {
            let next = state.next();
            if next.is_some() || state.is_closed {
                return next;
            }
            match until {
                None => self.queue.ready.wait(&mut state),
                Some(until) => {
                    if self.queue.ready.wait_until(&mut state, until).timed_out() {
                        return state.next();
                    }
                }
            }
        }
    }
}

impl Iterator for Subscription {
    type Item = Notification;

    /// Waits for the next change; `None` if the object no longer exists.
    fn next(&mut self) -> Option<Notification> {
        self.wait(None)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // The next write or the next subscription removes the entry of the list.
        self.queue.is_dropped.store(true, Ordering::Relaxed);
    }
}

impl Debug for Subscription {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let state = self.queue.state.lock();
        f.debug_struct("Subscription")
            .field("queued", &state.changes.len())
            .field("capacity", &state.capacity)
            .field("skipped", &state.skipped)
            .field("is_closed", &state.is_closed)
            .finish()
    }
}

/// The number of changes that the queue of a subscription holds unless the caller gives another one.
const CAPACITY: usize = 1024;

/// The subscriptions of an object.
#[derive(Default)]
pub(super) struct Watchers {
    /// The length of the list, to be read without its lock.
    count: AtomicUsize,
    list: Mutex<Vec<Watcher>>,
}

struct Watcher {
    queue: Arc<Queue>,
    /// The path from the whole object.
    path: AttrPath,
    /// The same path, from the handle that was subscribed to.
    shown: AttrPath,
    /// A copy of the value after the last write.
    last: Option<OwnedValue>,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.queue.state.lock().is_closed = true;
        self.queue.ready.notify_all();
    }
}

impl Watchers {
    fn add(&self, watcher: Watcher) {
        let mut list = self.list.lock();
        remove_dropped(&mut list);
        list.push(watcher);
        self.count.store(list.len(), Ordering::Relaxed);
    }

    /// Sends the differences between the values now and after the last write.
    #[cold]
    fn publish(&self, object: ObjectRef<'_>) {
        let mut list = self.list.lock();
        remove_dropped(&mut list);
        self.count.store(list.len(), Ordering::Relaxed);
        for watcher in list.iter_mut() {
            let new = copy_at(object, &watcher.path);
            let start = watcher.shown.segments().to_vec();
            let old = watcher.last.as_ref().map(OwnedValue::as_value);
            let changes = diff_values(start, old, new.as_ref().map(OwnedValue::as_value));
            if !changes.is_empty() {
                watcher.last = new;
                watcher.queue.push(changes);
            }
        }
    }
}

fn remove_dropped(list: &mut Vec<Watcher>) {
    list.retain(|watcher| !watcher.queue.is_dropped.load(Ordering::Relaxed));
}

/// A copy of the value at a path; without the values that cannot be copied.
fn copy_at(object: ObjectRef<'_>, path: &AttrPath) -> Option<OwnedValue> {
    let steps: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
    if steps.as_slice().is_empty() {
        return copy_object(object);
    }
    copy(read_at(object, steps.as_slice()).ok()?.value())
}

fn copy(value: Value<'_>) -> Option<OwnedValue> {
    match value {
        Value::Object(object) => copy_object(ObjectRef::new(object)),
        value => value.into_owned(),
    }
}

fn copy_object(object: ObjectRef<'_>) -> Option<OwnedValue> {
    let _level = Level::enter()?;
    let mut attributes = Dict::new();
    for (name, value) in vars::vars(object) {
        if let Some(value) = copy(value) {
            attributes.insert_owned(name, value);
        }
    }
    Some(OwnedValue::from(attributes))
}

/// Write access to an object; its drop sends the changes to the subscribers, before the lock is released.
pub(super) struct Watched<'w, 'a, T: Object + ?Sized> {
    object: &'w mut Writing<'a, T>,
    watchers: &'w Watchers,
}

impl<T: Object + ?Sized> Inner<T> {
    #[inline]
    pub(super) fn watched<'w, 'a>(&'w self, object: &'w mut Writing<'a, T>) -> Watched<'w, 'a, T> {
        Watched { object, watchers: &self.watchers }
    }
}

impl<T: Object + ?Sized> Deref for Watched<'_, '_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        self.object
    }
}

impl<T: Object + ?Sized> DerefMut for Watched<'_, '_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        self.object
    }
}

impl<T: Object + ?Sized> Drop for Watched<'_, '_, T> {
    #[inline]
    fn drop(&mut self) {
        // Subscriptions are added by readers, so that the lock orders this load.
        if self.watchers.count.load(Ordering::Relaxed) > 0 {
            let publish = || self.watchers.publish(ObjectRef::new(&**self.object));
            if std::thread::panicking() {
                // A panic of a getter, during a panic of the writer, would abort the process.
                let _ = catch_unwind(AssertUnwindSafe(publish));
            } else {
                publish();
            }
        }
    }
}

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
        let state = State {
            changes: VecDeque::new(),
            capacity: capacity.max(1),
            skipped: 0,
            is_closed: false,
        };
        let queue = Arc::new(Queue {
            state: Mutex::new(state),
            ready: Condvar::new(),
            is_dropped: AtomicBool::new(false),
        });
        self.inner.watchers.add(Watcher { queue: Arc::clone(&queue), path, shown, last });
        Ok(Subscription { queue })
    }
}

/// Whether the error is due to the present values, so that the path may lead to a value after a write.
fn may_exist_later(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Unset | ErrorKind::NotReachable | ErrorKind::OutOfRange)
}
