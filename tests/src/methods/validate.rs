//! `validate`: the rules and checks of an object that exists, and of all objects in it.

use std::collections::{BTreeMap, HashMap};

use slots_runtime::prelude::*;

#[slots(check = Span::is_ordered)]
#[derive(Debug, Clone, PartialEq)]
struct Span {
    #[slot(range = 0..=100)]
    low: i32,
    #[slot(range = 0..=100)]
    high: i32,
}

impl Span {
    fn is_ordered(&self) -> Result<(), String> {
        if self.low <= self.high { Ok(()) } else { Err("low is above high".into()) }
    }
}

const GOOD: Span = Span { low: 1, high: 2 };
/// Both slots are out of range, and the check fails.
const BAD: Span = Span { low: 300, high: 200 };

#[derive(SlotValue, Debug, Clone)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    Window(Span),
    Pair { first: Span, name: String },
}

#[slots(check = Device::is_named)]
#[derive(Debug, Clone)]
struct Device {
    #[slot(readonly, choices = ["left", "right"])]
    name: String,
}

impl Device {
    fn is_named(&self) -> Result<(), String> {
        if self.name.len() < 10 { Ok(()) } else { Err("name is too long".into()) }
    }
}

#[slots(check = Rack::has_room)]
#[derive(Debug, Clone)]
struct Rack {
    #[slot(base)]
    device: Device,
    span: Span,
    spare: Option<Span>,
    boxed: Option<Box<Span>>,
    list: Vec<Span>,
    lists: Vec<Vec<Span>>,
    pair: (u8, Span),
    array: [Span; 2],
    map: BTreeMap<String, Span>,
    trigger: Trigger,
    #[slot(range = 1..=9, unset)]
    size: Option<u32>,
}

impl Rack {
    fn has_room(&self) -> Result<(), String> {
        if self.list.len() < 3 { Ok(()) } else { Err("too many spans".into()) }
    }
}

fn rack() -> Rack {
    Rack {
        device: Device { name: "left".into() },
        span: GOOD,
        spare: None,
        boxed: None,
        list: vec![],
        lists: vec![],
        pair: (0, GOOD),
        array: [GOOD, GOOD],
        map: BTreeMap::new(),
        trigger: Trigger::Software,
        size: None,
    }
}

fn paths<T: Object + ?Sized>(object: &T) -> Vec<String> {
    let Err(error) = object.validate() else { return vec![] };
    error.errors().iter().map(|error| error.path().to_owned()).collect()
}

#[test]
fn valid_object_passes() {
    assert_eq!(rack().validate(), Ok(()));
    let mut rack = rack();
    rack.list = vec![GOOD];
    rack.spare = Some(GOOD);
    rack.trigger = Trigger::Window(GOOD);
    rack.map.insert("a".into(), GOOD);
    rack.size = Some(9);
    assert_eq!(rack.validate(), Ok(()));
}

#[test]
fn each_place_of_an_object_is_validated() {
    let fields = |place: &str| {
        ["low", "high"]
            .map(|name| format!("{place}.{name}"))
            .into_iter()
            .chain([place.to_owned()])
            .collect::<Vec<_>>()
    };
    let check = |change: &dyn Fn(&mut Rack), place: &str| {
        let mut rack = rack();
        change(&mut rack);
        assert_eq!(paths(&rack), fields(place));
        // The paths lead to the attributes.
        assert!(rack.has_path(place), "{place}");
    };
    check(&|rack| rack.span = BAD, "span");
    check(&|rack| rack.spare = Some(BAD), "spare");
    check(&|rack| rack.boxed = Some(Box::new(BAD)), "boxed");
    check(&|rack| rack.list = vec![GOOD, BAD], "list[1]");
    check(&|rack| rack.lists = vec![vec![], vec![GOOD, BAD]], "lists[1][1]");
    check(&|rack| rack.pair.1 = BAD, "pair[1]");
    check(&|rack| rack.array[0] = BAD, "array[0]");
    check(&|rack| rack.map.extend([("a b".into(), BAD)]), "map.a b");
    check(&|rack| rack.trigger = Trigger::Window(BAD), "trigger");
    check(
        &|rack| rack.trigger = Trigger::Pair { first: BAD, name: String::new() },
        "trigger.first",
    );
}

#[test]
fn all_errors_are_listed() {
    let mut rack = rack();
    rack.device.name = "in the middle".into();
    rack.span = BAD;
    rack.list = vec![GOOD, BAD, GOOD];
    rack.size = Some(20);
    let error = rack.validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Rack' object attribute 'name' must be one of 'left', 'right', not 'in the middle'\n\
         'Rack' object attribute 'size' must be in 1..=9, not 20\n\
         'Span' object attribute 'low' must be in 0..=100, not 300 (at 'span.low')\n\
         'Span' object attribute 'high' must be in 0..=100, not 200 (at 'span.high')\n\
         'Span' object attribute 'low' must be in 0..=100, not 300 (at 'list[1].low')\n\
         'Span' object attribute 'high' must be in 0..=100, not 200 (at 'list[1].high')\n\
         'Span' object is rejected: low is above high (at 'span')\n\
         'Span' object is rejected: low is above high (at 'list[1]')\n\
         'Rack' object is rejected: name is too long\n\
         'Rack' object is rejected: too many spans"
    );
    assert!(error.errors().iter().all(|error| error.kind() == ErrorKind::Value));
}

