//! The tests of threads and of shared objects, as a program for Miri and AddressSanitizer. They are part of the behaviour tests
//! too.
#![allow(clippy::pedantic, reason = "as in the behaviour tests, where they are checked")]

use self::source::harness;

#[path = "../../src"]
mod source {
    #[allow(dead_code, reason = "other tests use the rest")]
    pub(crate) mod harness;

    mod soundness {
        mod reentrancy;
        mod threads;
    }

    mod methods {
        mod hooks_shared;
        mod shared;
        mod shared_lock;
        mod shared_views;
        mod subscriptions;
    }
}
