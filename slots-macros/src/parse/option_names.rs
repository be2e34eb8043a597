//! The names of the options, and the examples of their values in messages.

pub(super) const CLASS: [&str; 10] = [
    "pub",
    "frozen",
    "rename_all",
    "label",
    "check",
    "warn",
    "default",
    "crate",
    "remote",
    "partial",
];

pub(crate) const SLOT: [&str; 13] = [
    "skip", "base", "dict", "unset", "readonly", "rename", "alias", "unit", "range", "choices",
    "check", "default", "with",
];

pub(super) const FN: &str = "path::of_fn";

pub(crate) const MODULE: &str = "path::of_module";

pub(super) const STRUCT: &str = "path::Struct";

pub(super) const CRATE: &str = "path::of_slots_runtime";

/// The suffix of an option in a message: ` = ..` for an option with a value.
pub(super) fn dots(option: &str) -> &'static str {
    match option {
        "skip" | "base" | "dict" | "unset" | "readonly" | "pub" | "frozen" | "partial" => "",
        _ => " = ..",
    }
}
