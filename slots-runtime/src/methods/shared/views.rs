//! The views of lists and maps in a shared object, while this thread reads or writes it.

use super::Shared;
use crate::error::attribute_error::AttributeError;
use crate::methods::views::{ListView, MapView};
use crate::methods::views_mut::{ListViewMut, MapViewMut};
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::text::path::AttrPath;
use crate::text::to_path::ToPath;

/// The views end with the lock, so that closures receive them.
impl<T: Object + ?Sized> Shared<T> {
    /// Calls `f` with a list, borrowed; see [`list`](crate::ObjectExt::list). Other threads can read the object during the call.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy) while this thread writes the object.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Plan { steps: Vec<String> }
    /// let plan = Shared::new(Plan { steps: vec!["a".into(), "b".into()] });
    /// assert_eq!(plan.list("steps", |steps| steps.len())?, 2);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn list<R>(
        &self,
        name: &str,
        f: impl FnOnce(ListView<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.list_path(AttrPath::from_name(name), f)
    }

    /// As [`list`](Self::list), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn list_path<R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(ListView<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| {
            let object = self.inner.read()?;
            ListView::at(ObjectRef::new(&*object), Ok(steps)).map(f)
        })
    }

    /// Calls `f` with a list, to be edited; see [`list_mut`](crate::ObjectExt::list_mut). No other thread reads or writes the object
    /// between the edits.
    ///
    /// Each edit is a transaction. The changes are sent to the subscribers when `f` returns. As in [`write`](Shared::write), access
    /// through a handle is [`Busy`](crate::ErrorKind::Busy) in `f`, and in the hooks that the edits call. The
    /// [`Undo`](crate::Undo) of an edit applies to the whole object, in `write`.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy) while this thread reads or writes the object.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Plan { steps: Vec<String> }
    /// let plan = Shared::new(Plan { steps: vec!["a".into(), "b".into()] });
    /// let undo = plan.list_mut("steps", |mut steps| {
    ///     steps.remove(0)?;
    ///     steps.push("c")
    /// })??;
    /// assert_eq!(plan.getattr("steps")?.to_string(), r#"["b", "c"]"#);
    /// plan.write(|plan| undo.apply(plan))??;
    /// assert_eq!(plan.getattr("steps")?.to_string(), r#"["b"]"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn list_mut<R>(
        &self,
        name: &str,
        f: impl FnOnce(ListViewMut<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.list_path_mut(AttrPath::from_name(name), f)
    }

    /// As [`list_mut`](Self::list_mut), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn list_path_mut<R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(ListViewMut<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| {
            let mut object = self.inner.write()?;
            let mut object = self.inner.watched(&mut object);
            ListViewMut::at(ObjectMut::new(&mut *object), Ok(steps)).map(f)
        })
    }

    /// Calls `f` with a map, borrowed; see [`map`](crate::ObjectExt::map). Other threads can read the object during the call.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy) while this thread writes the object.
    pub fn map<R>(
        &self,
        name: &str,
        f: impl FnOnce(MapView<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.map_path(AttrPath::from_name(name), f)
    }

    /// As [`map`](Self::map), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn map_path<R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(MapView<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| {
            let object = self.inner.read()?;
            MapView::at(ObjectRef::new(&*object), Ok(steps)).map(f)
        })
    }

    /// Calls `f` with a map, to be edited; see [`map_mut`](crate::ObjectExt::map_mut) and [`list_mut`](Self::list_mut).
    ///
    /// # Errors
    /// As these methods.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Rack { limits: BTreeMap<String, f64> }
    /// let rack = Shared::new(Rack { limits: BTreeMap::from([("low".into(), 1.0)]) });
    /// rack.map_mut("limits", |mut limits| {
    ///     limits.remove("low")?;
    ///     limits.insert("high", 9)
    /// })??;
    /// assert_eq!(rack.map("limits", |limits| limits.keys().map(String::from).collect::<Vec<_>>())?, ["high"]);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn map_mut<R>(
        &self,
        name: &str,
        f: impl FnOnce(MapViewMut<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.map_path_mut(AttrPath::from_name(name), f)
    }

    /// As [`map_mut`](Self::map_mut), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn map_path_mut<R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(MapViewMut<'_>) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| {
            let mut object = self.inner.write()?;
            let mut object = self.inner.watched(&mut object);
            MapViewMut::at(ObjectMut::new(&mut *object), Ok(steps)).map(f)
        })
    }
}
