//! Every set of distinct names gets a table, and the table finds exactly them.

mod sets;
mod table;

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use std::collections::HashMap;

use self::sets::{next, random_name, sets};
use self::table::{Owned, check};
use crate::lookup::perfect_hash::search::{SearchError, places_for, search};
use crate::lookup::perfect_hash::start::Scratch;
use crate::lookup::perfect_hash::words::{is_same, stored_words, words, words_of_any};

#[test]
fn table_of_adversarial_set_finds_exactly_its_names() {
    for (label, set) in sets() {
        for whole in [false, true] {
            let (table, factor) = Owned::build(&set, whole);
            assert!(factor <= 2, "{label} took {factor} times the places");
            check(table, &set);
        }
    }
}

#[test]
fn table_exists_for_sets_of_every_size() {
    let mut worst = 1;
    for n in 0..600_u64 {
        for kind in 0..3 {
            let set: Vec<String> = (0..n)
                .map(|i| match kind {
                    0 => format!("field_{i}"),
                    1 => format!("{i:x}"),
                    _ => random_name(i * 77 + n, 12) + &i.to_string(),
                })
                .collect();
            let (table, factor) = Owned::build(&set, n % 2 == 0);
            worst = worst.max(factor);
            check(table, &set);
        }
    }
    assert!(worst <= 2);
}

#[test]
fn table_lookup_matches_hash_map() {
    let mut seed = 7;
    for round in 0..3000 {
        let n = (next(&mut seed) % 80) as usize;
        let letters = 1 + next(&mut seed) % 26;
        let longest = 1 + next(&mut seed) % 24;
        let one = |seed: &mut u64| {
            let l = next(seed) % (longest + 1);
            (0..l).map(|_| (b'a' + (next(seed) % letters) as u8) as char).collect::<String>()
        };
        let mut map = HashMap::new();
        let mut set = vec![];
        for _ in 0..n {
            let s = one(&mut seed);
            if !map.contains_key(&s) {
                map.insert(s.clone(), set.len());
                set.push(s);
            }
        }
        let (table, _) = Owned::build(&set, round % 2 == 0);
        for _ in 0..100 {
            let s = one(&mut seed);
            assert_eq!(
                table.view().find(&s).map(|k| k.index),
                map.get(&s).copied(),
                "{round} {s:?}"
            );
        }
        check(table, &set);
    }
}

/// Compares the words of names that differ in one byte, for all lengths.
fn check_words<const W: usize>() {
    for length in 0..=8 * W {
        let name: Vec<u8> = (0..length).map(|at| b'a' + (at % 26) as u8).collect();
        let stored = stored_words::<W>(&name);
        let is_found = |other: &[u8], length| {
            let (some, any) = (words::<W>(other), words_of_any::<W>(other));
            assert_eq!(some, any, "{length}");
            is_same(&stored, &any, [name.len(), length])
        };
        assert!(is_found(&name, length), "{length}");
        assert!(!is_found(&name, length + 1), "{length}");
        for at in 0..length {
            for bit in 0..8 {
                let mut other = name.clone();
                other[at] ^= 1 << bit;
                assert!(!is_found(&other, length), "{length} {at} {bit}");
            }
        }
    }
}

#[test]
fn words_of_equal_names_are_equal_and_of_others_are_not() {
    check_words::<1>();
    check_words::<2>();
    check_words::<3>();
    check_words::<4>();
}

#[test]
fn duplicate_name_is_reported() {
    for (label, mut set) in sets() {
        if set.is_empty() {
            continue;
        }
        let twice = set[set.len() / 2].clone();
        set.push(twice);
        let names: Vec<&[u8]> = set.iter().map(String::as_bytes).collect();
        let mut places = places_for(names.len());
        let error = loop {
            match search(
                &names,
                false,
                &mut vec![Scratch::NEW; places],
                &mut vec![0; places],
                &mut vec![0; places],
            ) {
                Err(SearchError::Full) => places *= 2,
                other => break other.unwrap_err(),
            }
        };
        assert_eq!(error, SearchError::Duplicate((set.len() - 1) / 2, set.len() - 1), "{label}");
    }
    let many = vec![&b"a"[..]; 70_000];
    assert_eq!(search(&many, false, &mut [], &mut [], &mut []), Err(SearchError::TooMany));
}
