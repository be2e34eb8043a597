//! `Debug` of descriptions, handles, paths and inputs: structured, and finite for recursive classes.

use slots_runtime::__private::Declare;
use slots_runtime::{Input, Shared, prelude::*, slot};

#[slots]
#[derive(Debug)]
#[repr(C)]
struct Node {
    #[slot(range = 0..=9)]
    id: u32,
    next: Option<Box<Node>>,
}

#[slots]
impl Node {
    const kind: &'static str = "node";

    #[getter]
    fn doubled(&self) -> u32 {
        self.id * 2
    }
}

#[track_caller]
fn prints(value: &dyn std::fmt::Debug, text: &str) {
    assert_eq!(format!("{value:?}"), text);
}

#[test]
fn descriptions_print_their_main_parts() {
    let class = Node::CLASS;
    prints(class, &format!("Class {{ name: \"Node\", module: \"{}\", .. }}", module_path!()));
    prints(
        &class.slot("id").unwrap(),
        "SlotInfo { class: \"Node\", name: \"id\", type_name: \"u32\", offset: 0, is_readonly: false, .. }",
    );
    prints(
        &class.properties().next().unwrap(),
        "PropertyInfo { class: \"Node\", name: \"doubled\", can_get: true, can_set: false, can_delete: false, .. }",
    );
    prints(
        &class.class_attributes().next().unwrap(),
        "ClassAttrInfo { class: \"Node\", name: \"kind\", value: \"node\", .. }",
    );
}

#[test]
fn handles_paths_and_inputs_print_their_parts() {
    prints(&slot!(Node, id), "Slot { class: \"Node\", path: \"id\", .. }");
    prints(&AttrPath::parse("next.id").unwrap(), "AttrPath(\"next.id\")");
    prints(&Input::Value(5.into()), "Value(5)");
    prints(&Input::Text("5ms"), "Text(\"5ms\")");
    prints(&Input::Typed(&mut Some(5_u8)), "Typed(core::option::Option<u8>)");
    let live = Shared::new(Node { id: 1, next: None });
    prints(&live, "Shared { object: Node { id: 1, next: None }, .. }");
}

#[test]
fn objects_of_any_class_print_their_values() {
    let object = Node::CLASS.create([("id", 3)]).unwrap();
    prints(&object, "Node { id: 3, next: None }");
    let error = Node::CLASS.create([("di", 3)]).unwrap_err();
    assert_eq!(error.errors().len(), 2);
    let nested = Node { id: 1, next: Some(Box::new(Node { id: 2, next: None })) };
    let object: &(dyn Object + Send + Sync) = &nested;
    prints(&object, "Node { id: 1, next: Node { id: 2, next: None } }");
    let object: Box<dyn Object + Send> = Box::new(nested);
    prints(&object, "Node { id: 1, next: Node { id: 2, next: None } }");
}

#[test]
fn declaration_of_recursive_class_prints_each_slot_once() {
    let text = format!("{:?}", <Node as Declare>::DECL);
    assert!(text.starts_with("Decl { name: \"Node\""), "{text}");
    assert_eq!(text.matches("name: \"next\"").count(), 1, "{text}");
    assert!(text.contains("rules: [Rule(in 0..=9)]"), "{text}");
}
