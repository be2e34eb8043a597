#![deny(warnings)]

use std::sync::Arc;

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Person {
    name: String,
    tags: Vec<u8>,
}

type Outcome = Result<(), String>;

#[slots]
impl Person {
    /// A text.
    const motto: &str = "carpe diem";
    #[slot(rename = "max")]
    const MAXIMUM: f64 = 1.5;
    #[slot(skip)]
    const HIDDEN: u8 = 3;

    #[getter]
    fn borrowed(&self) -> &str {
        &self.name
    }

    #[getter]
    fn borrowed_string<'a>(&'a self) -> &'a String {
        &self.name
    }

    #[getter]
    const fn constant(self: &Self) -> u8 {
        Self::HIDDEN
    }

    #[getter]
    fn fallible(&self) -> Result<i64, std::num::ParseIntError> {
        self.name.parse()
    }

    #[getter]
    fn of_static(&self) -> Option<&'static str> {
        None
    }

    #[getter(rename = "shared")]
    fn get_shared(&self) -> Arc<str> {
        self.name.as_str().into()
    }

    #[setter]
    fn set_borrowed(&mut self, name: &str) -> Outcome {
        self.name = name.to_owned();
        Ok(())
    }

    #[setter]
    fn set_bytes(&mut self, bytes: &[u8]) {
        self.tags = bytes.to_vec();
    }

    #[setter]
    fn set_shared(&mut self, name: String) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.name = name;
        Ok(())
    }

    #[deleter]
    fn del_borrowed(&mut self) {
        self.name.clear();
    }

    #[deleter]
    fn delete_shared(&mut self) -> Result<(), &'static str> {
        Err("no")
    }

    #[method]
    fn greet(&self, name: &str, #[arg(default)] tags: &[u8], _unused: Option<u8>) -> Outcome {
        if name.len() > tags.len() { Ok(()) } else { Err(name.into()) }
    }

    #[method(rename = "r#type")]
    const fn r#type<'a>(self: &'a mut Self, mut r#in: u8, #[cfg(any())] absent: Absent) -> &'a String {
        r#in += 1;
        let _ = r#in;
        &self.name
    }

    /// A constructor.
    #[method]
    fn make(/** Their name. */ name: String) -> Self {
        Person { name, tags: vec![] }
    }

    #[method]
    fn parse(&self, #[arg(unit = "s", check = positive)] time: f64) -> std::io::Result<Option<String>> {
        Ok(Some(time.to_string()))
    }

    fn left_alone<T: Default>(&self) -> T {
        T::default()
    }
}

fn positive(time: &f64) -> Result<(), String> {
    if *time > 0.0 { Ok(()) } else { Err("must be above zero".into()) }
}

fn main() {
    let mut me = Person::default();
    me.setattr("borrowed", "35").unwrap();
    assert_eq!(me.getattr("borrowed_string").unwrap(), "35");
    assert_eq!(me.getattr("fallible").unwrap(), 35);
    assert_eq!(me.getattr("shared").unwrap(), "35");
    assert_eq!(me.getattr("max").unwrap(), 1.5);
    assert_eq!(me.getattr("motto").unwrap(), "carpe diem");
    assert_eq!(me.getattr("constant").unwrap(), 3);
    assert!(!me.hasattr("HIDDEN"));
    me.setattr("bytes", vec![1_i64, 2]).unwrap();
    assert_eq!(me.tags, [1, 2]);
    me.setattr("shared", "x").unwrap();
    assert!(me.delattr("shared").is_err());
    me.delattr("borrowed").unwrap();
    assert_eq!(me.call("greet", ("John",)).unwrap(), OwnedValue::None);
    me.name = "Jane".into();
    assert_eq!(me.call("r#type", slots_runtime::arguments!(r#in = 3)).unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(me.call("r#type", (3,)).unwrap(), "Jane");
    assert_eq!(Person::CLASS.call("make", ("Joe",)).unwrap().to_string(), r#"{"name": "Joe", "tags": b""}"#);
    assert_eq!(me.call_ref("parse", (2,)).unwrap(), "2");
    assert!(me.call_ref("parse", (-2,)).is_err());
    assert_eq!(me.left_alone::<u8>(), 0);
}
