//! Subscriptions: other threads receive the changes of a shared object.

use std::time::Duration;

use slots_runtime::{Notification, Shared, SharedObject, Subscription, prelude::*};

#[slots]
#[derive(Default)]
struct Roi {
    x: u32,
    y: u32,
}

#[dynamic]
#[derive(Default)]
struct Camera {
    gain: f64,
    frames: u32,
    roi: Roi,
    tags: Vec<String>,
    mirror: Option<Roi>,
    lock: std::sync::Mutex<u32>,
    ratio: f64,
}

#[slots]
impl Camera {
    #[getter]
    fn twice(&self) -> u32 {
        self.frames * 2
    }

    #[setter]
    fn set_twice(&mut self, twice: u32) {
        self.frames = twice / 2;
    }

    #[method]
    fn snap(&mut self) {
        self.frames += 1;
    }

    #[on_set]
    fn changed(&mut self, name: &str, _: Value<'_>) {
        if name == "gain" {
            self.ratio = self.gain / 2.0;
        }
    }
}

fn shown(change: &Notification) -> String {
    let side = |value: &Option<OwnedValue>| value.as_ref().map_or("-".into(), ToString::to_string);
    format!("{}: {} -> {}", change.path, side(&change.old), side(&change.new))
}

fn received(changes: &mut Subscription) -> Vec<String> {
    std::iter::from_fn(|| changes.try_next()).map(|change| shown(&change)).collect()
}

fn shared() -> Shared<Camera> {
    Shared::new(Camera::default())
}

#[test]
fn subscriber_receives_path_old_and_new_value() {
    let cam = shared();
    let mut all = cam.subscribe_all().unwrap();
    let mut gain = cam.subscribe("gain").unwrap();
    let mut roi = cam.subscribe("roi").unwrap();
    let mut x = cam.subscribe("roi.x").unwrap();
    cam.setattr("frames", 3).unwrap();
    cam.set_path("roi.x", 5).unwrap();
    cam.update([("roi.x", 6), ("roi.y", 7)]).unwrap();
    cam.setattr("free", 1).unwrap();
    cam.delattr("free").unwrap();
    cam.push_path("tags", "a").unwrap();
    cam.set_path("tags[0]", "b").unwrap();
    assert_eq!(
        received(&mut all),
        [
            "frames: 0 -> 3",
            "roi.x: 0 -> 5",
            "roi.x: 5 -> 6",
            "roi.y: 0 -> 7",
            "free: - -> 1",
            "free: 1 -> -",
            r#"tags: [] -> ["a"]"#,
            "tags[0]: a -> b",
        ]
    );
    assert_eq!(received(&mut gain), [""; 0]);
    assert_eq!(received(&mut roi), ["roi.x: 0 -> 5", "roi.x: 5 -> 6", "roi.y: 0 -> 7"]);
    assert_eq!(received(&mut x), ["roi.x: 0 -> 5", "roi.x: 5 -> 6"]);
}

#[test]
fn writes_by_field_method_setter_and_hook_are_sent() {
    let cam = shared();
    let mut all = cam.subscribe_all().unwrap();
    let mut twice = cam.subscribe("twice").unwrap();
    cam.write(|cam| cam.roi.y = 4).unwrap();
    cam.try_write(|cam| cam.roi.y = 5).unwrap();
    cam.call("snap", ()).unwrap();
    cam.setattr("twice", 6).unwrap();
    cam.setattr("gain", 3).unwrap();
    cam.modify("frames", |frames: &mut u32| *frames = 9).unwrap();
    let erased = SharedObject::from(cam.clone());
    erased.write(|cam| cam.setattr("frames", 2)).unwrap().unwrap();
    assert_eq!(
        received(&mut all),
        [
            "roi.y: 0 -> 4",
            "roi.y: 4 -> 5",
            "frames: 0 -> 1",
            "frames: 1 -> 3",
            "gain: 0.0 -> 3.0",
            "ratio: 0.0 -> 1.5",
            "frames: 3 -> 9",
            "frames: 9 -> 2",
        ]
    );
    assert_eq!(
        received(&mut twice),
        ["twice: 0 -> 2", "twice: 2 -> 6", "twice: 6 -> 18", "twice: 18 -> 4"]
    );
}

#[test]
fn equal_and_rejected_writes_are_not_sent() {
    let cam = shared();
    let mut all = cam.subscribe_all().unwrap();
    cam.setattr("gain", f64::NAN).unwrap();
    cam.setattr("gain", f64::NAN).unwrap();
    cam.setattr("frames", 0).unwrap();
    cam.setattr("frames", "many").unwrap_err();
    cam.update([("frames", 1), ("nope.x", 2)]).unwrap_err();
    assert_eq!(received(&mut all), ["gain: 0.0 -> NaN", "ratio: 0.0 -> NaN"]);
}

