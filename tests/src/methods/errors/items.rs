//! Errors inside of an attribute: items, `None` on the path, indices.

use slots_runtime::prelude::*;
use slots_runtime::{Dict, Input, Value};

use super::{Site, site};

fn list(items: &[OwnedValue]) -> OwnedValue {
    OwnedValue::from(items.to_vec())
}

#[track_caller]
fn says(result: Result<impl Sized, AttributeError>, kind: ErrorKind, text: &str) -> AttributeError {
    let error = result.err().expect("an error");
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, text));
    error
}

#[test]
fn wrong_item_of_a_list_is_named() {
    let mut site = site();
    let mixed = list(&["a".into(), 1.into()]);
    let text = "'Site' object attribute 'tags[1]' must be String, not int";
    let error = says(site.setattr("tags", &mixed), ErrorKind::Type, text);
    assert_eq!((error.name(), error.path()), ("tags[1]", "tags[1]"));
    assert_eq!((error.expected(), error.found()), (Some("String"), Some("int")));
    let update = site.update([("tags", mixed)]).unwrap_err();
    assert_eq!(update.to_string(), text);
    says(
        site.setattr("v", list(&[1.5.into()])),
        ErrorKind::Type,
        "'Site' object attribute 'v[0]' must be i32, not float",
    );
    says(
        site.setattr("maybe", list(&[1.into(), "x".into()])),
        ErrorKind::Type,
        "'Site' object attribute 'maybe[1]' must be i32, not str",
    );
    says(
        site.setattr("pair", list(&[1.into(), 300.into()])),
        ErrorKind::Value,
        "'Site' object attribute 'pair[1]' must be in 0..=255, not 300",
    );
    assert_eq!(site, super::site());
}

#[test]
fn wrong_item_of_nested_lists_and_maps_is_named() {
    let mut site = site();
    says(
        site.setattr("grid", list(&[list(&[]), list(&[1.into(), "x".into()])])),
        ErrorKind::Type,
        "'Site' object attribute 'grid[1][1]' must be i32, not str",
    );
    let map: Dict = [("high", OwnedValue::from("x"))].into_iter().collect();
    says(
        site.setattr("limits", OwnedValue::from(map)),
        ErrorKind::Type,
        "'Site' object attribute 'limits.high' must be f64, not str",
    );
    let map: Dict = [("a.b", list(&[1.into(), true.into()]))].into_iter().collect();
    says(
        site.setattr("lists", OwnedValue::from(map)),
        ErrorKind::Type,
        "'Site' object attribute 'lists[\"a.b\"][1]' must be i32, not bool",
    );
}

#[test]
fn wrong_item_of_string_is_named() {
    let mut site = site();
    says(
        site.set_text("v", "1, x"),
        ErrorKind::Value,
        "'Site' object attribute 'v[1]' must be i32, not 'x'",
    );
    says(
        site.set_text("limits", "{low: 1, high: much}"),
        ErrorKind::Value,
        "'Site' object attribute 'limits.high' must be f64, not 'much'",
    );
}

#[test]
fn write_to_an_item_names_the_item_and_its_type() {
    let mut site = site();
    says(
        site.set_path("v[1]", 1.5),
        ErrorKind::Type,
        "'Site' object attribute 'v[1]' must be i32, not float",
    );
    says(
        site.set_path("limits.low", "x"),
        ErrorKind::Type,
        "'Site' object attribute 'limits.low' must be f64, not str",
    );
    says(
        site.delete_path("v[9]"),
        ErrorKind::OutOfRange,
        "'Site' object attribute 'v' has 2 items; index 9 is out of range",
    );
    site.mirror = Some(super::Mirror { url: "u".into(), ports: vec![1] });
    let error = says(
        site.set_path("mirror.ports[0]", "x"),
        ErrorKind::Type,
        "'Mirror' object attribute 'ports[0]' must be u16, not str (at 'mirror.ports[0]')",
    );
    assert_eq!((error.name(), error.path()), ("ports[0]", "mirror.ports[0]"));
    says(
        site.set_path("mirror.ports", list(&[1.into(), "x".into()])),
        ErrorKind::Type,
        "'Mirror' object attribute 'ports[1]' must be u16, not str (at 'mirror.ports[1]')",
    );
}

