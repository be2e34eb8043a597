//! `Subscription`: the changes of a shared object, received by other threads.

use alloc::sync::Arc;
use core::fmt::{self, Debug, Formatter};
use core::sync::atomic::Ordering;
use core::time::Duration;
use std::time::Instant;

use super::notification::Notification;
use super::queue::Queue;

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
    pub(super) queue: Arc<Queue>,
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
