//! The tables of the instances of nested objects, in one list: an index takes half a word of an instance, and a table that is not used
//! any more keeps its memory for the next instance.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ptr::NonNull;

use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::AttrPath;

use crate::place::PlaceRef;

/// The index of a table in the list, plus one.
pub(super) type TableId = NonZeroU32;

/// The instances of the nested objects of a root (P7).
#[derive(Default)]
struct Table {
    /// Instances at fixed places, which are few.
    fixed: Vec<(PlaceRef, NonNull<ffi::PyObject>)>,
    /// Instances of items of lists and maps.
    items: HashMap<AttrPath, NonNull<ffi::PyObject>>,
}

/// The most instances for which an unused table keeps memory.
const MOST_KEPT: usize = 16;

struct Tables {
    all: Vec<Table>,
    unused: Vec<TableId>,
}

struct Attached(RefCell<Tables>);

// SAFETY: P1: each function that uses it takes a `Python`.
unsafe impl Sync for Attached {}

static TABLES: Attached = Attached(RefCell::new(Tables { all: Vec::new(), unused: Vec::new() }));

/// Calls a function with a table, which must run no code of Python.
#[inline]
fn with<R>(_: Python<'_>, id: TableId, f: impl FnOnce(&mut Table) -> R) -> Option<R> {
    let mut tables = TABLES.0.borrow_mut();
    tables.all.get_mut(id.get() as usize - 1).map(f)
}

/// The instance at a place, if there is one now.
#[inline]
pub(super) fn find(
    py: Python<'_>,
    table: &Cell<Option<TableId>>,
    place: &PlaceRef,
) -> Option<NonNull<ffi::PyObject>> {
    with(py, table.get()?, |table| {
        if place.is_fixed {
            return table.fixed.iter().find(|(own, _)| own.is_same(place)).map(|(_, it)| *it);
        }
        table.items.get(&place.path).copied()
    })?
}

/// Adds an instance.
pub(super) fn insert(
    py: Python<'_>,
    table: &Cell<Option<TableId>>,
    place: &PlaceRef,
    instance: NonNull<ffi::PyObject>,
) {
    let id = table.get().or_else(|| unused(py));
    table.set(id);
    let Some(id) = id else { return };
    with(py, id, |table| {
        if place.is_fixed {
            table.fixed.push((place.clone(), instance));
        } else {
            table.items.insert(place.path.clone(), instance);
        }
    });
}

/// A table without instances; `None` if there are too many.
fn unused(_: Python<'_>) -> Option<TableId> {
    let mut tables = TABLES.0.borrow_mut();
    if let Some(id) = tables.unused.pop() {
        return Some(id);
    }
    let id = u32::try_from(tables.all.len() + 1).ok().and_then(NonZeroU32::new)?;
    tables.all.push(Table::default());
    Some(id)
}

/// Removes an instance, and gives up the table if it was the last one.
pub(super) fn remove(
    py: Python<'_>,
    table: &Cell<Option<TableId>>,
    place: &PlaceRef,
    instance: NonNull<ffi::PyObject>,
) {
    let Some(id) = table.get() else { return };
    let is_last = with(py, id, |table| {
        if place.is_fixed {
            table.fixed.retain(|(_, it)| *it != instance);
        } else if table.items.get(&place.path) == Some(&instance) {
            table.items.remove(&place.path);
        }
        table.fixed.is_empty() && table.items.is_empty()
    });
    if is_last == Some(true) {
        table.set(None);
        let mut tables = TABLES.0.borrow_mut();
        tables.unused.push(id);
        // The memory of a table that had many instances is freed.
        if let Some(table) = tables.all.get_mut(id.get() as usize - 1)
            && table.fixed.capacity().max(table.items.capacity()) > MOST_KEPT
        {
            *table = Table::default();
        }
    }
}
