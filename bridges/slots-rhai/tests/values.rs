//! Tests that a value that a script reads and writes back is unchanged.

use std::time::Duration;

use rhai::{Dynamic, Engine, Scope};
use slots_runtime::{Shared, SharedObject, prelude::*};

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Values {
    d: Duration,
    many: Vec<Duration>,
    big: u128,
    deep: i128,
    word: u64,
    f: f32,
    singles: Vec<f32>,
    maybe: Option<f32>,
    #[slot(range = 0.0..=0.7)]
    g: f64,
    any: OwnedValue,
    bytes: Vec<u8>,
    c: char,
}

fn run(object: &Shared<Values>, script: &str) -> Result<Dynamic, String> {
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    let mut scope = Scope::new();
    scope.push("o", SharedObject::from(object.clone()));
    engine.eval_with_scope(&mut scope, script).map_err(|error| error.to_string())
}

fn text(object: &Shared<Values>, script: &str) -> String {
    match run(object, script) {
        Ok(value) => value.to_string(),
        Err(error) => panic!("{script}: {error}"),
    }
}

#[test]
fn value_read_and_written_back_is_unchanged() {
    let before = Values {
        d: Duration::new(u64::MAX, 999_999_999),
        many: vec![Duration::new(1 << 40, 1), Duration::from_nanos(1)],
        big: u128::MAX,
        deep: i128::MIN,
        word: u64::MAX,
        f: 0.1,
        singles: vec![0.1, f32::MAX, f32::MIN_POSITIVE],
        maybe: Some(-0.3),
        g: 0.1,
        any: OwnedValue::from(Duration::new(u64::MAX, 1)),
        bytes: vec![0, 255],
        c: 'ß',
    };
    let object = Shared::new(before.clone());
    for name in Values::CLASS.names() {
        let _ = run(&object, &format!("o.{name} = o.{name}; let x = o[\"{name}\"]; o.{name} = x;"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    assert_eq!(object.read(Clone::clone).unwrap(), before);
}

#[test]
fn script_computes_with_durations() {
    let object = Shared::new(Values { d: Duration::from_millis(1500), ..Values::default() });
    for (script, result) in [
        ("o.d.seconds", "1.5"),
        ("to_float(o.d)", "1.5"),
        ("o.d.to_string()", "1.5s"),
        ("o.d += 0.5; o.d.seconds", "2.0"),
        ("o.d -= 1; o.d.seconds", "1.0"),
        ("o.d *= 3; o.d.seconds", "3.0"),
        ("o.d = o.d / 2; o.d.seconds", "1.5"),
        ("o.d = 2 * o.d + duration(1); o.d.seconds", "4.0"),
        ("o.d = 0.25; o.d.seconds", "0.25"),
        ("o.d / duration(0.5)", "0.5"),
        (
            "[o.d == duration(0.25), o.d != 0.25, o.d < 1, 1 > o.d, o.d >= 0.5, o.d == 0.25]",
            "[true, false, true, true, false, true]",
        ),
        ("let d = o.d; o.d = d; d == o.d", "true"),
    ] {
        assert_eq!(text(&object, script), result, "{script}");
    }
    for script in
        ["o.d -= 1", "o.d *= -1", "o.d / 0", "duration(-1)", "duration(0.0 / 0.0)", "o.d * 1e300"]
    {
        let error = run(&object, script).unwrap_err();
        assert!(error.contains("not a duration"), "{script}: {error}");
    }
}

#[test]
fn script_computes_with_numbers_beyond_64_bits() {
    let object = Shared::new(Values {
        big: 1 << 100,
        deep: -(1 << 90),
        word: u64::MAX,
        ..Values::default()
    });
    for (script, result) in [
        ("o.big += 1; o.big - 1 == o.big", "false"),
        ("o.big", "1267650600228229401496703205377"),
        ("o.big -= 1; o.big * 2", "2535301200456458802993406410752"),
        ("o.big + o.deep", "1266412660188944021221804081152"),
        (
            "[o.big > 5, 5 < o.big, o.big == 5, o.deep < 0, o.deep < o.big, o.big > o.deep, o.word > 3]",
            "[true, true, false, true, true, true, true]",
        ),
        ("0 - o.deep - o.deep - o.deep - o.big < 0", "true"),
        (r#"o.word -= big_int("18446744073709551610"); o.word"#, "5"),
        ("o.big = 7; o.big + 1", "8"),
        ("-o.deep / 3", "412646679761793424966374741"),
        (
            r#"o.big = big_int("340282366920938463463374607431768211455"); o.big"#,
            "340282366920938463463374607431768211455",
        ),
    ] {
        assert_eq!(text(&object, script), result, "{script}");
    }
    for script in ["o.big + 1", "o.big * 2", "o.deep / 0", "o.deep % 0", "0 - o.big"] {
        let error = run(&object, script).unwrap_err();
        assert!(error.contains("overflow") || error.contains("zero"), "{script}: {error}");
    }
    let error = run(&object, "o.word = o.big").unwrap_err();
    assert!(error.contains("'word'"), "{error}");
}

#[test]
fn computed_number_is_rounded_to_nearest_f32() {
    let object = Shared::new(Values {
        f: 0.1,
        singles: vec![0.1, 0.2],
        maybe: Some(0.2),
        g: 0.5,
        ..Values::default()
    });
    let _ =
        run(&object, "for i in 0..3 { o.f += 0.1; o.singles[1] += 0.1; o.maybe += 0.1; }").unwrap();
    let values = object.read(Clone::clone).unwrap();
    assert!((values.f - 0.4).abs() < 1e-6 && (values.singles[1] - 0.5).abs() < 1e-6, "{values:?}");
    assert!((values.maybe.unwrap() - 0.5).abs() < 1e-6, "{values:?}");
    let _ = run(&object, "o.f = 1.0 / 3.0").unwrap();
    assert_eq!(object.read(|values| values.f.to_bits()).unwrap(), (1.0_f32 / 3.0).to_bits());
    // A float beyond the range of f32 is still an error. An f64 is not rounded before its range is checked.
    assert!(run(&object, "o.f = 1e300").unwrap_err().contains("f32"));
    assert!(run(&object, "o.g = 0.70000000001").unwrap_err().contains("must be in 0.0..=0.7"));
}

#[test]
fn deeply_nested_list_is_error_without_stack_overflow() {
    let object = Shared::new(Values::default());
    for wrap in ["[a]", "#{ a: a }"] {
        let nest = |depth| format!("let a = 1; for i in 0..{depth} {{ a = {wrap}; }} o.any = a;");
        let _ = run(&object, &nest(128)).unwrap();
        let _ = run(&object, "o.any = o.any").unwrap();
        for depth in [129, 600] {
            let error = run(&object, &nest(depth)).unwrap_err();
            assert!(error.contains("'any'") && error.contains("128 deep"), "{depth}: {error}");
        }
    }
    // A value that Rust code put there is not read either.
    let mut deep = OwnedValue::from(1);
    for _ in 0..300 {
        deep = OwnedValue::from(vec![deep]);
    }
    assert!(slots_rhai::to_dynamic(&deep).unwrap_err().to_string().contains("128 deep"));
}
