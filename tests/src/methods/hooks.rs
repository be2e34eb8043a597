//! Hooks: `#[on_set]` is called after every write by name.

use slots_runtime::prelude::*;

#[dynamic]
#[derive(Debug, Default)]
struct Camera {
    #[slot(alias = "exp")]
    exposure: f64,
    #[slot(range = 0..=10)]
    frames: u8,
    #[slot(unset)]
    note: Option<String>,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Camera {
    #[getter]
    fn twice(&self) -> u8 {
        self.frames * 2
    }

    #[setter]
    fn set_twice(&mut self, twice: u8) {
        self.frames = twice / 2;
    }

    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        let now = self
            .getattr(name)
            .map_or_else(|error| format!("{:?}", error.kind()), |now| now.to_string());
        self.log.push(format!("{name}: {old} -> {now}"));
    }
}

fn hook_calls(mut write: impl FnMut(&mut Camera)) -> Vec<String> {
    let mut camera = Camera::default();
    write(&mut camera);
    camera.log
}

#[test]
fn hook_receives_name_and_old_value() {
    assert_eq!(
        hook_calls(|cam| cam.setattr("exposure", 2).map(drop).unwrap()),
        ["exposure: 0.0 -> 2.0"]
    );
    assert_eq!(
        hook_calls(|cam| cam.set_text("frames", "3").map(drop).unwrap()),
        ["frames: 0 -> 3"]
    );
    assert_eq!(
        hook_calls(|cam| cam.replace_attr("exposure", 2.0).map(drop).unwrap()),
        ["exposure: 0.0 -> 2.0"]
    );
    assert_eq!(hook_calls(|cam| cam.set_path("frames", 3).map(drop).unwrap()), ["frames: 0 -> 3"]);
    assert_eq!(hook_calls(|cam| cam.setattr("twice", 6).map(drop).unwrap()), ["twice: 0 -> 6"]);
}

#[test]
fn delattr_calls_hook() {
    let write = |cam: &mut Camera| {
        cam.note = Some("n".into());
        cam.delattr("note").unwrap();
    };
    assert_eq!(hook_calls(write), ["note: n -> Unset"]);
}

#[test]
fn overflow_write_calls_hook() {
    let write = |cam: &mut Camera| {
        cam.setattr("free", 1).unwrap();
        cam.setattr("free", 2).unwrap();
        cam.delattr("free").unwrap();
    };
    assert_eq!(hook_calls(write), ["free: None -> 1", "free: 1 -> 2", "free: 2 -> Unknown"]);
}

#[test]
fn failed_write_does_not_call_hook() {
    let write = |cam: &mut Camera| {
        cam.setattr("exposure", "long").unwrap_err();
        cam.setattr("frames", 11).unwrap_err();
        cam.delattr("exposure").unwrap_err();
        cam.delattr("nope").unwrap_err();
        cam.update([("exposure", Value::from(1)), ("frames", 11.into())]).map(drop).unwrap_err();
    };
    assert_eq!(hook_calls(write), [""; 0]);
}

#[test]
fn update_calls_hook_for_each_name_after_all_writes() {
    let write = |cam: &mut Camera| cam.update([("exposure", 1), ("frames", 2)]).map(drop).unwrap();
    assert_eq!(hook_calls(write), ["exposure: 0.0 -> 1.0", "frames: 0 -> 2"]);
}

#[test]
fn direct_field_access_does_not_call_hook() {
    assert_eq!(hook_calls(|cam| cam.exposure = 1.0), [""; 0]);
    assert_eq!(hook_calls(|cam| drop(cam.getattr("exposure"))), [""; 0]);
}

#[test]
fn mutable_borrow_in_class_with_hook_is_rejected() {
    let mut camera = Camera::default();
    assert!(camera.attr_mut::<f64>("exposure").is_err());
    assert!(camera.attr_mut::<OwnedValue>("free").is_err());
}

#[slots]
#[derive(Debug, Default)]
struct Fast {
    #[slot(base)]
    camera: Camera,
    burst: u8,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Fast {
    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        self.log.push(format!("{name}: {old}"));
    }
}

