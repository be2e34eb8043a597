//! Kinds of values that other tests do not draw: fields of variants with rules, sets, maps in the order of insertion, durations, bounds,
//! described structs of other crates, and enums in lists and maps.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use indexmap::IndexMap;
use slots_runtime::prelude::*;

use crate::harness::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Source {
    /// No light.
    Off,
    /// A laser.
    Laser {
        /// Power of the beam.
        #[slot(unit = "W", range = 0.5..=2.0)]
        power: f64,
        #[slot(choices = ["red", "green"])]
        colour: String,
        #[slot(check = is_even, default = 2)]
        pulses: u32,
    },
    Lamp(#[slot(range = 1..=9)] u8),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a check takes a reference")]
fn is_even(pulses: &u32) -> Result<(), String> {
    if pulses.is_multiple_of(2) { Ok(()) } else { Err("is odd".into()) }
}

/// A struct of another crate.
mod other {
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(crate) struct Vec2 {
        pub x: f64,
        pub y: f64,
    }
}

#[slots(remote = other::Vec2)]
struct Vec2Def {
    #[slot(unit = "mm", range = 0.0..=10.0)]
    x: f64,
    y: f64,
}

#[slots]
#[derive(Debug)]
struct Bench {
    source: Source,
    sources: Vec<Source>,
    by_name: BTreeMap<String, Source>,
    order: IndexMap<String, u32>,
    numbers: BTreeSet<u32>,
    names: BTreeSet<String>,
    shared: Arc<[u32]>,
    #[slot(range = Duration::from_millis(1)..=Duration::from_secs(5))]
    wait: Duration,
    pauses: Vec<Duration>,
    pair: (u8, Duration, Option<bool>),
    limit: Bound<f64>,
    #[slot(with = Vec2Def)]
    place: other::Vec2,
    #[slot(with = Vec2Def)]
    places: Vec<other::Vec2>,
}

fn bench() -> Harness<'static, App<Bench>> {
    harness(Bench {
        source: Source::Laser { power: 1.0, colour: "red".into(), pulses: 2 },
        sources: vec![Source::Off, Source::Lamp(3)],
        by_name: BTreeMap::from([("left".into(), Source::Lamp(4))]),
        order: IndexMap::from([("z".into(), 1), ("a".into(), 2)]),
        numbers: BTreeSet::from([3, 5]),
        names: BTreeSet::from(["one".into(), "two".into()]),
        shared: Arc::from([1, 2]),
        wait: Duration::from_secs(1),
        pauses: vec![Duration::from_secs(2)],
        pair: (1, Duration::from_secs(3), Some(true)),
        limit: Bound::Included(2.0),
        place: other::Vec2 { x: 1.0, y: 2.0 },
        places: vec![other::Vec2 { x: 3.0, y: 4.0 }],
    })
}

fn enter(harness: &mut Harness<'_, App<Bench>>, role: Role, label: &str, text: &str) {
    type_into(harness, role, label, text);
    press(harness, Key::Enter);
}

fn choose(harness: &mut Harness<'_, App<Bench>>, label: &str, choice: &str) {
    widget(harness, Role::ComboBox, label).click();
    harness.run();
    click(harness, choice);
}

#[test]
fn field_of_a_variant_has_the_widgets_of_its_rules_and_its_unit() {
    let mut harness = bench();
    click(&mut harness, "open source");
    widget(&harness, Role::Slider, "power").set_value_accesskit(1.5);
    harness.run();
    enter(&mut harness, Role::SpinButton, "power", "700mW");
    choose(&mut harness, "colour", "green");
    enter(&mut harness, Role::SpinButton, "pulses", "4");
    let laser = Source::Laser { power: 0.7, colour: "green".into(), pulses: 4 };
    assert_eq!(harness.state().object.source, laser);
    type_into(&mut harness, Role::SpinButton, "power", "9");
    assert!(shows(&harness, "must be in 0.5..=2.0, not 9"), "{:?}", texts(&harness));
    press(&mut harness, Key::Escape);
    enter(&mut harness, Role::SpinButton, "pulses", "3");
    assert!(shows(&harness, "is odd"));
    assert_eq!(harness.state().object.source, laser);
}

#[test]
fn tooltip_of_a_field_of_a_variant_has_its_documentation_and_rules() {
    let mut harness = bench();
    click(&mut harness, "open source");
    harness.get_by_role_and_label(Role::Label, "power").hover();
    harness.run_steps(60);
    for text in ["Power of the beam.", "f64 in W", "must be in 0.5..=2.0"] {
        assert!(shows(&harness, text), "{text}: {:?}", texts(&harness));
    }
}

#[test]
fn variant_that_is_selected_has_values_that_its_rules_allow() {
    let mut harness = bench();
    choose(&mut harness, "source", "lamp");
    assert_eq!(harness.state().object.source, Source::Lamp(1));
    choose(&mut harness, "source", "laser");
    let laser = Source::Laser { power: 0.5, colour: "red".into(), pulses: 2 };
    assert_eq!(harness.state().object.source, laser);
}

#[test]
fn enum_in_a_list_is_selected_and_its_fields_are_written() {
    let mut harness = bench();
    click(&mut harness, "sources");
    choose(&mut harness, "[0]", "laser");
    enter(&mut harness, Role::SpinButton, "power", "2 W");
    assert!(matches!(harness.state().object.sources[0], Source::Laser { power: 2.0, .. }));
    click(&mut harness, "open sources[1]");
    widget(&harness, Role::Slider, "lamp").set_value_accesskit(8.0);
    harness.run();
    assert_eq!(harness.state().object.sources[1], Source::Lamp(8));
    click(&mut harness, "add to sources");
    assert_eq!(harness.state().object.sources[2], Source::Off);
}

#[test]
fn enum_in_a_map_is_selected_and_its_fields_are_written() {
    let mut harness = bench();
    click(&mut harness, "by_name");
    click(&mut harness, "open by_name.left");
    enter(&mut harness, Role::SpinButton, "lamp", "9");
    assert_eq!(harness.state().object.by_name["left"], Source::Lamp(9));
    choose(&mut harness, "left", "off");
    assert_eq!(harness.state().object.by_name["left"], Source::Off);
    enter(&mut harness, Role::TextInput, "new name in by_name", "right");
    assert_eq!(harness.state().object.by_name["right"], Source::Off);
}

#[test]
fn map_in_the_order_of_insertion_keeps_the_order() {
    let mut harness = bench();
    click(&mut harness, "order");
    enter(&mut harness, Role::SpinButton, "a", "7");
    enter(&mut harness, Role::TextInput, "new name in order", "m");
    click(&mut harness, "remove order.z");
    click(&mut harness, "undo");
    let order = &harness.state().object.order;
    assert_eq!(order.keys().collect::<Vec<_>>(), ["z", "a", "m"]);
    assert_eq!(order["a"], 7);
}

#[test]
fn items_of_a_set_are_changed_added_and_removed() {
    let mut harness = bench();
    click(&mut harness, "numbers");
    enter(&mut harness, Role::SpinButton, "[0]", "9");
    assert_eq!(harness.state().object.numbers, BTreeSet::from([5, 9]), "{:?}", texts(&harness));
    click(&mut harness, "add to numbers");
    assert_eq!(harness.state().object.numbers, BTreeSet::from([0, 5, 9]), "{:?}", texts(&harness));
    click(&mut harness, "remove numbers[1]");
    assert_eq!(harness.state().object.numbers, BTreeSet::from([0, 9]));
    for _ in 0..3 {
        click(&mut harness, "undo");
    }
    assert_eq!(harness.state().object.numbers, BTreeSet::from([3, 5]));
}

#[test]
fn item_that_a_set_has_already_is_rejected() {
    let mut harness = bench();
    click(&mut harness, "names");
    enter(&mut harness, Role::TextInput, "[0]", "two");
    assert!(shows(&harness, "is given twice"), "{:?}", texts(&harness));
    assert_eq!(harness.state().object.names.len(), 2);
    enter(&mut harness, Role::TextInput, "[0]", "four");
    let names: Vec<_> = harness.state().object.names.iter().collect();
    assert_eq!(names, ["four", "two"]);
}

#[test]
fn item_of_a_shared_slice_is_written_with_the_whole_slice() {
    let mut harness = bench();
    click(&mut harness, "shared");
    enter(&mut harness, Role::SpinButton, "[1]", "12");
    assert_eq!(*harness.state().object.shared, [1, 12], "{:?}", texts(&harness));
}

#[test]
fn duration_is_written_within_its_range() {
    let mut harness = bench();
    enter(&mut harness, Role::TextInput, "wait", "250ms");
    assert_eq!(harness.state().object.wait, Duration::from_millis(250));
    type_into(&mut harness, Role::TextInput, "wait", "1h");
    assert!(shows(&harness, "must be in 1ms..=5s"), "{:?}", texts(&harness));
    press(&mut harness, Key::Escape);
    click(&mut harness, "pauses");
    enter(&mut harness, Role::TextInput, "[0]", "1m30s");
    assert_eq!(harness.state().object.pauses, [Duration::from_secs(90)]);
}

#[test]
fn items_of_a_tuple_are_written_by_their_types() {
    let mut harness = bench();
    click(&mut harness, "pair");
    enter(&mut harness, Role::TextInput, "[1]", "5s");
    enter(&mut harness, Role::SpinButton, "[0]", "300");
    assert!(shows(&harness, "'pair[0]' must be in 0..=255, not 300"), "{:?}", texts(&harness));
    press(&mut harness, Key::Escape);
    let is_option = |node: &egui_kittest::Node<'_>| node.rect().left();
    let boxes = harness.query_all_by_role_and_label(Role::CheckBox, "[2]");
    boxes.min_by(|one, other| is_option(one).total_cmp(&is_option(other))).unwrap().click();
    harness.run();
    assert_eq!(harness.state().object.pair, (1, Duration::from_secs(5), None));
}

#[test]
fn bound_is_a_choice_with_a_number() {
    let mut harness = bench();
    click(&mut harness, "open limit");
    enter(&mut harness, Role::SpinButton, "Included", "4.5");
    assert_eq!(harness.state().object.limit, Bound::Included(4.5));
    choose(&mut harness, "limit", "Unbounded");
    assert_eq!(harness.state().object.limit, Bound::Unbounded);
    choose(&mut harness, "limit", "Excluded");
    assert_eq!(harness.state().object.limit, Bound::Excluded(0.0));
}

#[test]
fn described_struct_of_another_crate_is_a_section() {
    let mut harness = bench();
    click(&mut harness, "place");
    widget(&harness, Role::Slider, "x").set_value_accesskit(6.0);
    harness.run();
    enter(&mut harness, Role::SpinButton, "y", "-1");
    assert_eq!(harness.state().object.place, other::Vec2 { x: 6.0, y: -1.0 });
    click(&mut harness, "open place");
    click(&mut harness, "places");
    click(&mut harness, "open places[0]");
    enter(&mut harness, Role::SpinButton, "x", "1cm");
    assert_eq!(harness.state().object.places, [other::Vec2 { x: 10.0, y: 4.0 }]);
}
