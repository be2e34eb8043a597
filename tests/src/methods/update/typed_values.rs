//! Typed values in an update: a rejected update leaves them with the caller.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Input, OwnedValue, prelude::*};

#[test]
fn rejected_update_leaves_typed_values_with_caller() {
    #[dynamic]
    #[derive(Default)]
    struct Open {
        #[slot(range = 0..=10)]
        level: i64,
        name: String,
        text: Option<String>,
    }
    #[slots]
    impl Open {
        #[getter]
        fn panics(&self) -> i64 {
            0
        }
        #[setter]
        fn set_panics(&mut self, _number: i64) {
            panic!("a setter panics");
        }
    }
    let mut open = Open::default();
    for last in ["unknown..path", "panics", "level"] {
        let (mut name, mut entry, mut any, mut text) = (
            Some(String::from("left")),
            Some(vec![OwnedValue::from(1)]),
            Some(OwnedValue::from(2)),
            Some(Some(String::from("inner"))),
        );
        let mut number = Some(11_i64);
        let writes = [
            ("name", Input::Typed(&mut name)),
            ("entry", Input::Typed(&mut entry)),
            ("any", Input::Typed(&mut any)),
            ("text", Input::Typed(&mut text)),
            (last, Input::Typed(&mut number)),
        ];
        let result = catch_unwind(AssertUnwindSafe(|| open.update_with(writes).map(drop)));
        assert_eq!(result.is_err(), last == "panics");
        assert_eq!(name.as_deref(), Some("left"), "{last}");
        assert_eq!(entry, Some(vec![OwnedValue::from(1)]), "{last}");
        assert_eq!(any, Some(OwnedValue::from(2)), "{last}");
        assert_eq!(text, Some(Some(String::from("inner"))), "{last}");
        // A value that a setter received belongs to the setter.
        assert_eq!(number, (last != "panics").then_some(11), "{last}");
        assert_eq!((open.name.as_str(), open.__dict__.len(), &open.text), ("", 0, &None));
    }
    // An `Option` of the slot's own type is no `Option` that holds one.
    let mut wrong = Some(String::from("x"));
    assert!(open.update_with([("text", Input::Typed(&mut wrong))]).is_err());
    assert_eq!(wrong.as_deref(), Some("x"));
    let (mut name, mut entry) = (Some(String::from("left")), Some(7_i64));
    let writes = [("name", Input::Typed(&mut name)), ("entry", Input::Typed(&mut entry))];
    let undo = open.update_with(writes).unwrap();
    assert_eq!((name, entry, open.name.as_str()), (None, None, "left"));
    undo.apply(&mut open).map(drop).unwrap();
    assert_eq!((open.name.as_str(), open.__dict__.len()), ("", 0));
}
