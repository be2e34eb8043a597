//! `Primitive`: the number or string type that a type is, so that its values are read without a `Value`.

/// The primitive type that a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Primitive {
    /// Any other type.
    None,
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `String`
    String,
}

/// Selects code by a primitive type. The first arm is compiled for each type of a number and for `bool`, which it names by an alias.
macro_rules! match_primitive {
    ($primitive:expr, $number:ident => $of_number:expr, String => $of_string:expr, None => $other:expr $(,)?) => {
        match_primitive! {
            $primitive, $number => $of_number, String => $of_string, None => $other,
            Bool(bool) I8(i8) I16(i16) I32(i32) I64(i64) U8(u8) U16(u16) U32(u32) U64(u64) F32(f32) F64(f64)
        }
    };
    (
        $primitive:expr, $number:ident => $of_number:expr, String => $of_string:expr, None => $other:expr,
        $($variant:ident($ty:ty))*
    ) => {
        match $primitive {
            $($crate::model::primitive::Primitive::$variant => {
                type $number = $ty;
                $of_number
            })*
            $crate::model::primitive::Primitive::String => $of_string,
            $crate::model::primitive::Primitive::None => $other,
        }
    };
}

pub(crate) use match_primitive;
