//! Paths that name a variant of an enum with data.

use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Compression {
    None,
    Zstd { level: i8 },
    Copies(u32),
    Window(u8, u8),
    Remote { host: String },
}

#[slots]
#[derive(Clone, Debug)]
struct Backup {
    compression: Compression,
    spare: Option<Compression>,
}

#[slots]
#[derive(Clone, Debug)]
struct Plan {
    daily: Backup,
    all: Vec<Backup>,
}

/// The errors of a check and of a write to an object in which another variant is active.
fn errors(path: &str, text: &str) -> [Option<String>; 2] {
    let path: AttrPath = path.parse().unwrap();
    let other = Compression::Copies(1);
    let backup = Backup { compression: other.clone(), spare: Some(other) };
    let mut plan = Plan { daily: backup.clone(), all: vec![backup] };
    let text_of = |error: AttributeError| format!("{:?} {error:#} {}", error.kind(), error.path());
    [
        Plan::CLASS.check_text(&path, text).err().map(text_of),
        plan.set_text_path(&path, text).err().map(text_of),
    ]
}

#[test]
fn unknown_field_of_variant_is_named_with_a_suggestion_as_in_a_write() {
    for place in ["daily.compression", "daily.spare", "all[0].compression"] {
        let slot = &place[place.rfind('.').unwrap() + 1..];
        for (rest, message) in [
            ("zstd.levle", "has no 'levle' in 'zstd'. Did you mean: 'level'?"),
            ("zstd.levle.x", "has no 'levle' in 'zstd'. Did you mean: 'level'?"),
            ("zstd.host", "is 'zstd'; 'host' belongs to 'remote'"),
            ("window[2]", "has no '[2]' in 'window'"),
            ("none.x", "has no 'x' in 'none'"),
        ] {
            let path = format!("{place}.{rest}");
            let [checked, written] = errors(&path, "3");
            let checked = checked.unwrap();
            let expected =
                format!("'Backup' object attribute '{slot}' {message} (at '{path}') {path}");
            assert!(checked.ends_with(&expected), "{checked} instead of {expected}");
            assert_eq!(Some(checked), written);
        }
    }
    let path: AttrPath = "compression.zstd.levle".parse().unwrap();
    let message =
        "'Backup' object attribute 'compression' has no 'levle' in 'zstd'. Did you mean: 'level'?";
    assert_eq!(Backup::CLASS.check_text(&path, "3").unwrap_err().to_string(), message);
    assert_eq!(Backup::CLASS.slot_at(&path).unwrap_err().to_string(), message);
    assert_eq!(Backup::CLASS.resolve(&path).unwrap_err().to_string(), message);
}

#[test]
fn fields_of_a_variant_as_a_whole_are_validated_as_in_a_write() {
    for place in ["daily.compression", "daily.spare", "all[0].compression"] {
        for (rest, text, is_accepted) in [
            ("zstd", "{level: 3}", true),
            ("zstd", "level: 3", true),
            ("zstd", "{level: x}", false),
            ("zstd", "{levle: 3}", false),
            ("zstd", "3", false),
            ("zstd", "{}", false),
            ("window", "1, 2", true),
            ("window", "1", false),
            ("copies", "3", true),
            ("copies", "x", false),
            ("none", "{}", true),
            ("none", "3", false),
        ] {
            let [checked, written] = errors(&format!("{place}.{rest}"), text);
            assert_eq!(checked.is_none(), is_accepted, "{place}.{rest}={text}: {checked:?}");
            assert_eq!(checked, written, "{place}.{rest}={text}");
        }
    }
    let path: AttrPath = "compression.zstd".parse().unwrap();
    assert!(Backup::CLASS.slot_at(&path).unwrap().is_none());
}

#[test]
fn value_of_a_variant_without_fields_is_rejected() {
    let message =
        |found| format!("'Backup' object attribute 'compression.none' must be None, not {found}");
    let path: AttrPath = "compression.none".parse().unwrap();
    assert_eq!(Backup::CLASS.check_text(&path, "3").unwrap_err().to_string(), message("str"));
    for compression in [Compression::None, Compression::Copies(1)] {
        let mut backup = Backup { compression, spare: None };
        assert_eq!(backup.set_text_path(&path, "3").unwrap_err().to_string(), message("str"));
        assert_eq!(backup.set_path(&path, 3).unwrap_err().to_string(), message("int"));
        backup.set_text_path(&path, "{}").unwrap();
        assert_eq!(backup.compression, Compression::None);
    }
}
