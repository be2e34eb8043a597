//! Thousands of bad inputs through every entry point: each is an error, and the object does not change.

use slots_runtime::serde::update_from;
use slots_runtime::{Input, Shared, prelude::*};

use crate::camera::{Camera, Device, Roi, camera};
use crate::mistakes::{Bad, Numbers, bad};

/// An entry point; it returns whether it accepted the input.
type EntryPoint = fn(&mut Frozen, &Bad) -> bool;

/// A frozen class with a camera in a slot and a device as its base: nothing can be written to it.
#[slots(frozen)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sealed {
    #[slot(base)]
    device: Device,
    inner: Camera,
}

/// The objects to which the bad input is written.
pub(crate) struct Frozen {
    camera: Camera,
    sealed: Sealed,
    roi: Roi,
    shared: Shared<Camera>,
}

impl Frozen {
    fn new() -> Self {
        let camera = camera(7);
        let sealed = Sealed { device: camera.device.clone(), inner: camera.clone() };
        Frozen { shared: Shared::new(camera.clone()), roi: camera.roi.clone(), camera, sealed }
    }

    fn digest(&self) -> String {
        let show = |object: &dyn Object| {
            let vars = object.vars().map(|(name, value)| format!("{name}={value:?}"));
            vars.collect::<Vec<_>>().join(" ")
        };
        let shared = self.shared.read(|shared| show(shared)).expect("not busy");
        [show(&self.camera), show(&self.sealed), show(&self.roi), shared].join("\n")
    }
}

