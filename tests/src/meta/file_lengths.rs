//! The length of each source file in lines of code, which are neither blank nor a comment.

use super::{root, sources};

const FOLDERS: &[&str] = &[
    "benches",
    "bridges",
    "examples",
    "fuzz",
    "slots-macros",
    "slots-runtime",
    "tests",
    "ui-tests",
];
const MOST_LINES: usize = 300;

fn lines_of_code(text: &str) -> usize {
    let lines = text.lines().map(str::trim_start);
    lines.filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

#[test]
fn no_file_has_more_than_300_lines_of_code() {
    let mut files = 0;
    let mut long = Vec::new();
    for folder in FOLDERS {
        let sources = sources(&root(), folder);
        assert!(!sources.is_empty(), "{folder} has no source files");
        files += sources.len();
        for (name, text) in sources {
            let lines = lines_of_code(&text);
            if lines > MOST_LINES {
                long.push(format!("{name}: {lines}"));
            }
        }
    }
    assert_eq!(long, [""; 0]);
    println!("{files} files of at most {MOST_LINES} lines of code");
}
