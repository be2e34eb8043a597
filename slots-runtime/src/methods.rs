//! The public faces: methods of objects, handles on slots, updates, shared objects.

mod child;
pub(crate) mod object;
#[cfg(feature = "shared")]
pub(crate) mod shared;
pub(crate) mod slot;
pub(crate) mod update;
