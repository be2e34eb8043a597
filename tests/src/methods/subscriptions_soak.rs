//! Subscriptions under load: threads write and read for `SOAK_SECONDS`, 1 by default.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use slots_runtime::{Notification, PathSegment, Shared, Subscription, prelude::*};

#[slots]
#[derive(Default)]
struct Item {
    count: u64,
}

#[slots]
#[derive(Default)]
struct Counters {
    a: u64,
    b: u64,
    items: [Item; 8],
}

/// What a reader has received.
#[derive(Default)]
struct Received {
    last: BTreeMap<String, u64>,
    changes: u64,
    skipped: u64,
}

fn number(value: Option<OwnedValue>) -> u64 {
    value.unwrap().to_string().parse().unwrap()
}

impl Received {
    /// Each value is that before plus one, so that a lost or repeated change is found.
    fn add(&mut self, change: Notification) {
        let Notification { path, old, new, skipped, .. } = change;
        let (path, old, new) = (path.to_string(), number(old), number(new));
        assert_eq!(new, old + 1, "{path}");
        let last = self.last.insert(path.clone(), new).unwrap_or(0);
        self.skipped += skipped;
        if self.skipped == 0 {
            assert_eq!(old, last, "{path}: a change is lost or sent twice");
        } else {
            assert!(old >= last, "{path}: a change is out of order");
        }
        self.changes += 1;
    }
}

fn read(changes: Subscription, delay: Duration) -> Received {
    let mut received = Received::default();
    for change in changes {
        received.add(change);
        if !delay.is_zero() {
            std::thread::sleep(delay);
        }
    }
    received
}

fn write(counters: &Shared<Counters>, number: usize, until: Instant) -> u64 {
    let path = format!("items[{number}].count");
    let own: AttrPath = path.parse().unwrap();
    let mut writes = 0;
    while Instant::now() < until {
        counters.modify("a", |a: &mut u64| *a += 1).unwrap();
        counters.modify_path(&own, |count: &mut u64| *count += 1).unwrap();
        counters.write(|it| it.b += 1).unwrap();
        writes += 1;
    }
    writes
}

/// The changes that are stored for a slow reader.
const ROOM: usize = 16;

/// The milliseconds that a reader waits after each change.
fn delay(reader: u64) -> u64 {
    if reader.is_multiple_of(2) { 0 } else { 5 * reader }
}

#[test]
fn every_change_is_received_once_or_reported_as_skipped() {
    let seconds = std::env::var("SOAK_SECONDS").map_or(1, |text| text.parse().unwrap());
    let counters = Shared::new(Counters::default());
    let start = Instant::now();
    let until = start + Duration::from_secs(seconds);
    let readers: Vec<_> = (0..8)
        .map(|number| {
            // The even readers have room for all changes, and the odd ones are slow.
            let delay = delay(number);
            let capacity = if delay == 0 { usize::MAX } else { ROOM };
            let all: Vec<PathSegment> = Vec::new();
            let changes = counters.subscribe_with_capacity(&all[..], capacity).unwrap();
            std::thread::spawn(move || read(changes, Duration::from_millis(delay)))
        })
        .collect();
    let writers: Vec<_> = (0..8)
        .map(|number| {
            let counters = counters.clone();
            std::thread::spawn(move || write(&counters, number, until))
        })
        .collect();
    let written: Vec<u64> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap();
    let total: u64 = written.iter().sum();
    assert!(total > 0);
    assert_eq!(counters.getattr("a").unwrap(), total);
    drop(counters);
    for (number, reader) in (0..).zip(readers) {
        let received = reader.join().unwrap();
        assert_eq!(received.changes + received.skipped, 3 * total, "reader {number}");
        // While the threads write, a slow reader receives a change for each delay; after it, those that are stored.
        let most =
            milliseconds.checked_div(delay(number)).map(|received| received + 1 + ROOM as u64);
        if most.is_some_and(|most| 3 * total > most) {
            assert!(received.skipped > 0, "reader {number}");
        }
        if number % 2 == 0 {
            assert_eq!(received.skipped, 0, "reader {number}");
            assert_eq!((received.last["a"], received.last["b"]), (total, total));
            for (at, count) in written.iter().enumerate() {
                assert_eq!(received.last[&format!("items[{at}].count")], *count);
            }
        }
    }
    println!("soak: {total} rounds of 3 writes by 8 threads, received by 8 subscribers");
}
