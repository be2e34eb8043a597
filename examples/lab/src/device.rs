//! The base class of all instruments.

use std::time::Duration;

use slots_runtime::prelude::*;

use crate::bench::{Failure, Link, Order};

/// What every instrument has.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Device {
    /// What people call it.
    pub(crate) label: String,
    /// How long its answer is waited for.
    #[slot(range = Duration::from_millis(1)..=Duration::from_mins(1))]
    pub(crate) timeout: Duration,
    /// Engraved on the housing.
    #[slot(readonly)]
    pub(crate) serial: String,
    #[slot(skip)]
    pub(crate) link: Link,
}

impl Device {
    /// An instrument that is plugged in.
    pub(crate) fn new(label: &str, serial: &str, link: &Link) -> Self {
        Device {
            label: label.to_owned(),
            timeout: Duration::from_secs(5),
            serial: serial.to_owned(),
            link: link.clone(),
        }
    }

    /// Tells it something and waits for the answer.
    pub(crate) fn ask(&self, order: Order) -> Result<f64, Failure> {
        self.link.ask(order, self.timeout)
    }
}
