//! Writes that select a variant.

use slots_runtime::prelude::*;

use super::{Edge, Trigger, camera};

fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> Value<'static> {
    OwnedValue::from(entries.into_iter().collect::<Dict>()).into()
}

fn owned<const N: usize>(entries: [(&str, OwnedValue); N]) -> OwnedValue {
    OwnedValue::from(entries.into_iter().collect::<Dict>())
}

#[test]
fn name_selects_variant_and_makes_its_fields_from_defaults() {
    let mut cam = camera(Trigger::Software);
    cam.setattr("trigger", "hardware").unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: None });
    cam.set_text("trigger", "timer").unwrap();
    assert_eq!(cam.trigger, Trigger::Timer(0.5));
    cam.set_text("spare", "hw").unwrap();
    assert_eq!(cam.spare, Some(Trigger::Hardware { line: 1, rising: None }));
    cam.set_text("all", "software, timer").unwrap();
    assert_eq!(cam.all, [Trigger::Software, Trigger::Timer(0.5)]);
    cam.set_text("spare", "None").unwrap();
    assert_eq!(cam.spare, None);
}

#[test]
fn name_of_active_variant_makes_it_again_from_defaults() {
    let mut cam = camera(Trigger::Hardware { line: 9, rising: Some(Edge::Up) });
    cam.setattr("trigger", "hardware").unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: None });
}

#[test]
fn name_of_variant_with_missing_fields_is_rejected() {
    let mut cam = camera(Trigger::Software);
    for (value, message) in [
        (Value::from("network"), "needs 'host' and 'port' for 'network'"),
        (map([("network", owned([("port", 1.into())]))]), "needs 'host' for 'network'"),
        ("window".into(), "needs a value for 'window'"),
        ("zone".into(), "needs a value for 'zone'"),
    ] {
        let error = cam.setattr("trigger", value).unwrap_err();
        assert_eq!(error.message(), format!("'Camera' object attribute 'trigger' {message}"));
        assert_eq!(cam.trigger, Trigger::Software);
    }
}

#[test]
fn map_with_one_entry_selects_and_fills_variant() {
    let mut cam = camera(Trigger::Software);
    cam.setattr("trigger", map([("hardware", owned([("line", 3.into())]))])).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 3, rising: None });
    cam.setattr("trigger", map([("hw", owned([("edge", "Up".into())]))])).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: Some(Edge::Up) });
    cam.setattr("trigger", map([("timer", 2.into())])).unwrap();
    assert_eq!(cam.trigger, Trigger::Timer(2.0));
    let items = OwnedValue::from([OwnedValue::from(1), "a".into()]);
    cam.setattr("trigger", map([("window", items)])).unwrap();
    assert_eq!(cam.trigger, Trigger::Window(1, "a".into()));
    cam.setattr("trigger", map([("software", OwnedValue::None)])).unwrap();
    assert_eq!(cam.trigger, Trigger::Software);
    let network = owned([("host", "h".into()), ("port", 8.into())]);
    cam.setattr("spare", map([("network", network)])).unwrap();
    let expected = Trigger::Network { host: "h".into(), port: 8, cache: vec![] };
    assert_eq!(cam.spare, Some(expected));
}

#[test]
fn value_of_enum_can_be_written_to_another_object() {
    for trigger in [
        Trigger::Software,
        Trigger::Hardware { line: 3, rising: Some(Edge::Down) },
        Trigger::Network { host: "h".into(), port: 8, cache: vec![] },
        Trigger::Timer(0.1),
        Trigger::Window(2, "b".into()),
    ] {
        let from = camera(trigger);
        let mut to = camera(Trigger::Software);
        to.setattr("trigger", from.getattr("trigger").unwrap()).unwrap();
        assert_eq!(from.trigger, to.trigger);
    }
}

