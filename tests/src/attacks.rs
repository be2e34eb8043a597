//! The kernel attacked on purpose, invariant by invariant. What must not even compile is in `ui-tests/fail/soundness`.

mod classed;
mod described;
mod erased;
mod exclusive;
mod flattened;
mod placed;
mod re_entrant;
mod shared;
mod whole;
