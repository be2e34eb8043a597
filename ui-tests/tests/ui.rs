//! Runs the cases of `fail` and `pass`.

#[test]
fn each_misuse_is_refused_in_words_that_help() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("fail/*/*.rs");
}
