//! Any text as a path: it never panics, prints as what parses to it, and leads to a value or to an error.
#![no_main]

use std::sync::LazyLock;

use fuzz::{digest, rig, shown};
use libfuzzer_sys::fuzz_target;
use slots_runtime::{AttributeError, ObjectExt, Path};

static BEFORE: LazyLock<String> = LazyLock::new(|| digest(&rig::rig()));

fuzz_target!(|text: &str| {
    let mut rig = rig::rig();
    let path = match Path::parse(text) {
        Ok(path) => path,
        Err(error) => {
            assert_eq!(error.text(), text);
            assert!(text.is_char_boundary(error.offset()), "{error}");
            assert!(
                rig.at(text).is_err()
                    && rig.set_at(text, 1).is_err()
                    && rig.delete_at(text).is_err()
            );
            assert_eq!(digest(&rig), *BEFORE);
            return;
        }
    };
    assert_eq!(Path::parse(&path.to_string()).as_ref(), Ok(&path));

    // Reading, by the text and by the path.
    let seen = |found: Result<_, AttributeError>| {
        found.map(|value| shown(&value)).map_err(|error| error.to_string())
    };
    let found = seen(rig.at(&path));
    assert_eq!(seen(rig.at(text)), found);
    assert_eq!(digest(&rig), *BEFORE);

    // Writing: what is refused changes nothing; what is taken is taken back.
    let value = rig.at(&path).ok().and_then(|value| value.to_owned());
    for value in value.into_iter().chain([1.into(), "one".into()]) {
        match rig.update([(&path, &value)]) {
            Ok(undo) => drop(undo.apply(&mut rig).expect("what was there can be put back")),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        assert_eq!(digest(&rig), *BEFORE);
    }
    if rig.delete_at(&path).is_err() {
        assert_eq!(digest(&rig), *BEFORE);
    }
});
