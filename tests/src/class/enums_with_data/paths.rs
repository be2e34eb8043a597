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
        ("trigger.timer", "is 'software', not 'timer'"),
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
    assert_eq!(error.message(), "'Trigger' object has no attribute 'lien'");
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
