//! The bounds that skip a name unread: they leave out no name that a rule finds.

use std::string::String;
use std::vec::Vec;

use super::super::name::{Name, Set};
use super::super::{RULES, are_far, rank};

/// The names of the typos that come with the crate.
fn names() -> Vec<&'static str> {
    let data = [
        include_str!("../../../../tests/data/typos.txt"),
        include_str!("../../../../tests/data/other_classes.txt"),
        include_str!("../../../../tests/data/held_out.txt"),
    ];
    data.into_iter()
        .flat_map(|data| data.lines().filter(|line| !line.starts_with("kind")))
        .flat_map(|line| line.split([' ', '>']))
        .collect()
}

/// Names of one to four short words of few letters, so that many are near to each other.
fn random_name(random: &mut impl FnMut(usize) -> usize) -> String {
    let mut name = String::new();
    for word in 0..=random(4) {
        if word > 0 && random(3) > 0 {
            name.push('_');
        }
        for _ in 0..=random(6) {
            let letter = char::from(b"abcdeiosty"[random(10)]);
            name.push(if random(9) == 0 { letter.to_ascii_uppercase() } else { letter });
        }
    }
    name
}

fn no_rule_finds_far_name(typo: &str, candidate: &str) {
    let (wrong, meant) = (Name::new(typo), Name::new(candidate));
    if wrong.words.is_empty() || meant.words.is_empty() {
        return;
    }
    if let Some(set) = Set::of_ascii(candidate) {
        assert_eq!((set.bits, set.count), (meant.set.bits, meant.set.count), "{candidate}");
    }
    if are_far(&wrong, meant.set) {
        let found = RULES.iter().position(|rule| rule(&wrong, &meant).is_some());
        assert_eq!(found, None, "{typo} {candidate}");
        assert!(rank(&wrong, &meant).is_none());
    }
}

#[test]
fn name_that_is_far_by_its_letters_is_found_by_no_rule() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let names = names();
    for _ in 0..50_000 {
        no_rule_finds_far_name(names[random(names.len())], names[random(names.len())]);
        no_rule_finds_far_name(&random_name(&mut random), &random_name(&mut random));
    }
    for pair in names.windows(2) {
        no_rule_finds_far_name(pair[0], pair[1]);
        no_rule_finds_far_name(pair[1], pair[0]);
    }
}
