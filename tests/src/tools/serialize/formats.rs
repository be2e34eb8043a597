//! What is written as JSON, TOML, YAML and `MessagePack` is read back.

use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch};

use super::{Camera, blank, camera};

/// What can be read back of [`camera`].
fn expected() -> Camera {
    let mut cam = camera();
    cam.device.serial = 0;
    cam.delattr("session").unwrap();
    cam
}

#[test]
fn json_contains_writable_attributes_in_declaration_order() {
    let text = serde_json::to_string(&AsMap::new(&camera())).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"name":"left","single":0.1,"singles":[0.1,2.5],"small":-8,"large":18446744073709551615,"#,
            r#""ratio":0.3333333333333333,"on":true,"letter":"ß","exposure":"1.5ms","trigger":"rising-edge","#,
            r#""gain":2.0,"roi":{"x":3,"y":4},"rois":[{"x":1,"y":2},{"x":0,"y":0}],"#,
            r#""limits":{"max x":9,"min":-1},"tags":["dark","a \"b\""],"bytes":[0,255,7],"#,
            r#""file":"/data/run 1.fits","address":"127.0.0.1","pattern":5,"maybe":3,"#,
            r#""comment":"first light","counts":[1,2]}"#
        )
    );
}

#[test]
fn json_output_is_read_back() {
    let text = serde_json::to_string(&AsMap::new(&camera())).unwrap();
    let mut cam = blank();
    let _ = serde_json::from_str::<Patch>(&text).unwrap().apply(&mut cam).unwrap();
    assert_eq!(cam, expected());
}

#[test]
fn toml_output_is_read_back() {
    let mut written = camera();
    // TOML has 64 bits with sign.
    written.large = 1 << 60;
    let text = toml::to_string(&AsMap::new(&written)).unwrap();
    let mut cam = blank();
    let _ = toml::from_str::<Patch>(&text).unwrap().apply(&mut cam).unwrap();
    assert_eq!(cam, Camera { large: 1 << 60, ..expected() });
}

#[test]
fn yaml_output_is_read_back() {
    let text = serde_saphyr::to_string(&AsMap::new(&camera())).unwrap();
    let mut cam = blank();
    let _ = serde_saphyr::from_str::<Patch>(&text).unwrap().apply(&mut cam).unwrap();
    assert_eq!(cam, expected(), "{text}");
}

#[test]
fn messagepack_output_is_read_back() {
    let bytes = rmp_serde::to_vec(&AsMap::new(&camera())).unwrap();
    let mut cam = blank();
    let _ = rmp_serde::from_slice::<Patch>(&bytes).unwrap().apply(&mut cam).unwrap();
    assert_eq!(cam, expected());
}
