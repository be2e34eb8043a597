//! `SlotType`: the type that a write by name accepts, described for schemas, forms and consoles.

use core::any::TypeId;

use crate::model::class::Class;
use crate::model::decl::MakeDefault;
use crate::model::vtable::VTable;

/// The values that a write by name accepts; see [`SlotValue::slot_type`](crate::SlotValue::slot_type) and
/// [`SlotInfo::slot_type`](crate::SlotInfo::slot_type).
///
/// It describes the type only; the [rules](crate::SlotInfo::rules) of a slot describe its further constraints.
///
/// ```
/// use slots_runtime::{SlotType, prelude::*};
///
/// #[slots]
/// struct Camera {
///     gain: f64,
///     roi: [u16; 4],
/// }
///
/// let class = Camera::CLASS;
/// assert!(matches!(class.slot("gain").unwrap().slot_type(), SlotType::Float));
/// let SlotType::List { item, len: Some(4) } = class.slot("roi").unwrap().slot_type() else { panic!() };
/// assert!(matches!(item(), SlotType::Int { min: 0, max: 65_535 }));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SlotType {
    /// Any value, or an unknown type.
    Any,
    /// A boolean.
    Bool,
    /// An integer.
    Int {
        /// The smallest number of the type.
        min: i128,
        /// The largest number of the type.
        max: u128,
    },
    /// A floating point number; an integer is converted.
    Float,
    /// One character.
    Char,
    /// Any string.
    Str,
    /// A string that the type itself parses, such as an address.
    Text,
    /// Raw bytes, or a list of integers from 0 to 255.
    Bytes,
    /// A duration: a string such as `5ms`, or a number of seconds.
    Duration,
    /// Only `None`.
    None,
    /// A string, one of these names.
    Choices(&'static [&'static str]),
    /// `None`, or a value of the inner type.
    Optional(fn() -> SlotType),
    /// A list.
    List {
        /// The type of each item.
        item: fn() -> SlotType,
        /// The number of items, if it is fixed.
        len: Option<usize>,
    },
    /// A list with an item of its own type at each position.
    Tuple(&'static [FieldInfo]),
    /// The name of a variant, or a map with one entry: the name of the variant and the value of its fields.
    Enum(&'static EnumInfo),
    /// A map from string keys to values of the inner type.
    Map(fn() -> SlotType),
    /// An object. A map that is assigned makes a new object; a map in a patch updates the existing object.
    Object(&'static Class),
    /// No value can be written by name; the slot can be written only by typed access.
    Opaque,
}

/// An enum whose variants have fields: [`SlotType::Enum`].
///
/// ```
/// use slots_runtime::{SlotType, prelude::*};
///
/// #[derive(SlotValue)]
/// enum Trigger {
///     /// A call of the program.
///     Software,
///     /// A signal on a line.
///     Hardware {
///         /// Number of the line.
///         line: u32,
///     },
/// }
///
/// #[slots]
/// struct Camera {
///     trigger: Trigger,
/// }
///
/// let SlotType::Enum(info) = Camera::CLASS.slot("trigger").unwrap().slot_type() else { panic!() };
/// let [software, hardware] = info.variants() else { panic!() };
/// assert_eq!((software.name(), software.doc(), software.fields().len()), ("Software", "A call of the program.", 0));
/// assert_eq!((hardware.fields()[0].name(), hardware.fields()[0].doc()), ("line", "Number of the line."));
/// ```
pub struct EnumInfo {
    pub(super) type_id: TypeId,
    pub(super) type_name: fn() -> &'static str,
    pub(super) doc: &'static str,
    pub(super) variants: &'static [VariantInfo],
}

/// One variant of an [`EnumInfo`].
pub struct VariantInfo {
    pub(super) names: &'static [&'static str],
    pub(super) doc: &'static str,
    pub(super) is_named: bool,
    pub(super) fields: &'static [FieldInfo],
    /// Whether there are fields that are not reached by name.
    pub(super) is_partial: bool,
}

/// One field of a variant, or one item of a tuple.
pub struct FieldInfo {
    pub(super) names: &'static [&'static str],
    pub(super) doc: &'static str,
    pub(super) vtable: &'static VTable,
    pub(super) default: Option<MakeDefault>,
}

/// The most levels that [`SlotType::innermost`] follows, since a newtype of a list of itself is nested without end.
const DEEPEST: u32 = 16;

impl SlotType {
    /// The inner type of an option, a list or a map.
    pub fn inside(self) -> Option<SlotType> {
        match self {
            SlotType::Optional(inner)
            | SlotType::Map(inner)
            | SlotType::List { item: inner, .. } => Some(inner()),
            _ => None,
        }
    }

    /// The type inside of all options, lists and maps.
    pub(crate) fn innermost(self) -> SlotType {
        let mut kind = self;
        for _ in 0..DEEPEST {
            match kind.inside() {
                Some(inner) => kind = inner,
                None => break,
            }
        }
        kind
    }

    /// The type of the value in an `Option`.
    pub(crate) fn without_options(mut self) -> SlotType {
        while let SlotType::Optional(inner) = self {
            self = inner();
        }
        self
    }

    /// The class of the objects, if this is an object or an optional object.
    pub(crate) fn class(self) -> Option<&'static Class> {
        match self {
            SlotType::Object(class) => Some(class),
            SlotType::Optional(inner) => match inner() {
                SlotType::Object(class) => Some(class),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a `Value` of this type contains all data of the Rust value, because it consists of scalars and strings
    /// only. Objects may have fields that are not slots.
    pub(crate) fn is_copied_by_value(self) -> bool {
        match self.innermost() {
            SlotType::Tuple(fields) => fields.iter().all(FieldInfo::is_copied_by_value),
            SlotType::Enum(info) => info.variants.iter().all(|variant| {
                !variant.is_partial && variant.fields.iter().all(FieldInfo::is_copied_by_value)
            }),
            SlotType::Any | SlotType::Object(_) | SlotType::Opaque => false,
            _ => true,
        }
    }

    /// Whether a value of this type can be written by name.
    pub fn can_be_given(self) -> bool {
        !matches!(self.innermost(), SlotType::Opaque)
    }

    /// Whether this is an object, or a list or a map of objects.
    #[cfg(feature = "serde")]
    pub(crate) fn holds_objects(self) -> bool {
        matches!(self.innermost(), SlotType::Object(_))
    }
}
