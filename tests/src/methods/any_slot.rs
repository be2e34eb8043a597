//! `AnySlot`: the same results as by path, for every kind of attribute.

use std::cell::Cell;

use slots_runtime::{AnySlot, Value, prelude::*};

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

#[test]
fn handle_is_a_path_in_an_update() {
    let mut it = Camera::default();
    let [gain, y] = ["gain", "roi.y"].map(|path| Camera::CLASS.resolve(path).unwrap());
    it.update([(&gain, 2), (&y, 3)]).unwrap();
    assert_eq!((it.gain, it.roi.y), (2.0, 3));
    assert_eq!(it.get_path(&y).unwrap(), 3);
    let error = it.update([(y, 11)]).unwrap_err();
    assert_eq!(error.errors()[0].path(), "roi.y");
}

#[slots]
#[derive(Clone, Debug, PartialEq, Default)]
struct Roi {
    x: u32,
    #[slot(range = 0..=10)]
    y: u32,
}

#[slots(check = accept)]
#[derive(Clone, Debug, PartialEq, Default)]
struct Guarded {
    low: u32,
    high: u32,
    roi: Roi,
}

fn accept(it: &Guarded) -> Result<(), String> {
    if it.low > it.high { Err("low is above high".into()) } else { Ok(()) }
}

#[slots]
impl Guarded {
    #[on_set]
    fn changed(&self, _name: &str, _old: Value<'_>) {
        CALLS.set(CALLS.get() + 1);
    }
}

#[slots(frozen)]
#[derive(Clone, Debug, PartialEq, Default)]
struct Fixed {
    x: u32,
}

#[slots]
#[derive(Clone, Debug, PartialEq, Default)]
struct Device {
    #[slot(readonly)]
    serial: u32,
    label: String,
}

#[slots]
#[derive(Clone, Debug, PartialEq, Default)]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(alias = "g")]
    gain: f64,
    #[slot(unit = "s")]
    delay: f64,
    #[slot(unset)]
    note: Option<String>,
    roi: Roi,
    guarded: Guarded,
    fixed: Fixed,
    maybe: Option<Roi>,
    boxed: Box<Roi>,
    list: Vec<Roi>,
    pair: [Roi; 2],
}

#[slots]
impl Camera {
    const BITS: u32 = 8;

    #[getter]
    fn percent(&self) -> f64 {
        self.gain * 100.0
    }

    #[setter]
    fn set_percent(&mut self, percent: f64) {
        self.gain = percent / 100.0;
    }
}

#[dynamic]
#[derive(Clone, Debug, PartialEq, Default)]
struct Loose {
    roi: Roi,
}

const PATHS: [&str; 24] = [
    "serial",
    "label",
    "gain",
    "g",
    "delay",
    "note",
    "roi",
    "roi.x",
    "roi.y",
    "guarded.low",
    "guarded.high",
    "guarded.roi.x",
    "guarded.roi.y",
    "fixed.x",
    "maybe",
    "maybe.x",
    "boxed.x",
    "boxed.y",
    "list[0].y",
    "list[7].x",
    "pair[1].y",
    "percent",
    "BITS",
    "fixed",
];

fn camera() -> Camera {
    Camera { list: vec![Roi { x: 1, y: 2 }], ..Camera::default() }
}

fn values() -> Vec<Value<'static>> {
    vec![
        Value::from(0),
        Value::from(3),
        Value::from(11),
        Value::from(-1),
        Value::from(2.5),
        Value::from("text"),
        Value::None,
        Value::from(true),
    ]
}

#[test]
fn handle_reads_and_writes_as_by_path() {
    // Miri needs minutes for all values, so each path gets another quarter of them.
    let step = if cfg!(miri) { 4 } else { 1 };
    for (at, path) in PATHS.into_iter().enumerate() {
        let handle = Camera::CLASS.resolve(path).unwrap();
        for given in values().into_iter().skip(at % step).step_by(step) {
            let (mut by_handle, mut by_path) = (camera(), camera());
            CALLS.set(0);
            let set = handle.set(&mut by_handle, given.clone()).map_err(|error| error.to_string());
            let calls = CALLS.replace(0);
            let expected =
                by_path.set_path(path, given.clone()).map(drop).map_err(|error| error.to_string());
            assert_eq!((set, calls), (expected, CALLS.get()), "{path} = {given}");
            assert_eq!(by_handle, by_path, "{path} = {given}");
            let read = handle.get(&by_handle).map_err(|error| error.to_string());
            assert_eq!(read, by_path.get_path(path).map_err(|error| error.to_string()), "{path}");
        }
    }
}

