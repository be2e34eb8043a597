//! Notes: any name can be noted, and who mistypes a declared one is warned.

use std::cell::RefCell;

use slots_runtime::{Suspicion, prelude::*};

/// What a person writes down beside the measurement.
#[dynamic(warn = hear)]
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// Who measures.
    operator: String,
    /// What is measured.
    sample: String,
}

/// A new note whose name is near to a declared one.
pub(crate) struct Warning {
    /// The name that was written.
    pub(crate) name: String,
    /// What there is to say of it.
    pub(crate) message: String,
}

std::thread_local! {
    static HEARD: RefCell<Vec<Warning>> = const { RefCell::new(Vec::new()) };
}

/// Told by the class of every suspicious new note, whichever way it came.
fn hear(suspicion: &Suspicion<'_>) {
    let warning =
        Warning { name: suspicion.name.to_owned(), message: format!("warning: {suspicion}") };
    HEARD.with_borrow_mut(|heard| heard.push(warning));
}

/// The warnings since this was asked for the last time; who asks knows where the notes were written.
pub(crate) fn warnings() -> Vec<Warning> {
    HEARD.take()
}
