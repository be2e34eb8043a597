//! Undo and redo, reset, the filter and the tooltips.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::harness::*;
use crate::objects::*;

#[test]
fn buttons_undo_and_redo_edits() {
    let mut harness = harness(camera());
    widget(&harness, Role::CheckBox, "is_cooled").click();
    harness.run();
    click(&mut harness, "tags");
    click(&mut harness, "add to tags");
    click(&mut harness, "undo");
    assert!(harness.state().object.tags.is_empty());
    click(&mut harness, "undo");
    assert!(harness.state().object.is_cooled);
    assert!(!harness.state().inspector.can_undo());
    click(&mut harness, "redo");
    click(&mut harness, "redo");
    assert!(!harness.state().object.is_cooled);
    assert_eq!(harness.state().object.tags, [""]);
}

#[test]
fn drag_of_a_slider_is_one_step() {
    let mut harness = harness(camera());
    let rect = widget(&harness, Role::Slider, "gain").rect();
    harness.drag_at(rect.left_center());
    harness.run();
    for step in 1..=8_u8 {
        harness.hover_at(rect.left_center() + egui::vec2(f32::from(step) * 8.0, 0.0));
        harness.run();
    }
    harness.drop_at(rect.left_center() + egui::vec2(64.0, 0.0));
    harness.run();
    assert!(harness.state().object.gain > 3, "{}", harness.state().object.gain);
    click(&mut harness, "undo");
    assert_eq!(harness.state().object.gain, 0);
    assert!(!harness.state().inspector.can_undo());
}

#[test]
fn rejected_edit_is_not_a_step() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::TextInput, "name", "");
    press(&mut harness, Key::Enter);
    assert!(shows(&harness, "is empty"), "{:?}", texts(&harness));
    assert!(!harness.state().inspector.can_undo());
}

#[test]
fn changed_value_has_a_button_that_resets_it() {
    let mut harness = harness(camera());
    assert!(harness.query_by_label("reset bits").is_none());
    harness.state_mut().object.bits = 8;
    harness.run_steps(40);
    click(&mut harness, "reset bits");
    assert_eq!(harness.state().object.bits, 12);
    assert!(harness.query_by_label("reset bits").is_none());
    click(&mut harness, "undo");
    assert_eq!(harness.state().object.bits, 8);
}

#[test]
fn object_in_a_slot_without_a_default_resets_to_the_defaults_of_its_class() {
    let mut harness = harness(camera());
    harness.state_mut().object.roi.width = 7;
    harness.run_steps(40);
    click(&mut harness, "roi");
    assert!(harness.query_by_label("reset roi").is_none());
    click(&mut harness, "reset roi.width");
    assert_eq!(harness.state().object.roi.width, 4096);
}

#[test]
fn filter_opens_the_sections_of_its_matches() {
    let mut harness = harness(camera());
    harness.state_mut().inspector.set_filter("width");
    harness.run();
    assert!(harness.query_by_role_and_label(Role::SpinButton, "width").is_some());
    assert!(harness.query_by_label("bits").is_none());
}

#[test]
fn filter_finds_documentation() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::TextInput, "filter", "one frame");
    assert!(harness.query_by_role_and_label(Role::SpinButton, "exposure_time").is_some());
    assert!(harness.query_by_label("gain").is_none());
}

#[test]
fn tooltip_has_documentation_and_rules() {
    let mut harness = harness(camera());
    harness.get_by_role_and_label(Role::Label, "exposure_time").hover();
    harness.run_steps(60);
    assert!(shows(&harness, "Exposure time of one frame."));
    assert!(shows(&harness, "must be in 1e-5..=60.0"));
}

#[test]
fn value_that_a_rule_rejects_is_reported() {
    let mut harness = harness(camera());
    harness.state_mut().object.bits = 9;
    harness.run_steps(40);
    harness.get_by_role_and_label(Role::Label, "bits").hover();
    harness.run_steps(60);
    assert!(shows(&harness, "'Camera' object attribute 'bits' must be"));
}

#[test]
fn filter_finds_the_fields_of_a_variant() {
    let mut harness = harness(camera());
    harness.state_mut().object.trigger = Trigger::Hardware { line: 1, delay: 0.5 };
    harness.state_mut().inspector.set_filter("delay");
    harness.run();
    assert!(harness.query_by_role_and_label(Role::SpinButton, "delay").is_some());
    assert!(harness.query_by_role_and_label(Role::SpinButton, "line").is_none());
    harness.state_mut().object.trigger = Trigger::Timer(1.0);
    harness.state_mut().inspector.set_filter("end of a time");
    harness.run();
    harness.state_mut().inspector.set_filter("trigger");
    harness.run();
    assert!(harness.query_by_role_and_label(Role::SpinButton, "timer").is_some());
}
