//! `Shared`: one object used by several threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use slots_runtime::{Shared, prelude::*};

use crate::harness::in_time;

#[slots]
#[derive(Debug, Default)]
struct Stage {
    #[slot(range = 0..=1_000_000)]
    position: i64,
    #[slot(unset)]
    lens: Option<String>,
}

fn sum_is_right(rig: &Rig) -> Result<(), String> {
    if rig.low + rig.high == 0 { Ok(()) } else { Err("the sum is not zero".into()) }
}

#[slots(check = sum_is_right)]
#[derive(Debug, Default)]
struct Rig {
    low: i64,
    high: i64,
    stage: Stage,
    stages: Vec<Stage>,
}

fn live() -> Shared<Rig> {
    Shared::new(Rig { stages: vec![Stage::default(), Stage::default()], ..Rig::default() })
}

#[test]
fn shared_is_send_sync_and_clone() {
    fn is_shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    let live = live();
    is_shared(&live);
    live.clone().update([("low", 1), ("high", -1)]).unwrap();
    assert_eq!(live.getattr("low").unwrap(), 1);
    assert!(live.hasattr("low") && !live.hasattr("lwo"));
    assert_eq!(live.dir().unwrap(), ["high", "low", "stage", "stages"]);
    assert_eq!(live.child("stage").unwrap().dir().unwrap(), ["lens", "position"]);
    assert!(format!("{live:?}").starts_with("Shared { object: Rig { low: 1, high: -1"));
}

#[test]
fn child_writes_original_and_its_errors_have_full_path() {
    let live = live();
    let child = live.child("stages[1]").unwrap();
    assert_eq!(child.path().to_string(), "stages[1]");
    child.setattr("position", 5).unwrap();
    child.set_text("lens", "fish eye").unwrap();
    child.update([("position", 6)]).unwrap();
    assert_eq!(live.get_path("stages[1].position").unwrap(), 6);
    child.delattr("lens").unwrap();
    for (error, text) in [
        (
            child.setattr("positoin", 1),
            "'Stage' object has no attribute 'positoin'. Did you mean: 'position'? (at 'stages[1].positoin')",
        ),
        (
            child.setattr("position", -1),
            "'Stage' object attribute 'position' must be in 0..=1000000, not -1 (at 'stages[1].position')",
        ),
        (
            child.getattr("lens").map(|_| panic!()),
            "'Stage' object has no attribute 'lens' (at 'stages[1].lens')",
        ),
        (
            live.set_path("stages[2].position", 1),
            "'Rig' object attribute 'stages' has 2 items; index 2 is out of range",
        ),
        (
            live.set_path("stages[", 1),
            "'stages[' is not a path: an index or a key in quotes expected at byte 7",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), text);
    }
    assert_eq!(live.child("low").unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(live.child("stages[7]").unwrap_err().kind(), ErrorKind::OutOfRange);
    // The object that the handle refers to may be removed later.
    live.write(|rig| rig.stages.clear()).unwrap();
    assert_eq!(child.getattr("position").unwrap_err().kind(), ErrorKind::OutOfRange);
    assert_eq!(child.setattr("position", 1).unwrap_err().kind(), ErrorKind::OutOfRange);
}

#[test]
fn whole_of_child_is_handle_of_whole_object() {
    let live = live();
    let child = live.child("stages[1]").unwrap();
    let whole = child.whole();
    assert!(whole.path().is_empty() && whole == live.clone().into() && live.whole() == live);
    assert!(whole.read(|rig| rig.class() == Rig::CLASS).unwrap());
    whole.set_path("stages[1].position", 4).unwrap();
    assert_eq!(child.getattr("position").unwrap(), 4);
    assert_eq!(whole.child("stages[1]").unwrap(), child);
}

#[test]
fn update_reports_all_errors_in_order() {
    let error =
        live().update([("lwo", 1), ("a..b", 1), ("high", 1), ("stage.position", -1)]).unwrap_err();
    let paths: Vec<_> = error.errors().iter().map(AttributeError::path).collect();
    assert_eq!(paths, ["lwo", "a..b", "stage.position"]);
}

