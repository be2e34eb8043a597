//! Properties: attributes that methods read, write and delete.

mod backing_fields;
mod numbers;
mod rollback;

use std::error::Error as _;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Person {
    first: String,
    last: String,
    years: u8,
    #[slot(unset)]
    nick: Option<String>,
}

#[slots]
impl Person {
    /// By value.
    #[getter]
    fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// Its error becomes the source.
    #[setter]
    fn set_full_name(&mut self, name: &str) -> Result<(), String> {
        let (first, last) = name.split_once(' ').ok_or("a full name has two words")?;
        self.first = first.to_owned();
        self.last = last.to_owned();
        Ok(())
    }

    #[deleter]
    fn delete_full_name(&mut self) {
        self.first.clear();
        self.last.clear();
    }

    /// By reference.
    #[getter]
    fn age(&self) -> &u8 {
        &self.years
    }

    #[setter]
    fn set_age(&mut self, years: u8) {
        self.years = years;
    }

    /// As text that lies in the object.
    #[getter]
    fn initial(&self) -> &str {
        self.first.get(..1).unwrap_or_default()
    }

    /// May fail.
    #[getter]
    fn greeting(&self) -> Result<String, AttributeError> {
        Ok(format!("Hi {}", self.getattr("nick")?))
    }

    /// Can be written only.
    #[setter(rename = "pass-word")]
    fn store_secret(&mut self, secret: String) {
        self.last = secret;
    }

    #[getter(rename = "is-named")]
    fn named(&self) -> bool {
        !self.first.is_empty()
    }

    #[getter]
    fn maybe(&self) -> Option<u8> {
        (self.years > 0).then_some(self.years)
    }

    #[setter]
    fn set_maybe(&mut self, years: Option<u8>) {
        self.years = years.unwrap_or_default();
    }

    #[deleter]
    fn delete_locked(&mut self) -> Result<(), AttributeError> {
        self.delattr("nick")
    }

    /// An ordinary method.
    fn grow(&mut self) {
        self.years += 1;
    }
}

fn person() -> Person {
    Person { first: "Aquiles".into(), last: "Doe".into(), years: 35, nick: None }
}

#[test]
fn getattr_returns_result_of_getter() {
    let mut me = person();
    assert_eq!(me.getattr("full_name").unwrap(), "Aquiles Doe");
    assert_eq!(me.getattr("age").unwrap(), 35);
    assert_eq!(me.getattr("initial").unwrap(), "A");
    assert_eq!(me.getattr("maybe").unwrap(), 35);
    me.grow();
    assert_eq!(me.getattr("age").unwrap(), 36);
    assert_eq!(me.age(), &36);
}

#[test]
fn getter_by_reference_is_borrowed() {
    let me = person();
    assert!(std::ptr::eq(me.attr::<u8>("age").unwrap(), &raw const me.years));
    let initial = me.getattr("initial").unwrap();
    assert_eq!(initial.as_str().unwrap().as_ptr(), me.first.as_ptr());
    assert_eq!(me.attr::<u16>("age").map(|_| ()).unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn getter_error_is_source_of_attribute_error() {
    let mut me = person();
    let error = me.getattr("greeting").unwrap_err();
    assert_eq!((error.kind(), error.name()), (ErrorKind::Value, "greeting"));
    assert_eq!(error.source().unwrap().to_string(), "'Person' object has no attribute 'nick'");
    assert_eq!(
        format!("{error:#}"),
        "'Person' object attribute 'greeting' cannot be read: 'Person' object has no attribute 'nick'"
    );
    me.setattr("nick", "Q").unwrap();
    assert_eq!(me.getattr("greeting").unwrap(), "Hi Q");
}

#[test]
fn setter_receives_value_converted_to_its_type() {
    let mut me = person();
    assert_eq!(me.setattr("full_name", "John Smith").unwrap(), Stored::Property);
    assert_eq!((me.first.as_str(), me.last.as_str()), ("John", "Smith"));
    me.setattr("age", 40_i64).unwrap();
    assert_eq!(me.years, 40);
    me.set_text("age", "41").unwrap();
    assert_eq!(me.years, 41);
    me.setattr("maybe", Value::None).unwrap();
    assert_eq!(me.years, 0);
    me.set_path("maybe", 5).unwrap();
    assert_eq!(me.years, 5);
}

#[test]
fn value_of_wrong_type_is_rejected_before_setter_call() {
    let mut me = person();
    let error = me.setattr("age", 300).unwrap_err();
    assert_eq!(error.to_string(), "'Person' object attribute 'age' must be in 0..=255, not 300");
    let error = me.setattr("age", "old").unwrap_err();
    assert_eq!(error.to_string(), "'Person' object attribute 'age' must be u8, not str");
    let error = me.setattr("full_name", 5).unwrap_err();
    assert_eq!((error.kind(), me), (ErrorKind::Type, person()));
}

#[test]
fn setter_error_is_source_of_attribute_error() {
    let mut me = person();
    let error = me.setattr("full_name", "John").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert_eq!(error.source().unwrap().to_string(), "a full name has two words");
    assert_eq!(
        format!("{error:#}"),
        "'Person' object attribute 'full_name' is rejected: a full name has two words"
    );
    assert_eq!(me, person());
}

#[test]
fn delattr_calls_deleter() {
    let mut me = person();
    me.delattr("full_name").unwrap();
    assert_eq!((me.first.as_str(), me.last.as_str()), ("", ""));
    let error = me.delattr("locked").unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "'Person' object has no attribute 'nick'");
}

#[test]
fn missing_accessor_has_message_of_cpython() {
    let mut me = person();
    let error = me.setattr("initial", "B").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoSetter);
    assert_eq!(error.to_string(), "property 'initial' of 'Person' object has no setter");
    let error = me.delattr("age").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoDeleter);
    assert_eq!(error.to_string(), "property 'age' of 'Person' object has no deleter");
    let error = me.getattr("pass-word").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoGetter);
    assert_eq!(error.to_string(), "property 'pass-word' of 'Person' object has no getter");
    assert_eq!(me.attr::<String>("pass-word").unwrap_err().kind(), ErrorKind::NoGetter);
    assert_eq!(me.getattr("locked").unwrap_err().kind(), ErrorKind::NoGetter);
    assert_eq!(me.setattr("locked", 1).unwrap_err().kind(), ErrorKind::NoSetter);
    // Without a setter, the type of the value does not matter.
    assert_eq!(me.setattr("initial", 1).unwrap_err().kind(), ErrorKind::NoSetter);
    assert_eq!(me.set_text("initial", "1").unwrap_err().kind(), ErrorKind::NoSetter);
    assert_eq!(me, person());
}

