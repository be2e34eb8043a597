//! The filter: the paths whose name or documentation contains a string.

use std::collections::HashSet;

use slots_runtime::prelude::*;

/// The paths that a filter selects: each value whose path or documentation contains the string, and all paths above it. `None` if the
/// filter is empty.
pub(crate) fn visible(object: &dyn Object, filter: &str) -> Option<HashSet<AttrPath>> {
    let filter = filter.trim().to_lowercase();
    if filter.is_empty() {
        return None;
    }
    let mut visible = HashSet::new();
    for leaf in object.leaves() {
        let is_match = leaf.path.to_string().to_lowercase().contains(&filter)
            || leaf.doc.to_lowercase().contains(&filter);
        if is_match {
            let segments = leaf.path.segments();
            visible.extend(
                (1..=segments.len())
                    .map(|len| segments[..len].iter().cloned().collect::<AttrPath>()),
            );
        }
    }
    Some(visible)
}