#[test]
fn base_hook_sees_base_writes_and_derived_hook_sees_all() {
    let mut fast = Fast::default();
    fast.setattr("exposure", 1).unwrap();
    fast.setattr("burst", 2).unwrap();
    fast.setattr("free", 3).unwrap();
    assert_eq!(fast.camera.log, ["exposure: 0.0 -> 1.0", "free: None -> 3"]);
    assert_eq!(fast.log, ["exposure: 0.0", "burst: 0", "free: None"]);
    assert!(fast.as_base_mut::<Camera>().is_none());
}

#[test]
fn write_through_owner_calls_hook_of_nested_object() {
    #[slots]
    #[derive(Default)]
    struct Rig {
        left: Camera,
    }
    let mut rig = Rig::default();
    rig.set_path("left.exposure", 1).unwrap();
    rig.child_mut("left").unwrap().setattr("frames", 2).unwrap();
    assert_eq!(rig.left.log, ["exposure: 0.0 -> 1.0", "frames: 0 -> 2"]);
}

#[slots]
#[derive(Debug, Default)]
struct Clamped {
    gain: f64,
    writes: u8,
}

#[slots]
impl Clamped {
    #[on_set]
    fn changed(&mut self, name: &str, _old: Value<'_>) {
        if name == "gain" {
            self.gain = self.gain.min(10.0);
            // A hook may write by name; it is called for that write too.
            self.setattr("writes", self.writes + 1).unwrap();
        }
    }
}

#[test]
fn hook_can_write_attributes() {
    let mut clamped = Clamped::default();
    clamped.setattr("gain", 50).unwrap();
    assert_eq!((clamped.gain.to_bits(), clamped.writes), (10.0_f64.to_bits(), 1));
}

#[slots]
#[derive(Debug, Default)]
struct Static {
    gain: f64,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Static {
    #[on_set]
    fn changed(&mut self, name: &str, _old: Value<'_>) {
        self.log.push(name.to_owned());
    }
}

#[dynamic]
#[derive(Debug, Default)]
struct Extended {
    #[slot(base)]
    base: Static,
}

#[test]
fn overflow_write_does_not_call_hook_of_static_base() {
    let mut object = Extended::default();
    let _ = object.setattr("note", 1).unwrap();
    let _ = object.setattr("gain", 2).unwrap();
    object.delattr("note").unwrap();
    assert_eq!(object.base.log, ["gain"]);
}

/// A base without size, beside slots of the derived class that lie at the same offset.
mod without_size {
    use slots_runtime::prelude::*;

    thread_local! {
        static CALLS: std::cell::RefCell<Vec<String>> = const { std::cell::RefCell::new(Vec::new()) };
    }

    fn called(by: &str, name: &str) {
        CALLS.with_borrow_mut(|calls| calls.push(format!("{by} {name}")));
    }

    #[expect(clippy::unnecessary_wraps, reason = "a check returns a `Result`")]
    fn never(_: &Marker) -> Result<(), String> {
        called("check", "");
        Ok(())
    }

    #[slots(check = never)]
    #[derive(Default)]
    struct Marker {
        mark: (),
    }

    #[slots]
    impl Marker {
        #[on_set]
        fn changed(&self, name: &str, _old: Value<'_>) {
            called("base", name);
        }
    }

    #[slots]
    #[derive(Default)]
    struct Derived {
        #[slot(base)]
        marker: Marker,
        own: u8,
        empty: (),
    }

    #[slots]
    impl Derived {
        #[on_set]
        fn changed(&self, name: &str, _old: Value<'_>) {
            called("derived", name);
        }
    }

    #[test]
    fn write_beside_zero_sized_base_does_not_call_its_hook() {
        let mut it = Derived::default();
        it.setattr("own", 1).unwrap();
        it.setattr("empty", Value::None).unwrap();
        // A value without size is always equal.
        assert_eq!(CALLS.take(), ["derived own"]);
        it.setattr("mark", Value::None).unwrap();
        assert_eq!(CALLS.take(), ["check "]);
    }
}
