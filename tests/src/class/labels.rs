//! `#[slots(label = "..")]`: the name of a class in error messages.

use slots_runtime::prelude::*;

#[slots(label = "region of interest")]
#[derive(Debug, PartialEq)]
struct RoiSettings {
    #[slot(range = 0..=100)]
    width: i32,
}

#[dynamic(label = "camera")]
#[derive(Debug, PartialEq)]
struct CameraSettings {
    gain: f64,
    #[slot(readonly)]
    serial: u32,
    roi: RoiSettings,
}

#[slots]
impl CameraSettings {
    #[getter]
    fn rate(&self) -> f64 {
        self.gain
    }

    #[method]
    fn snap(&mut self, frames: u8) -> u8 {
        frames
    }
}

#[slots]
struct Fast {
    #[slot(base)]
    camera: CameraSettings,
}

#[slots(label = "fast camera", check = reject)]
struct Labelled {
    #[slot(base)]
    camera: CameraSettings,
}

fn reject(_: &Labelled) -> Result<(), &'static str> {
    Err("never")
}

fn camera() -> CameraSettings {
    CameraSettings { gain: 1.0, serial: 7, roi: RoiSettings { width: 1 }, __dict__: Dict::new() }
}

#[test]
fn label_replaces_name_of_struct_in_messages() {
    let mut cam = camera();
    let says = |result: Result<(), AttributeError>, text: &str| {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), text);
        assert!(text.contains(&format!("'{}'", error.class_name())), "{text}");
    };
    says(
        cam.getattr("gian").map(drop),
        "'camera' object has no attribute 'gian'. Did you mean: 'gain'?",
    );
    says(
        cam.setattr("gain", "x").map(drop),
        "'camera' object attribute 'gain' must be f64, not str",
    );
    says(cam.setattr("serial", 8).map(drop), "'camera' object attribute 'serial' is read-only");
    says(cam.delattr("gain"), "cannot delete attribute 'gain' of 'camera' object");
    says(cam.setattr("rate", 8).map(drop), "property 'rate' of 'camera' object has no setter");
    says(
        cam.set_path("roi.width", 101).map(drop),
        "'region of interest' object attribute 'width' must be in 0..=100, not 101 (at 'roi.width')",
    );
    says(
        cam.get_path("roi[0]").map(drop),
        "'region of interest' object has no attribute '[0]' (at 'roi[0]')",
    );
    says(
        cam.call("snap", ("x",)).map(drop),
        "'camera' object method 'snap' argument 'frames' must be u8, not str",
    );
    says(
        RoiSettings::from_attrs([("width", 1); 0])
            .map(drop)
            .map_err(|error| error.errors()[0].clone()),
        "'region of interest' object needs 'width'",
    );
    assert_eq!(cam, camera());
}

#[test]
fn label_is_not_inherited() {
    let error = Fast { camera: camera() }.getattr("gian").map(drop).unwrap_err();
    assert_eq!(error.class_name(), "Fast");
    let mut labelled = Labelled { camera: camera() };
    let error = labelled.setattr("gain", 2).unwrap_err();
    assert_eq!(
        error.message_with_causes(),
        "'fast camera' object attribute 'gain' is rejected: never"
    );
}

#[test]
fn label_of_a_possible_typo_is_that_of_the_class() {
    let mut cam = camera();
    cam.setattr("gian", 2).unwrap();
    assert_eq!(cam.possible_typos()[0].class, "camera");
}

#[test]
fn name_and_debug_are_those_of_the_struct() {
    assert_eq!(
        (CameraSettings::CLASS.name(), CameraSettings::CLASS.label()),
        ("CameraSettings", "camera")
    );
    assert_eq!((Fast::CLASS.name(), Fast::CLASS.label()), ("Fast", "Fast"));
    let object: &dyn Object = &camera();
    assert!(format!("{object:?}").starts_with("CameraSettings"));
    assert!(CameraSettings::CLASS.to_string().starts_with("class CameraSettings"));
}
