//! `Removed`: counts the removed names before a position, in logarithmic time.

use alloc::vec::Vec;

/// The removed places of a list, as a Fenwick tree: a place is added, and those before a place are counted, in logarithmic
/// time. Empty until the first is added.
#[derive(Debug, Default)]
pub(crate) struct Removed {
    /// At `i`, how many of the places from `i & (i + 1)` to `i` are removed.
    sums: Vec<u32>,
    count: usize,
}

impl Removed {
    /// The removed places; `is_there` yields false for each of them.
    pub(crate) fn new(is_there: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut removed = Removed::default();
        for (at, _) in is_there.enumerate().filter(|(_, is_there)| !is_there) {
            removed.add(at);
        }
        removed
    }

    /// How many places are removed.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Marks a place, not yet removed, as removed.
    pub(crate) fn add(&mut self, place: usize) {
        while self.sums.len() <= place {
            self.push();
        }
        let mut at = place;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += 1;
            at |= at + 1;
        }
        self.count += 1;
    }

    /// Adds a place that is not removed.
    fn push(&mut self) {
        let place = self.sums.len();
        let first = place & (place + 1);
        let mut sum = 0;
        let mut end = place;
        while end > first {
            sum += self.sums[end - 1];
            end &= end - 1;
        }
        self.sums.push(sum);
    }

    /// How many places before this one are removed.
    pub(crate) fn before(&self, place: usize) -> usize {
        let mut end = place.min(self.sums.len());
        let mut sum = 0;
        while end > 0 {
            sum += self.sums[end - 1] as usize;
            end &= end - 1;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_places_before_each_place_are_counted() {
        for order in [[3, 0, 7, 8, 1], [100, 99, 98, 2, 64], [0, 1, 2, 3, 4], [31, 32, 33, 15, 16]]
        {
            let mut removed = Removed::default();
            for (count, place) in order.into_iter().enumerate() {
                removed.add(place);
                let those = &order[..=count];
                for place in 0..130 {
                    let before = those.iter().filter(|&&other| other < place).count();
                    assert_eq!(removed.before(place), before, "{those:?} {place}");
                }
                assert_eq!(removed.count(), count + 1);
            }
        }
    }
}
