//! Edits of lists and maps: items and keys that are added or removed.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use crate::access::resolve::active::{insides, transparent};
use crate::access::resolve::by_type::may_be;
use crate::access::resolve::errors::{Within, last_name, no_item, no_step, rejected_at, with_path};
use crate::access::resolve::missing::Missing;
use crate::access::resolve::variants::short_form;
use crate::access::resolve::{Resolved, Target, entry_mut, read_at, resolve, target};
use crate::access::transaction::change::{Change, Operation, Staged};
use crate::access::transaction::new_list::{
    build, edited_copy, is_list, item_of_new_list, new_list,
};
use crate::error::attribute_error::AttributeError;
use crate::model::edits::Edits;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::ObjectMut;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, ItemType, VTable};
use crate::slot_value::probe::vtable_of;
use crate::text::step::{PathSegment, Step};

/// The value of a slot, an item or an overflow entry, and the innermost object that contains it. `None` for a property.
pub(super) fn container<'a>(
    target: Target<'a, '_>,
    steps: &[Step<'_>],
) -> Option<(AttrMut<'a>, Within)> {
    let within = |class| Within { class, start: steps.len().saturating_sub(1) };
    match target {
        Target::Slot(found, _) => {
            let class = found.class();
            Some((found.into_attr()?, within(class)))
        }
        Target::Item(attr, within) => Some((attr, within)),
        Target::Entry(dict, key, class) => {
            let entry = entry_mut(dict, key, class).ok()?;
            Some((AttrMut::new(entry, vtable_of::<OwnedValue>())?, within(class)))
        }
        Target::Property(..) => None,
    }
}

/// What the last step of a path is in the value above it.
pub(super) enum LastStep {
    /// A key of a map.
    Key,
    /// A part of a value that can only be replaced.
    Part,
    /// An item of a value that is edited by copy.
    ItemByCopy,
    Other,
}

/// What the last step of a path is in the value above it, which is looked up.
pub(super) fn last_step(object: ObjectMut<'_>, steps: &[Step<'_>]) -> LastStep {
    let Some((step, above)) = steps.split_last() else { return LastStep::Other };
    let found = target(object, above).ok().and_then(|target| container(target, above));
    let Some((attr, _)) = found else { return LastStep::Other };
    let outer = innermost(attr.as_ref());
    match Container::of(outer) {
        Container::Map => LastStep::Key,
        Container::Parts if (outer.vtable().item)(outer, *step).is_some() => LastStep::Part,
        Container::ByCopy(..) => LastStep::ItemByCopy,
        _ => LastStep::Other,
    }
}

/// The type of the value of a key that a map lacks and can receive, at the end of a path, and the innermost object that
/// contains the map.
pub(super) fn new_key(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
) -> Option<(&'static VTable, Within)> {
    let (step, above) = steps.split_last()?;
    let (attr, within) = container(target(object, above).ok()?, above)?;
    let map = innermost(attr.as_ref());
    match (map.vtable().item_type)(*step) {
        ItemType::Of(item) if matches!(Container::of(map), Container::Map) => Some((item, within)),
        ItemType::Unknown if matches!(Container::of(map), Container::Map) => {
            Some((vtable_of::<OwnedValue>(), within))
        }
        _ => None,
    }
}

/// The error of the first key on a path that does not exist, if the type of the keys of its map rejects it.
pub(super) fn bad_key(mut object: ObjectMut<'_>, steps: &[Step<'_>]) -> Option<AttributeError> {
    let is_missing = |at: &usize| read_at(object.as_ref(), &steps[..*at]).is_err();
    let at = (2..=steps.len()).find(is_missing)?;
    let (step, above) = steps[..at].split_last()?;
    let (attr, within) = container(target(object.reborrow(), above).ok()?, above)?;
    match (innermost(attr.as_ref()).vtable().item_type)(*step) {
        ItemType::BadKey(rejected) => Some(within.rejected_above(steps, at - 1, rejected)),
        _ => None,
    }
}

