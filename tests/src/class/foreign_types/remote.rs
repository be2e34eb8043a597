//! `#[slots(remote = path)]`: a struct describes the fields of a struct of another crate.
#![allow(clippy::float_cmp, reason = "the values are stored as they are")]

use std::collections::BTreeMap;

use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, update_from};
use slots_runtime::{OwnedValue, prelude::*, slot};

/// As another crate would declare it.
mod glam {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub(super) struct Vec3 {
        pub x: f32,
        pub y: f32,
        pub z: f32,
    }

    #[derive(Clone, Debug, Default, PartialEq)]
    pub(super) struct Pose {
        pub position: Vec3,
        pub name: String,
    }

    /// Its fields may grow.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub(super) struct Window {
        pub title: String,
        pub width: u32,
        secret: u64,
    }

    impl Window {
        pub(super) fn with_secret(secret: u64) -> Self {
            Window { secret, width: 5, ..Window::default() }
        }

        pub(super) fn secret(&self) -> u64 {
            self.secret
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Pair<T> {
        pub first: T,
        pub second: T,
    }
}

/// A vector.
#[slots(remote = glam::Vec3)]
struct Vec3Def {
    /// To the right.
    #[slot(unit = "m", range = -10.0..=10.0)]
    x: f32,
    #[slot(alias = "up")]
    y: f32,
    #[slot(rename = "depth", default = 1.0)]
    z: f32,
}

fn is_named(pose: &glam::Pose) -> Result<(), &'static str> {
    if pose.name.is_empty() { Err("it has no name") } else { Ok(()) }
}

#[slots(remote = glam::Pose, check = is_named)]
struct PoseDef {
    #[slot(with = Vec3Def)]
    position: glam::Vec3,
    name: String,
}

#[slots(remote = glam::Window, partial, default)]
struct WindowDef {
    title: String,
    #[slot(readonly)]
    width: u32,
}

#[slots(remote = glam::Window, partial)]
struct TitleDef {
    title: String,
}

#[slots(remote = glam::Pair<u8>)]
struct PairDef {
    first: u8,
    second: u8,
}

#[slots(default)]
#[derive(Default)]
struct Scene {
    #[slot(with = Vec3Def)]
    at: glam::Vec3,
    #[slot(with = Vec3Def)]
    maybe: Option<glam::Vec3>,
    #[slot(with = Vec3Def)]
    list: Vec<glam::Vec3>,
    #[slot(with = Vec3Def)]
    array: [glam::Vec3; 2],
    #[slot(with = Vec3Def)]
    boxed: Box<glam::Vec3>,
    #[slot(with = Vec3Def)]
    map: BTreeMap<String, glam::Vec3>,
    #[slot(with = PoseDef)]
    poses: Vec<glam::Pose>,
    #[slot(with = WindowDef)]
    window: glam::Window,
    #[slot(with = TitleDef)]
    title: Option<glam::Window>,
}

#[slots]
struct Pairs {
    #[slot(with = PairDef)]
    pair: glam::Pair<u8>,
}

