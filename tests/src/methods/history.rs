//! `History`: undo and redo over many updates, in groups.

use slots_runtime::{History, prelude::*};

#[slots]
#[derive(Default)]
struct Roi {
    x: u32,
}

#[dynamic]
#[derive(Default)]
struct Camera {
    gain: f64,
    frames: u32,
    roi: Roi,
    tags: Vec<String>,
}

fn state(cam: &Camera) -> String {
    format!(
        "{} {} {} {:?} {:?}",
        cam.gain,
        cam.frames,
        cam.roi.x,
        cam.tags,
        cam.getattr("free").ok()
    )
}

#[test]
fn undo_and_redo_visit_all_states() {
    let mut cam = Camera::default();
    let mut history = History::new(10);
    let mut states = vec![state(&cam)];
    for write in 0..5 {
        let undo = match write {
            0 => cam.update([("gain", 1), ("roi.x", 2)]),
            1 => cam.update([("free", 3)]),
            2 => cam.update([("tags", ["a", "b"])]),
            3 => cam.update([("tags[1]", "c")]),
            _ => cam.update([("frames", 4), ("free", 5)]),
        };
        history.record(undo.unwrap());
        states.push(state(&cam));
    }
    for _ in 0..2 {
        for before in states.iter().rev().skip(1) {
            assert!(history.undo(&mut cam).unwrap());
            assert_eq!(state(&cam), *before);
        }
        assert!(!history.undo(&mut cam).unwrap());
        for after in &states[1..] {
            assert!(history.redo(&mut cam).unwrap());
            assert_eq!(state(&cam), *after);
        }
        assert!(!history.redo(&mut cam).unwrap());
    }
}

#[test]
fn group_is_one_entry_with_label_and_paths() {
    let mut cam = Camera::default();
    let mut history = History::new(10);
    history.begin("crop");
    for x in 1..=3 {
        history.record(cam.update([("roi.x", x), ("frames", 9 + x)]).unwrap());
    }
    history.end();
    history.begin("nothing");
    history.record(cam.update::<&str, u32>([]).unwrap());
    history.end();
    let entries: Vec<_> = history.entries().collect();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].label(), "crop");
    let paths: Vec<String> = entries[0].paths().iter().map(ToString::to_string).collect();
    assert_eq!(paths, ["roi.x", "frames"]);
    assert!(history.undo(&mut cam).unwrap());
    assert_eq!((cam.roi.x, cam.frames), (0, 0));
    assert_eq!(history.undone().next().unwrap().label(), "crop");
    assert!(history.redo(&mut cam).unwrap());
    assert_eq!((cam.roi.x, cam.frames), (3, 12));
}

#[test]
fn new_update_removes_undone_entries() {
    let mut cam = Camera::default();
    let mut history = History::new(10);
    history.record(cam.update([("frames", 1)]).unwrap());
    history.undo(&mut cam).unwrap();
    history.record(cam.update([("gain", 1)]).unwrap());
    assert!(!history.redo(&mut cam).unwrap());
    assert_eq!(cam.frames, 0);
}

#[test]
fn full_history_drops_its_oldest_entry() {
    let mut cam = Camera::default();
    let mut history = History::new(2);
    for frames in 1..=4 {
        history.record(cam.update([("frames", frames)]).unwrap());
    }
    assert!(history.undo(&mut cam).unwrap() && history.undo(&mut cam).unwrap());
    assert!(!history.undo(&mut cam).unwrap());
    assert_eq!(cam.frames, 2);
    let mut none = History::new(0);
    none.record(cam.update([("frames", 9)]).unwrap());
    assert!(!none.undo(&mut cam).unwrap());
}

#[test]
fn failed_undo_changes_nothing() {
    let mut cam = Camera { tags: vec!["a".into()], ..Camera::default() };
    let mut history = History::new(2);
    history.begin("both");
    history.record(cam.update([("tags[0]", "b")]).unwrap());
    history.record(cam.update([("frames", 2)]).unwrap());
    history.end();
    cam.tags.clear();
    assert!(history.undo(&mut cam).is_err());
    assert_eq!(cam.frames, 2);
    assert_eq!((history.entries().len(), history.undone().len()), (0, 0));
}
