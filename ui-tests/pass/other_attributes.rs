#![deny(warnings)]

use slots_runtime::prelude::*;

#[slots]
#[rustfmt::skip]
#[derive(Debug, Clone, PartialEq)]
#[must_use]
#[allow(clippy::struct_excessive_bools)]
#[doc(alias = "cam")]
/// A camera.
#[repr(C)]
struct Camera {
    /// The gain.
    ///
    /// In decibels.
    #[rustfmt::skip]
    gain:   f64,
    #[doc = "The name."]
    #[allow(dead_code)]
    #[cfg_attr(any(), serde(rename = "x"))]
    name: String,
    /** The level. */
    #[slot(unit = "V")] #[slot(alias = "lvl")]
    level: f64,
    #[slot]
    plain: u8,
    #[slot()]
    empty: u8,
}

#[derive(Clone, Debug, Default)]
#[slots]
#[non_exhaustive]
pub struct Below {
    pub gain: f64,
}

#[derive(Debug, Slots, Default)]
#[slot(frozen, rename_all = "camelCase")]
struct Derived {
    frame_rate: f64,
}

fn main() {
    let cam = Camera { gain: 1.0, name: "a".into(), level: 2.0, plain: 1, empty: 2 };
    assert_eq!(cam, cam.clone());
    assert_eq!(Camera::CLASS.slot("gain").unwrap().doc(), "The gain.\n\nIn decibels.");
    assert_eq!(Camera::CLASS.doc(), "A camera.");
    assert!(cam.hasattr("lvl"));
    assert_eq!((cam.plain, cam.empty), (1, 2));
    assert_eq!(Below::default().dir(), ["gain"]);
    let mut derived = Derived::default();
    assert!(derived.setattr("frameRate", 2.0).is_err());
    assert!(derived.frame_rate < 1.0);
}
