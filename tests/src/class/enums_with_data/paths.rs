//! Paths into the active variant.

use slots_runtime::prelude::*;

use super::{Edge, Trigger, Zone, camera};

#[test]
fn path_reaches_field_of_active_variant() {
    let mut cam = camera(Trigger::Hardware { line: 3, rising: None });
    assert_eq!(cam.get_path("trigger.line").unwrap(), 3);
    cam.set_path("trigger.line", 4).unwrap();
    cam.set_text_path("trigger.edge", "Down").unwrap();
    *cam.attr_path_mut::<u32, _>("trigger.line").unwrap() += 1;
    assert_eq!(cam.trigger, Trigger::Hardware { line: 5, rising: Some(Edge::Down) });
    assert_eq!(cam.attr_path::<u32, _>("trigger.line").unwrap(), &5);
}

#[test]
fn path_reaches_numbered_field() {
    let mut cam = camera(Trigger::Window(1, "a".into()));
    cam.set_path("trigger[0]", 2).unwrap();
    cam.set_path("trigger.1", "b").unwrap();
    assert_eq!(cam.trigger, Trigger::Window(2, "b".into()));
    assert_eq!(cam.get_path("trigger[2]").unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn only_field_without_name_is_transparent() {
    let mut cam = camera(Trigger::Zone(Zone { x: 1, y: 2 }));
    assert_eq!(cam.get_path("trigger.x").unwrap(), 1);
    cam.set_path("trigger.y", 3).unwrap();
    assert_eq!(cam.child("trigger").unwrap().getattr("y").unwrap(), 3);
    assert_eq!(
        cam.set_path("trigger.x", 101).unwrap_err().to_string(),
        "'Zone' object attribute 'x' must be in 0..=100, not 101 (at 'trigger.x')"
    );
    let mut cam = camera(Trigger::Timer(0.5));
    cam.set_path("trigger.timer", 1).unwrap();
    assert_eq!(cam.get_path("trigger.0").unwrap(), 1.0);
    cam.set_path("trigger[0]", 2).unwrap();
    assert_eq!(cam.trigger, Trigger::Timer(2.0));
    let mut cam = camera(Trigger::Any(vec![Zone { x: 1, y: 2 }]));
    assert_eq!(cam.get_path("trigger[0].x").unwrap(), 1);
    assert_eq!(cam.get_path("trigger.any[0].x").unwrap(), 1);
    assert!(cam.set_path("trigger[0].x", 101).is_err());
    cam.set_path("trigger[0].x", 100).unwrap();
}

#[test]
fn path_leads_through_option_and_list() {
    let mut cam = camera(Trigger::Software);
    assert_eq!(cam.get_path("spare.line").unwrap_err().kind(), ErrorKind::NotReachable);
    cam.spare = Some(Trigger::Timer(1.0));
    cam.all = vec![Trigger::Software, Trigger::Hardware { line: 1, rising: None }];
    cam.set_path("spare.timer", 2).unwrap();
    cam.set_path("all[1].line", 9).unwrap();
    assert_eq!(cam.get_path("all[1].line").unwrap(), 9);
    assert_eq!(
        cam.get_path("spare.line").unwrap_err().to_string(),
        "'Camera' object attribute 'spare' is 'timer'; 'line' belongs to 'hardware'"
    );
    assert_eq!(
        cam.set_path("all[0].line", 9).unwrap_err().message(),
        "'Camera' object attribute 'all[0]' is 'software'; 'line' belongs to 'hardware'"
    );
}

#[test]
fn path_into_inactive_variant_names_its_owner() {
    let mut cam = camera(Trigger::Software);
    for (path, message) in [
        ("trigger.line", "is 'software'; 'line' belongs to 'hardware'"),
        ("trigger.host", "is 'software'; 'host' belongs to 'network'"),
        ("trigger.x", "is 'software'; 'x' belongs to 'zone'"),
        ("trigger[1]", "is 'software'; '[1]' belongs to 'window'"),
    ] {
        let message = format!("'Camera' object attribute 'trigger' {message}");
        for error in [cam.get_path(path).unwrap_err(), cam.set_path(path, 1).unwrap_err()] {
            assert_eq!(error.message(), message);
            assert_eq!(error.kind(), ErrorKind::NotReachable);
            assert_eq!(error.path(), path);
        }
    }
    cam.trigger = Trigger::Hardware { line: 1, rising: None };
    assert_eq!(
        cam.get_path("trigger.port").unwrap_err().message(),
        "'Camera' object attribute 'trigger' is 'hardware'; 'port' belongs to 'network'"
    );
}

#[test]
fn path_into_no_variant_is_unknown() {
    let cam = camera(Trigger::Hardware { line: 1, rising: None });
    let error = cam.get_path("trigger.lien").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unknown);
    assert_eq!(error.message(), "'Camera' object attribute 'trigger' has no 'lien' in 'hardware'");
    assert_eq!(error.suggestions(), ["line"]);
}

#[test]
fn text_is_validated_without_an_object() {
    use slots_runtime::Slots;
    let class = <super::Camera as Slots>::CLASS;
    let check = |path: &str, text| class.check_text(&path.parse().unwrap(), text);
    assert!(check("trigger.line", "7").is_ok());
    assert!(check("trigger.line", "x").is_err());
    assert!(check("trigger", "hardware").is_ok());
    assert!(check("trigger", "network").is_err());
    assert!(check("trigger.lien", "7").is_err());
    assert!(check("trigger[0].x", "7").is_ok());
}

#[test]
fn path_that_names_the_active_variant_reaches_its_fields() {
    let mut cam = camera(Trigger::Hardware { line: 3, rising: None });
    assert_eq!(cam.get_path("trigger.hardware.line").unwrap(), 3);
    assert_eq!(cam.get_path("trigger.hw.line").unwrap(), 3);
    assert_eq!(
        cam.get_path("trigger.hardware").unwrap().to_string(),
        r#"{"line": 3, "edge": None}"#
    );
    cam.set_path("trigger.hardware.line", 4).unwrap();
    cam.set_text_path("trigger.hardware.edge", "Down").unwrap();
    *cam.attr_path_mut::<u32, _>("trigger.hardware.line").unwrap() += 1;
    assert_eq!(cam.trigger, Trigger::Hardware { line: 5, rising: Some(Edge::Down) });
    let undo = cam.update([("trigger.hardware.line", 6)]).unwrap();
    assert_eq!(undo.paths().next().unwrap().to_string(), "trigger.line");
    let _ = undo.apply(&mut cam).unwrap();
    assert_eq!(cam.get_path("trigger.line").unwrap(), 5);
    cam.modify_path("trigger.hardware.line", |line: &mut u32| *line += 2).unwrap();
    assert_eq!(cam.get_path("trigger.line").unwrap(), 7);
    cam.set_path("trigger.hardware", Dict::from_iter([("line", 9)])).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 9, rising: None });
    // Both forms are one place.
    let error = cam.update([("trigger.hardware.line", 6), ("trigger.line", 7)]).unwrap_err();
    assert!(error.to_string().contains("is given twice"), "{error}");
    let error = cam.set_path("trigger.hardware.lien", 6).unwrap_err();
    assert_eq!(error.suggestions(), ["line"]);

    let mut cam = camera(Trigger::Zone(Zone { x: 1, y: 2 }));
    cam.set_path("trigger.zone.x", 5).unwrap();
    assert_eq!(cam.get_path("trigger.zone.x").unwrap(), 5);
    let mut cam = camera(Trigger::Window(1, "a".into()));
    cam.set_path("trigger.window[0]", 5).unwrap();
    assert_eq!(cam.get_path("trigger.window[0]").unwrap(), 5);
    assert_eq!(cam.get_path("trigger.window[2]").unwrap_err().kind(), ErrorKind::Unknown);
    let mut cam = camera(Trigger::Software);
    cam.all = vec![Trigger::Any(vec![Zone { x: 1, y: 2 }])];
    cam.set_path("all[0].any[0].x", 5).unwrap();
    cam.push_path("all[0].any", Dict::from_iter([("x", 1), ("y", 1)])).unwrap();
    assert_eq!(cam.get_path("all[0][1].x").unwrap(), 1);
}

