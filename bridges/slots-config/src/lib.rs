//! Config files for slots structs: layers over defaults, the origin of each value, and diagnostics.
//!
//! A later layer overrides an earlier one. If a configuration has errors, nothing is applied, and the diagnostics show the
//! line and the correction of each error.
//!
//! ```
//! use slots_config::Config;
//! use slots_runtime::prelude::*;
//!
//! #[slots]
//! #[derive(Default)]
//! struct Camera {
//!     #[slot(unit = "s", range = 0.0..=10.0)]
//!     exposure_time: f64,
//!     gain: f64,
//! }
//!
//! #[slots]
//! #[derive(Default)]
//! struct Rack {
//!     camera: Camera,
//! }
//!
//! let mut rack = Rack::default();
//! let applied = Config::new()
//!     .toml("rack.toml", "[camera]\nexposure_time = \"5ms\"\ngain = 1")
//!     .environment("RACK_", [("RACK_CAMERA__GAIN", "2.5")])
//!     .argument("camera.gain", "3.5")
//!     .apply(&mut rack)?;
//! assert_eq!((rack.camera.exposure_time, rack.camera.gain), (0.005, 3.5));
//! assert_eq!(applied.origin("camera.exposure_time").unwrap().to_string(), "rack.toml:2:1");
//! assert_eq!(applied.origin("camera.gain").unwrap().to_string(), "argument camera.gain=3.5");
//!
//! let problems = Config::new().toml("rack.toml", "[camera]\nexp_time = 5").apply(&mut rack).unwrap_err();
//! let shown = problems.to_string();
//! assert!(shown.contains("'Camera' object has no attribute 'exp_time'"));
//! assert!(shown.contains("rack.toml:2:1"));
//! assert!(shown.contains("exposure_time = 5"));
//! # Ok::<(), slots_config::ConfigErrors>(())
//! ```
//!
//! # Crate features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `yaml` | yes | files of YAML: `Config::yaml` |

#![warn(missing_debug_implementations)]

mod base;
mod diagnostics;
mod entry;
mod file;
mod json_file;
mod layers;
mod names;
mod node;
mod origin;
mod put;
mod read;
mod template;
mod toml_file;
mod toml_text;
#[cfg(feature = "yaml")]
mod yaml_file;

pub use crate::diagnostics::{ConfigError, ConfigErrors};
pub use crate::layers::{Applied, Config};
pub use crate::origin::Origin;
pub use crate::template::{template, template_of};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
