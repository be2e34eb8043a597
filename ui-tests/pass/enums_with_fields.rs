#![deny(warnings)]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![allow(dead_code, non_upper_case_globals)]

extern crate std;

struct Option;
struct Box;
struct Vec;
struct Some;
struct Default;
const __slots_it: u32 = 1;
const __slots_at: u32 = 1;
const it: u32 = 1;
const at: usize = 1;

/// A type of which nothing is known.
pub struct Opaque;

#[derive(::slots_runtime::SlotValue)]
pub enum Mode<T, const N: usize>
where
    T: std::fmt::Debug,
{
    /// Doc.
    None,
    Some(T),
    Ok { r#type: [T; N], opaque: Opaque },
    Err(Opaque, u32, std::string::String),
    Rec(std::boxed::Box<Mode<T, N>>),
    Empty {},
    EmptyTuple(),
    Self_ {
        #[slot(default = at)]
        at: usize,
        #[slot(default = it, alias = "itself")]
        it: u32,
        #[slot(default)]
        list: std::vec::Vec<Mode<T, N>>,
    },
}

#[derive(::slots_runtime::SlotValue)]
pub struct Tuple(u8, Opaque, std::vec::Vec<Tuple>);

#[derive(::slots_runtime::SlotValue)]
pub struct Unit;

#[derive(::slots_runtime::SlotValue)]
pub struct EmptyTuple();

#[derive(::slots_runtime::SlotValue)]
pub struct Empty {}

#[::slots_runtime::slots]
struct Holder {
    mode: Mode<u8, 2>,
    tuple: Tuple,
    unit: Unit,
    empty: Empty,
    empty_tuple: EmptyTuple,
}

macro_rules! enums {
    ($name:ident { $($variant:ident($ty:ty)),* }) => {
        #[derive(::slots_runtime::SlotValue)]
        pub enum $name { $($variant($ty)),* }
    };
}

enums! { Generated { One(u8), Two(std::vec::Vec<Generated>) } }

fn main() {
    use ::slots_runtime::prelude::ObjectExt as _;

    let mut holder = Holder {
        mode: Mode::None,
        tuple: Tuple(1, Opaque, std::vec::Vec::new()),
        unit: Unit,
        empty: Empty {},
        empty_tuple: EmptyTuple(),
    };
    let result = holder.setattr("mode", "Self_");
    std::assert!(result.is_ok());
    std::assert!(holder.get_path("mode.itself").is_ok());
    std::assert!(holder.set_path("tuple[0]", 2).is_ok());
    std::assert!(holder.set_path("tuple[1]", 2).is_err());
    std::assert!(holder.setattr("mode", "Empty").is_ok());
    std::assert!(holder.setattr("mode", "EmptyTuple").is_ok());
    std::assert!(holder.getattr("unit").is_ok_and(|value| value.is_none()));
    std::assert!(holder.setattr("empty", ()).is_ok());
}