#[test]
fn nested_write_of_same_thread_is_busy_and_never_deadlocks() {
    in_time(|| {
        let live = live();
        let (reading, child) = (live.clone(), live.child("stage").unwrap());
        live.read(|_| {
            assert_eq!(reading.getattr("low").unwrap(), 0);
            assert!(child.read(|stage| stage.getattr("position").unwrap() == 0).unwrap());
            assert_eq!(reading.setattr("low", 1).unwrap_err().kind(), ErrorKind::Busy);
            assert_eq!(child.setattr("position", 1).unwrap_err().kind(), ErrorKind::Busy);
            assert_eq!(
                reading.update([("low", 1)]).unwrap_err().errors()[0].kind(),
                ErrorKind::Busy
            );
            assert_eq!(reading.write(|_| ()).unwrap_err().kind(), ErrorKind::Busy);
        })
        .unwrap();
        live.write(|_| {
            for error in [
                reading.getattr("low").map(drop),
                reading.setattr("low", 1).map(drop),
                reading.read(|_| ()),
                reading.write(|_| ()),
                child.delattr("lens"),
                reading.dir().map(drop),
                reading.child("stage").map(drop),
            ] {
                assert_eq!(error.unwrap_err().kind(), ErrorKind::Busy);
            }
            assert!(!reading.hasattr("low"));
            assert_eq!(format!("{reading:?}"), "Shared { object: <locked>, .. }");
        })
        .unwrap();
        // Another object is not busy.
        live.write(|_| Shared::new(Stage::default()).setattr("position", 1).unwrap()).unwrap();
        live.setattr("high", 0).unwrap();
    });
}

#[test]
fn reader_reads_again_while_writer_waits() {
    in_time(|| {
        let live = live();
        let (writer, asked) = (live.clone(), Arc::new(Barrier::new(2)));
        let ready = Arc::clone(&asked);
        let thread = live
            .read(|_| {
                let thread = thread::spawn(move || {
                    ready.wait();
                    writer.update([("low", 1), ("high", -1)])
                });
                asked.wait();
                thread::sleep(Duration::from_millis(50));
                assert_eq!(live.getattr("low").unwrap(), 0);
                thread
            })
            .unwrap();
        thread.join().unwrap().unwrap();
        assert_eq!(live.getattr("low").unwrap(), 1);
    });
}

#[test]
fn panic_in_closure_leaves_object_usable() {
    in_time(|| {
        let live = live();
        assert!(catch_unwind(AssertUnwindSafe(|| live.write(|_| panic!("in a write")))).is_err());
        live.update([("low", 2), ("high", -2)]).unwrap();
        assert!(catch_unwind(AssertUnwindSafe(|| live.read(|_| panic!("in a read")))).is_err());
        live.update([("low", 3), ("high", -3)]).unwrap();
        let other = live.clone();
        assert!(thread::spawn(move || other.read(|_| panic!("in a thread"))).join().is_err());
        live.update([("low", 4), ("high", -4)]).unwrap();
        assert_eq!(live.getattr("low").unwrap(), 4);
    });
}

#[test]
fn concurrent_updates_are_atomic_and_lose_no_write() {
    const THREADS: i64 = 8;
    const WRITES: i64 = 300;
    in_time(|| {
        let live = live();
        let reads = Arc::new(AtomicUsize::new(0));
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (live, reads) = (live.clone(), Arc::clone(&reads));
                thread::spawn(move || {
                    let stage =
                        live.child(if thread % 2 == 0 { "stage" } else { "stages[0]" }).unwrap();
                    for _ in 0..WRITES {
                        stage
                            .write(|rig| {
                                let path = if thread % 2 == 0 {
                                    "stage.position"
                                } else {
                                    "stages[0].position"
                                };
                                let now = rig.get_path(path).unwrap().as_i64().unwrap();
                                rig.set_path(path, now + 1).unwrap();
                                let low = rig.getattr("low").unwrap().as_i64().unwrap();
                                rig.update([("low", low + 1), ("high", -low - 1)])
                                    .map(drop)
                                    .unwrap();
                            })
                            .unwrap();
                        let sum = live.read(|rig| {
                            let part = |name| rig.getattr(name).unwrap().as_i64().unwrap();
                            part("low") + part("high")
                        });
                        assert_eq!(sum.unwrap(), 0);
                        reads.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let half = THREADS / 2 * WRITES;
        assert_eq!(live.getattr("low").unwrap(), THREADS * WRITES);
        assert_eq!(live.get_path("stage.position").unwrap(), half);
        assert_eq!(live.get_path("stages[0].position").unwrap(), half);
        assert_eq!(i64::try_from(reads.load(Ordering::Relaxed)), Ok(THREADS * WRITES));
    });
}

#[test]
fn readers_run_concurrently() {
    in_time(|| {
        let live = live();
        let meet = Arc::new(Barrier::new(2));
        let (other, there) = (live.clone(), Arc::clone(&meet));
        let thread = thread::spawn(move || other.read(|_| there.wait().is_leader()));
        live.read(|_| meet.wait().is_leader()).unwrap();
        thread.join().unwrap().unwrap();
    });
}
