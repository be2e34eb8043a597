//! Tests layers that give a read-only field of a variant.

use slots_config::Config;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Off,
    Hardware {
        #[slot(readonly, alias = "no")]
        line: u8,
        #[slot(default)]
        delay: f64,
    },
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    trigger: Trigger,
}

fn hardware(line: u8, delay: f64) -> Settings {
    Settings { trigger: Trigger::Hardware { line, delay } }
}

fn file(line: u8) -> Config {
    Config::new().toml("a.toml", &format!("[trigger.hardware]\nline = {line}\ndelay = 0.5"))
}

#[test]
fn layers_select_a_variant_with_its_readonly_field() {
    let mut it = Settings { trigger: Trigger::Off };
    let _ = file(3).apply(&mut it).unwrap();
    assert_eq!(it, hardware(3, 0.5));
    let (built, _) = file(3).argument("trigger.line", "4").build::<Settings>().unwrap();
    assert_eq!(built, hardware(4, 0.5));
    let mut it = Settings { trigger: Trigger::Off };
    let _ = file(3).argument("trigger.no", "4").apply(&mut it).unwrap();
    assert_eq!(it, hardware(4, 0.5));
}

#[test]
fn file_is_read_again_if_it_keeps_the_readonly_field() {
    let mut it = hardware(3, 0.0);
    let _ = file(3).apply(&mut it).unwrap();
    assert_eq!(it, hardware(3, 0.5));
    let shown = file(4).apply(&mut it).unwrap_err().to_string();
    assert!(shown.contains("is read-only"), "{shown}");
    assert!(shown.contains("a.toml"), "{shown}");
    assert_eq!(it, hardware(3, 0.5));
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Limits {
    #[slot(readonly, default = 1)]
    low: u8,
    #[slot(default = 9)]
    high: u8,
    #[slot(default)]
    trigger: Option<Trigger>,
}

fn limits() -> Limits {
    Limits { low: 1, high: 8, trigger: Some(Trigger::Hardware { line: 1, delay: 2.5 }) }
}

/// The defaults of the slots have read-only fields and slots.
#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Defaults {
    #[slot(default = Trigger::Hardware { line: 1, delay: 2.5 })]
    trigger: Trigger,
    #[slot(default = limits())]
    limits: Limits,
    #[slot(readonly, default = 5)]
    serial: u8,
    #[slot(readonly, default = Trigger::Hardware { line: 1, delay: 2.5 })]
    fixed: Trigger,
}

/// The same, of the `Default` of the struct.
#[slots(default)]
#[derive(Clone, Debug, PartialEq)]
struct OfDefault {
    trigger: Trigger,
    limits: Limits,
    #[slot(readonly)]
    serial: u8,
    #[slot(readonly)]
    fixed: Trigger,
    #[slot(skip)]
    seen: u8,
}

impl Default for OfDefault {
    fn default() -> Self {
        let trigger = Trigger::Hardware { line: 1, delay: 2.5 };
        OfDefault { trigger: trigger.clone(), limits: limits(), serial: 5, fixed: trigger, seen: 3 }
    }
}

fn built<T: Slots>(config: Config, path: &str) -> String {
    let (built, _) = config.build::<T>().unwrap_or_else(|errors| panic!("{errors}"));
    built.get_path(path).unwrap().to_string()
}

#[test]
fn layers_give_the_readonly_parts_of_defaults_of_a_new_object() {
    let table = |text: &str| Config::new().toml("a.toml", text);
    let argument = |text: &str| {
        let (path, value) = text.split_once('=').unwrap();
        Config::new().argument(path, value)
    };
    // A table with the name of a variant is a new value. An argument gives a part of the default.
    let cases = [
        ("trigger.hardware.line = 3", "trigger", (3, 0.0)),
        ("trigger.hardware = { no = 3, delay = 4 }", "trigger", (3, 4.0)),
        ("limits.low = 3", "limits.trigger", (1, 2.5)),
        ("limits.trigger.hardware.line = 3", "limits.trigger", (3, 0.0)),
        ("fixed.hardware.line = 3", "fixed", (3, 0.0)),
    ];
    let arguments = [
        ("trigger.line=3", "trigger", (3, 2.5)),
        ("trigger.no=3", "trigger", (3, 2.5)),
        ("trigger.hardware.line=3", "trigger", (3, 2.5)),
        ("trigger.delay=3", "trigger", (1, 3.0)),
        ("limits.trigger.line=3", "limits.trigger", (3, 2.5)),
        ("limits.trigger.delay=3", "limits.trigger", (1, 3.0)),
        ("fixed.line=3", "fixed", (3, 2.5)),
        ("fixed.delay=3", "fixed", (1, 3.0)),
    ];
    for (text, path, (line, delay)) in cases.into_iter().chain(arguments) {
        let config = || if text.contains(" = ") { table(text) } else { argument(text) };
        let expected = format!(r#"{{"hardware": {{"line": {line}, "delay": {delay:?}}}}}"#);
        assert_eq!(built::<Defaults>(config(), path), expected, "{text}");
        assert_eq!(built::<OfDefault>(config(), path), expected, "{text}");
    }
    for (text, path, expected) in [
        ("limits.low = 3", "limits.low", "3"),
        ("limits.low = 3", "limits.high", "8"),
        ("limits.trigger.hardware.line = 3", "limits.high", "8"),
        ("serial = 6", "serial", "6"),
        ("trigger = 'off'", "trigger", "off"),
    ] {
        assert_eq!(built::<Defaults>(table(text), path), expected, "{text}");
        assert_eq!(built::<OfDefault>(table(text), path), expected, "{text}");
    }
    let (it, applied) = table("limits.low = 3\nserial = 6").build::<OfDefault>().unwrap();
    assert_eq!((it.seen, it.serial, it.limits.low), (3, 6, 3));
    assert!(applied.origin("limits.low").unwrap().to_string().starts_with("a.toml"));
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Timer {
    #[slot(readonly, unit = "s")]
    delay: f64,
    #[slot(readonly, unit = "s", default = 1.0)]
    period: f64,
    #[slot(default = Some(Box::new(Timer { delay: 1.0, period: 1.0, inner: None })))]
    inner: Option<Box<Timer>>,
}

#[test]
fn layers_give_readonly_slots_with_units() {
    let file = Config::new().toml("a.toml", "delay = '5ms'\nperiod = '7ms'");
    let file = file.argument("inner.delay", "9ms");
    let (it, _) = file.build::<Timer>().unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((it.delay, it.period), (0.005, 0.007));
    assert_eq!(it.inner.map(|inner| (inner.delay, inner.period)), Some((0.009, 1.0)));
}

#[test]
fn layer_with_a_bad_part_of_a_default_names_its_origin() {
    let table = |text: &str| Config::new().toml("a.toml", text).build::<Defaults>();
    let shown = table("trigger.hardware.line = 300").unwrap_err().to_string();
    assert!(shown.contains("must be in 0..=255, not 300"), "{shown}");
    assert!(shown.contains("a.toml"), "{shown}");
    let shown = table("limits.low = 3\nlimits.high = 300").unwrap_err().to_string();
    assert!(shown.contains("must be in 0..=255, not 300"), "{shown}");
    assert!(!shown.contains("read-only"), "{shown}");
}
