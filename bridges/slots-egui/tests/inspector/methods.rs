//! Methods: their buttons, the fields of their arguments, and what a call returns.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use slots_runtime::prelude::*;

use crate::harness::*;

#[slots]
#[derive(Debug, Default)]
struct Region {
    x: u32,
}

#[slots]
#[derive(Debug, Default)]
struct Shutter {
    opened: u32,
}

#[slots]
impl Shutter {
    /// Opens the shutter some times.
    #[method]
    fn open(
        &mut self,
        /// How often.
        #[arg(default = 2, range = 1..=9)]
        times: u32,
    ) -> Result<u32, String> {
        if times == 7 {
            return Err("the shutter is jammed".into());
        }
        self.opened += times;
        Ok(self.opened)
    }

    #[method]
    fn close(&mut self) {
        self.opened = 0;
    }
}

#[slots]
#[derive(Debug, Default)]
struct Device {
    calls: Vec<String>,
    shutter: Shutter,
    shutters: Vec<Shutter>,
    is_on: bool,
}

#[slots]
impl Device {
    #[method]
    fn expose(
        &mut self,
        #[arg(unit = "s")] time: f64,
        name: &str,
        is_dark: bool,
        #[arg(choices = ["slow", "fast"], default = "slow".into())] mode: String,
        note: Option<String>,
    ) -> String {
        self.calls.push(format!("{time} {name:?} {is_dark} {mode} {note:?}"));
        format!("exposure {}", self.calls.len())
    }

    #[method]
    fn count(&self, #[arg(default = vec![1, 2])] of: Vec<u32>) -> usize {
        of.len()
    }

    #[method]
    fn twice(number: u32) -> u32 {
        number * 2
    }

    #[method]
    fn place(&mut self, region: Region) {
        self.calls.push(region.x.to_string());
    }
}

fn device() -> Harness<'static, App<Device>> {
    let mut harness = harness(Device { shutters: vec![Shutter::default()], ..Device::default() });
    click(&mut harness, "methods");
    harness
}

fn shutter() -> Harness<'static, App<Shutter>> {
    let mut harness = harness(Shutter::default());
    click(&mut harness, "methods");
    harness
}

#[test]
fn button_calls_a_method_with_its_defaults() {
    let mut harness = shutter();
    click(&mut harness, "call open");
    assert_eq!(harness.state().object.opened, 2);
    assert!(shows(&harness, "returned 2"), "{:?}", texts(&harness));
    click(&mut harness, "call open");
    assert!(shows(&harness, "returned 4"));
    click(&mut harness, "call close");
    assert_eq!(harness.state().object.opened, 0);
    assert!(shows(&harness, "done"));
}

#[test]
fn typed_argument_is_validated_while_it_is_typed() {
    let mut harness = shutter();
    type_into(&mut harness, Role::TextInput, "times of open", "12");
    assert!(shows(&harness, "must be in 1..=9, not 12"), "{:?}", texts(&harness));
    click(&mut harness, "call open");
    assert_eq!(harness.state().object.opened, 0);
    assert!(shows(&harness, "'Shutter' object method 'open' argument 'times' must be in 1..=9"));
    type_into(&mut harness, Role::TextInput, "times of open", "5");
    assert!(!shows(&harness, "must be in 1..=9, not 12 "));
    click(&mut harness, "call open");
    assert_eq!(harness.state().object.opened, 5);
    assert!(!shows(&harness, "must be in"));
}

#[test]
fn error_of_a_method_is_shown() {
    let mut harness = shutter();
    type_into(&mut harness, Role::TextInput, "times of open", "7");
    click(&mut harness, "call open");
    assert!(shows(&harness, "'Shutter' object method 'open' failed: the shutter is jammed"));
    assert_eq!(harness.state().object.opened, 0);
}