#[test]
fn handle_writes_strings_as_by_path() {
    for path in PATHS {
        let handle = Camera::CLASS.resolve(path).unwrap();
        for text in ["3", "11", "5ms", "x", "None", ""] {
            let (mut by_handle, mut by_path) = (camera(), camera());
            let set = handle.set_text(&mut by_handle, text).map_err(|error| error.to_string());
            let expected =
                by_path.set_text_path(path, text).map(drop).map_err(|error| error.to_string());
            assert_eq!(set, expected, "{path} = {text}");
            assert_eq!(by_handle, by_path, "{path} = {text}");
        }
    }
}

#[test]
fn handle_borrows_typed_values() {
    let cam = camera();
    assert_eq!(Camera::CLASS.resolve("roi.x").unwrap().attr::<u32, _>(&cam).unwrap(), &0);
    assert_eq!(Camera::CLASS.resolve("list[0].y").unwrap().attr::<u32, _>(&cam).unwrap(), &2);
    assert_eq!(
        Camera::CLASS.resolve("note").unwrap().attr::<Option<String>, _>(&cam).unwrap(),
        &None
    );
    let error = Camera::CLASS.resolve("roi.x").unwrap().attr::<f64, _>(&cam).unwrap_err();
    assert_eq!(error.to_string(), "'Roi' object attribute 'x' must be u32, not f64 (at 'roi.x')");
}

#[test]
fn unknown_path_is_rejected_once() {
    let error = Camera::CLASS.resolve("roi.z").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unknown);
    assert_eq!(error.to_string(), "'Roi' object has no attribute 'z' (at 'roi.z')");
    assert_eq!(Camera::CLASS.resolve("roi.").unwrap_err().kind(), ErrorKind::BadPath);
    assert_eq!(Camera::CLASS.resolve("").unwrap_err().kind(), ErrorKind::BadPath);
    assert_eq!(Camera::CLASS.resolve("[0]").unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn overflow_entry_is_reached_by_path() {
    let handle = Loose::CLASS.resolve("extra").unwrap();
    let mut it = Loose::default();
    assert_eq!(handle.get(&it).unwrap_err().kind(), ErrorKind::Unknown);
    handle.set(&mut it, 4).unwrap();
    assert_eq!(handle.get(&it).unwrap(), 4);
}

#[test]
fn object_of_another_class_is_reached_by_path() {
    let handle: AnySlot = Loose::CLASS.resolve("roi.x").unwrap();
    let mut objects: Vec<Box<dyn Object>> =
        vec![Box::new(camera()), Box::new(Loose::default()), Box::new(Fixed::default())];
    for (object, has) in objects.iter_mut().zip([true, true, false]) {
        assert_eq!(handle.set(&mut **object, 5).is_ok(), has);
        assert_eq!(handle.get(&**object).is_ok(), has);
    }
    let label = Device::CLASS.resolve("label").unwrap();
    let mut cam = camera();
    label.set(&mut cam, "left").unwrap();
    assert_eq!(cam.device.label, "left");
}

#[test]
fn handles_of_one_path_are_equal() {
    let of = |path: &str| Camera::CLASS.resolve(path).unwrap();
    assert_eq!(of("roi.x"), of("roi.x").clone());
    assert_ne!(of("roi.x"), of("roi.y"));
    assert_eq!(format!("{:?}", of("roi.x")), r#"AnySlot { class: "Camera", path: "roi.x", .. }"#);
    assert_eq!(
        (of("roi.x").class(), of("roi.x").path().to_string()),
        (Camera::CLASS, "roi.x".into())
    );
}
