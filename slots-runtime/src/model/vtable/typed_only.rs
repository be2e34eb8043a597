//! The operations of a type that supports typed access only.

use core::any::Any;

use super::ItemType;
use super::VTable;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::Held;
use crate::model::kernel::erased::Erased;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::typed_input::only_typed;
use crate::model::value::Value;
use crate::model::write::{hold, store, write};

/// The type of properties and class attributes. It is private, so that no typed access matches it.
struct NotASlot;

impl VTable {
    /// The placeholder for the operations of properties and class attributes.
    pub(crate) const NOT_A_SLOT: &'static VTable = &VTable::typed_only::<NotASlot>();

    /// The operations of a type that supports typed access only.
    pub(crate) const fn typed_only<T: 'static>() -> Self {
        VTable {
            erased: Erased::of::<T>(),
            type_name: core::any::type_name::<T>,
            get: |attr| Value::Opaque(attr),
            set: |attr, input| {
                let value = only_typed::<T>(input.take())?;
                store(attr, value);
                Ok(())
            },
            write: |found, input, detail, after| {
                write::<T>(found, only_typed::<T>(input.take())?, detail, after).map(drop)
            },
            build: |input, vtable| hold(only_typed::<T>(input)?, vtable),
            put: put::<T>,
            is_none: |_| false,
            object: |_| None,
            object_mut: |_| None,
            item: |_, _| None,
            item_mut: |_, _| None,
            exchange: |_, _, new| Err(new),
            edits: Edits::No,
            position: |_, _, _| None,
            class: || None,
            choices: || &[],
            slot_type: || SlotType::Opaque,
            item_type: |_| ItemType::None,
            debug: None,
            takes_unit: None,
            inner_rules: InnerRules::No,
            is_exact: true,
            primitive: Primitive::None,
            field: None,
        }
    }
}

/// See [`VTable::put`].
pub(crate) fn put<T: 'static>(value: Held, place: &mut dyn Any) {
    if let Some(place) = place.downcast_mut::<Option<T>>() {
        *place = value.take();
    }
}
