//! Inherited methods, and methods that a derived class overrides.

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Device {
    serial: u32,
}

#[slots]
impl Device {
    const vendor: &'static str = "Acme";

    #[method]
    fn name(&self) -> String {
        format!("device {}", self.serial)
    }

    #[method]
    fn count(&mut self, by: u32) -> u32 {
        self.serial += by;
        self.serial
    }

    #[getter]
    fn state(&self) -> u32 {
        0
    }

    #[method]
    fn hidden(&self) {}
}

#[slots]
#[derive(Default)]
struct Camera {
    gain: f64,
    #[slot(base)]
    device: Device,
    /// A slot may hide a method of a base, as in Python.
    hidden: u32,
}

#[slots]
impl Camera {
    #[method]
    fn name(&self) -> String {
        format!("camera of {}", self.device.name())
    }

    /// A method overrides a property and a class attribute.
    #[method]
    fn state(&self) -> u32 {
        1
    }

    #[method]
    fn vendor(&self) -> u32 {
        2
    }
}

#[slots]
#[derive(Default)]
struct Fast {
    #[slot(base)]
    camera: Camera,
}

#[slots]
impl Fast {
    /// A property overrides a method.
    #[getter]
    fn vendor(&self) -> u32 {
        3
    }
}

#[test]
fn inherited_method_is_called_on_the_base() {
    let mut fast = Fast::default();
    let object: &mut dyn Object = &mut fast;
    assert_eq!(object.call("count", (4,)).unwrap(), 4);
    assert_eq!(fast.camera.device.serial, 4);
    assert_eq!(Fast::CLASS.method("count").unwrap().owner(), Device::CLASS);
}

#[test]
fn derived_class_overrides_method() {
    let mut fast = Fast::default();
    let object: &mut dyn Object = &mut fast;
    assert_eq!(object.call("name", ()).unwrap(), "camera of device 0");
    let mut device = Device::default();
    assert_eq!(device.call("name", ()).unwrap(), "device 0");
    assert_eq!(Fast::CLASS.method("name").unwrap().owner(), Camera::CLASS);
    assert_eq!(Fast::CLASS.methods().filter(|method| method.name() == "name").count(), 1);
}

#[test]
fn methods_properties_and_class_attributes_override_each_other() {
    let mut camera = Camera::default();
    assert_eq!(camera.call("state", ()).unwrap(), 1);
    assert_eq!(camera.call("vendor", ()).unwrap(), 2);
    assert_eq!(camera.getattr("hidden").unwrap(), 0);
    let mut fast = Fast::default();
    assert_eq!(fast.getattr("vendor").unwrap(), 3);
    let error = fast.call("vendor", ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Fast' object attribute 'vendor' must be a method, not a property"
    );
}

#[test]
fn error_names_the_class_of_the_instance() {
    let error = Fast::default().call("count", ("x",)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Fast' object method 'count' argument 'by' must be u32, not str"
    );
}

/// Methods are members of the class body without a place in the object.
#[test]
fn object_of_class_with_inherited_methods_is_made_by_name() {
    let values = [("gain", Value::from(1.5)), ("serial", 3.into()), ("hidden", 4.into())];
    let camera = Camera::from_attrs(values).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((camera.gain, camera.device.serial, camera.hidden), (1.5, 3, 4));
    let names: Vec<_> = Fast::CLASS.slots().map(slots_runtime::SlotInfo::name).collect();
    assert_eq!(names, ["serial", "gain", "hidden"]);
}

#[slots]
#[derive(Default)]
struct Generic<T: SlotValue + Clone + Default> {
    value: T,
}

#[slots]
impl<T: SlotValue + Clone + Default> Generic<T> {
    #[method]
    fn swap(&mut self, value: T) -> T {
        std::mem::replace(&mut self.value, value)
    }
}

#[test]
fn generic_struct_has_methods() {
    let mut generic = Generic { value: 5_u8 };
    assert_eq!(generic.call("swap", (6,)).unwrap(), 5);
    assert_eq!(generic.call("swap", (256,)).unwrap_err().kind(), ErrorKind::Value);
    assert_eq!(generic.value, 6);
}

#[slots]
#[derive(Default)]
struct Checked {
    #[slot(range = 0..=10)]
    x: u32,
    log: Vec<String>,
}

#[slots]
impl Checked {
    #[on_set]
    fn note(&mut self, name: &str, _old: Value<'_>) {
        self.log.push(name.to_owned());
    }

    #[method]
    fn exceed(&mut self) {
        self.x = 11;
    }

    #[method]
    fn by_name(&mut self, x: u32) -> Result<(), AttributeError> {
        self.setattr("x", x).map(drop)
    }
}

/// As direct field access.
#[test]
fn fields_that_a_method_writes_are_neither_validated_nor_reported() {
    let mut checked = Checked::default();
    checked.call("exceed", ()).unwrap();
    assert_eq!((checked.x, checked.log.len()), (11, 0));
    checked.call("by_name", (3,)).unwrap();
    assert_eq!((checked.x, checked.log.as_slice()), (3, ["x".to_owned()].as_slice()));
    let error = checked.call("by_name", (12,)).unwrap_err();
    assert_eq!(
        error.message_with_causes(),
        "'Checked' object method 'by_name' failed: 'Checked' object attribute 'x' must be in 0..=10, not 12"
    );
}
