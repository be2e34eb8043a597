//! Runs the cases of `fail` and `pass`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The minimum number of cases that must not compile.
const LEAST: usize = 150;

#[test]
fn each_misuse_has_expected_compile_error() {
    trybuild::TestCases::new().compile_fail("fail/*/*.rs");
}

#[test]
fn allowed_code_compiles_without_warning() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    let large = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("a_thousand_fields.rs");
    fs::write(&large, thousand_fields()).unwrap();
    cases.pass(large);
}

#[test]
fn each_case_has_stderr_file_and_each_stderr_file_has_case() {
    let cases = stems("rs");
    let messages = stems("stderr");
    assert_eq!(cases.symmetric_difference(&messages).collect::<Vec<_>>(), [] as [&PathBuf; 0]);
    assert!(cases.len() >= LEAST, "{} cases", cases.len());
    println!("{} misuses", cases.len());
}

#[test]
fn each_misuse_gives_exactly_one_error() {
    for case in stems("stderr") {
        let text = fs::read_to_string(case.with_extension("stderr")).unwrap();
        let errors = text.lines().filter(|line| line.starts_with("error")).count();
        let warnings = text.lines().filter(|line| line.starts_with("warning")).count();
        // The name of a case with several mistakes states so.
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let mistakes = match name.split('_').next() {
            Some("several") if name.contains("mistakes") => 2..=9,
            // rustc resolves the field of a handle twice: for its offset and for its type.
            _ if case.ends_with("handles/unknown_field") => 2..=2,
            // The same for the field of a description.
            _ if case.ends_with("remote/unknown_field") => 2..=2,
            _ if case.ends_with("remote/field_behind_deref") => 2..=2,
            Some("two") if name.contains("mistakes") || name.contains("parameters") => 2..=2,
            _ => 1..=1,
        };
        assert!(mistakes.contains(&errors), "{}: {errors} errors", case.display());
        assert_eq!(warnings, 0, "{}: a warning", case.display());
    }
}

#[test]
fn each_error_points_to_user_tokens() {
    for case in stems("stderr") {
        let text = fs::read_to_string(case.with_extension("stderr")).unwrap();
        for error in text.split("\n\n").filter(|part| part.starts_with("error")) {
            let place = error.lines().find(|line| line.trim_start().starts_with("-->"));
            let place = place.unwrap_or_default();
            assert!(place.contains("fail/"), "{}: shown in {place}", case.display());
        }
    }
}

/// Traits without a message of their own: no bound of an expansion or of a method names them, or they are implemented for
/// every type, or the bound is on another trait that has a message.
const WITHOUT_MESSAGE: &[&str] = &[
    "BodyElse",
    "ConvertElse",
    "ConvertText",
    "Foreign",
    "IsDict",
    "Mapping",
    "SelectMode",
    "Typed",
    "ObjectExt",
    "OneSlotsImplPerType",
    "ProbeElse",
    "ReturnedElse",
    "Rule",
    "Sealed",
    "SelectMode",
    "Sequence",
    "Text",
    "Variants",
    "With",
    "Typed",
];

#[test]
fn each_public_trait_has_on_unimplemented_message() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../slots-runtime/src"), &mut files);
    let mut with_message = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut has_message = false;
        for line in text.lines().map(str::trim_start) {
            let declared =
                line.strip_prefix("pub unsafe trait ").or(line.strip_prefix("pub trait "));
            if let Some(declared) = declared {
                let name =
                    declared.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                assert_ne!(
                    has_message,
                    WITHOUT_MESSAGE.contains(&name),
                    "{name} in {}",
                    file.display()
                );
                with_message += usize::from(has_message);
            }
            // The message is an attribute above the trait, among its other attributes.
            has_message = line.starts_with("#[diagnostic::on_unimplemented")
                || has_message && !line.ends_with('}') && !line.is_empty();
        }
    }
    println!("{with_message} traits with a message of their own");
    assert!(with_message > 10, "{with_message}");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The paths of the cases without their endings.
fn stems(ending: &str) -> BTreeSet<PathBuf> {
    let fail = Path::new(env!("CARGO_MANIFEST_DIR")).join("fail");
    let topics = fs::read_dir(fail).unwrap().map(|topic| topic.unwrap().path());
    let files =
        topics.flat_map(|topic| fs::read_dir(topic).unwrap()).map(|file| file.unwrap().path());
    let of_ending = files.filter(|file| file.extension().is_some_and(|found| found == ending));
    of_ending.map(|file| file.with_extension("")).collect()
}

/// A struct of a thousand fields whose names differ only in three digits.
fn thousand_fields() -> String {
    let mut text = String::from(
        "#![deny(warnings)]\nuse slots_runtime::prelude::*;\n\n#[slots]\n#[derive(Default)]\nstruct Large {\n",
    );
    for field in 0..1_000 {
        writeln!(text, "    the_same_long_beginning_{field:03}_and_the_same_long_end: u32,")
            .unwrap();
    }
    text + "}\n\nfn main() {
    let mut large = Large::default();
    let names: Vec<String> = large.dir().into_iter().map(String::from).collect();
    assert_eq!(names.len(), 1_000);
    for (at, name) in names.iter().enumerate() {
        large.setattr(name, at).unwrap();
    }
    for (at, name) in names.iter().enumerate() {
        assert_eq!(large.getattr(name).unwrap(), i64::try_from(at).unwrap());
    }
}\n"
}
