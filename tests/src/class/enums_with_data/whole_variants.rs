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

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Source {
    Off,
    Pair(Vec<u32>, u32),
    Named { line: u32, column: u32 },
    Url(String),
}

#[slots]
struct Stage {
    source: Source,
}

#[test]
fn text_of_a_variant_needs_no_brackets() {
    for start in [
        Source::Off,
        Source::Pair(Vec::new(), 0),
        Source::Named { line: 0, column: 0 },
        Source::Url(String::new()),
    ] {
        let mut stage = Stage { source: start };
        for (path, text, expected) in [
            ("source.named", "line: 3, column: 4", Source::Named { line: 3, column: 4 }),
            ("source.named", " {line: 5, column: 6} ", Source::Named { line: 5, column: 6 }),
            ("source.pair", "[1, 2], 3", Source::Pair(vec![1, 2], 3)),
            ("source.pair", "[[1], 4]", Source::Pair(vec![1], 4)),
            ("source.url", "a, b: \"c", Source::Url("a, b: \"c".into())),
        ] {
            // Once into the inactive variant, once into the active one.
            for _ in 0..2 {
                stage.set_text_path(path, text).unwrap();
                assert_eq!(stage.source, expected, "{path} {text}");
            }
        }
        stage.source = Source::Off;
        for (path, text, expected) in [
            ("source.named", "line: 3", "'source' needs 'column' for 'named'"),
            ("source.named", "3", "'source.named' must be a map, not str"),
            ("source.pair", "1", "'source' must be a list of 2, not one of 1"),
        ] {
            let error = stage.set_text_path(path, text).unwrap_err().message();
            assert_eq!(error, format!("'Stage' object attribute {expected}"), "{path} {text}");
        }
        // Inside of another map, the braces are needed.
        let error = stage.set_text("source", "{named: line: 3}").unwrap_err().message();
        assert_eq!(error, "'Stage' object attribute 'source.named' must be a map, not str");
    }
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Inner {
    sizes: Vec<u32>,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Area {
    inner: Inner,
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Shape {
    Dot,
    Area(Area),
    Line { ends: Vec<u32> },
}

fn at_most_two(shape: &Shape) -> Result<(), String> {
    match shape {
        Shape::Line { ends } if ends.len() > 2 => Err("a line has at most two ends".into()),
        _ => Ok(()),
    }
}

#[slots]
struct Layer {
    #[slot(check = at_most_two)]
    shape: Shape,
}

#[slots]
struct Board {
    layer: Layer,
}

#[test]
fn error_in_a_selected_variant_names_the_innermost_object() {
    let mut board = Board { layer: Layer { shape: Shape::Dot } };
    let area = values! {
        "layer.shape" => { "area" => { "inner" => { "sizes" => [1, 2] } } },
        "layer.shape.inner.sizes[0]" => "x",
    };
    assert_eq!(
        board.update(area).unwrap_err().to_string(),
        "'Inner' object attribute 'sizes[0]' must be u32, not str (at 'layer.shape.inner.sizes[0]')"
    );
    let line = |ends: &[u32]| {
        values! { "layer.shape" => { "line" => { "ends" => [1] } }, "layer.shape.ends" => ends }
    };
    assert_eq!(
        board.update(line(&[1, 2, 3])).unwrap_err().to_string(),
        "'Layer' object attribute 'shape' is rejected: a line has at most two ends (at 'layer.shape')"
    );
    board.update(line(&[1, 2])).unwrap();
    let twice = values! {
        "layer.shape" => { "area" => { "inner" => { "sizes" => [] } } },
        "layer.shape.area" => { "inner" => { "sizes" => [] } },
    };
    assert_eq!(
        board.update(twice).unwrap_err().to_string(),
        "'Layer' object attribute 'shape.area' is given twice (at 'layer.shape.area')"
    );
}
