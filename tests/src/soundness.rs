//! Soundness tests of the kernel, one module per invariant. Code that must not compile is in `ui-tests/fail/soundness`.

mod class_identity;
mod created_objects;
mod described_structs;
mod exclusive_access;
mod handle_offsets;
mod inherited_offsets;
mod moved_values;
mod recycled_boxes;
mod reentrancy;
mod slot_descriptions;
mod threads;
mod type_erasure;
