//! `Drafts`: the values of new objects and of newly selected variants. All writes of an update below the same `None`, below
//! the same missing key of a map, or below the same inactive variant, make one value.

mod defaults;
pub(crate) mod new_object;
pub(crate) mod part;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use self::part::{Part, PartWrite};
use crate::access::resolve::active::{enum_of, names_inactive};
use crate::access::resolve::errors::{Within, rejected_at, with_path};
use crate::access::resolve::{Place, read_at};
use crate::access::transaction::edit::{bad_key, new_key, type_at};
use crate::access::transaction::place;
use crate::access::transaction::stage_error::twice;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::{Input, ItemType, VTable};
use crate::slot_value::variants_parts::needs;
use crate::text::step::{PathSegment, Step};

/// The new values.
#[derive(Default)]
pub(super) struct Drafts<'v> {
    values: Vec<Draft>,
    /// The indices of the values by their places.
    by_place: BTreeMap<Vec<place::Part>, usize>,
    late: Vec<Late<'v>>,
    /// Whether all changes are given.
    pub(super) is_complete: bool,
}

/// A write to an inactive variant that a later write may select.
pub(super) struct Late<'v> {
    pub(super) path: Vec<PathSegment>,
    pub(super) input: Input<'v>,
    /// The error if no write selects the variant.
    pub(super) reason: AttributeError,
    /// The number of errors before this one.
    pub(super) at: usize,
    /// Whether it writes the present value of a read-only field, which is no error.
    pub(super) is_kept: bool,
}

impl<'v> Late<'v> {
    /// A write whose path is not known yet.
    pub(super) fn new(input: Input<'v>, reason: AttributeError, at: usize) -> Self {
        Late { path: Vec::new(), input, reason, at, is_kept: false }
    }
}

/// A new value, of which the writes give the parts.
pub(super) struct Draft {
    /// The path at which the value is stored.
    pub(super) place: Vec<PathSegment>,
    vtable: &'static VTable,
    /// The innermost object that contains the place.
    within: Within,
    part: Option<Part>,
    /// The attributes or fields whose values were rejected.
    rejected: Vec<PathSegment>,
}

impl Draft {
    /// The new value.
    pub(super) fn value(&mut self) -> OwnedValue {
        self.part.take().map_or(OwnedValue::None, Part::into_value)
    }

    pub(super) fn is_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// The error of the parts that have no default and no value.
    pub(super) fn missing(&self, place: &[Step<'_>]) -> Option<AttributeError> {
        if let Some(class) = (self.vtable.slot_type)().class() {
            let rejected = self.rejected.iter().filter_map(|segment| segment.as_step().key());
            let given = self.part.iter().flat_map(Part::names).chain(rejected);
            return missing_slots(class, given).map(|error| with_path(error, place));
        }
        let Some(Part::Variant(variant, fields)) = &self.part else { return None };
        let given = |at: usize| {
            let mut steps = self.rejected.iter().map(PathSegment::as_step);
            steps.any(|step| variant.fields().len() == 1 || variant.field_at(step) == Some(at))
        };
        let missing =
            variant.fields().iter().zip(fields).enumerate().filter(|(at, (field, part))| {
                part.is_none() && !field.has_default() && !given(*at)
            });
        let missing: Vec<&'static str> = missing.map(|(_, (field, _))| field.name()).collect();
        let rejected = (!missing.is_empty()).then(|| needs(variant, missing))?;
        Some(self.within.rejected(place, rejected))
    }
}

/// The names of the slots for which a new object needs values.
fn required(class: &'static Class) -> impl Iterator<Item = &'static str> {
    let has_default = class.maker.default.is_some();
    let slots = class.slot_places().filter(move |(_, entry)| match class.detail(entry) {
        Detail::Slot(detail) => !has_default && detail.make_default(entry.vtable()).is_none(),
        _ => false,
    });
    slots.map(|(_, entry)| entry.name())
}

/// The error of the slots that have no default and are not given.
fn missing_slots<'n>(
    class: &'static Class,
    given: impl Iterator<Item = &'n str>,
) -> Option<AttributeError> {
    let given: Vec<&str> = given
        .filter_map(|name| class.find(name).map(|entry| class.without_alias(entry).name()))
        .collect();
    let missing: Vec<&'static str> = required(class).filter(|name| !given.contains(name)).collect();
    (!missing.is_empty()).then(|| AttributeError::needs(class, missing))
}

impl<'v> Drafts<'v> {
    /// The new value whose place is the beginning of a path.
    fn above(&mut self, object: ObjectRef<'_>, steps: &[Step<'_>]) -> Option<&mut Draft> {
        let mut places = (1..steps.len()).map(|len| &steps[..len]);
        let at = places.find_map(|place| self.index_of(object, place))?;
        self.values.get_mut(at)
    }