#[derive(SlotValue, Debug, PartialEq)]
enum Target {
    Point(#[slot(with = Vec3Def)] glam::Vec3),
    Path {
        #[slot(with = Vec3Def)]
        points: Vec<glam::Vec3>,
    },
}

#[slots]
struct Aim {
    target: Target,
}

fn vec3(x: f32, y: f32, z: f32) -> glam::Vec3 {
    glam::Vec3 { x, y, z }
}

fn map<const N: usize>(entries: [(&str, f64); N]) -> OwnedValue {
    entries.into_iter().collect::<Dict>().into()
}

#[test]
fn fields_are_read_and_written_by_path() {
    let mut it = Scene::default();
    it.set_path("at.x", 1).unwrap();
    it.set_text_path("at.up", "2").unwrap();
    it.set_text_path("at.x", "50cm").unwrap();
    it.set_path("at.depth", 3).unwrap();
    assert_eq!(it.at, vec3(0.5, 2.0, 3.0));
    assert_eq!(it.get_path("at.y").unwrap(), 2.0);
    assert_eq!(*it.attr_path::<f32, _>("at.x").unwrap(), 0.5);
    assert_eq!(it.attr::<glam::Vec3>("at").unwrap(), &it.at);
    let error = it.set_path("at.w", 1).unwrap_err();
    assert_eq!(error.to_string(), "'Vec3' object has no attribute 'w' (at 'at.w')");
    assert_eq!(it.replace_attr("at", vec3(1.0, 1.0, 1.0)).unwrap(), vec3(0.5, 2.0, 3.0));
}

#[test]
fn values_become_objects() {
    let mut it = Scene::default();
    it.setattr("at", map([("x", 1.0), ("y", 2.0)])).unwrap();
    assert_eq!(it.at, vec3(1.0, 2.0, 1.0));
    assert_eq!(it.getattr("at").unwrap().to_string(), "Vec3 { x: 1.0, y: 2.0, depth: 1.0 }");
    let error = it.setattr("at", map([("x", 1.0)])).unwrap_err();
    assert_eq!(error.to_string(), "'Vec3' object needs 'y' (at 'at')");
    assert_eq!(error.kind(), ErrorKind::Missing);
    let error = it.setattr("at", 5).unwrap_err();
    assert_eq!(error.to_string(), "'Scene' object attribute 'at' must be Vec3, not int");
    let other = Scene { at: vec3(4.0, 5.0, 6.0), ..Scene::default() };
    it.setattr("at", other.getattr("at").unwrap()).unwrap();
    assert_eq!(it.at, other.at);
}

#[test]
fn items_are_objects_too() {
    let mut it = Scene::default();
    let _ = it.update([("maybe.x", 1), ("maybe.y", 2)]).unwrap();
    assert_eq!(it.maybe, Some(vec3(1.0, 2.0, 1.0)));
    it.setattr("maybe", None::<u8>).unwrap();
    assert_eq!(it.maybe, None);
    let error = it.get_path("maybe.x").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotReachable);
    it.setattr("list", [map([("x", 1.0), ("y", 2.0)])]).unwrap();
    it.push_path("list", map([("x", 3.0), ("y", 4.0)])).unwrap();
    it.set_path("list[1].x", 5).unwrap();
    assert_eq!(it.list, [vec3(1.0, 2.0, 1.0), vec3(5.0, 4.0, 1.0)]);
    it.set_path("array[1].y", 7).unwrap();
    it.set_path("boxed.y", 8).unwrap();
    it.set_path("map.a", map([("x", 1.0), ("y", 2.0)])).unwrap();
    it.set_path("map.a.depth", 9).unwrap();
    assert_eq!((it.array[1].y, it.boxed.y, it.map["a"].z), (7.0, 8.0, 9.0));
    let item = it.get_path("list[0]").unwrap();
    assert_eq!(item.as_object().unwrap().getattr("y").unwrap(), 2.0);
}

#[test]
fn rules_of_the_description_are_applied() {
    let mut it = Scene::default();
    let says = |error: AttributeError| error.message_with_causes();
    let range = "'Vec3' object attribute 'x' must be in -10.0..=10.0, not 11.0";
    assert_eq!(says(it.set_path("at.x", 11).unwrap_err()), range);
    let far = vec3(11.0, 0.0, 0.0);
    assert_eq!(says(it.replace_attr("at", far.clone()).unwrap_err()), range);
    assert!(it.attr_mut::<glam::Vec3>("at").is_err());
    it.list = vec![far];
    let errors = it.validate().unwrap_err();
    assert_eq!(errors.errors()[0].message(), range);
    let pose: Dict =
        [("position", map([("x", 0.0), ("y", 0.0)])), ("name", "".into())].into_iter().collect();
    let error = it.setattr("poses", vec![OwnedValue::from(pose.clone())]).unwrap_err();
    assert!(says(error).ends_with("it has no name"));
    let mut pose = pose;
    pose.insert("name", "left").unwrap();
    it.list.clear();
    it.setattr("poses", vec![OwnedValue::from(pose)]).unwrap();
    let error = it.set_path("poses[0].name", "").unwrap_err();
    assert!(says(error).ends_with("it has no name"));
    it.set_path("poses[0].position.x", 3).unwrap();
    assert_eq!(it.poses, [glam::Pose { position: vec3(3.0, 0.0, 1.0), name: "left".into() }]);
    let error = it.set_path("window.width", 3).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReadOnly);
}

