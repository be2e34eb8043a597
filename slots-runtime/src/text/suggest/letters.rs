//! Names with the same letters in another order.

use alloc::vec::Vec;

use super::name::Name;

/// Whether both names may have the same letters in another order.
pub(super) fn may_have_same_letters(wrong: &Name<'_>, meant: &Name<'_>) -> bool {
    wrong.set.count == meant.set.count && wrong.set.bits == meant.set.bits
}

pub(super) fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items
}

/// Whether both names have the same letters, each the same number of times.
pub(super) fn have_same_letters(wrong: &Name<'_>, meant: &Name<'_>) -> bool {
    may_have_same_letters(wrong, meant)
        && sorted(wrong.letters.iter()) == sorted(meant.letters.iter())
}
