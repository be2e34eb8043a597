//! Features on top of the methods: census, JSON Schema, serde.

mod census;
mod construction;
mod json_values;
mod only_changed;
mod parts;
mod schema;
mod serde_update;
mod serialize;
