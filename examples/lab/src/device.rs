//! The base class of all instruments.

use std::time::Duration;

use slots_runtime::prelude::*;

use crate::bench::{Failure, Link, Order};

/// Attributes of every instrument.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Device {
    /// Label of the instrument.
    pub(crate) label: String,
    /// Maximum time to wait for an answer.
    #[slot(range = Duration::from_millis(1)..=Duration::from_mins(1))]
    pub(crate) timeout: Duration,
    /// Number engraved on the housing.
    #[slot(readonly)]
    pub(crate) serial: String,
    #[slot(skip)]
    pub(crate) link: Link,
}

impl Device {
    /// Creates an instrument that is connected to the bench.
    pub(crate) fn new(label: &str, serial: &str, link: &Link) -> Self {
        Device {
            label: label.to_owned(),
            timeout: Duration::from_secs(5),
            serial: serial.to_owned(),
            link: link.clone(),
        }
    }

    /// Sends a command and waits for the answer.
    pub(crate) fn ask(&self, order: Order) -> Result<f64, Failure> {
        self.link.ask(order, self.timeout)
    }
}