#[test]
fn path_that_names_an_inactive_variant_is_not_reachable() {
    let mut cam = camera(Trigger::Software);
    for path in ["trigger.hardware.line", "trigger.hardware", "trigger.network.host"] {
        let name = path.split('.').nth(1).unwrap();
        let expected = format!("'Camera' object attribute 'trigger' is 'software', not '{name}'");
        let read = cam.get_path(path).unwrap_err();
        for error in [read, cam.delete_path(path).unwrap_err(), cam.push_path(path, 1).unwrap_err()]
        {
            assert_eq!(error.message(), expected);
            assert_eq!(error.kind(), ErrorKind::NotReachable);
        }
    }
    assert_eq!(cam.trigger, Trigger::Software);
}

#[slots]
#[derive(Debug)]
struct Named {
    shape: Shape,
}

#[derive(SlotValue, Debug)]
#[slot_value(rename_all = "lowercase")]
enum Shape {
    Line { line: u32, width: u32 },
    Boxed { zone: Option<Zone> },
}

#[test]
fn field_with_the_name_of_its_variant_wins() {
    let mut it = Named { shape: Shape::Line { line: 1, width: 2 } };
    assert_eq!(it.get_path("shape.line").unwrap(), 1);
    it.set_path("shape.line", 5).unwrap();
    assert_eq!(it.get_path("shape.line").unwrap(), 5);
    assert!(it.get_path("shape.line.width").is_err());
    let mut it = Named { shape: Shape::Boxed { zone: Some(Zone { x: 1, y: 2 }) } };
    it.set_path("shape.boxed.zone.x", 7).unwrap();
    assert_eq!(it.get_path("shape.zone.x").unwrap(), 7);
}

