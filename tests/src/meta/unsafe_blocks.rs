//! Each occurrence of `unsafe`, counted by tokens, and whether the comment of each block names its invariant.

use proc_macro2::{TokenStream, TokenTree};

use super::{Sources, root, sources};

/// The crates that users compile: the library, its macros, its bridges.
const SHIPPED: &[&str] = &["slots-runtime/src", "slots-macros/src", "bridges"];
/// The kernel: a file of this name, and a folder of this name beside it.
const KERNEL: &str = "slots-runtime/src/model/kernel";
/// Where the macros write the one `unsafe impl` of an expansion.
const PROMISE: &str = "slots-macros/src/expand/class.rs";
const SNAPSHOTS: &str = "slots-macros/src/snapshots/";
/// The calls of the C API of CPython, in a crate of its own; its invariants are in a table.
const CAPI: &str = "bridges/slots-python/src/capi";
const INVARIANTS: &[&str] =
    &["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12", "I13"];

fn is_kernel(name: &str) -> bool {
    name.strip_prefix(KERNEL).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn is_capi(name: &str) -> bool {
    name.strip_prefix(CAPI).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn shipped() -> Sources {
    SHIPPED.iter().flat_map(|folder| sources(&root(), folder)).collect()
}

/// The tokens after each `unsafe`, those inside of macros too.
fn unsafe_tokens(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => unsafe_tokens(group.stream(), found),
            TokenTree::Ident(ident) if ident == "unsafe" => {
                let next = match tokens.peek() {
                    Some(TokenTree::Group(_)) => "{".to_owned(),
                    Some(next) => next.to_string(),
                    None => String::new(),
                };
                found.push(next);
            }
            _ => {}
        }
    }
}

fn unsafe_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    unsafe_tokens(text.parse().unwrap(), &mut found);
    found
}

#[test]
fn unsafe_occurs_only_in_kernel_and_in_one_impl_of_expansion() {
    let mut in_kernel = Vec::new();
    for (name, text) in shipped() {
        match (name.as_str(), unsafe_in(&text)) {
            (name, found) if is_kernel(name) => in_kernel.extend(found),
            // Checked by `each_unsafe_block_of_python_bridge_names_its_invariant`.
            (name, _) if is_capi(name) => {}
            (PROMISE, found) => assert_eq!(found, ["impl"], "{PROMISE}"),
            // Snapshots of expansions, for the tests of the macros.
            (name, found) if name.starts_with(SNAPSHOTS) => assert!(found.len() <= 1, "{name}"),
            (name, found) => assert!(found.is_empty(), "{name}: unsafe {found:?}"),
        }
    }
    let count = |what: &str| in_kernel.iter().filter(|next| *next == what).count();
    let (blocks, impls) = (count("{"), count("impl"));
    // `Declare`, `Describe` and `Object`; `Place::declared`, a `const unsafe fn`; `drop_held`, the type of a pointer to it, `move_to`, `fill`, `own`, and the type of a
    // pointer to it.
    assert_eq!((impls, count("trait"), count("fn")), (2, 3, 7));
    assert_eq!(blocks + 12, in_kernel.len(), "{in_kernel:?}");
    assert!((1..=53).contains(&blocks), "{blocks} blocks");
    println!(
        "unsafe blocks: {blocks}, all in {KERNEL}*; unsafe impls: {impls} there, 1 in an expansion"
    );
}

#[test]
fn each_unsafe_block_names_its_invariant() {
    let kernel: Vec<_> = shipped().into_iter().filter(|(name, _)| is_kernel(name)).collect();
    for (name, text) in &kernel {
        each_block_has_a_proof(name, text);
    }
    for invariant in INVARIANTS {
        let is_stated = |(_, text): &(String, String)| text.contains(&format!("**{invariant}, "));
        assert!(kernel.iter().any(is_stated), "{invariant} is not written down");
    }
}

#[test]
fn each_unsafe_block_of_python_bridge_names_its_invariant() {
    let files: Vec<_> = shipped().into_iter().filter(|(name, _)| is_capi(name)).collect();
    let table = &files.iter().find(|(name, _)| name.ends_with("capi.rs")).unwrap().1;
    let stated = (1..100).take_while(|number| table.contains(&format!("//! | P{number} "))).count();
    let mut blocks = 0;
    for (name, text) in &files {
        let lines: Vec<&str> = text.lines().collect();
        for at in (0..lines.len()).filter(|at| lines[*at].contains("// SAFETY: ")) {
            let proof = lines[at].split_once("// SAFETY: P").map(|(_, proof)| proof);
            let proof = proof.unwrap_or_else(|| panic!("{name}:{}: no invariant", at + 1));
            let number = proof.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let number: usize = number[..end].parse().unwrap();
            assert!((1..=stated).contains(&number), "{name}:{}: P{number} is not stated", at + 1);
        }
        let proofs = text.matches("// SAFETY: ").count();
        let found = unsafe_in(text);
        let here = found.iter().filter(|next| ["{", "impl"].contains(&next.as_str())).count();
        assert_eq!(proofs, here, "{name}");
        blocks += here;
    }
    assert!(stated >= 10 && blocks > 0);
    println!("unsafe blocks: {blocks}, all in {CAPI}*; {stated} invariants");
}

fn each_block_has_a_proof(file: &str, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let is_unsafe = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        code.contains("unsafe {") || code.contains("unsafe impl")
    };
    let mut proofs = 0;
    for at in (0..lines.len()).filter(|at| is_unsafe(lines[*at])) {
        let is_comment = |line: &&&str| line.trim_start().starts_with("//");
        let above = lines[..at].iter().rev().skip_while(|line| line.trim_start().starts_with("#["));
        let mut comment: Vec<&str> = above.take_while(is_comment).copied().collect();
        comment.reverse();
        let proof = comment.join(" ");
        let (_, proof) = proof.split_once("SAFETY: ").unwrap_or_default();
        let names = INVARIANTS.iter().any(|invariant| proof.contains(invariant));
        assert!(names, "{file}:{}: its proof names no invariant: '{proof}'", at + 1);
        proofs += 1;
    }
    let tokens = unsafe_in(text);
    assert_eq!(proofs, tokens.iter().filter(|next| ["{", "impl"].contains(&next.as_str())).count());
}
