//! The command `inspect`: a window that shows and edits the rack. Its getters ask the simulated devices only while a section of
//! properties is open.

use eframe::egui::{CentralPanel, ScrollArea};
use slots_egui::Inspector;
use slots_runtime::Object;

/// Opens the window, and returns when it is closed.
pub(crate) fn open(mut rack: impl Object) -> Result<(), String> {
    let mut inspector = Inspector::new();
    let draw = move |ui: &mut eframe::egui::Ui, _: &mut eframe::Frame| {
        CentralPanel::default().show(ui, |ui| {
            ScrollArea::vertical().show(ui, |ui| inspector.show(ui, &mut rack));
        });
    };
    eframe::run_ui_native("lab", eframe::NativeOptions::default(), draw)
        .map_err(|error| format!("the window cannot be opened: {error}"))
}
