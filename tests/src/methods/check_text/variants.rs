//! Paths that end with the name of a variant, or lead beyond it.

use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Inner {
    Idle,
    Busy {
        #[slot(default = 1)]
        level: u32,
    },
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Method {
    Direct,
    #[slot_value(alias = "cg")]
    Iterative {
        #[slot(default = 0.5, range = 0.0..=1.0)]
        tolerance: f64,
    },
    Window(u32, f64),
    Named {
        steps: u32,
    },
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Outer {
    Off,
    Whole(Inner),
}

/// The variant `size` has a field of its own name.
#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Shape {
    Point,
    Size {
        #[slot(default = 1)]
        size: u32,
    },
}

#[slots]
#[derive(Clone, Debug)]
struct Grid {
    method: Method,
    spare: Option<Method>,
    outer: Outer,
    shape: Shape,
}

#[slots]
#[derive(Clone, Debug)]
struct Plan {
    grid: Grid,
}

fn plan(method: Method) -> Plan {
    let spare = Some(method.clone());
    Plan { grid: Grid { method, spare, outer: Outer::Off, shape: Shape::Point } }
}

#[test]
fn class_accepts_a_variant_at_the_end_of_a_path_as_a_write_does() {
    for (path, text) in [
        ("grid.method.Iterative", "{tolerance: 0.2}"),
        ("grid.method.cg", "tolerance: 0.2"),
        ("grid.method.Window", "[1, 2]"),
        ("grid.method.Named", "{steps: 1}"),
        ("grid.spare.Iterative", "{tolerance: 0.2}"),
        ("grid.outer.Whole.Busy", "{level: 2}"),
        ("grid.shape.size", "{size: 2}"),
        ("grid.shape.size.size", "2"),
    ] {
        let parsed: AttrPath = path.parse().unwrap();
        plan(Method::Direct).set_text_path(&parsed, text).unwrap();
        assert_eq!(Plan::CLASS.check_text(&parsed, text), Ok(()), "{path}");
        assert!(Plan::CLASS.slot_at(&parsed).unwrap().is_none(), "{path}");
        Plan::CLASS.resolve(path).unwrap();
    }
    let (path, mut window) = ("grid.method.Direct".parse().unwrap(), plan(Method::Window(1, 2.0)));
    window.set_text_path(&path, "None").unwrap();
    assert_eq!(Plan::CLASS.check_text(&path, "None"), Ok(()));
}

#[test]
fn resolved_variant_is_read_if_it_is_active_and_written_in_any_case() {
    let iterative = Plan::CLASS.resolve("grid.method.Iterative").unwrap();
    let mut it = plan(Method::Direct);
    assert_eq!(
        iterative.get(&it).unwrap_err().to_string(),
        "'Grid' object attribute 'method' is 'Direct', not 'Iterative' (at 'grid.method.Iterative')"
    );
    iterative.set_text(&mut it, "{tolerance: 0.2}").unwrap();
    assert_eq!(iterative.get(&it).unwrap().to_string(), r#"{"tolerance": 0.2}"#);
}

#[test]
fn class_rejects_fields_of_a_variant_as_a_write_does() {
    for (path, text, message) in [
        (
            "grid.method.Iterative",
            "{tolerance: 2}",
            "'Grid' object attribute 'method.tolerance' must be in 0.0..=1.0, not 2.0 (at 'grid.method.tolerance')",
        ),
        (
            "grid.method.Iterative",
            "{tolerence: 0.2}",
            "'Grid' object attribute 'method' has no 'tolerence' in 'Iterative'. Did you mean: 'tolerance'? (at 'grid.method')",
        ),
        (
            "grid.method.Named",
            "{}",
            "'Grid' object attribute 'method' needs 'steps' for 'Named' (at 'grid.method')",
        ),
        (
            "grid.method.Window",
            "[x, 2]",
            "'Grid' object attribute 'method[0]' must be u32, not 'x' (at 'grid.method[0]')",
        ),
        (
            "grid.method.Iterative.tolerence",
            "0.2",
            "'Grid' object attribute 'method' has no 'tolerence' in 'Iterative'. Did you mean: 'tolerance'? (at 'grid.method.Iterative.tolerence')",
        ),
        (
            "grid.outer.Whole.Busy.levle",
            "1",
            "'Grid' object attribute 'outer.Whole' has no 'levle' in 'Busy'. Did you mean: 'level'? (at 'grid.outer.Whole.Busy.levle')",
        ),
    ] {
        let path: AttrPath = path.parse().unwrap();
        let written = plan(Method::Direct).set_text_path(&path, text).unwrap_err();
        assert_eq!(written.to_string(), message);
        assert_eq!(Plan::CLASS.check_text(&path, text).unwrap_err().to_string(), message);
    }
    let error = Plan::CLASS.resolve("grid.method.Iterative.tolerence").unwrap_err();
    assert_eq!(error.suggestions(), ["tolerance"]);
    assert_eq!(error.kind(), ErrorKind::Unknown);
}

#[test]
fn rules_of_the_slot_apply_to_a_variant() {
    #[slots]
    struct Strict {
        #[slot(check = no_window)]
        method: Method,
    }
    fn no_window(method: &Method) -> Result<(), String> {
        if matches!(method, Method::Window(..)) { Err("no window".into()) } else { Ok(()) }
    }
    let path: AttrPath = "method.Window".parse().unwrap();
    let written = Strict { method: Method::Direct }.set_text_path(&path, "1, 2").unwrap_err();
    assert_eq!(Strict::CLASS.check_text(&path, "1, 2").unwrap_err(), written);
}
