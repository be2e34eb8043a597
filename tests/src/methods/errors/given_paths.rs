//! Paths in a map that gives the whole state of an object.

use slots_runtime::Dict;
use slots_runtime::prelude::*;
use slots_runtime::serde::{Patch, from_deserializer};

use super::{Site, site};

#[test]
fn path_in_the_state_of_an_object_is_an_error_that_asks_for_a_nested_value() {
    for (path, text) in
        [("main.url", "a map as the value of 'main'"), ("v[0]", "a list as the value of 'v'")]
    {
        let text = format!("'Site' object has no attribute '{path}'; for a path use {text}");
        let error = Site::from_attrs([(path, 1)]).unwrap_err();
        assert_eq!(error.errors()[0].to_string(), text);
        let map: Dict = [(path, 1)].into_iter().collect();
        let error = from_deserializer::<Site, _>(serde_json::to_value(map).unwrap()).unwrap_err();
        assert_eq!(error.errors()[0].to_string(), text);
        let patch: Patch = serde_json::from_value(serde_json::json!({ path: 1 })).unwrap();
        let error = patch.replace(&mut site()).unwrap_err();
        assert_eq!(error.errors()[0].to_string(), text);
    }
}
