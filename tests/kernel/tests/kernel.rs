//! The tests that reach the unsafe code of the kernel, without those of shared objects, as a program for Miri and
//! AddressSanitizer. They are part of the behaviour tests too. The modules that are not here test safe code (texts, help, schemas,
//! formats), or do the operations of these modules with other values.
#![allow(clippy::pedantic, reason = "as in the behaviour tests, where they are checked")]

use self::source::harness;

#[path = "../../src"]
mod source {
    #[allow(dead_code, reason = "other tests use the rest")]
    pub(crate) mod harness;

    mod soundness {
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
        mod type_erasure;
    }

    mod class {
        mod dynamic;
        mod enums_with_data;
        mod foreign_types;
        mod generics;
        mod inheritance;
        mod multiple_bases;
        mod tuples;
        mod unset;
    }

    mod methods {
        mod any_slot;
        mod containers;
        mod create;
        mod delattr;
        mod handles;
        mod panics;
        mod typed_paths;
        mod update;
        mod update_overlap;
        mod values;
        mod views;
    }

    mod random {
        mod model {
            mod rollback;
            mod rollback_edits;
        }
    }
}
