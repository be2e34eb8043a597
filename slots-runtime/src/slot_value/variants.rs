//! `Variants`: the fields of the active variant of an enum, for the functions that every derived enum shares.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::array;

use crate::model::field_info::number;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::Object;
use crate::model::slot_type::{EnumInfo, FieldInfo, SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::value::view::{List, Map, Mapping, Sequence};
use crate::model::variant_info::Shape;
use crate::model::vtable::{ItemType, VTable};
use crate::text::depth::Level;
use crate::text::step::Step;

/// A type whose values consist of fields: an enum, or a tuple, which has one variant.
///
/// Expansions implement it with `match`: the offsets of the fields of a variant cannot be written as data.
pub trait Variants: Sized + 'static {
    /// The variants and their fields.
    const INFO: &'static EnumInfo;

    /// The position of the active variant.
    fn active(&self) -> usize;

    /// The field at this position of the active variant.
    fn field(&self, at: usize) -> Option<AttrRef<'_>>;

    /// As [`field`](Self::field), to be changed.
    fn field_mut(&mut self, at: usize) -> Option<AttrMut<'_>>;

    /// The variant at this position, of these fields; `None` if one is missing.
    fn make(variant: usize, fields: &mut Parts) -> Option<Self>;
}

/// The fields of a new value.
#[derive(Debug)]
pub struct Parts(pub(super) Vec<Option<Held>>);

impl Parts {
    /// Takes the field at this position.
    pub fn take<T: 'static>(&mut self, at: usize) -> Option<T> {
        self.0.get_mut(at)?.take()?.take()
    }
}

/// The operations of a field.
fn vtable_at<T: Variants>(variant: usize, field: usize) -> Option<&'static VTable> {
    Some(T::INFO.variants().get(variant)?.fields().get(field)?.vtable())
}

/// The field at this position, borrowed.
pub fn field<T: Variants, F: 'static>(field: &F, variant: usize, at: usize) -> Option<AttrRef<'_>> {
    AttrRef::new(field, vtable_at::<T>(variant, at)?)
}

/// As [`field`], to be changed.
pub fn field_mut<T: Variants, F: 'static>(
    field: &mut F,
    variant: usize,
    at: usize,
) -> Option<AttrMut<'_>> {
    AttrMut::new(field, vtable_at::<T>(variant, at)?)
}

/// The active variant.
pub(super) fn variant<T: Variants>(this: &T) -> &'static VariantInfo {
    const NONE: &VariantInfo = &VariantInfo::new(&[], "", false, &[]);
    T::INFO.variants().get(this.active()).unwrap_or(NONE)
}

fn value_at<T: Variants>(this: &T, at: usize) -> Option<Value<'_>> {
    this.field(at).map(|field| (field.vtable().get)(field))
}

/// The value of an enum: the name of the variant, or a map with one entry.
pub fn value<T: Variants>(this: &T) -> Value<'_> {
    match variant(this) {
        variant if variant.shape() == Shape::Unit => Value::Str(Cow::Borrowed(variant.name())),
        _ => Value::Map(Map::from(this as &dyn Mapping)),
    }
}

/// The value of a tuple: the list of its fields.
pub fn list<T: Variants>(this: &T) -> Value<'_> {
    Value::List(List::from(this as &dyn Sequence))
}

/// The type of a tuple.
pub fn tuple_type<T: Variants>() -> SlotType {
    SlotType::Tuple(T::INFO.variants().first().map_or(&[], VariantInfo::fields))
}

/// The value of the fields of the active variant.
fn payload<T: Variants>(this: &T) -> Value<'_> {
    match variant(this).shape() {
        Shape::Unit => Value::None,
        Shape::Single => value_at(this, 0).unwrap_or(Value::None),
        Shape::Named => Value::Map(Map::from(array::from_ref(this) as &dyn Mapping)),
        Shape::Numbered => list(this),
    }
}

/// One entry: the name of the active variant and the value of its fields.
impl<T: Variants> Mapping for T {
    fn len(&self) -> usize {
        1
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        (variant(self).name() == key).then(|| payload(self))
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
        Box::new(core::iter::once((Cow::Borrowed(variant(self).name()), payload(self))))
    }
    fn variant(&self) -> Option<&'static str> {
        Some(variant(self).name())
    }
}

/// The named fields of the active variant, without those of an opaque type. An array of one, since `T` itself is the map
/// with one entry.
impl<T: Variants> Mapping for [T; 1] {
    fn len(&self) -> usize {
        fields(&self[0]).count()
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        let at = FieldInfo::position(variant(&self[0]).fields(), key)?;
        value_at(&self[0], at)
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
        Box::new(fields(&self[0]).map(|(name, value)| (Cow::Borrowed(name), value)))
    }
}

