//! The lock of `Shared`: waiting, busy objects, and typed and type-erased handles.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use slots_runtime::{Shared, SharedObject, prelude::*};

use crate::harness::in_time;

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Roi {
    x: u32,
}

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Camera {
    gain: f64,
    #[slot(unset)]
    label: Option<String>,
    roi: Roi,
}

fn camera() -> Shared<Camera> {
    Shared::new(Camera { gain: 1.0, ..Camera::default() })
}

fn is_busy<T>(result: Result<T, AttributeError>) -> bool {
    result.is_err_and(|error| error.kind() == ErrorKind::Busy)
}

/// Starts a thread that writes, and gives it time to begin to wait for the lock.
fn waiting_writer(cam: &Shared<Camera>) -> thread::JoinHandle<()> {
    let (cam, begins) = (cam.clone(), Arc::new(Barrier::new(2)));
    let ready = Arc::clone(&begins);
    let writer = thread::spawn(move || {
        ready.wait();
        cam.setattr("gain", 2).map(drop).unwrap();
    });
    begins.wait();
    thread::sleep(Duration::from_millis(50));
    writer
}

#[test]
fn reader_waits_for_other_reader_while_writer_waits() {
    in_time(|| {
        let cam = camera();
        let writer = cam
            .read(|own| {
                let writer = waiting_writer(&cam);
                let theirs = cam.clone();
                let other = thread::spawn(move || theirs.read(|cam| cam.gain).unwrap());
                assert_eq!(other.join().unwrap().to_bits(), own.gain.to_bits());
                writer
            })
            .unwrap();
        writer.join().unwrap();
        assert_eq!(cam.getattr("gain").unwrap(), 2);
    });
}

#[test]
fn overlapping_readers_do_not_starve_writer() {
    in_time(|| {
        let cam = camera();
        let done = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..3)
            .map(|_| {
                let (cam, done) = (cam.clone(), Arc::clone(&done));
                thread::spawn(move || {
                    while !done.load(Ordering::Relaxed) {
                        cam.read(|_| thread::sleep(Duration::from_millis(1))).unwrap();
                    }
                })
            })
            .collect();
        for gain in 0..20 {
            cam.setattr("gain", gain).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
    });
}

#[test]
fn try_methods_return_busy_without_waiting() {
    in_time(|| {
        let cam = camera();
        let theirs = cam.clone();
        let elsewhere = move |writes: bool| {
            let cam = theirs.clone();
            thread::spawn(move || {
                let read = cam.try_read(|cam| cam.gain).is_ok();
                let object = SharedObject::from(cam.clone());
                assert_eq!(object.try_read(|_| ()).is_ok(), read);
                assert_eq!(object.child("roi").is_ok_and(|roi| roi.try_read(|_| ()).is_ok()), read);
                let wrote = cam.try_write(|cam| cam.gain += 1.0).is_ok();
                assert_eq!(object.try_write(|_| ()).is_ok(), wrote);
                assert_eq!(wrote, writes);
                read
            })
        };
        assert!(elsewhere(true).join().unwrap());
        cam.read(|_| assert!(elsewhere(false).join().unwrap())).unwrap();
        cam.write(|_| {
            let theirs = cam.clone();
            let other = thread::spawn(move || {
                is_busy(theirs.try_read(|_| ())) && is_busy(theirs.try_write(|_| ()))
            });
            assert!(other.join().unwrap());
            assert!(is_busy(cam.try_read(|_| ())) && is_busy(cam.try_write(|_| ())));
        })
        .unwrap();
        cam.read(|_| {
            assert!(is_busy(cam.try_write(|_| ())) && cam.try_read(|_| ()).is_ok());
            let writer = waiting_writer(&cam);
            // This thread reads already; another one would not overtake the writer without waiting.
            assert!(cam.try_read(|_| ()).is_ok());
            writer
        })
        .unwrap()
        .join()
        .unwrap();
        assert_eq!(cam.getattr("gain").unwrap(), 2);
    });
}

