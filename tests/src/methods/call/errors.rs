//! Every mistake in a call: the error, and that the method is not called.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::rc::Rc;

use super::{Camera, camera};
use slots_runtime::{Arguments, IntoArguments, arguments, prelude::*};

fn fails<'v>(
    name: &str,
    arguments: impl IntoArguments<'v>,
    kind: ErrorKind,
    message: &str,
) -> AttributeError {
    let mut cam = camera();
    let error = cam.call(name, arguments).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.kind()), (message, kind));
    assert_eq!(cam.frames, 0);
    error
}

#[test]
fn unknown_method_has_suggestion() {
    let error = fails(
        "snpa",
        (),
        ErrorKind::Unknown,
        "'Camera' object has no attribute 'snpa'. Did you mean: 'snap'?",
    );
    assert!(!error.is_of_method());
}

#[test]
fn path_is_not_the_name_of_a_method() {
    fails(
        "roi.shift",
        (1,),
        ErrorKind::Unknown,
        "'Camera' object has no attribute 'roi.shift'; for a path use call_path",
    );
}

#[test]
fn attribute_that_is_not_a_method_is_rejected() {
    let message = "'Camera' object attribute 'gain' must be a method, not float";
    fails("gain", (), ErrorKind::Type, message);
    let message = "'Camera' object attribute 'kind' must be a method, not str";
    fails("kind", (), ErrorKind::Type, message);
}

#[test]
fn wrong_type_names_the_argument() {
    let error = fails(
        "snap",
        ("all",),
        ErrorKind::Type,
        "'Camera' object method 'snap' argument 'frames' must be u32, not str",
    );
    assert_eq!((error.name(), error.argument()), ("snap", Some("frames")));
    assert_eq!((error.expected(), error.found()), (Some("u32"), Some("str")));
    assert!(error.is_of_method());
}

#[test]
fn wrong_item_names_the_item() {
    let error = fails(
        "sum-of",
        ((1, "x"),),
        ErrorKind::Type,
        "'Camera' object method 'sum-of' argument 'numbers[1]' must be i64, not str",
    );
    assert_eq!(error.argument(), Some("numbers[1]"));
}

#[test]
fn rule_of_argument_rejects_value() {
    let error = fails(
        "snap",
        (101,),
        ErrorKind::Value,
        "'Camera' object method 'snap' argument 'frames' must be in 1..=100, not 101",
    );
    assert_eq!(error.rule(), Some("in 1..=100"));
    fails(
        "expose",
        (1, "aa"),
        ErrorKind::Value,
        "'Camera' object method 'expose' argument 'mode' must be one of 'a', 'b', not 'aa'",
    );
}

#[test]
fn error_of_object_argument_is_part_of_the_message() {
    let roi = BTreeMap::from([("wdith", 4)]);
    fails(
        "set_region",
        (roi,),
        ErrorKind::Unknown,
        "'Camera' object method 'set_region' argument 'roi' is rejected: 'Roi' object has no attribute \
         'wdith'. Did you mean: 'width'?",
    );
}

#[test]
fn missing_arguments_are_listed() {
    fails(
        "expose",
        (),
        ErrorKind::Missing,
        "'Camera' object method 'expose' needs 'time' and 'mode'",
    );
    fails("expose", (1,), ErrorKind::Missing, "'Camera' object method 'expose' needs 'mode'");
}

#[test]
fn too_many_arguments_are_rejected() {
    fails(
        "snap",
        (1, 2, 3),
        ErrorKind::Type,
        "'Camera' object method 'snap' takes 1 argument, not 3",
    );
    fails(
        "count",
        (1,),
        ErrorKind::Type,
        "'Camera' object method 'count' takes no arguments, not 1",
    );
    fails(
        "expose",
        (1, 2, 3),
        ErrorKind::Type,
        "'Camera' object method 'expose' takes 2 arguments, not 3",
    );
}

