//! Tests the output and exit status of each command. The commands run in the root of the repository, as in the documentation.

#[test]
fn each_command_prints_the_documented_output() {
    // File names are relative to the root.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    trycmd::TestCases::new()
        .case("examples/lab/tests/cmd/*.md")
        .case("examples/lab/tests/cmd/*.toml");
}
