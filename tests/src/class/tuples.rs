//! Tuples and tuple structs: lists of fixed length with a type for each item.

use slots_runtime::SlotType;
use slots_runtime::prelude::*;

/// A colour.
#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
struct Color(u8, u8, u8);

#[derive(SlotValue, Debug, Default, PartialEq)]
struct Labelled(Option<String>, Vec<Labelled>);

#[derive(SlotValue, Debug, Default, PartialEq)]
struct Marker;

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Point {
    #[slot(range = 0..=9)]
    x: u32,
}

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Palette {
    pair: (String, u32),
    back: Color,
    others: Vec<(String, Color)>,
    maybe: Option<(f32, f32)>,
    nested: ((u8, u8), [bool; 2]),
    label: Labelled,
    one: (u8,),
    many: (u8, i8, u16, i16, u32, i32, u64, i64, f32, f64, bool, char),
    points: (u8, Point),
    marker: Marker,
}

#[test]
fn value_of_tuple_is_list() {
    let it = Palette { pair: ("a".into(), 1), back: Color(1, 2, 3), ..Palette::default() };
    assert_eq!(it.getattr("pair").unwrap().to_string(), r#"["a", 1]"#);
    assert_eq!(it.getattr("back").unwrap(), Value::from([1, 2, 3]));
    assert_eq!(it.getattr("one").unwrap(), Value::from([0]));
    assert_eq!(it.getattr("many").unwrap().as_list().unwrap().len(), 12);
    assert!(it.getattr("marker").unwrap().is_none());
}

#[test]
fn list_of_same_length_is_written() {
    let mut it = Palette::default();
    it.setattr("pair", [OwnedValue::from("a"), 2.into()]).unwrap();
    it.setattr("back", [1, 2, 3]).unwrap();
    it.setattr("maybe", [1.5, 2.5]).unwrap();
    it.setattr("marker", ()).unwrap();
    assert_eq!((it.pair.0.as_str(), it.pair.1), ("a", 2));
    assert_eq!((&it.back, it.maybe), (&Color(1, 2, 3), Some((1.5, 2.5))));
    for (name, value, message) in [
        ("pair", Value::from(["a"]), "'pair' must be a list of 2, not one of 1"),
        ("pair", [1, 2].into(), "'pair[0]' must be String, not int"),
        ("back", [1, 2, 256].into(), "'back[2]' must be in 0..=255, not 256"),
        ("back", 1.into(), "'back' must be Color, not int"),
        ("one", [1, 2].into(), "'one' must be a list of 1, not one of 2"),
        ("marker", 1.into(), "'marker' must be (), not int"),
    ] {
        let error = it.setattr(name, value).unwrap_err();
        assert_eq!(error.to_string(), format!("'Palette' object attribute {message}"));
    }
}

#[test]
fn tuple_is_written_from_string() {
    let mut it = Palette::default();
    it.set_text("pair", "left, 0x10").unwrap();
    it.set_text("back", "[1, 2, 3]").unwrap();
    it.set_text("others", r#"[["a, b", [4, 5, 6]], [c, [7, 8, 9]]]"#).unwrap();
    it.set_text("nested", "[[1, 2], [yes, no]]").unwrap();
    it.set_text("maybe", "1, 2").unwrap();
    it.set_text("one", "7").unwrap();
    assert_eq!((it.pair.0.as_str(), it.pair.1), ("left", 16));
    assert_eq!(it.others, [("a, b".into(), Color(4, 5, 6)), ("c".into(), Color(7, 8, 9))]);
    assert_eq!((it.nested, it.one), (((1, 2), [true, false]), (7,)));
    it.set_text("label", r#""None", []"#).unwrap();
    assert_eq!(it.label, Labelled(Some("None".into()), vec![]));
    it.set_text("label", "None, [[a, []]]").unwrap();
    assert_eq!(it.label, Labelled(None, vec![Labelled(Some("a".into()), vec![])]));
    assert_eq!(
        it.set_text("pair", "left").unwrap_err().to_string(),
        "'Palette' object attribute 'pair' must be a list of 2, not one of 1"
    );
    assert_eq!(
        it.set_text("back", "1, x, 3").unwrap_err().to_string(),
        "'Palette' object attribute 'back[1]' must be u8, not 'x'"
    );
}

#[test]
fn path_reaches_item_of_tuple() {
    let mut it = Palette { others: vec![("a".into(), Color(1, 2, 3))], ..Palette::default() };
    it.set_path("pair[1]", 5).unwrap();
    it.set_path("pair.0", "b").unwrap();
    it.set_path("others[0][1][2]", 9).unwrap();
    it.set_text_path("nested[1][0]", "on").unwrap();
    it.set_path("points[1].x", 3).unwrap();
    it.set_path("one[0]", 4).unwrap();
    *it.attr_path_mut::<u8, _>("back[0]").unwrap() = 8;
    assert_eq!((it.pair.0.as_str(), it.pair.1, it.back.0), ("b", 5, 8));
    assert_eq!((it.others[0].1.2, it.nested.1[0], it.points.1.x, it.one.0), (9, true, 3, 4));
    assert_eq!(
        it.get_path("pair[2]").unwrap_err().to_string(),
        "'Palette' object attribute 'pair' has 2 items; index 2 is out of range"
    );
    assert_eq!(
        it.set_path("points[1].x", 10).unwrap_err().message(),
        "'Point' object attribute 'x' must be in 0..=9, not 10"
    );
    assert_eq!(it.get_path("maybe[0]").unwrap_err().kind(), ErrorKind::NotReachable);
}

#[test]
fn objects_in_tuple_are_validated() {
    let mut it = Palette::default();
    let error = it.replace_attr("points", (1_u8, Point { x: 10 })).unwrap_err();
    assert_eq!(error.message(), "'Point' object attribute 'x' must be in 0..=9, not 10");
    it.replace_attr("points", (1_u8, Point { x: 9 })).unwrap();
}

#[test]
fn type_of_tuple_lists_its_items() {
    let slot = Palette::CLASS.slot("pair").unwrap();
    let SlotType::Tuple(items) = slot.slot_type() else { panic!() };
    let names: Vec<String> = items.iter().map(slots_runtime::FieldInfo::type_name).collect();
    assert_eq!(names, ["String", "u32"]);
    assert!(matches!(items[1].slot_type(), SlotType::Int { .. }));
    let check = |path: &str, text| Palette::CLASS.check_text(&path.parse().unwrap(), text);
    assert!(check("pair[1]", "1").is_ok());
    assert!(check("pair[1]", "a").is_err());
    assert!(check("pair[2]", "1").is_err());
}
