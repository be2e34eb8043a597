//! Dynamic objects: the overflow map, which takes whatever name no slot declares.

use std::cell::RefCell;

use slots_runtime::prelude::*;
use slots_runtime::{PossibleTypo, ValueError};

#[dynamic]
#[derive(Debug, Default, Clone, PartialEq)]
struct Camera {
    exposure_time: f64,
}

#[slots]
impl Camera {
    const vendor: &'static str = "acme";
}

/// The map is a field of its own choice.
#[dynamic]
#[derive(Default)]
struct Own {
    #[slot(dict)]
    extras: Dict,
    gain: f64,
}

#[test]
fn unknown_name_is_stored_and_found_by_every_method() {
    let mut cam = Camera::default();
    assert_eq!(cam.setattr("exp_time", "10ms").unwrap(), Stored::Overflow { is_new: true });
    assert_eq!(cam.setattr("exp_time", "20ms").unwrap(), Stored::Overflow { is_new: false });
    assert_eq!(cam.getattr("exp_time").unwrap(), "20ms");
    assert!(cam.hasattr("exp_time"));
    assert_eq!(cam.dir(), ["exp_time", "exposure_time", "vendor"]);
    assert_eq!(cam.vars().map(|(name, _)| name).collect::<Vec<_>>(), ["exposure_time", "exp_time"]);
    assert_eq!(cam.attr::<String>("exp_time").unwrap(), "20ms");
    cam.attr_mut::<String>("exp_time").unwrap().push('!');
    assert_eq!(cam.replace_attr("exp_time", String::from("new")).unwrap(), "20ms!");
    assert_eq!(cam.get_path("exp_time").unwrap(), "new");
    assert_eq!(cam.set_text("exp_time", "5").unwrap(), Stored::Overflow { is_new: false });
    assert_eq!(cam.getattr("exp_time").unwrap(), "5");
    cam.delattr("exp_time").unwrap();
    assert!(!cam.hasattr("exp_time"));
    assert_eq!(cam.delattr("exp_time").unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn declared_slot_is_not_stored_in_overflow_map() {
    let mut cam = Camera::default();
    assert_eq!(cam.setattr("exposure_time", 1).unwrap(), Stored::Slot);
    assert!(cam.__dict__.is_empty());
    assert_eq!(cam.setattr("exposure_time", "long").unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(cam.delattr("exposure_time").unwrap_err().kind(), ErrorKind::CannotDelete);
}

#[test]
fn entries_keep_insertion_order() {
    let mut cam = Camera::default();
    for name in ["c", "a", "b"] {
        cam.setattr(name, 1).unwrap();
    }
    cam.setattr("a", 2).unwrap();
    assert_eq!(cam.__dict__.keys().collect::<Vec<_>>(), ["c", "a", "b"]);
    cam.delattr("c").unwrap();
    cam.setattr("c", 3).unwrap();
    assert_eq!(cam.__dict__.keys().collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[test]
fn overflow_map_accepts_any_name_and_any_value() {
    let mut cam = Camera::default();
    let long = "x".repeat(100_000);
    for name in ["", "\0", "a\0b", "🦀", "a b", "a.b", "[0]", "__dict__", "__class__", &long] {
        cam.setattr(name, name).unwrap();
        assert_eq!(cam.getattr(name).unwrap(), name);
    }
    assert_eq!(cam.__dict__.len(), 10);
    cam.setattr("none", Value::None).unwrap();
    cam.setattr("list", vec![1, 2]).unwrap();
    cam.setattr("any", Value::any(std::sync::Mutex::new(5))).unwrap();
    assert_eq!(cam.getattr("none").unwrap().type_name(), "None");
    assert_eq!(cam.attr::<Vec<OwnedValue>>("list").unwrap().len(), 2);
    assert_eq!(*cam.attr::<std::sync::Mutex<i32>>("any").unwrap().lock().unwrap(), 5);
}

#[test]
fn overflow_entry_shadows_class_attribute_until_deleted() {
    let mut cam = Camera::default();
    assert_eq!(cam.getattr("vendor").unwrap(), "acme");
    assert_eq!(cam.setattr("vendor", 5).unwrap(), Stored::Overflow { is_new: true });
    assert_eq!(cam.getattr("vendor").unwrap(), 5);
    cam.delattr("vendor").unwrap();
    assert_eq!(cam.getattr("vendor").unwrap(), "acme");
    let error = cam.delattr("vendor").unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Unknown, "'Camera' object has no attribute 'vendor'")
    );
}

#[test]
fn declared_field_serves_as_overflow_map() {
    let mut own = Own::default();
    own.setattr("free", 1).unwrap();
    assert_eq!(own.extras.get("free").unwrap(), 1);
    assert_eq!(own.dir(), ["free", "gain"]);
    assert_eq!(size_of::<Own>(), size_of::<f64>() + size_of::<usize>());
}

#[test]
fn empty_dict_is_pointer_sized() {
    assert_eq!(
        size_of::<Camera>(),
        (size_of::<f64>() + size_of::<usize>()).next_multiple_of(align_of::<f64>())
    );
    assert_eq!(size_of::<Dict>(), size_of::<usize>());
}

#[test]
fn dynamic_object_clones_compares_and_prints_like_struct() {
    let mut cam = Camera::default();
    cam.setattr("note", "x").unwrap();
    let copy = cam.clone();
    assert_eq!(copy, cam);
    cam.setattr("note", "y").unwrap();
    assert_ne!(copy, cam);
    assert_eq!(format!("{copy:?}"), "Camera { exposure_time: 0.0, __dict__: {\"note\": \"x\"} }");
}

#[test]
fn dict_is_insertion_ordered_map() -> Result<(), ValueError> {
    let mut dict = Dict::new();
    assert!(dict.insert("b", 1)?.is_none());
    assert_eq!(dict.insert("b", "two")?.unwrap(), 1);
    dict.insert("a", 2)?;
    assert_eq!((dict.len(), dict.contains_key("a"), dict.contains_key("c")), (2, true, false));
    assert_eq!(dict.get_ref::<String>("b").unwrap(), "two");
    *dict.get_owned_mut("a").unwrap() = 7.into();
    assert_eq!(
        dict.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>(),
        ["b=two", "a=7"]
    );
    let reversed: Dict = [("a", 7.into()), ("b", OwnedValue::from("two"))].into_iter().collect();
    assert_eq!(dict, reversed);
    assert_eq!(dict.remove("b").unwrap(), "two");
    assert!(dict.remove("b").is_none());
    let left: Vec<(String, OwnedValue)> = dict.into_iter().collect();
    assert_eq!(left, [("a".to_owned(), OwnedValue::from(7))]);
    Ok(())
}

#[test]
fn name_similar_to_declared_one_is_possible_typo() {
    let mut cam = Camera::default();
    cam.setattr("exp_time", 1).unwrap();
    cam.setattr("comment", 1).unwrap();
    cam.setattr("vendor", 1).unwrap();
    let possible_typos = cam.possible_typos();
    assert_eq!(possible_typos.len(), 1);
    assert_eq!(
        (possible_typos[0].name, &possible_typos[0].near[..]),
        ("exp_time", &["exposure_time"][..])
    );
    assert_eq!(
        possible_typos[0].to_string(),
        "'Camera' object got a new attribute 'exp_time', which is near to 'exposure_time'"
    );
}

#[test]
fn failed_read_suggests_overflow_entries() {
    let mut cam = Camera::default();
    cam.setattr("comment", 1).unwrap();
    assert_eq!(cam.getattr("coment").unwrap_err().suggestions(), ["comment"]);
    assert_eq!(cam.delattr("coment").unwrap_err().suggestions(), ["comment"]);
}

thread_local! {
    static WARNINGS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn warn(possible_typo: &PossibleTypo<'_>) {
    let warning = format!("{} {}", possible_typo.class, possible_typo.name);
    WARNINGS.with_borrow_mut(|warnings| warnings.push(warning));
}

#[dynamic(warn = warn)]
#[derive(Default)]
struct Watched {
    exposure_time: f64,
}

#[slots]
#[derive(Default)]
struct Derived {
    #[slot(base)]
    watched: Watched,
    frame_rate: f64,
}

#[test]
fn warn_hook_is_called_once_per_new_possible_typo() {
    WARNINGS.take();
    let mut cam = Watched::default();
    cam.setattr("exp_time", 1).unwrap();
    cam.setattr("exp_time", 2).unwrap();
    cam.setattr("comment", 3).unwrap();
    cam.setattr("exposure_time", 4).unwrap();
    assert_eq!(WARNINGS.take(), ["Watched exp_time"]);
    cam.delattr("exp_time").unwrap();
    cam.set_text("exp_time", "1").unwrap();
    assert_eq!(WARNINGS.take(), ["Watched exp_time"]);
    cam.update([("exposuretime", 1), ("other", 2)]).map(drop).unwrap();
    assert_eq!(WARNINGS.take(), ["Watched exposuretime"]);
    cam.update([("exposure_tim", Value::from(1)), ("exposure_time", "no number".into())])
        .map(drop)
        .unwrap_err();
    assert_eq!(WARNINGS.take(), [""; 0]);
}

#[test]
fn inherited_warn_hook_uses_names_of_derived_class() {
    WARNINGS.take();
    let mut cam = Derived::default();
    cam.setattr("framerate", 1).unwrap();
    cam.setattr("exp_time", 1).unwrap();
    assert_eq!(WARNINGS.take(), ["Derived framerate", "Derived exp_time"]);
}
