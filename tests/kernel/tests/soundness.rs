//! The soundness tests as a small program, which Miri compiles in little time. They are part of the behaviour tests too.
#![allow(clippy::pedantic, reason = "as in the behaviour tests, where they are checked")]

use self::source::harness;

#[path = "../../src"]
mod source {
    #[allow(dead_code, reason = "other tests use the rest")]
    pub(crate) mod harness;
    mod soundness;

    mod methods {
        mod any_slot;
        mod shared_lock;
        mod update_overlap;
    }
}
