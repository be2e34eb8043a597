//! A window without a screen, and the steps of a user.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use slots_egui::Inspector;
use slots_runtime::prelude::*;

/// An inspector and its object.
pub(crate) struct App<T> {
    pub(crate) inspector: Inspector,
    pub(crate) object: T,
}

pub(crate) fn harness<T: Object>(object: T) -> Harness<'static, App<T>> {
    let app = App { inspector: Inspector::new(), object };
    let draw = |ui: &mut egui::Ui, app: &mut App<T>| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            app.inspector.show(ui, &mut app.object);
        });
    };
    let builder = Harness::builder().allow_missing_glyphs();
    let mut harness = builder.with_size([700.0, 1600.0]).build_ui_state(draw, app);
    harness.run();
    harness
}

/// Clicks a button or the name of a section.
pub(crate) fn click<T>(harness: &mut Harness<'_, App<T>>, label: &str) {
    let is_button = |node: &Node<'_>| node.accesskit_node().role() == Role::Button;
    harness.query_all_by_label(label).max_by_key(is_button).expect(label).click();
    harness.run();
}

pub(crate) fn widget<'h, T>(
    harness: &'h Harness<'_, App<T>>,
    role: Role,
    label: &'h str,
) -> Node<'h> {
    harness.get_by_role_and_label(role, label)
}

/// Replaces the text of a text field, and leaves the field open.
pub(crate) fn type_into<T>(harness: &mut Harness<'_, App<T>>, role: Role, label: &str, text: &str) {
    widget(harness, role, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.key_press(egui::Key::Backspace);
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

pub(crate) fn press<T>(harness: &mut Harness<'_, App<T>>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

pub(crate) fn shows<T>(harness: &Harness<'_, App<T>>, text: &str) -> bool {
    texts(harness).iter().any(|it| it.contains(text))
}

/// All texts that a screen reader would read.
pub(crate) fn texts<T>(harness: &Harness<'_, App<T>>) -> Vec<String> {
    let nodes = harness.query_all(egui_kittest::kittest::By::new());
    let read = |node: Node<'_>| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    nodes.map(read).filter(|text| !text.is_empty()).collect()
}
