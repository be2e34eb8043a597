//! `Class::create` makes the objects and the errors of `from_attrs`.

use slots_runtime::prelude::*;

use super::{Rack, Stage};

/// Makes the same object by `from_attrs` and by `Class::create`, or the same errors.
fn made<T: Slots + std::fmt::Debug>(values: Vec<(&str, Value<'_>)>) -> Result<String, String> {
    let text = |error: UpdateError| format!("{error}");
    let boxed = T::CLASS.create(values.clone()).map_err(text);
    let boxed = boxed.map(|object| format!("{:?}", object.downcast_ref::<T>().unwrap()));
    let typed = T::from_attrs(values).map(|object| format!("{object:?}")).map_err(text);
    assert_eq!(boxed, typed);
    typed
}

#[test]
fn class_makes_the_same_objects_and_errors() {
    let x = || ("axis", Value::from("x"));
    assert!(made::<Stage>(vec![("serial", 3.into())]).is_ok());
    assert!(made::<Stage>(vec![]).is_err());
    assert!(
        made::<Stage>(vec![
            ("serial", 3.into()),
            x(),
            ("position", 11.into()),
            ("sreial", 1.into())
        ])
        .is_err()
    );
    let rack = |target: f64| {
        vec![
            ("name", Value::from("left")),
            ("target", target.into()),
            ("max", 2.into()),
            ("stages", Value::from(Vec::<OwnedValue>::new())),
        ]
    };
    assert!(made::<Rack>(rack(1.0)).is_ok());
    assert!(made::<Rack>(rack(3.0)).unwrap_err().contains("too warm"));
    let mut with_more = rack(1.0);
    with_more.extend([("celsius", Value::from(-272)), ("note", "dark".into())]);
    assert!(made::<Rack>(with_more.clone()).unwrap().contains("dark"));
    with_more.extend([("celsius", Value::from(-500)), ("KIND", "x".into())]);
    assert!(made::<Rack>(with_more).unwrap_err().contains("'celsius' is given twice"));
    let mut too_cold = rack(1.0);
    too_cold.extend([("celsius", Value::from(-500)), ("KIND", "x".into())]);
    assert!(made::<Rack>(too_cold).unwrap_err().contains("below absolute zero"));
}

#[test]
fn class_uses_the_default_of_the_struct() {
    #[slots(default)]
    #[derive(Debug)]
    struct Camera {
        gain: f64,
        #[slot(skip)]
        buffer: Vec<u8>,
    }
    impl Default for Camera {
        fn default() -> Self {
            Camera { gain: 1.0, buffer: vec![1, 2] }
        }
    }
    #[slots]
    #[derive(Debug)]
    struct Hidden {
        gain: f64,
        #[slot(skip)]
        buffer: Vec<u8>,
    }
    assert_eq!(made::<Camera>(vec![]).unwrap(), "Camera { gain: 1.0, buffer: [1, 2] }");
    assert_eq!(
        made::<Camera>(vec![("gain", 5.into())]).unwrap(),
        "Camera { gain: 5.0, buffer: [1, 2] }"
    );
    assert!(
        made::<Hidden>(vec![("gain", 5.into())]).unwrap_err().contains("fields that are not slots")
    );
}

#[test]
fn properties_are_set_in_one_transaction() {
    #[slots(check = Span::is_ordered)]
    #[derive(Debug)]
    struct Span {
        #[slot(default)]
        low: i32,
        #[slot(default)]
        high: i32,
    }
    impl Span {
        fn is_ordered(&self) -> Result<(), String> {
            if self.low <= self.high { Ok(()) } else { Err("low is above high".into()) }
        }
    }
    #[slots]
    impl Span {
        #[getter]
        fn from(&self) -> i32 {
            self.low
        }
        #[setter]
        fn set_from(&mut self, from: i32) {
            self.low = from;
        }
        #[getter]
        fn to(&self) -> i32 {
            self.high
        }
        #[setter]
        fn set_to(&mut self, to: i32) {
            self.high = to;
        }
    }
    // After the first setter alone, the check would fail.
    let span = made::<Span>(vec![("from", 5.into()), ("to", 9.into())]).unwrap();
    assert_eq!(span, "Span { low: 5, high: 9 }");
    assert!(
        made::<Span>(vec![("from", 5.into()), ("to", 4.into())])
            .unwrap_err()
            .contains("low is above high")
    );
}