#[slots(check = Outer::fails)]
struct Outer {
    first: Span,
    inner: Inner,
    last: Option<Span>,
}

impl Outer {
    fn fails(&self) -> Result<(), String> {
        Err(format!("outer {}", self.first.low))
    }
}

#[slots(check = Inner::fails)]
struct Inner {
    spans: Vec<Span>,
    map: BTreeMap<String, Span>,
}

impl Inner {
    fn fails(&self) -> Result<(), String> {
        Err(format!("inner {}", self.spans.len()))
    }
}

#[test]
fn checks_of_inner_objects_come_first_in_the_order_of_declaration() {
    let bad = Span { low: 2, high: 1 };
    let outer = Outer {
        first: bad.clone(),
        inner: Inner {
            spans: vec![bad.clone(), GOOD, bad.clone()],
            map: BTreeMap::from([("a".into(), bad.clone()), ("b".into(), bad.clone())]),
        },
        last: Some(bad),
    };
    assert_eq!(
        paths(&outer),
        [
            "first",
            "inner.spans[0]",
            "inner.spans[2]",
            "inner.map.a",
            "inner.map.b",
            "inner",
            "last",
            ""
        ]
    );
    let error = outer.validate().unwrap_err();
    assert_eq!(error.errors()[5].to_string(), "'Inner' object is rejected (at 'inner')");
}

#[test]
fn update_reports_first_failed_check_only_if_all_values_are_accepted() {
    let mut rack = rack();
    let writes = [("span.low", 50), ("array[0].low", 50)];
    let error = rack.update(writes).unwrap_err();
    assert_eq!(error.errors().len(), 1, "{error}");
    assert_eq!(error.errors()[0].path(), "span.low");
    let error = rack.update(writes.into_iter().chain([("array[1].low", 500)])).unwrap_err();
    assert_eq!(error.errors().len(), 1, "{error}");
    assert_eq!(error.errors()[0].path(), "array[1].low");
}

#[slots]
struct Plain {
    span: Span,
}

#[test]
fn dyn_objects_and_nested_objects_are_validated() {
    let mut rack = rack();
    rack.span.low = -1;
    let object: &dyn Object = &rack;
    assert_eq!(paths(object), ["span.low"]);
    assert_eq!(paths(object.child("span").unwrap()), ["low"]);
    let mut plain = Plain { span: GOOD };
    plain.span.low = -1;
    assert_eq!(paths(&*plain.child_mut("span").unwrap()), ["low"]);
    assert_eq!(paths(&plain), ["span.low"]);
}

#[test]
fn deserialized_object_is_validated() {
    #[slots]
    #[derive(serde::Deserialize)]
    struct Settings {
        #[slot(range = 0..=9)]
        level: u32,
    }
    let read = |text| serde_json::from_str::<Settings>(text).unwrap();
    assert_eq!(read(r#"{"level": 9}"#).validate(), Ok(()));
    assert_eq!(paths(&read(r#"{"level": 10}"#)), ["level"]);
}

#[test]
fn overflow_map_and_class_without_rules_pass() {
    #[dynamic]
    #[derive(Default)]
    struct Free {
        any: HashMap<String, Vec<f64>>,
    }
    let mut free = Free::default();
    free.setattr("extra", f64::NAN).unwrap();
    assert_eq!(free.validate(), Ok(()));
}

#[test]
fn deep_object_does_not_exhaust_the_stack() {
    #[slots]
    struct Node {
        #[slot(range = 0..=1)]
        value: u32,
        next: Option<Box<Node>>,
    }
    impl Drop for Node {
        fn drop(&mut self) {
            let mut next = self.next.take();
            while let Some(mut node) = next {
                next = node.next.take();
            }
        }
    }
    let mut node = Node { value: 7, next: None };
    for _ in 0..20_000 {
        node = Node { value: 1, next: Some(Box::new(node)) };
    }
    let error = node.validate().unwrap_err();
    let [error] = error.errors() else { panic!() };
    assert_eq!(error.path().len(), 20_000 * 5 + 5);
}

#[test]
fn shared_object_is_validated() {
    let mut rack = rack();
    rack.span.low = -1;
    let shared = slots_runtime::Shared::new(rack);
    assert_eq!(shared.validate().unwrap_err().errors()[0].path(), "span.low");
    assert_eq!(shared.child("span").unwrap().validate().unwrap_err().errors()[0].path(), "low");
}
