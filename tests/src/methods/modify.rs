//! `modify`: a closure changes a value of its own type; the result is validated and hooks are called.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Change, Shared, prelude::*};

#[slots]
#[derive(Clone, Default)]
struct Roi {
    #[slot(range = 0..=100)]
    x: u32,
}

fn ordered(camera: &Camera) -> Result<(), String> {
    if camera.low <= camera.high { Ok(()) } else { Err("low is above high".to_owned()) }
}

#[dynamic(check = ordered)]
#[derive(Default)]
struct Camera {
    low: f64,
    high: f64,
    roi: Roi,
    tags: Vec<String>,
    #[slot(unset)]
    note: Option<String>,
    #[slot(readonly)]
    serial: u32,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Camera {
    #[getter]
    fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    #[setter]
    fn set_middle(&mut self, _: f64) {}

    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(format!("{change:?}"));
    }
}

fn camera() -> Camera {
    Camera { low: 1.0, high: 4.0, ..Camera::default() }
}

#[test]
fn modify_validates_and_calls_hooks() {
    let mut cam = camera();
    let old = cam.modify("low", |low: &mut f64| core::mem::replace(low, 2.0)).unwrap();
    assert_eq!(old.to_bits(), 1.0_f64.to_bits());
    let error = cam.modify("low", |low: &mut f64| *low = 5.0).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    cam.modify("tags", |tags: &mut Vec<String>| tags.push("a".into())).unwrap();
    cam.modify("high", |_: &mut f64| ()).unwrap();
    assert_eq!(cam.getattr("low").unwrap(), 2.0);
    assert_eq!(cam.log, ["low: 1.0 -> 2.0", r#"tags: [] -> ["a"]"#]);
}

#[test]
fn modify_path_changes_values_below_and_items() {
    let mut cam = camera();
    cam.modify_path("roi.x", |x: &mut u32| *x += 7).unwrap();
    assert!(cam.modify_path("roi.x", |x: &mut u32| *x += 94).is_err());
    cam.tags = vec!["a".into()];
    cam.modify_path("tags[0]", |tag: &mut String| tag.push('b')).unwrap();
    assert_eq!(cam.roi.x, 7);
    assert_eq!(cam.log, ["roi.x: 0 -> 7", r#"tags[0]: "a" -> "ab""#]);
    let error = cam.modify_path("roi..x", |_: &mut u32| ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadPath);
}

#[test]
fn modify_reaches_unset_slots_and_overflow_entries() {
    let mut cam = camera();
    cam.modify("note", |note: &mut Option<String>| *note = Some("n".into())).unwrap();
    assert_eq!(cam.note.as_deref(), Some("n"));
    cam.setattr("free", 1).unwrap();
    cam.modify("free", |free: &mut i64| *free += 1).unwrap();
    cam.modify("free", |free: &mut OwnedValue| *free = "text".into()).unwrap();
    assert_eq!(cam.getattr("free").unwrap(), "text");
}

#[test]
fn modify_rejects_before_the_closure_is_called() {
    let mut cam = camera();
    let kind = |cam: &mut Camera, name| {
        cam.modify::<u32, ()>(name, |_| unreachable!()).unwrap_err().kind()
    };
    assert_eq!(kind(&mut cam, "serial"), ErrorKind::ReadOnly);
    assert_eq!(kind(&mut cam, "nope"), ErrorKind::Unknown);
    assert_eq!(kind(&mut cam, "low"), ErrorKind::Type);
    assert_eq!(kind(&mut cam, "middle"), ErrorKind::NotBorrowable);
    assert_eq!(cam.log, [""; 0]);
}

#[test]
fn panic_in_closure_keeps_the_value() {
    let mut cam = camera();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        cam.modify("tags", |tags: &mut Vec<String>| {
            tags.push("a".into());
            panic!("in the closure");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(cam.tags, [""; 0]);
    assert_eq!(cam.log, [""; 0]);
}

#[test]
fn modify_of_shared_object_is_exclusive() {
    #[slots]
    struct Counter {
        count: u64,
    }
    let counter = Shared::new(Counter { count: 0 });
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..250 {
                    counter.modify("count", |count: &mut u64| *count += 1).unwrap();
                }
            });
        }
    });
    assert_eq!(counter.getattr("count").unwrap(), 1000);
    counter.modify_path("count", |count: &mut u64| *count = 1).unwrap();
    assert_eq!(counter.getattr("count").unwrap(), 1);
}
