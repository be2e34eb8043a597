//! The parts of an error as data, and the traits that errors implement.

use std::error::Error;
use std::panic::{RefUnwindSafe, UnwindSafe};

use slots_runtime::prelude::*;
use slots_runtime::serde::UpdateFromError;
use slots_runtime::{PathError, ValueError};

use super::{Overdrawn, site};

#[test]
fn errors_are_send_sync_and_unwind_safe() {
    fn is_fit<T: Error + Send + Sync + UnwindSafe + RefUnwindSafe + Clone + PartialEq + 'static>() {
    }
    is_fit::<AttributeError>();
    is_fit::<UpdateError>();
    is_fit::<PathError>();
    is_fit::<ValueError>();
    is_fit::<UpdateFromError<std::fmt::Error>>();
}

#[test]
fn equal_errors_are_equal_and_others_are_not() {
    let mut site = site();
    assert_eq!(site.getattr("nope").unwrap_err(), site.getattr("nope").unwrap_err());
    assert_ne!(site.getattr("nope").unwrap_err(), site.getattr("none").unwrap_err());
    assert_ne!(site.get_path("main.x").unwrap_err(), site.main.getattr("x").unwrap_err());
    assert_eq!(site.setattr("level", 11), site.setattr("level", 11));
    assert_ne!(site.setattr("level", 11), site.setattr("level", 12));
    assert_eq!(site.setattr("total", -1), site.setattr("total", -1));
    assert_ne!(site.setattr("total", -1), site.setattr("total", -2));
    let updates = [("level", 11), ("nope", 1)];
    assert_eq!(site.update(updates).unwrap_err(), site.update(updates).unwrap_err());
    assert_ne!(site.update(updates).unwrap_err(), site.update([("level", 11)]).unwrap_err());
}

#[test]
fn rule_is_a_part_of_the_error() {
    let mut site = site();
    let error = site.setattr("level", 11.5).unwrap_err();
    assert_eq!(error.rule(), Some("in 0.0..=10.0"));
    assert_eq!((error.expected(), error.found()), (Some("in 0.0..=10.0"), Some("11.5")));
    let error = site.setattr("side", "lft").unwrap_err();
    assert_eq!(error.rule(), Some("one of 'left', 'right'"));
    assert_eq!(error.suggestions(), ["left"]);
    let error = site.setattr("word", "two words").unwrap_err();
    assert_eq!(error.rule(), Some("accepted by is_word"));
    let error = site.setattr("level", "x").unwrap_err();
    assert_eq!(error.rule(), None);
}

#[test]
fn debug_shows_the_parts() {
    let mut site = site();
    assert_eq!(
        format!("{:?}", site.setattr("level", 11.5).unwrap_err()),
        "AttributeError { message: \"'Site' object attribute 'level' must be in 0.0..=10.0, not 11.5\", \
         kind: Value, class: \"Site\", path: \"level\", expected: \"in 0.0..=10.0\", found: \"11.5\", \
         rule: \"in 0.0..=10.0\" }"
    );
    assert_eq!(
        format!("{:?}", site.update([("lvel", 1)]).unwrap_err()),
        "UpdateError([AttributeError { message: \"'Site' object has no attribute 'lvel'\", \
         kind: Unknown, class: \"Site\", path: \"lvel\", suggestions: [\"level\"] }])"
    );
    let error = site.setattr("total", -3).unwrap_err();
    assert!(format!("{error:?}").ends_with("cause: Overdrawn { by: 3 } }"), "{error:?}");
}

#[test]
fn cause_keeps_its_type() {
    let error = site().setattr("total", -3).unwrap_err();
    let cause = error.source().expect("a cause");
    assert_eq!(cause.downcast_ref::<Overdrawn>(), Some(&Overdrawn { by: 3 }));
}

#[test]
fn first_hundred_errors_of_an_update_have_suggestions() {
    let writes = (0..150).map(|n| (format!("level_{n}"), n));
    let error = site().update(writes).unwrap_err();
    let with: Vec<bool> =
        error.errors().iter().map(|error| !error.suggestions().is_empty()).collect();
    assert_eq!(with.len(), 150);
    assert!(with[..100].iter().all(|has| *has) && !with[100..].iter().any(|has| *has));
}
