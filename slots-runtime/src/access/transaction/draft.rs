//! `Drafts`: the values of new objects and maps. All writes of an update below the same `None`, or below the same
//! missing key of a map, make one object or map.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::access::resolve::errors::with_path;
use crate::access::resolve::{Target, read_at, target};
use crate::access::transaction::edit::{is_new_key, new_key_type};
use crate::access::transaction::stage::{build_slot, stored};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::slot_type::SlotType;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, ItemType, VTable};
use crate::text::step::{PathSegment, Step};

/// The new objects.
#[derive(Default)]
pub(super) struct Drafts(Vec<Draft>);

/// The values of a new object or map.
pub(crate) struct Draft {
    /// The path at which the object is stored: an attribute that is `None`, or a key that is not in its map.
    pub(super) place: Vec<PathSegment>,
    /// The class of the object; of a map, the class of the object that errors name.
    class: &'static Class,
    is_map: bool,
    pub(crate) values: Dict,
    /// The attributes whose values were rejected.
    rejected: Vec<String>,
}

impl Draft {
    pub(crate) fn new(place: Vec<PathSegment>, class: &'static Class) -> Self {
        Draft { place, class, is_map: false, values: Dict::new(), rejected: Vec::new() }
    }

    /// Adds the value of a slot that has no default, or of a part of such a slot. Any other value is only validated,
    /// as far as the validation needs no object.
    pub(crate) fn add_required(
        &mut self,
        steps: &[Step<'_>],
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let class = self.class;
        let Some(Step::Name(name)) = steps.first() else {
            return Err(AttributeError::missing(class, ""));
        };
        let says = "has no value, so a part of it cannot be given";
        let reason =
            AttributeError::rejected(class, name, ValueError::that(ErrorKind::NotReachable, says));
        let is_required = self.required().any(|slot| {
            class.find(name).is_some_and(|entry| class.without_alias(entry).name() == slot)
        });
        let value = value(class, steps, input, &reason);
        match (is_required, value) {
            (true, value) => self.insert(steps, value),
            (false, Err(error)) if error != reason => Err(error),
            (false, _) => Ok(()),
        }
    }

    fn insert(
        &mut self,
        steps: &[Step<'_>],
        value: Result<OwnedValue, AttributeError>,
    ) -> Result<(), AttributeError> {
        let added = value.and_then(|value| insert(&mut self.values, self.class, steps, value));
        added.inspect_err(|_| {
            let name = steps.first().and_then(|step| step.key());
            self.rejected.extend(name.map(ToString::to_string));
        })
    }

    /// The names of the slots for which a new object needs values.
    fn required(&self) -> impl Iterator<Item = &'static str> + use<> {
        let class = self.class;
        let has_default = self.is_map || class.maker.default.is_some();
        let slots = class.slot_places().filter(move |(_, entry)| match class.detail(entry) {
            Detail::Slot(detail) => !has_default && detail.make_default(entry.vtable()).is_none(),
            _ => false,
        });
        slots.map(|(_, entry)| entry.name())
    }

    /// The error of the slots that have no default and no value.
    pub(crate) fn missing(&self) -> Option<AttributeError> {
        let class = self.class;
        let is_same = |name: &str, other: &str| {
            class.find(other).is_some_and(|it| class.without_alias(it).name() == name)
        };
        let given = || self.values.keys().chain(self.rejected.iter().map(String::as_str));
        let missing = self.required().filter(|name| !given().any(|it| is_same(name, it)));
        let missing: Vec<&'static str> = missing.collect();
        (!missing.is_empty()).then(|| AttributeError::needs(class, missing))
    }

    pub(super) fn is_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }
}

