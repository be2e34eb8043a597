//! Timing and charts for the benchmarks and for the example `compare`: no dependencies, so that both can use it.

pub mod chart;
mod figure;
mod format;
mod random;
mod runner;
mod svg;

pub use figure::{Figure, MAX_SPREAD, median};
pub use format::{as_f64, short, whole};
pub use random::Random;
pub use runner::{Runner, SERIES, nanoseconds_each};
pub use svg::{Anchor, Svg};
