//! `#[slot(with = module)]` where the module converts the items of the field.
#![allow(clippy::float_cmp, reason = "the values are stored as they are")]
#![expect(clippy::vec_box, reason = "users have such types")]

use std::collections::{BTreeMap, HashMap, VecDeque};

use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, update_from};
use slots_runtime::{OwnedValue, prelude::*};

/// As another crate would declare it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Vec2 {
    x: f32,
    y: f32,
}

mod vec2 {
    use slots_runtime::{Value, ValueError};

    use super::Vec2;

    pub(super) fn to_value(it: &Vec2) -> Value<'static> {
        Value::from([it.x, it.y])
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Vec2, ValueError> {
        if let Some(text) = value.as_str() {
            let parse = |text: &str| text.parse().map_err(ValueError::because);
            let (x, y) = text.split_once('/').ok_or_else(|| ValueError::because("no slash"))?;
            return Ok(Vec2 { x: parse(x)?, y: parse(y)? });
        }
        let [x, y] = value.extract()?;
        Ok(Vec2 { x, y })
    }
}

/// Converts a whole list.
mod path {
    use slots_runtime::{Value, ValueError};

    use super::Vec2;

    pub(super) fn to_value(points: &[Vec2]) -> Value<'static> {
        Value::from(points.iter().map(|it| f64::from(it.x)).collect::<Vec<_>>())
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Vec<Vec2>, ValueError> {
        let columns: Vec<f32> = value.extract()?;
        Ok(columns.into_iter().map(|x| Vec2 { x, y: 0.0 }).collect())
    }
}

/// Converts any type that parses and prints.
mod text {
    use std::fmt::Display;
    use std::str::FromStr;

    use slots_runtime::{Value, ValueError};

    pub(super) fn to_value<T: Display>(it: &T) -> Value<'static> {
        Value::from(format!("<{it}>"))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value<T: FromStr>(value: Value<'_>) -> Result<T, ValueError> {
        let text: String = value.extract()?;
        let inside = text.trim_matches(['<', '>']);
        inside.parse().map_err(|_| ValueError::wrong_value("a number", &text))
    }
}

type Alias = Vec<Vec2>;

#[slots]
#[derive(Default)]
struct Shape {
    #[slot(with = vec2, default)]
    maybe: Option<Vec2>,
    #[slot(with = vec2, default)]
    list: Vec<Vec2>,
    #[slot(with = vec2, default)]
    queue: VecDeque<Vec2>,
    #[slot(with = vec2, default)]
    boxed: Box<Vec2>,
    #[slot(with = vec2, default)]
    array: [Vec2; 2],
    #[slot(with = vec2, default)]
    named: HashMap<String, Vec2>,
    #[slot(with = vec2, default)]
    ordered: BTreeMap<u8, Vec2>,
    #[slot(with = vec2, default)]
    deep: BTreeMap<String, Option<Vec<Box<Vec2>>>>,
    #[slot(with = path, default)]
    path: Vec<Vec2>,
    #[slot(with = vec2, default)]
    groups: Vec<Alias>,
    #[slot(with = text, default)]
    count: Option<u8>,
}

const ONE: Vec2 = Vec2 { x: 1.0, y: 2.0 };

#[test]
fn module_converts_items_by_value() {
    let mut it = Shape::default();
    it.setattr("maybe", [1, 2]).unwrap();
    assert_eq!(it.maybe, Some(ONE));
    it.setattr("maybe", None::<u8>).unwrap();
    assert_eq!(it.maybe, None);
    it.setattr("list", [[1, 2], [3, 4]]).unwrap();
    assert_eq!(it.list, [ONE, Vec2 { x: 3.0, y: 4.0 }]);
    assert_eq!(it.getattr("list").unwrap().to_string(), "[[1.0, 2.0], [3.0, 4.0]]");
    it.setattr("queue", [[1, 2]]).unwrap();
    it.setattr("boxed", [1, 2]).unwrap();
    it.setattr("array", [[0, 0], [1, 2]]).unwrap();
    assert_eq!((it.queue[0], *it.boxed, it.array[1]), (ONE, ONE, ONE));
    it.setattr("named", OwnedValue::from([("a", [1, 2])].into_iter().collect::<Dict>())).unwrap();
    assert_eq!(it.named["a"], ONE);
    it.setattr("path", [1, 7]).unwrap();
    assert_eq!(it.path, [Vec2 { x: 1.0, y: 0.0 }, Vec2 { x: 7.0, y: 0.0 }]);
    it.setattr("groups", [[[1, 2]]]).unwrap();
    assert_eq!(it.groups, [[ONE]]);
    it.setattr("count", "<7>").unwrap();
    assert_eq!((it.getattr("count").unwrap(), it.count), (Value::from("<7>"), Some(7)));
}

