//! Updates whose writes lie inside of each other, or are called by other names.

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Roi {
    x: u32,
    y: u32,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    #[slot(alias = "region")]
    roi: Roi,
    #[slot(alias = "labels")]
    tags: Vec<String>,
    nothing: (),
    also_nothing: (),
}

fn camera() -> Camera {
    Camera {
        roi: Roi { x: 1, y: 2 },
        tags: vec!["a".into(), "b".into()],
        nothing: (),
        also_nothing: (),
    }
}

#[test]
fn update_of_list_and_its_item_is_rejected() {
    let mut cam = camera();
    let whole = || Value::from(["x", "y"]);
    let error = cam.update([("labels", whole()), ("tags[0]", "z".into())]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object attribute 'tags[0]' lies inside of 'tags', which is given too"
    );
    let error = cam.update([("tags[0]", "z".into()), ("labels", whole())]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object attribute 'labels' is given together with a value inside of it"
    );
    assert_eq!(cam, camera());
}

#[test]
fn separate_items_are_updated_together_and_undone() {
    let mut cam = camera();
    let undo = cam.update([("tags[1]", "z"), ("labels[0]", "y")]).unwrap();
    assert_eq!(cam.tags, ["y", "z"]);
    let _ = undo.apply(&mut cam).unwrap();
    assert_eq!(cam, camera());
}

#[dynamic]
#[derive(Debug, Clone, PartialEq, Default)]
struct Notes {
    title: String,
}

#[test]
fn overlapping_overflow_entries_are_rejected() {
    let mut notes = Notes::default();
    notes.setattr("a", Dict::from_iter([("b", 1)])).unwrap();
    let before = notes.clone();
    assert!(notes.update([("a", 1), ("a", 2)]).is_err());
    assert!(notes.update([("a.b", 1), ("a", 2)]).is_err());
    assert!(notes.update([("new", 1), ("new.b", 2)]).is_err());
    assert_eq!(notes, before);
    let _ = notes.update([("a.b", 2), ("ab", 3)]).unwrap();
    assert_eq!(notes.get_path("a.b").unwrap(), 2);
}

#[test]
fn duplicate_path_through_alias_is_rejected() {
    let mut cam = camera();
    let error = cam.update([("roi.x", 5), ("region.x", 6)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Roi' object attribute 'x' is given twice, also as 'roi.x' (at 'region.x')"
    );
    assert_eq!(cam, camera());
    let _ = cam.update([("roi.x", 5), ("region.y", 6)]).unwrap();
    assert_eq!(cam.roi, Roi { x: 5, y: 6 });
}

#[test]
fn other_path_of_duplicate_is_stated() {
    let mut cam = camera();
    for (first, second) in [
        ("tags", "labels"),
        ("labels", "tags"),
        ("tags[1]", "tags[-1]"),
        ("tags[-2]", "labels[0]"),
        ("region.x", "roi.x"),
    ] {
        let value = |path: &str| match path {
            "tags" | "labels" => Value::from(["z"]),
            "region.x" | "roi.x" => Value::from(7),
            _ => Value::from("z"),
        };
        for before in [None, Some(("roi.y", Value::from(3)))] {
            let writes = before.into_iter().chain([(first, value(first)), (second, value(second))]);
            let error = cam.update(writes).unwrap_err();
            let [error] = error.errors() else { panic!("{error}") };
            let text = error.to_string();
            assert!(text.contains(&format!("is given twice, also as '{first}'")), "{text}");
            assert_eq!((error.kind(), error.path()), (ErrorKind::Duplicate, second));
        }
        let error = cam.update([(first, value(first)), (first, value(first))]).unwrap_err();
        assert!(!error.to_string().contains("also"), "{error}");
    }
    assert_eq!(cam, camera());
}

#[test]
fn zero_sized_fields_do_not_overlap() {
    let _ = camera().update([("nothing", ()), ("also_nothing", ())]).unwrap();
}
