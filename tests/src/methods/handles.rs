//! Handles: `Slots::slot` and `slot!`.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the slot"
)]

use std::any::TypeId;

use slots_runtime::{prelude::*, slot};

#[slots]
#[derive(Debug)]
struct Roi {
    x: u32,
    #[slot(range = 0..10)]
    y: u32,
}

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
    gain: f64,
    roi: Roi,
    r#type: u8,
    #[slot(rename = "renamed")]
    field: String,
}

const GAIN: Slot<Camera, f64, Direct> = slot!(Camera, gain);

fn camera() -> Camera {
    Camera {
        device: Device { serial: 7 },
        gain: 1.0,
        roi: Roi { x: 1, y: 2 },
        r#type: 3,
        field: "f".into(),
    }
}

#[test]
fn macro_handle_equals_handle_by_name() {
    assert_eq!(GAIN, Camera::slot("gain").unwrap());
    assert_eq!(slot!(Camera, r#type), Camera::slot::<u8>("type").unwrap());
    assert_eq!(slot!(Camera, field), Camera::slot::<String>("renamed").unwrap());
    assert_eq!(slot!(Camera, device.serial), Camera::slot::<u32>("serial").unwrap());
    assert_eq!(
        format!("{:?}", slot!(Camera, roi.y)),
        "Slot { class: \"Camera\", path: \"roi.y\", .. }"
    );
}

#[test]
fn nested_handle_writes_original() {
    let mut cam = camera();
    assert_eq!(slot!(Camera, roi.x).set(&mut cam, 5), 1);
    assert_eq!(slot!(Camera, roi.y).set(&mut cam, 6).unwrap(), 2);
    assert_eq!((cam.roi.x, cam.roi.y), (5, 6));
    let error = slot!(Camera, roi.y).set(&mut cam, 10).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Roi' object attribute 'y' must be in 0..10, not 10 (at 'roi.y')"
    );
    assert_eq!(cam.roi.y, 6);
}

fn positive(number: &u32) -> Result<(), String> {
    if *number > 0 { Ok(()) } else { Err("it must be positive".into()) }
}

fn small(outer: &Outer) -> Result<(), String> {
    if outer.plain.x < 100 { Ok(()) } else { Err("x is too large".into()) }
}

fn narrow(roi: &Roi) -> Result<(), String> {
    if roi.x < 10 { Ok(()) } else { Err("it is too far to the right".into()) }
}

/// Its check must run before every write through a handle.
#[slots(check = small)]
struct Outer {
    plain: Roi,
}

/// The rule that applies to a nested slot is declared on the outer slot.
#[slots]
struct Ruled {
    #[slot(check = narrow)]
    judged: Roi,
    #[slot(readonly)]
    fixed: Roi,
    #[slot(alias = "other", check = positive)]
    number: u32,
    plain: Roi,
}

fn ruled() -> Ruled {
    let roi = || Roi { x: 1, y: 2 };
    Ruled { judged: roi(), fixed: roi(), number: 1, plain: roi() }
}

fn is_direct<S, T, M: 'static>(_: Slot<S, T, M>) -> bool {
    TypeId::of::<M>() == TypeId::of::<Direct>()
}

#[test]
fn handle_is_direct_only_without_rules_on_its_path() {
    // A write of the whole object validates its slots.
    assert!(!is_direct(slot!(Ruled, plain)) && is_direct(slot!(Ruled, plain.x)));
    assert!(is_direct(slot!(Camera, device.serial)));
    assert!(!is_direct(slot!(Ruled, plain.y)));
    assert!(!is_direct(slot!(Ruled, judged)) && !is_direct(slot!(Ruled, judged.x)));
    assert!(!is_direct(slot!(Ruled, fixed)) && !is_direct(slot!(Ruled, fixed.x)));
    assert!(!is_direct(slot!(Ruled, number)));
    assert!(!is_direct(slot!(Outer, plain)) && !is_direct(slot!(Outer, plain.x)));

    let mut it = ruled();
    assert!(slot!(Ruled, judged.x).set(&mut it, 10).is_err());
    assert!(slot!(Ruled, fixed.x).set(&mut it, 5).is_err());
    assert!(slot!(Ruled, fixed).set(&mut it, Roi { x: 5, y: 5 }).is_err());
    let rejected = slot!(Ruled, judged).set(&mut it, Roi { x: 10, y: 5 }).unwrap_err();
    assert_eq!((rejected.kind(), rejected.name()), (ErrorKind::Value, "judged"));
    assert_eq!((it.judged.x, it.fixed.x, it.fixed.y), (1, 1, 2));
    let mut outer = Outer { plain: Roi { x: 1, y: 2 } };
    assert!(slot!(Outer, plain.x).set(&mut outer, 100).is_err());
    assert!(slot!(Outer, plain).set(&mut outer, Roi { x: 100, y: 2 }).is_err());
    assert_eq!(outer.plain.x, 1);
}

