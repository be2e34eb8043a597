//! Features on top of the methods: census, JSON Schema, serde.

mod census;
mod construction;
mod enums_with_data;
mod json_values;
mod only_changed;
mod parts;
pub(crate) mod schema;
mod serde_update;
mod serialize;
