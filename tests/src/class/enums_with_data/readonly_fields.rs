//! `#[slot(readonly)]` on the fields of variants.

use slots_runtime::schema::Schema;
use slots_runtime::serde::{Patch, from_deserializer};
use slots_runtime::{FieldInfo, Input, OwnedValue, SlotType, UpdateError, prelude::*};

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Off,
    Hardware {
        /// Number of the line.
        #[slot(readonly, range = 0..=7, alias = "no")]
        line: u8,
        #[slot(default)]
        rate: f64,
        #[slot(readonly, default)]
        taps: Vec<u8>,
        #[slot(readonly, default)]
        zone: Option<Zone>,
    },
    Serial(#[slot(readonly)] u32),
    Pair(#[slot(readonly)] u8, u8),
    Nested {
        #[slot(default)]
        rate: u8,
        inner: Inner,
    },
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Inner {
    Tuned {
        #[slot(readonly, default = 1)]
        depth: u8,
        #[slot(default)]
        width: u8,
    },
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Zone {
    x: u8,
}

#[slots]
impl Zone {
    #[method]
    fn grow(&mut self) {
        self.x += 1;
    }
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Camera {
    trigger: Trigger,
    #[slot(default)]
    spare: Option<Trigger>,
    #[slot(default)]
    all: Vec<Trigger>,
}

fn hardware(line: u8) -> Trigger {
    Trigger::Hardware { line, rate: 1.0, taps: vec![1, 2], zone: Some(Zone { x: 1 }) }
}

fn camera(trigger: Trigger) -> Camera {
    Camera { trigger, spare: None, all: vec![] }
}

fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> OwnedValue {
    entries.into_iter().collect::<Dict>().into()
}

fn line(line: i64) -> OwnedValue {
    map([("line", line.into())])
}

fn read_only(path: &str) -> String {
    format!("'Camera' object attribute '{path}' is read-only")
}

#[track_caller]
fn rejects<T>(result: Result<T, AttributeError>, name: &str, path: &str) {
    let error = result.map(drop).unwrap_err();
    assert_eq!(
        (error.kind(), error.message(), error.path().to_string()),
        (ErrorKind::ReadOnly, read_only(name), path.to_string())
    );
}

fn messages<T>(result: Result<T, UpdateError>) -> Vec<String> {
    let error = result.map(drop).unwrap_err();
    error.errors().iter().map(AttributeError::message).collect()
}

#[test]
fn readonly_field_of_variant_is_rejected_by_every_write_by_path() {
    let mut it = camera(hardware(3));
    let before = it.clone();
    let at = "trigger.line";
    rejects(it.set_path(at, 4), at, at);
    rejects(it.set_path(at, 3), at, at);
    rejects(it.set_path("trigger.no", 4), "trigger.no", "trigger.no");
    rejects(it.set_path("trigger.hardware.line", 4), at, at);
    rejects(it.set_text_path(at, "4"), at, at);
    rejects(it.delete_path(at), at, at);
    rejects(it.reset_path(at), at, at);
    let mut typed = Some(4_u8);
    let error = it.update_with([(at, Input::Typed(&mut typed))]);
    assert_eq!((messages(error), typed), (vec![read_only(at)], Some(4)));
    rejects(it.modify_path(at, |line: &mut u8| *line = 4), at, at);
    rejects(it.attr_path_mut::<u8, _>(at), at, at);
    rejects(Camera::CLASS.resolve(at).unwrap().set(&mut it, 4), at, at);
    assert_eq!(messages(it.update([(at, 4)])), [read_only(at)]);
    assert_eq!(messages(it.update([("trigger.rate", 4), (at, 4)])), [read_only(at)]);
    assert_eq!(messages(it.update_texts([(at, "4")])), [read_only(at)]);
    assert_eq!(it, before);
    it.set_path("trigger.rate", 2).unwrap();
}

#[test]
fn values_below_a_readonly_field_are_rejected() {
    let mut it = camera(hardware(3));
    let before = it.clone();
    let (taps, zone) = ("trigger.taps", "trigger.zone");
    rejects(it.set_path("trigger.taps[0]", 4), taps, "trigger.taps[0]");
    rejects(it.push_path(taps, 4), taps, taps);
    rejects(it.insert_path("trigger.taps[0]", 4), taps, "trigger.taps");
    rejects(it.delete_path("trigger.taps[0]"), taps, "trigger.taps[0]");
    rejects(it.set_path("trigger.zone.x", 4), zone, "trigger.zone.x");
    rejects(it.set_path("trigger.hardware.zone.x", 4), zone, "trigger.zone.x");
    rejects(it.call_path("trigger.zone.grow", ()), zone, "trigger.zone.grow");
    rejects(it.list_path_mut(taps), taps, taps);
    assert_eq!(it, before);
}

#[test]
fn readonly_fields_without_names_are_rejected() {
    let mut it = camera(Trigger::Serial(5));
    rejects(it.set_path("trigger[0]", 6), "trigger[0]", "trigger[0]");
    rejects(it.set_path("trigger.serial", 6), "trigger.serial", "trigger.serial");
    rejects(it.setattr("trigger", map([("serial", 6.into())])), "trigger.serial", "trigger.serial");
    it.setattr("trigger", map([("serial", 5.into())])).unwrap();
    it.trigger = Trigger::Pair(1, 2);
    rejects(it.set_path("trigger[0]", 6), "trigger[0]", "trigger[0]");
    rejects(it.set_path("trigger[-2]", 6), "trigger[-2]", "trigger[-2]");
    it.set_path("trigger[1]", 3).unwrap();
    assert_eq!(it.trigger, Trigger::Pair(1, 3));
}

#[test]
fn variant_that_is_newly_selected_gets_its_readonly_fields() {
    let select = |change: &dyn Fn(&mut Camera) -> Result<(), AttributeError>| {
        let mut it = camera(Trigger::Off);
        change(&mut it).unwrap();
        let Trigger::Hardware { line, .. } = it.trigger else { panic!("{it:?}") };
        line
    };
    assert_eq!(select(&|it| it.setattr("trigger", map([("hardware", line(3))])).map(drop)), 3);
    assert_eq!(select(&|it| it.set_path("trigger.hardware", line(3)).map(drop)), 3);
    assert_eq!(select(&|it| it.set_path("trigger.hardware.line", 3).map(drop)), 3);
    assert_eq!(select(&|it| it.set_text("trigger", "{hardware: {line: 3}}").map(drop)), 3);
    assert_eq!(select(&|it| it.replace_attr("trigger", hardware(3)).map(drop)), 3);
    let update = |changes: [(&'static str, OwnedValue); 2]| {
        select(&|it| it.update(changes.clone()).map(drop).map_err(|it| it.errors()[0].clone()))
    };
    assert_eq!(update([("trigger", "hardware".into()), ("trigger.line", 3.into())]), 3);
    assert_eq!(update([("trigger.line", 3.into()), ("trigger", "hardware".into())]), 3);
    assert_eq!(update([("trigger", map([("hardware", line(2))])), ("trigger.line", 3.into())]), 3);
    let mut it = camera(Trigger::Off);
    let error = it.setattr("trigger", map([("hardware", line(9))])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
}

#[test]
fn new_objects_and_items_get_their_readonly_fields() {
    let mut it = Camera::from_attrs([("trigger", map([("hardware", line(3))]))]).unwrap();
    let Trigger::Hardware { line: 3, .. } = it.trigger else { panic!() };
    it.set_path("spare.hardware.line", 4).unwrap();
    it.push_path("all", map([("hardware", line(5))])).unwrap();
    rejects(it.set_path("spare.line", 5), "spare.line", "spare.line");
    rejects(it.set_path("all[0].line", 6), "all[0].line", "all[0].line");
    let new = map([("hardware", line(6))]);
    rejects(it.set_path("all[0]", new.clone()), "all[0].line", "all[0].line");
    // The items of a new list are new values.
    it.setattr("all", vec![new]).unwrap();
}

#[test]
fn whole_value_of_the_same_variant_keeps_its_readonly_fields() {
    let mut it = camera(hardware(3));
    let whole = |line: i64| {
        let zone = map([("x", 1.into())]);
        let fields = [("line", line.into()), ("taps", vec![1, 2].into()), ("zone", zone)];
        map([("hardware", map(fields))])
    };
    let at = "trigger.line";
    it.setattr("trigger", whole(3)).unwrap();
    rejects(it.setattr("trigger", whole(4)), at, at);
    rejects(it.set_path("trigger.hardware", line(4)), at, at);
    rejects(it.replace_attr("trigger", hardware(4)), at, at);
    rejects(it.modify("trigger", |it: &mut Trigger| *it = hardware(4)), at, at);
    it.replace_attr("trigger", hardware(3)).unwrap();
    it.setattr("trigger", "off").unwrap();
    it.setattr("trigger", whole(4)).unwrap();
    it.spare = Some(hardware(1));
    rejects(it.setattr("spare", whole(4)), "spare.line", "spare.line");
    it.setattr("spare", None::<u8>).unwrap();
    it.setattr("spare", whole(4)).unwrap();
}

#[test]
fn update_that_selects_the_active_variant_keeps_its_readonly_fields() {
    let mut it = camera(Trigger::Nested { rate: 0, inner: Inner::Tuned { depth: 2, width: 0 } });
    let before = it.clone();
    let tuned = |depth: i64| map([("Tuned", map([("depth", depth.into())]))]);
    let nested = |depth: i64| map([("nested", map([("inner", tuned(depth))]))]);
    let at = "trigger.inner.depth";
    for changes in [
        [("trigger", nested(2)), (at, 3.into())],
        [("trigger", nested(2)), ("trigger.inner", tuned(3))],
        [("trigger", nested(3)), ("trigger.rate", 1.into())],
        [("trigger", "nested".into()), ("trigger.inner", tuned(3))],
        [("trigger", "nested".into()), ("trigger.inner.Tuned.depth", 3.into())],
    ] {
        let errors = messages(it.update(changes.clone()));
        assert!(errors.contains(&read_only(at)), "{changes:?}: {errors:?}");
        assert_eq!(it, before);
    }
    let _ = it.update([("trigger", nested(2)), ("trigger.inner.width", 4.into())]).unwrap();
    let _ = it.update([("trigger", "nested".into()), ("trigger.inner", tuned(2))]).unwrap();
    // Another variant has other fields.
    it.trigger = Trigger::Off;
    let _ = it.update([("trigger", nested(2)), (at, 3.into())]).unwrap();
    let inner = Inner::Tuned { depth: 3, width: 0 };
    assert_eq!(it.trigger, Trigger::Nested { rate: 0, inner });
    it.trigger = Trigger::Off;
    let _ = it.update([("trigger", nested(2)), ("trigger.inner", tuned(4))]).unwrap();
}

#[test]
fn patch_keeps_readonly_fields_that_it_does_not_change() {
    let apply =
        |it: &mut Camera, json: &str| serde_json::from_str::<Patch>(json).unwrap().apply(it);
    let mut it = camera(hardware(3));
    let saved =
        r#"{"trigger": {"hardware": {"line": 3, "rate": 5, "taps": [1, 2], "zone": {"x": 1}}}}"#;
    let undo = apply(&mut it, saved).unwrap();
    let changed =
        Trigger::Hardware { line: 3, rate: 5.0, taps: vec![1, 2], zone: Some(Zone { x: 1 }) };
    assert_eq!(it.trigger, changed);
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it, camera(hardware(3)));
    for (json, at) in [
        (r#"{"trigger": {"hardware": {"line": 4}}}"#, "trigger.line"),
        (r#"{"trigger": {"hardware": {"taps": [1]}}}"#, "trigger.taps"),
        (r#"{"trigger": {"hardware": {"zone": {"x": 2}}}}"#, "trigger.zone"),
    ] {
        assert_eq!(messages(apply(&mut it, json)), [read_only(at)], "{json}");
    }
    let whole = serde_json::from_str::<Patch>(saved).unwrap();
    let _ = whole.replace(&mut it).unwrap();
    let other = r#"{"trigger": {"hardware": {"line": 4}}}"#;
    let other: Patch = serde_json::from_str(other).unwrap();
    assert!(messages(other.replace(&mut it)).contains(&read_only("trigger.line")));
    let mut json = serde_json::Deserializer::from_str(saved);
    let made: Camera = from_deserializer(&mut json).unwrap();
    assert_eq!(made.trigger, changed);
}

#[test]
fn undo_restores_a_variant_with_readonly_fields() {
    let mut it = camera(hardware(3));
    let before = it.clone();
    let undo = it.update([("trigger", "off")]).unwrap();
    let redo = undo.apply(&mut it).unwrap();
    assert_eq!(it, before);
    let _ = redo.apply(&mut it).unwrap();
    assert_eq!(it.trigger, Trigger::Off);
    let mut it = camera(hardware(3));
    let ((), undo) = Undo::record(&mut it, |it| it.trigger = hardware(4));
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it, before);
}

#[test]
fn readonly_fields_are_described() {
    let SlotType::Enum(info) = Camera::CLASS.slot("trigger").unwrap().slot_type() else { panic!() };
    let fields = info.variant("hardware").unwrap().fields();
    assert_eq!(
        fields.iter().map(FieldInfo::is_readonly).collect::<Vec<_>>(),
        [true, false, true, true]
    );
    let help = Camera::CLASS.to_string();
    assert!(help.contains("line: u8, in 0..=7, read-only"), "{help}");
    let schema = |schema: Schema| serde_json::to_value(schema).unwrap().to_string();
    assert!(schema(Schema::of(Camera::CLASS)).contains(r#""readOnly":true"#));
    assert!(!schema(Schema::of_new(Camera::CLASS)).contains(r#""readOnly":true"#));
    let it = camera(hardware(3));
    let leaves: Vec<_> =
        it.leaves().map(|leaf| (leaf.path.to_string(), leaf.is_readonly)).take(4).collect();
    let expected = [
        ("trigger.line", true),
        ("trigger.rate", false),
        ("trigger.taps", true),
        ("trigger.zone.x", true),
    ];
    assert_eq!(leaves, expected.map(|(path, is_readonly)| (path.to_string(), is_readonly)));
}
