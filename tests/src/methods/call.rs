//! `call`: methods of the class body that are called by name.

mod errors;
mod info;
mod inheritance;
mod resolution;
mod shared;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use slots_runtime::{Arguments, Input, arguments, prelude::*};

#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Roi {
    #[slot(default)]
    x: u32,
    #[slot(default)]
    width: u32,
}

#[slots]
impl Roi {
    /// Moves the region.
    #[method]
    fn shift(&mut self, by: u32) -> u32 {
        self.x += by;
        self.x
    }

    #[method]
    fn area(&self) -> u32 {
        self.x * self.width
    }
}

#[derive(SlotValue, Debug, Clone, Copy, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Mode {
    Fast,
    Slow,
}

/// A type that no value converts to.
struct Image(Vec<u8>);

type Answer<T> = Result<T, String>;

#[slots]
#[derive(Debug, Default)]
struct Camera {
    gain: f64,
    roi: Roi,
    #[slot(default)]
    rois: Vec<Roi>,
    #[slot(readonly)]
    factory: Roi,
    spare: Option<Roi>,
    shared: Rc<Roi>,
    #[slot(skip)]
    frames: u32,
}

#[slots]
impl Camera {
    const kind: &'static str = "mono";

    /// Takes pictures.
    #[method]
    fn snap(
        &mut self,
        /// Number of pictures.
        #[arg(default = 1, range = 1..=100)]
        frames: u32,
    ) -> Result<u32, String> {
        if frames == 13 {
            return Err("unlucky".into());
        }
        self.frames += frames;
        Ok(self.frames)
    }

    #[method]
    fn expose(
        &self,
        #[arg(unit = "s")] time: f64,
        #[arg(choices = ["a", "b"])] mode: &str,
    ) -> String {
        format!("{time} {mode} {}", self.gain)
    }

    #[method]
    fn count(&self) -> u32 {
        self.frames
    }

    #[method(rename = "sum-of")]
    fn sum(numbers: &[i64], scale: Option<i64>) -> i64 {
        numbers.iter().sum::<i64>() * scale.unwrap_or(1)
    }

    #[method]
    fn reset(&mut self) {
        self.frames = 0;
    }

    #[method]
    fn region(&self) -> &Roi {
        &self.roi
    }

    #[method]
    fn set_region(&mut self, roi: Roi) {
        self.roi = roi;
    }

    #[method]
    fn label(&self) -> &str {
        if self.frames == 0 { "left" } else { "used" }
    }

    #[method]
    fn alias(&self, fails: bool) -> Answer<u8> {
        if fails { Err("aliased".into()) } else { Ok(7) }
    }

    #[method]
    fn switch(mode: Mode, delay: Duration) -> Mode {
        if delay.is_zero() { mode } else { Mode::Slow }
    }

    #[method]
    fn map() -> BTreeMap<String, Vec<u32>> {
        BTreeMap::from([("a".into(), vec![1, 2])])
    }

    #[method]
    fn anything(&self, value: OwnedValue) -> OwnedValue {
        value
    }

    #[method]
    fn size_of(&self, image: Image) -> usize {
        image.0.len()
    }

    #[method]
    fn pair(#[arg(rename = "corner")] (x, y): (u32, u32)) -> u32 {
        x * y
    }

    #[method]
    fn address(&self) -> std::net::Ipv4Addr {
        std::net::Ipv4Addr::LOCALHOST
    }
}

fn camera() -> Camera {
    let roi = || Roi { x: 2, width: 3 };
    Camera {
        gain: 2.0,
        roi: roi(),
        rois: vec![roi(), roi()],
        shared: Rc::new(roi()),
        ..Camera::default()
    }
}

#[test]
fn call_passes_positional_and_keyword_arguments() {
    let mut cam = camera();
    assert_eq!(cam.call("snap", (3,)).unwrap(), 3);
    assert_eq!(cam.call("snap", arguments!(frames = 4)).unwrap(), 7);
    assert_eq!(cam.call("snap", [2]).unwrap(), 9);
    assert_eq!(cam.call("snap", vec![OwnedValue::from(1)]).unwrap(), 10);
    assert_eq!(cam.call("expose", (0.5, "a")).unwrap(), "0.5 a 2");
    assert_eq!(cam.call("expose", arguments!(mode = "b", time = 1)).unwrap(), "1 b 2");
    assert_eq!(cam.call("expose", arguments!(3, mode = "b",)).unwrap(), "3 b 2");
    assert_eq!(cam.frames, 10);
}

#[test]
fn argument_that_is_not_given_has_its_default() {
    let mut cam = camera();
    assert_eq!(cam.call("snap", ()).unwrap(), 1);
    assert_eq!(cam.call("sum-of", (vec![1, 2],)).unwrap(), 3);
    assert_eq!(cam.call("sum-of", (vec![1, 2], 10)).unwrap(), 30);
    assert_eq!(cam.call("sum-of", (vec![1, 2], OwnedValue::None)).unwrap(), 3);
}

#[test]
fn strings_are_parsed_by_type_and_unit_of_argument() {
    let mut cam = camera();
    let text = Arguments::new().text("5ms").keyword_text("mode", "a");
    assert_eq!(cam.call("expose", text).unwrap(), "0.005 a 2");
    let error = cam.call("expose", Arguments::new().text("fast").arg("a")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object method 'expose' argument 'time' must be a number in s, not 'fast'"
    );
}

