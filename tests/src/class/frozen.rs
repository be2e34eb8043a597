//! Frozen classes and read-only slots, which no entry point can write.

use slots_runtime::SlotInfo;
use slots_runtime::prelude::*;

#[slots(frozen)]
#[derive(Debug, Default, Clone, PartialEq)]
struct Point {
    x: i64,
    #[slot(unset)]
    note: Option<String>,
}

#[slots]
impl Point {
    const dim: i64 = 2;

    #[getter]
    fn twice(&self) -> i64 {
        self.x * 2
    }

    #[setter]
    fn set_twice(&mut self, twice: i64) {
        self.x = twice / 2;
    }
}

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Camera {
    #[slot(readonly)]
    serial: u32,
    gain: f64,
    at: Point,
}

/// The error of every method that writes.
fn errors_of_all_entry_points(object: &mut dyn Object, name: &str) -> Vec<(ErrorKind, String)> {
    let errors = [
        object.setattr(name, 5).unwrap_err(),
        object.setattr(name, "of any type").unwrap_err(),
        object.set_text(name, "5").unwrap_err(),
        object.replace_attr(name, 5_i64).map(drop).unwrap_err(),
        object.attr_mut::<i64>(name).map(drop).unwrap_err(),
        object.delattr(name).unwrap_err(),
        object.set_path(name, 5).unwrap_err(),
        object.delete_path(name).unwrap_err(),
        object.update([(name, 5)]).map(drop).unwrap_err().into_errors().remove(0),
    ];
    errors.into_iter().map(|error| (error.kind(), error.message())).collect()
}

#[test]
fn frozen_object_rejects_writes_by_all_entry_points() {
    let mut point = Point { x: 1, note: Some("n".into()) };
    let before = point.clone();
    for name in ["x", "note", "dim", "twice"] {
        let expected =
            (ErrorKind::ReadOnly, format!("'Point' object attribute '{name}' is read-only"));
        for found in errors_of_all_entry_points(&mut point, name) {
            assert_eq!(found, expected);
        }
    }
    assert_eq!(point, before);
    assert_eq!(point.getattr("twice").unwrap(), 2);
}

#[test]
fn unknown_name_of_frozen_object_is_reported_as_unknown() {
    for found in errors_of_all_entry_points(&mut Point::default(), "nope") {
        assert_eq!(
            found,
            (ErrorKind::Unknown, "'Point' object has no attribute 'nope'".to_owned())
        );
    }
}

#[test]
fn fields_of_frozen_struct_are_writable_directly() {
    let mut point = Point { x: 4, note: None };
    point.x += 1;
    assert_eq!(point.getattr("x").unwrap(), 5);
    assert!(Point::CLASS.is_frozen() && Point::CLASS.slots().all(SlotInfo::is_readonly));
}

#[test]
fn readonly_slot_is_read_but_never_written() {
    let mut cam = Camera { serial: 7, ..Camera::default() };
    for found in errors_of_all_entry_points(&mut cam, "serial") {
        assert_eq!(
            found,
            (ErrorKind::ReadOnly, "'Camera' object attribute 'serial' is read-only".to_owned())
        );
    }
    assert_eq!(cam.getattr("serial").unwrap(), 7);
    assert_eq!(cam.attr::<u32>("serial").unwrap(), &7);
    cam.setattr("gain", 2).unwrap();
    assert!(
        Camera::CLASS.slot("serial").unwrap().is_readonly()
            && !Camera::CLASS.slot("gain").unwrap().is_readonly()
    );
}

#[test]
fn path_write_into_frozen_object_is_rejected() {
    let mut cam = Camera::default();
    let error = cam.set_path("at.x", 5).unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::ReadOnly, "at.x"));
    assert_eq!(
        cam.child_mut("at").unwrap().setattr("x", 5).unwrap_err().kind(),
        ErrorKind::ReadOnly
    );
    assert_eq!(cam, Camera::default());
}

#[slots(frozen)]
#[derive(Default)]
struct Sealed {
    #[slot(base)]
    camera: Camera,
    own: u8,
}

#[slots]
#[derive(Default)]
struct Opened {
    #[slot(base)]
    point: Point,
    own: u8,
}

#[test]
fn frozen_class_freezes_inherited_attributes() {
    let mut sealed = Sealed::default();
    for name in ["gain", "own", "serial"] {
        for (kind, _) in errors_of_all_entry_points(&mut sealed, name) {
            assert_eq!(kind, ErrorKind::ReadOnly, "{name}");
        }
    }
    assert!(sealed.as_base_mut::<Camera>().is_none());
}

#[test]
fn slots_of_class_with_frozen_base_are_writable() {
    let mut opened = Opened::default();
    for name in ["x", "note"] {
        for (kind, _) in errors_of_all_entry_points(&mut opened, name) {
            assert_eq!(kind, ErrorKind::ReadOnly, "{name}");
        }
    }
    opened.setattr("own", 5).unwrap();
    assert_eq!(opened.own, 5);
}

#[dynamic(frozen)]
#[derive(Default)]
struct Album {
    title: String,
}

#[slots]
impl Album {
    const kind: &'static str = "album";
}

#[test]
fn overflow_map_of_frozen_object_rejects_writes() {
    let mut album = Album::default();
    album.__dict__.insert("there", 1).unwrap();
    for name in ["title", "free", "there", "kind"] {
        for (kind, _) in errors_of_all_entry_points(&mut album, name) {
            assert_eq!(kind, ErrorKind::ReadOnly, "{name}");
        }
    }
    assert_eq!(album.getattr("there").unwrap(), 1);
    assert_eq!(album.__dict__.len(), 1);
}

#[slots]
#[derive(Default)]
struct Thawed {
    #[slot(base)]
    sealed: Sealed,
    more: u8,
}

#[test]
fn frozen_base_stays_frozen_in_derived() {
    let mut opened = Opened::default();
    for (kind, _) in errors_of_all_entry_points(&mut opened, "twice") {
        assert_eq!(kind, ErrorKind::ReadOnly);
    }
    let mut thawed = Thawed::default();
    for name in ["gain", "own", "serial"] {
        for found in errors_of_all_entry_points(&mut thawed, name) {
            let message = format!("'Thawed' object attribute '{name}' is read-only");
            assert_eq!(found, (ErrorKind::ReadOnly, message));
        }
        assert!(Thawed::CLASS.slot(name).unwrap().is_readonly());
    }
    assert!(thawed.as_base_mut::<Camera>().is_none());
    assert!(thawed.as_base_mut::<Sealed>().is_none());
    assert!(Thawed::slot::<f64>("gain").unwrap().set(&mut thawed, 2.0).is_err());
    *thawed.attr_mut::<u8>("more").unwrap() += 1;
    thawed.setattr("more", 5).unwrap();
    assert_eq!(thawed.replace_attr("more", 6_u8).unwrap(), 5);
}
