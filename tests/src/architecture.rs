//! What ARCHITECTURE.md says of tests: each one that it names is there.

use std::fs;
use std::path::Path;

#[test]
fn each_test_and_each_case_that_the_section_on_soundness_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, section) = text.split_once("How each is attacked.").unwrap();
    let (table, _) = section.split_once("\n\n`just deep`").unwrap();
    let (mut tests, mut cases) = (0, 0);
    for name in table.split('`').skip(1).step_by(2) {
        if let Some((topic, case)) =
            name.split_once('/').filter(|(topic, _)| *topic != "tests" && *topic != "ui-tests")
        {
            let file = root.join("ui-tests/fail").join(topic).join(case);
            assert!(file.with_extension("rs").exists(), "{name} is no case");
            cases += 1;
        } else if let Some((module, test)) = name.rsplit_once("::") {
            let file = root.join("tests/src").join(module.replace("::", "/"));
            let text = fs::read_to_string(file.with_extension("rs")).unwrap_or_default();
            assert!(text.contains(&format!("#[test]\nfn {test}() {{")), "{name} is no test");
            tests += 1;
        }
    }
    assert!(tests > 25 && cases > 25, "{tests} tests, {cases} cases");
    for invariant in 1..=7 {
        assert!(table.contains(&format!("| I{invariant} | ")), "nothing attacks I{invariant}");
    }
}

/// Each attack is named in the table.
#[test]
fn each_attack_is_named_in_the_section_on_soundness() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for case in fs::read_dir(root.join("ui-tests/fail/soundness")).unwrap() {
        let path = case.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(text.contains(&format!("`soundness/{name}`")), "{name} is not named");
    }
    for file in fs::read_dir(root.join("tests/src/attacks")).unwrap() {
        let path = file.unwrap().path();
        let module = path.file_stem().unwrap().to_string_lossy().into_owned();
        let attacks = fs::read_to_string(&path).unwrap();
        for attack in attacks.split("#[test]\nfn ").skip(1) {
            let (name, _) = attack.split_once('(').unwrap();
            assert!(text.contains(&format!("`attacks::{module}::{name}`")), "{name} is not named");
        }
    }
}
