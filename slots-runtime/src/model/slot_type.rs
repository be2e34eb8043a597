//! `SlotType`: what a write by name takes, described for schemas, forms and consoles.

use crate::model::class::Class;

/// What an attribute takes from those who know it by name alone; see [`SlotValue::slot_type`](crate::SlotValue::slot_type) and
/// [`SlotInfo::slot_type`](crate::SlotInfo::slot_type).
///
/// It tells of the type only. What a single slot demands beyond it, its [rules](crate::SlotInfo::rules) tell.
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
/// assert!(matches!(class.slot("gain").unwrap().kind(), SlotType::Float));
/// let SlotType::List { item, len: Some(4) } = class.slot("roi").unwrap().kind() else { panic!() };
/// assert!(matches!(item(), SlotType::Int { min: 0, max: 65_535 }));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum SlotType {
    /// Any value, or nothing is known of it.
    Any,
    /// A truth value.
    Bool,
    /// A whole number.
    Int {
        /// The least that fits.
        min: i128,
        /// The greatest that fits.
        max: u128,
    },
    /// A floating point number; a whole number too.
    Float,
    /// One character.
    Char,
    /// Any text.
    Str,
    /// A text that the type itself reads, such as an address.
    Text,
    /// Raw bytes, or a list of whole numbers from 0 to 255.
    Bytes,
    /// A span of time: a text such as `5ms`, or a number of seconds.
    Duration,
    /// Nothing: only `None`.
    None,
    /// One of these names.
    Choices(&'static [&'static str]),
    /// Nothing, or what is inside.
    Optional(fn() -> SlotType),
    /// A list.
    List {
        /// What each item is.
        item: fn() -> SlotType,
        /// How many items there must be, if that is fixed.
        len: Option<usize>,
    },
    /// Values by string keys.
    Map(fn() -> SlotType),
    /// An object with attributes of its own; it is updated where it is, never replaced.
    Object(&'static Class),
    /// Nothing can be given by name: only typed access writes it.
    Opaque,
}

/// How deep kinds are followed: a newtype of a list of itself has no end.
const DEEPEST: u32 = 16;

impl SlotType {
    /// What is inside of an option, a list or a map.
    pub fn inside(self) -> Option<SlotType> {
        match self {
            SlotType::Optional(inner)
            | SlotType::Map(inner)
            | SlotType::List { item: inner, .. } => Some(inner()),
            _ => None,
        }
    }

    /// The kind at the bottom of options, lists and maps.
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

    /// The class of the objects, if this is an object or nothing.
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

    /// Whether a value of this kind can be given by name at all.
    pub fn can_be_given(self) -> bool {
        !matches!(self.innermost(), SlotType::Opaque)
    }

    /// Whether this is an object, or a list or a map of objects.
    #[cfg(feature = "serde")]
    pub(crate) fn holds_objects(self) -> bool {
        matches!(self.innermost(), SlotType::Object(_))
    }
}
