//! Random operations and random JSON, compared with a model.

mod json_updates;
mod model;
