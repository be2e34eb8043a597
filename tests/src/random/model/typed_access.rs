//! Typed access in the model, which never converts.

use slots_runtime::prelude::*;

use super::reference::{Member, Model};
use super::slot_types::Ty;

/// A value of one of the requested types.
#[derive(Clone, Debug)]
pub(crate) enum Typed {
    I64(i64),
    U8(u8),
    U32(u32),
    F64(f64),
    Bool(bool),
    Text(String),
    MaybeText(Option<String>),
    MaybeInt(Option<i64>),
    Any(OwnedValue),
}

impl Typed {
    fn is_like(&self, other: &Typed) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn value(&self) -> OwnedValue {
        match self.clone() {
            Typed::I64(it) => it.into(),
            Typed::U8(it) => it.into(),
            Typed::U32(it) => it.into(),
            Typed::F64(it) => it.into(),
            Typed::Bool(it) => it.into(),
            Typed::Text(it) => it.into(),
            Typed::MaybeText(it) => it.map_or(OwnedValue::None, OwnedValue::from),
            Typed::MaybeInt(it) => it.map_or(OwnedValue::None, OwnedValue::from),
            Typed::Any(it) => it,
        }
    }
}

/// How a typed write is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// The old value is given back.
    Replace,
    /// A `&mut` is returned.
    Lend,
}

/// Repeats an expression for each type, whose name it receives.
macro_rules! each {
    ($typed:expr, |$value:ident: $ty:ident| $do:expr) => {
        each!(@ $typed, $value, $ty, $do, I64(i64) U8(u8) U32(u32) F64(f64) Bool(bool) Text(String)
            MaybeText(Option<String>) MaybeInt(Option<i64>) Any(OwnedValue))
    };
    (@ $typed:expr, $value:ident, $ty:ident, $do:expr, $($variant:ident($is:ty))*) => {
        match $typed {
            $(Typed::$variant($value) => {
                type $ty = $is;
                $do.map(Typed::$variant).map_err(|error: AttributeError| error.kind())
            })*
        }
    };
}

/// The result of the real object.
impl Typed {
    pub(super) fn read(&self, object: &dyn Object, name: &str) -> Result<Typed, ErrorKind> {
        each!(self, |_value: T| object.attr::<T>(name).cloned())
    }

    pub(super) fn write(
        &self,
        object: &mut dyn Object,
        name: &str,
        way: Way,
    ) -> Result<Typed, ErrorKind> {
        each!(self.clone(), |value: T| match way {
            Way::Replace => object.replace_attr::<T>(name, value),
            Way::Lend => object.attr_mut::<T>(name).map(|place| std::mem::replace(place, value)),
        })
    }
}

impl Model {
    /// The current value, if it has the type of `asked`.
    pub(super) fn typed(&self, name: &str, asked: &Typed) -> Result<Typed, ErrorKind> {
        let there = match self.member(name) {
            Some(Member::Slot { ty, value, can_be_unset }) => Some(held(*ty, *can_be_unset, value)),
            // A getter by reference is borrowed; a computed value cannot be.
            Some(Member::Property { get: true, set: true, .. }) => {
                self.get("count").ok().and_then(stored)
            }
            Some(Member::Property { get: true, .. }) => return Err(ErrorKind::NotBorrowable),
            // A text that is a class attribute is no `String`.
            Some(Member::Constant(value)) if self.entry(name).is_none() => {
                stored(value.clone()).filter(|there| !matches!(there, Typed::Text(_)))
            }
            Some(Member::Property { .. }) => return Err(ErrorKind::NoGetter),
            _ => return self.typed_entry(name, asked),
        };
        there.filter(|there| there.is_like(asked)).ok_or(ErrorKind::Type)
    }

    /// Writes the given value and returns the old one.
    pub(super) fn set_typed(
        &mut self,
        name: &str,
        given: &Typed,
        way: Way,
    ) -> Result<Typed, ErrorKind> {
        self.writable(name).map_err(|failure| failure.kind)?;
        match self.member(name) {
            Some(Member::Slot { .. }) => {
                let old = self.typed(name, given)?;
                self.store(name, &given.value());
                Ok(old)
            }
            Some(Member::Property { set: false, .. }) => Err(ErrorKind::NoSetter),
            Some(Member::Property { .. }) => Err(match way {
                Way::Replace => ErrorKind::Type,
                Way::Lend => ErrorKind::NotBorrowable,
            }),
            _ => {
                let old = self.typed_entry(name, given)?;
                self.put(name, None, given.value());
                Ok(old)
            }
        }
    }

    /// An entry is accessible as the type of its value and as `OwnedValue`.
    fn typed_entry(&self, name: &str, asked: &Typed) -> Result<Typed, ErrorKind> {
        let entry = self.entry(name).cloned().ok_or(ErrorKind::Unknown)?;
        if let Typed::Any(_) = asked {
            return Ok(Typed::Any(entry));
        }
        stored(entry).filter(|there| there.is_like(asked)).ok_or(ErrorKind::Type)
    }
}

/// The value of a slot as the field holds it.
fn held(ty: Ty, can_be_unset: bool, value: &OwnedValue) -> Typed {
    let int = || value.as_value().as_i64().unwrap_or_default();
    let text = || value.as_value().as_str().map(str::to_owned);
    match (ty, can_be_unset) {
        (Ty::I64, true) => Typed::MaybeInt(value.as_value().as_i64()),
        (_, true) => Typed::MaybeText(text()),
        (Ty::I64, false) => Typed::I64(int()),
        (Ty::U8, false) => Typed::U8(u8::try_from(int()).unwrap_or_default()),
        (Ty::U32, false) => Typed::U32(u32::try_from(int()).unwrap_or_default()),
        (Ty::F64, false) => Typed::F64(value.as_value().as_f64().unwrap_or_default()),
        (Ty::Text, false) => Typed::Text(text().unwrap_or_default()),
    }
}

/// The value of an overflow entry, or of a class attribute of the same type.
fn stored(value: OwnedValue) -> Option<Typed> {
    Some(match value {
        OwnedValue::Bool(it) => Typed::Bool(it),
        OwnedValue::Int(it) => Typed::I64(it),
        OwnedValue::Float(it) => Typed::F64(it),
        OwnedValue::Str(it) => Typed::Text(it),
        _ => return None,
    })
}
