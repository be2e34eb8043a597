//! The compared structs. Each has all derives, so that all contenders read the same object.

#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "what the derives of the peers write"
)]

use std::any::Any;

use bevy_reflect::Reflect;
use facet::Facet;
use field_accessor::FieldAccessor;
use fieldname_access::FieldnameAccess;
use name_index::NameIndex;
use slots_runtime::slots;

/// A value of any field type, as maps store it.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A field of this type.
    F64(f64),
    /// A field of this type.
    I64(i64),
    /// A field of this type.
    U32(u32),
    /// A field of this type.
    Bool(bool),
    /// A field of this type.
    String(String),
}

impl Datum {
    /// Returns the number, if it is one.
    #[inline(always)]
    pub fn as_f64(&self) -> Option<&f64> {
        match self {
            Datum::F64(value) => Some(value),
            _ => None,
        }
    }
}

/// A field type: its value in the first object, and its conversion for a map.
pub trait Field: Clone + Any {
    /// Returns a value that differs for each field number.
    fn sample(number: u32) -> Self;
    /// Returns the value for a map.
    fn datum(&self) -> Datum;
}

macro_rules! field {
    ($($variant:ident $ty:ident |$number:ident| $sample:expr;)*) => {$(
        impl Field for $ty {
            fn sample($number: u32) -> Self { $sample }
            fn datum(&self) -> Datum { Datum::$variant(self.clone()) }
        }
    )*};
}
field! {
    F64 f64 |number| f64::from(number) + 0.5;
    I64 i64 |number| i64::from(number) * 1000;
    U32 u32 |number| number;
    Bool bool |number| number % 3 == 0;
    String String |number| format!("text {number}");
}

/// Reads a field of an object of type `S`.
pub type Reader<S> = fn(&S) -> &dyn Any;

/// One of the compared structs.
pub trait Shape:
    slots_runtime::Slots + bevy_reflect::structs::Struct + for<'f> Facet<'f> + NameIndex<f64> + Clone
{
    /// Returns an object whose fields all differ.
    fn sample() -> Self;
    /// Names and values.
    fn data(&self) -> Vec<(&'static str, Datum)>;
    /// Names and values, as a map of values of any type stores them.
    fn boxes(&self) -> Vec<(&'static str, Box<dyn Any>)>;
    /// Names and functions that read them.
    fn readers() -> Vec<(&'static str, Reader<Self>)>;
    /// Reads one field directly.
    fn direct(&self) -> &f64;
    /// As `direct`, mutably.
    fn direct_mut(&mut self) -> &mut f64;
    /// A handwritten `match`.
    fn by_match(&self, name: &str) -> Option<&dyn Any>;
    /// As `by_match`, mutably.
    fn by_match_mut(&mut self, name: &str) -> Option<&mut dyn Any>;
    /// Access by `fieldname-access`.
    fn by_fieldname(&self, name: &str) -> Option<&f64>;
    /// As `by_fieldname`, mutably.
    fn by_fieldname_mut(&mut self, name: &str) -> Option<&mut f64>;
}

/// A struct for which `field_accessor` is practical; its code grows with the square of the number of fields.
pub trait Accessed: Shape {
    /// Access by `field_accessor`.
    fn by_accessor(&self, name: &str) -> Result<&f64, String>;
    /// As `by_accessor`, mutably.
    fn by_accessor_mut(&mut self, name: &str, value: f64) -> Result<(), String>;
}

/// Declares a struct of the comparison.
macro_rules! shape {
    (
        [$($derive:ident)?] $name:ident $first:ident $read:ident $write:ident
        $($field:ident: $ty:ident,)*
    ) => {
        /// A struct of the comparison.
        #[allow(missing_docs)]
        #[slots]
        #[derive(Clone, Debug, Reflect, Facet, FieldnameAccess, NameIndex $(, $derive)?)]
        #[facet(pod)]
        pub struct $name { $(pub $field: $ty),* }

        impl Shape for $name {
            fn sample() -> Self {
                let mut number = 0;
                $(number += 1; let $field = <$ty as Field>::sample(number);)*
                $name { $($field),* }
            }
            fn data(&self) -> Vec<(&'static str, Datum)> {
                vec![$((stringify!($field), self.$field.datum())),*]
            }
            fn boxes(&self) -> Vec<(&'static str, Box<dyn Any>)> {
                vec![$((stringify!($field), Box::new(self.$field.clone()))),*]
            }
            fn readers() -> Vec<(&'static str, Reader<Self>)> {
                vec![$((stringify!($field), |it: &Self| &it.$field)),*]
            }
            #[inline(always)]
            fn direct(&self) -> &f64 { &self.$first }
            #[inline(always)]
            fn direct_mut(&mut self) -> &mut f64 { &mut self.$first }
            #[inline]
            fn by_match(&self, name: &str) -> Option<&dyn Any> {
                match name {
                    $(stringify!($field) => Some(&self.$field),)*
                    _ => None,
                }
            }
            #[inline]
            fn by_match_mut(&mut self, name: &str) -> Option<&mut dyn Any> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
            #[inline]
            fn by_fieldname(&self, name: &str) -> Option<&f64> {
                match self.field(name)? {
                    $read::F64(value) => Some(value),
                    _ => None,
                }
            }
            #[inline]
            fn by_fieldname_mut(&mut self, name: &str) -> Option<&mut f64> {
                match self.field_mut(name)? {
                    $write::F64(value) => Some(value),
                    _ => None,
                }
            }
        }
    };
}

fields_4! { shape! [FieldAccessor] R4 gain R4Field R4FieldMut }
fields_16! { shape! [FieldAccessor] R16 pulse_path R16Field R16FieldMut }
fields_64! { shape! [FieldAccessor] R64 gain R64Field R64FieldMut }
fields_256! { shape! [] R256 mass R256Field R256FieldMut }

macro_rules! accessed {
    ($($name:ident $trait:ident)*) => {$(
        impl Accessed for $name {
            #[inline]
            fn by_accessor(&self, name: &str) -> Result<&f64, String> {
                <Self as $trait<f64>>::get(self, name)
            }
            #[inline]
            fn by_accessor_mut(&mut self, name: &str, value: f64) -> Result<(), String> {
                <Self as $trait<f64>>::set(self, name, value)
            }
        }
    )*};
}
accessed! { R4 R4GetterSetter R16 R16GetterSetter R64 R64GetterSetter }