impl Drafts {
    /// Adds a value below a path that is `None` or a new key. `reason` is the error if no object can be made there.
    pub(super) fn add(
        &mut self,
        mut object: ObjectMut<'_>,
        steps: &[Step<'_>],
        input: Input<'_>,
        reason: AttributeError,
    ) -> Result<(), AttributeError> {
        let Some((at, vtable)) = place(object.reborrow(), steps) else { return Err(reason) };
        let class = match without_option((vtable.slot_type)()) {
            SlotType::Object(class) => class,
            SlotType::Map(_) => object.class(),
            _ => return Err(reason),
        };
        let (place, rest) = steps.split_at(at);
        let place: Vec<PathSegment> = place.iter().map(|step| step.to_segment()).collect();
        let known = self.0.iter().position(|other| other.place == place).unwrap_or_else(|| {
            let is_map = (vtable.slot_type)().class().is_none();
            self.0.push(Draft { is_map, ..Draft::new(place, class) });
            self.0.len() - 1
        });
        let value = item(class, vtable, rest, input, &reason);
        self.0[known].insert(rest, value).map_err(|error| with_path(error, steps))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The new objects.
    pub(super) fn take(&mut self) -> Vec<Draft> {
        core::mem::take(&mut self.0)
    }
}

/// The number of steps to the first value on a path that is `None` or a missing key of a map, and the vtable of the
/// type of this value.
fn place(mut object: ObjectMut<'_>, steps: &[Step<'_>]) -> Option<(usize, &'static VTable)> {
    for at in 1..steps.len() {
        let place = &steps[..at];
        let is_none = match read_at(object.as_ref(), place) {
            Ok(place) => Some(place.value().is_none()),
            Err(error) => (error.kind() == ErrorKind::Unset).then_some(true),
        };
        let Some(is_none) = is_none else {
            let is_new = is_new_key(object.reborrow(), place);
            return if is_new { Some((at, new_key_type(object, place)?)) } else { None };
        };
        if is_none {
            return match target(object, place).ok()? {
                Target::Slot(found, _) => Some((at, found.entry().vtable())),
                Target::Item(attr, _) => Some((at, attr.vtable())),
                Target::Entry(..) | Target::Property(..) => None,
            };
        }
    }
    None
}

/// The value of an attribute at a path below an object of this class, which does not exist yet.
fn value(
    class: &'static Class,
    rest: &[Step<'_>],
    input: Input<'_>,
    reason: &AttributeError,
) -> Result<OwnedValue, AttributeError> {
    let Some((Step::Name(name), below)) = rest.split_first() else { return Err(reason.clone()) };
    let reject = |rejected| AttributeError::rejected(class, name, rejected);
    match class.find(name).map(|entry| (entry, class.detail(entry))) {
        Some((entry, Detail::Slot(_))) if !below.is_empty() => {
            item(class, entry.vtable(), below, input, reason)
        }
        Some((entry, Detail::Slot(detail))) => {
            let value = build_slot(detail, entry.vtable(), input).map_err(reject)?;
            value.value().into_owned().ok_or_else(|| reason.clone())
        }
        Some((_, Detail::Property(_))) if below.is_empty() => stored(input).map_err(reject),
        None if class.is_dynamic() && below.is_empty() => stored(input).map_err(reject),
        None if !class.is_dynamic() => Err(AttributeError::unknown(class, Keys::default(), name)),
        _ => Err(reason.clone()),
    }
}

/// The type of the value in an `Option`.
fn without_option(slot_type: SlotType) -> SlotType {
    match slot_type {
        SlotType::Optional(inner) => inner(),
        slot_type => slot_type,
    }
}

/// As [`value`], but below a new value of a given type, which is an object or a map.
fn item(
    class: &'static Class,
    vtable: &'static VTable,
    steps: &[Step<'_>],
    input: Input<'_>,
    reason: &AttributeError,
) -> Result<OwnedValue, AttributeError> {
    let slot_type = without_option((vtable.slot_type)());
    if let SlotType::Object(inner) = slot_type {
        return value(inner, steps, input, reason);
    }
    let (Some((Step::Name(name), below)), SlotType::Map(_)) = (steps.split_first(), slot_type)
    else {
        return Err(reason.clone());
    };
    let inner = match (vtable.item_type)(Step::Name(name)) {
        ItemType::Of(inner) => inner,
        ItemType::BadKey(rejected) => return Err(AttributeError::rejected(class, name, rejected)),
        ItemType::None | ItemType::Unknown => return Err(reason.clone()),
    };
    if !below.is_empty() {
        return item(class, inner, below, input, reason);
    }
    let built = (inner.build)(input, inner)
        .map_err(|rejected| AttributeError::rejected(class, name, rejected))?;
    built.value().into_owned().ok_or_else(|| reason.clone())
}

/// Adds a value at a path of names.
fn insert(
    dict: &mut Dict,
    class: &'static Class,
    rest: &[Step<'_>],
    value: OwnedValue,
) -> Result<(), AttributeError> {
    let twice = |name: &str| {
        AttributeError::rejected(
            class,
            name,
            ValueError::that(ErrorKind::Duplicate, "is given twice"),
        )
    };
    let mut dict = dict;
    let mut names = rest.iter().filter_map(|step| step.key());
    let Some(mut name) = names.next() else { return Ok(()) };
    for next in names {
        if !dict.contains_key(name) {
            dict.insert_owned(name, Dict::new().into());
        }
        dict = match dict.get_owned_mut(name) {
            Some(OwnedValue::Map(inner)) => inner,
            _ => return Err(twice(name)),
        };
        name = next;
    }
    if dict.contains_key(name) {
        return Err(twice(name));
    }
    dict.insert_owned(name, value);
    Ok(())
}