#[test]
fn conversion_to_a_list_names_the_item() {
    let items = list(&[1.into(), "x".into()]);
    let rejected = items.as_value().extract::<Vec<i32>>().unwrap_err();
    assert_eq!(rejected.to_string(), "item [1] must be i32, not str");
    assert_eq!(rejected.item().count(), 1);
}

#[test]
fn index_out_of_range_error_states_item_count() {
    let mut site = site();
    let text = "'Site' object attribute 'v' has 2 items; index 2 is out of range";
    let error = says(site.get_path("v[2]"), ErrorKind::OutOfRange, text);
    assert_eq!((error.name(), error.path()), ("v", "v[2]"));
    assert_eq!((error.expected(), error.found()), (Some("an index in 0..2"), Some("2")));
    says(site.set_path("v[2]", 1), ErrorKind::OutOfRange, text);
    says(site.delete_path("v[2]"), ErrorKind::OutOfRange, text);
    says(
        site.set_path("grid[0][5]", 1),
        ErrorKind::OutOfRange,
        "'Site' object attribute 'grid[0]' has 1 item; index 5 is out of range",
    );
    says(
        site.get_path("pair[2]"),
        ErrorKind::OutOfRange,
        "'Site' object attribute 'pair' has 2 items; index 2 is out of range",
    );
    site.any = list(&[1.into(), list(&[2.into(), 3.into()])]);
    says(
        site.get_path("any[1][9]"),
        ErrorKind::OutOfRange,
        "'Site' object attribute 'any[1]' has 2 items; index 9 is out of range",
    );
}

#[test]
fn index_error_of_empty_list_states_that_it_is_empty() {
    let mut site = site();
    let text = "'Site' object attribute 'tags' is empty; index 0 is out of range";
    says(site.get_path("tags[0]"), ErrorKind::OutOfRange, text);
    says(site.set_path("tags[0]", "x"), ErrorKind::OutOfRange, text);
    says(
        site.get_path("main.ports[0]"),
        ErrorKind::OutOfRange,
        "'Mirror' object attribute 'ports' is empty; index 0 is out of range (at 'main.ports[0]')",
    );
}

#[test]
fn path_through_none_names_unreachable_attribute() {
    let mut site = site();
    let text = "'Site' object attribute 'mirror' is None, so 'mirror.url' cannot be reached";
    let error = says(site.get_path("mirror.url"), ErrorKind::NotReachable, text);
    assert_eq!((error.class_name(), error.name(), error.path()), ("Site", "mirror", "mirror.url"));
    says(site.delete_path("mirror.url"), ErrorKind::NotReachable, text);
    let needs = "'Mirror' object needs 'ports' (at 'mirror')";
    says(site.set_path("mirror.url", "x"), ErrorKind::Missing, needs);
    says(site.set_text_path("mirror.url", "x"), ErrorKind::Missing, needs);
    says(
        site.get_path("maybe[0]"),
        ErrorKind::NotReachable,
        "'Site' object attribute 'maybe' is None, so 'maybe[0]' cannot be reached",
    );
    site.any = list(&[OwnedValue::None]);
    says(
        site.get_path("any[0].x.y"),
        ErrorKind::NotReachable,
        "'Site' object attribute 'any[0]' is None, so 'any[0].x.y' cannot be reached",
    );
}

#[test]
fn name_in_a_scalar_is_unknown() {
    says(
        site().get_path("level.x"),
        ErrorKind::Unknown,
        "'f64' object has no attribute 'x' (at 'level.x')",
    );
    says(
        site().get_path("v.x"),
        ErrorKind::Unknown,
        "'Vec<i32>' object has no attribute 'x' (at 'v.x')",
    );
}

