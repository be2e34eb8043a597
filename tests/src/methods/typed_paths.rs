//! Typed access by path, `has_path`, and the overflow map borrowed to be changed.

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default)]
struct Roi {
    x: u32,
    #[slot(range = 0..=10)]
    width: u32,
    #[slot(unset)]
    label: Option<String>,
}

#[dynamic]
#[derive(Debug, Default)]
struct Camera {
    roi: Roi,
    points: Vec<f64>,
    #[slot(readonly)]
    serial: Vec<u32>,
}

#[slots]
impl Camera {
    #[getter]
    fn area(&self) -> u32 {
        self.roi.x * self.roi.width
    }
}

#[slots(check = Guarded::is_valid)]
#[derive(Debug, Default)]
struct Guarded {
    points: Vec<f64>,
}

impl Guarded {
    fn is_valid(&self) -> Result<(), String> {
        if self.points.len() < 3 { Ok(()) } else { Err("too many points".into()) }
    }
}

#[slots]
#[derive(Debug, Default)]
struct Rig {
    left: Guarded,
    cameras: Vec<Camera>,
}

#[test]
fn has_path_is_true_for_readable_paths_only() {
    let mut cam = Camera { points: vec![1.0], ..Camera::default() };
    for path in ["roi.x", "points[0]", "area", "roi"] {
        assert!(cam.has_path(path), "{path}");
    }
    for path in ["roi.label", "roi.z", "points[1]", "points.x", "roi..x", ""] {
        assert!(!cam.has_path(path), "{path}");
        assert!(cam.get_path(path).is_err(), "{path}");
    }
    cam.roi.label = Some("left".into());
    assert!(cam.has_path("roi.label"));
}

#[test]
fn attr_path_borrows_without_conversion() {
    let mut cam = Camera { points: vec![1.0, 2.0], ..Camera::default() };
    cam.setattr("comment", "dark").unwrap();
    assert!(std::ptr::eq(cam.attr_path::<u32, _>("roi.x").unwrap(), &raw const cam.roi.x));
    assert!(std::ptr::eq(cam.attr_path::<f64, _>("points[1]").unwrap(), &raw const cam.points[1]));
    assert!(cam.attr_path::<Option<String>, _>("roi.label").unwrap().is_none());
    assert_eq!(cam.attr_path::<String, _>("comment").unwrap(), "dark");
    let kind = |path| cam.attr_path::<i64, _>(path).unwrap_err().kind();
    assert_eq!(kind("roi.x"), ErrorKind::Type);
    assert_eq!(kind("area"), ErrorKind::NotBorrowable);
    assert_eq!(kind("roi.z"), ErrorKind::Unknown);
    assert_eq!(kind("points[2]"), ErrorKind::OutOfRange);
    assert_eq!(kind("roi..x"), ErrorKind::BadPath);
    assert_eq!(cam.attr_path::<i64, _>("roi.x").unwrap_err().path(), "roi.x");
}

#[test]
fn attr_path_mut_changes_value_in_place() {
    let mut rig = Rig { cameras: vec![Camera::default()], ..Rig::default() };
    rig.cameras[0].points = vec![1.0];
    *rig.attr_path_mut::<f64, _>("cameras[0].points[0]").unwrap() = 5.0;
    *rig.attr_path_mut::<u32, _>("cameras[0].roi.x").unwrap() += 1;
    *rig.attr_path_mut::<Option<String>, _>("cameras[0].roi.label").unwrap() = Some("a".into());
    let cam = &rig.cameras[0];
    assert_eq!((cam.points[0], cam.roi.x, cam.roi.label.as_deref()), (5.0, 1, Some("a")));
}

#[test]
fn attr_path_mut_rejects_values_whose_writes_are_validated() {
    let mut rig = Rig { cameras: vec![Camera::default()], ..Rig::default() };
    rig.left.points = vec![1.0];
    let mut kind = |path| rig.attr_path_mut::<f64, _>(path).unwrap_err().kind();
    assert_eq!(kind("left.points[0]"), ErrorKind::NotBorrowable);
    assert_eq!(kind("cameras[0].roi.width"), ErrorKind::NotBorrowable);
    assert_eq!(kind("cameras[0].serial"), ErrorKind::ReadOnly);
    assert_eq!(kind("cameras[0].area"), ErrorKind::NoSetter);
    assert_eq!(kind("cameras[0].points"), ErrorKind::Type);
    assert_eq!(kind("cameras[0].z"), ErrorKind::Unknown);
    // A replaced object would lose the rules of its slots.
    let error = rig.attr_path_mut::<Camera, _>("cameras[0]").unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::NotBorrowable, "cameras[0]"));
    let error = rig.attr_path_mut::<Roi, _>("cameras[0].roi").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotBorrowable);
}

#[test]
fn dict_mut_is_none_for_class_with_check_or_freeze() {
    #[expect(clippy::unnecessary_wraps, reason = "a check returns a `Result`")]
    fn accept(_: &Checked) -> Result<(), String> {
        Ok(())
    }

    #[dynamic(check = accept)]
    #[derive(Default)]
    struct Checked {
        x: u32,
    }

    #[dynamic(frozen)]
    #[derive(Default)]
    struct Frozen {
        x: u32,
    }

    let mut cam = Camera::default();
    cam.dict_mut().unwrap().insert("comment", "dark").unwrap();
    assert_eq!(cam.getattr("comment").unwrap(), "dark");
    assert!(Checked::default().dict_mut().is_none());
    assert!(Frozen::default().dict_mut().is_none());
    assert!(Roi::default().dict_mut().is_none());
}
