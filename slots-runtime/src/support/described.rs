//! Foreign structs as objects, by a description: `#[slots(remote = glam::Vec3)] struct Vec3Def { .. }`.

use alloc::string::String;
use core::marker::PhantomData;

use crate::access::create;
use crate::model::class::Class;
use crate::model::class::of::ClassOf;
use crate::model::decl::Decl;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::model::kernel::seen::{Describe, Seen};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::SlotValue;
use crate::slot_value::holds::{Here, Holds};
use crate::slot_value::probe::{VTableOf, holding};
use crate::support::rules::Cause;
use crate::text::type_names::short_type_name;

/// Values that `D` describes.
#[derive(Debug)]
pub struct Described<D>(PhantomData<fn() -> D>);

/// The operations of `T`, which is or holds values that `D` describes. rustc infers their position.
pub const fn described<T, D: Describe, P: 'static>() -> VTableOf<T>
where
    T: Holds<Described<D>, P>,
{
    holding::<T, Described<D>, P>()
}

/// The declaration of `T`, which is or holds values that `D` describes.
pub const fn description<T, D: Describe, P: 'static>() -> Option<&'static Decl>
where
    T: Holds<Described<D>, P>,
{
    T::DECL
}

/// Validates an object that `D` describes as a whole.
pub fn check_described<D: Describe, E: Cause>(
    object: ObjectRef<'_>,
    check: fn(&D::Value) -> Result<(), E>,
) -> Result<(), ValueError> {
    let value = object.part::<Seen<D::Value, D>>().map(Seen::inner);
    value.map_or(Ok(()), |value| check(value).map_err(ValueError::because))
}

impl<D: Describe> SlotValue for Seen<D::Value, D> {
    const __TAKES_UNIT: bool = false;
    const __DECL: Option<&'static Decl> = Some(<Self as Declare>::DECL);
    const __MAY_HOLD_OBJECTS: bool = true;

    fn __class() -> Option<&'static Class> {
        Some(ClassOf::<Self>::CLASS)
    }

    fn to_value(&self) -> Value<'_> {
        Value::Object(self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match &value {
            Value::Object(object) if object.class().is::<Self>() => create::from_value(value),
            Value::Map(_) => create::from_value(value),
            _ => Err(ValueError::not_a::<D::Value>(&value)),
        }
    }

    fn __name() -> String {
        short_type_name::<D::Value>()
    }

    fn __object(&self) -> Option<&dyn Object> {
        Some(self)
    }

    fn __object_mut(&mut self) -> Option<&mut dyn Object> {
        Some(self)
    }
}

impl<D: Describe> Holds<Described<D>, Here> for D::Value {
    type Wrapped = Seen<D::Value, D>;
    const DECL: Option<&'static Decl> = Some(D::DECL);

    fn unwrap(wrapped: Self::Wrapped) -> Self {
        wrapped.into_inner()
    }

    fn value(&self) -> Value<'_> {
        Value::Object(Seen::<_, D>::of(self))
    }

    fn object(&self) -> Option<&dyn Object> {
        Some(Seen::<_, D>::of(self))
    }

    fn object_mut(&mut self) -> Option<&mut dyn Object> {
        Some(Seen::<_, D>::of_mut(self))
    }
}
