//! Features on top of the methods: census, JSON Schema, serde.

mod census;
mod json_values;
mod schema;
mod serde_update;
mod serialize;
