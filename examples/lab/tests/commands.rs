//! What each command prints, and how it ends; run from the root of the repository as the documentation has it.

#[test]
fn each_command_prints_what_is_written_down() {
    // The files are named from the root, as a person there names them.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    trycmd::TestCases::new()
        .case("examples/lab/tests/cmd/*.md")
        .case("examples/lab/tests/cmd/*.toml");
}
