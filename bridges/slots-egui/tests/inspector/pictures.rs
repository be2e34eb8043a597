//! The pictures of the README, compared with those in `docs/inspector`. `UPDATE_SNAPSHOTS=1` writes them.

use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, SnapshotOptions};
use slots_egui::Inspector;
use slots_runtime::prelude::*;

use crate::harness::*;
use crate::objects::*;

/// The objects of the pictures, with some values that differ from the defaults.
fn sample() -> Camera {
    let mut camera = camera();
    camera.gain = 6;
    camera.bits = 10;
    camera.cooler = Some(-20.0);
    camera.tags = vec!["dark".into(), "night 2".into()];
    camera.stages = vec![
        Stage { serial: "S-107".into(), position: 1.5 },
        Stage { serial: "S-108".into(), position: 0.0 },
    ];
    camera
}

fn window(height: f32, object: Camera) -> Harness<'static, App<Camera>> {
    let app = App { inspector: Inspector::new(), object };
    let draw = |ui: &mut egui::Ui, app: &mut App<Camera>| {
        ui.set_min_width(540.0);
        app.inspector.show(ui, &mut app.object);
    };
    let builder = Harness::builder().with_size([560.0, height]).with_theme(Theme::Light);
    let mut harness = builder.build_ui_state(draw, app);
    harness.run();
    harness
}

fn compare(mut harness: Harness<'static, App<Camera>>, name: &str) {
    harness.remove_cursor();
    harness.run_steps(40);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/inspector");
    // Drivers differ in the rounding of some edges.
    let options = SnapshotOptions::new().output_path(folder).threshold(2.0).max_failed_pixels(200);
    harness.snapshot_options(name, &options);
}

#[test]
fn picture_of_slots_with_an_error() {
    let mut harness = window(575.0, sample());
    type_into(&mut harness, Role::SpinButton, "exposure_time", "70s");
    press(&mut harness, Key::Enter);
    compare(harness, "slots");
}

#[test]
fn picture_of_sections() {
    let mut camera = sample();
    camera.trigger = Trigger::Hardware { line: 3, delay: 0.5 };
    camera.mirror = Some(Roi { x: 128, width: 512 });
    camera.notes.operator = "Ada".into();
    camera.notes.setattr("operater", "Grace").unwrap();
    let mut harness = window(870.0, camera);
    for name in ["trigger", "mirror", "tags", "stages", "stages[0]", "notes"] {
        click(&mut harness, &format!("open {name}"));
    }
    compare(harness, "sections");
}

#[test]
fn picture_of_a_filter() {
    let mut harness = window(150.0, sample());
    harness.state_mut().inspector.set_filter("position");
    harness.run();
    compare(harness, "filter");
}
