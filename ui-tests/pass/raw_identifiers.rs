#![deny(warnings)]
#![allow(non_camel_case_types)]

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct r#type {
    r#type: u8,
    r#fn: String,
    #[slot(rename = "self")]
    this: u8,
    #[slot(alias = "crate")]
    krate: u8,
}

#[slots]
impl r#type {
    const r#static: u8 = 1;

    #[getter]
    fn r#match(&self) -> u8 {
        self.r#type
    }
}

fn main() {
    let it = r#type::default();
    assert_eq!(it.dir(), ["fn", "krate", "match", "self", "static", "type"]);
    assert_eq!(it.class().name(), "type");
    assert!(it.hasattr("crate") && !it.hasattr("r#type"));
    assert_eq!((it.r#fn.len(), it.this, it.krate), (0, 0, 0));
}
