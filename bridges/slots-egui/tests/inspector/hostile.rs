//! Values that are unusual for a window: numbers beyond `f64`, long strings and lists, deep objects.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use slots_runtime::prelude::*;

use crate::harness::*;
use crate::objects::*;

#[slots]
#[derive(Debug)]
struct Numbers {
    nan: f64,
    infinite: f64,
    #[slot(range = 0.0..)]
    unbounded: f64,
    #[slot(range = f64::NEG_INFINITY..=f64::INFINITY)]
    endless: f64,
    #[slot(range = 3..=3)]
    single: u8,
    #[slot(range = 0..=u64::MAX)]
    wide: u64,
    low: i64,
    huge: u128,
}

fn numbers() -> Numbers {
    Numbers {
        nan: f64::NAN,
        infinite: f64::INFINITY,
        unbounded: 1.0,
        endless: 1.0,
        single: 9,
        wide: u64::MAX,
        low: i64::MIN,
        huge: u128::MAX,
    }
}

#[test]
fn numbers_beyond_f64_are_edited_as_text() {
    let mut harness = harness(numbers());
    for (name, text) in [("wide", "18446744073709551614"), ("low", "-9223372036854775807")] {
        type_into(&mut harness, Role::TextInput, name, text);
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().object.getattr(name).unwrap().to_string(), text);
    }
    type_into(&mut harness, Role::TextInput, "huge", "340282366920938463463374607431768211454");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.huge, u128::MAX - 1);
    type_into(&mut harness, Role::TextInput, "nan", "2.5");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.nan, 2.5);
}

#[test]
fn small_number_becomes_a_large_one_by_typing() {
    let mut harness = harness(Numbers { huge: 1, ..numbers() });
    type_into(&mut harness, Role::SpinButton, "huge", "340282366920938463463374607431768211455");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.huge, u128::MAX);
}

#[test]
fn unbounded_range_has_no_slider() {
    let harness = harness(numbers());
    assert!(harness.query_by_role(Role::Slider).is_none());
}

#[test]
fn value_outside_its_range_stays_until_the_user_edits_it() {
    let harness = harness(numbers());
    assert_eq!(harness.state().object.single, 9);
    assert!(harness.state().object.nan.is_nan() && harness.state().object.infinite.is_infinite());
}

#[slots]
#[derive(Debug, Default)]
struct Big {
    text: String,
    items: Vec<u32>,
}

#[test]
fn long_string_is_shown_in_part_until_it_is_edited() {
    let mut harness = harness(Big { text: "long ".repeat(100_000), items: vec![] });
    assert!(shows(&harness, "(500000 bytes)"));
    assert!(harness.query_by_role_and_label(Role::MultilineTextInput, "text").is_none());
    harness.state_mut().object.text.truncate(5000);
    harness.run();
    click(&mut harness, "edit text");
    type_into(&mut harness, Role::MultilineTextInput, "text", "short");
    click(&mut harness, "items");
    assert_eq!(harness.state().object.text, "short");
}

#[test]
fn long_list_is_drawn_in_pages() {
    let mut harness = harness(Big { text: String::new(), items: (0..1000).collect() });
    click(&mut harness, "items");
    assert!(harness.query_by_role_and_label(Role::SpinButton, "[49]").is_some());
    assert!(harness.query_by_role_and_label(Role::SpinButton, "[50]").is_none());
    click(&mut harness, "next items of items");
    type_into(&mut harness, Role::SpinButton, "[50]", "7");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.items[50], 7);
    harness.state_mut().object.items.truncate(10);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::SpinButton, "[9]").is_some());
}

#[slots]
#[derive(Debug, Default)]
struct Deep {
    level: u32,
    inner: Option<Box<Deep>>,
}

#[test]
fn deep_object_is_drawn_to_a_limit() {
    let mut deep = Deep::default();
    for level in 1..100 {
        deep = Deep { level, inner: Some(Box::new(deep)) };
    }
    let mut harness = harness(deep);
    harness.state_mut().inspector.set_filter("level");
    harness.run();
    assert!(shows(&harness, "is nested too deeply to be shown"));
}

#[slots(frozen)]
#[derive(Debug, Default)]
struct Frozen {
    level: u32,
    items: Vec<u32>,
}

