//! Errors at a path: their kind, their message, and the segment that they name.

use slots_runtime::ErrorKind::{
    NoSetter, NotReachable, OutOfRange, ReadOnly, Type, Unknown, Unset, Value as Bad,
};
use slots_runtime::prelude::*;

use super::rig;

#[test]
fn error_names_segment_where_path_failed() {
    let mut rig = rig();
    for (path, kind, message) in [
        (
            "stagse[0]",
            Unknown,
            "'Rig' object has no attribute 'stagse'. Did you mean: 'stages'? (at 'stagse[0]')",
        ),
        (
            "stages[3]",
            OutOfRange,
            "'Rig' object attribute 'stages' has 3 items; index 3 is out of range",
        ),
        (
            "stages.position",
            Unknown,
            "'Vec<Stage>' object has no attribute 'position' (at 'stages.position')",
        ),
        (
            "stages[0].positoin",
            Unknown,
            "'Stage' object has no attribute 'positoin'. Did you mean: 'position'? (at 'stages[0].positoin')",
        ),
        ("stages[0][0]", Unknown, "'Stage' object has no attribute '[0]' (at 'stages[0][0]')"),
        (
            "stages[0].position.x",
            Unknown,
            "'f64' object has no attribute 'x' (at 'stages[0].position.x')",
        ),
        ("limits.cold", Unknown, "'Rig' object attribute 'limits' has no key 'cold'"),
        (
            "limits[0]",
            Unknown,
            "'BTreeMap<String, i64>' object has no attribute '[0]' (at 'limits[0]')",
        ),
        (
            "grid[1][2]",
            OutOfRange,
            "'Rig' object attribute 'grid[1]' has 2 items; index 2 is out of range",
        ),
        (
            "maybe[1]",
            OutOfRange,
            "'Rig' object attribute 'maybe' has 1 item; index 1 is out of range",
        ),
        (
            "spare.position",
            NotReachable,
            "'Rig' object attribute 'spare' is None, so 'spare.position' cannot be reached",
        ),
        (
            "anything[2]",
            OutOfRange,
            "'Rig' object attribute 'anything' has 2 items; index 2 is out of range",
        ),
        ("nowhere.x", Unknown, "'Rig' object has no attribute 'nowhere' (at 'nowhere.x')"),
    ] {
        let mut errors = vec![rig.get_path(path).unwrap_err(), rig.delete_path(path).unwrap_err()];
        // A write adds a new key, and makes the object in an `Option`.
        if !["limits.cold", "spare.position"].contains(&path) {
            errors.push(rig.set_path(path, 1).unwrap_err());
            errors.push(rig.set_text_path(path, "1").unwrap_err());
            errors.extend(rig.update([(path, 1)]).unwrap_err().into_errors().drain(..1));
        }
        for error in errors {
            assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
        }
    }
}

#[test]
fn rejected_path_write_names_class_attribute_and_path() {
    let mut rig = rig();
    for (path, kind, message) in [
        (
            "stages[1].position",
            Bad,
            "'Stage' object attribute 'position' must be in 0.0..=100.0, not 101.0 (at 'stages[1].position')",
        ),
        (
            "fixed.position",
            ReadOnly,
            "'Rig' object attribute 'fixed' is read-only (at 'fixed.position')",
        ),
        (
            "stages[0].lens.serial",
            ReadOnly,
            "'Lens' object attribute 'serial' is read-only (at 'stages[0].lens.serial')",
        ),
        (
            "first.position",
            NoSetter,
            "property 'first' of 'Rig' object has no setter (at 'first.position')",
        ),
        ("counts.k[0]", Type, "'Rig' object attribute 'counts.k[0]' must be u8, not float"),
        ("queue[0]", Type, "'Rig' object attribute 'queue[0]' must be i64, not float"),
    ] {
        let error = rig.set_path(path, 101.0).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
        assert_eq!(error.path(), path);
    }
    let error = rig.delete_path("grid[0]").unwrap_err();
    assert_eq!((error.kind(), error.name()), (Type, "grid"));
    rig.delete_path("stages[0].lens").unwrap();
    for error in [
        rig.get_path("stages[0].lens").unwrap_err(),
        rig.get_path("stages[0].lens.focal").unwrap_err(),
        rig.delete_path("stages[0].lens").unwrap_err(),
        rig.delete_path("stages[0].lens.focal").unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.class_name(), error.name()), (Unset, "Stage", "lens"));
    }
    // A write below the unset slot would make an object.
    let error = rig.set_path("stages[0].lens.focal", 1).unwrap_err();
    assert_eq!(
        (error.kind(), error.class_name(), error.name()),
        (ErrorKind::Missing, "Lens", "serial")
    );
    assert_eq!(rig.stages[0].child("lens").err().unwrap().kind(), Unset);
    assert_eq!(rig.stages[0].child_mut("lens").err().unwrap().kind(), Unset);
}

#[test]
fn path_error_in_overflow_entry_names_inner_class() {
    #[dynamic]
    #[derive(Default)]
    struct Inner {
        known: u8,
    }
    #[slots]
    struct Outer {
        inner: Inner,
    }
    let mut outer = Outer { inner: Inner::default() };
    outer.set_path("inner.konwn", 1).unwrap();
    outer.delete_path("inner.konwn").unwrap();
    let error = outer.delete_path("inner.konwn").unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Inner' object has no attribute 'konwn'. Did you mean: 'known'? (at 'inner.konwn')"
    );
    assert_eq!(outer.get_path("inner.konwn").unwrap_err().to_string(), error.to_string());
    assert_eq!(outer.set_path("inner.x.y", 1).unwrap_err().class_name(), "Inner");
}

struct WithoutSlots {
    _x: u32,
}

#[slots]
#[derive(Clone)]
struct Group {
    size: u32,
}

#[slots]
struct Site {
    groups: std::collections::BTreeMap<String, Group>,
    plain: WithoutSlots,
}

#[test]
fn unknown_key_of_a_map_is_named_with_a_similar_key() {
    let groups = [("admin".to_owned(), Group { size: 1 })].into();
    let mut site = Site { groups, plain: WithoutSlots { _x: 1 } };
    let message = "'Site' object attribute 'groups' has no key 'admn'. Did you mean: 'admin'?";
    for error in [
        site.get_path("groups.admn").unwrap_err(),
        site.get_path("groups.admn.size").unwrap_err(),
        site.delete_path("groups.admn").unwrap_err(),
        site.reset_path("groups.admn.size").unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.to_string().as_str()), (Unknown, message));
        assert_eq!(error.suggestions(), ["admin"]);
    }
    assert!(!site.has_path("groups.admn"));
    site.set_path("groups.admn.size", 2).unwrap();
    assert_eq!(site.groups["admn"].size, 2);
}

#[test]
fn path_into_a_struct_without_slots_is_not_reachable() {
    let mut site = Site { groups: [].into(), plain: WithoutSlots { _x: 1 } };
    let message =
        "'Site' object attribute 'plain' is a WithoutSlots, which only typed access can reach";
    for error in [
        site.get_path("plain.x").unwrap_err(),
        site.set_path("plain.x", 1).unwrap_err(),
        site.delete_path("plain.x").unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.to_string().as_str()), (NotReachable, message));
    }
}
