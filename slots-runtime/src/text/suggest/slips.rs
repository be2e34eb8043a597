//! Slips (wrong, missing, extra and swapped letters): the allowed number, and the edit distance between two names.

use super::letters::have_same_letters;
use super::name::{LONGEST_RANKED, Name};

/// The maximum number of slips, for a name of any length.
const MOST_SLIPS: usize = 4;

/// The allowed number of slips in a name of this many letters: none up to two letters, one up to four, two from five
/// on, and a quarter of the letters from twelve on.
pub(super) fn most_slips(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=4 => 1,
        _ => (letters / 4).clamp(2, MOST_SLIPS),
    }
}

/// The allowed number of slips between two names. It is at most half of the letters outside of the words with which
/// both names begin or end, so that `batch_size` is not similar to `cache_size`. It is at least two if both names
/// have the same letters: `hsto` for `host`.
pub(super) fn allowed_slips(wrong: &Name<'_>, meant: &Name<'_>) -> usize {
    let longer = wrong.letters.len().max(meant.letters.len());
    let shared = shared_words(wrong.words(), meant.words())
        + shared_words(wrong.words().rev(), meant.words().rev());
    let most = most_slips(longer).min((longer.saturating_sub(shared) / 2).max(1));
    let has_all = longer > 3 && most < 2 && have_same_letters(wrong, meant);
    if has_all { 2 } else { most }
}

/// The number of letters in the words with which both names begin.
fn shared_words<'w>(
    a: impl Iterator<Item = &'w [char]>,
    b: impl Iterator<Item = &'w [char]>,
) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(word, _)| word.len()).sum()
}

/// The distance if it is 0 or 1: after the common beginning and the common end are removed, at most one letter or one
/// swapped pair remains.
fn at_most_one_slip(a: &[char], b: &[char]) -> Option<usize> {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - same], &b[..b.len() - same]) {
        ([], []) => Some(0),
        ([] | [_], [_]) | ([_], []) => Some(1),
        ([a, b], [c, d]) if a == d && b == c => Some(1),
        _ => None,
    }
}

/// The optimal string alignment distance, if it is at most `most`: letters are inserted, deleted or substituted, and
/// neighbours are swapped, even if a letter was inserted or deleted between them. Only `most` cells on either side of
/// the diagonal are computed, because the distance in all others is greater.
pub(super) fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    const ROOM: usize = 2 * LONGEST_RANKED;
    // The names that are ranked have fewer letters than a row has cells.
    if a.len().abs_diff(b.len()) > most || b.len() >= ROOM {
        return None;
    }
    if most <= 1 {
        return at_most_one_slip(a, b).filter(|&distance| distance <= most);
    }
    // The value of a cell is at most the number of letters plus two.
    let (Ok(many), Ok(too_many)) = (u8::try_from(a.len() + 2), u8::try_from(most + 1)) else {
        return None;
    };
    let mut rows = [[too_many; ROOM]; 4];
    let [mut three_above, mut two_above, mut above, mut row] =
        rows.each_mut().map(|row| &mut row[..=b.len()]);
    (0..).zip(&mut *above).for_each(|(at, cell)| *cell = at);
    // The number of consecutive rows without a cell whose distance is at most `most`.
    let mut hopeless = 0;
    for (i, first) in (1..=a.len()).zip(1..many) {
        row.fill(too_many);
        row[0] = first;
        let mut least = first;
        for j in i.saturating_sub(most).max(1)..=(i + most).min(b.len()) {
            let changed = above[j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let mut cell = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(two_above[j - 2] + 1);
            }
            if i > 1 && j > 2 && a[i - 1] == b[j - 3] && a[i - 2] == b[j - 1] {
                cell = cell.min(two_above[j - 3] + 2);
            }
            if i > 2 && j > 1 && a[i - 1] == b[j - 2] && a[i - 3] == b[j - 1] {
                cell = cell.min(three_above[j - 2] + 2);
            }
            row[j] = cell;
            least = least.min(cell);
        }
        // A cell depends on the three rows above it, so after three such rows the distance is too large.
        hopeless = if least < too_many { 0 } else { hopeless + 1 };
        if hopeless == 3 {
            return None;
        }
        (three_above, two_above, above, row) = (two_above, above, row, three_above);
    }
    above.last().map(|&distance| usize::from(distance)).filter(|&distance| distance <= most)
}
