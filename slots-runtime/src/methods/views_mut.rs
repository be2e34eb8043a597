//! `ListViewMut` and `MapViewMut`: a list and a map in an object, borrowed to be edited.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::access::resolve::errors::{no_path, rejected_at};
use crate::access::resolve::{Target, target};
use crate::access::transaction::change::Operation;
use crate::error::attribute_error::AttributeError;
use crate::methods::update::{Undo, run_one};
use crate::methods::views::{ListView, MapView};
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::value::IntoValue;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::path::AttrPath;
use crate::text::path_error::PathError;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// A list in an object, borrowed to be edited; made by [`list_mut`](crate::ObjectExt::list_mut).
///
/// Each edit is a transaction: new items are converted and validated, the rules of the slot and the checks of all enclosing objects
/// apply to the whole list, and hooks are called as by a write of the same path: `clear` writes the slot, the other edits an item.
/// Every edit of a set, a heap, an `Rc<[T]>` or an `Arc<[T]>` writes the whole value.
/// After an error the list has its old items. The returned [`Undo`] restores them.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Plan { steps: Vec<String> }
///
/// let mut plan = Plan { steps: vec!["b".into()] };
/// let mut steps = plan.list_mut("steps")?;
/// steps.push("c")?;
/// steps.insert(0, "a")?;
/// assert_eq!((steps.len(), steps.get(2)), (3, Some("c".into())));
/// let undo = steps.clear()?;
/// assert!(plan.steps.is_empty());
/// undo.apply(&mut plan)?;
/// assert_eq!(plan.steps, ["a", "b", "c"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ListViewMut<'a>(Container<'a>);

/// A map in an object, borrowed to be edited; made by [`map_mut`](crate::ObjectExt::map_mut).
///
/// Each edit is a transaction, as those of [`ListViewMut`].
///
/// ```
/// use std::collections::BTreeMap;
///
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Rack { limits: BTreeMap<String, f64> }
///
/// let mut rack = Rack { limits: BTreeMap::new() };
/// let mut limits = rack.map_mut("limits")?;
/// limits.insert("low", 1)?;
/// limits.insert("high", 9)?;
/// limits.remove("low")?;
/// assert_eq!(limits.keys(), ["high"]);
/// assert_eq!(limits.remove("low").unwrap_err().kind(), ErrorKind::Unknown);
/// assert_eq!(rack.limits["high"], 9.0);
/// # Ok::<(), AttributeError>(())
/// ```
pub struct MapViewMut<'a>(Container<'a>);

/// The place of a list or a map.
struct Container<'a> {
    object: ObjectMut<'a>,
    path: AttrPath,
}

impl<'a> Container<'a> {
    /// The container at a path that can be written.
    fn at(
        mut object: ObjectMut<'a>,
        steps: Result<&[Step<'_>], PathError>,
    ) -> Result<Self, AttributeError> {
        let steps = steps.map_err(|error| no_path(object.class(), &error))?;
        if let Target::Property(owner, _) = target(object.reborrow(), steps)? {
            let why = ValueError::that(ErrorKind::Type, "is a property, whose items are fixed");
            return Err(rejected_at(owner.class(), steps, why));
        }
        let path = steps.iter().map(|step| step.to_segment()).collect();
        Ok(Container { object, path })
    }

    /// Makes an operation at the container, or at the item `last`.
    fn edit(
        &mut self,
        last: Option<Step<'_>>,
        operation: Operation<'_>,
    ) -> Result<Undo, AttributeError> {
        let above = self.path.segments().iter().map(PathSegment::as_step);
        let steps: Steps<'_> = above.chain(last).collect();
        run_one(self.object.reborrow(), steps.as_slice(), operation)
    }

    /// Makes the container empty, as one write.
    fn clear(&mut self, empty: OwnedValue) -> Result<Undo, AttributeError> {
        self.edit(None, Operation::Set(Input::Value(empty.into())))
    }

    fn steps(&self) -> Steps<'_> {
        self.path.segments().iter().map(PathSegment::as_step).collect()
    }
}

fn set<'v>(value: impl IntoValue<'v>) -> Operation<'v> {
    Operation::Set(Input::Value(value.into_value()))
}

fn insert<'v>(value: impl IntoValue<'v>) -> Operation<'v> {
    Operation::Insert(Input::Value(value.into_value()))
}

impl<'a> ListViewMut<'a> {
    pub(crate) fn at(
        object: ObjectMut<'a>,
        steps: Result<&[Step<'_>], PathError>,
    ) -> Result<Self, AttributeError> {
        let steps = steps.map_err(|error| no_path(object.class(), &error))?;
        ListView::at(object.as_ref(), Ok(steps))?;
        Container::at(object, Ok(steps)).map(ListViewMut)
    }

    /// Returns the list, borrowed for reading; `None` if a hook has replaced it by another value.
    pub fn as_view(&self) -> Option<ListView<'_>> {
        ListView::at(self.0.object.as_ref(), Ok(self.0.steps().as_slice())).ok()
    }

