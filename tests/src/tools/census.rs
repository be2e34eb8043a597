//! What a census finds, attribute by attribute.

use slots_runtime::prelude::*;
use slots_runtime::{AttributeUse, Census, ClassCensus};

/// Whatever a line of a log holds.
#[dynamic]
#[derive(Clone, Default)]
struct Loose {}

/// A camera.
#[dynamic]
#[derive(Default)]
struct Camera {
    /// How long one frame is exposed.
    #[slot(unit = "s", range = 0.0..=60.0, alias = "shutter")]
    exposure_time: f64,
    gain: f64,
    #[slot(unset)]
    r#type: Option<String>,
}

#[slots]
impl Camera {
    const vendor: &'static str = "Acme";
}

fn objects<const N: usize>(rows: [&[(&str, OwnedValue)]; N]) -> Vec<Loose> {
    let row =
        |entries: &[(&str, OwnedValue)]| Loose { __dict__: entries.iter().cloned().collect() };
    rows.into_iter().map(row).collect()
}

fn one(census: &Census) -> &ClassCensus {
    census.classes().next().expect("objects of a class were counted")
}

/// The types that the fields of these values get.
fn types(values: &[OwnedValue]) -> String {
    let objects: Vec<_> =
        values.iter().flat_map(|value| objects([&[("x", value.clone())]])).collect();
    one(&Census::from_iter(&objects)).attribute("x").map_or(String::new(), |it| it.type_name())
}

#[test]
fn field_has_narrowest_type_that_accepts_every_value() {
    let list = |items: &[OwnedValue]| OwnedValue::from(items.to_vec());
    for (values, expected) in [
        (vec![1.into(), 2.into()], "i64"),
        (vec![1.into(), u64::MAX.into()], "u64"),
        (vec![OwnedValue::from(-1), u64::MAX.into()], "i128"),
        (vec![1.into(), u128::MAX.into()], "u128"),
        (vec![OwnedValue::from(-1), u128::MAX.into()], "OwnedValue"),
        (vec![1.into(), 2.5.into()], "f64"),
        (vec![i64::MAX.into(), 2.5.into()], "OwnedValue"),
        (vec![true.into()], "bool"),
        (vec!['a'.into()], "char"),
        (vec!['a'.into(), "text".into()], "String"),
        (vec![1.into(), "text".into()], "OwnedValue"),
        (vec![1.into(), OwnedValue::None], "Option<i64>"),
        (vec![OwnedValue::None], "OwnedValue"),
        (vec![list(&[1.into(), 2.into()])], "Vec<i64>"),
        (vec![list(&[]), list(&["a".into()])], "Vec<String>"),
        (vec![list(&[1.into(), OwnedValue::None])], "Vec<Option<i64>>"),
        (vec![list(&[1.into(), "a".into()])], "Vec<OwnedValue>"),
        (vec![list(&[list(&[0.5.into()])])], "Vec<Vec<f64>>"),
        (vec![Dict::from_iter([("a", 1)]).into()], "Dict"),
        (vec![(&[1_u8, 2][..]).into()], "Vec<u8>"),
        (vec![std::time::Duration::ZERO.into()], "std::time::Duration"),
    ] {
        assert_eq!(types(&values), expected, "{values:?}");
    }
}

#[test]
fn field_missing_in_some_objects_is_unset_option() {
    let objects = objects([&[("a", 1.into()), ("b", 2.into())], &[("a", 3.into())]]);
    let census = Census::from_iter(&objects);
    let struct_ = one(&census).declaration();
    assert!(struct_.contains("    pub a: i64,"), "{struct_}");
    assert!(struct_.contains("    #[slot(unset)]\n    pub b: Option<i64>,"), "{struct_}");
}

#[test]
fn names_that_are_not_identifiers_are_renamed() {
    let names = ["type", "exposure-time", "exposureTime", "2d", "self", "a\"b\n", ""];
    let mut object = Loose::default();
    for name in names {
        object.__dict__.insert_owned(name, 1.into());
    }
    let struct_ = one(&Census::from_iter([&object])).declaration();
    for field in [
        "    pub r#type: i64,",
        "    #[slot(rename = \"exposure-time\")]\n    pub exposure_time: i64,",
        "    #[slot(rename = \"exposureTime\")]\n    pub exposure_time_2: i64,",
        "    #[slot(rename = \"2d\")]\n    pub _2d: i64,",
        "    #[slot(rename = \"self\")]\n    pub self_2: i64,",
        "    #[slot(rename = \"a\\\"b\\n\")]\n    pub a_b: i64,",
        "#[dynamic]",
        "// Left in the overflow map: ``.",
    ] {
        assert!(struct_.contains(field), "{field} is not in {struct_}");
    }
}

