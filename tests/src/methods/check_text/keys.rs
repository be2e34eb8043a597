//! The error of a key of a wrong type.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Axis {
    X,
    Y,
}

#[slots]
#[derive(Default)]
struct Keyed {
    by_id: BTreeMap<u8, f64>,
    by_axis: BTreeMap<Axis, Vec<f64>>,
    deep: BTreeMap<String, BTreeMap<u8, f64>>,
    inner: Option<Box<Keyed>>,
    parts: BTreeMap<u8, Keyed>,
    all: Vec<Keyed>,
}

#[test]
fn bad_key_has_the_path_of_its_map_as_in_a_write() {
    let mut keyed =
        Keyed { inner: Some(Box::default()), all: vec![Keyed::default()], ..Keyed::default() };
    for (path, of_map) in [
        ("by_id.x", "by_id"),
        ("by_axis.Z", "by_axis"),
        ("by_axis.Z[0]", "by_axis"),
        ("deep.a.x", "deep.a"),
        ("inner.by_id.x", "inner.by_id"),
        ("inner.deep.a.x", "inner.deep.a"),
        ("parts.x.by_id.3", "parts"),
        ("all[0].by_id.x", "all[0].by_id"),
        ("all[0].parts.x.by_id.3", "all[0].parts"),
    ] {
        let path: AttrPath = path.parse().unwrap();
        let written = keyed.set_text_path(&path, "1").unwrap_err();
        let checked = Keyed::CLASS.check_text(&path, "1").unwrap_err();
        assert_eq!(checked.path().to_string(), of_map, "{path}");
        assert_eq!(checked.path(), written.path());
        assert_eq!(format!("{checked:#}"), format!("{written:#}"));
        assert_eq!(checked.kind(), written.kind());
    }
}
