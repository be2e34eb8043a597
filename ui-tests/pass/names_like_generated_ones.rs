#![deny(warnings)]
#![allow(non_snake_case)]

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Camera {
    __rt: u8,
    __s: u8,
    DECL: u8,
    CLASS: u8,
    class: u8,
    decl: u8,
    slots: u8,
    core: u8,
    std: u8,
    _underscore: u8,
    __class__: u8,
    __slots__: u8,
    ñandú: u8,
    名前: u8,
    #[slot(rename = "with space and \"quotes\" and \u{1f600}")]
    renamed: u8,
    #[slot(alias = "\0")]
    nul: u8,
}

#[slots]
impl Camera {
    const __BODY: u8 = 1;
    const __one_slots_impl_per_type: u8 = 2;
    const ATTRIBUTE: u8 = 3;
}

fn main() {
    let mut it = Camera::default();
    let names: Vec<String> = it.dir().into_iter().map(String::from).collect();
    assert_eq!(names.len(), 19 - 0);
    for name in names.iter().filter(|name| Camera::CLASS.slot(name).is_some()) {
        it.setattr(name, 7).unwrap();
    }
    let fields = [it.__rt, it.__s, it.DECL, it.CLASS, it.class, it.decl, it.slots, it.core, it.std];
    assert_eq!(fields, [7; 9]);
    let fields = [it._underscore, it.__class__, it.__slots__, it.ñandú, it.名前, it.renamed, it.nul];
    assert_eq!(fields, [7; 7]);
    assert!(it.hasattr("\0"));
}
