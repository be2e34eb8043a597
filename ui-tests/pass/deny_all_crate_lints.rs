//! Lints that rustc applies to a whole crate, above all to its public items.
#![deny(
    warnings,
    absolute_paths_not_starting_with_crate,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    future_incompatible,
    keyword_idents,
    let_underscore_drop,
    macro_use_extern_crate,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    nonstandard_style,
    redundant_imports,
    redundant_lifetimes,
    rust_2018_compatibility,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unstable_features,
    unused,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    variant_size_differences
)]

use slots_runtime::prelude::*;

/// A base.
#[slots]
#[derive(Clone, Copy, Debug, Default)]
pub struct Device {
    /// Its number.
    pub serial: u32,
}

/// A dynamic class.
#[dynamic]
#[derive(Clone, Debug, Default)]
pub struct Camera {
    /// What it is.
    #[slot(base)]
    pub device: Device,
    /// In decibels.
    #[slot(range = 0.0..=10.0, alias = "g")]
    pub gain: f64,
    /// A remark.
    #[slot(unset)]
    pub comment: Option<String>,
}

#[slots]
impl Camera {
    /// In years.
    pub const age: i64 = 35;

    /// Twice the gain.
    #[getter]
    pub fn doubled(&self) -> f64 {
        self.gain * 2.0
    }

    /// Takes pictures.
    #[method]
    pub fn snap(&mut self, #[arg(default = 1)] frames: u32, name: &str) -> Result<f64, String> {
        self.gain += f64::from(frames);
        if name.is_empty() { Err("a name is needed".into()) } else { Ok(self.gain) }
    }

    /// The name of the device.
    #[method]
    pub fn of_static() -> &'static str {
        "camera"
    }

    /// Sets the gain.
    #[setter]
    pub fn set_doubled(&mut self, doubled: f64) {
        self.gain = doubled / 2.0;
    }
}

/// A choice.
#[derive(SlotValue, Clone, Copy, Debug)]
pub enum Mode {
    /// Fast.
    Fast,
}

/// A public module.
pub mod public {
    use slots_runtime::prelude::*;

    /// A generic class.
    #[derive(Slots, Clone, Copy, Debug)]
    pub struct Generic<T: Clone> {
        /// A value.
        pub value: T,
    }
}

fn main() {
    let mut cam = Camera::default();
    cam.setattr("doubled", 4).unwrap();
    assert_eq!(cam.getattr("g").unwrap(), 2.0);
    assert_eq!(cam.call("snap", (1, "x")).unwrap(), 3.0);
    assert_eq!(Mode::Fast.to_value(), "Fast");
    assert_eq!(public::Generic { value: 1 }.dir(), ["value"]);
}