#[test]
fn wrong_typed_value_is_named_by_its_type() {
    let mut site = site();
    let mut wrong = Some(vec![1_u8]);
    let error = site.update_with([("level", Input::Typed(&mut wrong))]).unwrap_err();
    assert_eq!(error.to_string(), "'Site' object attribute 'level' must be f64, not Vec<u8>");
    assert_eq!(wrong, Some(vec![1]));
    let error = site.update_with([("level", Input::Typed(&mut 1.5))]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Site' object attribute 'level' must be f64, not a f64 outside of an Option"
    );
    let error = site.update_with([("level", Input::Typed(&mut None::<f64>))]).unwrap_err();
    assert_eq!(error.to_string(), "'Site' object attribute 'level' must be f64, not None");
    assert_eq!(site, super::site());
}

#[test]
fn path_given_twice_is_duplicate_error() {
    let mut site = site();
    let error = site.update([("level", 1), ("level", 2)]).unwrap_err();
    assert_eq!(error.errors()[0].kind(), ErrorKind::Duplicate);
    assert_eq!(error.to_string(), "'Site' object attribute 'level' is given twice");
    let values = [("main.url", OwnedValue::from("x")), ("main", OwnedValue::None)];
    let error = site.update(values).unwrap_err();
    assert!(!error.errors().is_empty(), "{error}");
}

#[test]
fn name_method_given_path_names_path_method() {
    let mut site = site();
    let text = "'Site' object has no attribute 'main.url'";
    let error = site.getattr("main.url").unwrap_err();
    assert_eq!(error.message(), text);
    assert_eq!(error.to_string(), format!("{text}; for a path use get_path"));
    let error = site.setattr("main.url", 1).unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use set_path"));
    let error = site.delattr("main.url").unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use delete_path"));
    let error = site.attr::<String>("v[0]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Site' object has no attribute 'v[0]'; for a path use attr_path"
    );
    let error = site.attr_mut::<String>("main.url").unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use attr_path_mut"));
    let error = site.set_text("main.url", "x").unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use set_text_path"));
    let error = site.reset("main.url").unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use reset_path"));
    let error = site.replace_attr("main.url", 1).unwrap_err();
    assert_eq!(error.to_string(), format!("{text}; for a path use set_path"));
    let error = Site::slot::<u32>("v[0]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Site' object has no attribute 'v[0]'; for a path use Class::resolve"
    );
    for no_path in ["main..url", ".", "main.", "[0]", "v[x]"] {
        let error = site.getattr(no_path).unwrap_err();
        assert!(!error.to_string().contains("path"), "{error}");
    }
}

#[test]
fn unknown_field_in_a_variant_of_an_item_names_no_method() {
    #[derive(SlotValue)]
    enum Trigger {
        Software,
        Hardware {
            #[slot(default)]
            line: u8,
        },
    }
    #[slots]
    struct Camera {
        triggers: Vec<Trigger>,
    }
    let mut camera = Camera { triggers: vec![Trigger::Software, Trigger::Hardware { line: 1 }] };
    let wrong = OwnedValue::from(Dict::from_iter([("Hardware", Dict::from_iter([("lien", 1)]))]));
    let error = camera.setattr("triggers", vec![OwnedValue::from("Software"), wrong]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object attribute 'triggers[1]' has no 'lien' in 'Hardware'. Did you mean: 'line'?"
    );
    assert!(matches!(&camera.triggers[1], Trigger::Hardware { line: 1 }));
}

#[test]
fn invalid_path_has_its_own_error_kind() {
    let error = site().get_path("main..url").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadPath);
    assert_eq!(error.path(), "main..url");
    assert_eq!(error.to_string(), "'main..url' is not a path: a name expected at byte 5");
    assert_eq!(super::chain(&error), error.to_string());
}

#[test]
fn unborrowable_value_has_its_own_error_kind() {
    let mut site = Site { v: vec![1], ..site() };
    let error = site.attr_mut::<f64>("level").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotBorrowable);
    assert_eq!(
        error.to_string(),
        "'Site' object attribute 'level' cannot be borrowed to be changed, as it has a rule; set it instead"
    );
    let error = site.attr::<i32>("total").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotBorrowable);
    assert_eq!(site.getattr("total"), Ok(Value::from(1)));
}