#[test]
fn property_is_found_only_by_its_name() {
    let mut me = person();
    me.setattr("pass-word", "secret").unwrap();
    assert_eq!(me.last, "secret");
    assert_eq!(me.getattr("is-named").unwrap(), true);
    for name in ["set_full_name", "delete_full_name", "store_secret", "named", "secret", "grow"] {
        assert!(!me.hasattr(name), "{name}");
    }
    let names = [
        "age",
        "first",
        "full_name",
        "greeting",
        "initial",
        "is-named",
        "last",
        "locked",
        "maybe",
        "nick",
        "pass-word",
        "years",
    ];
    assert_eq!(me.dir(), names);
}

#[test]
fn only_getter_by_reference_can_be_borrowed() {
    let mut me = person();
    assert!(me.attr_mut::<u8>("age").is_err());
    assert!(me.attr::<String>("full_name").is_err());
    assert!(me.replace_attr("full_name", String::from("a b")).is_err());
    assert_eq!(me, person());
}

#[test]
fn class_lists_accessors_of_each_property() {
    let can: Vec<_> = Person::CLASS
        .properties()
        .map(|property| {
            (property.name(), property.can_get(), property.can_set(), property.can_delete())
        })
        .collect();
    let expected = [
        ("full_name", true, true, true),
        ("age", true, true, false),
        ("initial", true, false, false),
        ("greeting", true, false, false),
        ("pass-word", false, true, false),
        ("is-named", true, false, false),
        ("maybe", true, true, false),
        ("locked", false, false, true),
    ];
    assert_eq!(can, expected);
    assert_eq!(Person::CLASS.properties().next().unwrap().doc(), "By value.");
}

#[dynamic]
#[derive(Default)]
struct Sensor {}

#[slots]
impl Sensor {
    #[getter]
    fn reading(&self) -> i64 {
        7
    }
}

#[test]
fn overflow_entry_never_hides_property() {
    let mut sensor = Sensor::default();
    assert_eq!(sensor.setattr("reading", 1).unwrap_err().kind(), ErrorKind::NoSetter);
    sensor.__dict__.insert("reading", 1).unwrap();
    assert_eq!(sensor.getattr("reading").unwrap(), 7);
    assert_eq!(sensor.delattr("reading").unwrap_err().kind(), ErrorKind::NoDeleter);
    assert_eq!(sensor.dir(), ["reading"]);
}

#[test]
fn class_tells_types_of_each_property() {
    let types: Vec<_> = Person::CLASS
        .properties()
        .map(|property| {
            let taken = property.taken_type().map(|ty| format!("{ty:?}"));
            (property.name(), format!("{:?}", property.slot_type()), taken)
        })
        .collect();
    let of = |name: &str| types.iter().find(|(own, ..)| *own == name).cloned().unwrap();
    let text = || "Str".to_owned();
    let byte = || "Int { min: 0, max: 255 }".to_owned();
    assert_eq!(of("full_name"), ("full_name", text(), Some(text())));
    assert_eq!(of("age"), ("age", byte(), Some(byte())));
    assert_eq!(of("initial"), ("initial", text(), None));
    // Of a `Result`, the type in the `Ok`.
    assert_eq!(of("greeting"), ("greeting", text(), None));
    assert_eq!(of("pass-word"), ("pass-word", text(), Some(text())));
    assert_eq!(of("is-named"), ("is-named", "Bool".to_owned(), None));
    assert!(of("maybe").1.starts_with("Optional("));
    assert_eq!(of("locked"), ("locked", "Any".to_owned(), None));
}
