//! Structs, enums with data, newtypes and pointers, and options of them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use slots_runtime::prelude::*;

#[slots]
#[derive(Clone, Debug, PartialEq, Default)]
struct Roi {
    #[slot(default)]
    x: u32,
    #[slot(default)]
    tags: Vec<String>,
}

fn roi(x: u32) -> Roi {
    Roi { x, tags: vec!["a".into()] }
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
enum Mode {
    Fast,
    Slow,
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Trigger {
    Software,
    Hardware {
        line: u8,
        #[slot(default)]
        name: Option<String>,
    },
    Color(u8, u8, u8),
    Nested(Roi),
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
enum Signal {
    Line {
        #[slot(readonly)]
        line: u8,
        delay: f64,
    },
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
struct Gain(f64);

#[derive(SlotValue, Clone, Debug, PartialEq)]
struct Rois(Vec<Roi>);

#[derive(SlotValue, Clone, Debug, PartialEq)]
struct Frame(Roi);

#[derive(SlotValue, Clone, Debug, PartialEq)]
struct Color(u8, u8, u8);

super::kinds! {
    "enum with a readonly field": Signal = Signal::Line { line: 3, delay: 1.0 }, Signal::Line { line: 3, delay: 2.0 }, below ".delay" = "0.5";
    "struct": Roi = roi(1), roi(2), text "", below ".x" = "7";
    "Box<struct>": Box<Roi> = Box::new(roi(1)), Box::new(roi(2)), text "", below ".tags[0]" = "b";
    "Vec<struct>": Vec<Roi> = vec![roi(1)], vec![roi(2), roi(3)], text "", below "[0].x" = "7";
    "[struct; 2]": [Roi; 2] = [roi(1), roi(2)], [roi(3), roi(4)], text "", below "[1].x" = "7";
    "BTreeMap<String, struct>": BTreeMap<String, Roi> = [("a".into(), roi(1))].into(), [("a".into(), roi(2))].into(), text "", below ".a.x" = "7";
    "Vec<Box<struct>>": Vec<Box<Roi>> = vec![Box::new(roi(1))], vec![Box::new(roi(2))], text "", below "[0].x" = "7";
    "(struct, u8)": (Roi, u8) = (roi(1), 1), (roi(2), 2), text "", below "[0].x" = "7";
    "enum": Mode = Mode::Fast, Mode::Slow;
    "enum with data, unit variant": Trigger = Trigger::Hardware { line: 1, name: None }, Trigger::Software, text "Software", below ".line" = "7";
    "enum with data, named fields": Trigger = Trigger::Hardware { line: 1, name: None }, Trigger::Hardware { line: 2, name: Some("b".into()) }, text "", below ".name" = "c";
    "enum with data, numbered fields": Trigger = Trigger::Color(1, 2, 3), Trigger::Color(4, 5, 6), text "", below "[1]" = "7";
    "enum with data, struct": Trigger = Trigger::Nested(roi(1)), Trigger::Nested(roi(2)), text "", below ".x" = "7";
    "Vec<enum with data>": Vec<Trigger> = vec![Trigger::Hardware { line: 1, name: None }], vec![Trigger::Software], text "", below "[0].line" = "7";
    "Box<enum with data>": Box<Trigger> = Box::new(Trigger::Color(1, 2, 3)), Box::new(Trigger::Software), text "Software", below "[1]" = "7";
    "newtype of f64": Gain = Gain(1.0), Gain(0.5);
    "newtype of struct": Frame = Frame(roi(1)), Frame(roi(2)), text "", below ".x" = "7";
    "newtype of Vec<struct>": Rois = Rois(vec![roi(1)]), Rois(vec![]), text "", below "[0].x" = "7";
    "tuple struct": Color = Color(1, 2, 3), Color(4, 5, 6), below "[1]" = "7";
    "Arc<struct>": Arc<Roi> = roi(1).into(), roi(2).into(), text "";
    "Rc<f64>": Rc<f64> = 1.0.into(), 0.5.into();
    "Result<u32, String>": Result<u32, String> = Ok(1), Err("b".into()), text "";
    "Box<Box<u8>>": Box<Box<u8>> = Box::new(Box::new(1)), Box::new(Box::new(2));
}

super::options! {
    "Option<u32>": Option<u32> = Some(1), Some(2);
    "Option<u32>, None": Option<u32> = None, Some(2);
    "Option<String>": Option<String> = Some("a".into()), None;
    "Option<Duration>": Option<Duration> = None, Some(Duration::from_secs(2));
    "Option<struct>": Option<Roi> = Some(roi(1)), Some(roi(2)), text "", below ".x" = "7";
    "Option<struct>, None": Option<Roi> = None, Some(roi(2)), text "", below ".x" = "7";
    "Option<Box<struct>>, None": Option<Box<Roi>> = None, Some(Box::new(roi(2))), text "", below ".x" = "7";
    "Option<Vec<u32>>": Option<Vec<u32>> = None, Some(vec![2]);
    "Option<Vec<struct>>": Option<Vec<Roi>> = Some(vec![roi(1)]), Some(vec![roi(2)]), text "", below "[0].x" = "7";
    "Option<enum>": Option<Mode> = None, Some(Mode::Slow);
    "Option<enum with data>": Option<Trigger> = None, Some(Trigger::Color(1, 2, 3)), text "";
    "Option<(u8, u8)>": Option<(u8, u8)> = None, Some((1, 2));
    "Option<[f64; 2]>": Option<[f64; 2]> = None, Some([1.0, 2.0]);
    "Option<Arc<str>>": Option<Arc<str>> = None, Some("b".into());
    "Option<newtype>": Option<Gain> = None, Some(Gain(0.5));
}
