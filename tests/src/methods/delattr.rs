//! Deleting attributes: which can be deleted, and which cannot.

use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
    #[slot(unset)]
    last_name: Option<String>,
    nick: Option<String>,
    #[slot(unset, readonly)]
    id: Option<u32>,
}

#[slots]
impl Person {
    const age: i64 = 35;

    #[getter]
    fn initial(&self) -> Option<char> {
        self.name.chars().next()
    }
}

fn person() -> Person {
    Person {
        name: "Aquiles".into(),
        last_name: Some("Doe".into()),
        nick: Some("A".into()),
        id: Some(1),
    }
}

fn rejected(name: &str) -> (ErrorKind, String) {
    let mut person = person();
    let error = person.delattr(name).unwrap_err();
    assert_eq!(
        (person.name.as_str(), person.last_name.as_deref(), person.id),
        ("Aquiles", Some("Doe"), Some(1))
    );
    (error.kind(), error.message())
}

#[test]
fn delattr_unsets_slot() {
    let mut me = person();
    me.delattr("last_name").unwrap();
    assert_eq!(me.last_name, None);
    assert_eq!(me.getattr("last_name").unwrap_err().kind(), ErrorKind::Unset);
    me.setattr("last_name", "Smith").unwrap();
    assert_eq!(me.getattr("last_name").unwrap(), "Smith");
}

#[test]
fn plain_field_cannot_be_deleted() {
    let message = "cannot delete attribute 'name' of 'Person' object".to_owned();
    assert_eq!(rejected("name"), (ErrorKind::CannotDelete, message));
    // An `Option` that is not marked `unset` is a field like any other.
    assert_eq!(rejected("nick").0, ErrorKind::CannotDelete);
}

#[test]
fn unset_slot_cannot_be_deleted_again() {
    let mut me = person();
    me.delattr("last_name").unwrap();
    let error = me.delattr("last_name").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unset);
    assert_eq!(error.to_string(), "'Person' object has no attribute 'last_name'");
}

#[test]
fn class_attribute_cannot_be_deleted() {
    let message = "'Person' object attribute 'age' is read-only".to_owned();
    assert_eq!(rejected("age"), (ErrorKind::ReadOnly, message));
}

#[test]
fn readonly_slot_cannot_be_deleted() {
    let message = "'Person' object attribute 'id' is read-only".to_owned();
    assert_eq!(rejected("id"), (ErrorKind::ReadOnly, message));
}

#[test]
fn property_without_deleter_cannot_be_deleted() {
    let message = "property 'initial' of 'Person' object has no deleter".to_owned();
    assert_eq!(rejected("initial"), (ErrorKind::NoDeleter, message));
}

#[test]
fn unknown_name_cannot_be_deleted() {
    for name in ["lastname", "", "\0", "🦀", "__dict__", "__init__"] {
        let message = format!("'Person' object has no attribute '{name}'");
        assert_eq!(rejected(name), (ErrorKind::Unknown, message));
    }
    assert_eq!(person().delattr("lastname").unwrap_err().suggestions(), ["last_name"]);
}
