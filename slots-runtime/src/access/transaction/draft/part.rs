//! `Part`: a new value or a part of one, of which the writes of an update give the parts.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::access::resolve::active::enum_of;
use crate::access::resolve::errors::{Within, with_path};
use crate::access::resolve::missing::Missing;
use crate::access::transaction::convert::{build_slot, stored};
use crate::access::transaction::short::{value_of_text, with_fields};
use crate::access::transaction::stage_error::twice;
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::dict::{Dict, Keys};
use crate::model::field_info::number;
use crate::model::kernel::attr::Held;
use crate::model::slot_type::{EnumInfo, SlotType, VariantInfo};
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::variant_info::Shape;
use crate::model::vtable::{Input, ItemType, VTable};
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

/// A new value or a part of one.
pub(crate) enum Part {
    /// A value that was given as a whole.
    Whole(OwnedValue),
    /// The attributes of an object, or the keys of a map.
    Entries(Vec<(String, Option<Part>)>),
    /// The fields of a variant.
    Variant(&'static VariantInfo, Vec<Option<Part>>),
}

impl Part {
    /// A variant without values.
    pub(super) fn of(variant: &'static VariantInfo) -> Self {
        Part::Variant(variant, variant.fields().iter().map(|_| None).collect())
    }

    /// The names of the attributes or keys that have values.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let entries = match self {
            Part::Entries(entries) => &entries[..],
            Part::Whole(_) | Part::Variant(..) => &[],
        };
        entries.iter().filter(|(_, part)| part.is_some()).map(|(name, _)| name.as_str())
    }

    /// The attributes or keys that have values.
    pub(super) fn into_entries(self) -> Vec<(String, OwnedValue)> {
        let Part::Entries(entries) = self else { return Vec::new() };
        let given = entries.into_iter().filter_map(|(name, part)| Some((name, part?.into_value())));
        given.collect()
    }

    /// The value. A variant of which no field has a value is its name.
    pub(super) fn into_value(self) -> OwnedValue {
        let (variant, fields) = match self {
            Part::Whole(value) => return value,
            Part::Entries(_) => return Dict::from_iter(self.into_entries()).into(),
            Part::Variant(variant, fields) => (variant, fields),
        };
        let infos = variant.fields();
        let is_given = fields.iter().any(Option::is_some);
        let mut values = fields.into_iter().map(|part| part.map(Part::into_value));
        let fields = match variant.shape() {
            Shape::Single if is_given => values.next().flatten(),
            Shape::Named if is_given => {
                let given = infos
                    .iter()
                    .zip(values)
                    .filter_map(|(field, value)| Some((field.name().to_string(), value?)));
                Some(given.collect::<Dict>().into())
            }
            Shape::Numbered if is_given => {
                let default = |field: Option<Held>| field?.value().into_owned();
                let all: Option<Vec<OwnedValue>> = infos
                    .iter()
                    .zip(values)
                    .map(|(field, value)| value.or_else(|| default(field.make_default())))
                    .collect();
                all.map(OwnedValue::from)
            }
            _ => None,
        };
        match fields {
            Some(fields) => Dict::from_iter([(variant.name(), fields)]).into(),
            None => OwnedValue::from(variant.name()),
        }
    }
}

/// A write into a new value.
#[derive(Clone, Copy)]
pub(super) struct PartWrite<'a, 's> {
    /// The whole path.
    pub(super) steps: &'a [Step<'s>],
    /// The error if no value can be made at the path.
    pub(super) reason: &'a AttributeError,
}

