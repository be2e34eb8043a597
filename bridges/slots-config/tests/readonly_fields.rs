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