#[test]
fn rare_name_is_typo_of_frequent_name() {
    let mut census = Census::new();
    for at in 0..20 {
        let name = if at == 3 { "exposure_tmie" } else { "exposure_time" };
        census.extend(&objects([&[(name, 1.0.into())]]));
    }
    let class = one(&census);
    let typo = class.attribute("exposure_tmie").expect("it was counted");
    assert!(typo.is_typo());
    assert_eq!(
        typo.similar_name().map(|meant| (meant.name(), meant.objects())),
        Some(("exposure_time", 19))
    );
    let meant = class.attribute("exposure_time").expect("it was counted");
    assert_eq!((meant.similar_name(), meant.typos()), (None, &[("exposure_tmie", 1)][..]));
    // Every object has one of the two names, so the field is not an `Option`.
    assert_eq!(meant.type_name(), "f64");
}

#[test]
fn names_that_occur_together_are_not_typos() {
    let mut census = Census::new();
    for at in 0..20 {
        let mut row: Vec<(&str, OwnedValue)> = vec![("width", 1.into())];
        if at == 3 {
            row.push(("widths", 2.into()));
        }
        census.extend(&objects([&row]));
    }
    assert_eq!(one(&census).attribute("widths").and_then(|it| it.similar_name()), None);
}

#[test]
fn equally_frequent_names_are_not_typos() {
    let mut census = Census::new();
    for at in 0..20 {
        census.extend(&objects([&[(if at < 8 { "width" } else { "widths" }, 1.into())]]));
    }
    assert!(one(&census).attributes().iter().all(|usage| usage.similar_name().is_none()));
}

#[test]
fn declared_slots_are_kept_and_annotated_with_typos() {
    let mut cams = Vec::new();
    for at in 0..10 {
        let mut cam = Camera::default();
        cam.__dict__.insert_owned("roi", Dict::from_iter([("x", at)]).into());
        if at == 0 {
            cam.__dict__.insert_owned("exp_time", "5ms".into());
            cam.__dict__.insert_owned("vendor", "Other".into());
        }
        cams.push(cam);
    }
    let census = Census::from_iter(&cams);
    assert_eq!(
        one(&census).declaration(),
        "/// A camera.
#[slots]
// Derive what the struct derived before.
pub struct Camera {
    /// How long one frame is exposed.
    // misspelled `exp_time` (1 object)
    #[slot(alias = \"shutter\", unit = \"s\", range = 0.0..=60.0)]
    pub exposure_time: f64,
    pub gain: f64,
    #[slot(unset)]
    pub r#type: Option<String>,
    /// In all 10 objects.
    pub roi: Dict,
    /// In 1 of 10 objects.
    // It hides a class attribute or a property of this name: remove that one.
    #[slot(unset)]
    pub vendor: Option<String>,
}
"
    );
}

#[test]
fn merged_partial_counts_equal_single_count() {
    let kinds: [OwnedValue; 4] = [1.into(), 2.5.into(), "a".into(), vec![1, 2].into()];
    let all: Vec<Loose> = (0..40_usize)
        .map(|at| {
            let names = [format!("name{}", at % 7), format!("name{}", at % 5 + 3)];
            Loose { __dict__: names.iter().map(|name| (name, kinds[at % 4].clone())).collect() }
        })
        .collect();
    let whole = Census::from_iter(&all);
    let mut merged = Census::new();
    for part in all.chunks(9) {
        merged.merge(Census::from_iter(part));
    }
    assert_eq!(merged.to_string(), whole.to_string());
    assert_eq!(format!("{merged:?}"), format!("{whole:?}"));
}

#[test]
fn names_beyond_capacity_are_counted_but_not_stored() {
    let mut census = Census::with_capacity(2);
    let long = "x".repeat(1000);
    census.extend(&objects([&[
        ("a", 1.into()),
        ("b", 1.into()),
        ("c", 1.into()),
        (&long, 1.into()),
    ]]));
    let mut other = Census::with_capacity(2);
    other.extend(&objects([&[("b", 1.into()), ("d", 1.into())], &[("d", 1.into())]]));
    census.merge(other);
    let names: Vec<_> = one(&census).attributes().iter().map(AttributeUse::name).collect();
    assert_eq!((names, one(&census).left_out()), (vec!["b", "a"], 4));
}