impl PartWrite<'_, '_> {
    /// Writes a value at the rest of the path, which begins at the step `at`, below a value of this type.
    pub(super) fn below(
        self,
        part: &mut Option<Part>,
        vtable: &'static VTable,
        within: Within,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let Some(step) = self.steps.get(at) else {
            return self.whole(part, vtable, within, at, input);
        };
        let slot_type = (vtable.slot_type)();
        if let Some(class) = slot_type.class() {
            return self.attribute(part, class, at, input);
        }
        if let Some(info) = enum_of(slot_type) {
            return self.variant(part, vtable, info, within, at, input);
        }
        match (step, slot_type.without_options(), (vtable.item_type)(*step)) {
            (Step::Name(key), SlotType::Map(_) | SlotType::Any, ItemType::Of(item)) => {
                let inner = self.entry(part, key, within, at)?;
                self.below(inner, item, within, at + 1, input)
            }
            (Step::Name(key), SlotType::Any, ItemType::Unknown) => {
                let inner = self.entry(part, key, within, at)?;
                self.below(inner, vtable_of::<OwnedValue>(), within, at + 1, input)
            }
            (_, SlotType::Map(_), ItemType::BadKey(rejected)) => {
                Err(within.rejected_above(self.steps, at, rejected))
            }
            _ => Err(self.reason.clone()),
        }
    }

    /// Writes a whole value of this type.
    fn whole(
        self,
        part: &mut Option<Part>,
        vtable: &'static VTable,
        within: Within,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let built = (vtable.build)(input, vtable);
        self.store(part, vtable, built, |rejected| within.rejected_above(self.steps, at, rejected))
    }

    /// Stores a converted value, or the variant of which it names only the name.
    fn store(
        self,
        part: &mut Option<Part>,
        vtable: &VTable,
        built: Result<Held, ValueError>,
        reject: impl Fn(ValueError) -> AttributeError,
    ) -> Result<(), AttributeError> {
        let new = match built {
            Ok(value) => {
                Part::Whole(value.value().into_owned().ok_or_else(|| self.reason.clone())?)
            }
            Err(rejected) => {
                let variant = rejected
                    .incomplete()
                    .and_then(|name| enum_of((vtable.slot_type)())?.variant(name));
                Part::of(variant.ok_or_else(|| reject(rejected))?)
            }
        };
        match (&*part, &new) {
            (None, _) => *part = Some(new),
            // The fields of the variant were given before its name.
            (Some(Part::Variant(known, _)), Part::Variant(variant, _))
                if core::ptr::eq(*known, *variant) => {}
            (Some(_), _) => return Err(reject(twice())),
        }
        Ok(())
    }

    /// Writes an attribute of a new object, or below it.
    pub(super) fn attribute(
        self,
        part: &mut Option<Part>,
        class: &'static Class,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let Some(Step::Name(name)) = self.steps.get(at) else { return Err(self.reason.clone()) };
        let within = Within { class, start: at };
        let reject = |rejected| within.rejected_above(self.steps, at + 1, rejected);
        let is_last = at + 1 == self.steps.len();
        match class.find(name).map(|entry| (entry, class.detail(entry))) {
            Some((entry, Detail::Slot(detail))) => {
                let vtable = entry.vtable();
                let inner = self.entry(part, class.without_alias(entry).name(), within, at)?;
                if !is_last {
                    return self.below(inner, vtable, within, at + 1, input);
                }
                self.store(inner, vtable, build_slot(detail, vtable, input), reject)
            }
            Some((_, Detail::Property(_))) if is_last => self.stored(part, name, within, at, input),
            None if class.is_dynamic() && is_last => self.stored(part, name, within, at, input),
            None if !class.is_dynamic() => {
                let unknown = AttributeError::unknown(class, Keys::default(), name);
                Err(with_path(unknown, self.steps))
            }
            _ => Err(self.reason.clone()),
        }
    }

    /// Writes the value of an attribute whose type is not known.
    fn stored(
        self,
        part: &mut Option<Part>,
        name: &str,
        within: Within,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let reject = |rejected| within.rejected_above(self.steps, at + 1, rejected);
        let value = stored(input).map_err(reject)?;
        let place = self.entry(part, name, within, at)?;
        if place.is_some() {
            return Err(reject(twice()));
        }
        *place = Some(Part::Whole(value));
        Ok(())
    }