#[test]
fn fields_without_a_name_keep_their_values() {
    let mut it = Scene { window: glam::Window::with_secret(7), ..Scene::default() };
    it.set_path("window.title", "main").unwrap();
    assert_eq!((it.window.secret(), it.window.width), (7, 5));
    it.window = glam::Window::with_secret(7);
    let title = OwnedValue::from([("title", "new")].into_iter().collect::<Dict>());
    // A new value is made of `Default`.
    let made = Scene::from_attrs([("window", title.clone())]).unwrap();
    assert_eq!((made.window.title.as_str(), made.window.secret()), ("new", 0));
    let error = it.setattr("title", title).unwrap_err();
    assert_eq!(
        error.message_with_causes(),
        "'Scene' object attribute 'title' cannot be made by name, as 'Window' has fields that are not slots and no `#[slots(default)]`"
    );
    it.title = Some(glam::Window::with_secret(3));
    it.set_path("title.title", "other").unwrap();
    assert_eq!(it.title.as_ref().map(glam::Window::secret), Some(3));
}

#[test]
fn writes_are_undone() {
    let mut it = Scene { list: vec![vec3(1.0, 2.0, 3.0)], ..Scene::default() };
    let undo = it.update([("at.x", 1), ("list[0].y", 5)]).unwrap();
    assert_eq!((it.at.x, it.list[0].y), (1.0, 5.0));
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!((it.at.x, it.list[0].y), (0.0, 2.0));
    let failed = it.update([("at.x", 1), ("list[0].x", 50)]).unwrap_err();
    assert_eq!((failed.errors().len(), it.at.x), (1, 0.0));
}

#[test]
fn handles_lead_into_described_structs() {
    let mut it = Scene::default();
    slot!(Scene, at.y).set(&mut it, 4.0);
    assert_eq!(it.at.y, 4.0);
    assert!(slot!(Scene, at.x).set(&mut it, 40.0).is_err());
    let handle = Scene::CLASS.resolve("at.y").unwrap();
    assert_eq!(handle.get(&it).unwrap(), 4.0);
}

#[test]
fn described_structs_are_saved_loaded_and_in_the_schema() {
    let mut it = Scene { list: vec![vec3(1.0, 2.0, 3.0)], ..Scene::default() };
    it.set_path("map.a", map([("x", 1.0), ("y", 2.0)])).unwrap();
    let json = serde_json::to_string(&AsMap::new(&it)).unwrap();
    assert!(json.contains(r#""list":[{"x":1.0,"y":2.0,"depth":3.0}]"#), "{json}");
    let mut other = Scene::default();
    let _ = update_from(&mut other, &mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert_eq!(serde_json::to_string(&AsMap::new(&other)).unwrap(), json);
    let schema = serde_json::to_value(Schema::of(Scene::CLASS)).unwrap().to_string();
    assert!(schema.contains("To the right.") && schema.contains("A vector."), "{schema}");
}

#[test]
fn generic_structs_and_fields_of_variants_are_described() {
    let mut it = Pairs { pair: glam::Pair { first: 1, second: 2 } };
    it.set_path("pair.second", 7).unwrap();
    assert_eq!(it.pair, glam::Pair { first: 1, second: 7 });
    let mut aim = Aim { target: Target::Point(vec3(1.0, 2.0, 3.0)) };
    aim.set_path("target.x", 5).unwrap();
    assert_eq!(aim.target, Target::Point(vec3(5.0, 2.0, 3.0)));
    aim.target = Target::Path { points: vec![vec3(1.0, 2.0, 3.0)] };
    aim.set_path("target.points[0].y", 6).unwrap();
    assert_eq!(aim.target, Target::Path { points: vec![vec3(1.0, 6.0, 3.0)] });
    let error = aim.set_path("target.points[0].x", 60).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
}
