//! The classes of the recordings of CPython, with slots that take any value and can be unset.

macro_rules! twins {
    ($($plain:ident),* $(,)?; $($dynamic:ident { $($dict:tt)* }),* $(,)?) => {
        /// The specifications of the classes.
        pub(crate) fn specs() -> Vec<slots_python::Spec> {
            vec![$(slots_python::class!($plain),)* $(slots_python::class!($dynamic),)*]
        }
    };
}

#[path = "../../../../tests/src/methods/conformance/classes.rs"]
mod classes;

/// The classes; the file names this crate's `methods::conformance::versions::Twin`, which needs no content here.
#[allow(unused_imports, reason = "the file of the classes imports a trait that is of no use here")]
mod free_unset {
    super::classes::classes! {
        [unset] Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>;
        Option<OwnedValue>, Option<OwnedValue>, Option<OwnedValue>
    }
}

pub(crate) use free_unset::specs;
