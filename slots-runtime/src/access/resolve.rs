//! The resolver: finds the attribute or item at a path, to read or to write it, or makes the error.

pub(crate) mod active;
pub(crate) mod by_type;
pub(crate) mod errors;
pub(crate) mod missing;
mod place;
mod read;
pub(crate) mod step;
pub(crate) mod variants;
mod writable;
mod write;

pub(crate) use self::place::{Place, Target};
pub(crate) use self::read::{read, read_at, read_found, rejection, unknown};
pub(crate) use self::writable::{Writable, target_in, writable};
pub(crate) use self::write::{Resolved, entry_mut, is_in_readonly_field, resolve, target};
