//! Formats numbers for tables and charts.

/// Formats a number with one decimal if it is below 10, and else without decimals.
pub fn short(number: f64) -> String {
    if number < 9.95 { format!("{number:.1}") } else { whole(number) }
}

/// Formats a number without decimals.
pub fn whole(number: f64) -> String {
    format!("{number:.0}")
}

/// Converts a count to a number.
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
pub fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn numbers_below_ten_have_one_decimal() {
        assert_eq!([0.34, 9.94, 9.96, 10.4, 1234.5].map(short), ["0.3", "9.9", "10", "10", "1234"]);
    }
}
