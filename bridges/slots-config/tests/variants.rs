//! Tests layers that give the fields of a variant as a text, by number, or where a table lacks the enum.

use std::collections::BTreeMap;

use slots_config::Config;
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Compression {
    Off,
    Zstd {
        #[slot(default = 3)]
        level: i8,
        #[slot(default)]
        long: bool,
    },
    Remote {
        host: String,
        port: u16,
    },
    Pair(u8, String),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Step {
    name: String,
    compression: Compression,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    compression: Compression,
    #[slot(default)]
    steps: Vec<Step>,
}

fn settings() -> Settings {
    Settings { compression: Compression::Off, steps: Vec::new() }
}

fn with(config: Config) -> Settings {
    let mut settings = settings();
    let _ = config.apply(&mut settings).unwrap_or_else(|errors| panic!("{errors}"));
    settings
}

fn errors(config: Config) -> String {
    let mut changed = settings();
    let errors = config.apply(&mut changed).unwrap_err();
    assert_eq!(changed, settings());
    errors.to_string()
}

#[test]
fn text_of_the_active_variant_replaces_its_fields() {
    let file = || Config::new().toml("a.toml", "[compression.remote]\nhost = 'a'\nport = 1");
    for text in ["{host: h, port: 8}", "host: h, port: 8"] {
        let config = file().argument("compression.remote", text);
        let expected = Compression::Remote { host: "h".into(), port: 8 };
        assert_eq!(with(config).compression, expected, "{text}");
    }
    let shown = errors(file().argument("compression.remote", "{host: h, port: many}"));
    assert!(shown.contains("'compression.remote' item port must be u16, not 'many'"), "{shown}");
    assert!(shown.contains("from argument compression.remote={host: h, port: many}"), "{shown}");
    assert!(!shown.contains("a.toml"), "{shown}");
}

fn file() -> Config {
    Config::new().toml("a.toml", "[compression.zstd]\nlevel = 19\nlong = true")
}

#[test]
fn argument_selects_variant_with_numbered_fields() {
    let pair = || Compression::Pair(1, "b".into());
    for text in ["[1, b]", "1, b"] {
        assert_eq!(with(file().argument("compression.pair", text)).compression, pair(), "{text}");
    }
    let parts = file().argument("compression.pair[0]", "1").argument("compression.pair[1]", "b");
    assert_eq!(with(parts).compression, pair());
    let active = Config::new().toml("a.toml", "compression = { pair = [5, 'b'] }");
    let active = active.argument("compression.pair[0]", "1");
    assert_eq!(with(active).compression, pair());
    let shown = errors(file().argument("compression.pair[0]", "1"));
    assert!(shown.contains("'compression[1]' must be String"), "{shown}");
}

#[test]
fn argument_gives_an_enum_that_a_table_lacks() {
    let file = || Config::new().toml("a.toml", "[[steps]]\nname = 's'");
    let config = file().argument("steps[0].compression.zstd.level", "5");
    assert_eq!(with(config).steps[0].compression, Compression::Zstd { level: 5, long: false });
    let shown = errors(file().argument("steps[0].compression.level", "5"));
    assert!(!shown.contains("None"), "{shown}");
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Trigger {
    Off,
    Timer {
        #[slot(unit = "s")]
        period: f64,
        #[slot(unit = "s", default = 1.0)]
        delay: f64,
    },
    Wait(#[slot(unit = "s")] f64),
    Between(#[slot(unit = "s")] f64, #[slot(unit = "m")] f64),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Triggered {
    trigger: Trigger,
    others: Vec<Trigger>,
}

#[test]
fn strings_with_units_give_fields_of_variants() {
    let file = "trigger.Timer = { period = '5ms', delay = '2s' }\nothers = ['Off', { Timer = { period = '7ms' } }, { Wait = '9ms' }, { Between = ['1ms', '2km'] }]";
    let made = Config::new().toml("a.toml", file).build::<Triggered>();
    let (it, _) = made.unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(it.trigger, Trigger::Timer { period: 0.005, delay: 2.0 });
    let others = [
        Trigger::Off,
        Trigger::Timer { period: 0.007, delay: 1.0 },
        Trigger::Wait(0.009),
        Trigger::Between(0.001, 2000.0),
    ];
    assert_eq!(it.others, others);
    let mut old = Triggered { trigger: Trigger::Off, others: Vec::new() };
    let applied = Config::new().toml("a.toml", file).apply(&mut old);
    let _ = applied.unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(old, it);
    let bad = "trigger.Timer = { period = '5kg' }\nothers = []";
    let error = Config::new().toml("a.toml", bad).build::<Triggered>().unwrap_err().to_string();
    assert!(error.contains("5kg"), "{error}");
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[allow(non_camel_case_types, reason = "a variant has the name of a field")]
enum Same {
    Off,
    timer {
        #[slot(unit = "s")]
        period: f64,
    },
    period(#[slot(unit = "ms")] f64),
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Labelled {
    Off,
    Labels(BTreeMap<String, f64>),
    Timer {
        #[slot(unit = "s")]
        period: f64,
    },
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Tree {
    Leaf,
    Val(#[slot(unit = "s")] f64),
    Node(Box<Tree>),
    Maybe(Option<Box<Tree>>),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Forest {
    same: Same,
    labelled: Labelled,
    tree: Tree,
}

fn forest(file: &str) -> Forest {
    let mut forest = Forest { same: Same::Off, labelled: Labelled::Off, tree: Tree::Leaf };
    let applied = Config::new().toml("a.toml", file).apply(&mut forest);
    let _ = applied.unwrap_or_else(|errors| panic!("{file}: {errors}"));
    forest
}

#[test]
fn key_of_a_table_for_an_enum_names_a_variant() {
    assert_eq!(forest("same.period = '5ms'").same, Same::period(5.0));
    assert_eq!(forest("same.timer.period = '5ms'").same, Same::timer { period: 0.005 });
    assert_eq!(forest("labelled.Timer.period = '5ms'").labelled, Labelled::Timer { period: 0.005 });
    let labels = forest("labelled.Labels.Timer = 3.0").labelled;
    assert_eq!(labels, Labelled::Labels(BTreeMap::from([("Timer".into(), 3.0)])));
}

#[test]
fn variant_that_contains_its_enum_is_read() {
    assert_eq!(forest("tree.Val = '5ms'").tree, Tree::Val(0.005));
    assert_eq!(forest("tree.Node.Val = '5ms'").tree, Tree::Node(Box::new(Tree::Val(0.005))));
    let inner = Box::new(Tree::Node(Box::new(Tree::Val(0.005))));
    assert_eq!(forest("tree.Maybe.Node.Val = '5ms'").tree, Tree::Maybe(Some(inner)));
    assert_eq!(forest("tree.Maybe = 'Leaf'").tree, Tree::Maybe(Some(Box::new(Tree::Leaf))));
}
