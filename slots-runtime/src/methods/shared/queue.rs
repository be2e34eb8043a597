//! The queue between the writers of a shared object and one subscription.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::mem;
use core::sync::atomic::AtomicBool;

use parking_lot::{Condvar, Mutex};

use super::notification::Notification;
use crate::access::diff::Difference;

pub(super) struct Queue {
    pub(super) state: Mutex<State>,
    pub(super) ready: Condvar,
    /// Whether the `Subscription` was dropped.
    pub(super) is_dropped: AtomicBool,
}

pub(super) struct State {
    pub(super) changes: VecDeque<Difference>,
    pub(super) capacity: usize,
    pub(super) skipped: u64,
    /// Whether the object no longer exists.
    pub(super) is_closed: bool,
}

impl State {
    pub(super) fn next(&mut self) -> Option<Notification> {
        let Difference { path, old, new } = self.changes.pop_front()?;
        Some(Notification { path, old, new, skipped: mem::take(&mut self.skipped) })
    }
}

impl Queue {
    pub(super) fn push(&self, changes: Vec<Difference>) {
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
