//! Rust's names of types, shortened for messages: `Option<String>`, not `core::option::Option<alloc::string::String>`.

use alloc::string::String;

/// The name of `T` without modules.
pub(crate) fn short_type_name<T: ?Sized>() -> String {
    shorten(core::any::type_name::<T>())
}

/// Drops `path::` in front of every name.
pub(crate) fn shorten(full: &str) -> String {
    let mut short = String::with_capacity(full.len());
    let mut start = 0;
    for (at, c) in full.char_indices() {
        if c.is_alphanumeric() || c == '_' {
            continue;
        }
        let word = &full[start..at];
        start = at + c.len_utf8();
        // A single or second colon ends a module name, which is left out; `'a: b` cannot occur.
        if c == ':' {
            continue;
        }
        short.push_str(word);
        short.push(c);
    }
    short.push_str(&full[start..]);
    short
}

/// The name with its indefinite article: `a Mutex<u32>`, `an Option<Instant>`.
pub(crate) fn with_article(name: &str) -> String {
    let is_vowel =
        name.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) || name.starts_with("Un");
    alloc::format!("{} {name}", if is_vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use crate::text::type_names::{shorten, with_article};

    #[test]
    fn names_with_a_vowel_have_the_article_an() {
        for (name, with) in [
            ("Mutex<u32>", "a Mutex<u32>"),
            ("Option<Instant>", "an Option<Instant>"),
            ("i32", "an i32"),
            ("u32", "a u32"),
            ("UnsafeCell<u8>", "an UnsafeCell<u8>"),
            ("", "a "),
        ] {
            assert_eq!(with_article(name), with);
        }
    }

    #[test]
    fn module_paths_are_removed_at_every_depth() {
        for (full, short) in [
            ("f64", "f64"),
            ("alloc::string::String", "String"),
            ("core::option::Option<alloc::vec::Vec<u8>>", "Option<Vec<u8>>"),
            ("(a::B, [c::D; 3], &'static str)", "(B, [D; 3], &'static str)"),
            ("dyn a::B + core::marker::Send", "dyn B + Send"),
            ("fn(a::B) -> c::D", "fn(B) -> D"),
        ] {
            assert_eq!(shorten(full), short);
        }
    }
}
