//! Methods: attributes read, written, deleted, listed and updated by name and by path.

mod check_text;
mod conformance;
mod conversions;
mod delattr;
mod dir_and_vars;
mod entry_points;
mod errors;
mod f32_values;
mod getattr;
mod handles;
mod hasattr;
mod hooks;
mod hooks_shared;
mod nesting_limit;
mod panics;
mod paths;
mod quoted_strings;
mod set_text;
mod setattr;
mod shared;
mod shared_lock;
mod typed_paths;
mod update;
mod update_overlap;
mod values;
mod values_from_collections;
