//! Slots structs as real Python classes.
//!
//! [`module!`] makes a Python module of Rust structs with slots. Each struct becomes a Python type with its bases, slots,
//! properties and class attributes. An instance holds the Rust object itself: a write to a nested object reaches Rust, and a name
//! that does not exist raises `AttributeError` with a suggestion.
//!
//! ```no_run
//! use slots_runtime::prelude::*;
//!
//! #[slots]
//! #[derive(Clone, Debug, Default, PartialEq)]
//! struct Roi {
//!     x: u32,
//!     y: u32,
//! }
//!
//! #[slots(default)]
//! #[derive(Clone, Debug, Default, PartialEq)]
//! struct Camera {
//!     gain: f64,
//!     roi: Roi,
//! }
//!
//! slots_python::module!(camera, [Camera, Roi]);
//! # fn main() {}
//! ```
//!
//! The README of the crate describes the mapping, the limits and the cost.

mod access;
mod capi;
mod class_info;
mod construct;
mod convert;
mod enums;
mod errors;
mod foreign;
mod functions;
mod input;
mod items;
mod place;
mod public;
mod spec;
mod stubs;
mod support;

pub use crate::foreign::any;
pub use crate::public::{add_class, init, new, share, with, with_mut};
pub use crate::spec::Spec;
pub use crate::stubs::stubs;

#[doc(hidden)]
pub mod __private {
    pub use pyo3;

    pub use crate::spec::{CloneProbe, EqualProbe, NoCloneProbe, NoEqualProbe, Probe};
}

/// The [`Spec`] of a struct.
#[macro_export]
macro_rules! class {
    ($class:ty) => {{
        #[allow(unused_imports)]
        use $crate::__private::{
            CloneProbe as _, EqualProbe as _, NoCloneProbe as _, NoEqualProbe as _,
        };
        let probe = $crate::__private::Probe::<$class>(::std::marker::PhantomData);
        $crate::Spec::new::<$class>((&probe).__equal(), (&probe).__clone())
    }};
}

/// Makes a Python module with the classes of structs.
///
/// The first argument is the name of the module, which is also the name of the function that initializes it.
#[macro_export]
macro_rules! module {
    ($name:ident, [$($class:ty),* $(,)?]) => {
        /// Initializes the module.
        #[$crate::__private::pyo3::pymodule]
        #[pyo3(crate = "slots_python::__private::pyo3")]
        fn $name(
            module: &$crate::__private::pyo3::Bound<'_, $crate::__private::pyo3::types::PyModule>,
        ) -> $crate::__private::pyo3::PyResult<()> {
            $crate::init(module, &[$($crate::class!($class)),*])
        }
    };
}