#[test]
fn empty_field_is_an_argument_that_is_not_given() {
    let mut harness = device();
    click(&mut harness, "call expose");
    assert!(shows(&harness, "needs 'time'"), "{:?}", texts(&harness));
    type_into(&mut harness, Role::TextInput, "time of expose", "5ms");
    click(&mut harness, "call expose");
    assert_eq!(harness.state().object.calls, [r#"0.005 "" false slow None"#]);
    let mut harness = shutter();
    type_into(&mut harness, Role::TextInput, "times of open", " ");
    press(&mut harness, Key::Backspace);
    click(&mut harness, "call open");
    assert_eq!(harness.state().object.opened, 2);
}

#[test]
fn arguments_have_widgets_of_their_types() {
    let mut harness = device();
    type_into(&mut harness, Role::TextInput, "time of expose", "2");
    type_into(&mut harness, Role::TextInput, "name of expose", "\"a, b\"");
    type_into(&mut harness, Role::TextInput, "note of expose", "12");
    click(&mut harness, "is_dark of expose");
    widget(&harness, Role::ComboBox, "mode of expose").click();
    harness.run();
    click(&mut harness, "fast");
    click(&mut harness, "call expose");
    assert_eq!(harness.state().object.calls, [r#"2 "\"a, b\"" true fast Some("12")"#]);
    assert!(shows(&harness, "returned exposure 1"));
}

#[test]
fn default_that_is_a_list_is_text() {
    let mut harness = device();
    click(&mut harness, "call count");
    assert!(shows(&harness, "returned 2"));
    type_into(&mut harness, Role::TextInput, "of of count", "1, 2, 3");
    click(&mut harness, "call count");
    assert!(shows(&harness, "returned 3"));
}

#[test]
fn method_without_receiver_is_called() {
    let mut harness = device();
    type_into(&mut harness, Role::TextInput, "number of twice", "21");
    click(&mut harness, "call twice");
    assert!(shows(&harness, "returned 42"));
}

#[test]
fn method_whose_argument_has_no_text_cannot_be_called() {
    let harness = device();
    let button = widget(&harness, Role::Button, "call place");
    assert!(button.accesskit_node().is_disabled());
    assert!(shows(&harness, "cannot be entered as text"));
}

#[test]
fn method_of_a_nested_object_is_called_by_its_path() {
    let mut harness = harness(Device::default());
    click(&mut harness, "shutter");
    let sections: Vec<_> = harness.query_all_by_label("methods").collect();
    sections[0].click();
    drop(sections);
    harness.run();
    click(&mut harness, "call shutter.open");
    assert_eq!(harness.state().object.shutter.opened, 2);
}

#[test]
fn call_is_a_step_that_is_undone_and_redone() {
    let mut harness = device();
    widget(&harness, Role::CheckBox, "is_on").click();
    harness.run();
    type_into(&mut harness, Role::TextInput, "time of expose", "1");
    click(&mut harness, "call expose");
    assert_eq!(harness.state().object.calls.len(), 1);
    click(&mut harness, "undo");
    assert_eq!(harness.state().object.calls.len(), 0);
    assert!(harness.state().object.is_on);
    click(&mut harness, "redo");
    assert_eq!(harness.state().object.calls.len(), 1);
    click(&mut harness, "undo");
    click(&mut harness, "undo");
    assert!(!harness.state().object.is_on);
    assert!(!harness.state().inspector.can_undo());
}

#[test]
fn call_that_changes_nothing_is_no_step() {
    let mut harness = device();
    click(&mut harness, "call count");
    assert!(shows(&harness, "returned 2"));
    let mut harness_of_shutter = shutter();
    click(&mut harness_of_shutter, "call close");
    assert!(shows(&harness_of_shutter, "done"));
    assert!(!harness.state().inspector.can_undo());
    assert!(!harness_of_shutter.state().inspector.can_undo());
}

#[test]
fn call_of_a_method_of_a_nested_object_is_undone() {
    let mut harness = harness(Device::default());
    click(&mut harness, "shutter");
    let sections: Vec<_> = harness.query_all_by_label("methods").collect();
    sections[0].click();
    drop(sections);
    harness.run();
    click(&mut harness, "call shutter.open");
    assert_eq!(harness.state().object.shutter.opened, 2);
    click(&mut harness, "undo");
    assert_eq!(harness.state().object.shutter.opened, 0);
}

#[test]
fn tooltip_has_the_signature_and_the_documentation() {
    let mut harness = shutter();
    harness.get_by_role_and_label(Role::Button, "call open").hover();
    harness.run_steps(60);
    assert!(shows(&harness, "Opens the shutter some times."), "{:?}", texts(&harness));
    assert!(shows(&harness, "open(&mut self, times: u32 = 2, in 1..=9) -> u32"));
}

#[test]
fn filter_hides_methods() {
    let mut harness = shutter();
    harness.state_mut().inspector.set_filter("opened");
    harness.run();
    assert!(harness.query_by_label("methods").is_none());
}
