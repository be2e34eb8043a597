//! The names of an update: many, given twice, or with a meaning in a path.

use slots_runtime::serde::update_from;
use slots_runtime::{ErrorKind, prelude::*};

macro_rules! wide {
    ($($name:ident)*) => {
        /// Larger than the number of offsets that are told apart by one bit each.
        #[slots]
        #[derive(Clone, Debug, Default, PartialEq)]
        struct Wide {
            #[slot(alias = "other")]
            first: f64,
            $($name: f64,)*
            is_last: bool,
        }

        const NAMES: &[&str] = &["first", $(stringify!($name)),*];
    };
}

wide! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
    d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
}

fn all() -> Vec<(&'static str, f64)> {
    (1u32..).zip(NAMES).map(|(number, name)| (*name, f64::from(number))).collect()
}

#[test]
fn many_names_are_written() {
    let mut wide = Wide::default();
    wide.update(all()).unwrap();
    for (name, value) in all() {
        assert_eq!(wide.getattr(name).unwrap(), value, "{name}");
    }
}

#[test]
fn name_given_twice_among_many_is_rejected() {
    for (again, _) in all().into_iter().chain([("other", 0.0)]) {
        let mut wide = Wide::default();
        let error = wide.update(all().into_iter().chain([(again, 0.5)])).unwrap_err();
        let [error] = error.errors() else { panic!("{error}") };
        assert_eq!((error.kind(), error.path()), (ErrorKind::Duplicate, again), "{error}");
        assert_eq!(wide, Wide::default());
    }
}

#[test]
fn name_given_twice_in_json_is_rejected() {
    for (names, expected) in [
        (["a0", "a0"], "'Wide' object attribute 'a0' is given twice"),
        (["first", "other"], "'Wide' object attribute 'other' is given twice, also as 'first'"),
        (["other", "first"], "'Wide' object attribute 'first' is given twice, also as 'other'"),
    ] {
        let json = format!(r#"{{"{}": 1, "d9": 3, "{}": 2}}"#, names[0], names[1]);
        let mut wide = Wide::default();
        let mut input = serde_json::Deserializer::from_str(&json);
        let error = update_from(&mut wide, &mut input).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(wide, Wide::default());
    }
    // The second value is an error too if the first is rejected.
    let json = r#"{"a0": "fast", "a0": 2, "none": 1, "none": 2}"#;
    let error = update_from(&mut Wide::default(), &mut serde_json::Deserializer::from_str(json));
    let kinds: Vec<_> = error.unwrap_err().errors().iter().map(AttributeError::kind).collect();
    assert_eq!(
        kinds,
        [ErrorKind::Type, ErrorKind::Duplicate, ErrorKind::Unknown, ErrorKind::Duplicate]
    );
}

#[slots]
#[derive(Debug, PartialEq)]
struct Inner {
    name: f64,
}

#[slots]
#[derive(Debug, PartialEq)]
struct Odd {
    #[slot(rename = "odd.name")]
    whole: f64,
    odd: Inner,
}

#[test]
fn name_with_a_dot_is_a_path_unless_it_is_quoted() {
    let mut odd = Odd { whole: 0.0, odd: Inner { name: 0.0 } };
    odd.update([("odd.name", 1.0), ("\"odd.name\"", 2.0)]).unwrap();
    assert_eq!(odd, Odd { whole: 2.0, odd: Inner { name: 1.0 } });
}

#[test]
fn space_around_a_name_and_quotes_have_no_meaning() {
    let mut wide = Wide::default();
    wide.update([(" a0 ", 1.0), ("\"a1\"", 2.0), ("a2", 3.0)]).unwrap();
    assert_eq!((wide.a0, wide.a1, wide.a2), (1.0, 2.0, 3.0));
    let error = wide.update([(" a0 ", 1.0), ("a0", 2.0)]).unwrap_err();
    assert_eq!(error.errors()[0].kind(), ErrorKind::Duplicate);
}