/// The type of a slot, an item or a new key, and the innermost object that contains it.
pub(super) fn type_at(
    mut object: ObjectMut<'_>,
    place: &[Step<'_>],
) -> Option<(&'static VTable, Within)> {
    match target(object.reborrow(), place) {
        Ok(Target::Slot(found, _)) => {
            let within = Within { class: found.class(), start: place.len().saturating_sub(1) };
            Some((found.entry().vtable(), within))
        }
        Ok(Target::Item(attr, within)) => Some((attr.vtable(), within)),
        Ok(Target::Entry(..) | Target::Property(..)) => None,
        Err(_) => new_key(object, place),
    }
}

/// The value whose items a step changes: a list or map may be the only field of the active variant of an enum.
fn innermost(attr: AttrRef<'_>) -> AttrRef<'_> {
    // An edit of a value whose items are not copied is rejected, with this reason.
    let is_container = |it: &AttrRef<'_>| {
        !matches!(Container::of(*it), Container::Fixed) || it.vtable().edits.by_copy().is_some()
    };
    insides(attr).find(is_container).unwrap_or(attr)
}

/// The kind of a value whose items change.
enum Container {
    /// A list of this length.
    List(usize),
    /// A value of this length that is edited by copy; what an error calls it.
    ByCopy(usize, &'static str),
    Map,
    /// A value of which each part is replaced.
    Parts,
    None,
    /// The items of the value are fixed.
    Fixed,
}

impl Container {
    fn of(attr: AttrRef<'_>) -> Self {
        let vtable = attr.vtable();
        match ((vtable.get)(attr), vtable.edits) {
            (Value::None, _) => Container::None,
            (Value::List(list), Edits::Items | Edits::Any) => Container::List(list.len()),
            (Value::List(list), edits) if vtable.is_edited_by_copy() => {
                Container::ByCopy(list.len(), edits.by_copy().unwrap_or("list"))
            }
            (Value::Bytes(bytes), Edits::Items) => Container::List(bytes.as_slice().len()),
            (Value::Map(_), Edits::Keys | Edits::Any) => Container::Map,
            (Value::Map(_), Edits::Parts) => Container::Parts,
            _ => Container::Fixed,
        }
    }
}

/// An operation that adds or removes an item.
pub(super) enum Edit {
    /// The change of the item.
    Item(Change),
    /// The new value that takes the place of one that is edited by copy or is `None`, and its path.
    Value(Vec<PathSegment>, Held),
    /// The first item of a list that does not exist: a key that a map lacks, or an attribute below a `None`. With the error if it
    /// cannot be made.
    NewList(AttributeError, OwnedValue),
}

fn to_path(steps: &[Step<'_>]) -> Vec<PathSegment> {
    steps.iter().map(|step| step.to_segment()).collect()
}

/// Stages an operation that adds or removes an item.
pub(super) fn stage_edit(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'_>,
) -> Result<Edit, Vec<AttributeError>> {
    let one = |error: AttributeError| alloc::vec![error];
    let class = object.class();
    let is_push = matches!(operation, Operation::Push(_));
    let (last, above) = match steps.split_last() {
        _ if is_push => (None, steps),
        Some((last, above)) if !above.is_empty() => (Some(*last), above),
        _ => {
            let rejected = ValueError::that(ErrorKind::Type, "is not an item of a list or a map");
            return Err(one(rejected_at(class, steps, rejected)));
        }
    };
    let found = match resolve(object.reborrow(), above) {
        Err(error) => return new_place(object, above, operation, error).map_err(one),
        Ok(Resolved { is_long: true, .. }) => {
            return match short_form(object.as_ref(), steps) {
                Some(short) => stage_edit(object, &short.steps, operation),
                None => Err(one(AttributeError::missing(class, &last_name(steps)))),
            };
        }
        Ok(Resolved { target, .. }) => container(target, above),
    };
    let Some((attr, within)) = found else {
        let rejected = ValueError::that(ErrorKind::Type, "is a property, whose items are fixed");
        return Err(one(rejected_at(class, above, rejected)));
    };
    let vtable = attr.vtable();
    let at = above.len();
    let missing = |missing: Missing, step: Step<'_>| {
        let all: Vec<Step<'_>> = above.iter().copied().chain([step]).collect();
        one(missing.error(&vtable.type_name(), within, &all, at))
    };
    let step = match (Container::of(attr.as_ref()), last) {
        (Container::None, None) if item_of_new_list(vtable).is_some() => {
            let first: Vec<Step<'_>> = above.iter().copied().chain([Step::item(0)]).collect();
            return match new_list(vtable, operation) {
                Ok(made) => Ok(Edit::Value(to_path(above), made)),
                Err(error) => Err(error.all(within, &first)),
            };
        }
        (Container::None, last) => {
            return Err(missing(Missing::None, last.unwrap_or(Step::item(0))));
        }
        (Container::Fixed, last) if !core::ptr::eq(innermost(attr.as_ref()).vtable(), vtable) => {
            // The edit of the only field of the active variant, by its name.
            let name = transparent(attr.as_ref()).map(|(_, name)| Step::Name(name));
            let inner: Vec<_> = above.iter().copied().chain(name).chain(last).collect();
            return stage_edit(object, &inner, operation);
        }
        (Container::Fixed, _) if vtable.edits.by_copy().is_some() => {
            let name = vtable.edits.by_copy().unwrap_or("list");
            let says = format!("is a {name} whose items are not copied: write the whole value");
            return Err(one(within.rejected(above, ValueError::that(ErrorKind::Type, says))));
        }
        (Container::Parts, Some(step)) if matches!(operation, Operation::Set(_)) => step,
        (Container::Fixed | Container::Parts, _) => {
            let rejected = ValueError::that(ErrorKind::Type, "has a fixed set of items");
            return Err(one(within.rejected(above, rejected)));
        }
        (Container::ByCopy(_, name), Some(_))
            if !matches!(operation, Operation::Delete)
                && !matches!(vtable.edits, Edits::Shared) =>
        {
            let says = format!("is a {name}: add an item with push_path");
            return Err(one(within.rejected(above, ValueError::that(ErrorKind::Type, says))));
        }
        (Container::List(len) | Container::ByCopy(len, _), None) => Step::item(len),
        (Container::List(len) | Container::ByCopy(len, _), Some(step)) => {
            // A position from the start may be the end of the list, where an item is added.
            let is_end = matches!(operation, Operation::Insert(_)) && step == Step::item(len);
            match step.index_in(len) {
                Some(index) => Step::item(index),
                None if is_end => step,
                None => return Err(missing(Missing::Items(len), step)),
            }
        }
        (Container::Map, Some(step)) => step,
        (Container::Map, None) => {
            let rejected = ValueError::that(ErrorKind::Type, "is a map: set the value of a key");
            return Err(one(within.rejected(above, rejected)));
        }
    };
    let all: Vec<Step<'_>> = above.iter().copied().chain([step]).collect();
    let item = match operation {
        Operation::Delete if (vtable.item)(attr.as_ref(), step).is_none() => {
            return Err(missing(Missing::of(&(vtable.get)(attr.as_ref())), step));
        }
        Operation::Delete => None,
        Operation::Set(input) | Operation::Insert(input) | Operation::Push(input) => {
            let item = type_of_item(vtable, within, &all).map_err(one)?;
            let built = build(item, replaced(attr.as_ref(), step), input)
                .map_err(|error| error.all(within, &all))?;
            Some(built)
        }
    };
    if vtable.edits.by_copy().is_some() {
        let copy = edited_copy(attr.as_ref(), step, item.as_ref())
            .map_err(|error| error.all(within, above))?;
        return Ok(Edit::Value(to_path(above), copy));
    }
    let staged = Staged::Item(item.map(Box::from));
    Ok(Edit::Item(Change::at(&all, staged)))
}

/// The value that a new item replaces. An item that is inserted into a list replaces none.
fn replaced<'a>(attr: AttrRef<'a>, step: Step<'_>) -> Option<AttrRef<'a>> {
    match Container::of(attr) {
        Container::Map | Container::Parts => (attr.vtable().item)(attr, step),
        _ => None,
    }
}

/// The type of the new item at the end of a path; `vtable` is that of the value that receives it.
fn type_of_item(
    vtable: &VTable,
    within: Within,
    steps: &[Step<'_>],
) -> Result<&'static VTable, AttributeError> {
    let Some((step, above)) = steps.split_last() else { return Err(no_step(within.class)) };
    match (vtable.item_type)(*step) {
        ItemType::Of(item) => Ok(item),
        ItemType::Unknown => Ok(vtable_of::<OwnedValue>()),
        ItemType::BadKey(rejected) => Err(within.rejected_above(steps, above.len(), rejected)),
        ItemType::None => Err(with_path(no_item(&vtable.type_name(), *step), steps)),
    }
}

/// An operation at a place that does not exist: a push may make the list.
#[cold]
fn new_place(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'_>,
    error: AttributeError,
) -> Result<Edit, AttributeError> {
    let may_be_new = steps.len() > 1
        && matches!(error.kind(), ErrorKind::Unknown | ErrorKind::NotReachable | ErrorKind::Unset);
    let Operation::Push(Input::Value(item)) = operation else { return Err(error) };
    if let Some(error) = bad_key(object.reborrow(), steps) {
        return Err(error);
    }
    let class = object.class();
    let is_list = match type_at(object, steps) {
        Some((vtable, _)) => is_list(vtable),
        None => may_be(Within { class, start: 0 }, steps, is_list),
    };
    match OwnedValue::stored(item) {
        Ok(item) if may_be_new && is_list => {
            Ok(Edit::NewList(error, OwnedValue::from(alloc::vec![item])))
        }
        _ => Err(error),
    }
}
