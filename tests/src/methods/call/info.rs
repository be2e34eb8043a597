//! The descriptions of methods.

use super::Camera;
use slots_runtime::{Input, MethodInfo, Receiver, SlotType, prelude::*};

#[test]
fn class_lists_methods_in_order() {
    let names: Vec<_> = Camera::CLASS.methods().map(MethodInfo::name).collect();
    assert_eq!(names[..4], ["snap", "expose", "count", "sum-of"]);
    assert!(Camera::CLASS.method("gain").is_none() && Camera::CLASS.method("snpa").is_none());
    assert!(Camera::CLASS.slot("snap").is_none());
    assert!(Camera::CLASS.class_attributes().all(|attribute| attribute.name() != "snap"));
}

#[test]
fn method_info_describes_arguments_and_result() {
    let snap = Camera::CLASS.method("snap").unwrap();
    assert_eq!((snap.doc(), snap.receiver()), ("Takes pictures.", Receiver::Mut));
    assert_eq!(snap.returned_type_name(), "u32");
    let frames = snap.arguments().next().unwrap();
    assert_eq!((frames.name(), frames.doc()), ("frames", "Number of pictures."));
    assert_eq!((frames.type_name(), frames.default()), ("u32".into(), Some(1.into())));
    assert!(!frames.is_required());
    let expose = Camera::CLASS.method("expose").unwrap();
    let [time, mode] = &*expose.arguments().collect::<Vec<_>>() else { panic!() };
    assert_eq!((time.unit(), time.is_required()), ("s", true));
    assert_eq!((mode.choices(), mode.default()), (vec!["a".into(), "b".into()], None));
    let sum = Camera::CLASS.method("sum-of").unwrap();
    assert_eq!(sum.receiver(), Receiver::None);
    assert!(!sum.arguments().nth(1).unwrap().is_required());
    let alias = Camera::CLASS.method("alias").unwrap();
    assert!(matches!(alias.returns(), SlotType::Int { .. }));
    assert_eq!(Camera::CLASS.method("reset").unwrap().returned_type_name(), "()");
}

#[test]
fn argument_validates_input_without_a_call() {
    let argument = |method: &str| Camera::CLASS.method(method).unwrap().arguments().next().unwrap();
    let frames = argument("snap");
    assert!(frames.check_input(Input::Text("100")).is_ok());
    assert!(frames.check_input(Input::Value(Value::from(1))).is_ok());
    for (input, expected) in [
        (Input::Text("many"), "must be u32, not 'many'"),
        (Input::Text("101"), "must be in 1..=100, not 101"),
        (Input::Value(Value::from("1")), "must be u32, not str"),
    ] {
        assert_eq!(frames.check_input(input).unwrap_err().to_string(), expected);
    }
    assert!(argument("expose").check_input(Input::Text("5ms")).is_ok());
}

#[test]
fn help_lists_methods() {
    let help = Camera::CLASS.to_string();
    let expected = " |  Methods:
 |      snap(&mut self, frames: u32 = 1, in 1..=100) -> u32
 |          Takes pictures.
 |          frames:
 |              Number of pictures.
 |      expose(&self, time: f64 [s], mode: String, one of 'a', 'b') -> String
 |      count(&self) -> u32
 |      sum-of(numbers: Vec<i64>, scale: Option<i64> = None) -> i64
 |      reset(&mut self)
";
    assert!(help.contains(expected), "{help}");
}
