//! `Class::slot_at` and `Class::resolve` follow a path by types, also into the items of lists and maps.

use std::collections::BTreeMap;

use slots_runtime::{FieldInfo, SlotInfo, prelude::*};

#[slots]
#[derive(Clone, Debug)]
struct Stage {
    travel: f64,
    width: Option<u32>,
}

#[derive(SlotValue, Clone, Debug)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    Software,
    Hardware { line: u8, stages: Vec<Stage> },
}

#[slots]
#[derive(Clone, Debug)]
struct Rack {
    stages: Vec<Stage>,
    spare: Option<Box<Stage>>,
    by_name: BTreeMap<String, Stage>,
    by_number: BTreeMap<u8, f64>,
    pair: [f64; 2],
    trigger: Trigger,
    name: String,
}

fn slot_type(path: &str) -> Option<String> {
    let slot = Rack::CLASS.slot_at(&path.parse().unwrap()).unwrap();
    slot.map(SlotInfo::type_name)
}

#[test]
fn slots_of_items_are_found() {
    for path in ["stages[0].travel", "stages[-1].travel", "spare.travel", "by_name.left.travel"] {
        assert_eq!(slot_type(path).unwrap(), "f64", "{path}");
        Rack::CLASS.resolve(path).unwrap();
    }
    for path in ["stages[0]", "by_name.left", "by_number[3]", "pair[1]", "trigger.line"] {
        assert_eq!(slot_type(path), None, "{path}");
        Rack::CLASS.resolve(path).unwrap();
    }
    for path in ["trigger.hardware.stages[0].width", "trigger.stages[0].width"] {
        assert_eq!(slot_type(path).unwrap(), "Option<u32>", "{path}");
    }
}

#[derive(SlotValue, Clone, Debug)]
#[slot_value(rename_all = "kebab-case")]
enum Mode {
    Off,
    /// Removes entries.
    Shrink {
        /// Time between two passes.
        #[slot(unit = "s", range = 0.0..=60.0)]
        period: f64,
        #[slot(unit = "B")]
        size: u64,
    },
    Grow {
        #[slot(unit = "KiB")]
        size: u64,
    },
    Delay(#[slot(unit = "ms")] u32),
}

#[slots]
#[derive(Clone, Debug)]
struct Cache {
    mode: Mode,
    modes: Vec<Option<Mode>>,
    pair: (u8, f64),
}

#[test]
fn fields_of_variants_are_found() {
    let unit =
        |path: &str| Cache::CLASS.field_at(&path.parse().unwrap()).unwrap().map(FieldInfo::unit);
    for (path, expected) in [
        ("mode.period", Some("s")),
        ("mode.shrink.period", Some("s")),
        ("modes[1].period", Some("s")),
        ("mode.delay", Some("ms")),
        ("mode.shrink.size", Some("B")),
        ("mode.grow.size", Some("KiB")),
        // Two variants have this field.
        ("mode.size", None),
        ("mode", None),
        ("modes[0]", None),
        ("pair[1]", Some("")),
    ] {
        assert_eq!(unit(path), expected, "{path}");
        let slot = Cache::CLASS.slot_at(&path.parse().unwrap()).unwrap();
        assert_eq!(slot.is_some(), path == "mode", "{path}");
    }
    let period = Cache::CLASS.field_at(&"mode.period".parse().unwrap()).unwrap().unwrap();
    assert_eq!(period.doc(), "Time between two passes.");
    assert!(Cache::CLASS.field_at(&"mode.perid".parse().unwrap()).is_err());
    let field = |path: &str| Rack::CLASS.field_at(&path.parse().unwrap()).unwrap();
    assert!(field("stages[0].travel").is_none() && field("trigger.stages[0].width").is_none());
    assert_eq!(field("trigger.line").unwrap().type_name(), "u8");
}

#[test]
fn unknown_names_below_items_are_rejected_with_a_suggestion() {
    for (path, message) in [
        (
            "stages[0].widht",
            "'Stage' object has no attribute 'widht'. Did you mean: 'width'? (at 'stages[0].widht')",
        ),
        (
            "by_name.left.travle",
            "'Stage' object has no attribute 'travle'. Did you mean: 'travel'? (at 'by_name.left.travle')",
        ),
        ("name.x", "'String' object has no attribute 'x' (at 'name.x')"),
        (
            "trigger.lien",
            "'Trigger' object has no attribute 'lien'. Did you mean: 'line'? (at 'trigger.lien')",
        ),
    ] {
        let error = Rack::CLASS.slot_at(&path.parse().unwrap()).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(Rack::CLASS.resolve(path).unwrap_err().to_string(), message);
        let error = Rack::CLASS.check_text(&path.parse().unwrap(), "1").unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert!(Rack::CLASS.resolve("by_number.left").is_err());
    assert!(Rack::CLASS.resolve("pair[2]").is_err());
}

#[test]
fn index_out_of_range_is_reported_with_the_path_as_in_a_write() {
    #[slots]
    struct Lab {
        racks: Vec<Rack>,
        rack: Rack,
    }
    let rack = || Rack {
        stages: vec![],
        spare: None,
        by_name: BTreeMap::new(),
        by_number: BTreeMap::new(),
        pair: [0.0; 2],
        trigger: Trigger::Software,
        name: String::new(),
    };
    let mut lab = Lab { racks: vec![rack()], rack: rack() };
    for path in ["rack.pair[2]", "racks[0].pair[-3]", "rack.pair[2].x"] {
        let parsed: AttrPath = path.parse().unwrap();
        let written = lab.set_text_path(path, "1").unwrap_err();
        assert!(
            written.to_string().ends_with(&format!("is out of range (at '{path}')")),
            "{written}"
        );
        let error = Lab::CLASS.slot_at(&parsed).unwrap_err();
        assert_eq!((error.to_string(), error.path()), (written.to_string(), path));
        assert_eq!(Lab::CLASS.check_text(&parsed, "1").unwrap_err(), error);
        assert_eq!(Lab::CLASS.resolve(path).unwrap_err(), error);
    }
}

#[test]
fn slot_that_is_requested_by_an_alias_has_its_own_name() {
    #[slots]
    struct Clock {
        #[slot(alias = "t", alias = "u", default = 1.0)]
        time: f64,
    }
    for name in ["time", "t", "u"] {
        let slot = Clock::CLASS.slot(name).unwrap();
        assert_eq!((slot.name(), slot.field()), ("time", "time"));
        assert_eq!(slot.to_string(), "time: f64, default 1.0, also t and u");
        let slot = Clock::CLASS.slot_at(&name.parse().unwrap()).unwrap().unwrap();
        assert_eq!(slot.name(), "time");
    }
}