#[test]
fn classes_are_counted_separately() {
    let (loose, camera) = (Loose::default(), Camera::default());
    let all: [&dyn Object; 3] = [&loose, &camera, &loose];
    let mut census = Census::new();
    census.extend(all);
    let counts: Vec<_> = census.classes().map(|it| (it.class().name(), it.objects())).collect();
    assert_eq!(counts, [("Loose", 2), ("Camera", 1)]);
}

#[test]
fn rare_attribute_costs_more_as_slot() {
    let mut rows = vec![Loose::default(); 99];
    rows.extend(objects([&[("comment", "twelve bytes".into()), ("gain", 1.0.into())]]));
    let census = Census::from_iter(&rows);
    let comment = one(&census).attribute("comment").expect("it was counted");
    // The heap memory of the text is the same.
    let (entry, field) = (size_of::<OwnedValue>() as u64, size_of::<Option<String>>() as u64);
    assert_eq!((comment.cost(), comment.declared_cost()), (entry + 12, 100 * field + 12));
    assert_eq!(comment.saves(), entry.cast_signed() - (100 * field).cast_signed());
    let gain = one(&census).attribute("gain").expect("it was counted");
    let field = size_of::<Option<f64>>() as u64;
    assert_eq!(gain.saves(), entry.cast_signed() - (100 * field).cast_signed());
}

#[test]
fn report_lists_all_counted_attributes() {
    let mut cam = Camera::default();
    let _ = cam.setattr("comment", "a\nb");
    let _ = cam.setattr("exp_time", Value::None);
    let report = Census::from_iter([&cam as &dyn Object]).to_string();
    for said in [
        "1 object of 'Camera'",
        "comment",
        "'exp_time' (1 object): perhaps 'exposure_time' (declared)",
    ] {
        assert!(report.contains(said), "{said} is not in {report}");
    }
}

/// What a census prints for names that are no identifiers.
mod unusual_names {
    use super::*;

    #[slots]
    #[derive(Clone, Debug, Default)]
    pub(super) struct Loose {
        pub(super) r#type: i64,
        #[slot(rename = "a\"b\n")]
        pub(super) a_b: i64,
        #[slot(rename = "2d")]
        pub(super) _2d: i64,
        #[slot(rename = "self")]
        pub(super) self_2: i64,
        #[slot(rename = "__dict__")]
        pub(super) dict: i64,
        #[slot(unset, rename = "größe")]
        pub(super) gr_e: Option<Vec<Option<f64>>>,
        pub(super) elapsed: std::time::Duration,
        #[slot(unset)]
        pub(super) roi: Option<Dict>,
        #[slot(unset)]
        pub(super) any: Option<OwnedValue>,
    }
}

#[test]
fn generated_struct_with_unusual_names_compiles() {
    let sizes: OwnedValue = vec![OwnedValue::from(1.5), OwnedValue::None].into();
    let mut object = Loose::default();
    for name in ["type", "a\"b\n", "2d", "self", "__dict__"] {
        object.__dict__.insert_owned(name, 1.into());
    }
    object.__dict__.insert_owned("größe", sizes);
    object.__dict__.insert_owned("elapsed", std::time::Duration::ZERO.into());
    object.__dict__.insert_owned("roi", Dict::from_iter([("x", 1)]).into());
    object.__dict__.insert_owned("any", "text".into());
    let mut other = Loose::default();
    for name in ["type", "a\"b\n", "2d", "self", "__dict__"] {
        other.__dict__.insert_owned(name, 1.into());
    }
    other.__dict__.insert_owned("elapsed", std::time::Duration::ZERO.into());
    other.__dict__.insert_owned("any", 7.into());
    let census = Census::from_iter([&object, &other]);
    let printed = one(&census).declaration();
    let mut declared = unusual_names::Loose::default();
    for (name, value) in object.vars() {
        declared.setattr(name, value).unwrap_or_else(|error| panic!("{error}"));
    }
    for slot in unusual_names::Loose::CLASS.slots().filter(|slot| slot.name() != "any") {
        let written = format!("{}: {},", slot.field(), slot.type_name())
            .replace(" Duration", " std::time::Duration");
        assert!(printed.contains(&written), "{written} is not in {printed}");
    }
}