#[test]
fn write_that_panics_is_sent() {
    let cam = shared();
    let mut all = cam.subscribe_all().unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        cam.write(|cam| {
            cam.frames = 1;
            panic!("in the closure");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(received(&mut all), ["frames: 0 -> 1"]);
}

#[test]
fn slow_reader_receives_the_number_of_skipped_changes() {
    let cam = shared();
    let mut frames = cam.subscribe_with_capacity("frames", 2).unwrap();
    for count in 1..=5 {
        cam.setattr("frames", count).unwrap();
    }
    let first = frames.try_next().unwrap();
    assert_eq!((shown(&first).as_str(), first.skipped), ("frames: 3 -> 4", 3));
    let second = frames.try_next().unwrap();
    assert_eq!((shown(&second).as_str(), second.skipped), ("frames: 4 -> 5", 0));
    assert!(frames.try_next().is_none());
}

#[test]
fn child_handle_receives_paths_relative_to_it() {
    let cam = shared();
    let roi = cam.child("roi").unwrap();
    let mut x = roi.subscribe("x").unwrap();
    let mut all = roi.subscribe_all().unwrap();
    cam.set_path("roi.x", 1).unwrap();
    assert_eq!(received(&mut x), ["x: 0 -> 1"]);
    assert_eq!(received(&mut all), ["x: 0 -> 1"]);
}

#[test]
fn path_below_none_is_sent_when_it_exists() {
    let cam = shared();
    let mut x = cam.subscribe("mirror.x").unwrap();
    cam.write(|cam| cam.mirror = Some(Roi { x: 3, y: 0 })).unwrap();
    cam.set_path("mirror.x", 4).unwrap();
    cam.write(|cam| cam.mirror = None).unwrap();
    assert_eq!(received(&mut x), ["mirror.x: - -> 3", "mirror.x: 3 -> 4", "mirror.x: 4 -> -"]);
}

#[test]
fn path_that_cannot_be_received_is_rejected() {
    let cam = shared();
    assert_eq!(cam.subscribe("frmes").unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(cam.subscribe("roi..x").unwrap_err().kind(), ErrorKind::BadPath);
    assert_eq!(cam.subscribe("lock").unwrap_err().kind(), ErrorKind::Type);
    let busy = cam.write(|_| cam.subscribe("frames").map(drop)).unwrap();
    assert_eq!(busy.unwrap_err().kind(), ErrorKind::Busy);
}

#[test]
fn iterator_waits_and_ends_with_the_object() {
    let cam = shared();
    let mut frames = cam.subscribe("frames").unwrap();
    assert!(frames.next_timeout(Duration::from_millis(1)).is_none());
    assert!(!frames.is_closed());
    let reader =
        std::thread::spawn(move || frames.map(|change| shown(&change)).collect::<Vec<_>>());
    cam.setattr("frames", 1).unwrap();
    cam.setattr("frames", 2).unwrap();
    drop(cam);
    assert_eq!(reader.join().unwrap(), ["frames: 0 -> 1", "frames: 1 -> 2"]);
}

#[test]
fn dropped_subscription_does_not_disturb_others() {
    let cam = shared();
    let first = cam.subscribe("frames").unwrap();
    let mut second = cam.subscribe("frames").unwrap();
    drop(first);
    cam.setattr("frames", 1).unwrap();
    assert_eq!(received(&mut second), ["frames: 0 -> 1"]);
    drop(second);
    cam.setattr("frames", 2).unwrap();
    cam.setattr("frames", 3).unwrap();
    assert_eq!(cam.getattr("frames").unwrap(), 3);
}

#[slots]
struct Meter {
    #[slot(skip)]
    reads: std::sync::atomic::AtomicUsize,
    value: f64,
}

#[slots]
impl Meter {
    #[getter]
    fn doubled(&self) -> f64 {
        self.reads.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.value * 2.0
    }
}

#[test]
fn subscribed_getter_is_called_once_for_each_write() {
    let meter = Shared::new(Meter { reads: 0.into(), value: 1.0 });
    let mut changes = meter.subscribe("doubled").unwrap();
    let reads = || meter.read(|it| it.reads.load(std::sync::atomic::Ordering::Relaxed)).unwrap();
    let before = reads();
    meter.setattr("value", 2.0).unwrap();
    assert_eq!(reads() - before, 1);
    assert_eq!(changes.try_next().unwrap().to_string(), "doubled: 2.0 -> 4.0");
}