    /// The entry of a name, which is added if there is none.
    fn entry<'p>(
        self,
        part: &'p mut Option<Part>,
        name: &str,
        within: Within,
        at: usize,
    ) -> Result<&'p mut Option<Part>, AttributeError> {
        let Part::Entries(entries) = part.get_or_insert_with(|| Part::Entries(Vec::new())) else {
            return Err(within.rejected_above(self.steps, at, twice()));
        };
        let known = entries.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            entries.push((name.to_string(), None));
            entries.len() - 1
        });
        Ok(&mut entries[known].1)
    }

    /// Writes a field of a variant, which the path names unless an earlier write has selected it.
    fn variant(
        self,
        part: &mut Option<Part>,
        vtable: &'static VTable,
        info: &'static EnumInfo,
        within: Within,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let step = self.steps[at];
        let named = step.key().and_then(|name| info.variant(name));
        let (variant, is_named) = match (&*part, named) {
            (None, Some(named)) => (named, true),
            (Some(Part::Variant(variant, _)), _) => {
                let is_single = variant.shape() == Shape::Single;
                let is_field = variant.field_at(step).is_some();
                let is_other = named.is_some_and(|named| !core::ptr::eq(named, *variant));
                if is_other && !is_field && !is_single {
                    return Err(self.inactive(info, variant, within, (self.steps, at)));
                }
                (*variant, variant.is_called(step) && (is_single || !is_field))
            }
            _ => return Err(self.reason.clone()),
        };
        let start = if is_named { at + 1 } else { at };
        let (field, start) = match (variant.shape(), self.steps.get(start)) {
            (Shape::Single, Some(step)) => {
                let vtable = variant.fields()[0].vtable();
                // The only field itself, by its number, unless it has an item of this number.
                let is_only = number(*step, 1) == Some(0)
                    && matches!((vtable.item_type)(*step), ItemType::None);
                (Some(0), if is_only { start + 1 } else { start })
            }
            (Shape::Single, None) => (Some(0), start),
            (_, Some(step)) => (variant.field_at(*step), start + 1),
            (_, None) => return self.fields(part, vtable, variant, within, at, input),
        };
        let Some(field) = field else {
            let mut steps = self.steps.to_vec();
            if is_named {
                steps.remove(at);
            }
            return Err(self.inactive(info, variant, within, (&steps, at)));
        };
        let place = part.get_or_insert_with(|| Part::of(variant));
        let Part::Variant(_, fields) = place else { return Err(self.reason.clone()) };
        let vtable = variant.fields()[field].vtable();
        self.below(&mut fields[field], vtable, within, start, input)
    }

    /// The error that a step names no field of a variant. The steps may lack the name of the variant.
    #[cold]
    fn inactive(
        self,
        info: &'static EnumInfo,
        variant: &VariantInfo,
        within: Within,
        (steps, at): (&[Step<'_>], usize),
    ) -> AttributeError {
        let active = info.position(variant.name()).and_then(|at| u32::try_from(at).ok());
        let missing = active.map_or(Missing::Other, |active| Missing::Variant(info, active));
        let error = missing.error(&info.name(), within, steps, at).during(Access::Set);
        with_path(error, self.steps)
    }

    /// Writes all fields of a variant, which the path names.
    fn fields(
        self,
        part: &mut Option<Part>,
        vtable: &'static VTable,
        variant: &'static VariantInfo,
        within: Within,
        at: usize,
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let reject = |rejected| within.rejected_above(self.steps, at + 1, rejected);
        let value = match input {
            Input::Value(value) => with_fields(variant, value).map_err(reject)?,
            Input::Text(text) => value_of_text(vtable, variant, text)
                .map_err(|rejected| within.rejected_above(self.steps, at, rejected))?,
            Input::Typed(_) => return Err(self.reason.clone()),
        };
        if part.is_some() {
            return Err(reject(twice()));
        }
        *part = Some(Part::Whole(value));
        Ok(())
    }
}
