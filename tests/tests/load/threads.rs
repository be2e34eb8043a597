//! Very many threads on one `Shared` object, and on the classes and shapes that all objects share.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use slots_runtime::{Shared, prelude::*};

use crate::camera::{Camera, camera};

/// The stack size of a thread, small because there may be a thousand.
const STACK: usize = 256 * 1024;

/// Starts the threads at the same time and waits for all.
fn on_threads(threads: u32, work: impl Fn(u32) + Sync) {
    let barrier = Barrier::new(threads as usize);
    let (barrier, work) = (&barrier, &work);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let run = move || {
                barrier.wait();
                work(thread);
            };
            let builder = std::thread::Builder::new().stack_size(STACK);
            builder.spawn_scoped(scope, run).expect("a thread");
        }
    });
}

/// Counts up, writes pairs, and adds entries; gives how many operations there were.
pub(crate) fn live(threads: u32, rounds: u32) -> u64 {
    let live = Shared::new(camera(1));
    let halves = AtomicU64::new(0);
    on_threads(threads, |thread| {
        let live = live.clone();
        let own = format!("of {thread}");
        for round in 0..rounds {
            live.write(|object| {
                let frames = *object.attr::<u64>("frames").expect("a slot");
                object.setattr("frames", frames + 1).map(drop)
            })
            .expect("not busy")
            .expect("a slot");
            // Two attributes that are written together are seen together.
            let pair = thread * rounds + round;
            live.update([("width", pair), ("height", pair)]).expect("two slots");
            let seen = live.read(|object| {
                object.attr::<u32>("width").ok() == object.attr::<u32>("height").ok()
            });
            halves.fetch_add(u64::from(!seen.expect("not busy")), Relaxed);
            live.setattr(&own, round).expect("an entry");
            assert_eq!(live.getattr(&own).expect("its own"), i64::from(round));
            assert!(live.set_path("roi.z", 1).is_err() && live.setattr("serial", 1).is_err());
        }
        if thread % 2 == 0 {
            live.delattr(&own).expect("its own");
        }
    });
    assert_eq!(halves.load(Relaxed), 0, "half of an update was seen");
    let operations = u64::from(threads) * u64::from(rounds);
    assert_eq!(live.getattr("frames").expect("a slot"), operations, "a write was lost");
    let entries = live.read(|object| object.dict().map_or(0, Dict::len)).expect("not busy");
    assert_eq!(entries, threads as usize / 2);
    operations * 7
}

/// Objects of one class made, written, read and dropped by all threads, with names in orders of their own.
pub(crate) fn shared(threads: u32, objects: u32) -> u64 {
    let made = AtomicU64::new(0);
    on_threads(threads, |thread| {
        for number in 0..objects {
            let mut cam: Box<Camera> = Box::new(camera(number));
            for step in 0..10 {
                let key = (step * (thread % 7 + 1) + number) % 10;
                cam.setattr(&format!("key {key}"), key).expect("an entry");
            }
            if number % 5 == 0 {
                cam.setattr(&format!("of {thread} {number}"), thread).expect("an entry");
            }
            let copy = cam.clone();
            cam.delattr("key 0").ok();
            for (name, value) in copy.dict().into_iter().flat_map(Dict::iter) {
                match name.strip_prefix("key ") {
                    Some(key) => assert_eq!(value, key.parse::<i64>().expect("a number")),
                    None => assert_eq!(value, thread),
                }
            }
            made.fetch_add(2, Relaxed);
        }
    });
    made.load(Relaxed)
}
