//! Writes of a whole variant by its own path: `trigger.hardware`.

use slots_runtime::{prelude::*, values};

use super::{Edge, Trigger, Zone, camera};

#[test]
fn text_of_a_variant_selects_and_fills_it() {
    let mut cam = camera(Trigger::Software);
    for (path, text, expected) in [
        ("trigger.hardware", "{line: 3}", Trigger::Hardware { line: 3, rising: None }),
        ("trigger.hardware", "{edge: Up}", Trigger::Hardware { line: 1, rising: Some(Edge::Up) }),
        ("trigger.hw", "{}", Trigger::Hardware { line: 1, rising: None }),
        ("trigger.window", "[1, a]", Trigger::Window(1, "a".into())),
        ("trigger.window", "2, b", Trigger::Window(2, "b".into())),
        ("trigger.timer", "2", Trigger::Timer(2.0)),
        ("trigger.zone", "{x: 1, y: 2}", Trigger::Zone(Zone { x: 1, y: 2 })),
        ("trigger.software", "None", Trigger::Software),
    ] {
        cam.set_text_path(path, text).unwrap();
        assert_eq!(cam.trigger, expected, "{path} {text}");
        // Active or not, the result is the same.
        if !matches!(expected, Trigger::Software) {
            cam.set_text_path(path, text).unwrap();
            assert_eq!(cam.trigger, expected, "{path} {text}");
        }
    }
    cam.set_text_path("spare.window", "3, c").unwrap();
    assert_eq!(cam.spare, Some(Trigger::Window(3, "c".into())));
}

#[test]
fn map_of_a_variant_selects_and_fills_it() {
    let mut cam = camera(Trigger::Software);
    let line = |line: u32| [("line", line)].into_iter().collect::<Dict>();
    cam.set_path("trigger.hardware", line(3)).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 3, rising: None });
    cam.set_path("trigger.hardware", line(4)).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 4, rising: None });
    cam.update(values! { "trigger.window" => [1, "a"], "spare.hardware" => { "line" => 5 } })
        .unwrap();
    assert_eq!(cam.trigger, Trigger::Window(1, "a".into()));
    assert_eq!(cam.spare, Some(Trigger::Hardware { line: 5, rising: None }));
}

#[test]
fn rejected_text_of_a_variant_names_the_field() {
    for active in [Trigger::Software, Trigger::Hardware { line: 1, rising: None }] {
        let mut cam = camera(active);
        assert_eq!(
            cam.set_text_path("trigger.hardware", "{line: x}").unwrap_err().message(),
            "'Camera' object attribute 'trigger.line' must be u32, not 'x'"
        );
        assert_eq!(
            cam.set_text_path("trigger.hardware", "{lien: 1}").unwrap_err().message(),
            "'Camera' object attribute 'trigger' has no 'lien' in 'hardware'"
        );
        assert_eq!(
            cam.set_text_path("trigger.network", "{host: h}").unwrap_err().message(),
            "'Camera' object attribute 'trigger' needs 'port' for 'network'"
        );
        assert!(cam.set_text_path("trigger.hardware", "3").is_err());
        assert!(cam.set_text_path("trigger.window", "3").is_err());
    }
}
