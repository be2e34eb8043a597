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
    let cases = [
        ("trigger.hardware.line = 3", "trigger", r#"{"hardware": {"line": 3, "delay": 2.5}}"#),
        ("trigger.hardware.delay = 3", "trigger", r#"{"hardware": {"line": 1, "delay": 3.0}}"#),
        (
            "trigger.hardware = { no = 3, delay = 0 }",
            "trigger",
            r#"{"hardware": {"line": 3, "delay": 0.0}}"#,
        ),
        ("trigger = 'off'", "trigger", r#""off""#),
        ("limits.low = 3", "limits.low", "3"),
        ("limits.low = 3", "limits.high", "8"),
        ("limits.low = 3", "limits.trigger", r#"{"hardware": {"line": 1, "delay": 2.5}}"#),
        (
            "limits.trigger.hardware.line = 3",
            "limits.trigger",
            r#"{"hardware": {"line": 3, "delay": 2.5}}"#,
        ),
        ("limits.trigger.hardware.line = 3", "limits.high", "8"),
        ("serial = 6", "serial", "6"),
        ("fixed.hardware.line = 3", "fixed", r#"{"hardware": {"line": 3, "delay": 2.5}}"#),
        ("fixed.hardware.delay = 3", "fixed", r#"{"hardware": {"line": 1, "delay": 3.0}}"#),
    ];
    for (text, path, expected) in cases {
        assert_eq!(built::<Defaults>(table(text), path), expected, "{text}");
        assert_eq!(built::<OfDefault>(table(text), path), expected, "{text}");
    }
    let argument = || table("trigger.hardware.delay = 4").argument("trigger.line", "3");
    let expected = r#"{"hardware": {"line": 3, "delay": 4.0}}"#;
    assert_eq!(built::<Defaults>(argument(), "trigger"), expected);
    assert_eq!(built::<OfDefault>(argument(), "trigger"), expected);
    let (it, _) = argument().build::<OfDefault>().unwrap();
    assert_eq!(it.seen, 3);
    let shown = table("trigger.hardware.line = 300").build::<Defaults>().unwrap_err().to_string();
    assert!(shown.contains("'trigger.line' must be in 0..=255, not 300"), "{shown}");
    assert!(shown.contains("a.toml"), "{shown}");
}
