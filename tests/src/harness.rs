//! Shared code of the behaviour tests: a digest of an object, and a time limit for work that may deadlock.

pub(crate) mod setters;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use slots_runtime::prelude::*;

/// All variables of an object with their values, as one string.
pub(crate) fn digest(object: &(impl Object + ?Sized)) -> String {
    let vars: Vec<_> = object.vars().map(|(name, value)| format!("{name}={value:?}")).collect();
    vars.join(" ")
}

/// Runs work on another thread, and fails instead of hanging if it does not end.
pub(crate) fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(work()));
    // Miri is some hundred times slower.
    let limit = Duration::from_mins(if cfg!(miri) { 30 } else { 1 });
    receiver.recv_timeout(limit).expect("the work hangs or has panicked")
}
