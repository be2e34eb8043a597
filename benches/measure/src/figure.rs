//! The result of a measurement: the least of several medians, and how much the medians differ.

/// The largest spread of a figure that a chart draws.
pub const MAX_SPREAD: f64 = 0.15;

/// The result of several series of rounds, each of which gives a median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The least median, which other load on the machine has disturbed least.
    pub value: f64,
    /// The difference between the largest median and the least one, as a part of the least one.
    pub spread: f64,
}

impl Figure {
    /// Combines the medians of several series. Without a median, the figure is not steady.
    pub fn from_medians(medians: &[f64]) -> Self {
        let least = medians.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = medians.iter().copied().fold(0.0, f64::max);
        if !least.is_finite() {
            return Figure { value: f64::NAN, spread: f64::INFINITY };
        }
        Figure { value: least, spread: if largest > least { largest / least - 1.0 } else { 0.0 } }
    }

    /// Creates a figure that was counted, such as a number of bytes.
    pub const fn exact(value: f64) -> Self {
        Figure { value, spread: 0.0 }
    }

    /// Returns whether the medians differ so little that a chart may draw the figure.
    pub fn is_steady(self) -> bool {
        self.spread <= MAX_SPREAD
    }

    /// Returns the better of two figures for the same operation.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other.value < self.value { other } else { self }
    }
}

/// Returns the median, and NaN if there are no times.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the figures are copies of the medians")]
mod tests {
    use super::Figure;

    #[test]
    fn figure_is_least_median() {
        let figure = Figure::from_medians(&[10.5, 10.0, 11.0]);
        assert_eq!(figure.value, 10.0);
        assert!((figure.spread - 0.1).abs() < 1e-9 && figure.is_steady());
    }

    #[test]
    fn figure_whose_medians_differ_by_more_than_15_percent_is_not_steady() {
        assert!(Figure::from_medians(&[100.0, 114.0]).is_steady());
        assert!(!Figure::from_medians(&[100.0, 116.0]).is_steady());
        assert!(!Figure::from_medians(&[0.0, 1.0]).is_steady());
    }

    #[test]
    fn figure_without_medians_is_not_steady() {
        assert!(!Figure::from_medians(&[]).is_steady());
    }
}
