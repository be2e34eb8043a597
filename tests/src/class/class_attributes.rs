//! Class attributes: constants of the class body, read through any instance and written through none.

use std::time::Duration;

use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[slots]
impl Person {
    /// Years.
    const age: i64 = 35;
    const ratio: f64 = 0.5;
    const is_human: bool = true;
    const initial: char = 'A';
    const kind: &'static str = "person";
    const nothing: Option<i64> = None;
    const something: Option<u8> = Some(3);
    const corner: [u32; 2] = [1, 2];
    const patience: Duration = Duration::from_millis(5);
    const LOUD: u128 = u128::MAX;
    #[slot(rename = "max-age")]
    const max_age: i64 = 120;
    #[slot(skip)]
    const HIDDEN: i64 = 1;

    fn greeting(&self) -> String {
        format!("{} is {}", self.name, Self::age + Self::HIDDEN)
    }
}

fn person() -> Person {
    Person { name: "Aquiles".into() }
}

#[test]
fn class_attributes_are_read_through_instance() {
    let me = person();
    assert_eq!(me.getattr("age").unwrap(), 35);
    assert_eq!(me.getattr("ratio").unwrap(), 0.5);
    assert_eq!(me.getattr("is_human").unwrap(), true);
    assert_eq!(me.getattr("initial").unwrap(), 'A');
    assert_eq!(me.getattr("kind").unwrap(), "person");
    assert_eq!(me.getattr("nothing").unwrap().type_name(), "None");
    assert_eq!(me.getattr("something").unwrap(), 3);
    assert_eq!(me.getattr("corner").unwrap().to_string(), "[1, 2]");
    assert_eq!(
        me.getattr("patience").unwrap().extract::<Duration>().unwrap(),
        Duration::from_millis(5)
    );
    assert_eq!(me.getattr("LOUD").unwrap(), u128::MAX);
    assert!(me.hasattr("age"));
    assert_eq!(me.attr::<i64>("age").unwrap(), &35);
    assert_eq!(me.attr::<[u32; 2]>("corner").unwrap(), &[1, 2]);
}

#[test]
fn class_attributes_are_read_through_class() {
    assert_eq!(Person::age, 35);
    assert_eq!(person().greeting(), "Aquiles is 36");
    let age = Person::CLASS.class_attributes().next().unwrap();
    assert_eq!((age.name(), age.doc(), age.owner().name()), ("age", "Years.", "Person"));
    assert_eq!(age.value(), 35);
}

#[test]
fn class_attributes_are_read_only() {
    let mut me = person();
    let read_only = "'Person' object attribute 'age' is read-only";
    assert_eq!(me.setattr("age", 50).unwrap_err().to_string(), read_only);
    assert_eq!(me.setattr("age", "not even a number").unwrap_err().to_string(), read_only);
    assert_eq!(me.delattr("age").unwrap_err().to_string(), read_only);
    assert_eq!(me.set_text("age", "50").unwrap_err().to_string(), read_only);
    assert_eq!(me.replace_attr("age", 50_i64).unwrap_err().to_string(), read_only);
    assert_eq!(me.attr_mut::<i64>("age").unwrap_err().to_string(), read_only);
    assert_eq!(me.update([("age", 50)]).map(drop).unwrap_err().to_string(), read_only);
    assert_eq!(me.set_path("age", 50).unwrap_err().to_string(), read_only);
    assert_eq!(me.getattr("age").unwrap(), 35);
}

#[test]
fn class_attributes_are_listed_but_take_no_space() {
    assert_eq!(size_of::<Person>(), size_of::<String>());
    assert!(person().dir().contains(&"age"));
    assert_eq!(person().vars().count(), 1);
}

#[test]
fn class_attribute_can_be_renamed_or_skipped() {
    let me = person();
    assert_eq!(me.getattr("max-age").unwrap(), 120);
    assert!(!me.hasattr("max_age") && !me.hasattr("HIDDEN"));
}

#[test]
fn class_attributes_are_suggested() {
    assert_eq!(person().getattr("kidn").unwrap_err().suggestions(), ["kind"]);
}

#[slots]
#[derive(Default)]
struct Labelled<T: Default + 'static> {
    inner: T,
}

#[slots]
impl<T: Default + 'static> Labelled<T> {
    const width: usize = size_of::<T>();
}

#[test]
fn class_attributes_of_generic_class_depend_on_parameters() {
    assert_eq!(Labelled::<u8>::default().getattr("width").unwrap(), 1);
    assert_eq!(Labelled::<u64>::default().getattr("width").unwrap(), 8);
    assert_eq!(Labelled { inner: 5_u8 }.getattr("inner").unwrap(), 5);
}
