//! Types that convert by their strings, alone and in options, boxes, lists and maps: `FromStr + Display`, `bitflags`.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt::{self, Display, Formatter};
use std::num::ParseIntError;
use std::str::FromStr;

use slots_runtime::{SlotType, prelude::*, serde::AsMap, serde::Patch};

/// A version such as `v3`; it knows nothing of slots.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Version(u8);

impl Display for Version {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.0)
    }
}

impl FromStr for Version {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.trim_start_matches('v').parse().map(Version)
    }
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Rights: u8 {
        const READ = 1;
        const WRITE = 2;
    }
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Release {
    own: Version,
    option: Option<Version>,
    boxed: Box<Version>,
    list: Vec<Version>,
    deque: VecDeque<Version>,
    array: [Version; 2],
    map: BTreeMap<String, Version>,
    hashed: HashMap<String, Version>,
    lists: Vec<Vec<Version>>,
    maybe_list: Option<Vec<Version>>,
    rights: Rights,
    maybe_rights: Option<Rights>,
    all_rights: Vec<Rights>,
}

fn release() -> Release {
    Release {
        own: Version(1),
        option: Some(Version(2)),
        boxed: Box::new(Version(3)),
        list: vec![Version(4), Version(5)],
        deque: VecDeque::from([Version(6)]),
        array: [Version(7), Version(8)],
        map: BTreeMap::from([(String::from("k"), Version(9))]),
        hashed: HashMap::from([(String::from("k"), Version(10))]),
        lists: vec![vec![Version(11)], vec![]],
        maybe_list: None,
        rights: Rights::READ | Rights::WRITE,
        maybe_rights: None,
        all_rights: vec![Rights::READ, Rights::empty()],
    }
}

