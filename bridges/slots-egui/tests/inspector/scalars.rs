//! Widgets of single values: they write through the rules of the library, and show its errors.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use slots_runtime::prelude::*;

use crate::harness::*;
use crate::objects::*;

#[test]
fn check_box_writes_a_bool() {
    let mut harness = harness(camera());
    widget(&harness, Role::CheckBox, "is_cooled").click();
    harness.run();
    assert!(!harness.state().object.is_cooled);
}

#[test]
fn slider_writes_a_number_in_its_range() {
    let mut harness = harness(camera());
    widget(&harness, Role::Slider, "gain").set_value_accesskit(7.0);
    harness.run();
    assert_eq!(harness.state().object.gain, 7);
}

#[test]
fn typed_number_may_have_a_unit() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::SpinButton, "exposure_time", "5ms");
    assert_eq!(harness.state().object.exposure_time, 0.01);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.exposure_time, 0.005);
}

#[test]
fn typed_number_out_of_range_shows_the_error_and_changes_nothing() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::SpinButton, "exposure_time", "70s");
    assert!(shows(&harness, "must be in 1e-5..=60.0"), "{:?}", texts(&harness));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.exposure_time, 0.01);
    assert!(shows(&harness, "must be in 1e-5..=60.0"));
}

#[test]
fn wrong_draft_shows_its_error_before_it_is_written() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::TextInput, "timeout", "5 parsecs");
    assert!(shows(&harness, "'Camera' object attribute 'timeout'"));
    type_into(&mut harness, Role::TextInput, "timeout", "1h30m");
    assert!(!shows(&harness, "'Camera' object attribute 'timeout'"));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.timeout.as_secs(), 5400);
}

#[test]
fn rejected_text_stays_in_the_field_until_escape() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::TextInput, "timeout", "soon");
    press(&mut harness, Key::Enter);
    assert!(shows(&harness, "soon"));
    click(&mut harness, "discard timeout");
    assert!(!shows(&harness, "soon"));
    type_into(&mut harness, Role::TextInput, "timeout", "soon");
    press(&mut harness, Key::Escape);
    assert!(!shows(&harness, "soon"));
}

#[test]
fn text_field_writes_a_string_without_parsing_it() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::TextInput, "name", "\"a, b\"");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.name, "\"a, b\"");
}

#[test]
fn typed_f32_keeps_its_shortest_form() {
    let mut harness = harness(camera());
    type_into(&mut harness, Role::SpinButton, "offset", "0.1");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.offset, 0.1);
}

#[test]
fn dragged_f32_is_written() {
    let mut harness = harness(camera());
    let center = widget(&harness, Role::SpinButton, "offset").rect().center();
    harness.drag_at(center);
    harness.step();
    harness.hover_at(center + egui::vec2(37.0, 0.0));
    harness.run();
    harness.drop_at(center + egui::vec2(37.0, 0.0));
    harness.run();
    assert!(harness.state().object.offset > 1.0, "{}", harness.state().object.offset);
}

#[test]
fn combo_box_writes_a_choice_of_a_rule() {
    let mut harness = harness(camera());
    widget(&harness, Role::ComboBox, "bits").click();
    harness.run();
    click(&mut harness, "10");
    assert_eq!(harness.state().object.bits, 10);
}

#[test]
fn combo_box_writes_a_variant_of_an_enum() {
    let mut harness = harness(camera());
    widget(&harness, Role::ComboBox, "mode").click();
    harness.run();
    click(&mut harness, "Fast");
    assert_eq!(harness.state().object.mode, Mode::Fast);
}

#[test]
fn readonly_slot_has_no_enabled_field() {
    let harness = harness(camera());
    assert!(widget(&harness, Role::TextInput, "serial").accesskit_node().is_disabled());
}

#[test]
fn focus_without_typing_writes_nothing() {
    let mut harness = harness(camera());
    harness.state_mut().object.exposure_time = 0.012_345_678_912_345;
    harness.run();
    widget(&harness, Role::SpinButton, "exposure_time").click();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.exposure_time, 0.012_345_678_912_345);
    assert!(!harness.state().inspector.can_undo());
}

#[test]
fn opaque_value_shows_its_type() {
    let harness = harness(camera());
    assert!(shows(&harness, "Mutex<u32>"));
}

#[slots]
#[derive(Debug)]
struct Packet {
    header: Vec<u8>,
    any: OwnedValue,
}

#[test]
fn bytes_are_edited_as_text() {
    let any = OwnedValue::Bytes(Box::new(vec![9]));
    let mut harness = harness(Packet { header: vec![1, 65], any });
    assert!(shows(&harness, r#"b"\x01A""#) && shows(&harness, r#"b"\t""#));
    type_into(&mut harness, Role::TextInput, "header", r#"b"\xffz""#);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.header, [255, b'z']);
    type_into(&mut harness, Role::TextInput, "header", "1, 2, 3");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.header, [1, 2, 3]);
    type_into(&mut harness, Role::TextInput, "header", "1, 256");
    assert!(shows(&harness, "'Packet' object attribute 'header[1]' must be in 0..=255, not 256"));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.header, [1, 2, 3]);
    click(&mut harness, "undo");
    assert_eq!(harness.state().object.header, [255, b'z']);
    // Bytes without a declared type would become a string.
    assert!(harness.query_by_role_and_label(Role::TextInput, "any").is_none());
}
