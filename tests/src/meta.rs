//! Tests of the source text: `unsafe`, imports, the tables of docs/soundness.md.

mod layers;
mod soundness_table;
mod unsafe_blocks;
