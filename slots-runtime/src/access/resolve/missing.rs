//! `Missing`: the reason why a value has nothing at a step of a path.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::access::resolve::errors::{Within, no_item};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::{EnumInfo, SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::slot_value::variants::listed;
use crate::text::step::Step;
use crate::text::type_names::with_article;

/// The reason why a value has nothing at a step of a path.
pub(crate) enum Missing {
    /// The value is `None`.
    None,
    /// The value is a list of this length.
    Items(usize),
    /// The value is an enum; the position of its active variant.
    Variant(&'static EnumInfo, u32),
    /// The value is an enum of which the active variant is not known.
    Parts(&'static EnumInfo),
    /// The value is a map with these keys, of a large map the first ones.
    Keys(Vec<String>),
    /// The value has a type that does not convert to a value.
    Opaque,
    /// The value has another type.
    Other,
}

/// The number of keys of a map among which similar ones are searched.
const MOST_KEYS: usize = 1000;

impl Missing {
    pub(crate) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::None => Missing::None,
            Value::Map(map) if map.variant().is_none() => {
                Missing::Keys(map.iter().take(MOST_KEYS).map(|(key, _)| key.into_owned()).collect())
            }
            Value::Opaque(_) => Missing::Opaque,
            Value::List(list) => Missing::Items(list.len()),
            Value::Bytes(bytes) => Missing::Items(bytes.as_slice().len()),
            _ => Missing::Other,
        }
    }

    /// As [`of`](Self::of), for a value of this type.
    pub(crate) fn of_type(value: &Value<'_>, vtable: &VTable) -> Self {
        let (Value::Map(_) | Value::Str(_)) = value else { return Missing::of(value) };
        match ((vtable.slot_type)().without_options(), value.variant()) {
            (SlotType::Enum(info), Some(name)) => info
                .position(name)
                .and_then(|at| u32::try_from(at).ok())
                .map_or(Missing::Other, |at| Missing::Variant(info, at)),
            _ => Missing::of(value),
        }
    }

    /// Whether the value is a list, a map or an enum that could have something at this step.
    pub(crate) fn is_known(&self, step: Step<'_>) -> bool {
        match self {
            Missing::Items(_) => step.is_index(),
            Missing::Keys(_) => step.key().is_some(),
            Missing::Variant(info, active) => {
                let (at, named) =
                    (*active as usize, step.key().and_then(|name| info.variant(name)));
                let is_other = named.is_some_and(|it| it.name() != info.variants()[at].name());
                is_other || !info.owners(at, step).is_empty()
            }
            Missing::None | Missing::Parts(_) | Missing::Opaque | Missing::Other => false,
        }
    }

    /// As [`of`](Self::of), for any value of this type.
    pub(crate) fn of_slot_type(slot_type: SlotType) -> Self {
        match slot_type.without_options() {
            SlotType::List { len: Some(len), .. } => Missing::Items(len),
            SlotType::Enum(info) => Missing::Parts(info),
            _ => Missing::Other,
        }
    }

    /// As [`of`](Self::of), for an enum whose active variant has this name.
    pub(crate) fn of_variant(slot_type: SlotType, name: &str) -> Self {
        match slot_type.without_options() {
            SlotType::Enum(info) => match info.position(name).map(u32::try_from) {
                Some(Ok(at)) => Missing::Variant(info, at),
                _ => Missing::Parts(info),
            },
            _ => Missing::Other,
        }
    }

    /// The error that a value of this type has nothing at the step `at` of a path.
    #[cold]
    pub(crate) fn error(
        self,
        type_name: &str,
        within: Within,
        steps: &[Step<'_>],
        at: usize,
    ) -> AttributeError {
        let name = within.name(&steps[..at]);
        let step = steps[at];
        let error = |rejected| {
            let error = AttributeError::rejected(within.class, &name, rejected).during(Access::Get);
            if within.start == 0 { error.naming_path() } else { error }
        };
        let rejected = match (self, step) {
            (Missing::None, _) => {
                let whole = within.name(steps);
                ValueError::that(
                    ErrorKind::NotReachable,
                    format!("is None, so '{whole}' cannot be reached"),
                )
            }
            (Missing::Items(len), Step::Index(_)) if step.index_in(len).is_none() => {
                out_of_range(len, step)
            }
            (Missing::Variant(info, active), step) => {
                let (at, name) = (active as usize, step.to_string());
                let (owners, active) = (info.owners(at, step), info.variants()[at].name());
                let other = info.variant(&name).map(VariantInfo::name).filter(|it| *it != active);
                let (owners, says) = match (other, &*owners) {
                    (None, []) => return error(no_field(&info.variants()[at], &name)),
                    (Some(other), _) => (listed([other]), format!("is '{active}', not '{name}'")),
                    (None, owners) => {
                        let owners = listed(owners.iter().copied());
                        let says = format!("is '{active}'; '{name}' belongs to {owners}");
                        (owners, says)
                    }
                };
                ValueError::that(ErrorKind::NotReachable, says)
                    .with_parts(owners, format!("'{active}'"))
            }
            (Missing::Keys(keys), Step::Name(key)) => {
                ValueError::that(ErrorKind::Unknown, format!("has no key '{key}'"))
                    .with_choices(keys.iter().map(String::as_str), key)
            }
            (Missing::Opaque, _) => ValueError::that(
                ErrorKind::NotReachable,
                format!("is {}, which only typed access can reach", with_article(type_name)),
            ),
            (Missing::Parts(info), step) => {
                let names = info.variants().iter().map(VariantInfo::name);
                let fields = info.variants().iter().flat_map(VariantInfo::field_names);
                return no_item(type_name, step).among(names.chain(fields).collect());
            }
            (_, step) => return no_item(type_name, step),
        };
        error(rejected)
    }
}

/// The error that a variant has no field of this name.
fn no_field(variant: &VariantInfo, name: &str) -> ValueError {
    let says = format!("has no '{name}' in '{}'", variant.name());
    ValueError::that(ErrorKind::Unknown, says).with_choices(variant.field_names(), name)
}

/// The error that a list of this length has no item of this index.
pub(crate) fn out_of_range(len: usize, step: Step<'_>) -> ValueError {
    let index = step.to_string();
    let index = index.trim_matches(['[', ']']);
    let has = match len {
        0 => "is empty".to_string(),
        1 => "has 1 item".to_string(),
        _ => format!("has {len} items"),
    };
    ValueError::that(ErrorKind::OutOfRange, format!("{has}; index {index} is out of range"))
        .with_parts(format!("an index in 0..{len}"), index.to_string())
}
