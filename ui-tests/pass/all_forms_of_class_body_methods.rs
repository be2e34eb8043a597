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

    fn left_alone<T: Default>(&self) -> T {
        T::default()
    }
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
    assert_eq!(me.left_alone::<u8>(), 0);
}