fn fields<T: Variants>(this: &T) -> impl Iterator<Item = (&str, Value<'_>)> {
    let fields = variant(this).fields().iter().enumerate();
    let values = fields.filter(|(_, field)| !matches!(field.slot_type(), SlotType::Opaque));
    values.filter_map(|(at, field)| Some((field.name(), value_at(this, at)?)))
}

/// The fields of the active variant.
impl<T: Variants> Sequence for T {
    fn len(&self) -> usize {
        variant(self).fields().len()
    }
    fn get(&self, index: usize) -> Option<Value<'_>> {
        value_at(self, index)
    }
}

/// The names of the variants.
pub const fn names<const N: usize>(info: &EnumInfo) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N && at < info.variants().len() {
        names[at] = info.variants()[at].name();
        at += 1;
    }
    names
}

/// Where a step of a path leads from a value.
enum To {
    Field(usize),
    /// Into the value of the only field.
    Inside,
}

fn to(variant: &VariantInfo, step: Step<'_>) -> Option<To> {
    match variant.field_at(step) {
        // A list in the only field has an item 0 too, which takes precedence.
        Some(_) if variant.shape() == Shape::Single && !variant.is_called(step) => Some(To::Inside),
        Some(at) => Some(To::Field(at)),
        None if variant.shape() == Shape::Single => Some(To::Inside),
        None => None,
    }
}

/// The field of the active variant that a step of a path names.
pub fn item<'a, T: Variants>(this: &'a T, step: Step<'_>) -> Option<AttrRef<'a>> {
    match to(variant(this), step)? {
        To::Field(at) => this.field(at),
        To::Inside => {
            let _level = Level::enter()?;
            let only = this.field(0)?;
            let inside = (only.vtable().item)(only, step);
            inside.or_else(|| (number(step, 1) == Some(0)).then_some(only))
        }
    }
}

/// As [`item`], to be changed.
pub fn item_mut<'a, T: Variants>(this: &'a mut T, step: Step<'_>) -> Option<AttrMut<'a>> {
    match to(variant(this), step)? {
        To::Field(at) => this.field_mut(at),
        To::Inside => {
            let _level = Level::enter()?;
            let only = this.field_mut(0)?;
            let is_inside = (only.vtable().item)(only.as_ref(), step).is_some();
            if is_inside {
                (only.vtable().item_mut)(only, step)
            } else {
                (number(step, 1) == Some(0)).then_some(only)
            }
        }
    }
}

/// The object in the only field of the active variant, whose attributes are reached directly.
pub fn object<T: Variants>(this: &T) -> Option<&dyn Object> {
    if variant(this).shape() != Shape::Single {
        return None;
    }
    let _level = Level::enter()?;
    let only = this.field(0)?;
    (only.vtable().object)(only)
}

/// As [`object`], to be changed.
pub fn object_mut<T: Variants>(this: &mut T) -> Option<&mut dyn Object> {
    if variant(this).shape() != Shape::Single {
        return None;
    }
    let _level = Level::enter()?;
    let only = this.field_mut(0)?;
    (only.vtable().object_mut)(only)
}

/// The type of the field that a step of a path names, if all variants that have such a field agree on it.
pub fn item_type<T: Variants>(step: Step<'_>) -> ItemType {
    let found = T::INFO.variants().iter().map(|variant| match to(variant, step) {
        None => ItemType::None,
        Some(To::Field(at)) => ItemType::Of(variant.fields()[at].vtable()),
        Some(To::Inside) => inside_type(&variant.fields()[0], step),
    });
    found
        .reduce(|one, other| match (one, other) {
            (ItemType::None, only) | (only, ItemType::None) => only,
            (ItemType::Of(one), ItemType::Of(other)) if one.type_id() == other.type_id() => {
                ItemType::Of(one)
            }
            _ => ItemType::Unknown,
        })
        .unwrap_or(ItemType::None)
}

/// The type of what a step names inside of the only field. The field can be the enum itself again, so that no answer is
/// sought in it.
fn inside_type(only: &FieldInfo, step: Step<'_>) -> ItemType {
    let may_have = match only.slot_type() {
        SlotType::Object(class) => {
            step.key().is_some_and(|name| class.is_dynamic() || class.find(name).is_some())
        }
        SlotType::List { .. } => step.is_index(),
        SlotType::Tuple(fields) => number(step, fields.len()).is_some(),
        SlotType::Map(_) | SlotType::Optional(_) | SlotType::Enum(_) | SlotType::Any => true,
        _ => false,
    };
    match (may_have, number(step, 1)) {
        (true, _) => ItemType::Unknown,
        (false, Some(0)) => ItemType::Of(only.vtable()),
        (false, _) => ItemType::None,
    }
}

/// The names of fields, for a message: `'line'`, `'line' and 'rate'`.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => alloc::format!("'{only}'"),
        Some((last, rest)) => alloc::format!("'{}' and '{last}'", rest.join("', '")),
    }
}
