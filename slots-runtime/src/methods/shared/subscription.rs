//! `Subscription`: the changes of a shared object, received by other threads.

use alloc::collections::VecDeque;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Display, Formatter};
use core::mem;
use core::ops::{Deref, DerefMut};
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use core::time::Duration;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use parking_lot::{Condvar, Mutex};

use super::lock::Writing;
use crate::access::diff::{Difference, diff_values, show_change};
use crate::access::resolve::{Place, read_at};
use crate::model::dict::Dict;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vars;
use crate::text::depth::Level;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;
use crate::text::to_path::Steps;

/// A change of a shared object, as a [`Subscription`] returns it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The path to the value that changed, relative to the handle whose [`subscribe`](crate::Shared::subscribe) was called.
    pub path: AttrPath,
    /// The value before the write; `None` if there was no such attribute or item.
    pub old: Option<OwnedValue>,
    /// The value after the write; `None` if the attribute or item no longer exists.
    pub new: Option<OwnedValue>,
    /// The number of older changes that were dropped directly before this one, since the queue was full.
    pub skipped: u64,
}

/// Prints the path and both values, as a [`Difference`] does: `gain: 1.0 -> 2.0`.
impl Display for Notification {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        show_change(f, &self.path, self.old.as_ref(), self.new.as_ref())
    }
}

/// The changes of a shared object or of a part of it, in the order of the writes; see [`subscribe`](crate::Shared::subscribe).
///
/// It has a bounded queue. If the queue is full, the oldest change is dropped, and the next one that is received
/// states the number of dropped changes in [`skipped`](Notification::skipped). A writer never waits for a reader.
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
pub(super) const CAPACITY: usize = 1024;

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
    /// Adds a subscription to the value at a path, of which `last` is a copy. No thread writes the object.
    pub(super) fn add(
        &self,
        path: AttrPath,
        shown: AttrPath,
        last: Option<OwnedValue>,
        capacity: usize,
    ) -> Subscription {
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
        let mut watchers = self.list.lock();
        remove_dropped(&mut watchers);
        watchers.push(Watcher { queue: Arc::clone(&queue), path, shown, last });
        self.count.store(watchers.len(), Ordering::Relaxed);
        drop(watchers);
        Subscription { queue }
    }

    /// Sends the differences between the values now and after the last write.
    #[cold]
    fn publish(&self, object: ObjectRef<'_>) {
        let mut list = self.list.lock();
        remove_dropped(&mut list);
        self.count.store(list.len(), Ordering::Relaxed);
        for watcher in list.iter_mut() {
            let (new, slot_type) = copy_and_type_at(object, &watcher.path);
            let start = watcher.shown.segments().to_vec();
            let old = watcher.last.as_ref().map(OwnedValue::as_value);
            let new_value = new.as_ref().map(OwnedValue::as_value);
            let changes = diff_values(start, slot_type, old, new_value);
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
pub(super) fn copy_at(object: ObjectRef<'_>, path: &AttrPath) -> Option<OwnedValue> {
    copy_and_type_at(object, path).0
}

/// As [`copy_at`], with the type of the value unless it is that of a getter. A getter on the path is called once.
fn copy_and_type_at(
    object: ObjectRef<'_>,
    path: &AttrPath,
) -> (Option<OwnedValue>, Option<SlotType>) {
    let steps: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
    if steps.as_slice().is_empty() {
        return (copy_object(object), Some(SlotType::Object(object.class())));
    }
    let Ok(place) = read_at(object, steps.as_slice()) else { return (None, None) };
    let slot_type = match &place {
        Place::Attr(attr) => Some((attr.vtable().slot_type)()),
        Place::Computed(_) => None,
    };
    (copy(place.value()), slot_type)
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

impl<'w, 'a, T: Object + ?Sized> Watched<'w, 'a, T> {
    #[inline]
    pub(super) fn new(object: &'w mut Writing<'a, T>, watchers: &'w Watchers) -> Self {
        Watched { object, watchers }
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
