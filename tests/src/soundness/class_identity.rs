//! I3, classed: an object is of the class of its type, whatever it is borrowed as.

use std::any::Any;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Number {
    value: u64,
}

/// The same size, the same name, another type.
#[slots]
#[derive(Debug, Default, PartialEq)]
struct Letter {
    value: [char; 2],
}

trait Device: Object {
    fn on(&mut self) {}
    /// A method of the name of ours.
    fn class(&self) -> &'static str {
        "a device"
    }
}

impl Device for Number {}
impl Device for Letter {}

fn class_of<T: Object + ?Sized>(object: &T) -> &'static str {
    Object::class(object).name()
}

#[test]
fn class_is_that_of_value_through_every_kind_of_reference() {
    let mut number = Number::default();
    let mut letter = Letter::default();
    let devices: [&mut dyn Device; 2] = [&mut number, &mut letter];
    let names = devices.map(|device| {
        device.on();
        assert_eq!(Device::class(device), "a device");
        let of_device = class_of(device);
        let object: &mut dyn Object = device;
        let of_object = class_of(&*object);
        let any: &mut dyn Any = object;
        (of_device, of_object, any.is::<Number>(), any.is::<Letter>())
    });
    assert_eq!(names, [("Number", "Number", true, false), ("Letter", "Letter", false, true)]);
    let boxed: Box<Box<dyn Object>> = Box::new(Box::new(Number::default()));
    assert_eq!(class_of(&**boxed), "Number");
}

#[test]
fn swapping_references_keeps_values_and_classes() {
    let (mut number, mut letter) = (Number { value: 1 }, Letter { value: ['a', 'b'] });
    {
        let mut a: &mut dyn Object = &mut number;
        let mut b: &mut dyn Object = &mut letter;
        std::mem::swap(&mut a, &mut b);
        assert_eq!((a.class().name(), b.class().name()), ("Letter", "Number"));
        assert!(a.attr::<u64>("value").is_err() && b.attr::<u64>("value").is_ok());
        b.setattr("value", 2).unwrap();
        assert!(a.replace_attr("value", 2_u64).is_err());
    }
    assert_eq!((number, letter), (Number { value: 2 }, Letter { value: ['a', 'b'] }));
}

#[test]
fn values_are_swapped_only_between_equal_types() {
    let mut boxes: [Box<dyn Object>; 3] =
        [Box::new(Number { value: 1 }), Box::new(Letter::default()), Box::new(Number { value: 2 })];
    let [a, b, c] = &mut boxes;
    assert!(a.downcast_mut::<Letter>().is_none() && b.downcast_mut::<Number>().is_none());
    let (a, c) = (a.downcast_mut::<Number>().unwrap(), c.downcast_mut::<Number>().unwrap());
    std::mem::swap(a, c);
    boxes.swap(0, 1);
    assert_eq!(boxes[1].getattr("value").unwrap(), 2);
    assert_eq!(boxes[2].getattr("value").unwrap(), 1);
    assert_eq!(boxes[0].class().name(), "Letter");
    assert!(boxes[0].as_base::<Number>().is_none() && !boxes[0].isinstance::<Number>());
}