    /// The index of the new value at a place.
    fn index_of(&self, object: ObjectRef<'_>, steps: &[Step<'_>]) -> Option<usize> {
        if self.values.is_empty() {
            return None;
        }
        self.by_place.get(&place::place(object, steps)).copied()
    }

    /// Whether a path leads into a new value.
    pub(super) fn contains(&mut self, object: ObjectRef<'_>, steps: &[Step<'_>]) -> bool {
        self.above(object, steps).is_some()
    }

    /// Whether an input is the name of the variant that earlier writes of its fields have selected at its place.
    pub(super) fn selects(
        &self,
        object: ObjectRef<'_>,
        steps: &[Step<'_>],
        input: &Input<'_>,
    ) -> bool {
        let name: &str = match input {
            Input::Text(text) => text,
            Input::Value(Value::Str(text)) => text,
            Input::Value(_) | Input::Typed(_) => return false,
        };
        let is_selected = |draft: &Draft| match (&draft.part, enum_of((draft.vtable.slot_type)())) {
            (Some(Part::Variant(selected, _)), Some(info)) => {
                info.variant(name).is_some_and(|named| core::ptr::eq(named, *selected))
            }
            _ => false,
        };
        self.index_of(object, steps).is_some_and(|at| is_selected(&self.values[at]))
    }

    /// Adds a value below a path that is `None`, a new key or an inactive variant. `reason` is the error if no value can be
    /// made there, and `count` the number of errors before it.
    pub(super) fn add(
        &mut self,
        mut object: ObjectMut<'_>,
        steps: &[Step<'_>],
        input: Input<'v>,
        reason: AttributeError,
        count: usize,
    ) -> Result<(), AttributeError> {
        if self.above(object.as_ref(), steps).is_none() {
            match place(object.reborrow(), steps) {
                Some((at, vtable, within)) if is_part(vtable, steps[at]) => {
                    self.push(object.as_ref(), &steps[..at], vtable, within, None);
                }
                found => {
                    if found.is_none()
                        && let Some(error) = bad_key(object, steps)
                    {
                        return Err(error);
                    }
                    self.add_late(steps, Late::new(input, reason, count));
                    return Ok(());
                }
            }
        }
        let Some(draft) = self.above(object.as_ref(), steps) else { return Err(reason) };
        let at = draft.place.len();
        let write = PartWrite { steps, reason: &reason };
        write.below(&mut draft.part, draft.vtable, draft.within, at, input).inspect_err(|_| {
            let is_variant = |step: &&Step<'_>| match &draft.part {
                Some(Part::Variant(variant, _)) => variant.is_called(**step),
                _ => false,
            };
            let field = steps.get(at).filter(is_variant).and(steps.get(at + 1));
            draft.rejected.extend(field.or(steps.get(at)).map(|step| step.to_segment()));
        })
    }

    /// Adds a write to a variant that a later write may select.
    pub(super) fn add_late(&mut self, steps: &[Step<'_>], late: Late<'v>) {
        let path = steps.iter().map(|step| step.to_segment()).collect();
        self.late.push(Late { path, ..late });
    }

    /// Selects a variant whose fields need values, which later writes give. `None` if the value at the path is not an enum.
    pub(super) fn select(
        &mut self,
        mut object: ObjectMut<'_>,
        steps: &[Step<'_>],
        name: &str,
    ) -> Option<Result<(), AttributeError>> {
        let class = object.class();
        let (vtable, within) = type_at(object.reborrow(), steps)?;
        let variant = enum_of((vtable.slot_type)())?.variant(name)?;
        let Some(at) = self.index_of(object.as_ref(), steps) else {
            self.push(object.as_ref(), steps, vtable, within, Some(Part::of(variant)));
            return Some(Ok(()));
        };
        match &self.values[at].part {
            Some(Part::Variant(known, _)) if core::ptr::eq(*known, variant) => Some(Ok(())),
            _ => Some(Err(rejected_at(class, steps, twice()))),
        }
    }

    fn push(
        &mut self,
        object: ObjectRef<'_>,
        place: &[Step<'_>],
        vtable: &'static VTable,
        within: Within,
        part: Option<Part>,
    ) {
        self.by_place.entry(place::place(object, place)).or_insert(self.values.len());
        let place = place.iter().map(|step| step.to_segment()).collect();
        self.values.push(Draft { place, vtable, within, part, rejected: Vec::new() });
    }

    /// The writes to inactive variants.
    pub(super) fn take_late(&mut self) -> Vec<Late<'v>> {
        core::mem::take(&mut self.late)
    }

    /// The new values.
    pub(super) fn take(&mut self) -> Vec<Draft> {
        self.by_place.clear();
        core::mem::take(&mut self.values)
    }
}

/// Whether a step names an attribute of a new object, a key of a new map, or a variant of a new enum.
fn is_part(vtable: &VTable, step: Step<'_>) -> bool {
    match (vtable.slot_type)().without_options() {
        SlotType::Object(_) | SlotType::Map(_) => true,
        // A value of any type can be a map.
        SlotType::Any => {
            let item = (vtable.item_type)(step);
            step.key().is_some() && matches!(item, ItemType::Unknown | ItemType::Of(_))
        }
        SlotType::Enum(info) => step.key().and_then(|name| info.variant(name)).is_some(),
        _ => false,
    }
}

/// The number of steps to the first value on a path that is `None`, a missing key of a map, or an enum of whose inactive
/// variants the next step names one; with the type of this value and the innermost object that contains it.
fn place(object: ObjectMut<'_>, steps: &[Step<'_>]) -> Option<(usize, &'static VTable, Within)> {
    for at in 1..steps.len() {
        let place = &steps[..at];
        let is_new = match read_at(object.as_ref(), place) {
            Ok(Place::Attr(attr)) => {
                (attr.vtable().get)(attr).is_none() || names_inactive(attr, steps[at])
            }
            Ok(_) => false,
            Err(error) if error.kind() == ErrorKind::Unset => true,
            Err(_) => {
                let (vtable, within) = new_key(object, place)?;
                return Some((at, vtable, within));
            }
        };
        if is_new {
            let (vtable, within) = type_at(object, place)?;
            return Some((at, vtable, within));
        }
    }
    None
}
