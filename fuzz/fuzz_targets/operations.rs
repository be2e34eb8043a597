//! Any operations on objects of every kind of class end as in the model of the behaviour tests.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| fuzz::model::run(data));
