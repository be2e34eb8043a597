//! Updates from TOML, YAML and `MessagePack`.

use slots_runtime::prelude::*;
use slots_runtime::serde::Patch;

use super::{Notes, camera};
use crate::tools::parts::Mode;

#[test]
fn toml_patch_is_applied() {
    let document = "
        exposure_time = 2.5
        delay = '5ms'
        name = 'right'
        stages = [{ x = 5 }, {}]

        [roi]
        x = 0x10
    ";
    let mut cam = camera();
    let _ = toml::from_str::<Patch>(document).unwrap().apply(&mut cam).unwrap();
    assert_eq!(
        (cam.exposure_time, cam.delay.as_millis(), cam.roi.x, cam.stages[0].x),
        (2.5, 5, 16, 5)
    );
    let error = toml::from_str::<Patch>("exp_time = 1\n[roi]\nz = 1\n")
        .unwrap()
        .apply(&mut cam)
        .unwrap_err();
    assert_eq!(error.errors().len(), 2);
    assert!(toml::from_str::<Patch>("gain = 1\ngain = 2").is_err());
}

#[test]
fn toml_date_is_read_as_string() {
    let mut notes = Notes::default();
    let _ =
        toml::from_str::<Patch>("when = 1979-05-27T07:32:00Z").unwrap().apply(&mut notes).unwrap();
    assert_eq!(notes.getattr("when").unwrap(), "1979-05-27T07:32:00Z");
}

#[test]
fn yaml_patch_is_applied() {
    let document = "
exposure_time: 2
delay: 5ms
label: ~
mode: Fast
stages:
  - x: 5
  - {}
roi: {x: 7}
";
    let mut cam = camera();
    let _ = serde_saphyr::from_str::<Patch>(document).unwrap().apply(&mut cam).unwrap();
    assert_eq!((cam.delay.as_millis(), cam.roi.x, cam.stages[0].x), (5, 7, 5));
    assert_eq!((cam.label, cam.mode), (None, Mode::Fast));
    assert!(serde_saphyr::from_str::<Patch>("gain: 1\ngain: 2").is_err());
}

#[test]
fn messagepack_patch_is_applied() {
    #[derive(serde::Serialize)]
    struct Message {
        gain: u8,
        mode: &'static str,
        exposure_time: f32,
    }

    let message = Message { gain: 3, mode: "Fast", exposure_time: 0.5 };
    let bytes = rmp_serde::to_vec_named(&message).unwrap();
    let mut cam = camera();
    let _ = rmp_serde::from_slice::<Patch>(&bytes).unwrap().apply(&mut cam).unwrap();
    assert_eq!((cam.gain, cam.mode, cam.exposure_time), (3, Mode::Fast, 0.5));
}
