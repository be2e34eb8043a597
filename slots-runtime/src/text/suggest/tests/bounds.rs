//! Each rule needs evidence; without it, the rule finds nothing.

use std::string::String;
use std::vec::Vec;

use super::super::name::Name;
use super::super::rank::{RULES, possible};

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

fn excluded_rules_find_nothing(typo: &str, candidate: &str) {
    let (wrong, meant) = (Name::new(typo), Name::new(candidate));
    if wrong.words.is_empty() || meant.words.is_empty() {
        return;
    }
    let apart: Name<'_> = {
        let mut name = Name::with_room();
        name.read(candidate, None);
        name
    };
    assert_eq!(apart.set, meant.set, "{candidate}");
    assert_eq!((&apart.letters, &apart.words), (&meant.letters, &meant.words), "{candidate}");
    let possible = possible(&wrong, meant.set);
    for (at, (_, rule)) in RULES.iter().enumerate() {
        if possible & 1 << at == 0 {
            assert_eq!(rule(&wrong, &meant), None, "{typo} {candidate} {at}");
        }
    }
}

#[test]
fn rules_that_the_letters_exclude_find_nothing() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let names = names();
    for _ in 0..50_000 {
        excluded_rules_find_nothing(names[random(names.len())], names[random(names.len())]);
        excluded_rules_find_nothing(&random_name(&mut random), &random_name(&mut random));
    }
    for pair in names.windows(2) {
        excluded_rules_find_nothing(pair[0], pair[1]);
        excluded_rules_find_nothing(pair[1], pair[0]);
    }
}
