//! Hooks receive the relative path, the old and the new value, for writes to the object and below it.

use std::collections::BTreeMap;

use slots_runtime::{Change, prelude::*};

#[slots]
#[derive(Default)]
struct Roi {
    x: u32,
    y: u32,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Roi {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(format!("{change:?}"));
    }
}

#[slots]
#[derive(Default)]
struct Stage {
    position: f64,
}

#[dynamic]
#[derive(Default)]
struct Camera {
    gain: f64,
    roi: Roi,
    tags: Vec<String>,
    limits: BTreeMap<String, f64>,
    stages: Vec<Stage>,
    #[slot(unset)]
    note: Option<String>,
    #[slot(skip)]
    log: Vec<String>,
    #[slot(skip)]
    names: Vec<String>,
}

#[slots]
impl Camera {
    #[getter]
    fn twice(&self) -> f64 {
        self.gain * 2.0
    }

    #[setter]
    fn set_twice(&mut self, twice: f64) {
        self.gain = twice / 2.0;
    }

    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(format!("{change:?}"));
        self.names.push(change.name().to_owned());
    }
}

fn calls(write: impl FnOnce(&mut Camera)) -> (Vec<String>, Vec<String>) {
    let mut camera = Camera::default();
    write(&mut camera);
    (camera.roi.log, camera.log)
}

#[test]
fn hook_receives_path_old_and_new_value() {
    let (_, log) = calls(|cam| {
        cam.setattr("gain", 2).unwrap();
        cam.replace_attr("gain", 3.0).unwrap();
        cam.setattr("twice", 8).unwrap();
        cam.setattr("note", "n").unwrap();
        cam.delattr("note").unwrap();
        cam.setattr("free", 1).unwrap();
        cam.delattr("free").unwrap();
    });
    assert_eq!(
        log,
        [
            "gain: 0.0 -> 2.0",
            "gain: 2.0 -> 3.0",
            "twice: 6.0 -> 8.0",
            r#"note: None -> "n""#,
            r#"note: "n" -> None"#,
            "free: - -> 1",
            "free: 1 -> -",
        ]
    );
}

#[test]
fn write_below_object_calls_hooks_innermost_first() {
    let mut camera = Camera::default();
    camera.set_path("roi.x", 5).unwrap();
    assert_eq!(camera.roi.log, ["x: 0 -> 5"]);
    assert_eq!(camera.log, ["roi.x: 0 -> 5"]);
    assert_eq!(camera.names, ["roi"]);
    let undo = camera.update([("roi.x", 6), ("gain", 1)]).unwrap();
    undo.apply(&mut camera).unwrap();
    assert_eq!(camera.roi.log, ["x: 0 -> 5", "x: 5 -> 6", "x: 6 -> 5"]);
    let more = ["roi.x: 5 -> 6", "gain: 0.0 -> 1.0", "gain: 1.0 -> 0.0", "roi.x: 6 -> 5"];
    assert_eq!(camera.log[1..], more);
}

#[test]
fn edit_of_item_calls_hook_of_enclosing_object() {
    let (_, log) = calls(|cam| {
        cam.push_path("tags", "a").unwrap();
        cam.push_path("tags", "b").unwrap();
        cam.set_path("tags[0]", "c").unwrap();
        cam.delete_path("tags[0]").unwrap();
        cam.set_path("limits.low", 1).unwrap();
        cam.set_path("limits.low", 2).unwrap();
        cam.delete_path("limits.low").unwrap();
        cam.stages.push(Stage::default());
        cam.set_path("stages[0].position", 4).unwrap();
    });
    assert_eq!(
        log,
        [
            r#"tags[0]: - -> "a""#,
            r#"tags[1]: - -> "b""#,
            r#"tags[0]: "a" -> "c""#,
            r#"tags[0]: "c" -> -"#,
            "limits.low: - -> 1.0",
            "limits.low: 1.0 -> 2.0",
            "limits.low: 2.0 -> -",
            "stages[0].position: 0.0 -> 4.0",
        ]
    );
}

