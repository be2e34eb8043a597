//! Very many objects, each used by every method.

use slots_runtime::{Input, prelude::*, slot};

use crate::camera::{ATTRIBUTES, Camera, Device, Roi, camera};

const GAIN: Slot<Camera, f64, Direct> = slot!(Camera, gain);

/// Calls every method of each object and returns the number of calls.
pub(crate) fn run(objects: u32) -> u64 {
    let mut all: Vec<Camera> = (0..objects).map(camera).collect();
    let exposure: Slot<Camera, f64> = Camera::slot("exposure_time").expect("a slot");
    let mut calls = 0;
    for (number, cam) in (0..objects).zip(&mut all) {
        calls +=
            read(cam, number) + write(cam, number) + several(cam, number) + nested(cam, number);
        exposure.set(cam, 0.5).expect("in range");
        GAIN.set(cam, f64::from(number));
        *GAIN.get_mut(cam) += 1.0;
        calls += 3;
    }
    // No write is lost: each object has exactly the values that were written to it.
    let (mut gains, mut frames) = (0.0, 0);
    for (cam, (gain, exposure)) in all.iter().zip(GAIN.column(&all).zip(exposure.column(&all))) {
        gains += gain - exposure;
        frames += cam.frames;
    }
    let count = u64::from(objects);
    assert_eq!(frames, count * count.saturating_sub(1) / 2);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let wanted = (count * count.saturating_sub(1) / 2) as f64 + 0.5 * f64::from(objects);
    assert!((gains - wanted).abs() < 0.25, "{gains}");
    assert!((0..objects).zip(&all).all(|(number, cam)| *cam == changed(number)));
    calls
}

/// The expected state of an object after all methods.
fn changed(number: u32) -> Camera {
    let mut cam = camera(number);
    cam.exposure_time = 0.5;
    cam.gain = f64::from(number) + 1.0;
    cam.frames = number.into();
    cam.device.temperature = 21;
    cam.name = "right".into();
    cam.comment = format!("number {number}");
    cam.lens = Some("wide".into());
    cam.roi = Roi { x: number, y: 5, label: None };
    cam.stages[1].x = 7;
    cam.levels[2] = 9;
    cam.tags.push("pushed".into());
    cam.any = OwnedValue::from("anything");
    cam.__dict__.insert_owned("note", OwnedValue::from(i64::from(number)));
    cam
}

fn read(cam: &Camera, number: u32) -> u64 {
    let names = cam.dir();
    assert_eq!(names.len(), ATTRIBUTES);
    for name in &names {
        let (has, got) = (cam.hasattr(name), cam.getattr(name));
        assert_eq!(has, got.is_ok(), "{name}");
    }
    assert_eq!(cam.getattr("serial").expect("a slot"), u64::from(number));
    assert_eq!(*cam.attr::<u64>("serial").expect("a slot"), u64::from(number));
    assert_eq!(cam.getattr("pixels").expect("a property"), u64::from(number % 4096) * 2);
    assert_eq!(cam.getattr("model").expect("a class attribute"), "C30");
    assert_eq!(cam.vars().count(), ATTRIBUTES - 6);
    assert!(cam.isinstance::<Device>() && !cam.is::<Device>());
    assert_eq!(cam.as_base::<Device>().map(|device| device.serial), Some(number.into()));
    let object: &dyn Object = cam;
    assert!(object.downcast_ref::<Camera>().is_some_and(|same| std::ptr::eq(same, cam)));
    assert!(cam.getattr("gian").is_err() && cam.attr::<u8>("gain").is_err());
    2 * names.len() as u64 + 12
}

fn write(cam: &mut Camera, number: u32) -> u64 {
    cam.setattr("frames", number).expect("a slot");
    cam.setattr("comment", format!("number {number}")).expect("a slot");
    cam.setattr("temperature", 21).expect("in range");
    cam.setattr("title", "right").expect("a setter");
    cam.set_text("lens", "wide").expect("a text");
    cam.set_text("trigger", "rising_edge").expect("a choice");
    let old = cam.replace_attr("bits", 16_u8).expect("a slot");
    assert_eq!(cam.replace_attr("bits", old).expect("a slot"), 16);
    cam.set_text("trigger", "free").expect("a choice");
    cam.attr_mut::<Vec<String>>("tags").expect("no rule").push("pushed".into());
    cam.setattr("filter", 5).expect("a slot");
    cam.delattr("filter").expect("it was set");
    cam.setattr("any", "anything").expect("it takes anything");
    cam.setattr("note", i64::from(number)).expect("an entry");
    cam.setattr("gone", Value::from([1, 2])).expect("an entry");
    cam.delattr("gone").expect("it is there");
    assert_eq!(cam.dict().map(Dict::len), Some(1));
    assert!(cam.possible_typos().is_empty());
    assert!(cam.setattr("exposure_time", 11).is_err() && cam.setattr("serial", 1).is_err());
    assert!(cam.setattr("name", "a name that is too long").is_err());
    let object: &mut dyn Object = cam;
    assert!(object.downcast_mut::<Camera>().is_some());
    23
}

fn several(cam: &mut Camera, number: u32) -> u64 {
    let undo = cam.update([("gain", 5), ("width", 6), ("lens", 7)]);
    assert!(undo.is_err());
    let undo =
        cam.update([("gain", Value::from(5)), ("comment", "undone".into()), ("roi.y", 9.into())]);
    let redo = undo.and_then(|undo| undo.apply(cam)).expect("it was so");
    drop(redo);
    let texts = [("exposure_time", "5ms"), ("roi.label", "inside"), ("levels[2]", "9")];
    drop(cam.update_texts(texts).expect("good texts"));
    let mut typed = Some(f64::from(number));
    let writes = [("gain", Input::Typed(&mut typed)), ("roi.x", Input::Value(number.into()))];
    drop(cam.update_with(writes).expect("good inputs"));
    let copy = cam.clone();
    assert!(copy == *cam && copy.dict() == cam.dict());
    9
}

fn nested(cam: &mut Camera, number: u32) -> u64 {
    assert_eq!(cam.get_path("roi.x").expect("a path"), number);
    cam.set_path("roi.y", 5).expect("a path");
    cam.set_text_path("stages[1].x", "7").expect("a path");
    cam.delete_path("roi.label").expect("it was set");
    assert!(cam.get_path("stages[2].x").is_err() && cam.set_path("roi.z", 1).is_err());
    let child = cam.child("roi").expect("an object");
    assert_eq!(child.getattr("y").expect("a slot"), 5);
    cam.child_mut("roi").expect("no rule").setattr("x", number).expect("a slot");
    // `&mut Device` could replace the read-only serial number, so the base is written by name.
    assert!(cam.as_base_mut::<Device>().is_none());
    cam.setattr("online", true).expect("a slot");
    let value = cam.getattr("stages").expect("a slot").into_owned().expect("a copy");
    assert_eq!(value.as_value().as_list().map(slots_runtime::List::len), Some(2));
    14
}
