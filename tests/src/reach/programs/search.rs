//! A tool that searches text in files, as ripgrep does.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    When { Never, Auto, Always }
    Case { Sensitive, Insensitive, Smart }
    Sort { Unsorted, Path, Modified, Accessed, Created }
    Engine { Plain, Pcre, Automatic }
}

/// The lines around a match.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Context {
    #[default]
    None,
    Lines {
        #[slot(default)]
        before: usize,
        #[slot(default)]
        after: usize,
    },
    Passthrough,
}

/// The color of a part of the output: an index or three components.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Color {
    #[default]
    Inherit,
    Rgb(u8, u8, u8),
}

settings! {
    Style { foreground: Option<(u8, u8, u8)>, background: Option<(u8, u8, u8)>, bold: Option<bool>, underline: bool, intense: bool, }
    Colors { path: Style, line: Style, column: Style, matched: Style, highlight: Style, }
    FileType { name: String, globs: Vec<String>, includes: Vec<String>, }
    Walk { hidden: bool, follow_links: bool, one_file_system: bool, max_depth: Option<usize>, max_file_size: Option<u64>,
        ignore_files: Vec<PathBuf>, read_ignore: bool, read_parent_ignore: bool, read_global_ignore: bool, threads: Option<usize>, }
    Regex { engine: Engine, multiline: bool, dot_matches_newline: bool, unicode: bool, size_limit: usize, dfa_size_limit: usize,
        crlf: bool, word: bool, whole_line: bool, fixed_strings: bool, }
    Output { color: When, hyperlink: Option<String>, heading: bool, line_number: bool, column: bool, byte_offset: bool,
        null: bool, replace: Option<String>, max_columns: Option<u64>, max_columns_preview: bool, separator: Option<char>,
        context_separator: String, trim: bool, json: bool, stats: bool, vimgrep: bool, }
    Search { patterns: Vec<String>, paths: Vec<PathBuf>, case: Case, sort: Option<Sort>, invert: bool, max_count: Option<u64>,
        context: Context, preprocessor: Option<PathBuf>, encoding: Option<String>, binary: bool, mmap: Option<bool>, timeout: Option<Duration>,
        accent: Color, walk: Walk, regex: Regex, output: Output, colors: Colors, types: Vec<FileType>, aliases: BTreeMap<String, Vec<String>>, }
}
