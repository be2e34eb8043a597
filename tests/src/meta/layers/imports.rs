//! The imports of each file, read from its tokens: `use` declarations and full paths.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::graph::Graph;
use crate::meta::Sources;

/// A path as its segments, from the root of the crate.
type Segments = Vec<String>;

pub(super) fn imports(sources: &Sources) -> Graph {
    let modules: BTreeMap<Segments, &String> =
        sources.keys().map(|file| (module_of(file), file)).collect();
    let mut graph = Graph::new();
    for (file, text) in sources {
        let tokens: TokenStream =
            text.parse().unwrap_or_else(|error| panic!("{file} is no Rust: {error}"));
        let mut reader = Reader { modules: &modules, found: BTreeSet::new() };
        if !is_test(file) {
            reader.read(tokens, &module_of(file));
        }
        reader.found.remove(file);
        graph.insert(file.clone(), reader.found);
    }
    graph
}

fn is_test(file: &str) -> bool {
    file.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// The module that a file is.
fn module_of(file: &str) -> Segments {
    let mut segments: Segments =
        file.trim_end_matches(".rs").split('/').map(ToOwned::to_owned).collect();
    if segments.last().is_some_and(|last| last == "mod") || segments == ["lib"] {
        segments.pop();
    }
    segments
}

struct Reader<'s> {
    modules: &'s BTreeMap<Segments, &'s String>,
    found: BTreeSet<String>,
}

impl Reader<'_> {
    /// Records the imports of the tokens of a module.
    fn read(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if is_punct(tokens.get(at), '#')
                && let Some(TokenTree::Group(attribute)) = tokens.get(at + 1)
            {
                at += 2;
                if is_for_tests(&attribute.stream()) {
                    at = after_item(&tokens, at);
                }
                continue;
            }
            match &tokens[at] {
                TokenTree::Ident(ident) if *ident == "use" => {
                    let end = (at..tokens.len())
                        .find(|end| is_punct(tokens.get(*end), ';'))
                        .unwrap_or(tokens.len());
                    self.tree(&tokens[at + 1..end], &[], module);
                    at = end;
                }
                TokenTree::Ident(ident) if *ident == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        let inner = [module, &[name.to_string()]].concat();
                        self.read(body.stream(), &inner);
                        at += 2;
                    }
                }
                TokenTree::Ident(_) if starts_path(&tokens, at) => {
                    let path = path_at(&tokens, at);
                    // `a::b` is three tokens more for each segment.
                    at += (path.len() - 1) * 3;
                    self.note(&path, module);
                }
                TokenTree::Group(group) => self.read(group.stream(), module),
                _ => {}
            }
            at += 1;
        }
    }

    /// Notes each leaf of the tree of a `use` declaration.
    fn tree(&mut self, tokens: &[TokenTree], prefix: &[String], module: &[String]) {
        let mut path = prefix.to_vec();
        for token in tokens {
            match token {
                // The next identifier is the alias.
                TokenTree::Ident(ident) if *ident == "as" => break,
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    for branch in inside.split(|token| is_punct(Some(token), ',')) {
                        self.tree(branch, &path, module);
                    }
                    return;
                }
                _ => {}
            }
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        self.note(&path, module);
    }

    /// Notes the file that a path leads into, if it is one of this crate.
    fn note(&mut self, path: &[String], module: &[String]) {
        let mut here = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self" | "super") => module.to_vec(),
            // A module that this one declares.
            Some(first) if self.modules.contains_key(&[module, &[first.to_owned()]].concat()) => {
                module.to_vec()
            }
            _ => return,
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => {
                    here.pop();
                }
                name => here.push(name.to_owned()),
            }
        }
        // The rest of the path is an item of the file, or inside of one.
        while !self.modules.contains_key(&here) && here.pop().is_some() {}
        if let Some(file) = self.modules.get(&here) {
            self.found.insert((*file).clone());
        }
    }
}

fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether an identifier is the first segment of a path; that of `$crate::` is not of this crate.
fn starts_path(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    !is_punct(before, ':')
        && !is_punct(before, '$')
        && !is_punct(before, '.')
        && is_punct(tokens.get(at + 1), ':')
        && is_punct(tokens.get(at + 2), ':')
}

fn path_at(tokens: &[TokenTree], mut at: usize) -> Segments {
    let mut path = Segments::new();
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        path.push(ident.to_string());
        if !is_punct(tokens.get(at + 1), ':') || !is_punct(tokens.get(at + 2), ':') {
            break;
        }
        at += 3;
    }
    path
}

/// Whether an attribute is a `cfg` that needs `test`.
fn is_for_tests(attribute: &TokenStream) -> bool {
    let text = attribute.to_string();
    text.starts_with("cfg")
        && !text.contains("not")
        && !text.contains("any")
        && text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "test")
}

/// Where the item ends that begins here.
fn after_item(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        at += 1;
        let is_end = match token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if is_end {
            break;
        }
    }
    at
}
