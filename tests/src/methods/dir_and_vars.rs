//! Listing attributes: `dir` for all names, `vars` for names and values, `dict` for the overflow map alone.

use slots_runtime::prelude::*;
use slots_runtime::{ClassAttrInfo, PropertyInfo};

#[slots]
#[derive(Default)]
struct Device {
    serial: u32,
    #[slot(unset)]
    owner: Option<String>,
}

#[slots]
impl Device {
    const vendor: &'static str = "acme";
}

#[dynamic]
#[derive(Default)]
struct Camera {
    zoom: f64,
    #[slot(base)]
    device: Device,
    #[slot(alias = "exp")]
    exposure: f64,
    #[slot(skip)]
    _cache: Option<Vec<u8>>,
}

#[slots]
impl Camera {
    const model: &'static str = "c1";

    #[getter]
    fn area(&self) -> f64 {
        self.zoom
    }
}

fn names(object: &dyn Object) -> Vec<String> {
    object.vars().map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn dir_lists_all_names_sorted_without_duplicates() {
    let mut camera = Camera::default();
    camera.setattr("Zoo", 1).unwrap();
    camera.setattr("apple", 2).unwrap();
    camera.setattr("vendor", "shadow").unwrap();
    let expected =
        ["Zoo", "apple", "area", "exposure", "model", "owner", "serial", "vendor", "zoom"];
    assert_eq!(camera.dir(), expected);
}

#[test]
fn dir_sorts_by_code_point() {
    let mut camera = Camera::default();
    for name in ["é", "z", "Z", "🦀", "", "\0", "名"] {
        camera.setattr(name, 1).unwrap();
    }
    let mut sorted = camera.dir().into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(camera.dir(), sorted);
    sorted.sort();
    assert_eq!(camera.dir(), sorted);
    assert_eq!(sorted[..3], ["", "\0", "Z"]);
}

#[test]
fn vars_lists_bases_then_own_slots_then_overflow_map() {
    let mut camera = Camera::default();
    camera.setattr("zz", 1).unwrap();
    camera.setattr("aa", 2).unwrap();
    assert_eq!(names(&camera), ["serial", "zoom", "exposure", "zz", "aa"]);
    camera.setattr("owner", "me").unwrap();
    assert_eq!(names(&camera), ["serial", "owner", "zoom", "exposure", "zz", "aa"]);
    let values: Vec<String> = camera.vars().map(|(_, value)| value.to_string()).collect();
    assert_eq!(values, ["0", "me", "0.0", "0.0", "1", "2"]);
}

#[test]
fn vars_excludes_properties_and_class_attributes() {
    assert_eq!(names(&Camera::default()), ["serial", "zoom", "exposure"]);
}

#[test]
fn dict_returns_overflow_map_or_none() {
    let mut camera = Camera::default();
    camera.setattr("zz", 1).unwrap();
    assert_eq!(camera.dict().unwrap().keys().collect::<Vec<_>>(), ["zz"]);
    assert!(Device::default().dict().is_none());
}

#[test]
fn class_lists_attributes_without_instance() {
    let class = Camera::CLASS;
    let slots: Vec<_> = class.slots().map(|slot| (slot.name(), slot.owner().name())).collect();
    assert_eq!(
        slots,
        [("serial", "Device"), ("owner", "Device"), ("zoom", "Camera"), ("exposure", "Camera")]
    );
    let attributes: Vec<_> = class.class_attributes().map(ClassAttrInfo::name).collect();
    assert_eq!(attributes, ["vendor", "model"]);
    assert_eq!(class.properties().map(PropertyInfo::name).collect::<Vec<_>>(), ["area"]);
    assert!(class.is_dynamic() && !Device::CLASS.is_dynamic());
}

#[test]
fn help_prints_class_like_python() {
    let expected = "class Camera(Device)\n |  Slots:\n |      serial: u32\n |      owner: Option<String>, may be unset\n \
                    |      zoom: f64\n |      exposure: f64, also exp\n |  Properties:\n |      area (get)\n |  Class attributes:\n \
                    |      vendor = \"acme\"\n |      model = \"c1\"\n |  Any other attribute is kept in __dict__, the overflow map.\n";
    assert_eq!(Camera::CLASS.to_string(), expected);
}

#[test]
fn attribute_prints_like_its_line_in_class_help() {
    let class = Camera::CLASS;
    assert_eq!(class.slot("exposure").unwrap().to_string(), "exposure: f64, also exp");
    assert_eq!(class.properties().next().unwrap().to_string(), "area (get)");
    assert_eq!(class.class_attributes().next().unwrap().to_string(), "vendor = \"acme\"");
}
