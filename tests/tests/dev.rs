#![allow(missing_docs, dead_code)]
#[path = "../src/meta/unsafe_blocks.rs"] mod unsafe_blocks;
#[path = "../src/meta/layers.rs"] mod layers;
#[path = "../src/class/rules.rs"] mod rules;
