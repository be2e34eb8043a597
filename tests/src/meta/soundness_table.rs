//! The tables of docs/soundness.md name every soundness test, and only tests that exist.

use std::fs;

use super::{root, sources};

#[test]
fn each_test_and_case_in_the_soundness_table_exists() {
    let root = root();
    let text = fs::read_to_string(root.join("docs/soundness.md")).unwrap();
    let (_, section) = text.split_once("\n|---|---|---|\n").unwrap();
    let (table, _) = section.split_once("\n\n## Tools").unwrap();
    let (mut tests, mut cases) = (0, 0);
    for name in table.split('`').skip(1).step_by(2) {
        if let Some((topic, case)) =
            name.split_once('/').filter(|(topic, _)| *topic != "tests" && *topic != "ui-tests")
        {
            let file = root.join("ui-tests/fail").join(topic).join(case);
            assert!(file.with_extension("rs").exists(), "{name} is not a case");
            cases += 1;
        } else if let Some((module, test)) = name.rsplit_once("::") {
            let file = root.join("tests/src").join(module.replace("::", "/"));
            let text = fs::read_to_string(file.with_extension("rs")).unwrap_or_default();
            assert!(text.contains(&format!("#[test]\nfn {test}() {{")), "{name} is not a test");
            tests += 1;
        }
    }
    assert!(tests > 25 && cases > 25, "{tests} tests, {cases} cases");
    for invariant in 1..=10 {
        let row = format!("| I{invariant} | ");
        assert!(table.contains(&row), "no test covers I{invariant}");
    }
}

#[test]
fn each_soundness_test_is_in_the_soundness_table() {
    let root = root();
    let text = fs::read_to_string(root.join("docs/soundness.md")).unwrap();
    for case in fs::read_dir(root.join("ui-tests/fail/soundness")).unwrap() {
        let path = case.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(text.contains(&format!("`soundness/{name}`")), "{name} is not in the table");
    }
    let files = sources(&root, "tests/src/soundness");
    assert!(files.len() > 9, "{} files", files.len());
    for (file, tests) in &files {
        let module =
            file.trim_start_matches("tests/src/").trim_end_matches(".rs").replace('/', "::");
        for test in tests.split("#[test]\nfn ").skip(1) {
            let (name, _) = test.split_once('(').unwrap();
            assert!(text.contains(&format!("`{module}::{name}`")), "{name} is not in the table");
        }
    }
}
