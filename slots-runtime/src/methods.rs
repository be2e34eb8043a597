//! The public methods: of objects, handles of slots, updates, shared objects.

pub(crate) mod any_slot;
pub(crate) mod base_class;
mod child;
mod create;
pub(crate) mod history;
pub(crate) mod layers;
pub(crate) mod object;
#[cfg(feature = "shared")]
pub(crate) mod shared;
pub(crate) mod slot;
pub(crate) mod update;
pub(crate) mod views;
pub(crate) mod views_mut;