#[test]
fn handle_by_alias_is_equal() {
    use std::collections::HashSet;
    let (number, other) =
        (Ruled::slot::<u32>("number").unwrap(), Ruled::slot::<u32>("other").unwrap());
    assert_eq!((number, *other.get(&ruled())), (other, 1));
    assert_ne!(slot!(Roi, x), slot!(Roi, y));
    assert_eq!(other.info().unwrap().field(), "number");
    assert_eq!(number, slot!(Ruled, number));
    let handles = HashSet::from([slot!(Camera, gain).validated(), Camera::slot("gain").unwrap()]);
    assert_eq!(handles.len(), 1);
}

#[test]
fn column_iterates_one_attribute_of_many_objects_both_ways() {
    let mut cams = [camera(), camera(), camera()];
    for (at, gain) in GAIN.column_mut(&mut cams).enumerate() {
        *gain = [1.0, 2.0, 3.0][at];
    }
    assert_eq!(GAIN.column(&cams).rev().copied().collect::<Vec<_>>(), [3.0, 2.0, 1.0]);
    assert_eq!(GAIN.column(&cams).len(), 3);
    assert_eq!(GAIN.column_mut(&mut cams).rev().len(), 3);
    assert_eq!(slot!(Camera, roi.y).column(&cams).sum::<u32>(), 6);
    assert_eq!(GAIN.column(&[]).len(), 0);
}

#[test]
fn handle_is_copy_send_and_sync_and_has_path() {
    fn is_shared<T: Send + Sync + Copy + Eq + std::hash::Hash + 'static>(_: &T) {}
    is_shared(&GAIN);
    is_shared(&slot!(Camera, roi.y));
    // Whatever the slot holds, the handle holds none of it.
    is_shared(&Local::slot::<std::rc::Rc<u8>>("local").unwrap());
    assert_eq!((GAIN.name(), slot!(Camera, roi.y).path().to_string()), ("gain", "roi.y".into()));
    // The offset, the path, and the entry of the slot with its rules.
    assert_eq!(size_of_val(&GAIN), size_of::<[usize; 5]>());
}

#[slots]
struct Local {
    local: std::rc::Rc<u8>,
}

#[test]
fn handle_of_wrong_type_has_error_of_typed_access() {
    for (error, typed) in [
        (Camera::slot::<u8>("gain").unwrap_err(), camera().attr::<u8>("gain").unwrap_err()),
        (Camera::slot::<u8>("gian").unwrap_err(), camera().attr::<u8>("gian").unwrap_err()),
        (Camera::slot::<u8>("r#type").unwrap_err(), camera().attr::<u8>("r#type").unwrap_err()),
    ] {
        assert_eq!(error.to_string(), typed.to_string());
    }
}

#[slots]
struct Lens {
    x: u32,
}

#[slots]
struct Optics {
    lens: Lens,
}

#[slots]
struct Telescope {
    #[slot(base)]
    optics: Optics,
    x: u32,
}

#[test]
fn nested_handle_has_no_handle_on_derived_struct() {
    let nested = slot!(Optics, lens.x);
    let telescope = Telescope { optics: Optics { lens: Lens { x: 1 } }, x: 2 };
    assert_eq!((nested.get(&telescope), telescope.x), (&1, 2));
    let error = nested.on::<Telescope>().unwrap_err();
    assert_eq!((error.kind(), error.name()), (ErrorKind::Unknown, "lens.x"));
}
