//! Names of attributes in layers: aliases, names of variants, and names of any case in the environment.

pub(crate) mod variables;

use slots_runtime::prelude::*;
use slots_runtime::{Class, FieldInfo, PathSegment, SlotInfo, SlotType, ValueError, VariantInfo};

use crate::base::Base;

/// What a class says about the value at a place.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The value of a slot, whose unit applies to strings.
    Slot(SlotInfo),
    Field(&'static FieldInfo),
    Type(SlotType),
    /// The fields of a variant, which a path may name.
    Variant(&'static VariantInfo),
    Unknown,
}

impl Kind {
    /// The type, without options.
    pub(crate) fn slot_type(self) -> Option<SlotType> {
        match self {
            Kind::Slot(slot) => Some(plain(slot.slot_type())),
            Kind::Field(field) => Some(plain(field.slot_type())),
            Kind::Type(slot_type) => Some(plain(slot_type)),
            Kind::Variant(_) | Kind::Unknown => None,
        }
    }

    /// The class of the object at the place, also of the only field of a variant that the path names.
    pub(crate) fn class(self) -> Option<&'static Class> {
        let slot_type = match self {
            Kind::Variant(variant) if is_single(variant) => plain(variant.fields()[0].slot_type()),
            kind => kind.slot_type()?,
        };
        match slot_type {
            SlotType::Object(class) => Some(class),
            _ => None,
        }
    }

    /// The name of the slot or of the field.
    fn name(self) -> Option<&'static str> {
        match self {
            Kind::Slot(slot) => Some(slot.name()),
            Kind::Field(field) => Some(field.name()).filter(|name| !name.is_empty()),
            Kind::Type(_) | Kind::Variant(_) | Kind::Unknown => None,
        }
    }

    /// As [`enter`](Self::enter), for a key of a table or an item of a list that is the value: the key of a table for an enum names a
    /// variant, and not a field of the active one.
    pub(crate) fn enter_value(self, segment: &PathSegment) -> Kind {
        let place = match self {
            Kind::Variant(variant) if is_single(variant) => Kind::Field(&variant.fields()[0]),
            place => place,
        };
        let variant = match (place.slot_type(), segment) {
            (Some(SlotType::Enum(info)), PathSegment::Name(name)) => info.variant(name),
            _ => None,
        };
        variant.map_or_else(|| place.enter(segment), Kind::Variant)
    }

    /// What is known about the value at a step from a value of this kind.
    pub(crate) fn enter(self, segment: &PathSegment) -> Kind {
        if let Kind::Variant(variant) = self {
            return field_of(variant, segment);
        }
        match (self.slot_type(), segment) {
            (Some(SlotType::Object(class)), PathSegment::Name(name)) => {
                class.slot(name).map_or(Kind::Unknown, Kind::Slot)
            }
            (
                Some(SlotType::List { item, .. }),
                PathSegment::Index(_) | PathSegment::FromEnd(_),
            )
            | (Some(SlotType::Map(item)), PathSegment::Name(_)) => Kind::Type(item()),
            (Some(SlotType::Tuple(fields)), PathSegment::Index(at)) => {
                fields.get(*at).map_or(Kind::Unknown, Kind::Field)
            }
            (Some(SlotType::Enum(info)), segment) => {
                // A field takes precedence over a variant of the same name.
                let fields = info.variants().iter().map(|variant| field_of(variant, segment));
                let field = fields.into_iter().find(|kind| !matches!(kind, Kind::Unknown));
                let variant = || match segment {
                    PathSegment::Name(name) => info.variant(name),
                    _ => None,
                };
                field.or_else(|| variant().map(Kind::Variant)).unwrap_or(Kind::Unknown)
            }
            _ => Kind::Unknown,
        }
    }

    /// Whether a string can be a number with a unit.
    pub(crate) fn has_unit(self) -> bool {
        match self {
            Kind::Slot(slot) => !slot.unit().is_empty(),
            Kind::Field(field) => !field.unit().is_empty(),
            Kind::Variant(variant) => is_single(variant) && !variant.fields()[0].unit().is_empty(),
            Kind::Type(_) | Kind::Unknown => false,
        }
    }

    /// Converts a string; one that is rejected stays a string, for the error of the update.
    pub(crate) fn value_of(self, text: &str) -> OwnedValue {
        self.parse_text(text).unwrap_or_else(|_| text.into())
    }

    /// Converts a string.
    ///
    /// # Errors
    /// The slot or the field rejects it.
    pub(crate) fn parse_text(self, text: &str) -> Result<OwnedValue, ValueError> {
        match self {
            Kind::Slot(slot) => slot.parse_text(text),
            Kind::Field(field) => field.parse_text(text),
            Kind::Variant(variant) if self.has_unit() => variant.fields()[0].parse_text(text),
            _ => {
                let value = self.slot_type().and_then(|it| typed(it, text));
                Ok(value.unwrap_or_else(|| text.into()))
            }
        }
    }
}

fn typed(slot_type: SlotType, text: &str) -> Option<OwnedValue> {
    match slot_type {
        SlotType::Int { .. } => text.trim().parse::<i128>().ok().map(OwnedValue::from),
        SlotType::Float => text.trim().parse::<f64>().ok().map(OwnedValue::from),
        SlotType::Bool => text.trim().parse::<bool>().ok().map(OwnedValue::from),
        _ => None,
    }
}

/// A type without options.
pub(crate) fn plain(slot_type: SlotType) -> SlotType {
    match slot_type {
        SlotType::Optional(inner) => plain(inner()),
        other => other,
    }
}

