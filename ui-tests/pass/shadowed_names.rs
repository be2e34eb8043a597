#![allow(non_camel_case_types, non_upper_case_globals, dead_code, unused_macros)]

mod core {}
mod std {}
mod alloc {}
mod __private {}

struct Option;
struct Some;
struct None;
struct Ok;
struct Err;
struct Result;
struct String;
struct Vec;
struct Box;
struct str;
struct usize;
struct u32;
struct bool;
struct Class;
struct Value;
struct Object;
struct Slots;
struct Member;
struct Decl;
struct Dict;
struct TypeId;
trait SlotValue {}
trait Declare {}
trait Default {}
trait ConvertText {}
struct Call;
struct Argument;
static __slots_a0: ::core::primitive::u8 = 0;
static __slots_a: ::core::primitive::u8 = 0;
fn drop() {}
macro_rules! offset_of {
    () => {};
}
macro_rules! module_path {
    () => {};
}
const DECL: ::core::primitive::u8 = 0;
const BODY: ::core::primitive::u8 = 0;
const CLASS: ::core::primitive::u8 = 0;
const NAME: ::core::primitive::u8 = 0;
static OPS: ::core::primitive::u8 = 0;

#[slots_runtime::slots]
struct Base {
    serial: ::core::primitive::u64,
}

#[slots_runtime::dynamic]
struct Person {
    #[slot(base)]
    base: Base,
    #[slot(range = 0..=10, check = even)]
    number: ::core::primitive::u64,
    #[slot(choices = ["a"])]
    name: ::std::string::String,
    #[slot(unset)]
    last: ::std::option::Option<::std::string::String>,
}

fn even(_: &::core::primitive::u64) -> ::core::result::Result<(), &'static ::core::primitive::str> {
    ::core::result::Result::Ok(())
}

#[slots_runtime::slots]
impl Person {
    const DECL: ::core::primitive::i64 = 35;
    const BODY: ::core::primitive::i64 = 36;
    const CLASS: ::core::primitive::i64 = 37;

    #[getter]
    fn class(&self) -> ::core::primitive::i64 {
        Self::CLASS
    }

    #[setter]
    fn set_class(&mut self, class: ::core::primitive::i64) {
        self.number = class.unsigned_abs();
    }

    #[method]
    fn call(&mut self, number: ::core::primitive::u64, text: &::core::primitive::str) -> ::core::option::Option<::core::primitive::u64> {
        self.number += number;
        let _ = text;
        ::core::option::Option::Some(number)
    }

    #[on_set]
    fn changed(&mut self, _: &::core::primitive::str, _: slots_runtime::Value<'_>) {}
}

#[derive(slots_runtime::SlotValue)]
enum Mode {
    Some,
    None,
}

#[derive(slots_runtime::SlotValue)]
struct Gain(::core::primitive::f64);

fn main() {
    use slots_runtime::{SlotValue as _, ObjectExt as _};
    let mut me = Person {
        base: Base { serial: 1 },
        number: 2,
        name: ::std::string::String::new(),
        last: ::std::option::Option::None,
        __dict__: ::slots_runtime::Dict::new(),
    };
    me.setattr("class", 4).unwrap();
    ::std::assert_eq!(me.number, 4);
    ::std::assert_eq!(slots_runtime::ObjectExt::call(&mut me, "call", (3, "x")).unwrap(), 3);
    ::std::assert_eq!(me.getattr("DECL").unwrap(), 35);
    ::std::assert_eq!(me.getattr("BODY").unwrap(), 36);
    ::std::assert_eq!(me.getattr("CLASS").unwrap(), 37);
    ::std::assert_eq!(Mode::Some.to_value(), "Some");
    ::std::assert_eq!(Gain(1.0).to_value(), 1.0);
}
