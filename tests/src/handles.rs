//! Handles: `Slots::slot` and `slot!`.

use slots_runtime::{prelude::*, slot};

#[slots]
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

const GAIN: Slot<Camera, f64, true> = slot!(Camera, gain);

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
fn a_handle_of_the_macro_is_the_handle_of_the_name() {
    assert_eq!(GAIN, Camera::slot("gain").unwrap());
    assert_eq!(slot!(Camera, r#type), Camera::slot::<u8>("type").unwrap());
    assert_eq!(slot!(Camera, field), Camera::slot::<String>("renamed").unwrap());
    assert_eq!(slot!(Camera, device.serial), Camera::slot::<u32>("serial").unwrap());
    assert_eq!(format!("{:?}", slot!(Camera, roi.y)), "<slot 'roi.y' of 'Camera' objects>");
}

#[test]
fn a_nested_handle_reads_and_writes_the_original() {
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
