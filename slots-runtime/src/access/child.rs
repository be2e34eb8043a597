//! `ChildMut`: a nested object, borrowed to be changed by name.

use crate::model::kernel::object::Object;

/// A nested object, borrowed to be changed by [`child_mut`](crate::ObjectExt::child_mut).
///
/// It dereferences to `&dyn Object`, and has the methods of [`ObjectExt`](crate::ObjectExt) that write by name. It returns
/// no `&mut` to the object if the class has rules: with a `&mut`, `mem::swap` could replace read-only values, also those
/// of private fields.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Stage { #[slot(readonly)] serial: u32, position: f64 }
///
/// #[slots]
/// struct Rig { stage: Stage }
///
/// let mut rig = Rig { stage: Stage { serial: 7, position: 0.0 } };
/// let mut stage = rig.child_mut("stage")?;
/// stage.setattr("position", 5)?;
/// assert_eq!((stage.getattr("serial")?, stage.getattr("position")?), (7.into(), 5.0.into()));
/// assert!(stage.as_object_mut().is_none());
/// # Ok::<(), AttributeError>(())
/// ```
pub struct ChildMut<'a>(pub(crate) &'a mut dyn Object);