    /// Returns the number of items.
    pub fn len(&self) -> usize {
        self.as_view().map_or(0, |list| list.len())
    }

    /// Returns whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a copy of the item at `index`, counted from 0; `None` also for an item of an opaque type.
    pub fn get(&self, index: usize) -> Option<OwnedValue> {
        self.as_view()?.get(index)?.into_owned()
    }

    /// Adds an item to the end.
    ///
    /// # Errors
    /// As [`push_path`](crate::ObjectExt::push_path).
    pub fn push<'v>(&mut self, value: impl IntoValue<'v>) -> Result<Undo, AttributeError> {
        self.0.edit(None, Operation::Push(Input::Value(value.into_value())))
    }

    /// Inserts an item before the one at `index`; the index after the last item adds one.
    ///
    /// # Errors
    /// As [`insert_path`](crate::ObjectExt::insert_path).
    pub fn insert<'v>(
        &mut self,
        index: usize,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        self.0.edit(Some(Step::item(index)), insert(value))
    }

    /// Replaces the item at `index`.
    ///
    /// # Errors
    /// As [`set_path`](crate::ObjectExt::set_path).
    pub fn set<'v>(
        &mut self,
        index: usize,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        self.0.edit(Some(Step::item(index)), set(value))
    }

    /// Removes the item at `index`. The [`values`](Undo::values) of the result have its value; of a set, a heap, an `Rc<[T]>` or an
    /// `Arc<[T]>`, they have the whole old list.
    ///
    /// # Errors
    /// As [`delete_path`](crate::ObjectExt::delete_path).
    pub fn remove(&mut self, index: usize) -> Result<Undo, AttributeError> {
        self.0.edit(Some(Step::item(index)), Operation::Delete)
    }

    /// Removes all items, as one edit.
    ///
    /// # Errors
    /// As [`set_path`](crate::ObjectExt::set_path) with an empty list.
    pub fn clear(&mut self) -> Result<Undo, AttributeError> {
        self.0.clear(OwnedValue::from(Vec::<OwnedValue>::new()))
    }
}

impl<'a> MapViewMut<'a> {
    pub(crate) fn at(
        object: ObjectMut<'a>,
        steps: Result<&[Step<'_>], PathError>,
    ) -> Result<Self, AttributeError> {
        let steps = steps.map_err(|error| no_path(object.class(), &error))?;
        MapView::at(object.as_ref(), Ok(steps))?;
        Container::at(object, Ok(steps)).map(MapViewMut)
    }

    /// Returns the map, borrowed for reading; `None` if a hook has replaced it by another value.
    pub fn as_view(&self) -> Option<MapView<'_>> {
        MapView::at(self.0.object.as_ref(), Ok(self.0.steps().as_slice())).ok()
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.as_view().map_or(0, |map| map.len())
    }

    /// Returns whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a copy of the value of a key; `None` also for a value of an opaque type.
    pub fn get(&self, key: &str) -> Option<OwnedValue> {
        self.as_view()?.get(key)?.into_owned()
    }

    /// Returns whether there is a value of this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.as_view().is_some_and(|map| map.contains_key(key))
    }

    /// Returns copies of the keys in the order of the map.
    pub fn keys(&self) -> Vec<String> {
        self.as_view().map_or_else(Vec::new, |map| map.keys().map(Into::into).collect())
    }

    /// Sets the value of a key, which may be new.
    ///
    /// # Errors
    /// As [`set_path`](crate::ObjectExt::set_path).
    pub fn insert<'v>(
        &mut self,
        key: &str,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        self.0.edit(Some(Step::Name(key)), insert(value))
    }

    /// Removes a key. The [`values`](Undo::values) of the result have its value.
    ///
    /// # Errors
    /// As [`delete_path`](crate::ObjectExt::delete_path).
    pub fn remove(&mut self, key: &str) -> Result<Undo, AttributeError> {
        self.0.edit(Some(Step::Name(key)), Operation::Delete)
    }

    /// Removes all entries, as one edit.
    ///
    /// # Errors
    /// As [`set_path`](crate::ObjectExt::set_path) with an empty map.
    pub fn clear(&mut self) -> Result<Undo, AttributeError> {
        self.0.clear(OwnedValue::from(Dict::new()))
    }
}

impl Debug for ListViewMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.as_view().fmt(f)
    }
}

impl Debug for MapViewMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.as_view().fmt(f)
    }
}