#[test]
fn frozen_object_has_no_enabled_widgets() {
    let mut harness = harness(Frozen { level: 1, items: vec![1] });
    click(&mut harness, "items");
    for label in ["add to items", "remove items[0]"] {
        harness.get_by_label(label).click();
        harness.run();
    }
    assert_eq!(harness.state().object.items, [1]);
}

/// One slot of each kind of type.
#[slots]
#[derive(Debug, Default)]
struct Zoo {
    letter: char,
    bytes: Vec<u8>,
    array: [u16; 4],
    nested: Vec<Vec<f64>>,
    by_number: BTreeMap<u32, Stage>,
    set: BTreeSet<String>,
    #[slot(default)]
    optional_list: Option<Vec<Option<bool>>>,
    any: OwnedValue,
    triggers: Vec<Trigger>,
    #[slot(unit = "mm")]
    offsets: Vec<i8>,
    address: Option<SocketAddr>,
    empty: (),
    #[slot(rename = "a name. with [signs]")]
    odd: u8,
    notes: Notes,
}

#[slots]
impl Zoo {
    #[getter]
    fn broken(&self) -> Result<u32, String> {
        Err("no answer".into())
    }

    #[expect(clippy::too_many_arguments, reason = "one argument of each kind of type")]
    #[method]
    fn feed(
        &mut self,
        letter: char,
        kind: Trigger,
        #[arg(default = true)] is_fast: bool,
        all: Vec<Option<u8>>,
        pair: (u8, String),
        limits: BTreeMap<String, f64>,
        any: OwnedValue,
        bytes: Option<Vec<u8>>,
    ) -> Trigger {
        self.letter = if is_fast { letter } else { 'z' };
        self.any = any;
        self.bytes = bytes.unwrap_or_default();
        self.odd = u8::try_from(all.len() + limits.len()).unwrap_or(pair.0);
        kind
    }
}

fn zoo() -> Zoo {
    let mut zoo = Zoo {
        letter: 'a',
        bytes: vec![0, 1, 255],
        nested: vec![vec![1.0, f64::NAN], vec![]],
        by_number: BTreeMap::from([(7, Stage { serial: "S-7".into(), position: 0.5 })]),
        set: BTreeSet::from(["one".into(), "two".into()]),
        any: vec![OwnedValue::from(1), "two".into(), OwnedValue::None].into(),
        triggers: vec![Trigger::Software, Trigger::Timer(0.5)],
        offsets: vec![1, -1],
        ..Zoo::default()
    };
    zoo.notes.setattr("a.b", 1).unwrap();
    zoo.notes.setattr("map", Dict::from_iter([("x", 1)])).unwrap();
    zoo
}

#[test]
fn character_is_edited_as_text() {
    let mut harness = harness(zoo());
    type_into(&mut harness, Role::TextInput, "letter", "ab");
    assert!(shows(&harness, "'Zoo' object attribute 'letter'"));
    type_into(&mut harness, Role::TextInput, "letter", "b");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.letter, 'b');
}

#[test]
fn error_of_a_getter_is_shown() {
    let mut harness = harness(zoo());
    click(&mut harness, "properties");
    assert!(shows(&harness, "no answer"));
}

#[test]
fn name_with_signs_is_written() {
    let mut harness = harness(zoo());
    type_into(&mut harness, Role::SpinButton, "a name. with [signs]", "3");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().object.odd, 3);
}

#[test]
fn random_clicks_and_keys_do_not_panic() {
    let mut harness = harness(zoo());
    click(&mut harness, "methods");
    let mut random = 7_u64;
    let mut next = |limit: usize| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % limit
    };
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::ComboBox,
        Role::TextInput,
        Role::SpinButton,
        Role::Slider,
    ];
    for _ in 0..150 {
        let nodes: Vec<_> =
            roles.iter().flat_map(|role| harness.query_all_by_role(*role)).collect();
        let node = &nodes[next(nodes.len())];
        if next(4) == 0 {
            node.focus();
        } else {
            node.click();
        }
        harness.step();
        if next(2) == 0 {
            let texts = ["-1", "x", "9999999999999999999999", "nan", "\u{1F4F7}", "a\nb", ""];
            harness.event(egui::Event::Text(texts[next(texts.len())].to_owned()));
            harness.step();
            harness.key_press([Key::Enter, Key::Escape, Key::Tab, Key::ArrowUp][next(4)]);
            harness.step();
        }
    }
    harness.state().object.validate().unwrap();
}
