//! The manifest and the settings of a build tool, as those of Cargo.

use std::collections::BTreeMap;
use std::path::PathBuf;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    Edition { E2015, E2018, E2021, E2024 }
    Lto { Off, Thin, Fat }
    Panic { Unwind, Abort }
    Strip { None, DebugInfo, Symbols }
    Level { Allow, Warn, Deny, Forbid }
}

/// Where a dependency comes from.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Source {
    #[default]
    Workspace,
    Git {
        #[slot(default)]
        url: String,
        #[slot(default)]
        branch: Option<String>,
        #[slot(default)]
        rev: Option<String>,
    },
    Path(PathBuf),
    Registry(String),
}

settings! {
    Package { name: String, version: String, edition: Edition, rust_version: Option<String>, authors: Vec<String>, description: Option<String>,
        license: Option<String>, keywords: Vec<String>, categories: Vec<String>, repository: Option<String>, include: Option<Vec<String>>,
        exclude: Option<Vec<String>>, build: Option<PathBuf>, links: Option<String>, autobins: bool, publish: Option<Vec<String>>, default_run: Option<String>, }
    Target { name: Option<String>, path: Option<PathBuf>, test: bool, doctest: bool, bench: bool, harness: bool, crate_type: Vec<String>,
        required_features: Vec<String>, }
    Dependency { version: Option<String>, source: Source, features: Vec<String>, default_features: Option<bool>, optional: bool, package: Option<String>, }
    Profile { opt_level: u8, debug: Option<u8>, split_debuginfo: Option<String>, strip: Strip, lto: Lto, panic: Panic, incremental: Option<bool>,
        codegen_units: Option<u32>, overflow_checks: bool, rpath: bool, overrides: BTreeMap<String, u8>, }
    Lint { level: Level, priority: i8, check_cfg: Vec<String>, }
    Workspace { members: Vec<PathBuf>, exclude: Vec<PathBuf>, resolver: Option<u8>, dependencies: BTreeMap<String, Dependency>, }
    Http { proxy: Option<String>, timeout: Option<u64>, cainfo: Option<PathBuf>, multiplexing: Option<bool>, user_agent: Option<String>, }
    Registry { index: Option<String>, token: Option<String>, credential_provider: Option<Vec<String>>, }
    Manifest { package: Option<Package>, lib: Option<Target>, bins: Vec<Target>, dependencies: BTreeMap<String, Dependency>,
        build_dependencies: BTreeMap<String, Dependency>, features: BTreeMap<String, Vec<String>>, profiles: BTreeMap<String, Profile>,
        lints: BTreeMap<String, BTreeMap<String, Lint>>, workspace: Option<Box<Workspace>>, http: Http, registries: BTreeMap<String, Registry>, jobs: Option<i32>, }
}