#[test]
fn typed_argument_of_any_type_is_passed() {
    let mut cam = camera();
    let mut image = Some(Image(vec![0; 5]));
    let typed = Arguments::new().input(Input::Typed(&mut image));
    assert_eq!(cam.call("size_of", typed).unwrap(), 5);
    assert!(image.is_none());
    let error = cam.call("size_of", (5,)).unwrap_err();
    assert_eq!((error.kind(), error.argument()), (ErrorKind::Type, Some("image")));
}

#[test]
fn map_becomes_object_argument() {
    let mut cam = camera();
    let roi = BTreeMap::from([("x", 4), ("width", 5)]);
    assert_eq!(cam.call("set_region", (roi,)).unwrap(), OwnedValue::None);
    assert_eq!(cam.roi, Roi { x: 4, width: 5 });
}

#[test]
fn returned_value_is_copied() {
    let mut cam = camera();
    let region = cam.call("region", ()).unwrap();
    assert_eq!(region.to_string(), r#"{"x": 2, "width": 3}"#);
    assert_eq!(cam.call("reset", ()).unwrap(), OwnedValue::None);
    assert_eq!(cam.call("label", ()).unwrap(), "left");
    assert_eq!(cam.call("alias", (false,)).unwrap(), 7);
    assert_eq!(cam.call("switch", ("fast", 0.5)).unwrap(), "slow");
    assert_eq!(cam.call("switch", ("fast", Duration::ZERO)).unwrap(), "fast");
    assert_eq!(cam.call("map", ()).unwrap().to_string(), r#"{"a": [1, 2]}"#);
    assert_eq!(cam.call("anything", ([1, 2],)).unwrap().to_string(), "[1, 2]");
    assert_eq!(cam.call("pair", arguments!(corner = (3, 4))).unwrap(), 12);
    assert_eq!(cam.call("address", ()).unwrap(), "127.0.0.1");
}

#[test]
fn dyn_object_calls_methods() {
    let mut cam = camera();
    let object: &mut dyn Object = &mut cam;
    assert_eq!(object.call("snap", (2,)).unwrap(), 2);
    let object: &dyn Object = &cam;
    assert_eq!(object.call_ref("count", ()).unwrap(), 2);
    let error = object.call_ref("snap", (2,)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotBorrowable);
    assert_eq!(
        error.to_string(),
        "'Camera' object method 'snap' takes `&mut self`; use call or call_path"
    );
}

#[test]
fn call_path_calls_method_of_nested_object() {
    let mut cam = camera();
    assert_eq!(cam.call_path("snap", (2,)).unwrap(), 2);
    assert_eq!(cam.call_path("roi.shift", (2,)).unwrap(), 4);
    assert_eq!(cam.call_path("rois[-1].shift", (5,)).unwrap(), 7);
    assert_eq!((cam.roi.x, cam.rois[0].x, cam.rois[1].x), (4, 2, 7));
    assert_eq!(cam.call_path("shared.area", ()).unwrap(), 6);
    assert_eq!(cam.call_path("factory.area", ()).unwrap(), 0);
    let mut roi = cam.child_mut("roi").unwrap();
    assert_eq!(roi.call("shift", (1,)).unwrap(), 5);
    assert_eq!(roi.call_path("shift", (1,)).unwrap(), 6);
    assert_eq!(roi.call_ref("area", ()).unwrap(), 18);
}

#[test]
fn class_calls_method_without_receiver() {
    assert_eq!(Camera::CLASS.call("sum-of", (vec![1, 2],)).unwrap(), 3);
    let error = Camera::CLASS.call("count", ()).unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object method 'count' needs an object; use call");
    let error = Camera::CLASS.call("gain", ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Type);
    let error = Camera::CLASS.call("cuont", ()).unwrap_err();
    assert_eq!(error.suggestions(), ["count"]);
}

#[test]
fn method_reads_as_opaque_attribute() {
    let cam = camera();
    assert!(cam.hasattr("snap"));
    assert!(cam.dir().contains(&"snap"));
    assert_eq!(cam.getattr("snap").unwrap().type_name(), "method");
    assert!(cam.vars().all(|(name, _)| name != "snap"));
}

#[test]
fn method_is_read_only_and_cannot_be_deleted() {
    let mut cam = camera();
    let error = cam.setattr("snap", 5).unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object attribute 'snap' is read-only");
    assert_eq!(cam.delattr("snap").unwrap_err().kind(), ErrorKind::ReadOnly);
    assert_eq!(cam.update([("snap", 5)]).unwrap_err().errors()[0].kind(), ErrorKind::ReadOnly);
    let error = Camera::from_attrs([("snap", 5)]).unwrap_err();
    assert_eq!(error.errors()[0].kind(), ErrorKind::ReadOnly);
}

#[dynamic]
#[derive(Default)]
struct Open {
    x: u32,
}

#[slots]
impl Open {
    #[method]
    fn double(&self) -> u32 {
        self.x * 2
    }
}

#[test]
fn overflow_entry_hides_method_as_in_cpython() {
    let mut open = Open { x: 4, ..Open::default() };
    assert_eq!(open.call("double", ()).unwrap(), 8);
    open.setattr("double", 5).unwrap();
    assert_eq!(open.getattr("double").unwrap(), 5);
    let error = open.call("double", ()).unwrap_err();
    assert_eq!(error.to_string(), "'Open' object attribute 'double' must be a method, not int");
    open.delattr("double").unwrap();
    assert_eq!(open.call("double", ()).unwrap(), 8);
}
