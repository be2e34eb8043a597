//! I13, moved: a value that was read is the same after it was moved, and is dropped once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use slots_runtime::{Value, prelude::*};

#[slots]
#[derive(Default)]
struct Inner {
    number: i64,
}

#[dynamic]
#[derive(Default)]
struct Outer {
    float: f64,
    int: i64,
    large: i128,
    largest: u128,
    truth: bool,
    letter: char,
    text: String,
    empty: Option<f64>,
    time: Duration,
    list: Vec<u32>,
    map: BTreeMap<String, f64>,
    inner: Inner,
    token: Token,
}

/// A value that is accessible by its type only.
#[derive(Default)]
struct Token(Arc<u8>);

#[slots]
impl Outer {
    const LIMIT: u8 = 7;

    /// A value that owns memory.
    #[getter]
    fn label(&self) -> String {
        format!("{} at {}", self.text, self.float)
    }

    #[getter]
    fn broken(&self) -> Result<f64, String> {
        Err(format!("no value of {}", self.text))
    }
}

const NAMES: [&str; 17] = [
    "float", "int", "large", "largest", "truth", "letter", "text", "empty", "time", "list", "map",
    "inner", "token", "label", "LIMIT", "extra", "shared",
];

fn outer(token: &Arc<u8>) -> Outer {
    let mut outer = Outer {
        float: -0.0,
        int: i64::MIN,
        large: i128::MAX,
        largest: u128::MAX,
        truth: true,
        letter: 'ß',
        text: "a text".into(),
        time: Duration::MAX,
        list: vec![1, 2, 3],
        map: BTreeMap::from([("a".into(), f64::INFINITY)]),
        inner: Inner { number: 5 },
        token: Token(Arc::clone(token)),
        ..Outer::default()
    };
    outer.setattr("extra", "an overflow entry").unwrap();
    outer.setattr("shared", Value::any(Token(Arc::clone(token)))).unwrap();
    outer
}

/// The printed values, after they were moved into boxes.
fn printed<'a>(results: impl Iterator<Item = Result<Value<'a>, AttributeError>>) -> Vec<String> {
    let values: Vec<_> = results.map(|result| Box::new(result.unwrap())).collect();
    values.into_iter().map(|value| format!("{:?}", *value)).collect()
}

#[test]
fn value_that_was_read_is_moved_unchanged() {
    let token = Arc::new(1);
    let outer = outer(&token);
    assert_eq!(Arc::strong_count(&token), 3);
    let erased: &dyn Object = &outer;
    let slots = NAMES.map(|name| Outer::CLASS.resolve(name).unwrap());
    let expected = printed(NAMES.iter().map(|name| outer.getattr(name)));
    assert_eq!(expected, printed(NAMES.iter().map(|name| erased.getattr(name))));
    assert_eq!(expected, printed(NAMES.iter().map(|name| outer.get_path(*name))));
    assert_eq!(expected, printed(slots.iter().map(|slot| slot.get(erased))));
    assert_eq!(expected[0], "-0.0");
    assert_eq!(
        outer.getattr("float").unwrap().as_f64().map(f64::to_bits),
        Some((-0.0_f64).to_bits())
    );
    assert_eq!(outer.getattr("label").unwrap(), "a text at -0");
    assert_eq!(outer.getattr("largest").unwrap().as_u128(), Some(u128::MAX));
    let Value::Object(inner) = outer.getattr("inner").unwrap() else { panic!() };
    assert_eq!(inner.getattr("number").unwrap(), 5);
    // The value of an overflow entry is shared while it is read.
    assert_eq!((Arc::strong_count(&token), *outer.token.0), (3, 1));
    drop(outer);
    assert_eq!(Arc::strong_count(&token), 1);
}

#[test]
fn error_of_a_read_is_moved_unchanged() {
    let token = Arc::new(1);
    let outer = outer(&token);
    let (slot, mut errors) = (Outer::CLASS.resolve("broken").unwrap(), Vec::new());
    for _ in 0..3 {
        errors.push(outer.getattr("broken").unwrap_err());
        errors.push(outer.getattr("lable").unwrap_err());
        errors.push(slot.get(&outer).unwrap_err());
    }
    for error in errors {
        let expected = if error.name() == "lable" { "Did you mean: 'label'?" } else { "'broken'" };
        assert!(error.to_string().contains(expected), "{error}");
    }
}
