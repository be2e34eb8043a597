//! Pushes onto a list that does not exist, and keys that a map rejects.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Tls {
    #[slot(default)]
    domains: Vec<String>,
    ports: Option<Vec<u16>>,
    #[slot(default)]
    depth: u8,
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Mode {
    Plain,
    Encrypted { domains: Vec<String> },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Server {
    headers: BTreeMap<String, Vec<String>>,
    limits: BTreeMap<String, u32>,
    tls: Option<Tls>,
    by_port: BTreeMap<u16, BTreeMap<u8, Vec<Mode>>>,
    mode: Mode,
    all: BTreeMap<String, Tls>,
}

fn server() -> Server {
    Server {
        headers: BTreeMap::new(),
        limits: BTreeMap::new(),
        tls: None,
        by_port: BTreeMap::new(),
        mode: Mode::Plain,
        all: BTreeMap::new(),
    }
}

#[test]
fn push_makes_the_list_of_a_missing_key() {
    let mut it = server();
    let undo = it.push_path("headers.accept", "a").unwrap();
    it.push_path("headers.accept", "b").unwrap();
    it.push_path("by_port.80.1", "Plain").unwrap();
    it.push_path("by_port.81.2", "Plain").unwrap();
    assert_eq!(it.headers["accept"], ["a", "b"]);
    assert_eq!((&it.by_port[&80][&1][..], it.by_port.len()), (&[Mode::Plain][..], 2));
    it.delete_path("headers.accept[1]").unwrap();
    undo.apply(&mut it).unwrap();
    assert!(it.headers.is_empty());
}

#[test]
fn push_makes_the_object_that_holds_the_list() {
    let mut it = server();
    let undo = it.push_path("tls.ports", 443).unwrap();
    let made = Tls { domains: vec![], ports: Some(vec![443]), depth: 0 };
    assert_eq!(it.tls, Some(made));
    undo.apply(&mut it).unwrap();
    assert_eq!(it, server());
    it.push_path("all.a.domains", "x").unwrap();
    assert_eq!(it.all["a"].domains, ["x"]);
    it.push_path("mode.Encrypted.domains", "y").unwrap();
    assert_eq!(it.mode, Mode::Encrypted { domains: vec!["y".into()] });
}

#[test]
fn push_onto_another_missing_value_is_rejected() {
    let mut it = server();
    for (path, message) in [
        ("limits.x", "'Server' object attribute 'limits' has no key 'x'"),
        ("tls.depth", "'Server' object attribute 'tls' is None, so 'tls.depth' cannot be reached"),
        ("tls.dpth", "'Server' object attribute 'tls' is None, so 'tls.dpth' cannot be reached"),
        ("heders.x", "'Server' object has no attribute 'heders'"),
    ] {
        assert_eq!(it.push_path(path, 1).unwrap_err().message(), message);
    }
    assert_eq!(
        it.push_path("headers.x", 1).unwrap_err().message(),
        "'Server' object attribute 'headers.x[0]' must be String, not int"
    );
    assert_eq!(it, server());
}

#[test]
fn key_of_a_wrong_type_on_a_path_is_named() {
    let mut it = server();
    let message = "'Server' object attribute 'by_port' must be a map with keys of type u16, not one with the key 'x': \
                   must be u16, not 'x': invalid digit found in string";
    for path in ["by_port.x", "by_port.x.1"] {
        let error = it.set_path(path, Value::None).unwrap_err();
        assert_eq!(error.message_with_causes(), message);
    }
    assert_eq!(it.push_path("by_port.x.1", "Plain").unwrap_err().message_with_causes(), message);
}
