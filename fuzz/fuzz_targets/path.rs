//! Any text as a path, or several lines of `path=text` as an update: it never panics, a path prints as what parses to it
//! and leads to a value or to an error, and an update is made whole or not at all.
#![no_main]

use std::sync::LazyLock;

use fuzz::{digest, rig, shown};
use libfuzzer_sys::fuzz_target;
use slots_runtime::{AttributeError, ErrorKind, ObjectExt, AttrPath};

static BEFORE: LazyLock<String> = LazyLock::new(|| digest(&rig::rig()));

/// Several writes at once, which may lie inside of one another.
fn update(text: &str) {
    let mut rig = rig::rig();
    let writes = || text.lines().filter_map(|line| line.split_once('='));
    let Ok(undo) = rig.update_texts(writes()) else {
        assert_eq!(digest(&rig), *BEFORE);
        return;
    };
    let after = digest(&rig);
    // The written value can be read, or the slot was unset.
    let is_there =
        |path| rig.get_path(path).map_or_else(|error| error.kind() == ErrorKind::Unset, |_| true);
    assert!(undo.paths().all(is_there));
    let redo = undo.apply(&mut rig).expect("the old values can be restored");
    assert_eq!(digest(&rig), *BEFORE);
    let undo = redo.apply(&mut rig).expect("what was written can be written again");
    assert_eq!(digest(&rig), after);
    drop(undo.apply(&mut rig));
    assert_eq!(digest(&rig), *BEFORE);
}

fuzz_target!(|text: &str| {
    if text.contains('\n') {
        return update(text);
    }
    let mut rig = rig::rig();
    let path = match AttrPath::parse(text) {
        Ok(path) => path,
        Err(error) => {
            assert_eq!(error.text(), text);
            assert!(text.is_char_boundary(error.offset()), "{error}");
            assert!(
                rig.get_path(text).is_err()
                    && rig.set_path(text, 1).is_err()
                    && rig.delete_path(text).is_err()
            );
            assert_eq!(digest(&rig), *BEFORE);
            return;
        }
    };
    assert_eq!(AttrPath::parse(&path.to_string()).as_ref(), Ok(&path));

    // Reading, by the text and by the path.
    let seen = |found: Result<_, AttributeError>| {
        found.map(|value| shown(&value)).map_err(|error| error.to_string())
    };
    let found = seen(rig.get_path(&path));
    assert_eq!(seen(rig.get_path(text)), found);
    assert_eq!(digest(&rig), *BEFORE);

    // Writing: a rejected update changes nothing; an accepted one is undone.
    let value = rig.get_path(&path).ok().and_then(|value| value.to_owned());
    for value in value.into_iter().chain([1.into(), "one".into()]) {
        match rig.update([(&path, &value)]) {
            Ok(undo) => drop(undo.apply(&mut rig).expect("the old values can be restored")),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        assert_eq!(digest(&rig), *BEFORE);
    }
    if rig.delete_path(&path).is_err() {
        assert_eq!(digest(&rig), *BEFORE);
    }
});
