//! Tests of the source text: the length of files, `unsafe`, imports, the tables of docs/soundness.md.

mod file_lengths;
mod layers;
mod soundness_table;
mod tour;
mod unsafe_blocks;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The text of each source file by its path.
type Sources = BTreeMap<String, String>;

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The source files below a folder, without build output, by their paths below `root`.
fn sources(root: &Path, folder: &str) -> Sources {
    fn collect(root: &Path, folder: &Path, found: &mut Sources) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("target") {
                    collect(root, &path, found);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = Sources::new();
    collect(root, &root.join(folder), &mut found);
    found
}
