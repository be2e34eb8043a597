//! Field names: a valid identifier in snake case for any attribute name.

use alloc::string::String;
use alloc::vec::Vec;

/// Keywords that are identifiers only as `r#word`.
#[rustfmt::skip]
const RAW: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that are never identifiers.
const NEVER: [&str; 4] = ["self", "super", "crate", "__dict__"];

/// The identifiers that are already used in a struct.
#[derive(Default)]
pub(crate) struct Idents {
    taken: Vec<String>,
}

impl Idents {
    /// Adds the identifier of an existing field.
    pub(crate) fn take(&mut self, field: &str) {
        self.taken.push(field.into());
    }

    /// Returns a new identifier for an attribute, without `r#`.
    pub(crate) fn make(&mut self, name: &str) -> String {
        let plain = snake_case(name);
        let is_free = |ident: &String, taken: &[String]| {
            !taken.contains(ident) && !NEVER.contains(&ident.as_str())
        };
        let mut ident = plain.clone();
        let mut number = 1_usize;
        while !is_free(&ident, &self.taken) {
            number += 1;
            ident = alloc::format!("{}_{number}", plain.trim_end_matches('_'));
        }
        self.taken.push(ident.clone());
        ident
    }
}

/// The source text of an identifier: `r#type`.
pub(crate) fn written(ident: &str) -> String {
    if RAW.contains(&ident) { alloc::format!("r#{ident}") } else { ident.into() }
}

/// `exposure_time` for `exposureTime`, `Exposure-Time` and `exposure time`: words end at every character that is not an
/// ASCII letter or digit.
fn snake_case(name: &str) -> String {
    let leading = name.len() - name.trim_start_matches('_').len();
    let mut ident = String::new();
    let mut before = '_';
    let mut rest = name.chars().peekable();
    while let Some(this) = rest.next() {
        if !this.is_ascii_alphanumeric() {
            before = '_';
            continue;
        }
        let ends_acronym = rest.peek().is_some_and(char::is_ascii_lowercase);
        let starts_word =
            this.is_ascii_uppercase() && (!before.is_ascii_uppercase() || ends_acronym);
        if (before == '_' || starts_word) && !ident.is_empty() {
            ident.push('_');
        }
        ident.push(this.to_ascii_lowercase());
        before = this;
    }
    if ident.is_empty() {
        return "unnamed".into();
    }
    if leading == 1 || ident.starts_with(|first: char| first.is_ascii_digit()) {
        ident.insert(0, '_');
    }
    ident
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_snake_case_identifier() {
        for (name, field) in [
            ("exposure_time", "exposure_time"),
            ("exposureTime", "exposure_time"),
            ("HTTPPort", "http_port"),
            ("Content-Type", "content_type"),
            ("a  b", "a_b"),
            ("2d", "_2d"),
            ("_private", "_private"),
            ("__class__", "class"),
            ("größe", "gr_e"),
            ("温度", "unnamed"),
            ("ROI.x", "roi_x"),
            ("", "unnamed"),
        ] {
            assert_eq!(snake_case(name), field, "{name:?}");
        }
    }

    #[test]
    fn distinct_names_become_distinct_fields() {
        let mut idents = Idents::default();
        idents.take("gain");
        let made = ["gain", "Gain", "self", "self_2", "type"].map(|name| idents.make(name));
        assert_eq!(made, ["gain_2", "gain_3", "self_2", "self_2_2", "type"]);
        assert_eq!(written("type"), "r#type");
        assert_eq!(written("gain"), "gain");
    }
}
