//! Undo: the order in which values are restored, what is validated, and hooks.

use slots_runtime::prelude::*;

use super::transaction::Holder;
use crate::harness::setters::{Pair, Ratio};

#[test]
fn undo_restores_in_strict_reverse_order() {
    let mut ratio = Ratio { x: 0.333 };
    let undo = ratio.update([("x", Value::from(0.5)), ("percent", 70.into())]).unwrap();
    assert_eq!(ratio, Ratio { x: 0.7 });
    let redo = undo.apply(&mut ratio).unwrap();
    assert_eq!(ratio, Ratio { x: 0.333 });
    let undo = redo.apply(&mut ratio).unwrap();
    assert_eq!(ratio, Ratio { x: 0.7 });
    undo.apply(&mut ratio).map(drop).unwrap();
    assert_eq!(ratio, Ratio { x: 0.333 });
}

#[test]
fn undo_restores_a_value_that_a_rule_rejects() {
    let mut ratio = Ratio { x: 9.0 };
    let undo = ratio.update([("x", 1)]).unwrap();
    undo.apply(&mut ratio).map(drop).unwrap();
    assert_eq!(ratio, Ratio { x: 9.0 });
}

#[test]
fn failing_undo_restores_nothing() {
    #[slots]
    #[derive(Clone, Debug, PartialEq)]
    struct Tags {
        tags: Vec<String>,
        number: i64,
    }

    let mut holder = Holder { level: 77, ..Holder::default() };
    let undo = holder.update([("loud", 3), ("calls", 1)]).unwrap();
    let before = holder.clone();
    let error = undo.apply(&mut holder).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Holder' object attribute 'loud' is rejected: the setter rejects it"
    );
    assert_eq!(holder, before);
    let mut it = Tags { tags: vec!["a".into()], number: 1 };
    let undo = it.update([("tags[0]", Value::from("b")), ("number", 2.into())]).unwrap();
    it.tags.clear();
    let before = it.clone();
    assert!(undo.apply(&mut it).is_err());
    assert_eq!(it, before);
}

#[test]
fn undo_calls_the_hooks() {
    #[slots]
    struct Counted {
        number: i64,
        #[slot(skip)]
        calls: Vec<String>,
    }
    #[slots]
    impl Counted {
        #[on_set]
        fn changed(&mut self, name: &str, old: Value<'_>) {
            self.calls.push(format!("{name}={old}"));
        }
    }
    let mut it = Counted { number: 1, calls: vec![] };
    let undo = it.update([("number", 2)]).unwrap();
    undo.apply(&mut it).map(drop).unwrap();
    assert_eq!(it.calls, ["number=1", "number=2"]);
}

#[test]
fn undo_on_other_class_is_validated_like_update() {
    #[slots]
    struct Strict {
        #[slot(range = 0..=10)]
        a: i64,
    }

    let mut loose = Pair { a: 99, b: 0, plain: 0 };
    let undo = loose.update([("a", 0)]).unwrap();
    let mut strict = Strict { a: 1 };
    assert_eq!(undo.apply(&mut strict).unwrap_err().errors()[0].kind(), ErrorKind::Value);
    assert_eq!(strict.a, 1);
}
