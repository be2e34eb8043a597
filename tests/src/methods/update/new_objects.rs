//! Updates that make an object of a map, or select the variant of an enum, by several writes below it.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Place {
    #[slot(alias = "label")]
    name: String,
    #[slot(range = 0..=100, default = 1)]
    n: u32,
    #[slot(default)]
    limits: BTreeMap<String, f64>,
    inner: Option<Box<Place>>,
}

fn is_short(packing: &Packing) -> Result<(), &'static str> {
    match packing {
        Packing::Zstd { level: 9, .. } => Err("is too slow"),
        _ => Ok(()),
    }
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Packing {
    None,
    #[slot_value(alias = "zst")]
    Zstd {
        #[slot(default = 3)]
        level: i8,
        #[slot(default)]
        long: bool,
    },
    Place(#[slot(default = place("x"))] Place),
}

fn place(name: &str) -> Place {
    Place { name: name.into(), n: 1, limits: BTreeMap::new(), inner: None }
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Rack {
    m: BTreeMap<String, Place>,
    numbered: BTreeMap<u8, Place>,
    #[slot(alias = "p", check = is_short)]
    packing: Packing,
    all: Vec<Packing>,
    by_name: BTreeMap<String, Packing>,
    one: Option<Place>,
}

fn rack() -> Rack {
    Rack {
        m: BTreeMap::new(),
        numbered: BTreeMap::new(),
        packing: Packing::None,
        all: vec![Packing::None],
        by_name: BTreeMap::new(),
        one: None,
    }
}

#[test]
fn writes_below_a_new_key_make_one_object() {
    let mut it = rack();
    let undo = it
        .update(values! {
            "m.new.n" => 3, "m.new.name" => "q", "numbered[7].name" => "r", "m.new.limits.low" => 1,
            "m.new.inner.label" => "s"
        })
        .unwrap();
    let mut expected = place("q");
    expected.n = 3;
    expected.limits.insert("low".into(), 1.0);
    expected.inner = Some(Box::new(place("s")));
    assert_eq!(it.m["new"], expected);
    assert_eq!(it.numbered[&7], place("r"));
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it, rack());
    it.set_path("m.new.name", "q").unwrap();
    it.set_text_path("m.new.n", "5").unwrap();
    assert_eq!(it.m["new"].n, 5);
}

#[test]
fn errors_below_a_new_key_name_missing_and_unknown_attributes() {
    let mut it = rack();
    let error = it.update([("m.new.n", 3)]).unwrap_err();
    assert_eq!(error.to_string(), "'Place' object needs 'name' (at 'm.new')");
    let error = it.update([("m.new.n", 300), ("m.new.nmae", 1)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Place' object attribute 'n' must be in 0..=100, not 300 (at 'm.new.n')\n\
         'Place' object has no attribute 'nmae'. Did you mean: 'name'? (at 'm.new.nmae')\n\
         'Place' object needs 'name' (at 'm.new')"
    );
    let error = it.update([("one.n", 300)]).unwrap_err();
    assert_eq!(error.errors().len(), 2, "{error}");
    assert!(it.update([("numbered.x.name", "a")]).is_err());
    assert!(it.update([("mm.new.name", "a")]).is_err());
    assert!(it.update([("m.new.name.x", "a")]).is_err());
    assert_eq!(it, rack());
}

#[test]
fn writes_fill_the_variant_that_the_same_update_selects() {
    for start in [Packing::None, Packing::Zstd { level: 1, long: true }] {
        let before = Rack { packing: start, ..rack() };
        let mut it = before.clone();
        let writes = values! { "packing" => "zstd", "packing.level" => 5, "p.zst.long" => true };
        let undo = it.update(writes).unwrap();
        assert_eq!(it.packing, Packing::Zstd { level: 5, long: true });
        let _ = undo.apply(&mut it).unwrap();
        assert_eq!(it, before);
        it.update_texts([("packing", "zstd"), ("packing.level", "5")]).unwrap();
        assert_eq!(it.packing, Packing::Zstd { level: 5, long: false });
    }
    let mut it = rack();
    it.update(values! { "packing.level" => 5, "packing" => "zstd" }).unwrap();
    assert_eq!(it.packing, Packing::Zstd { level: 5, long: false });
    it.update(values! { "packing" => "place", "packing.n" => 5, "packing.place.name" => "y" })
        .unwrap();
    assert_eq!(it.get_path("packing.n").unwrap(), 5);
    assert_eq!(it.get_path("packing.name").unwrap(), "y");
    it.update(values! { "all[0]" => "zstd", "all[0].level" => 7 }).unwrap();
    assert_eq!(it.all, [Packing::Zstd { level: 7, long: false }]);
    let writes = values! { "by_name.new" => "zstd", "by_name.new.level" => 7 };
    let undo = it.update(writes).unwrap();
    assert_eq!(it.by_name["new"], Packing::Zstd { level: 7, long: false });
    let _ = undo.apply(&mut it).unwrap();
    assert!(it.by_name.is_empty());
}

#[test]
fn errors_below_a_selected_variant_change_nothing() {
    let mut it = rack();
    for (writes, message) in [
        (
            Vec::from(values! { "packing" => "zstd", "packing.level" => "x" }),
            "'packing.level' must be i8",
        ),
        (Vec::from(values! { "packing" => "zstd", "packing.level" => 9 }), "is too slow"),
        (
            Vec::from(values! { "packing" => "zstd", "packing.levle" => 5 }),
            "'packing' has no 'levle' in 'zstd'",
        ),
        (
            Vec::from(values! { "packing" => "place", "packing.n" => 101 }),
            "'Place' object attribute 'n' must be in 0..=100, not 101 (at 'packing.n')",
        ),
        (Vec::from(values! { "packing.level" => 5 }), "is 'none'; 'level' belongs to 'zstd'"),
    ] {
        let error = it.update(writes).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
        assert_eq!(it, rack());
    }
}

#[test]
fn writes_below_many_new_keys_make_one_object_each() {
    #[slots]
    struct Pair {
        #[slot(alias = "left")]
        first: u32,
        second: u32,
    }
    #[slots(default)]
    #[derive(Default)]
    struct Pairs {
        #[slot(alias = "all")]
        pairs: BTreeMap<String, Pair>,
    }
    const COUNT: usize = 20_000;
    let mut pairs = Pairs::default();
    let paths: Vec<[String; 2]> =
        (0..COUNT).map(|at| [format!("pairs.k{at}.left"), format!("all.k{at}.second")]).collect();
    // The second values come after all first ones, so that each belongs to an object that is not the last.
    let firsts = paths.iter().map(|[first, _]| (first.as_str(), "1"));
    let seconds = paths.iter().map(|[_, second]| (second.as_str(), "2"));
    let undo = pairs.update_texts(firsts.chain(seconds)).unwrap();
    assert_eq!(pairs.pairs.len(), COUNT);
    assert!(pairs.pairs.values().all(|pair| (pair.first, pair.second) == (1, 2)));
    undo.apply(&mut pairs).unwrap();
    assert!(pairs.pairs.is_empty());
}
