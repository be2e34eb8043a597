//! Which types are reached by name, and which share of the settings of real programs.
//!
//! `cargo test -p tests reach -- --nocapture` prints both tables.

mod kinds;
mod measure;
mod programs;
mod table;