/// All entry points by name.
const ENTRY_POINTS: &[(&str, EntryPoint)] = &[
    ("set_path", |it, bad| it.camera.set_path(bad.path.as_str(), &bad.value).is_ok()),
    ("set_text_path", |it, bad| {
        bad.has_text && it.camera.set_text_path(bad.path.as_str(), &bad.text).is_ok()
    }),
    ("setattr", |it, bad| top(bad).is_some_and(|name| it.camera.setattr(name, &bad.value).is_ok())),
    ("set_text", |it, bad| {
        top(bad).is_some_and(|name| bad.has_text && it.camera.set_text(name, &bad.text).is_ok())
    }),
    ("replace_attr", |it, bad| {
        top(bad).is_some_and(|name| it.camera.replace_attr(name, Roi::default).is_ok())
    }),
    ("attr", |it, bad| top(bad).is_some_and(|name| it.camera.attr::<Box<i8>>(name).is_ok())),
    ("attr_mut", |it, bad| {
        top(bad).is_some_and(|name| it.camera.attr_mut::<Box<i8>>(name).is_ok())
    }),
    ("delattr", |it, bad| {
        top(bad).is_some_and(|name| name != "filter" && it.camera.delattr(name).is_ok())
    }),
    ("delete_path", |it, bad| {
        // An item of a list can be removed.
        let is_item = bad.path.ends_with(']');
        !is_item && bad.path != "filter" && it.camera.delete_path(bad.path.as_str()).is_ok()
    }),
    ("get_path", |it, bad| {
        bad.at_all
            && !bad.path.contains("serial")
            && bad.path != "pixels"
            && it.camera.get_path(bad.path.as_str()).is_ok()
    }),
    ("child", |it, bad| bad.at_all && top(bad).is_some_and(|name| it.camera.child(name).is_ok())),
    ("child_mut", |it, bad| {
        bad.at_all && top(bad).is_some_and(|name| it.camera.child_mut(name).is_ok())
    }),
    ("update", |it, bad| {
        let good = ("comment", OwnedValue::from("written"));
        it.camera.update([good, (bad.path.as_str(), bad.value.clone())]).is_ok()
    }),
    ("update_texts", |it, bad| {
        bad.has_text
            && it
                .camera
                .update_texts([("gain", "2"), (bad.path.as_str(), &bad.text), ("width", "3")])
                .is_ok()
    }),
    ("update_with", |it, bad| {
        let mut typed = Some([0_u8; 3]);
        let writes = [("gain", Input::Text("2")), (bad.path.as_str(), Input::Typed(&mut typed))];
        it.camera.update_with(writes).is_ok() || typed.is_none()
    }),
    ("slot", |_, bad| Camera::slot::<Box<i8>>(&bad.path).is_ok()),
    ("handle", |it, bad| {
        let handle = Camera::slot::<f64>("exposure_time").expect("a slot");
        handle
            .set(&mut it.camera, 10.5 + f64::from(u32::try_from(bad.path.len()).unwrap_or(0)))
            .is_ok()
    }),
    ("undo", |it, bad| {
        let mut other = it.camera.clone();
        let undo = other.update([("width", 9), ("frames", 9)]).expect("two slots");
        bad.at_all && undo.apply(&mut it.roi).is_ok()
    }),
    ("frozen setattr", |it, bad| it.sealed.setattr(&bad.path, &bad.value).is_ok()),
    ("frozen set_path", |it, bad| it.sealed.set_path(format!("inner.{}", bad.path), 1).is_ok()),
    ("frozen set_text", |it, bad| it.sealed.set_text("vendor", &bad.text).is_ok()),
    ("frozen delattr", |it, bad| it.sealed.delattr(&bad.path).is_ok()),
    ("frozen update", |it, bad| {
        it.sealed
            .update([("online", OwnedValue::from(true)), ("vendor", bad.value.clone())])
            .is_ok()
    }),
    ("frozen attr_mut", |it, _| {
        it.sealed.attr_mut::<Device>("device").is_ok()
            || it.sealed.attr_mut::<String>("vendor").is_ok()
    }),
    ("frozen child_mut", |it, _| {
        it.sealed.child_mut("inner").is_ok() || it.sealed.as_base_mut::<Device>().is_some()
    }),
    ("shared set_path", |it, bad| it.shared.set_path(bad.path.as_str(), &bad.value).is_ok()),
    ("shared set_text_path", |it, bad| {
        bad.has_text && it.shared.set_text_path(bad.path.as_str(), &bad.text).is_ok()
    }),
    ("shared update", |it, bad| {
        it.shared
            .update([
                ("comment", OwnedValue::from("written")),
                (bad.path.as_str(), bad.value.clone()),
            ])
            .is_ok()
    }),
    ("shared child", |it, bad| bad.at_all && it.shared.child(bad.path.as_str()).is_ok()),
    ("path", |it, bad| {
        it.camera.get_path(format!("{}[", bad.path)).is_ok()
            || it.camera.set_path(format!(".{}", bad.path), 1).is_ok()
    }),
    ("serde", |it, bad| {
        let good = serde_json::json!({ "comment": "written", "roi": { "y": 1 }, "no_such_name": bad.text });
        update_from(&mut it.roi, good).is_ok()
            || serde_of(bad).is_some_and(|json| update_from(&mut it.camera, json).is_ok())
    }),
];

/// The name of an attribute of the camera itself.
fn top(bad: &Bad) -> Option<&str> {
    (!bad.path.contains(['.', '['])).then_some(&bad.path)
}

fn serde_of(bad: &Bad) -> Option<serde_json::Value> {
    let name = top(bad)?;
    let value = match bad.value.as_value() {
        Value::Int(number) => serde_json::json!(number),
        Value::Str(text) => serde_json::json!(text),
        _ => return None,
    };
    Some(serde_json::json!({ "comment": "written", name: value }))
}

/// How many inputs were rejected, and through how many entry points.
pub(crate) fn run(inputs: u64) -> (u64, usize) {
    let mut it = Frozen::new();
    let before = it.digest();
    let mut numbers = Numbers::new();
    let mut rejected = 0;
    while rejected < inputs {
        let bad = bad(&mut numbers);
        for (name, entry_point) in ENTRY_POINTS {
            assert!(
                !entry_point(&mut it, &bad),
                "{name} accepted '{}' ({:?})",
                bad.path,
                bad.value
            );
            rejected += 1;
        }
        // Telling what was changed costs more than trying to.
        assert_eq!(it.digest(), before, "'{}' changed something ({:?})", bad.path, bad.value);
    }
    assert_eq!(it.camera, camera(7));
    (rejected, ENTRY_POINTS.len())
}
