//! Inheritance: a base is a field, and its attributes are those of the whole.

use slots_runtime::prelude::*;
use slots_runtime::{Class, SlotInfo};

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Device {
    serial: u32,
    #[slot(unset)]
    owner: Option<String>,
}

#[slots]
impl Device {
    const vendor: &'static str = "acme";
    const level: i64 = 1;

    #[getter]
    fn label(&self) -> String {
        format!("#{}", self.serial)
    }

    #[setter]
    fn set_label(&mut self, label: &str) -> Result<(), std::num::ParseIntError> {
        self.serial = label.trim_start_matches('#').parse()?;
        Ok(())
    }

    #[getter]
    fn about(&self) -> &'static str {
        "a device"
    }
}

/// The base is between other fields.
#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Camera {
    gain: f64,
    #[slot(base)]
    device: Device,
    frames: u8,
}

#[slots]
impl Camera {
    const level: i64 = 2;

    #[getter]
    fn about(&self) -> &'static str {
        "a camera"
    }
}

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct FastCamera {
    burst: bool,
    #[slot(base)]
    camera: Camera,
}

#[slots]
impl FastCamera {
    const level: i64 = 3;
}

#[test]
fn attributes_of_all_levels_are_read_and_written() {
    let mut cam = FastCamera::default();
    for (name, value) in [("serial", 7), ("gain", 2), ("frames", 3)] {
        cam.setattr(name, value).unwrap();
        assert_eq!(cam.getattr(name).unwrap(), value);
    }
    cam.setattr("burst", true).unwrap();
    let device = Device { serial: 7, owner: None };
    assert_eq!(cam, FastCamera { burst: true, camera: Camera { gain: 2.0, device, frames: 3 } });
    assert_eq!(cam.attr::<u32>("serial").unwrap(), &7);
    *cam.attr_mut::<u32>("serial").unwrap() += 1;
    assert_eq!(cam.replace_attr("serial", 9_u32).unwrap(), 8);
    cam.set_text("gain", "0.5").unwrap();
    assert_eq!(cam.getattr("gain").unwrap(), 0.5);
}

#[test]
fn nearest_class_attribute_and_property_take_precedence() {
    assert_eq!(Device::default().getattr("level").unwrap(), 1);
    assert_eq!(Camera::default().getattr("level").unwrap(), 2);
    assert_eq!(FastCamera::default().getattr("level").unwrap(), 3);
    assert_eq!(FastCamera::default().getattr("vendor").unwrap(), "acme");
    assert_eq!(Device::default().getattr("about").unwrap(), "a device");
    assert_eq!(FastCamera::default().getattr("about").unwrap(), "a camera");
}

#[test]
fn properties_are_inherited_with_their_setters() {
    let mut cam = FastCamera::default();
    cam.setattr("label", "#42").unwrap();
    assert_eq!(cam.getattr("label").unwrap(), "#42");
    assert_eq!(cam.camera.device.serial, 42);
    let error = cam.setattr("label", "#x").unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "'FastCamera' object attribute 'label' is rejected: invalid digit found in string"
    );
}

#[test]
fn unset_slot_of_base_is_unset_in_derived() {
    let mut cam = FastCamera::default();
    assert_eq!(cam.getattr("owner").unwrap_err().kind(), ErrorKind::Unset);
    cam.setattr("owner", "me").unwrap();
    assert_eq!(cam.camera.device.owner.as_deref(), Some("me"));
    cam.delattr("owner").unwrap();
    assert_eq!(cam.delattr("owner").unwrap_err().kind(), ErrorKind::Unset);
}

#[test]
fn messages_name_class_of_instance() {
    let mut cam = FastCamera::default();
    let messages = [
        (cam.getattr("owner").unwrap_err(), "'FastCamera' object has no attribute 'owner'"),
        (
            cam.setattr("vendor", 1).unwrap_err(),
            "'FastCamera' object attribute 'vendor' is read-only",
        ),
        (
            cam.setattr("serial", -1).unwrap_err(),
            "'FastCamera' object attribute 'serial' must be in 0..=4294967295, not -1",
        ),
        (
            cam.setattr("about", 1).unwrap_err(),
            "property 'about' of 'FastCamera' object has no setter",
        ),
        (
            cam.delattr("label").unwrap_err(),
            "property 'label' of 'FastCamera' object has no deleter",
        ),
        (
            cam.delattr("serial").unwrap_err(),
            "cannot delete attribute 'serial' of 'FastCamera' object",
        ),
        (cam.getattr("srial").unwrap_err(), "'FastCamera' object has no attribute 'srial'"),
    ];
    for (error, message) in messages {
        assert_eq!(error.message(), message);
        assert_eq!(error.class_name(), "FastCamera");
    }
    assert_eq!(cam.getattr("srial").unwrap_err().suggestions(), ["serial"]);
}

