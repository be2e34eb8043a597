//! Reading an attribute: `getattr` for any type, `attr` for a known one.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::num::NonZeroU8;
use std::time::Duration;

use slots_runtime::prelude::*;

#[slots]
struct Roi {
    x: u32,
    y: u32,
}

#[slots]
struct Camera {
    name: String,
    exposure_time: f64,
    frames: u16,
    is_open: bool,
    tags: Vec<String>,
    raw: Vec<u8>,
    counts: BTreeMap<String, u32>,
    timeout: Duration,
    comment: Option<String>,
    roi: Roi,
    /// Crosses as text, since it can be printed and parsed.
    lanes: NonZeroU8,
    /// Cannot cross at all.
    cell: Cell<u8>,
}

#[slots]
impl Camera {
    const vendor: &'static str = "acme";

    #[getter]
    fn summary(&self) -> String {
        format!("{} ({} frames)", self.name, self.frames)
    }
}

fn camera() -> Camera {
    Camera {
        name: "left".into(),
        exposure_time: 0.5,
        frames: 3,
        is_open: true,
        tags: vec!["dark".into(), "cold".into()],
        raw: vec![1, 2],
        counts: BTreeMap::from([("seen".into(), 7)]),
        timeout: Duration::from_millis(5),
        comment: None,
        roi: Roi { x: 1, y: 2 },
        lanes: NonZeroU8::MIN,
        cell: Cell::new(9),
    }
}

#[test]
fn each_type_is_read_as_matching_value_type() {
    let camera = camera();
    let kinds = [
        ("name", "str", "\"left\""),
        ("exposure_time", "float", "0.5"),
        ("frames", "int", "3"),
        ("is_open", "bool", "true"),
        ("tags", "list", "[\"dark\", \"cold\"]"),
        ("raw", "bytes", "b\"\\x01\\x02\""),
        ("counts", "dict", "{\"seen\": 7}"),
        ("timeout", "Duration", "5ms"),
        ("comment", "None", "None"),
        ("roi", "Roi", "Roi { x: 1, y: 2 }"),
        ("lanes", "int", "1"),
        ("cell", "Cell<u8>", "Cell { value: 9 }"),
        ("vendor", "str", "\"acme\""),
        ("summary", "str", "\"left (3 frames)\""),
    ];
    for (name, kind, shown) in kinds {
        let value = camera.getattr(name).unwrap();
        assert_eq!(
            (value.type_name().as_ref(), format!("{value:?}").as_str()),
            (kind, shown),
            "{name}"
        );
    }
}

#[test]
fn getattr_borrows_without_copying() {
    let camera = camera();
    let name = camera.getattr("name").unwrap();
    assert_eq!(name.as_str().unwrap().as_ptr(), camera.name.as_ptr());
    let raw = camera.getattr("raw").unwrap();
    assert_eq!(raw.as_bytes().unwrap().as_ptr(), camera.raw.as_ptr());
    let tags = camera.getattr("tags").unwrap();
    let Some(Value::Str(std::borrow::Cow::Borrowed(first))) = tags.as_list().unwrap().get(0) else {
        panic!("copied")
    };
    assert_eq!(first.as_ptr(), camera.tags[0].as_ptr());
}

#[test]
fn value_compares_with_rust_literals() {
    let camera = camera();
    assert_eq!(camera.getattr("name").unwrap(), "left");
    assert_eq!(camera.getattr("frames").unwrap(), 3);
    assert_eq!(camera.getattr("frames").unwrap(), 3.0);
    assert_eq!(camera.getattr("is_open").unwrap(), true);
    assert_ne!(camera.getattr("is_open").unwrap(), 1);
    assert_eq!(camera.getattr("frames").unwrap().extract::<u8>().unwrap(), 3);
}

#[test]
fn unknown_name_is_error_with_suggestion() {
    let error = camera().getattr("exposuretime").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unknown);
    assert_eq!(error.message(), "'Camera' object has no attribute 'exposuretime'");
    assert_eq!(error.suggestions(), ["exposure_time"]);
    assert_eq!(
        error.to_string(),
        "'Camera' object has no attribute 'exposuretime'. Did you mean: 'exposure_time'?"
    );
    assert_eq!(
        (error.class_name(), error.name(), error.path()),
        ("Camera", "exposuretime", "exposuretime")
    );
}

#[test]
fn any_undeclared_string_is_unknown_name() {
    let camera = camera();
    let long = "name".repeat(25_000);
    for name in [
        "",
        "\0",
        "name\0",
        "na\u{301}me",
        "🦀",
        " name",
        "name ",
        "NAME",
        "roi.x",
        "__class__",
        &long,
    ] {
        let error = camera.getattr(name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unknown, "{name:?}");
        assert_eq!(error.message(), format!("'Camera' object has no attribute '{name}'"));
    }
}

#[test]
fn methods_work_on_dyn_object() {
    let mut camera = camera();
    {
        let object: &dyn Object = &camera;
        assert_eq!(object.getattr("frames").unwrap(), 3);
        assert_eq!(object.attr::<u16>("frames").unwrap(), &3);
    }
    {
        let object: &mut dyn Object = &mut camera;
        object.setattr("frames", 4).unwrap();
        assert_eq!(object.replace_attr("frames", 5_u16).unwrap(), 4);
    }
    let boxed: Box<dyn Object> = Box::new(camera);
    assert_eq!(boxed.getattr("frames").unwrap(), 5);
    assert_eq!(boxed.class(), Camera::CLASS);
}

#[test]
fn typed_access_borrows_field() {
    let camera = camera();
    assert!(std::ptr::eq(camera.attr::<String>("name").unwrap(), &raw const camera.name));
    assert_eq!(camera.attr::<Option<String>>("comment").unwrap(), &None);
    assert_eq!(camera.attr::<Cell<u8>>("cell").unwrap().get(), 9);
    assert_eq!(camera.attr::<Roi>("roi").unwrap().y, 2);
    assert_eq!(camera.attr::<&str>("vendor").unwrap(), &"acme");
}

#[test]
fn typed_access_never_converts() {
    let error = camera().attr::<u32>("frames").map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Type);
    assert_eq!(error.message(), "'Camera' object attribute 'frames' must be u16, not u32");
    assert_eq!(camera().attr::<u32>("nope").map(|_| ()).unwrap_err().kind(), ErrorKind::Unknown);
    // A getter that returns an owned value has no reference to return.
    let error = camera().attr::<String>("summary").map(|_| ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotBorrowable);
}

#[test]
fn nested_object_is_read_as_object() {
    let camera = camera();
    assert_eq!(camera.child("roi").unwrap().getattr("y").unwrap(), 2);
    assert_eq!(camera.getattr("roi").unwrap().as_object().unwrap().getattr("x").unwrap(), 1);
    assert_eq!(camera.get_path("roi.y").unwrap(), 2);
    let error = camera.child("name").map(|_| ()).unwrap_err();
    assert_eq!(
        error.message(),
        "'Camera' object attribute 'name' must be an object with attributes, not str"
    );
}
