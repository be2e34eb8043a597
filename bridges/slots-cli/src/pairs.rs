//! The entries of a map as values of its flag: `KEY=VALUE`.

/// The name of the value of the flag of a map.
pub(crate) const PAIR: &str = "KEY=VALUE";

/// The key and the value in `KEY=VALUE`; `None` for a whole map, such as `{a: 1, b: 2}` or `a: 1, b: 2`.
pub(crate) fn pair(text: &str) -> Option<(&str, &str)> {
    let at = text.find(['=', ':', '{', '"'])?;
    let (key, value) = (text[..at].trim(), text[at..].strip_prefix('=')?);
    (!key.is_empty()).then_some((key, value))
}

/// Whether a string is neither an entry nor a part of a whole map.
pub(crate) fn is_no_entry(text: &str) -> bool {
    pair(text).is_none() && !text.contains([':', '{'])
}

/// The map of these entries and whole maps. Of two entries of one key, the later counts.
pub(crate) fn map<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut entries: Vec<(Option<&str>, String)> = Vec::new();
    for text in texts {
        let (key, entry) = match pair(text) {
            Some((key, value)) => (Some(key), entry(key, value)),
            None => (None, inside(text, '{', '}').to_owned()),
        };
        match entries.iter_mut().find(|(known, _)| key.is_some() && *known == key) {
            Some(known) => known.1 = entry,
            None => entries.push((key, entry)),
        }
    }
    let entries = entries.iter().map(|(_, entry)| &**entry).filter(|entry| !entry.is_empty());
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

/// An entry of a map as it is printed. `None` in quotes would be a string.
fn entry(key: &str, value: &str) -> String {
    if value == "None" { format!("{key:?}: None") } else { format!("{key:?}: {value:?}") }
}

/// The text in the brackets of a list or a map, if it has them, without a comma at the end.
pub(crate) fn inside(text: &str, open: char, close: char) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix(open).and_then(|it| it.strip_suffix(close));
    inside.unwrap_or(text).trim().trim_end_matches(',')
}
