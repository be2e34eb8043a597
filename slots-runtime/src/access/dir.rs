//! The names of an object: `dir`, and overflow entries whose names resemble declared names.

use alloc::vec::Vec;

use crate::model::dict::Dict;
use crate::model::kernel::object::ObjectRef;
use crate::model::possible_typo::PossibleTypo;
use crate::text::suggest::suggest;

/// All names, sorted by code point, without duplicates.
pub(crate) fn dir(object: ObjectRef<'_>) -> Vec<&str> {
    let mut names: Vec<&str> = object.class().names().collect();
    names.extend(object.dict().into_iter().flat_map(Dict::keys));
    names.sort_unstable();
    names.dedup();
    names
}

/// Compares the name of an overflow entry with the declared names; `None` if it resembles none of them.
pub(crate) fn possible_typo<'a>(object: ObjectRef<'a>, name: &'a str) -> Option<PossibleTypo<'a>> {
    let class = object.class();
    if class.find(name).is_some() {
        return None;
    }
    let near = suggest(name, class.names());
    (!near.is_empty()).then(|| PossibleTypo { class: class.label(), name, near })
}

/// The overflow entries whose names resemble declared names.
pub(crate) fn possible_typos(object: ObjectRef<'_>) -> Vec<PossibleTypo<'_>> {
    let keys = object.dict().into_iter().flat_map(Dict::keys);
    keys.filter_map(|name| possible_typo(object, name)).collect()
}
