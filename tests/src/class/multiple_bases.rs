//! Several bases, dynamic bases, generic bases.

use slots_runtime::Class;
use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Device {
    serial: u32,
}

#[slots]
impl Device {
    const vendor: &'static str = "acme";
}

#[slots]
#[derive(Default)]
struct Feet {
    feet: u8,
}

#[dynamic]
#[derive(Default)]
struct Legs {
    count: u8,
    #[slot(base)]
    more: Feet,
}

#[slots]
impl Legs {
    const material: &'static str = "wood";
}

/// Two bases, one of them dynamic.
#[slots]
#[derive(Default)]
struct Tripod {
    #[slot(base)]
    device: Device,
    height: f32,
    #[slot(base)]
    legs: Legs,
}

#[test]
fn attributes_of_all_bases_are_inherited() {
    let mut tripod = Tripod::default();
    for name in ["serial", "count", "feet", "height"] {
        tripod.setattr(name, 3).unwrap();
        assert_eq!(tripod.getattr(name).unwrap(), 3, "{name}");
    }
    assert_eq!((tripod.device.serial, tripod.legs.count, tripod.legs.more.feet), (3, 3, 3));
    let names: Vec<_> = tripod.vars().map(|(name, _)| name).collect();
    assert_eq!(names, ["serial", "feet", "count", "height"]);
    assert!(tripod.isinstance::<Feet>() && tripod.as_base::<Feet>().unwrap().feet == 3);
}

#[test]
fn overflow_map_of_base_serves_derived_class() {
    let mut tripod = Tripod::default();
    assert!(Tripod::CLASS.is_dynamic());
    assert_eq!(tripod.setattr("free", 1).unwrap(), Stored::Overflow { is_new: true });
    assert_eq!(tripod.legs.__dict__.get("free").unwrap(), 1);
    assert_eq!(tripod.dict().unwrap().len(), 1);
    assert_eq!(tripod.getattr("free").unwrap(), 1);
    tripod.setattr("material", "steel").unwrap();
    tripod.setattr("vendor", "other").unwrap();
    assert_eq!(tripod.getattr("material").unwrap(), "steel");
    assert_eq!(tripod.getattr("vendor").unwrap(), "other");
    tripod.delattr("vendor").unwrap();
    assert_eq!(tripod.getattr("vendor").unwrap(), "acme");
}

#[test]
fn mro_is_depth_first() {
    let names: Vec<_> = Tripod::CLASS.mro().into_iter().map(Class::name).collect();
    assert_eq!(names, ["Tripod", "Device", "Legs", "Feet"]);
}

#[slots]
#[derive(Default)]
struct Holder<T: 'static> {
    held: T,
    count: u8,
}

#[slots]
#[derive(Default)]
struct TextHolder {
    #[slot(base)]
    holder: Holder<String>,
    more: u8,
}

#[slots]
#[derive(Default)]
struct AnyHolder<T: 'static> {
    more: u8,
    #[slot(base)]
    holder: Holder<T>,
}

#[test]
fn generic_base_is_inherited() {
    let mut text = TextHolder::default();
    text.setattr("held", "text").unwrap();
    assert_eq!(
        (text.getattr("held").unwrap().as_str(), text.holder.held.as_str()),
        (Some("text"), "text")
    );
    assert!(text.isinstance::<Holder<String>>() && !text.isinstance::<Holder<u8>>());

    let mut number = AnyHolder::<f64>::default();
    number.setattr("held", 2).unwrap();
    number.setattr("more", 1).unwrap();
    assert_eq!((number.getattr("held").unwrap(), number.holder.count), (Value::from(2.0), 0));
    assert_eq!(
        number.setattr("held", "x").unwrap_err().message(),
        "'AnyHolder' object attribute 'held' must be f64, not str"
    );
}