#[test]
fn base_field_is_not_an_attribute() {
    let cam = FastCamera::default();
    assert!(!cam.hasattr("camera") && !cam.hasattr("device"));
    assert_eq!(
        cam.dir(),
        ["about", "burst", "frames", "gain", "label", "level", "owner", "serial", "vendor"]
    );
    let slots: Vec<_> = FastCamera::CLASS.slots().map(SlotInfo::name).collect();
    assert_eq!(slots, ["serial", "owner", "gain", "frames", "burst"]);
}

#[test]
fn mro_lists_class_before_its_bases() {
    let names =
        |class: &'static Class| class.mro().into_iter().map(Class::name).collect::<Vec<_>>();
    assert_eq!(names(FastCamera::CLASS), ["FastCamera", "Camera", "Device"]);
    assert_eq!(names(Device::CLASS), ["Device"]);
    assert_eq!(FastCamera::CLASS.bases().map(Class::name).collect::<Vec<_>>(), ["Camera"]);
    assert!(
        FastCamera::CLASS.is_subclass_of(Device::CLASS)
            && !Device::CLASS.is_subclass_of(FastCamera::CLASS)
    );
}

#[test]
fn object_is_accessible_as_each_base() {
    let mut cam = FastCamera::default();
    cam.setattr("serial", 7).unwrap();
    let object: &mut dyn Object = &mut cam;
    assert!(
        object.isinstance::<FastCamera>()
            && object.isinstance::<Camera>()
            && object.isinstance::<Device>()
    );
    assert!(!object.isinstance::<Tag>() && !object.isinstance::<u32>());
    assert!(object.is::<FastCamera>() && !object.is::<Camera>());
    assert_eq!(object.as_base::<Device>().unwrap().serial, 7);
    object.as_base_mut::<Device>().unwrap().serial = 8;
    object.as_base_mut::<Camera>().unwrap().gain = 2.0;
    assert!(object.as_base::<Tag>().is_none() && object.as_base_mut::<Tag>().is_none());
    assert!(object.downcast_ref::<Camera>().is_none() && object.downcast_mut::<Device>().is_none());
    object.downcast_mut::<FastCamera>().unwrap().burst = true;
    let cam = object.downcast_ref::<FastCamera>().unwrap();
    assert_eq!((cam.camera.device.serial, cam.burst), (8, true));
}

#[slots]
#[derive(Default)]
struct Tag {}

#[slots]
impl Tag {
    const tag: &'static str = "mixin";
}

#[slots]
#[derive(Default)]
struct Promoted {
    #[slot(base)]
    mixin: Tag,
    #[slot(unset)]
    tag: Option<String>,
}

#[test]
fn unset_slot_does_not_fall_back_to_class_attribute_of_base() {
    let mut promoted = Promoted::default();
    assert_eq!(promoted.getattr("tag").unwrap_err().kind(), ErrorKind::Unset);
    promoted.setattr("tag", "own").unwrap();
    assert_eq!(promoted.getattr("tag").unwrap(), "own");
    promoted.delattr("tag").unwrap();
    assert!(!promoted.hasattr("tag"));
    assert_eq!(promoted.mixin.getattr("tag").unwrap(), "mixin");
    assert_eq!(Promoted::CLASS.class_attributes().count(), 0);
}

#[test]
fn base_handle_works_on_derived_object() {
    let serial = Device::slot::<u32>("serial").unwrap();
    let camera = Camera { device: Device { serial: 7, owner: None }, ..Camera::default() };
    assert_eq!(serial.get(&camera), &7);
    let own = FastCamera::slot::<u32>("serial").unwrap();
    assert_eq!(own.get(&FastCamera { camera, burst: false }), &7);
}

#[test]
fn equally_named_types_are_separate_classes() {
    mod other {
        use slots_runtime::prelude::*;

        #[slots]
        #[derive(Default)]
        pub(super) struct Device {
            serial: u32,
        }
    }
    let device = other::Device::default();
    assert_eq!(device.class().name(), Device::CLASS.name());
    assert!(!device.isinstance::<Device>() && device.class() != Device::CLASS);
}