#[test]
fn wrong_value_is_rejected_with_its_path() {
    let mut cam = camera(Trigger::Timer(2.0));
    for (value, message) in [
        (
            Value::from("hardwrae"),
            "'trigger' must be one of 'software', 'hardware', 'network', 'timer', 'window', 'zone', 'any', not 'hardwrae'. Did you mean: 'hardware'?",
        ),
        (
            map([("softwrae", OwnedValue::None)]),
            "'trigger' must be one of 'software', 'hardware', 'network', 'timer', 'window', 'zone', 'any', not 'softwrae'. Did you mean: 'software'?",
        ),
        (map([("hardware", owned([("line", "x".into())]))]), "'trigger.line' must be u32, not str"),
        (
            map([("hardware", owned([("lien", 1.into())]))]),
            "'trigger' has no 'lien' in 'hardware'. Did you mean: 'line'?",
        ),
        (map([("hardware", 1.into())]), "'trigger.hardware' must be a map, not int"),
        (map([("timer", "x".into())]), "'trigger.timer' must be f32, not str"),
        (
            map([("window", OwnedValue::from([1]))]),
            "'trigger.window' must be a list of 2, not one of 1",
        ),
        (map([("window", OwnedValue::from([1, 2]))]), "'trigger[1]' must be String, not int"),
        (map([("software", 1.into())]), "'trigger.software' must be None, not int"),
        (
            map([]),
            "'trigger' must be a map with one entry, the name of a variant, not an empty map",
        ),
        (
            map([("timer", 1.into()), ("software", OwnedValue::None)]),
            "'trigger' must be a map with one entry, the name of a variant, not a map with 2 entries",
        ),
        (Value::from(1), "'trigger' must be Trigger, not int"),
    ] {
        let error = cam.setattr("trigger", value).unwrap_err();
        assert_eq!(error.to_string(), format!("'Camera' object attribute {message}"));
        assert_eq!(cam.trigger, Trigger::Timer(2.0));
    }
}

#[test]
fn update_writes_variant_or_field_and_undo_restores_it() {
    let mut cam = camera(Trigger::Software);
    let undo = cam.update([("trigger", Value::from("hardware"))]).unwrap();
    let inner = cam.update([("trigger.line", Value::from(7))]).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 7, rising: None });
    inner.apply(&mut cam).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: None });
    undo.apply(&mut cam).unwrap();
    assert_eq!(cam.trigger, Trigger::Software);
}

#[test]
fn one_field_is_written_once_under_any_of_its_names() {
    let mut cam = camera(Trigger::Timer(1.0));
    cam.all = vec![Trigger::Window(1, "a".into())];
    for pair in
        [["trigger.timer", "trigger.0"], ["trigger[0]", "trigger.0"], ["all[0].0", "all[0][0]"]]
    {
        let error = cam.update(pair.map(|path| (path, Value::from(2)))).unwrap_err();
        assert_eq!(error.errors()[0].kind(), ErrorKind::Duplicate, "{pair:?}");
    }
}

#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(default)]
enum Shape {
    Circle {
        radius: f64,
        #[slot(default = 7)]
        id: u8,
    },
    Point(f64, f64),
    Boxed(Box<Shape>),
    Many {
        inner: Vec<Shape>,
    },
}

impl Default for Shape {
    fn default() -> Self {
        Shape::Point(1.0, 1.0)
    }
}

#[slots]
struct Drawing {
    shape: Shape,
}

#[test]
fn default_of_enum_makes_all_fields() {
    let mut it = Drawing { shape: Shape::Point(1.0, 2.0) };
    it.setattr("shape", "Circle").unwrap();
    assert_eq!(it.shape, Shape::Circle { radius: 0.0, id: 7 });
    it.setattr("shape", "Point").unwrap();
    assert_eq!(it.shape, Shape::Point(0.0, 0.0));
    it.setattr("shape", "Boxed").unwrap();
    assert_eq!(it.shape, Shape::Boxed(Box::default()));
    it.set_path("shape[0]", 3).unwrap();
    assert_eq!(it.shape, Shape::Boxed(Box::new(Shape::Point(3.0, 1.0))));
}

#[test]
fn enum_that_contains_itself_is_read_to_the_limit_of_nesting() {
    let mut shape = Shape::Point(0.0, 0.0);
    for _ in 0..100_000 {
        shape = Shape::Boxed(Box::new(shape));
    }
    let it = Drawing { shape };
    assert!(it.get_path("shape.radius").is_err());
    assert!(it.getattr("shape").unwrap().to_owned().is_none());
    // A value of this depth is freed one by one, as its drop is recursive.
    let mut shape = it.shape;
    while let Shape::Boxed(inner) = shape {
        shape = *inner;
    }
}

