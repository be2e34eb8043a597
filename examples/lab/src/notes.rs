//! Notes: accepts any name, and warns about names that are similar to declared ones.

use std::cell::RefCell;

use slots_runtime::{PossibleTypo, prelude::*};

/// Notes on the measurement.
#[dynamic(warn = hear)]
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// Name of the operator.
    operator: String,
    /// Name of the sample.
    sample: String,
}

/// A new note whose name is similar to a declared one.
pub(crate) struct Warning {
    /// The name that was written.
    pub(crate) name: String,
    /// Text of the warning.
    pub(crate) message: String,
}

std::thread_local! {
    static HEARD: RefCell<Vec<Warning>> = const { RefCell::new(Vec::new()) };
}

/// Called for every new note with a suspicious name.
fn hear(possible_typo: &PossibleTypo<'_>) {
    let warning = Warning {
        name: possible_typo.name.to_owned(),
        message: format!("warning: {possible_typo}"),
    };
    HEARD.with_borrow_mut(|heard| heard.push(warning));
}

/// Returns the warnings since the last call. The caller knows the origin of the notes.
pub(crate) fn warnings() -> Vec<Warning> {
    HEARD.take()
}