#[test]
fn each_place_is_read() {
    let release = release();
    for (path, text) in [
        ("own", "v1"),
        ("option", "v2"),
        ("boxed", "v3"),
        ("list", r#"["v4", "v5"]"#),
        ("list[1]", "v5"),
        ("deque[0]", "v6"),
        ("array", r#"["v7", "v8"]"#),
        ("map", r#"{"k": "v9"}"#),
        ("map.k", "v9"),
        ("hashed.k", "v10"),
        ("lists", r#"[["v11"], []]"#),
        ("lists[0][0]", "v11"),
        ("maybe_list", "None"),
        ("rights", "READ | WRITE"),
        ("maybe_rights", "None"),
        ("all_rights[0]", "READ"),
        ("all_rights[1]", ""),
    ] {
        assert_eq!(release.get_path(path).unwrap().to_string(), text, "{path}");
    }
}

#[test]
fn each_place_is_written_by_value_and_by_string() {
    let mut release = release();
    let undo = release
        .update(values! {
            "option" => "v20",
            "boxed" => "30",
            "list" => ["v40", "v41", "v42"],
            "deque[0]" => "v60",
            "array[1]" => "v80",
            "map" => { "a" => "v90" },
            "hashed.k" => "v100",
            "lists" => [["v1"], ["v2", "v3"]],
            "maybe_list" => ["v7"],
            "rights" => "WRITE",
            "maybe_rights" => "READ",
            "all_rights" => ["READ | WRITE"],
        })
        .unwrap();
    assert_eq!((release.option, *release.boxed), (Some(Version(20)), Version(30)));
    assert_eq!(release.list, [40, 41, 42].map(Version));
    assert_eq!((release.deque[0], release.array[1]), (Version(60), Version(80)));
    assert_eq!(release.map, BTreeMap::from([(String::from("a"), Version(90))]));
    assert_eq!(release.hashed["k"], Version(100));
    assert_eq!(release.lists, [vec![Version(1)], vec![Version(2), Version(3)]]);
    assert_eq!(release.maybe_list, Some(vec![Version(7)]));
    assert_eq!((release.rights, release.maybe_rights), (Rights::WRITE, Some(Rights::READ)));
    assert_eq!(release.all_rights, [Rights::all()]);
    release.set_path("maybe_list[0]", "v8").unwrap();
    release.set_path("all_rights[0]", "READ").unwrap();
    assert_eq!(
        (release.maybe_list.as_deref(), release.all_rights[0]),
        (Some(&[Version(8)][..]), Rights::READ)
    );
    undo.apply(&mut release).unwrap();
    assert_eq!(release, self::release());

    let _ = release
        .update_texts([
            ("option", "None"),
            ("boxed", "v31"),
            ("list", "[v1, v3]"),
            ("array[1]", "v2"),
            ("map", "{x: v5, \"y z\": v6}"),
            ("lists", "[[v1], [v2]]"),
            ("maybe_rights", "READ | WRITE"),
        ])
        .unwrap();
    assert_eq!((release.option, *release.boxed), (None, Version(31)));
    assert_eq!(
        (&release.list[..], release.map["y z"]),
        (&[Version(1), Version(3)][..], Version(6))
    );
    assert_eq!((release.lists[1][0], release.maybe_rights), (Version(2), Some(Rights::all())));
}

#[test]
fn wrong_strings_are_rejected_with_the_type_of_the_slot() {
    let mut release = release();
    let before = release.clone();
    for (path, value, message) in [
        (
            "option",
            OwnedValue::from(1),
            "'Release' object attribute 'option' must be Version, not int",
        ),
        ("boxed", "x".into(), "'Release' object attribute 'boxed' must be Version, not 'x'"),
        ("list", 1.into(), "'Release' object attribute 'list' must be Vec<Version>, not int"),
        (
            "list",
            vec!["v1", "x"].into(),
            "'Release' object attribute 'list[1]' must be Version, not 'x'",
        ),
        ("list[0]", 1.into(), "'Release' object attribute 'list[0]' must be Version, not int"),
        (
            "array",
            vec!["v1"].into(),
            "'Release' object attribute 'array' must be a list of 2, not one of 1",
        ),
        (
            "map",
            1.into(),
            "'Release' object attribute 'map' must be BTreeMap<String, Version>, not int",
        ),
        (
            "map",
            BTreeMap::from([("k", "x")]).into(),
            "'Release' object attribute 'map.k' must be Version, not 'x'",
        ),
        (
            "rights",
            "EXECUTE".into(),
            "'Release' object attribute 'rights' must be Rights, not 'EXECUTE'",
        ),
        ("rights", 1.into(), "'Release' object attribute 'rights' must be Rights, not int"),
        (
            "maybe_rights",
            "x".into(),
            "'Release' object attribute 'maybe_rights' must be Rights, not 'x'",
        ),
    ] {
        let error = release.set_path(path, value).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert_eq!(
        release.set_text("list", "[v1").unwrap_err().to_string(),
        "'Release' object attribute 'list' must be Vec<Version>, not '[v1'"
    );
    assert_eq!(release, before);
}

#[test]
fn saved_object_is_loaded() {
    let mut written = release();
    written.set_text("maybe_list", "v1, v2").unwrap();
    written.set_text("maybe_rights", "WRITE").unwrap();
    let saved = serde_json::to_string(&AsMap::new(&written)).unwrap();
    assert!(
        saved.contains(r#""list":["v4","v5"]"#) && saved.contains(r#""rights":"READ | WRITE""#),
        "{saved}"
    );
    let mut other = Release { list: vec![], own: Version(0), rights: Rights::empty(), ..release() };
    serde_json::from_str::<Patch>(&saved).unwrap().apply(&mut other).unwrap();
    assert_eq!(other, written);
    let schema = slots_runtime::schema::Schema::of(Release::CLASS).to_string();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert!(
        crate::tools::schema::is_valid_json(&schema, &serde_json::from_str(&saved).unwrap()),
        "{schema}"
    );
    let slot = Release::CLASS.slot("maybe_list").unwrap();
    let SlotType::Optional(inner) = slot.slot_type() else { panic!() };
    assert!(matches!(inner(), SlotType::List { len: None, .. }));
}

#[test]
fn typed_access_sees_the_type_of_the_slot() {
    let mut release = release();
    assert_eq!(release.attr::<Vec<Version>>("list").unwrap()[0], Version(4));
    assert_eq!(release.replace_attr("option", Some(Version(50))).unwrap(), Some(Version(2)));
    assert_eq!(release.attr_path::<Version, _>("list[1]").unwrap(), &Version(5));
    assert_eq!(release.option, Some(Version(50)));
}

#[test]
fn string_without_display_is_refused() {
    /// It parses, and does not print.
    struct OneWay;
    impl FromStr for OneWay {
        type Err = ParseIntError;
        fn from_str(_: &str) -> Result<Self, ParseIntError> {
            Ok(OneWay)
        }
    }
    #[slots]
    struct Holder {
        it: OneWay,
        some: Option<OneWay>,
    }
    let mut holder = Holder { it: OneWay, some: None };
    for name in ["it", "some"] {
        assert!(matches!(holder.getattr(name).unwrap(), Value::Opaque(_)));
        assert_eq!(holder.set_text(name, "x").unwrap_err().kind(), ErrorKind::Type);
    }
}
