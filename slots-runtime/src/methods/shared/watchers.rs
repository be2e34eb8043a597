//! `Watchers`: the subscriptions of a shared object.

use alloc::collections::VecDeque;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use parking_lot::{Condvar, Mutex};

use super::copies::copy_and_type_at;
use super::queue::{Queue, State};
use super::subscription::Subscription;
use crate::access::diff::diff_values;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::owned::OwnedValue;
use crate::text::path::AttrPath;

/// The subscriptions of an object.
#[derive(Default)]
pub(super) struct Watchers {
    /// The length of the list, to be read without its lock.
    pub(super) count: AtomicUsize,
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
    pub(super) fn publish(&self, object: ObjectRef<'_>) {
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
