//! Help, schema and serde of enums with fields and of tuples.

use serde_json::{Value as Json, json};
use slots_runtime::SlotType;
use slots_runtime::prelude::*;
use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, Patch, update_from};

use super::{Camera, Edge, Trigger, camera};

#[derive(SlotValue, Debug, PartialEq)]
enum Expr {
    Number(f64),
    Add(Box<Expr>, Box<Expr>),
    List { of: Vec<Expr> },
}

#[slots]
pub(crate) struct Formula {
    expr: Expr,
    pair: Option<(u8, String)>,
}

fn formula() -> Formula {
    Formula { expr: Expr::Number(1.0), pair: None }
}

#[test]
fn help_lists_variants_with_fields_and_docs() {
    let help = Camera::CLASS.to_string();
    let expected = " |      trigger: Trigger, one of 'software', 'hardware', 'network', 'timer', 'window', 'zone', 'any'
 |          'software'
 |              A call of the program.
 |          'hardware'
 |              A signal on a line.
 |              line: u32, default 1
 |                  Number of the line.
 |              edge: Option<Edge>
 |          'network'
 |              host: String
 |              port: u16
 |          'timer': f32, default 0.5
 |          'window': u32, String
 |          'zone': Zone
 |          'any': Vec<Zone>
 |      spare: Option<Trigger>, one of";
    assert!(help.contains(expected), "{help}");
}

#[test]
fn type_of_enum_describes_its_variants() {
    let slot = Camera::CLASS.slot("trigger").unwrap();
    assert_eq!(slot.choices()[..2], ["software", "hardware"]);
    let SlotType::Enum(info) = slot.slot_type() else { panic!() };
    assert_eq!((info.name().as_str(), info.doc()), ("Trigger", "Event that starts an exposure."));
    let hardware = info.variant("hw").unwrap();
    assert_eq!((hardware.name(), hardware.aliases()), ("hardware", &["hw"][..]));
    assert!(hardware.has_named_fields() && hardware.has_defaults());
    let [line, edge] = hardware.fields() else { panic!() };
    assert_eq!(
        (line.name(), line.doc(), line.type_name().as_str()),
        ("line", "Number of the line.", "u32")
    );
    assert!(line.has_default() && edge.has_default());
    let network = info.variant("network").unwrap();
    assert!(!network.has_defaults() && info.variant("nothing").is_none());
}

fn schema(class: &'static slots_runtime::Class) -> Json {
    serde_json::from_str(&Schema::of(class).to_string()).unwrap()
}

#[test]
fn schema_of_enum_is_one_of_its_variants() {
    let schema = schema(Camera::CLASS);
    let trigger = &schema["properties"]["trigger"]["oneOf"];
    assert_eq!(trigger[0], json!({"const": "software", "description": "A call of the program."}));
    assert_eq!(trigger[1], json!({"const": "hardware", "description": "A signal on a line."}));
    assert_eq!(
        trigger[2],
        json!({
            "type": "object",
            "description": "A signal on a line.",
            "properties": {"hardware": {
                "type": "object",
                "properties": {
                    "line": {"type": "integer", "minimum": 0, "maximum": u32::MAX, "description": "Number of the line.", "default": 1},
                    "edge": {"anyOf": [{"type": "string", "enum": ["Up", "Down"]}, {"type": "null"}]},
                },
                "additionalProperties": false,
            }},
            "required": ["hardware"],
            "additionalProperties": false,
        })
    );
    assert_eq!(trigger[3]["properties"]["network"]["required"], json!(["host", "port"]));
    let window = &trigger[6]["properties"]["window"];
    assert_eq!(window["prefixItems"][1], json!({"type": "string"}));
    assert_eq!((&window["minItems"], &window["maxItems"]), (&json!(2), &json!(2)));
}

#[test]
fn serialized_enum_equals_that_of_serde() {
    #[derive(SlotValue, serde::Serialize)]
    enum Both {
        Unit,
        One(u8),
        Pair(u8, String),
        Named { a: u8, b: Option<u8> },
    }
    #[slots]
    #[derive(serde::Serialize)]
    struct Holder {
        all: Vec<Both>,
        pair: (u8, f64),
    }
    let all =
        vec![Both::Unit, Both::One(1), Both::Pair(1, "a".into()), Both::Named { a: 1, b: None }];
    let it = Holder { all, pair: (1, 0.5) };
    let derived = serde_json::to_string(&it).unwrap();
    assert_eq!(serde_json::to_string(&AsMap::new(&it)).unwrap(), derived);
}

#[test]
fn tuple_in_formula_is_read_from_json() {
    let mut it = formula();
    let document =
        json!({"pair": [7, "a"], "expr": {"Add": [{"Number": 1}, {"List": {"of": []}}]}});
    let undo = update_from(&mut it, document).unwrap();
    assert_eq!(it.pair, Some((7, "a".into())));
    let add = Expr::Add(Box::new(Expr::Number(1.0)), Box::new(Expr::List { of: vec![] }));
    assert_eq!(it.expr, add);
    assert_eq!(it.get_path("expr[0].Number").unwrap(), 1.0);
    undo.apply(&mut it).unwrap();
    assert_eq!((it.pair, it.expr), (None, Expr::Number(1.0)));
}

#[test]
fn patch_changes_given_fields_of_active_variant() {
    let mut cam = camera(Trigger::Hardware { line: 3, rising: Some(Edge::Up) });
    let undo = update_from(&mut cam, json!({"trigger": {"hardware": {"line": 4}}})).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 4, rising: Some(Edge::Up) });
    undo.apply(&mut cam).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 3, rising: Some(Edge::Up) });
    update_from(&mut cam, json!({"trigger": {"hw": {"edge": null}}})).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 3, rising: None });
    update_from(&mut cam, json!({"trigger": {"hardware": {}}})).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 3, rising: None });
    let error = update_from(&mut cam, json!({"trigger": {"hardware": {"lien": 4}}})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object attribute 'trigger' has no 'lien' in 'hardware'. Did you mean: 'line'?"
    );
    let twice = r#"{"trigger": {"hardware": {"line": 4, "line": 5}}}"#;
    assert!(serde_json::from_str::<Patch>(twice).unwrap().apply(&mut cam).is_err());
    // Another variant is made of the given fields and the defaults.
    update_from(&mut cam, json!({"trigger": {"zone": {"x": 1, "y": 2}}})).unwrap();
    update_from(&mut cam, json!({"trigger": {"zone": {"y": 3}}})).unwrap();
    assert_eq!(cam.get_path("trigger.x").unwrap(), 1);
    assert_eq!(cam.get_path("trigger.y").unwrap(), 3);
    update_from(&mut cam, json!({"trigger": {"hardware": {"edge": "Up"}}})).unwrap();
    assert_eq!(cam.trigger, Trigger::Hardware { line: 1, rising: Some(Edge::Up) });
    cam.all = vec![Trigger::Hardware { line: 3, rising: None }];
    update_from(&mut cam, json!({"all": [{"hardware": {"edge": "Up"}}]})).unwrap();
    assert_eq!(cam.all, [Trigger::Hardware { line: 1, rising: Some(Edge::Up) }]);
}
