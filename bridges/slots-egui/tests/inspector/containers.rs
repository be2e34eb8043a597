//! Sections: objects, lists, maps, tuples, options, variants and overflow maps.

use std::net::{IpAddr, Ipv4Addr};

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use slots_runtime::prelude::*;

use crate::harness::*;
use crate::objects::*;

#[test]
fn section_of_an_object_opens_and_writes_below_it() {
    let mut harness = harness(camera());
    assert!(harness.query_by_role_and_label(Role::SpinButton, "width").is_none());
    click(&mut harness, "roi");
    type_into(&mut harness, Role::SpinButton, "width", "100");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.roi.width, 100);
}

#[test]
fn check_of_a_nested_object_rejects_a_write() {
    let mut harness = harness(camera());
    click(&mut harness, "roi");
    widget(&harness, Role::Slider, "x").set_value_accesskit(5.0);
    harness.run();
    assert_eq!(harness.state().object.roi.x, 0);
    assert!(shows(&harness, "the region exceeds the sensor"));
}

#[test]
fn items_of_a_list_are_added_moved_and_removed() {
    let mut harness = harness(camera());
    harness.state_mut().object.tags = vec!["a".into(), "b".into()];
    click(&mut harness, "add to tags");
    assert_eq!(harness.state().object.tags, ["a", "b", ""]);
    type_into(&mut harness, Role::TextInput, "[2]", "c");
    press(&mut harness, Key::Enter);
    click(&mut harness, "move tags[2] up");
    assert_eq!(harness.state().object.tags, ["a", "c", "b"]);
    click(&mut harness, "move tags[0] down");
    assert_eq!(harness.state().object.tags, ["c", "a", "b"]);
    click(&mut harness, "remove tags[1]");
    assert_eq!(harness.state().object.tags, ["c", "b"]);
}

#[test]
fn moved_object_keeps_its_readonly_slots() {
    let mut harness = harness(camera());
    harness.state_mut().object.stages = vec![
        Stage { serial: "S-1".into(), position: 1.0 },
        Stage { serial: "S-2".into(), position: 2.0 },
    ];
    click(&mut harness, "stages");
    click(&mut harness, "move stages[1] up");
    let stages = &harness.state().object.stages;
    assert_eq!((stages[0].serial.as_str(), stages[0].position), ("S-2", 2.0));
    assert_eq!((stages[1].serial.as_str(), stages[1].position), ("S-1", 1.0));
}

#[test]
fn new_item_of_a_list_of_objects_has_defaults() {
    let mut harness = harness(camera());
    click(&mut harness, "add to stages");
    assert_eq!(harness.state().object.stages, [Stage { serial: "S-0".into(), position: 0.0 }]);
}

#[test]
fn entries_of_a_map_are_added_and_removed() {
    let mut harness = harness(camera());
    click(&mut harness, "limits");
    type_into(&mut harness, Role::TextInput, "new name in limits", "low");
    click(&mut harness, "add to limits");
    assert_eq!(harness.state().object.limits["low"], 0.0);
    type_into(&mut harness, Role::SpinButton, "low", "2.5");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.limits["low"], 2.5);
    click(&mut harness, "remove limits.low");
    assert!(harness.state().object.limits.is_empty());
}

#[test]
fn items_of_a_tuple_have_their_own_widgets() {
    let mut harness = harness(camera());
    click(&mut harness, "pair");
    type_into(&mut harness, Role::TextInput, "[1]", "b");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.pair, (0, "b".to_owned()));
}

#[test]
fn check_box_sets_and_removes_an_optional_object() {
    let mut harness = harness(camera());
    assert!(harness.query_by_label("open mirror").is_none());
    widget(&harness, Role::CheckBox, "mirror").click();
    harness.run();
    assert_eq!(harness.state().object.mirror, Some(Roi { x: 0, width: 4096 }));
    assert!(harness.query_by_label("open mirror").is_some());
    widget(&harness, Role::CheckBox, "mirror").click();
    harness.run();
    assert_eq!(harness.state().object.mirror, None);
}

#[test]
fn unset_slot_gets_the_bound_that_is_nearest_to_zero() {
    let mut harness = harness(camera());
    assert!(shows(&harness, "unset"));
    widget(&harness, Role::CheckBox, "cooler").click();
    harness.run();
    assert_eq!(harness.state().object.cooler, Some(-10.0));
    widget(&harness, Role::CheckBox, "cooler").click();
    harness.run();
    assert_eq!(harness.state().object.cooler, None);
}

#[test]
fn option_without_a_valid_first_value_asks_for_one() {
    let mut harness = harness(camera());
    widget(&harness, Role::CheckBox, "address").click();
    harness.run();
    assert_eq!(harness.state().object.address, None);
    type_into(&mut harness, Role::TextInput, "address", "10.0.0.1");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.address, Some(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1))));
}

#[test]
fn combo_box_selects_a_variant_whose_fields_appear() {
    let mut harness = harness(camera());
    widget(&harness, Role::ComboBox, "trigger").click();
    harness.run();
    click(&mut harness, "hardware");
    assert_eq!(harness.state().object.trigger, Trigger::Hardware { line: 0, delay: 0.5 });
    type_into(&mut harness, Role::SpinButton, "line", "3");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.trigger, Trigger::Hardware { line: 3, delay: 0.5 });
}

#[test]
fn field_without_a_name_is_written() {
    let mut harness = harness(camera());
    harness.state_mut().object.trigger = Trigger::Timer(1.0);
    harness.run();
    click(&mut harness, "open trigger");
    type_into(&mut harness, Role::SpinButton, "timer", "2.5");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.trigger, Trigger::Timer(2.5));
}

#[test]
fn entry_of_an_overflow_map_is_added_with_a_hint_and_removed() {
    let mut harness = harness(camera());
    click(&mut harness, "notes");
    type_into(&mut harness, Role::TextInput, "new name in notes", "operater");
    click(&mut harness, "add to notes");
    assert!(shows(&harness, "Did you mean: 'operator'?"));
    type_into(&mut harness, Role::TextInput, "operater", "Ada");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.notes.getattr("operater").unwrap(), "Ada");
    click(&mut harness, "remove notes.operater");
    assert!(!harness.state().object.notes.hasattr("operater"));
}

#[test]
fn number_in_an_overflow_map_stays_a_number() {
    let mut harness = harness(camera());
    harness.state_mut().object.notes.setattr("frames", 2).unwrap();
    click(&mut harness, "notes");
    type_into(&mut harness, Role::SpinButton, "frames", "7");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.notes.getattr("frames").unwrap(), 7);
}

#[test]
fn property_is_written_by_its_setter() {
    let mut harness = harness(camera());
    assert!(!shows(&harness, "rate"));
    click(&mut harness, "properties");
    type_into(&mut harness, Role::SpinButton, "rate", "4");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.exposure_time, 0.25);
}