#[test]
fn objects_held_by_one_thread_are_busy_independently() {
    fn nest(cams: &[Shared<Camera>], all: &[Shared<Camera>]) {
        let Some((cam, rest)) = cams.split_first() else {
            for (at, cam) in all.iter().enumerate() {
                // One is written, one read, in turn.
                assert_eq!(is_busy(cam.getattr("gain")), at % 2 == 0, "{at}");
                assert!(is_busy(cam.setattr("gain", 1)), "{at}");
            }
            return camera().setattr("gain", 5).map(drop).unwrap();
        };
        if (all.len() - cams.len()).is_multiple_of(2) {
            cam.write(|_| nest(rest, all)).unwrap();
        } else {
            cam.read(|_| cam.read(|_| nest(rest, all)).unwrap()).unwrap();
        }
    }
    in_time(|| {
        let cams: Vec<_> = (0..20).map(|_| camera()).collect();
        for _ in 0..2 {
            nest(&cams, &cams);
            assert!(cams.iter().all(|cam| cam.setattr("gain", 3).is_ok()));
        }
    });
}

#[test]
fn panic_releases_all_held_locks() {
    fn nest(cams: &[Shared<Camera>]) {
        match cams.split_first() {
            Some((cam, rest)) => cam.write(|_| nest(rest)).unwrap(),
            None => panic!("at the innermost"),
        }
    }
    in_time(|| {
        let cams: Vec<_> = (0..9).map(|_| camera()).collect();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| nest(&cams)));
        assert!(caught.is_err());
        assert!(cams.iter().all(|cam| cam.setattr("gain", 3).is_ok()));
    });
}

#[test]
fn typed_shared_gives_field_access_and_owned_values() {
    let cam = camera();
    cam.write(|cam| cam.roi.x = 3).unwrap();
    assert_eq!(cam.read(|cam| cam.roi.x).unwrap(), 3);
    assert_eq!(cam.class().name(), "Camera");
    assert_eq!(cam.attr::<f64>("gain").unwrap().to_bits(), 1.0_f64.to_bits());
    assert_eq!(cam.attr::<u8>("gain").unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(cam.attr::<Option<String>>("label").unwrap(), None);
    cam.update_texts([("label", "left"), ("roi.x", "4")]).unwrap();
    assert_eq!(cam.set_text("gain", "2").unwrap(), Stored::Slot);
    cam.set_text_path("roi.x", "5").unwrap();
    let vars = cam.vars().unwrap();
    let text: Vec<_> = vars.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(text, ["gain=2.0", "label=left", r#"roi={"x": 5}"#]);
    cam.delete_path("label").unwrap();
    assert!(!cam.hasattr("label"));
    assert_eq!(cam.child("roi").unwrap().attr::<u32>("x").unwrap(), 5);
}

#[test]
fn shared_of_dyn_object_refers_to_same_object() {
    let cam = camera();
    let object = SharedObject::from(cam.clone());
    object.setattr("gain", 7).unwrap();
    assert_eq!(cam.getattr("gain").unwrap(), 7);
    assert_eq!(object, SharedObject::from(cam.clone()));
    assert_ne!(object, SharedObject::from(camera()));
    assert_eq!(object.child("roi").unwrap(), cam.child("roi").unwrap());
    assert_ne!(object, cam.child("roi").unwrap());
    object.write(|object| object.downcast_mut::<Camera>().unwrap().gain = 8.0).unwrap();
    cam.write(|cam| assert!(is_busy(object.getattr("gain")) && cam.gain > 7.0)).unwrap();
    assert_eq!(format!("{object:?}"), format!("{cam:?}"));
}

thread_local! {
    static WATCHED: RefCell<Option<Shared<Watched>>> = const { RefCell::new(None) };
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

#[slots]
#[derive(Default)]
struct Watched {
    power: u32,
    other: u32,
}

#[slots]
impl Watched {
    #[on_set]
    fn seen(&self, name: &str, old: Value<'_>) {
        let Some(shared) = WATCHED.with_borrow(Clone::clone) else { return };
        let now = shared.getattr(name).unwrap();
        let writes = shared.setattr("other", 1).map_err(|error| error.kind());
        let theirs = shared.clone();
        let elsewhere = thread::spawn(move || theirs.getattr("power").is_ok()).join().unwrap();
        SEEN.with_borrow_mut(|seen| seen.push(format!("{old} {now} {writes:?} {elsewhere}")));
    }
}

#[test]
fn shared_hook_runs_after_write_and_can_only_read() {
    let shared = Shared::new(Watched::default());
    WATCHED.set(Some(shared.clone()));
    shared.setattr("power", 1).unwrap();
    shared.update([("power", 2)]).unwrap();
    WATCHED.set(None);
    assert_eq!(SEEN.take(), ["0 1 Err(Busy) true", "1 2 Err(Busy) true"]);
    assert_eq!(shared.getattr("other").unwrap(), 0);
}