#[test]
fn paths_of_differences_agree_with_leaves() {
    let pairs = [
        (
            Trigger::Hardware { line: 3, rising: None },
            Trigger::Hardware { line: 4, rising: Some(Edge::Up) },
            "trigger.line trigger.edge",
        ),
        (Trigger::Timer(1.0), Trigger::Timer(2.0), "trigger.timer"),
        (Trigger::Window(1, "a".into()), Trigger::Window(2, "a".into()), "trigger[0]"),
        (Trigger::Zone(Zone { x: 1, y: 2 }), Trigger::Zone(Zone { x: 1, y: 3 }), "trigger.y"),
        (
            Trigger::Any(vec![Zone { x: 1, y: 2 }]),
            Trigger::Any(vec![Zone { x: 2, y: 2 }]),
            "trigger.any[0].x",
        ),
        (Trigger::Timer(1.0), Trigger::Software, "trigger"),
        (Trigger::Timer(1.0), Trigger::Window(1, "a".into()), "trigger"),
    ];
    for (old, new, expected) in pairs {
        let (old, new) = (camera(old), camera(new));
        let differences = old.diff(&new);
        let paths: Vec<String> = differences.iter().map(|it| it.path.to_string()).collect();
        assert_eq!(paths.join(" "), expected);
        for difference in &differences {
            assert_eq!(new.get_path(&difference.path).unwrap().to_owned(), difference.new);
            let is_leaf = |leaf: slots_runtime::Leaf<'_>| {
                leaf.path.segments().starts_with(difference.path.segments())
            };
            assert!(new.leaves().any(is_leaf), "{}", difference.path);
        }
    }
}

#[test]
fn path_of_notification_reaches_the_field() {
    let shared = slots_runtime::Shared::new(camera(Trigger::Hardware { line: 3, rising: None }));
    let mut all = shared.subscribe_all().unwrap();
    let mut one = shared.subscribe("trigger").unwrap();
    shared.set_path("trigger.hardware.line", 4).unwrap();
    for changes in [&mut all, &mut one] {
        let change = changes.try_next().unwrap();
        assert_eq!(change.path.to_string(), "trigger.line");
        assert_eq!(shared.get_path(&change.path).unwrap(), change.new.unwrap());
    }
}

#[test]
fn text_at_a_path_that_names_a_variant_is_validated_without_an_object() {
    use slots_runtime::Slots;
    let class = <super::Camera as Slots>::CLASS;
    let check = |path: &str, text| class.check_text(&path.parse().unwrap(), text);
    assert!(check("trigger.hardware.line", "7").is_ok());
    assert!(check("trigger.hardware.line", "x").is_err());
    assert!(check("trigger.hardware.host", "x").is_err());
    assert!(check("trigger.window[0]", "7").is_ok());
    assert!(check("trigger.zone.x", "101").is_err());
}