/// The parameters of an enum are values themselves.
#[derive(SlotValue, Debug, PartialEq)]
enum Limit<T: Default, const N: usize = 2> {
    Free,
    Max(#[slot(default)] T),
    Steps { of: [T; N], rest: Option<Box<Limit<T, N>>> },
}

#[slots]
struct Limits {
    small: Limit<u8>,
    name: Limit<String, 1>,
}

#[test]
fn generic_enum_converts_like_any_other() {
    let mut it = Limits { small: Limit::Free, name: Limit::Max("a".into()) };
    it.setattr("small", "Max").unwrap();
    it.set_path("name.Max", "b").unwrap();
    assert_eq!((&it.small, &it.name), (&Limit::Max(0), &Limit::Max("b".into())));
    let inner = owned([("Max", 5.into())]);
    let steps = owned([("of", OwnedValue::from([1, 2])), ("rest", inner)]);
    it.setattr("small", map([("Steps", steps)])).unwrap();
    let rest = Some(Box::new(Limit::Max(5)));
    assert_eq!(it.small, Limit::Steps { of: [1, 2], rest });
    it.set_path("small.rest.Max", 6).unwrap();
    it.set_path("small.of[1]", 7).unwrap();
    assert_eq!(it.small, Limit::Steps { of: [1, 7], rest: Some(Box::new(Limit::Max(6))) });
}

#[test]
fn derived_class_keeps_its_enum() {
    #[slots]
    struct Base {
        trigger: Trigger,
    }
    #[slots]
    struct Derived {
        #[slot(base)]
        base: Base,
    }
    let mut it = Derived { base: Base { trigger: Trigger::Software } };
    it.setattr("trigger", "timer").unwrap();
    it.set_path("trigger.timer", 3).unwrap();
    assert_eq!(it.base.trigger, Trigger::Timer(3.0));
}

#[test]
fn result_is_an_enum_of_two_variants() {
    #[slots]
    struct Job {
        last: Result<u32, String>,
    }
    let mut it = Job { last: Ok(1) };
    assert_eq!(it.getattr("last").unwrap().to_string(), r#"{"Ok": 1}"#);
    it.set_path("last.Ok", 2).unwrap();
    assert_eq!(it.last, Ok(2));
    it.setattr("last", map([("Err", "busy".into())])).unwrap();
    assert_eq!(it.last, Err("busy".into()));
    assert_eq!(
        it.get_path("last.Ok").unwrap_err().message(),
        "'Job' object attribute 'last' is 'Err', not 'Ok'"
    );
    assert_eq!(
        it.set_text("last", "Ok").unwrap_err().message(),
        "'Job' object attribute 'last' needs a value for 'Ok'"
    );
}

#[test]
fn bound_converts_as_enum() {
    use std::ops::Bound;
    #[slots]
    struct Limits {
        low: Bound<u8>,
        high: Option<Bound<f64>>,
    }
    let mut it = Limits { low: Bound::Included(1), high: None };
    assert_eq!(it.getattr("low").unwrap().to_string(), r#"{"Included": 1}"#);
    assert_eq!(it.get_path("low.Included").unwrap(), 1);
    it.set_path("low[0]", 2).unwrap();
    assert_eq!(it.low, Bound::Included(2));
    it.set_text("low", "Unbounded").unwrap();
    it.setattr("high", Dict::from_iter([("Excluded", 9)])).unwrap();
    assert_eq!((it.low, it.high), (Bound::Unbounded, Some(Bound::Excluded(9.0))));
    assert_eq!(it.getattr("low").unwrap(), "Unbounded");
    assert_eq!(
        it.get_path("low.Included").unwrap_err().to_string(),
        "'Limits' object attribute 'low' is 'Unbounded', not 'Included'"
    );
    assert_eq!(
        it.set_text("low", "Included").unwrap_err().to_string(),
        "'Limits' object attribute 'low' needs a value for 'Included'"
    );
    assert_eq!(
        it.setattr("low", Dict::from_iter([("Excluded", 300)])).unwrap_err().to_string(),
        "'Limits' object attribute 'low.Excluded' must be in 0..=255, not 300"
    );
    assert_eq!(it.low, Bound::Unbounded);
}