/// Whether a variant has one field without a name.
pub(crate) fn is_single(variant: &VariantInfo) -> bool {
    !variant.has_named_fields() && variant.fields().len() == 1
}

/// The field of a variant that has this name or alias.
pub(crate) fn field_called(variant: &VariantInfo, name: &str) -> Option<&'static FieldInfo> {
    variant.fields().iter().find(|it| it.name() == name || it.aliases().contains(&name))
}

/// The field of a variant at a step. The only field without a name is transparent.
fn field_of(variant: &'static VariantInfo, segment: &PathSegment) -> Kind {
    let fields = variant.fields();
    let field = match segment {
        PathSegment::Name(name) if variant.has_named_fields() => field_called(variant, name),
        PathSegment::Index(at) if !variant.has_named_fields() && fields.len() > 1 => {
            fields.get(*at)
        }
        _ if is_single(variant) => {
            return match plain(fields[0].slot_type()) {
                // An enum can contain itself.
                SlotType::Enum(_) => Kind::Unknown,
                _ => Kind::Field(&fields[0]).enter(segment),
            };
        }
        _ => None,
    };
    field.map_or(Kind::Unknown, Kind::Field)
}

/// The path with the name of each slot in the place of an alias, and without the names of variants, so that both are one setting.
pub(crate) fn canonical<T: Object + ?Sized>(base: &Base<'_, T>, path: &AttrPath) -> AttrPath {
    let named = named(base, path).into_iter();
    named.filter(|(_, is_variant)| !is_variant).map(|(segment, _)| segment).collect()
}

/// The rest of a path after the first `len` steps of its canonical form, with the names of variants.
pub(crate) fn rest_of<T: Object + ?Sized>(
    base: &Base<'_, T>,
    path: &AttrPath,
    len: usize,
) -> Vec<PathSegment> {
    let mut kept = 0;
    let rest = named(base, path).into_iter().skip_while(|(_, is_variant)| {
        let is_above = kept < len;
        kept += usize::from(!is_variant);
        is_above
    });
    rest.map(|(segment, _)| segment).collect()
}

/// The steps of a path, with the names of slots in the place of aliases, and whether each only names a variant.
fn named<T: Object + ?Sized>(base: &Base<'_, T>, path: &AttrPath) -> Vec<(PathSegment, bool)> {
    let mut place = Place::of(base);
    let mut found = Vec::new();
    for (at, segment) in path.segments().iter().enumerate() {
        let is_last = at + 1 == path.segments().len();
        place = place.enter(base, segment.clone());
        let segment = match (segment, place.kind.name()) {
            (PathSegment::Name(_), Some(name)) => PathSegment::Name(name.to_owned()),
            (segment, _) => segment.clone(),
        };
        let is_variant = match place.kind {
            Kind::Variant(variant) if !is_last => !is_single(variant) || has_parts(variant),
            _ => false,
        };
        found.push((segment, is_variant));
    }
    found
}

/// Whether the fields of a variant have names: its own, or those of the object in its only field.
pub(crate) fn has_parts(variant: &VariantInfo) -> bool {
    let is_object = |field: &FieldInfo| matches!(plain(field.slot_type()), SlotType::Object(_));
    variant.has_named_fields() || is_single(variant) && variant.fields().iter().all(is_object)
}

/// What is known about the value at a path.
pub(crate) fn kind_at<T: Object + ?Sized>(base: &Base<'_, T>, path: &AttrPath) -> Kind {
    let start = Place::of(base);
    path.segments().iter().fold(start, |place, step| place.enter(base, step.clone())).kind
}

/// The class of the object at a path, if there is one or if one can be made there.
pub(crate) fn class_at<T: Object + ?Sized>(
    base: &Base<'_, T>,
    path: &AttrPath,
) -> Option<&'static Class> {
    let start = Place::of(base);
    path.segments().iter().fold(start, |place, step| place.enter(base, step.clone())).class
}

/// The name of the slot that a name or an alias refers to; any other name is returned unchanged.
fn primary(class: &'static Class, name: &str) -> String {
    class.slot(name).map_or_else(|| name.to_owned(), |slot| slot.name().to_owned())
}

/// A place in an object: its path, and the class of the object there.
struct Place {
    path: AttrPath,
    class: Option<&'static Class>,
    kind: Kind,
}

impl Place {
    fn of<T: Object + ?Sized>(base: &Base<'_, T>) -> Self {
        let class = base.class();
        Place {
            path: AttrPath::default(),
            class: Some(class),
            kind: Kind::Type(SlotType::Object(class)),
        }
    }

    fn enter<T: Object + ?Sized>(self, base: &Base<'_, T>, segment: PathSegment) -> Place {
        let mut kind = match (self.class, &segment) {
            (Some(class), PathSegment::Name(name)) => {
                class.slot(name).map_or(Kind::Unknown, Kind::Slot)
            }
            _ => self.kind.enter(&segment),
        };
        // The getter of a property is not called.
        let is_entry = match &segment {
            PathSegment::Name(name) => {
                base.dict(&self.path).is_some_and(|dict| dict.contains_key(name))
            }
            _ => false,
        };
        let is_property = self.class.is_some() && matches!(kind, Kind::Unknown) && !is_entry;
        let path = self.path.join(segment);
        let held = || match base.value(&path) {
            Some(Value::Object(inner)) => Some(inner.class()),
            _ => None,
        };
        let class = kind.class().or_else(|| if is_property { None } else { held() });
        if let (Some(class), Kind::Unknown) = (class, kind) {
            kind = Kind::Type(SlotType::Object(class));
        }
        Place { path, class, kind }
    }
}