#[test]
fn edit_through_view_calls_hook_with_path() {
    let (_, log) = calls(|cam| {
        cam.list_mut("tags").unwrap().push("a").unwrap();
        cam.map_mut("limits").unwrap().insert("a.b", 1).unwrap();
    });
    assert_eq!(log, [r#"tags[0]: - -> "a""#, r#"limits["a.b"]: - -> 1.0"#]);
}

#[test]
fn write_of_equal_value_calls_no_hook() {
    let (roi, log) = calls(|cam| {
        cam.setattr("gain", 0).unwrap();
        cam.setattr("note", Value::None).unwrap();
        cam.set_path("roi.x", 0).unwrap();
        cam.replace_attr("gain", 0.0).unwrap();
        cam.update([("gain", 0), ("roi.y", 0)]).unwrap();
        cam.setattr("twice", 0).unwrap();
        cam.setattr("gain", f64::NAN).unwrap();
        cam.setattr("gain", f64::NAN).unwrap();
        cam.setattr("free", 1).unwrap();
        cam.setattr("free", 1).unwrap();
        cam.setattr("free", true).unwrap();
    });
    assert_eq!(roi, [""; 0]);
    assert_eq!(log, ["gain: 0.0 -> NaN", "free: - -> 1", "free: 1 -> true"]);
}

#[slots]
#[derive(Default)]
struct Rack {
    camera: Camera,
    count: std::cell::Cell<u32>,
}

#[slots]
impl Rack {
    #[on_set]
    fn changed(&self, change: &Change<'_>) {
        assert_ne!(change.old(), change.new());
        self.count.set(self.count.get() + u32::try_from(change.path().len()).unwrap());
    }
}

#[test]
fn every_object_on_the_path_is_notified() {
    let mut rack = Rack::default();
    rack.set_path("camera.roi.x", 1).unwrap();
    assert_eq!(rack.camera.roi.log, ["x: 0 -> 1"]);
    assert_eq!(rack.camera.log, ["roi.x: 0 -> 1"]);
    assert_eq!(rack.count.get(), 3);
}

#[slots]
#[derive(Default)]
struct Named {
    roi: Roi,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Named {
    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        self.log.push(format!("{name}: {old}"));
    }
}

#[test]
fn hook_with_a_name_receives_the_path_of_a_write_below() {
    let mut named = Named::default();
    named.set_path("roi.x", 1).unwrap();
    named.set_path("roi.x", 1).unwrap();
    assert_eq!(named.log, ["roi.x: 0"]);
}

#[slots]
#[derive(Default)]
struct Clamped {
    gain: f64,
    #[slot(skip)]
    calls: u32,
}

#[slots]
impl Clamped {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.calls += 1;
        let gain: f64 = change.new().unwrap().to_string().parse().unwrap();
        self.setattr("gain", gain.min(10.0)).unwrap();
    }
}

#[test]
fn hook_that_writes_the_value_again_does_not_recurse_for_ever() {
    let mut clamped = Clamped::default();
    clamped.setattr("gain", 5).unwrap();
    assert_eq!(clamped.calls, 1);
    clamped.setattr("gain", 50).unwrap();
    assert_eq!((clamped.gain.to_bits(), clamped.calls), (10.0_f64.to_bits(), 3));
}

#[slots(default)]
#[derive(Default)]
struct Mirror {
    url: String,
    port: u16,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Mirror {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(format!("{change:?}"));
    }
}

#[slots(default)]
#[derive(Default)]
struct Site {
    mirror: Option<Mirror>,
    backup: Option<Box<Mirror>>,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Site {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        let kind = |value: Option<&Value<'_>>| match value {
            Some(Value::Object(mirror)) => mirror.getattr("port").unwrap().to_string(),
            Some(Value::Map(copy)) => copy.get("port").unwrap().to_string(),
            other => other.map_or_else(|| "-".into(), ToString::to_string),
        };
        self.log.push(format!(
            "{}: {} -> {}",
            change.path(),
            kind(change.old()),
            kind(change.new())
        ));
    }
}

#[slots]
#[derive(Default)]
struct Farm {
    site: Site,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Farm {
    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        self.log.push(format!("{name}: {old}"));
    }
}

#[test]
fn object_made_below_none_is_one_change_for_enclosing_objects() {
    let mut farm = Farm::default();
    let writes = [("site.mirror.port", "5"), ("site.mirror.url", "a"), ("site.backup.port", "6")];
    let undo = farm.update_texts(writes).unwrap();
    let (mirror, backup) = (farm.site.mirror.as_ref().unwrap(), farm.site.backup.as_ref().unwrap());
    assert_eq!((mirror.port, &*mirror.url, backup.port), (5, "a", 6));
    // The new objects did not exist before the write.
    assert!(mirror.log.is_empty() && backup.log.is_empty());
    assert_eq!(farm.site.log, ["mirror: None -> 5", "backup: None -> 6"]);
    assert_eq!(farm.log, ["site.mirror: None", "site.backup: None"]);

    farm.set_path("site.mirror.port", 7).unwrap();
    assert_eq!(farm.site.mirror.as_ref().unwrap().log, ["port: 5 -> 7"]);
    assert_eq!(farm.site.log[2..], ["mirror.port: 5 -> 7"]);
    undo.apply(&mut farm).unwrap();
    assert!(farm.site.mirror.is_none() && farm.site.backup.is_none());
    assert_eq!(farm.site.log[3..], ["backup: 6 -> None", "mirror: 7 -> None"]);
}

#[test]
fn new_object_calls_no_hook_of_its_own() {
    let made = Mirror::from_attrs([("port", 5)]).unwrap();
    assert!(made.log.is_empty());
    let mut site = Site::default();
    site.setattr("mirror", Dict::from_iter([("port", 5)])).unwrap();
    assert!(site.mirror.as_ref().unwrap().log.is_empty());
    site.set_path("backup.port", 6).unwrap();
    assert!(site.backup.as_ref().unwrap().log.is_empty());
    assert_eq!(site.log, ["mirror: None -> 5", "backup: None -> 6"]);
}
