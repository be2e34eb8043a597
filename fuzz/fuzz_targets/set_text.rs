//! Any string for a slot of any type: accepted or rejected without a panic; a printed value parses as that value.
#![no_main]

use std::sync::LazyLock;

use fuzz::digest;
use fuzz::texts::{NAMES, Texts};
use libfuzzer_sys::fuzz_target;
use slots_runtime::ObjectExt;

static BEFORE: LazyLock<String> = LazyLock::new(|| digest(&Texts::default()));

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let name = NAMES[usize::from(which) % NAMES.len()];
    let mut object = Texts::default();
    if let Err(error) = object.set_text(name, text) {
        assert_eq!(digest(&object), *BEFORE);
        let errors = object
            .update_texts([(name, text)])
            .expect_err("update_texts rejects the same string")
            .into_errors();
        assert_eq!(errors[0].to_string(), error.to_string());
        assert_eq!(digest(&object), *BEFORE);
        return;
    }
    let after = digest(&object);

    let mut other = Texts::default();
    let undo = other.update_texts([(name, text)]).expect("update_texts accepts the same string");
    assert_eq!(digest(&other), after);
    let _ = undo.apply(&mut other).expect("the old values can be restored");
    assert_eq!(digest(&other), *BEFORE);

    // An unset slot has no value, and so no text.
    if let Ok(value) = object.getattr(name) {
        let printed = value.to_string();
        other.set_text(name, &printed).expect("the text of a value can be read");
        assert_eq!(digest(&other), after, "{printed:?}");
    }
});
