//! Tests of the source text: the length of files, `unsafe`, imports, manifests, the tables of the documents.

mod file_lengths;
mod layers;
mod packages;
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
    files(root, folder, "rs")
}

/// The files with an ending below a folder, without build output and hidden folders, by their paths below `root`.
fn files(root: &Path, folder: &str, ending: &str) -> Sources {
    fn collect(root: &Path, folder: &Path, ending: &str, found: &mut Sources) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                let name = path.file_name().unwrap().to_string_lossy();
                if name != "target" && !name.starts_with('.') {
                    collect(root, &path, ending, found);
                }
            } else if path.extension().is_some_and(|found| found == ending) {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = Sources::new();
    collect(root, &root.join(folder), ending, &mut found);
    found
}
