//! Strings for values of a module that converts no strings.

use slots_runtime::prelude::*;

/// As another crate would declare it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Quat([f64; 4]);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Angle(f64);

#[derive(Clone, Debug, PartialEq)]
struct Pair(String, i64);

mod quat {
    use slots_runtime::{Value, ValueError};

    use super::Quat;

    pub(super) fn to_value(it: &Quat) -> Value<'_> {
        Value::from(it.0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Quat, ValueError> {
        value.extract().map(Quat)
    }
}

mod angle {
    use slots_runtime::{Value, ValueError};

    use super::Angle;

    pub(super) fn to_value(it: &Angle) -> Value<'_> {
        Value::from(it.0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Angle, ValueError> {
        value.extract().map(Angle)
    }
}

mod pair {
    use slots_runtime::{Value, ValueError};

    use super::Pair;

    pub(super) fn to_value(it: &Pair) -> Value<'_> {
        Value::from(slots_runtime::Dict::from_iter([
            ("name", it.0.as_str().into()),
            ("count", it.1.into()),
        ]
            as [(_, slots_runtime::OwnedValue); 2]))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Pair, ValueError> {
        let map = value.as_map().ok_or_else(|| ValueError::wrong_type("a map", &value))?;
        let part = |name| map.get(name).ok_or_else(|| ValueError::because("a part is missing"));
        Ok(Pair(part("name")?.extract()?, part("count")?.extract()?))
    }
}

#[slots]
#[derive(Debug, PartialEq)]
struct Robot {
    #[slot(with = quat)]
    rotation: Quat,
    #[slot(with = angle)]
    angle: Angle,
    #[slot(with = pair)]
    pair: Pair,
    #[slot(with = angle)]
    all: Vec<Angle>,
    #[slot(with = quat)]
    maybe: Option<Quat>,
}

fn robot() -> Robot {
    Robot {
        rotation: Quat([0.0; 4]),
        angle: Angle(0.0),
        pair: Pair("a".into(), 1),
        all: vec![],
        maybe: None,
    }
}

#[test]
fn string_of_a_number_list_or_map_is_converted() {
    let mut it = robot();
    it.update_texts([
        ("rotation", "[0, 0.5, -1, 1e1]"),
        ("angle", "90"),
        ("pair", r#"{name: "b c", count: 2}"#),
        ("all", "1, 2.5"),
        ("maybe", "1, 2, 3, 4"),
    ])
    .unwrap();
    assert_eq!((it.rotation, it.angle), (Quat([0.0, 0.5, -1.0, 10.0]), Angle(90.0)));
    assert_eq!((&it.pair, &it.all[..]), (&Pair("b c".into(), 2), &[Angle(1.0), Angle(2.5)][..]));
    assert_eq!(it.maybe, Some(Quat([1.0, 2.0, 3.0, 4.0])));
    // What is printed is read.
    let mut copy = robot();
    for name in ["rotation", "angle", "all", "maybe", "pair"] {
        copy.set_text(name, &it.getattr(name).unwrap().to_string()).unwrap();
    }
    assert_eq!(copy, it);
}

#[test]
fn other_string_is_rejected_by_the_module() {
    let mut it = robot();
    assert_eq!(
        it.set_text("angle", "right").unwrap_err().message(),
        "'Robot' object attribute 'angle' must be f64, not str"
    );
    assert_eq!(
        it.set_text("rotation", "1, 2").unwrap_err().message(),
        "'Robot' object attribute 'rotation' must be a list of 4, not one of 2"
    );
    assert_eq!(it, robot());
}
