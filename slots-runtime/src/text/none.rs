//! The spellings of `None` in strings.

/// Whether a string is `None` as it is printed.
pub(crate) fn is_none(text: &str) -> bool {
    text == "None"
}

/// Whether a string is any spelling of `None`, for a type that has no other value of this spelling.
pub(crate) fn spells_none(text: &str) -> bool {
    let text = text.trim();
    is_none(text) || matches!(text, "none" | "null")
}