#[test]
fn module_converts_items_by_string() {
    let mut it = Shape::default();
    it.set_text("maybe", "1/2").unwrap();
    it.set_text("list", "1/2, 3/4").unwrap();
    it.set_text("array", "1/2, 1/2").unwrap();
    it.set_text("named", "a: 1/2").unwrap();
    it.set_text("ordered", "5: 1/2").unwrap();
    assert_eq!((it.maybe, it.list.len(), it.array), (Some(ONE), 2, [ONE, ONE]));
    assert_eq!((it.named["a"], it.ordered[&5]), (ONE, ONE));
    it.set_text("maybe", "None").unwrap();
    assert_eq!(it.maybe, None);
}

#[test]
fn items_are_read_written_added_and_removed_by_path() {
    let mut it = Shape::default();
    it.push_path("list", [1, 2]).unwrap();
    it.insert_path("list[0]", [0, 0]).unwrap();
    it.set_path("list[0]", [5, 6]).unwrap();
    it.set_text_path("list[-1]", "7/8").unwrap();
    assert_eq!(it.list, [Vec2 { x: 5.0, y: 6.0 }, Vec2 { x: 7.0, y: 8.0 }]);
    assert_eq!(it.get_path("list[1]").unwrap().to_string(), "[7.0, 8.0]");
    assert_eq!(it.attr_path::<Vec2, _>("list[1]").unwrap().y, 8.0);
    it.delete_path("list[0]").unwrap();
    it.set_path("named.new", [1, 2]).unwrap();
    it.set_path("ordered[3]", [1, 2]).unwrap();
    assert_eq!((it.list.len(), it.named["new"], it.ordered[&3]), (1, ONE, ONE));
    it.delete_path("named.new").unwrap();
    assert!(it.named.is_empty());
    it.setattr("deep", OwnedValue::from([("a", [[1, 2]])].into_iter().collect::<Dict>())).unwrap();
    it.set_path("deep.a[0]", [3, 4]).unwrap();
    assert_eq!(*it.deep["a"].as_ref().unwrap()[0], Vec2 { x: 3.0, y: 4.0 });
    let undo = it.update([("deep.a[0]", [9, 9])]).unwrap();
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.deep["a"].as_ref().unwrap()[0].x, 3.0);
}

#[test]
fn error_of_module_names_the_item() {
    let mut it = Shape::default();
    assert_eq!(
        it.setattr("list", [vec![1, 2], vec![3]]).unwrap_err().message_with_causes(),
        "'Shape' object attribute 'list[1]' must be a list of 2, not one of 1"
    );
    assert_eq!(
        it.set_text("named", "a: 1").unwrap_err().message_with_causes(),
        "'Shape' object attribute 'named.a' is rejected: no slash"
    );
    assert_eq!(
        it.setattr("list", 5).unwrap_err().to_string(),
        "'Shape' object attribute 'list' must be Vec<Vec2>, not int"
    );
    assert!(it.list.is_empty() && it.named.is_empty());
}

#[test]
fn objects_with_converted_items_are_saved_and_loaded() {
    let mut it = Shape::default();
    it.setattr("list", [[1, 2]]).unwrap();
    it.set_path("named.a", [3, 4]).unwrap();
    it.set_path("ordered[3]", [5, 6]).unwrap();
    let json = serde_json::to_string(&AsMap::new(&it)).unwrap();
    let mut other = Shape::default();
    let mut input = serde_json::Deserializer::from_str(&json);
    let _ = update_from(&mut other, &mut input).unwrap();
    assert_eq!(serde_json::to_string(&AsMap::new(&other)).unwrap(), json);
    assert_eq!(other.list, [ONE]);
    let schema = serde_json::to_value(Schema::of(Shape::CLASS)).unwrap();
    assert_eq!(schema["properties"]["list"]["type"], "array");
    let made = Shape::from_attrs([("maybe", [1, 2])]).unwrap();
    assert_eq!(made.maybe, Some(ONE));
}
