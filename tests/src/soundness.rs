//! The kernel attacked on purpose, invariant by invariant. What must not even compile is in `ui-tests/fail/soundness`.

mod class_identity;
mod exclusive_access;
mod handle_offsets;
mod inherited_offsets;
mod recycled_boxes;
mod reentrancy;
mod slot_descriptions;
mod threads;
mod type_erasure;