#[test]
fn unknown_argument_has_suggestion() {
    let error = fails(
        "snap",
        arguments!(frmaes = 3),
        ErrorKind::Unknown,
        "'Camera' object method 'snap' has no argument 'frmaes'. Did you mean: 'frames'?",
    );
    assert_eq!(error.suggestions(), ["frames"]);
    assert!(error.is_of_method());
}

#[test]
fn argument_that_is_given_twice_is_rejected() {
    fails(
        "snap",
        arguments!(3, frames = 4),
        ErrorKind::Duplicate,
        "'Camera' object method 'snap' argument 'frames' is given twice",
    );
    fails(
        "snap",
        Arguments::new().keyword("frames", 1).keyword("frames", 1),
        ErrorKind::Duplicate,
        "'Camera' object method 'snap' argument 'frames' is given twice",
    );
}

#[test]
fn error_of_method_is_the_source() {
    let error =
        fails("snap", (13,), ErrorKind::MethodFailed, "'Camera' object method 'snap' failed");
    assert_eq!(error.source().unwrap().to_string(), "unlucky");
    assert_eq!(error.message_with_causes(), "'Camera' object method 'snap' failed: unlucky");
    let error =
        fails("alias", (true,), ErrorKind::MethodFailed, "'Camera' object method 'alias' failed");
    assert_eq!(error.source().unwrap().to_string(), "aliased");
}

#[test]
fn call_path_errors_contain_the_path() {
    let mut cam = camera();
    // A shared object cannot be changed.
    let _other = Rc::clone(&cam.shared);
    let mut error = |path: &str| cam.call_path(path, ("x",)).unwrap_err().to_string();
    assert_eq!(
        error("roi.shift"),
        "'Roi' object method 'shift' argument 'by' must be u32, not str (at 'roi.shift')"
    );
    assert_eq!(
        error("rois[0].shfit"),
        "'Roi' object has no attribute 'shfit'. Did you mean: 'shift'? (at 'rois[0].shfit')"
    );
    assert_eq!(
        error("factory.shift"),
        "'Camera' object attribute 'factory' is read-only (at 'factory.shift')"
    );
    assert_eq!(
        error("shared.shift"),
        "'Camera' object attribute 'shared' is read-only (at 'shared.shift')"
    );
    assert_eq!(error("gain.shift"), "'f64' object has no attribute 'shift' (at 'gain.shift')");
    assert_eq!(
        error("spare.shift"),
        "'Camera' object attribute 'spare' is None, so 'spare.shift' cannot be reached"
    );
    assert_eq!(error("roi..shift"), "'roi..shift' is not a path: a name expected at byte 4");
    assert_eq!(
        error("rois[0]"),
        "'Camera' object attribute '[0]' must be the name of a method, not [0] (at 'rois[0]')"
    );
    assert_eq!(
        error("rois[7].shift"),
        "'Camera' object attribute 'rois' has 2 items; index 7 is out of range"
    );
}

#[slots(frozen)]
struct Frozen {
    x: u32,
}

#[slots]
impl Frozen {
    #[method]
    fn grow(&mut self) {
        self.x += 1;
    }

    #[method]
    fn twice(&self) -> u32 {
        self.x * 2
    }
}

#[test]
fn frozen_object_rejects_methods_that_change_it() {
    let mut frozen = Frozen { x: 1 };
    let error = frozen.call("grow", ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReadOnly);
    assert_eq!(
        error.to_string(),
        "'Frozen' object method 'grow' takes `&mut self`, and the object is read-only"
    );
    assert_eq!((frozen.x, frozen.call("twice", ()).unwrap()), (1, 2.into()));
}

#[test]
fn errors_of_calls_compare_by_argument() {
    let mut cam: Camera = camera();
    let mut error = |time: Value<'_>, mode: Value<'_>| {
        cam.call("expose", Arguments::new().arg(time).arg(mode)).unwrap_err()
    };
    assert_eq!(error("x".into(), "a".into()), error("y".into(), "a".into()));
    assert_ne!(error("x".into(), "a".into()), error(1.into(), 1.into()));
}
