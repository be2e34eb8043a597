//! The manifests: which packages are published, and with which files and documentation.

use std::fs;

use toml::{Table, Value};

use super::{files, root};

/// The folders of the packages that are published.
const PUBLISHED: [&str; 5] = [
    "bridges/slots-cli",
    "bridges/slots-config",
    "bridges/slots-rhai",
    "slots-macros",
    "slots-runtime",
];

fn manifest(folder: &str) -> Table {
    fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap().parse().unwrap()
}

fn is_from_workspace(package: &Value, key: &str) -> bool {
    package.get(key).and_then(|value| value.get("workspace")) == Some(&Value::Boolean(true))
}

#[test]
fn all_packages_but_the_published_ones_refuse_to_be_published() {
    let mut can_be_published = Vec::new();
    for (file, text) in files(&root(), "", "toml") {
        let Some(folder) = file.strip_suffix("/Cargo.toml") else { continue };
        let manifest: Table = text.parse().unwrap();
        let publish = manifest.get("package").map(|package| package.get("publish"));
        if publish.is_some_and(|publish| publish != Some(&Value::Boolean(false))) {
            can_be_published.push(folder.to_owned());
        }
    }
    assert_eq!(can_be_published, PUBLISHED);
}

#[test]
#[cfg_attr(windows, ignore = "git may write links as text files")]
fn each_published_package_has_the_licences_and_the_changelog() {
    for folder in PUBLISHED {
        for file in ["LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"] {
            let text = |path| fs::read_to_string(path).unwrap_or_default();
            let expected = text(root().join(file));
            assert!(!expected.is_empty(), "{file}");
            assert!(text(root().join(folder).join(file)) == expected, "{folder}/{file} differs");
        }
    }
}

#[test]
fn each_published_package_has_all_metadata() {
    for folder in PUBLISHED {
        let manifest = manifest(folder);
        let package = &manifest["package"];
        for key in ["version", "edition", "license", "repository", "homepage"] {
            assert!(is_from_workspace(package, key), "{folder}: {key}");
        }
        for key in
            ["description", "rust-version", "documentation", "categories", "keywords", "include"]
        {
            assert!(package.get(key).is_some(), "{folder}: {key}");
        }
        let readme = package.get("readme").map_or("README.md", |readme| readme.as_str().unwrap());
        assert!(root().join(folder).join(readme).exists(), "{folder}: {readme}");
        let docs = &package["metadata"]["docs"]["rs"];
        assert_eq!(docs["all-features"], Value::Boolean(true), "{folder}");
        assert_eq!(docs["rustdoc-args"], Value::from(vec!["--cfg", "docsrs"]), "{folder}");
    }
}

#[test]
fn the_documentation_of_a_crate_lists_each_feature() {
    let mut listed = 0;
    for folder in PUBLISHED {
        let text = fs::read_to_string(root().join(folder).join("src/lib.rs")).unwrap();
        let manifest = manifest(folder);
        let features = manifest.get("features").and_then(Value::as_table);
        let names = features.into_iter().flat_map(Table::keys).filter(|name| *name != "default");
        for name in names {
            let row = format!("//! | `{name}` | ");
            assert!(text.contains(&row), "the documentation of {folder} does not list {name}");
            listed += 1;
        }
    }
    assert!(listed > 8, "{listed} features");
}
