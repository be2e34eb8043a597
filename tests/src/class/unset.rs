//! Unset slots: declared, and empty.

use slots_runtime::SlotInfo;
use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Person {
    name: String,
    #[slot(unset)]
    last_name: Option<String>,
    #[slot(unset)]
    age: Option<u8>,
    #[slot(unset)]
    friend: Option<Box<Self>>,
    nick: Option<String>,
}

#[test]
fn reading_unset_slot_returns_unset_error() {
    let error = Person::default().getattr("last_name").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unset);
    assert_eq!(error.message(), "'Person' object has no attribute 'last_name'");
    // The name is correct, so no other name is suggested.
    assert_eq!(error.suggestions(), [""; 0]);
    assert_eq!(error.to_string(), error.message());
}

#[test]
fn unset_slot_is_in_dir_but_not_in_vars() {
    let me = Person::default();
    assert!(!me.hasattr("last_name"));
    assert_eq!(me.dir(), ["age", "friend", "last_name", "name", "nick"]);
    assert_eq!(me.vars().map(|(name, _)| name).collect::<Vec<_>>(), ["name", "nick"]);
}

#[test]
fn setattr_sets_and_delattr_unsets_slot() {
    let mut me = Person::default();
    me.setattr("age", 35_i64).unwrap();
    assert_eq!((me.getattr("age").unwrap().as_i64(), me.age), (Some(35), Some(35)));
    me.delattr("age").unwrap();
    assert_eq!((me.getattr("age").unwrap_err().kind(), me.age), (ErrorKind::Unset, None));
    assert_eq!(me.delattr("age").unwrap_err().kind(), ErrorKind::Unset);
}

#[test]
fn setting_none_unsets_slot() {
    let mut me = Person { age: Some(35), ..Person::default() };
    me.setattr("age", Value::None).unwrap();
    assert_eq!(me.getattr("age").unwrap_err().kind(), ErrorKind::Unset);
    // A slot that is not marked holds `None` as a value.
    assert_eq!(me.getattr("nick").unwrap().type_name(), "None");
}

#[test]
fn typed_access_borrows_option() {
    let mut me = Person::default();
    assert_eq!(me.attr::<Option<u8>>("age").unwrap(), &None);
    *me.attr_mut::<Option<u8>>("age").unwrap() = Some(1);
    assert_eq!(me.replace_attr("age", Some(2_u8)).unwrap(), Some(1));
    assert_eq!(me.replace_attr::<Option<u8>>("age", None).unwrap(), Some(2));
    assert_eq!(me.replace_attr("age", 5_u8).unwrap_err().kind(), ErrorKind::Type);
    assert!(!me.hasattr("age"));
}

#[test]
fn rejected_value_leaves_slot_unset() {
    let mut me = Person::default();
    assert_eq!(me.setattr("age", 300).unwrap_err().kind(), ErrorKind::Value);
    assert_eq!(me.setattr("age", "old").unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(me.set_text("age", "old").unwrap_err().kind(), ErrorKind::Value);
    assert_eq!(me, Person::default());
}

#[test]
fn set_text_sets_unset_slot() {
    let mut me = Person::default();
    me.set_text("age", "35").unwrap();
    me.set_text("last_name", "Doe").unwrap();
    assert_eq!((me.age, me.last_name.as_deref()), (Some(35), Some("Doe")));
}

#[test]
fn undo_unsets_slot_set_by_update() {
    let mut me = Person::default();
    let undo = me.update([("age", Value::from(35)), ("name", "A".into())]).unwrap();
    assert_eq!(me.age, Some(35));
    undo.apply(&mut me).map(drop).unwrap();
    assert_eq!(me, Person::default());
}

#[test]
fn slot_can_hold_object_of_its_own_class() {
    let mut me = Person { friend: Some(Box::default()), ..Person::default() };
    me.set_path("friend.age", 36).unwrap();
    assert_eq!(me.friend.as_ref().unwrap().age, Some(36));
    me.delete_path("friend.age").unwrap();
    assert_eq!(me.get_path("friend.age").unwrap_err().kind(), ErrorKind::Unset);
    me.delattr("friend").unwrap();
    assert_eq!(me.friend, None);
    assert_eq!(me.get_path("friend.age").unwrap_err().kind(), ErrorKind::Unset);
}

#[test]
fn class_lists_slots_that_can_be_unset() {
    let can: Vec<_> =
        Person::CLASS.slots().filter(|slot| slot.can_be_unset()).map(SlotInfo::name).collect();
    assert_eq!(can, ["last_name", "age", "friend"]);
}

#[test]
fn write_below_unset_slot_makes_the_object() {
    let mut it = Person::default();
    let undo =
        it.update([("friend.name", Value::from("Bo")), ("friend.age", Value::from(7))]).unwrap();
    assert_eq!(it.get_path("friend.name").unwrap(), "Bo");
    assert_eq!(it.get_path("friend.age").unwrap(), 7);
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.get_path("friend").unwrap_err().kind(), ErrorKind::Unset);
    it.set_path("friend.friend.name", "Cy").unwrap_err();
    it.update([("friend.name", "Bo"), ("friend.friend.name", "Cy")]).unwrap();
    assert_eq!(it.get_path("friend.friend.name").unwrap(), "Cy");
    it.delattr("friend").unwrap();
    let error = it.update([("friend.naem", 1)]).unwrap_err();
    assert_eq!(error.errors()[0].path(), "friend.naem");
    assert_eq!(it, Person::default());
    it.set_text_path("friend.name", "Di").unwrap();
    assert_eq!(it.get_path("friend.name").unwrap(), "Di");
}
